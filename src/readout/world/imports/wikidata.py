"""Wikidata as rows: terms of office, and organisations if they are wanted."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from readout.world.imports.accept import fit_row
from readout.world.imports.codes import Codes
from readout.world.imports.dump import DumpPlan, read_passes
from readout.world.imports.rows import Found, Skip, UnfitError, data_rows
from readout.world.imports.scratch import Scratch
from readout.world.imports.sources import Source
from readout.world.imports.titles import office_sector, plain_offices

NOT_THERE = "terms of offices whose own item was not found"
UNNAMED = "terms of offices without an English name"
STATELESS = "terms and bodies of no known country"
BACKWARDS = "terms that end before they start"
UNFIT = "rows that do not fit the table"
TERMS = """
select terms.*, items.id, items.label, items.places from terms left join items on items.id = terms.position
order by terms.rowid"""


def read_wikidata(source: Source, codes: Codes, scratch: Scratch, plan: DumpPlan) -> Iterator[Found]:
    """Give the rows of a dump, in the order of the file, once all of it is read."""
    yield from read_passes(source, scratch, plan)
    places = _Places(scratch, codes)
    for person, aliases, _, start, end, own, home, died, office, label, where in scratch.select(TERMS):
        if not label:
            yield Skip(reason=UNNAMED if office else NOT_THERE)
            continue
        code = places.find(own.split()) or places.find((where or "").split())
        certainty = "b" if code and start else "c"
        code = code or places.find(home.split())
        if died and not end and not _is_backwards(start, died):
            end, certainty = died, "c"
        if code is None or _is_backwards(start, end):
            yield Skip(reason=BACKWARDS if code else STATELESS)
            continue
        yield _fit(
            "offices",
            {
                "country": code,
                "office": ";".join(plain_offices(label.replace(";", ","), codes.countries.get(code))),
                "sector": office_sector(label, code),
                "name": person,
                "aliases": aliases,
                "start": start,
                "end": end,
                "certainty": certainty,
            },
            codes,
        )
    yield from _read_bodies(scratch, places, codes)


def _read_bodies(scratch: Scratch, places: "_Places", codes: Codes) -> Iterator[Found]:
    kinds = {row[0]: row[1:] for row in data_rows("wikidata_kinds.tsv", 5)}
    for name, aliases, kind, start, end, where in scratch.select("select * from bodies order by rowid"):
        table, rule, sector, sort = kinds[kind]
        code = places.find(where.split())
        if rule != "-" and not (rule.endswith("?") and code):
            code = rule.removesuffix("?")
        if code is None:
            yield Skip(reason=STATELESS)
            continue
        if code == "NGO" or sector == "-":
            sector = ""
        cells = {"name": name, "aliases": aliases, "sector": sector, "kind": sort, "start": start, "end": end}
        yield _fit(table, {**cells, "code" if table == "organisations" else "country": code}, codes)


def _is_backwards(start: str, end: str) -> bool:
    size = min(len(start), len(end))
    return start[:size] > end[:size]


def _fit(table: str, cells: dict[str, str], codes: Codes) -> Found:
    try:
        return fit_row(table, cells, codes)
    except UnfitError:
        return Skip(reason=UNFIT)


class _Places:
    """Countries' codes by items: the item's own, else the one of what it lies in."""

    def __init__(self, scratch: Scratch, codes: Codes) -> None:
        self._scratch, self._codes = scratch, codes
        self._bodies = {item: code for item, code, _ in data_rows("wikidata_bodies.tsv", 3)}
        self._look_up = lru_cache(maxsize=50_000)(self._read)

    def find(self, items: Iterable[str]) -> str | None:
        """Return the code of the first item that has one, `None` if none has."""
        for nearest in (True, False):
            for item in items:
                own, around = self._look_up(item)
                found = own if nearest else next(filter(None, (self._look_up(place)[0] for place in around)), None)
                if found:
                    return found
        return None

    def _read(self, item: str) -> tuple[str | None, tuple[str, ...]]:
        if item in self._bodies:
            return self._bodies[item], ()
        row = next(self._scratch.select("select code, places from items where id = ?", (item,)), None)
        if row is None:
            return None, ()
        return self._codes.fold(row[0]) if row[0] else None, tuple((row[1] or "").split())
