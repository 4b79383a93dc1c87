"""All that a corpus holds, batch by batch, ready to be counted."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from readout.evaluate.coded import CodedClaim, CodedEvent, GoldReport
from readout.evaluate.corpus import list_reports, read_cells, read_report_file
from readout.evaluate.fields import Annotator, read_fields, split_values
from readout.evaluate.split import read_split
from readout.evaluate.verbatim import find_verbatim, is_blank, sentence_around, strip_occurrence
from readout.records import Span
from readout.text.characters import fold_spaces
from readout.text.tables import read_rows

ROLES = {"A": "actors", "R": "recipients", "W": "times", "P": "places"}
_NAME = re.compile(r" \([^()]+\)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table of sentences; `type` is `None` in one that tells no event."""

    batch: str
    type: str | None
    mode: str | None
    auxiliaries: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """Reports and rows of a corpus; `batches` and `parts` by the id of a report.

    `arguments` counts `(role, outside)`: the arguments of events by role, and whether they stand outside the sentence
    of the trigger.
    """

    reports: tuple[GoldReport, ...]
    batches: dict[str, str]
    parts: dict[str, str]
    rows: tuple[Row, ...]
    arguments: Counter[tuple[str, bool]]

    @property
    def events(self) -> Iterator[CodedEvent]:
        """The events of all reports."""
        return (event for report in self.reports for event in report.events)

    @property
    def claims(self) -> Iterator[CodedClaim]:
        """The claims of all reports."""
        return (claim for report in self.reports for claim in report.claims)


def read_holdings(folder: Path) -> Holdings:
    """Return what a corpus holds; `GoldError` or `DataError` with file and line of the first fault.

    Without a `split.tsv` no report has a part, without `sentences/` there are no rows.
    """
    paths = list_reports(folder / "reports")
    reports = tuple(map(read_report_file, paths))
    split = folder / "split.tsv"
    return Holdings(
        reports=reports,
        batches={path.stem: path.parent.name for path in paths},
        parts=read_split(split) if split.is_file() else {},
        rows=tuple(row for path in sorted((folder / "sentences").glob("*.tsv")) for row in _read_sentences(path)),
        arguments=sum(map(_count_arguments, paths, reports), Counter()),
    )


def _read_sentences(path: Path) -> Iterator[Row]:
    for _, (_, _, _, coding, auxiliaries, _) in read_rows(path, columns=6):
        kind, _, mode = coding.partition("/")
        yield Row(
            batch=path.stem,
            type=None if kind == "NONE" else kind,
            mode=mode or None,
            auxiliaries=frozenset(name.strip() for name in auxiliaries.split(",") if not is_blank(name)),
        )


def _count_arguments(path: Path, report: GoldReport) -> Counter[tuple[str, bool]]:
    note = Annotator(text=fold_spaces(report.text))
    found: Counter[tuple[str, bool]] = Counter()
    for key, cells in read_cells(path):
        trigger = note.find(cells[1]) if key.startswith("E") else None
        sentence = sentence_around(trigger, note.sentences) if trigger else None
        if sentence is not None:
            fields = read_fields(cells[2:], note)
            found += Counter((role, not _stands_in(sentence, words, note.text)) for role, words in _arguments(fields))
    return found


def _arguments(fields: dict[str, str]) -> Iterator[tuple[str, str]]:
    for key, role in ROLES.items():
        for value in split_values(fields, key):
            words = value.rpartition(" = ")[0]
            yield role, _NAME.sub("", words) if key in "AR" else words


def _stands_in(sentence: Span, value: str, text: str) -> bool:
    """Tell whether annotated words start in a sentence; without `@2`, any of their occurrences will do."""
    words = strip_occurrence(value)
    if words == fold_spaces(value).strip():
        return 0 <= text.find(words, sentence.start) < sentence.end
    span = find_verbatim(value, text)
    return span is not None and sentence.start <= span.start < sentence.end
