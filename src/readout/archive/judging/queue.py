"""What is still to be judged, in the order that is asked for."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Literal

from readout.archive.choosing.checks import check_day
from readout.codebook import load_codebook
from readout.errors import InputError

if TYPE_CHECKING:
    import duckdb

Order = Literal["confidence", "newest", "type"]
ORDERS: dict[str, str] = {
    "confidence": "confidence",
    "newest": "published DESC NULLS LAST, report, position",
    "type": "type, mode NULLS FIRST, confidence",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which events are to be judged; what is `None` asks for nothing. Days are those of publication, both included."""

    type: str | None = None
    since: str | None = None
    until: str | None = None
    country: str | None = None
    standing: str | None = None
    publisher: str | None = None
    below: float | None = None


_CONDITIONS = {
    "type": "type = upper(?)",
    "since": "published >= ?::DATE",
    "until": "published <= ?::DATE",
    "country": "list_contains(actor_countries || recipient_countries, upper(?))",
    "standing": "standing = ?",
    "publisher": "publisher = ?",
    "below": "confidence < ?",
}


def find_queue(cursor: duckdb.DuckDBPyConnection, order: Order, wanted: Wanted) -> list[str]:
    """Return the ids of the events that nobody judged yet, in an order of `ORDERS`; `InputError` for no such type."""
    if wanted.type is not None and wanted.type.upper() not in load_codebook().types:
        raise InputError(f"{wanted.type!r} is no type; there are {', '.join(load_codebook().types)}")
    for name in ("since", "until"):
        check_day(getattr(wanted, name))
    asked: list[tuple[str, Any]] = [
        (_CONDITIONS[one.name], value) for one in fields(wanted) if (value := getattr(wanted, one.name)) is not None
    ]
    where = " AND ".join(["judged IS NULL", *(condition for condition, _ in asked)])
    sql = f"SELECT id FROM events WHERE {where} ORDER BY {ORDERS[order]}, id"
    return [id for (id,) in cursor.execute(sql, [value for _, value in asked]).fetchall()]
