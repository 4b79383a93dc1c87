"""SQL conditions over the columns of events, with `?` for the values that are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from readout.records import content_id

Condition = tuple[str, list[Any]]  # SQL with `?`, and the values that stand for them
ID_LENGTH = len(content_id("e"))
NOT_KNOWN = "-"  # asks for what has no value in a column


def join_conditions(parts: Iterable[Condition]) -> Condition:
    """Return the condition that all parts hold, `true` where there are none."""
    found = list(parts)
    return " AND ".join(sql for sql, _ in found) or "true", [value for _, values in found for value in values]


def any_condition(parts: Iterable[Condition]) -> Condition:
    """Return the condition that one of the parts holds."""
    found = list(parts)
    return f"({' OR '.join(sql for sql, _ in found)})", [value for _, values in found for value in values]


def among(**asked: Sequence[str | int]) -> Iterator[Condition]:
    """Give the condition for each column that its value is one of those asked for, if any; `-` asks for none."""
    for column, values in asked.items():
        known = [value for value in values if value != NOT_KNOWN]
        parts: list[Condition] = [(f"{column} IN ({', '.join('?' * len(known))})", known)] if known else []
        if len(known) < len(values):
            parts.append((f"{column} IS NULL", []))
        if parts:
            yield parts[0] if len(parts) == 1 else any_condition(parts)


def leave_out(column: str, values: Sequence[str]) -> Condition:
    """Return the condition that the value of a column is none of these; what is not known is none of them."""
    return f"({column} IS NULL OR {column} NOT IN ({', '.join('?' * len(values))}))", list(values)


def pair_condition(pair: tuple[str, str]) -> Condition:
    """Return the condition that of two countries one acts on the other, either way, or both act together."""
    one, other = pair
    between = "(list_contains(actor_countries, ?) AND list_contains(recipient_countries, ?))"
    together = "(list_contains(actor_countries, ?) AND list_contains(actor_countries, ?) AND ? <> ?)"
    return f"({between} OR {between} OR {together})", [one, other, other, one, one, other, one, other]


def id_condition(column: str, id: str) -> Condition:
    """Return the condition that a column has an id, or begins with what is only the beginning of one."""
    # A whole id is found by the filters of the files, many times faster than its beginning.
    return (f"{column} = ?" if len(id) >= ID_LENGTH else f"starts_with({column}, ?)"), [id]
