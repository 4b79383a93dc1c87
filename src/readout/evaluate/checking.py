"""Checking the corpus: every file against its text, the codebook, and the stories and the split against the files."""

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from readout.codebook import load_codebook
from readout.errors import GoldError
from readout.evaluate.coded import GoldReport
from readout.evaluate.corpus import Fault, list_reports, parse_report_file
from readout.evaluate.fields import check_type
from readout.evaluate.split import read_split
from readout.evaluate.verbatim import find_verbatim, is_blank
from readout.text.characters import fold_spaces


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What a corpus holds and what is wrong with it; `counts` by kind, in the order in which they are told."""

    counts: dict[str, int]
    faults: tuple[Fault, ...]


def check_corpus(folder: Path) -> Check:
    """Return counts and faults of `reports/`, `sentences/`, `stories.json` and `split.tsv` in a folder.

    `GoldError` where the folder has no reports.
    """
    reports, faults = _check_reports(folder / "reports")
    rows = 0
    for path in sorted((folder / "sentences").glob("*.tsv")):
        found, more = check_sentences(path)
        rows += found
        faults += more
    stories, more = _check_stories(folder / "stories.json", reports)
    faults += more + _check_split(folder / "split.tsv", reports)
    counts = {
        "reports": len(reports),
        "events": sum(len(report.events) for report in reports.values()),
        "claims": sum(len(report.claims) for report in reports.values()),
        "stories": stories,
        "sentence rows": rows,
    }
    return Check(counts=counts, faults=tuple(faults))


def _check_reports(folder: Path) -> tuple[dict[str, GoldReport], list[Fault]]:
    reports: dict[str, GoldReport] = {}
    faults: list[Fault] = []
    for path in list_reports(folder):
        report, more = parse_report_file(path)
        faults += more
        if report is None:
            continue
        if report.id in reports:
            faults.append(Fault(path=path, line=1, message=f"another report has the id {report.id}"))
        reports[report.id] = report
    return reports, faults


def check_sentences(path: Path) -> tuple[int, list[Fault]]:
    """Return the number of rows of a table of sentences, and its faults."""
    rows, faults = 0, []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("# "):
            rows += 1
            faults += [Fault(path=path, line=number, message=message) for message in _check_sentence(line.split("\t"))]
    return rows, faults


def _check_sentence(cells: list[str]) -> list[str]:
    if len(cells) != 6:
        return [f"{len(cells)} cells, not 6"]
    sentence, actors, recipients, coding, auxiliaries, trigger = cells
    text = fold_spaces(sentence)
    words = [value for cell in (actors, recipients, trigger) for value in cell.split(" ; ") if not is_blank(value)]
    faults = [f"not in the sentence: {value[:60]!r}" for value in words if find_verbatim(value, text) is None]
    kind, _, mode = coding.partition("/")
    fault = None if coding == "NONE" else check_type(kind, mode)
    known = {term.name for term in load_codebook().auxiliaries}
    names = [name.strip() for name in auxiliaries.split(",") if not is_blank(name)]
    faults += [f"unknown auxiliary {name!r}" for name in names if name not in known]
    return [*faults, fault] if fault else faults


def _check_stories(path: Path, reports: dict[str, GoldReport]) -> tuple[int, list[Fault]]:
    try:
        text = path.read_text(encoding="utf-8")
        stories = json.loads(text)
        found = [(name, message) for name, story in stories.items() for message in _check_story(name, story, reports)]
    except (OSError, ValueError) as error:
        raise GoldError(f"{path.name}: {error}") from error
    except (KeyError, TypeError, AttributeError) as error:
        raise GoldError(f"{path.name}: not in the form of stories: {error!r}") from error
    told = {report.story for report in reports.values() if report.story}
    found += [(name, f"{name} is in the head of a report and not here") for name in sorted(told - set(stories))]
    return len(stories), [Fault(path=path, line=_line_of(name, text), message=message) for name, message in found]


def _line_of(name: str, text: str) -> int:
    """Return the line on which a quoted name first stands, 1 where it doesn't."""
    return text[: max(text.find(f'"{name}"'), 0)].count("\n") + 1


def _check_story(name: str, story: dict[str, Any], reports: dict[str, GoldReport]) -> list[str]:
    messages = []
    for report in story["reports"]:
        if report not in reports or reports[report].story != name:
            messages.append(f"{name}: {report} is no report of this story")
    for kind in ("copies", "versions", "kills"):
        pairs = [pair for pair in story.get(kind, {}).items() if not set(pair) <= set(story["reports"])]
        messages += [f"{name}: {kind} of reports outside the story: {' '.join(pair)}" for pair in pairs]
    for incident in story["incidents"]:
        for report, key in incident["members"]:
            if report not in reports or key not in {event.id for event in reports[report].events}:
                messages.append(f"{name}: {incident['name']}: {report} has no {key}")
    return messages


def _check_split(path: Path, reports: dict[str, GoldReport]) -> list[Fault]:
    if not path.is_file():
        return [Fault(path=path, line=1, message="missing; `python -m readout.evaluate split` makes it")]
    parts = read_split(path)
    messages = [f"{name} is in no part" for name in reports if name not in parts]
    messages += [f"there is no report {name}" for name in parts if name not in reports]
    places = {(report.story, parts[name]) for name, report in reports.items() if report.story and name in parts}
    divided = [story for story, count in Counter(story for story, _ in places).items() if count > 1]
    messages += [f"the reports of {story} are in several parts" for story in divided]
    return [Fault(path=path, line=1, message=message) for message in messages]
