"""Judgements as rows of their table and as JSON lines, and back."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, get_args

from readout.archive.judging.values import check_kept
from readout.archive.rows import Row
from readout.errors import ArchiveError, InputError
from readout.records import Action, Anchor, JudgedKind, Judgement

_TEXTS = ("kind", "record", "field", "undoes")
_SAID = ("by", "at", "why")
_ID = re.compile("j[0-9a-f]{20}")


def judgement_row(judgement: Judgement) -> Row:
    """Return the row of a judgement; values are JSON text there."""
    row = judgement_to_dict(judgement)
    amended = judgement.action == "amend"
    return {**row, **{name: value_to_text(row[name]) if amended else None for name in ("value", "was")}}


def restore_judgement(row: Mapping[str, Any]) -> Judgement:
    """Return the judgement of a row; what an older format lacked is `None`; `ArchiveError` for a damaged one."""
    try:
        values = {name: json.loads(row[name]) if row[name] else None for name in ("value", "was")}
    except ValueError as error:
        raise ArchiveError(f"judgements: damaged: {row['id']}: {error}") from error
    return _make(
        {**row, **values, "anchors": row["anchors"] or [], "events": row["events"] or [], "others": row["others"] or []}
    )


def judgement_to_dict(judgement: Judgement) -> dict[str, Any]:
    """Return a judgement as plain dictionaries and lists, as it stands in a line of JSON."""
    row = asdict(judgement)
    return {**row, **{name: list(row[name]) for name in ("events", "others", "anchors")}}


def judgement_from_dict(record: Any, where: str) -> Judgement:
    """Return the judgement of a line of JSON; `InputError` with `where` for what is none."""
    try:
        judgement = _make(record)
        wrong = _find_fault(judgement)
    except (KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{where}: not a judgement: {error!r}") from error
    if wrong:
        raise InputError(f"{where}: not a judgement: {wrong}")
    return judgement


def value_to_text(value: Any) -> str:
    """Return a plain value as JSON, the same for the same value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _make(record: Mapping[str, Any]) -> Judgement:
    said: dict[str, Any] = {name: record.get(name) or "" for name in _SAID}
    return Judgement(
        id=record["id"],
        action=record["action"],
        **{name: record.get(name) for name in _TEXTS},  # type: ignore[arg-type]
        value=record.get("value"),
        was=record.get("was"),
        events=tuple(record.get("events", ())),
        others=tuple(record.get("others", ())),
        anchors=tuple(Anchor(**anchor) for anchor in record.get("anchors", ())),
        **said,
    )


def _find_fault(judgement: Judgement) -> str | None:
    """Return what keeps a judgement of somebody else's file from being one, `None` where it is sound."""
    if not _ID.fullmatch(judgement.id):
        return f"its id is {judgement.id!r}"
    if judgement.action not in get_args(Action):
        return f"its action is {judgement.action!r}, not {', '.join(get_args(Action))}"
    if judgement.kind is not None and judgement.kind not in get_args(JudgedKind):
        return f"its kind is {judgement.kind!r}"
    texts = [getattr(judgement, name) for name in (*_TEXTS, *_SAID)] + [*judgement.events, *judgement.others]
    for anchor in judgement.anchors:
        texts += [anchor.id, anchor.report, anchor.reading, anchor.words, anchor.sentence, anchor.type]
        if not all(isinstance(place, int) for place in (anchor.start, anchor.end)):
            return f"the anchor of {anchor.id} has no place"
    if any(text is not None and not isinstance(text, str) for text in texts):
        return "what should be text is not"
    if judgement.action == "undo":
        return None if judgement.undoes else "it says not what it undoes"
    if judgement.action in ("confirm", "reject", "amend") and len(judgement.anchors) != 1:
        return "it has no anchor"
    return check_kept(judgement) if judgement.action == "amend" else None
