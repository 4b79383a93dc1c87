"""Linking, first part: which reports copy, replace or withdraw which, and where each stands after that."""

from __future__ import annotations

from dataclasses import dataclass

from readout.archive.linking.base import Base, LinkWriter, Progress, follow
from readout.archive.linking.linked import copying_reports, read_families, read_sketches, read_ties, sketch_days
from readout.archive.linking.near import near_reports
from readout.archive.linking.rows import family_row, sketch_row, tie_row
from readout.archive.linking.spread import TIES, reach
from readout.archive.linking.stories import read_stories
from readout.link import find_ties, settle_families, sketch_story
from readout.records import Family, Sketch, Tie


@dataclass(frozen=True, slots=True, kw_only=True)
class Standings:
    """Where all reports stand; `moved` are those that stand otherwise than before, `copies` those that copy another."""

    families: dict[str, Family]
    moved: frozenset[str]
    copies: frozenset[str]


def link_reports(base: Base, writer: LinkWriter, on_progress: Progress | None) -> Standings:
    """Sketch the new reports, find their ties and settle all families that these touch."""
    sketches = _sketch(base, writer, on_progress)
    ties = find_ties(sketches, _known_sketches(base, sketches))
    readings = {**base.linked, **base.new}
    writer.write("ties", (tie_row(tie, readings) for tie in ties))
    old = {} if base.anew else read_families(base.cursor)
    settled = _settle(base, sketches, ties)
    moved = {report: family for report, family in settled.items() if old.get(report) != family}
    writer.write("families", map(family_row, moved.values()))
    stored = frozenset() if base.anew else copying_reports(base.cursor, base.changed)
    copies = stored | {tie.report for tie in ties if tie.kind == "copy"}
    return Standings(families={**old, **settled}, moved=frozenset(moved), copies=copies)


def _sketch(base: Base, writer: LinkWriter, on_progress: Progress | None) -> list[Sketch]:
    stories = follow(read_stories(base.cursor, base.new.values()), "reports", len(base.new), on_progress)
    sketches = [sketch_story(story) for story in stories]
    writer.write("sketches", (sketch_row(sketch, base.new[sketch.report]) for sketch in sketches))
    return sketches


def _known_sketches(base: Base, new: list[Sketch]) -> list[Sketch]:
    if base.anew:
        return []
    known = [(report, moment) for report, moment in sketch_days(base.cursor) if report not in base.new]
    near = near_reports(known, {sketch.published for sketch in new})
    return list(read_sketches(base.cursor, near))


def _settle(base: Base, new: list[Sketch], ties: tuple[Tie, ...]) -> dict[str, Family]:
    """Return where the new reports stand, those tied to them by any way, and those tied to an older reading of them."""
    if base.anew:
        return settle_families(new, ties)
    pairs = [(tie.report, tie.other) for tie in ties]
    start = {sketch.report for sketch in new}
    if base.changed:
        start |= reach(base.cursor, base.changed, TIES, (), ())
    reached = reach(base.cursor, start, TIES, base.changed, pairs)
    known = frozenset(reached - base.new.keys())
    return settle_families([*new, *read_sketches(base.cursor, known)], [*ties, *read_ties(base.cursor, known)])
