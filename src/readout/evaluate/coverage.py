"""What a corpus covers: counts of its reports, events, claims and rows as a page in Markdown."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from readout.codebook import Term, load_codebook
from readout.evaluate.coded import CodedEvent, GoldReport
from readout.evaluate.holdings import ROLES, Holdings, Row, read_holdings
from readout.evaluate.markdown import write_table
from readout.evaluate.split import PARTS
from readout.world import load_world

COUNTRIES = 25
STYLES = 20
_INTRODUCTION = """\
# What the corpus covers

Printed by `python -m readout.evaluate coverage corpus`. How the corpus was made and how it is written down is told in
[README.md](README.md), what types, modes and the other terms mean in [the codebook](../docs/codebook.md).
A row is one sentence with one event, or with none; an event is one of a report.
"""


def describe_coverage(folder: Path) -> str:
    """Return the page on a corpus; `GoldError` or `DataError` with file and line of its first fault."""
    held = read_holdings(folder)
    sections = (
        ("Batches", _batches(held)),
        ("Parts", _parts(held)),
        ("Reports by decade of publication", _decades(held)),
        ("Reports by style", _styles(held)),
        ("Events by type", _types(held)),
        ("Events by mode", _modes(held)),
        ("Events by auxiliary", _auxiliaries(held)),
        ("Events by standing", _standings(held)),
        ("Events by country of an actor", _countries(held)),
        ("Events by number of sentences that tell them", _tellings(held)),
        ("Arguments outside the sentence of the trigger", _arguments(held)),
        ("Claims by stance", _stances(held)),
    )
    return _INTRODUCTION + "".join(f"\n## {title}\n\n{body}" for title, body in sections)


def _batches(held: Holdings) -> str:
    names = sorted({*held.batches.values(), *(row.batch for row in held.rows)})
    heads = ("batch", "reports", "of them without an event", "events", "claims", "rows", "of them without an event")
    lines = [
        (f"`{name}`", *_sums(report for report in held.reports if held.batches[report.id] == name), *_rows(held, name))
        for name in names
    ]
    return write_table(heads, [*lines, ("all", *_sums(held.reports), *_rows(held))])


def _sums(reports: Iterable[GoldReport]) -> tuple[int, int, int, int]:
    reports = list(reports)
    empty = sum(not report.events for report in reports)
    events = sum(len(report.events) for report in reports)
    return len(reports), empty, events, sum(len(report.claims) for report in reports)


def _rows(held: Holdings, batch: str | None = None) -> tuple[int, int]:
    rows = [row for row in held.rows if batch in (None, row.batch)]
    return len(rows), sum(row.type is None for row in rows)


def _parts(held: Holdings) -> str:
    lines = []
    for part in (*PARTS, None):
        reports = [report for report in held.reports if held.parts.get(report.id) == part]
        if part or reports:
            lines.append((part or "none yet", *_sums(reports)))
    return write_table(("part", "reports", "of them without an event", "events", "claims"), lines)


def _decades(held: Holdings) -> str:
    found = Counter(f"{report.published[:3]}0s" if report.published else "undated" for report in held.reports)
    return write_table(("decade", "reports"), sorted(found.items()))


def _styles(held: Holdings) -> str:
    found = Counter(_style(report) for report in held.reports)
    common = _most_frequent(found, STYLES)
    told = f"{len(found):,} styles, named as their writers named them; what follows a comma is left out.\n\n"
    rest = found.total() - sum(count for _, count in common)
    return told + write_table(("style", "reports"), [*common, ("all others", rest)], side_by_side=2)


def _style(report: GoldReport) -> str:
    return (report.style or "none given").partition(",")[0].strip()


def _types(held: Holdings) -> str:
    told, rows = Counter(event.type for event in held.events), Counter(row.type for row in held.rows)
    lines = [(name, told[name], rows[name]) for name in load_codebook().types]
    return write_table(("type", "in reports", "in rows"), [*lines, ("none", "", rows[None])])


def _modes(held: Holdings) -> str:
    book = load_codebook()
    told = Counter((event.type, event.mode) for event in held.events)
    rows = Counter((row.type, row.mode) for row in held.rows)
    pairs = [(kind, mode) for kind in book.types if book.modes(kind) for mode in (*book.modes(kind), None)]
    lines = [(_mode_name(*pair), told[pair], rows[pair]) for pair in pairs]
    return "Types without modes are left out.\n\n" + write_table(("mode", "in reports", "in rows"), lines, 2)


def _mode_name(kind: str, mode: str | None) -> str:
    return f"{kind}/{mode}" if mode else f"{kind} alone"


def _auxiliaries(held: Holdings) -> str:
    told = _count_auxiliaries(held.events)
    rows = _count_auxiliaries(row for row in held.rows if row.type)
    lines = [(name, told[name], rows[name]) for name in (*_names(load_codebook().auxiliaries), "none")]
    return write_table(("auxiliary", "in reports", "in rows"), lines)


def _count_auxiliaries(found: Iterable[CodedEvent | Row]) -> Counter[str]:
    return Counter(name for one in found for name in one.auxiliaries or ("none",))


def _standings(held: Holdings) -> str:
    return _listed("standing", _names(load_codebook().standings), (event.standing for event in held.events))


def _stances(held: Holdings) -> str:
    return _listed("stance", _names(load_codebook().stances), (claim.stance for claim in held.claims))


def _names(terms: Iterable[Term]) -> tuple[str, ...]:
    return tuple(term.name for term in terms)


def _listed(head: str, names: Iterable[str], values: Iterable[str]) -> str:
    found = Counter(values)
    return write_table((head, "in reports"), [(name, found[name]) for name in names])


def _countries(held: Holdings) -> str:
    sets = [{party.country for party in event.actors if party.country} for event in held.events]
    found = Counter(code for codes in sets for code in codes)
    none = sum(not codes for codes in sets)
    told = (
        f"The {COUNTRIES} most frequent of {len(found):,} countries and bodies; an event with actors of several counts "
        f"for each.\n{none:,} events have no actor, or none with a country.\n\n"
    )
    called = _country_names()
    lines = [(called.get(code, code), code, count) for code, count in _most_frequent(found, COUNTRIES)]
    return told + write_table(("country", "code", "in reports"), lines, side_by_side=2)


def _country_names() -> dict[str, str]:
    bodies = {term.name: term.definition.partition(",")[0] for term in load_codebook().special_codes}
    return bodies | {code: country.name for code, country in load_world().countries.items()}


def _most_frequent(found: Counter[str], limit: int) -> list[tuple[str, int]]:
    """Return names and counts, equals by name."""
    return sorted(found.items(), key=lambda item: (-item[1], item[0]))[:limit]


def _tellings(held: Holdings) -> str:
    found = Counter(min(len(event.sentences), 3) for event in held.events)
    names = {1: "one", 2: "two", 3: "three or more"}
    return write_table(("sentences", "in reports"), [(name, found[number]) for number, name in names.items()])


def _arguments(held: Holdings) -> str:
    lines = []
    for role in ROLES.values():
        outside = held.arguments[role, True]
        everywhere = outside + held.arguments[role, False]
        lines.append((role, everywhere, outside, f"{100 * outside / max(everywhere, 1):.1f} %"))
    return write_table(("argument", "in reports", "outside", "share"), lines)
