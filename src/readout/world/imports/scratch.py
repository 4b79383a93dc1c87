"""What an import of a dump has found so far, on disk: memory stays small, and a stopped run goes on."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from readout.errors import InputError

NAME = ".wikidata-import.sqlite"
TABLES = """
create table if not exists state (name text primary key, value text);
create table if not exists terms (
    person text, aliases text, position text, start text, finish text, places text, home text, died text);
create table if not exists bodies (
    name text, aliases text, kind text, start text, finish text, places text);
create table if not exists items (id text primary key, label text, places text, code text) without rowid;
create table if not exists wanted (id text primary key) without rowid;
create table if not exists sought (id text primary key) without rowid;
create table if not exists problems (line integer, message text);
"""


class Scratch:
    """A file beside the tables. What is not committed is as if it had not been found."""

    def __init__(self, folder: Path, key: str | None) -> None:
        """Open the file of a run with the same key, or begin anew; without a key always anew."""
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / NAME
        try:
            self._open()
            if key is None or self.get("key") != key:
                self.drop()
                self._open()
        except sqlite3.OperationalError as error:
            why = "another import of a dump into this folder is running" if "locked" in str(error) else error
            raise InputError(f"{self.path}: {why}") from error
        except sqlite3.DatabaseError:  # no database: nothing in it is needed
            self.drop()
            self._open()
        self.put("key", key)
        self._base.commit()

    def _open(self) -> None:
        self._base = sqlite3.connect(self.path, timeout=1)
        self._base.execute("pragma locking_mode = exclusive")  # held until it is closed: one import at a time
        self._base.executescript(TABLES)
        self.put("open", True)

    def get(self, name: str) -> Any:
        """Return a value that a run keeps, `None` if it has none of the name."""
        row = self._base.execute("select value from state where name = ?", (name,)).fetchone()
        return json.loads(row[0]) if row else None

    def put(self, name: str, value: Any) -> None:
        """Keep a value."""
        self._base.execute("insert or replace into state values (?, ?)", (name, json.dumps(value)))

    def insert(self, table: str, row: tuple[Any, ...]) -> None:
        """Add a row; one with the id of another takes its place."""
        self._base.execute(f"insert or replace into {table} values ({', '.join('?' * len(row))})", row)

    def want(self, item: str) -> None:
        """Put an item that has no note, and was not sought before, on the list of those to look up."""
        known = "select 1 from items where id = ?1 union all select 1 from sought where id = ?1"
        self._base.execute(f"insert or ignore into wanted select ?1 where not exists ({known})", (item,))

    def select(self, query: str, values: Iterable[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """Give the rows of a query."""
        yield from self._base.execute(query, tuple(values))

    def run(self, statement: str) -> None:
        """Change what is kept."""
        self._base.execute(statement)

    def commit(self) -> None:
        """Make sure that all this is there after a crash."""
        self._base.commit()

    def close(self) -> None:
        """Close the file and leave it where it is."""
        self._base.close()

    def drop(self) -> None:
        """Take the file away."""
        self._base.close()
        drop_scratch(self.path.parent)


def drop_scratch(folder: Path) -> None:
    """Take away what an import of a dump left in a folder."""
    for ending in ("", "-journal"):
        (folder / f"{NAME}{ending}").unlink(missing_ok=True)
