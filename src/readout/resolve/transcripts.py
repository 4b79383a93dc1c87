"""Transcripts: who speaks where lines begin with the name of the speaker (`TAMMSAAR: We gave Namibia the code`)."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile

from readout.lexicon.words import load_words
from readout.records import Mention, Report

LABEL = re.compile(r"(?:^|\n)[ \t]*(?P<label>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4})(?: \([^)\n]*\))?:(?= )")
LABELS = 2  # lines with a label that make a transcript


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """Where each speaker begins, by offset; `None` for who asks and for a name that nobody in the report bears."""

    starts: tuple[int, ...]
    speakers: tuple[Mention | None, ...]

    def speaker_at(self, offset: int) -> Mention | None:
        """Return who speaks at an offset."""
        place = bisect_right(self.starts, offset) - 1
        return self.speakers[place] if place >= 0 else None


def find_transcript(report: Report, mentions: Sequence[Mention]) -> Transcript:
    """Return who speaks where; without starts if the report is no transcript."""
    labels = _without_heading([(match.start("label"), match["label"]) for match in _labels(report)])
    if len(labels) < LABELS or len({label for _, label in labels}) < LABELS:
        return Transcript(starts=(), speakers=())
    speakers = tuple(_find_speaker(label, labels, mentions, report) for _, label in labels)
    return Transcript(starts=tuple(start for start, _ in labels), speakers=speakers)


def _without_heading(labels: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the labels without those of the heading, which come once: `INTERVIEW: We did not shut the door`."""
    told = Counter(label for _, label in labels)
    speaking = load_words("asking") | load_words("answering")
    return list(dropwhile(lambda pair: told[pair[1]] == 1 and pair[1].lower() not in speaking, labels))


def _labels(report: Report) -> Iterator[re.Match[str]]:
    return LABEL.finditer(report.text)


def _find_speaker(
    label: str, labels: Sequence[tuple[int, str]], mentions: Sequence[Mention], report: Report
) -> Mention | None:
    words = label.lower().split()
    if words[-1] in load_words("asking"):
        return None
    people = [mention for mention in mentions if mention.kind == "person" and mention.name]
    if words[-1] in load_words("answering"):
        return _introduced(people, labels, report)
    for mention in people:
        names = (mention.name or "").lower().split()
        if words[-1] in names or label.replace(".", "").lower() == "".join(name[0] for name in names):
            return mention
    return next((m for m in mentions if m.country and m.span.cut(report.text).lower() == label.lower()), None)


def _introduced(people: Sequence[Mention], labels: Sequence[tuple[int, str]], report: Report) -> Mention | None:
    """Return who is asked: the one whom the report names before the first question, or whom the first one addresses."""
    opening = [mention for mention in people if mention.span.start < labels[0][0] and mention.country]
    if opening:
        return opening[0]
    asked = labels[1][0] if len(labels) > 1 else len(report.text)
    return next((mention for mention in people if mention.span.start < asked and mention.country), None)
