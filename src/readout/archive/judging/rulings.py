"""What all judgements on one record come to: the latest wins, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from readout.records import Anchor, JudgedKind, Judgement

Judged = Literal["confirmed", "rejected", "amended"]


@dataclass(slots=True, kw_only=True)
class Ruling:
    """The judgements on one record that stand.

    `judged` is `None` where it was only noted. `changes` are the amended fields; `effects` the judgements without which
    the record would be another, by what they settle.
    """

    report: str
    reading: str
    record: str
    kind: JudgedKind
    judged: Judged | None = None
    ids: list[str] = field(default_factory=list)
    changes: dict[str, Any] = field(default_factory=dict)
    effects: dict[str, str] = field(default_factory=dict)

    @property
    def alters(self) -> bool:
        """Whether rows are others for it than the machine's: its own, or of the events that a rejected claim told."""
        return bool(self.changes) or (self.kind == "claim" and self.judged == "rejected")


def rule_records(judgements: Iterable[Judgement], homes: Mapping[Anchor, Anchor]) -> dict[str, Ruling]:
    """Return what was decided of each record of the latest readings, by its id.

    `judgements` are those that stand, `homes` what their anchors mean now, orphans left out.
    """
    rulings: dict[str, Ruling] = {}
    for judgement in sorted(judgements, key=lambda one: (one.at, one.id)):
        if judgement.kind in ("event", "claim") and judgement.anchors and judgement.anchors[0] in homes:
            home = homes[judgement.anchors[0]]
            ruling = rulings.get(home.id) or Ruling(
                report=home.report, reading=home.reading, record=home.id, kind=judgement.kind
            )
            rulings[home.id] = ruling
            _rule(ruling, judgement, home)
    return rulings


def _rule(ruling: Ruling, judgement: Judgement, home: Anchor) -> None:
    ruling.ids.append(judgement.id)
    if judgement.action == "note":
        return
    if judgement.action == "reject":
        ruling.judged = "rejected"
        ruling.effects["judged"] = judgement.id
        return
    ruling.effects.pop("judged", None)
    if judgement.action == "amend" and judgement.field:
        ruling.changes[judgement.field] = judgement.value
        ruling.effects[judgement.field] = judgement.id
    elif judgement.action == "confirm" and home.type != judgement.anchors[0].type:
        # The type that a person confirmed is kept where another model reads another one at these words.
        field = "type" if judgement.kind == "event" else "stance"
        ruling.effects.setdefault(field, judgement.id)
        ruling.changes.setdefault(field, judgement.anchors[0].type)
    ruling.judged = "amended" if ruling.changes else "confirmed"
