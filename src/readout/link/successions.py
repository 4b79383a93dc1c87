"""Successions: which version speaks for the others, and what a withdrawal takes with it."""

from collections.abc import Mapping, Sequence
from typing import Final

from readout.link.forests import find_roots
from readout.link.pairs import copy_order, moment_of, version_order
from readout.records import Sketch, Tie

WHOLE: Final = 0.5  # of a report's words: from here on it is a copy of the other one and little else
_DAY = len("2024-11-18")


def find_last(sketches: Mapping[str, Sketch], versions: Sequence[Tie]) -> dict[str, str]:
    """Return for each report the last version that follows on it, itself where none does."""
    order = {report: version_order(sketch) for report, sketch in sketches.items()}
    next_ones: dict[str, list[str]] = {}
    for tie in versions:
        next_ones.setdefault(tie.other, []).append(tie.report)
    last = {report: report for report in sketches}
    for report in sorted(next_ones, key=order.__getitem__, reverse=True):
        last[report] = max((last[later] for later in next_ones[report]), key=order.__getitem__)
    return last


def find_withdrawn(
    sketches: Mapping[str, Sketch], copies: Sequence[Tie], versions: Sequence[Tie], withdrawals: Sequence[Tie]
) -> dict[str, str]:
    """Return what is withdrawn, with the withdrawal: what it names, the versions of that up to it, all their copies."""
    chains = _chains(sketches, versions)
    found: dict[str, str] = {}
    for tie in sorted(withdrawals, key=lambda tie: version_order(sketches[tie.report]), reverse=True):
        kill = sketches[tie.report]
        for report in (tie.other, *chains.get(tie.other, ())):
            if report == tie.other or _is_up_to(sketches[report], kill):
                found[report] = tie.report  # the first withdrawal is the last to be set
    return found | _copies_of(found, sketches, copies)


def _chains(sketches: Mapping[str, Sketch], versions: Sequence[Tie]) -> dict[str, list[str]]:
    order = {report: version_order(sketch) for report, sketch in sketches.items()}
    roots = find_roots(order, ((tie.report, tie.other) for tie in versions))
    groups: dict[str, list[str]] = {}
    for report, root in roots.items():
        groups.setdefault(root, []).append(report)
    return {report: groups[root] for report, root in roots.items() if len(groups[root]) > 1}


def _is_up_to(report: Sketch, kill: Sketch) -> bool:
    """Where only the day is known, a withdrawal is the last word of its day."""
    one, other = moment_of(report), moment_of(kill)
    return one <= other if min(len(one), len(other)) > _DAY else one[:_DAY] <= other[:_DAY]


def _copies_of(withdrawn: Mapping[str, str], sketches: Mapping[str, Sketch], copies: Sequence[Tie]) -> dict[str, str]:
    """Return the copies of withdrawn reports; what rests more on a version that stands is none."""
    order = {report: copy_order(sketch) for report, sketch in sketches.items()}
    models: dict[str, Tie] = {}
    for tie in copies:
        best = models.get(tie.report)
        if best is None or (tie.share, order[tie.other]) > (best.share, order[best.other]):
            models[tie.report] = tie
    found: dict[str, str] = {}
    for report in sorted(models, key=order.__getitem__):  # what is copied comes before its copies
        tie = models[report]
        kill = withdrawn.get(tie.other) or found.get(tie.other)
        if kill and tie.share >= WHOLE and report not in withdrawn:
            found[report] = kill
    return found
