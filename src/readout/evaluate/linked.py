"""Reports of stories read and linked: what the program takes for copies, versions and one happening."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from readout.evaluate.coded import GoldReport
from readout.evaluate.corpus import read_report_file
from readout.evaluate.gold import open_report
from readout.evaluate.matching import match_events
from readout.evaluate.predictions import code_reading
from readout.link.stories import story_of
from readout.pipeline import Tools, read_report
from readout.records import Family, Incident, Reading, Story, Telling, Tie


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What `link` is given. `names` gives the gold key of an event (`sto-001 E1`), where gold has it."""

    stories: tuple[Story, ...]
    tellings: tuple[Telling, ...]
    names: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """What `link` makes of it."""

    ties: tuple[Tie, ...]
    families: dict[str, Family]
    incidents: tuple[Incident, ...]


def tell_readings(paths: Sequence[Path], tools: Tools) -> Told:
    """Return what the program reads in annotated reports, each event by the gold event that it answers."""
    from readout.link.tellings import tellings_of

    stories: list[Story] = []
    tellings: list[Telling] = []
    names: dict[str, str] = {}
    for path in paths:
        gold = read_report_file(path)
        reading = read_report(open_report(gold), tools)
        stories.append(story_of(reading.report))
        tellings.extend(tellings_of(reading))
        names |= name_answers(gold, reading)
    return Told(stories=tuple(stories), tellings=tuple(tellings), names=names)


def name_answers(gold: GoldReport, reading: Reading) -> dict[str, str]:
    """Return the gold event (`sto-001 E1`) that each found event answers, by id; those that answer one only."""
    found = code_reading(reading).events
    return {
        found[pair.predicted].id: f"{gold.id} {gold.events[pair.gold].id}" for pair in match_events(gold.events, found)
    }


def tell_annotations(paths: Sequence[Path]) -> Told:
    """Return what people found in annotated reports: linking alone is measured then."""
    from readout.evaluate.tellings import tell_gold

    stories = tuple(story_of(open_report(read_report_file(path))) for path in paths)
    tellings = tuple(telling for path in paths for telling in tell_gold(path))
    return Told(stories=stories, tellings=tellings, names={telling.event: telling.event for telling in tellings})


def link_told(told: Told) -> Linked:
    """Return the ties, families and incidents of all reports together."""
    from readout.link import build_incidents, find_bonds, find_ties, settle_families, sketch_story

    sketches = tuple(map(sketch_story, told.stories))
    ties = find_ties(sketches)
    families = settle_families(sketches, ties)
    incidents = build_incidents(told.tellings, find_bonds(told.tellings), families)
    return Linked(ties=ties, families=families, incidents=incidents)
