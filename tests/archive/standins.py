"""Simple stand-ins for the functions of `readout.link`: the archive is tested whatever those come to find out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any

import pytest

from readout.records import (
    Bond,
    Family,
    Incident,
    Sketch,
    Statement,
    Story,
    Telling,
    Tie,
    ToldFigure,
    Toll,
    Verdict,
    content_id,
)


def sketch_story(story: Story) -> Sketch:
    """Marks are the words; a headline that begins with KILL withdraws."""
    words = story.text.split()
    return Sketch(
        report=story.report,
        published=story.published,
        publisher=story.publisher,
        agency=story.agency,
        url=story.url,
        title=story.title,
        length=len(words),
        marks=(3, 2**63 + 5),
        slug=" ".join(words[:4]),
        withdraws=(story.title or "").startswith("KILL"),
    )


def find_ties(new: Iterable[Sketch], known: Iterable[Sketch] = ()) -> tuple[Tie, ...]:
    """Stories of one slug and one day are copies of the one of the smallest id; a kill withdraws the others."""
    new, known = list(new), list(known)
    fresh = {sketch.report for sketch in new}
    ties = []
    for one, other in combinations(sorted([*new, *known], key=lambda s: (s.withdraws, s.report)), 2):
        near = one.slug == other.slug and one.published == other.published
        if near and {one.report, other.report} & fresh:
            kind = "withdrawal" if other.withdraws else "copy"
            ties.append(Tie(report=other.report, other=one.report, kind=kind, share=1.0, made_by="t"))  # type: ignore[arg-type]
    return tuple(ties)


def settle_families(sketches: Iterable[Sketch], ties: Iterable[Tie]) -> dict[str, Family]:
    found = {sketch.report: sketch for sketch in sketches}
    ties = list(ties)
    gone = {name for tie in ties if tie.kind == "withdrawal" for name in (tie.report, tie.other)}
    families = {}
    for report in found:
        origin = min([report, *(tie.other for tie in ties if tie.report == report and tie.kind == "copy")])
        families[report] = Family(
            report=report,
            origin=origin,
            source=found[origin].publisher,
            status="withdrawn" if report in gone else "current",
        )
    return families


def find_bonds(new: Iterable[Telling], known: Iterable[Telling] = ()) -> tuple[Bond, ...]:
    """Events of one type and one day are one happening."""
    new, known = list(new), list(known)
    fresh = {telling.event for telling in new}
    assert fresh.isdisjoint(telling.event for telling in known)
    bonds = []
    for one, other in combinations(sorted([*new, *known], key=lambda telling: telling.event), 2):
        same = (one.type, one.start or one.published) == (other.type, other.start or other.published)
        if same and one.report != other.report and {one.event, other.event} & fresh:
            bonds.append(Bond(one=one.event, other=other.event, score=0.75, made_by="day", reasons=("day", "type")))
    return tuple(bonds)


def build_incidents(
    tellings: Iterable[Telling], bonds: Iterable[Bond], families: dict[str, Family], verdicts: Sequence[Verdict] = ()
) -> tuple[Incident, ...]:
    found = {t.event: t for t in tellings if families[t.report].status != "withdrawn"}
    parts = {event: {event} for event in found}
    edges = [(bond.one, bond.other, "") for bond in bonds]
    edges += [(v.events[0], other, v.at) for v in verdicts if v.action == "merge" for other in v.events[1:]]
    splits = [(set(v.events), set(v.others), v.at) for v in verdicts if v.action == "split"]
    pairs = [
        (one, other)
        for one, other, at in edges
        if not any({one, other} & here and {one, other} & there and at < later for here, there, later in splits)
    ]
    for one, other in pairs:
        if one in found and other in found and parts[one] is not parts[other]:
            parts[one] |= parts[other]
            for event in parts[other]:
                parts[event] = parts[one]
    groups = {min(part): sorted(part) for part in parts.values()}
    return tuple(
        _incident([found[event] for event in groups[key]], bonds, families, verdicts) for key in sorted(groups)
    )


def _incident(
    group: list[Telling], bonds: Iterable[Bond], families: dict[str, Family], verdicts: Iterable[Verdict]
) -> Incident:
    best, events = group[0], tuple(telling.event for telling in group)
    names = ("type", "mode", "actors", "recipients", "start", "end", "grain", "place", "place_country", "latitude")
    known: dict[str, Any] = {name: getattr(best, name) for name in (*names, "longitude", "auxiliaries", "standing")}
    says = [
        Statement(side=voice.side, says=voice.link, speaker=voice.speaker, words=voice.words, report=telling.report)
        for telling in group
        for voice in telling.voices
    ]
    told = [
        ToldFigure(figure=figure, side=None, report=t.report, event=t.event, published=t.published)
        for t in group
        for figure in t.figures
    ]
    toll = Toll(of="trucks", unit=None, fate=None, low=40.0, high=40.0, latest=40.0, told=tuple(told))
    return Incident(
        id=content_id("i", events[0]),
        **known,
        title=f"{best.type} {best.start}",
        events=events,
        reports=tuple(sorted({telling.report for telling in group})),
        past=(),
        sources=tuple(sorted({families[t.report].source or "-" for t in group})),
        first_seen=min(telling.published or "" for telling in group),
        last_seen=max(telling.published or "" for telling in group),
        statements=tuple(says),
        tolls=(toll,) if told else (),
        bonds=tuple(sorted((bond for bond in bonds if bond.one in events), key=lambda bond: (bond.one, bond.other))),
        verdicts=tuple(v.id for v in verdicts if {*v.events} & {*events}),
    )


def install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the archive link by these functions."""
    from readout.archive.linking import events as link_events
    from readout.archive.linking import reports as link_reports

    for function in (sketch_story, find_ties, settle_families):
        monkeypatch.setattr(link_reports, function.__name__, function)
    for function in (find_bonds, build_incidents):
        monkeypatch.setattr(link_events, function.__name__, function)
