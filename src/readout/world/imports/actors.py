"""Actor dictionaries as rows: countries' names, bodies, armed groups, and people with their codes by date."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal

from readout.records import Problem
from readout.world.imports.accept import fit_row
from readout.world.imports.codes import INTERNATIONAL, Actor, Codes, is_nothing
from readout.world.imports.entries import Coding, DictionaryEntry, Fault, read_entries
from readout.world.imports.rows import TABLES, Found, LeftOutError, Row, Skip, UnfitError, data_rows
from readout.world.imports.spelling import spell_name
from readout.world.normal import normalise_name
from readout.world.records import Country
from readout.world.tables import read_table

NamesAre = Literal["guess", "people", "bodies"]
Reading = tuple[Coding, Actor]
PASSED_OVER = "its code says to pass it over"


def read_actors(lines: Iterable[tuple[int, str]], source: str, codes: Codes, names_are: NamesAre) -> Iterator[Found]:
    """Give the rows of an actor dictionary; names that stand for a country come last, one row a country.

    A dictionary does not tell people from bodies. Taken for people are names with a dated code or the code of former
    officials (ELI) that hold no word for a body ("army"), but for single words with the code of an armed group.
    """
    seats: dict[str, dict[str, str]] = {}
    for entry in read_entries(lines):
        if isinstance(entry, Fault):
            yield Problem(source=source, line=entry.line, message=entry.message)
        else:
            yield from _read_entry(entry, source, codes, names_are, seats)
    for code, names in seats.items():
        yield _country_row(code, names.values(), codes)


def _read_entry(
    entry: DictionaryEntry, source: str, codes: Codes, names_are: NamesAre, seats: dict[str, dict[str, str]]
) -> Iterator[Found]:
    for fault in entry.faults:
        yield Problem(source=source, line=fault.line, message=fault.message)
    if not entry.codings and not entry.faults:
        yield Problem(source=source, line=entry.line, message=f"{entry.names[0]!r} has no code")
    readings: list[Reading] = []
    for coding in entry.codings:
        if is_nothing(coding.code) or "/" in coding.code:
            yield Skip(reason="a code of several actors" if "/" in coding.code else PASSED_OVER)
            continue
        try:
            readings.append((coding, codes.read_actor(coding.code)))
        except LeftOutError as error:
            yield Skip(reason=str(error))
        except UnfitError as error:
            yield Problem(source=source, line=coding.line, message=str(error))
    names = list(dict.fromkeys(filter(None, map(spell_name, entry.names))))
    if readings and not names:
        yield Problem(source=source, line=entry.line, message="there is no name")
    elif readings:
        yield from _place_names(entry, names, readings, source, codes, names_are, seats)


def _place_names(
    entry: DictionaryEntry,
    names: list[str],
    readings: list[Reading],
    source: str,
    codes: Codes,
    names_are: NamesAre,
    seats: dict[str, dict[str, str]],
) -> Iterator[Found]:
    places = {actor.code for _, actor in readings}
    plain = not any(actor.sectors for _, actor in readings) and not places & INTERNATIONAL
    person = _is_person(names, readings, names_are)
    if plain and (len(places) == 1 or not person):
        for code in sorted(filter(None, places)):
            yield from _take_seats(names, code, codes, seats)
        return
    for coding, actor in readings:
        try:
            yield fit_row(*(_term_cells if person else _body_cells)(names, coding, actor, len(readings)), codes)
        except UnfitError as error:
            yield Problem(source=source, line=coding.line, message=f"{names[0]}: {error}")


def _is_person(names: list[str], readings: list[Reading], names_are: NamesAre) -> bool:
    if names_are != "guess":
        return names_are == "people"
    if any(_tells_body(name) for name in names):
        return False
    if " " not in names[0] and any(actor.armed for _, actor in readings):
        return False
    dated = any(coding.start or coding.end for coding, _ in readings)
    return dated or any("ELI" in actor.sectors for _, actor in readings)


def _tells_body(name: str) -> bool:
    words = set(normalise_name(name).split())
    return not words.isdisjoint(_body_words())


@lru_cache(maxsize=1)
def _body_words() -> frozenset[str]:
    words = [word for (word,) in data_rows("bodies.tsv", 1)]
    plurals = [word[:-1] + "ies" if word.endswith("y") else word + "s" for word in words]
    return frozenset((*words, *plurals))


def _term_cells(names: list[str], coding: Coding, actor: Actor, readings: int) -> tuple[str, dict[str, str]]:
    """Return a term of office: the code of a country alone is its government."""
    default = readings > 1 and not (coding.start or coding.end)  # what holds where no date does
    return "offices", {
        "country": actor.code or "",
        "office": actor.figure if actor.sectors or actor.code in INTERNATIONAL else "government figure",
        "sector": ";".join(actor.sectors or (() if actor.code in INTERNATIONAL else ("GOV",))),
        "name": names[0],
        "aliases": ";".join(names[1:]),
        "start": coding.start,
        "end": coding.end,
        "certainty": "c" if default else "b",
    }


def _body_cells(names: list[str], coding: Coding, actor: Actor, _: int) -> tuple[str, dict[str, str]]:
    table = "groups" if actor.armed else "organisations"
    return table, {
        "name": names[0],
        "aliases": ";".join(names[1:]),
        "country" if table == "groups" else "code": actor.code or "",
        "sector": ";".join(actor.sectors),
        "kind": actor.kind,
        "start": coding.start,
        "end": coding.end,
    }


def _take_seats(names: list[str], code: str, codes: Codes, seats: dict[str, dict[str, str]]) -> Iterator[Found]:
    """Keep the names that our row of the country does not hold; what is no name of it stands for its government."""
    known = _forms(codes.countries.get(code))
    for name in names:
        form = normalise_name(name)
        if form in known:
            yield Skip(reason="our own table has the name for the country")
        elif form:
            seats.setdefault(code, {}).setdefault(form, name)


def _forms(country: Country | None) -> set[str]:
    if country is None:
        return set()
    lists = (country.short_names, country.people, country.adjectives, country.capitals, country.metonyms)
    return {normalise_name(form) for forms in (*lists, country.former_names, (country.name,)) for form in forms}


def _country_row(code: str, names: Iterable[str], codes: Codes) -> Row:
    """Return our own row of a country with the names added, so that nothing is lost where a row replaces ours."""
    ours = next((row for _, row in read_table("countries.csv", " ".join(TABLES["countries"])) if row[0] == code), None)
    first, *rest = names
    cells = dict(zip(TABLES["countries"], ours, strict=True)) if ours else {"iso3": code, "name": first}
    added = rest if ours is None else [first, *rest]
    cells["metonyms"] = ";".join(filter(None, (cells.get("metonyms", ""), *added)))
    return fit_row("countries", cells, codes)
