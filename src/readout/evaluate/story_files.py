"""Gold of what several reports tell together: `stories.json` beside annotated reports.

A story names its reports; `copies`, `versions` and `kills` say of a report which other it copies, replaces or takes
back; `incidents` are happenings with their members, `[report, event]`, and how they stand over all reports in the end.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from readout.errors import GoldError
from readout.evaluate.corpus import list_reports


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldIncident:
    """One happening: the keys of its events (`sto-001 E1`) and its final standing."""

    name: str
    members: tuple[str, ...]
    standing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldStory:
    """Some reports and what they have to do with each other; the three tables go from a report to an earlier one."""

    name: str
    reports: tuple[str, ...]
    copies: dict[str, str]
    versions: dict[str, str]
    kills: dict[str, str]
    incidents: tuple[GoldIncident, ...]

    def withdrawn(self) -> set[str]:
        """Return the reports that a kill takes back: the one it names, what that one replaced, and copies of these."""
        found: set[str] = set()
        for report in self.kills.values():
            while report and report not in found:
                found.add(report)
                report = self.versions.get(report, "")
        return found | {copy for copy, source in self.copies.items() if source in found}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryFolder:
    """The stories of a folder and the files of their reports, by name."""

    stories: tuple[GoldStory, ...]
    paths: tuple[Path, ...]


def open_stories(folder: Path) -> StoryFolder:
    """Return the stories of a corpus (reports in `reports/stories`), or of a folder that has its reports beside them.

    `GoldError` where the file is missing or of another form, or a story names a report that is not there.
    """
    path = folder / "stories.json"
    beside = folder / "reports" / "stories"
    paths = tuple(list_reports(beside if beside.is_dir() else folder))
    try:
        records = json.loads(path.read_text(encoding="utf-8"))
        stories = tuple(_read_story(name, record) for name, record in records.items())
    except (OSError, ValueError) as error:
        raise GoldError(f"{path.name}: {error}") from error
    except (KeyError, TypeError, AttributeError) as error:
        raise GoldError(f"{path.name}: not in the form of stories: {error!r}") from error
    known = {file.stem for file in paths}
    for story in stories:
        if missing := [report for report in story.reports if report not in known]:
            raise GoldError(f"{path.name}: {story.name}: there is no report {missing[0]}")
    return StoryFolder(stories=stories, paths=paths)


def _read_story(name: str, record: dict[str, Any]) -> GoldStory:
    reports = tuple(record["reports"])
    return GoldStory(
        name=name,
        reports=reports,
        copies=_read_sources(record.get("copies", {}), reports),
        versions=dict(record.get("versions", {})),
        kills=dict(record.get("kills", {})),
        incidents=tuple(_read_incident(incident) for incident in record["incidents"]),
    )


def _read_sources(copies: dict[str, str] | list[str], reports: tuple[str, ...]) -> dict[str, str]:
    """Return the copied report by copy; a bare list of copies means that they copy the first report not in it."""
    if isinstance(copies, dict):
        return dict(copies)
    first = next((report for report in reports if report not in copies), None)
    return {copy: first for copy in copies if first}


def _read_incident(record: dict[str, Any]) -> GoldIncident:
    return GoldIncident(
        name=record["name"],
        members=tuple(f"{report} {event}" for report, event in record["members"]),
        standing=record["standing"],
    )
