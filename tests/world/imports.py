"""What the tests of imports share: running one, and reading its tables with the readers of the world."""

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from readout.records import Problem
from readout.world import load
from readout.world.imports import Added, ImportPlan, Skip, import_files


class Done:
    """What became of an import."""

    def __init__(self, found: Iterable[Added | Skip | Problem]) -> None:
        kept = list(found)
        self.rows = [one for one in kept if isinstance(one, Added)]
        self.outcomes = [one.outcome for one in self.rows]
        self.problems = [(one.line, one.message) for one in kept if isinstance(one, Problem)]
        self.skipped: dict[str, int] = {}
        for one in kept:
            if isinstance(one, Skip) and one.count:
                self.skipped[one.reason] = self.skipped.get(one.reason, 0) + one.count


def take(path: Path, text: str | bytes, into: Path, plan: ImportPlan | None = None) -> Done:
    """Write a file and import it."""
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return Done(import_files([str(path)], into, plan or ImportPlan()))


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    """Return the rows of a table."""
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def read_back(folder: Path) -> dict[str, list[Any]]:
    """Return the records that the readers of the world make of the tables that are there; they refuse what is wrong."""
    return {
        "countries": list(load.read_countries(folder)),
        "bodies": list(load.read_bodies(folder)),
        "terms": list(load.read_terms(folder)),
    }


def item(name: str, label: str | None, aliases: tuple[str, ...] = (), **claims: list[dict[str, Any]]) -> dict[str, Any]:
    """Return an item of Wikidata."""
    return {
        "type": "item",
        "id": name,
        "labels": {"en": {"language": "en", "value": label}} if label else {},
        "aliases": {"en": [{"language": "en", "value": alias} for alias in aliases]} if aliases else [],
        "claims": claims or [],
    }


def points(*items: str, rank: str = "normal") -> list[dict[str, Any]]:
    """Return statements that point to items."""
    return [{"mainsnak": _snak({"entity-type": "item", "id": name}), "rank": rank} for name in items]


def held(position: str, start: str = "", end: str = "", rank: str = "normal", **more: str) -> list[dict[str, Any]]:
    """Return the statement of a position held; times are `2001`, `2001-02` or `2001-02-03`."""
    (statement,) = points(position, rank=rank)
    times = {name: [time(value)["mainsnak"]] for name, value in (("P580", start), ("P582", end)) if value}
    statement["qualifiers"] = times | {name: [points(value)[0]["mainsnak"]] for name, value in more.items()}
    return [statement]


def time(value: str) -> dict[str, Any]:
    """Return a statement of a time."""
    parts = [*value.split("-"), "00", "00"][:3]
    return {
        "mainsnak": _snak({"time": f"+{'-'.join(parts)}T00:00:00Z", "precision": 9 + value.count("-")}),
        "rank": "normal",
    }


def text(value: str) -> list[dict[str, Any]]:
    """Return a statement of a string."""
    return [{"mainsnak": _snak(value), "rank": "normal"}]


def dump(*items: dict[str, Any] | str) -> str:
    """Return the lines of a dump as Wikidata writes them; strings stand for lines that are wrong."""
    lines = [one if isinstance(one, str) else json.dumps(one, separators=(",", ":")) for one in items]
    return "[\n" + ",\n".join(lines) + "\n]\n"


def _snak(value: Any) -> dict[str, Any]:
    return {"snaktype": "value", "datavalue": {"value": value}}
