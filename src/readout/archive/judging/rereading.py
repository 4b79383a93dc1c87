"""What the model says now of what people decided: where a report was read again, it may have come to agree."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any, Literal

from readout.archive.judging.rulings import Ruling
from readout.archive.rows import Row
from readout.records import Anchor, Judgement

Now = Literal["agrees", "differs", "gone"]
# The columns by which two versions of a field are the same: days, not the words of time; countries, not the mentions.
_SAME = {
    "actors": ("actor_countries", "actor_sectors"),
    "recipients": ("recipient_countries", "recipient_sectors"),
    "speaker": ("speaker_country", "speaker_sectors"),
    "when": ("when_start", "when_end"),
    "where": ("place_name", "place_country"),
}
_NAMES = {"actors": "actor_names", "recipients": "recipient_names", "speaker": "speaker_name"}


def find_agreed(ruling: Ruling, machine: Row, judged: Row) -> dict[str, bool]:
    """Tell of the judgements that put a field of a record whether the machine has it so too; rows are of its table."""
    return {
        ruling.effects[field]: _is_same(field, machine, judged) for field in ruling.changes if field in ruling.effects
    }


def tell_now(judgement: Judgement, home: Anchor | None, agreed: Mapping[str, bool], read: Container[str]) -> Now | None:
    """Return what the latest reading makes of a judgement that stands; `None` where its report was not read again.

    `agreed` are the amendments that hold with whether the machine's field is so too, `read` the reports there are. That
    a rejected record is there no more agrees with the rejection.
    """
    if judgement.action not in ("confirm", "reject", "amend") or not judgement.anchors:
        return None
    anchor = judgement.anchors[0]
    if home is None:
        return "agrees" if judgement.action == "reject" and anchor.report in read else "gone"
    if home.reading == anchor.reading or (judgement.action == "amend" and judgement.id not in agreed):
        return None  # another judgement put the field since
    same = agreed[judgement.id] if judgement.action == "amend" else home.type == anchor.type
    return "agrees" if same and judgement.action != "reject" else "differs"


def _is_same(field: str, machine: Row, judged: Row) -> bool:
    if field == "quantities":
        return _figures(machine) == _figures(judged)
    columns = _SAME.get(field, (field,))
    if field in _NAMES and not any(judged[column] for column in columns):
        columns = (_NAMES[field],)
    return all(_plain(machine[column]) == _plain(judged[column]) for column in columns)


def _figures(row: Row) -> list[tuple[str, str]]:
    return sorted((str(figure["value"]), figure["fate"] or "") for figure in row["quantities"])


def _plain(value: Any) -> Any:
    """Return a value without what makes no difference: order in lists, capital letters."""
    if isinstance(value, list):
        return sorted(str(part).casefold() for part in value)
    return value.casefold() if isinstance(value, str) else value
