"""The lines of an annotated report, with a fault for all that breaks the format or the codebook.

E1 TYPE/mode | trigger | A: actors | R: recipients | S: standing < speaker | W: time | P: place | …
C1 speaker | cue | content | stance quoted | E1,deny:E2
"""

import re

from readout.codebook import load_codebook
from readout.evaluate.coded import CodedClaim, CodedEvent
from readout.evaluate.fields import (
    Annotator,
    read_date,
    read_fields,
    read_parties,
    read_place,
    read_quantities,
    read_standing,
    read_type,
    split_names,
    split_values,
)
from readout.evaluate.normal import BEGINNING, normal_words
from readout.evaluate.verbatim import is_blank, sentence_around, strip_occurrence
from readout.records import Span

_LINK = re.compile(r"(?:(?:deny|confirm):)?(E\d+)")


def read_event(identifier: str, cells: list[str], note: Annotator) -> CodedEvent | None:
    """Return the event of an `E` line, `None` where it has no trigger."""
    kind, mode = read_type(cells[0], note)
    if len(cells) < 2 or is_blank(cells[1]):
        note.fault("no trigger")
        return None
    fields = read_fields(cells[2:], note)
    _check_names(fields, note)
    tellings = [note.find(value) for value in (cells[1], *split_values(fields, "also"))]
    return CodedEvent(
        id=identifier,
        type=kind,
        mode=mode,
        trigger=strip_occurrence(cells[1]),
        sentences=tuple(_beginning(span, note) for span in tellings if span),
        onset=_from_trigger(tellings[0], note),
        actors=read_parties(split_values(fields, "A"), note),
        recipients=read_parties(split_values(fields, "R"), note),
        auxiliaries=frozenset(split_names(fields, "X")),
        standing=read_standing(fields.get("S", "reported"), note),
        date=read_date(split_values(fields, "W"), note),
        place=read_place(split_values(fields, "P"), note),
        quantities=read_quantities(split_values(fields, "N"), note),
        has_beginnings=True,
    )


def read_claim(identifier: str, cells: list[str], events: set[str], note: Annotator) -> CodedClaim | None:
    """Return the claim of a `C` line, `None` where it says nothing; `events` are the keys it may speak of."""
    if len(cells) not in (4, 5):
        note.fault(f"a claim is speaker | cue | content | stance | events, not {len(cells)} parts")
        return None
    speaker = () if is_blank(cells[0]) else read_parties((cells[0],), note)
    stance, _, quoted = cells[3].partition(" ")
    note.listed(stance, tuple(term.name for term in load_codebook().stances), "stance")
    if quoted not in ("", "quoted"):
        note.fault(f"after the stance stands {quoted!r}, not 'quoted'")
    for link in cells[4].split(",") if len(cells) == 5 else ():
        match = _LINK.fullmatch(link.strip())
        if not is_blank(link) and (match is None or match[1] not in events):
            note.fault(f"no such event: {link.strip()!r}")
    note.find(cells[1])
    if note.find(cells[2]) is None:
        return None
    return CodedClaim(
        id=identifier,
        speaker=speaker[0].words if speaker else "",
        cue="" if is_blank(cells[1]) else strip_occurrence(cells[1]),
        content=strip_occurrence(cells[2]),
        stance=stance,
    )


def _check_names(fields: dict[str, str], note: Annotator) -> None:
    book = load_codebook()
    for name in split_names(fields, "C"):
        note.listed(name, book.contexts, "context")
    for name in split_names(fields, "X"):
        note.listed(name, tuple(term.name for term in book.auxiliaries), "auxiliary")


def _from_trigger(trigger: Span | None, note: Annotator) -> str:
    """Return the words from the trigger on, as many as a beginning has."""
    return normal_words(note.text[trigger.start : trigger.start + 2 * BEGINNING])[:BEGINNING] if trigger else ""


def _beginning(span: Span, note: Annotator) -> str:
    sentence = sentence_around(span, note.sentences) or span
    return normal_words(sentence.cut(note.text))[:BEGINNING]
