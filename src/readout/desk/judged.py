"""The judgements on records, as the desk shows them."""

from __future__ import annotations

from collections.abc import Sequence

from readout.archive import Archive
from readout.archive.judging.found import Found, find_judgements
from readout.desk.forms.judgements import Judgement


def judgements_on(archive: Archive, records: Sequence[str]) -> dict[str, Judgement]:
    """Return the judgements that stand on events and claims of the latest readings, by id."""
    return {found.judgement.id: judgement_form(found) for found in find_judgements(archive, records)}


def judgement_form(found: Found) -> Judgement:
    """Return a judgement as the desk shows it."""
    one = found.judgement
    names = ("id", "action", "kind", "record", "field", "value", "was", "by", "at", "why")
    return Judgement(**{name: getattr(one, name) for name in names}, undone=found.undone, now=found.now)
