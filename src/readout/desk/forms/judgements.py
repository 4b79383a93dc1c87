"""Judgements as the desk shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from readout.archive.judging.rereading import Now
from readout.records import Action, JudgedKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Who decided what, when and why; `now` is what the newest reading says of it, `None` where it says nothing."""

    id: str
    action: Action
    kind: JudgedKind | None
    record: str | None
    field: str | None
    value: Any
    was: Any
    by: str
    at: str
    why: str
    undone: bool
    now: Now | None
