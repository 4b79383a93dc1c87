"""What people decide of records: confirmed, rejected, amended or noted, merged, split, and taken back."""

from dataclasses import dataclass
from typing import Any, Literal

Action = Literal["confirm", "reject", "amend", "note", "merge", "split", "undo"]
JudgedKind = Literal["event", "claim", "incident"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where a judged event or claim stood, so that it is found again when its report is read anew.

    `start` and `end` are those of the trigger, of a claim's content; `words` are what stands there. `sentence` is a
    hash of the words of its best sentence, of a claim's content; `type` is the machine's type, a claim's stance.
    """

    id: str
    report: str
    reading: str
    start: int
    end: int
    words: str
    sentence: str
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a person decided, and of what: who (`by`), when (`at`, an ISO moment) and `why`. Appended, never changed.

    `record` is the id of the event, claim or incident (`kind`); `anchors` are those of the event or claim, of all
    `events` and `others` where it is about incidents. An amendment has a `field`, its `value` and what it `was`, both
    plain JSON values. `undoes` is the id of the judgement that an undo takes back.
    """

    id: str
    action: Action
    kind: JudgedKind | None = None
    record: str | None = None
    field: str | None = None
    value: Any = None
    was: Any = None
    events: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    undoes: str | None = None
    by: str = ""
    at: str = ""
    why: str = ""
