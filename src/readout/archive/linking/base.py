"""What a linking starts from: the readings as they are now, and what the linking before left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from readout.archive.build import build_table
from readout.archive.delta import append_rows
from readout.archive.linking.linked import (
    find_reports,
    last_link,
    latest_readings,
    linked_readings,
    read_effects,
    read_verdicts,
)
from readout.archive.places import Place
from readout.archive.rows import Row
from readout.archive.schemas import arrow_schema
from readout.records import Verdict
from readout.settings import LINKER

if TYPE_CHECKING:
    import duckdb

Item = TypeVar("Item")
Progress = Callable[[str, int, int | None], None]  # step, how many are done, of how many
BATCH = 20_000  # rows to a commit


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """The archive as a linking finds it; `number` is its own.

    `latest` are the readings by report, `new` those that are not linked or were judged since, `linked` those that are.
    Where all is linked anew, `anew`, nothing counts as linked. `effects` are the judgements that changed records.
    """

    cursor: duckdb.DuckDBPyConnection
    number: int
    since: int
    anew: bool
    latest: dict[str, str]
    linked: dict[str, str]
    new: dict[str, str]
    verdicts: tuple[Verdict, ...]
    moved: tuple[Verdict, ...]  # those that came or were undone since the last linking
    effects: frozenset[str]
    last: dict[str, Any] | None

    @property
    def changed(self) -> frozenset[str]:
        """The reports of which an older reading is linked, or the same one as it was before it was judged."""
        return frozenset(self.new.keys() & self.linked.keys())


def find_base(cursor: duckdb.DuckDBPyConnection, again: bool) -> Base:
    """Return what a linking starts from; all is linked anew with `again`, the first time, and by another version."""
    last = last_link(cursor)
    anew = again or last is None or last["version"] != LINKER
    number = last["number"] + 1 if last else 1
    verdicts = read_verdicts(cursor)
    standing = {verdict.id for verdict in verdicts}
    heeded = frozenset(last["judgements"] if last and not anew else ())
    judged = read_verdicts(cursor, undone=True)
    latest, linked = latest_readings(cursor), {} if anew else linked_readings(cursor)
    effects = read_effects(cursor)
    fresh = {report for id, report in effects.items() if id not in heeded} | find_reports(
        cursor, heeded - effects.keys()
    )
    return Base(
        cursor=cursor,
        number=number,
        since=number if last is None or anew else last["since"],
        anew=anew,
        latest=latest,
        linked=linked,
        new={report: reading for report, reading in latest.items() if linked.get(report) != reading or report in fresh},
        verdicts=verdicts,
        moved=tuple(verdict for verdict in judged if (verdict.id in standing) != (verdict.id in heeded)),
        effects=frozenset(effects),
        last=last,
    )


@dataclass(frozen=True, slots=True)
class LinkWriter:
    """Writes the rows of one linking, a commit for each batch; they count once its row in `links` is there."""

    folder: Place
    link: str

    def write(self, table: str, rows: Iterable[Row]) -> None:
        """Append rows to a table."""
        waiting = iter(rows)
        while batch := [{"link": self.link, **row} for row in islice(waiting, BATCH)]:
            append_rows(self.folder, table, build_table(table, batch))

    def write_columns(self, table: str, columns: Mapping[str, Sequence[Any]]) -> None:
        """Append a batch that is given by its columns."""
        import pyarrow as pa

        size = len(next(iter(columns.values())))
        whole = {"link": [self.link] * size, **columns}
        if size:
            append_rows(self.folder, table, pa.table(whole, schema=arrow_schema(table)))


def follow(items: Iterable[Item], step: str, total: int | None, on_progress: Progress | None) -> Iterator[Item]:
    """Pass items on and tell how many came, every hundred and at the end."""
    done = 0
    for done, item in enumerate(items, 1):
        yield item
        if on_progress and done % 100 == 0:
            on_progress(step, done, total)
    if on_progress:
        on_progress(step, done, total)
