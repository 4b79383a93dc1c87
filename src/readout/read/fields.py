"""Fields of a record from outside (a JSON line, a row of a table) to what is known of a report."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from readout.read.compose import Known, try_compose
from readout.read.html_body import scan_body
from readout.read.vocabulary import load_columns, plain_name
from readout.records import Problem, Report
from readout.text.dates import parse_published

_MARKUP = re.compile(r"</(?:p|div|a|span|strong|em|b|i|h[1-6])>|<br\s?/?>|<p[\s>]", re.IGNORECASE)
_MARKUP_WITHIN = 20_000  # characters in which a text that carries HTML shows it
_SHOWN = 60  # characters of a faulty value in a message


def read_record(record: Mapping[str, Any], defaults: Known, line: int) -> Iterator[Report | Problem]:
    """Give the report of one record, and a `Problem` for each thing in it that cannot be used."""
    values = pick_fields(record)
    source = defaults.source or ""
    text = values.get("text")
    if not isinstance(text, str):
        found = "no text" if text is None else f"text is {_kind(text)}, not a string"
        yield Problem(source=source, message=f"{found}; the record has {_names(record)}", line=line)
        return
    report_id = as_string(values.get("id"))
    published = parse_published(values.get("published"))
    if published is None and values.get("published") not in (None, ""):
        message = f"published is not a date: {str(values['published'])[:_SHOWN]!r}; read without it"
        yield Problem(source=source, message=message, line=line, report=report_id)
    if _MARKUP.search(text[:_MARKUP_WITHIN]):
        text = scan_body(text)
    known = replace(
        defaults,
        id=report_id,
        published=published,
        title=as_string(values.get("title")),
        publisher=as_string(values.get("publisher")),
        byline=as_string(values.get("byline")),
        url=as_string(values.get("url")),
        language=as_string(values.get("language")),
    )
    yield from try_compose(text, known, line)


def pick_fields(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values by field of a report; of several names for a field the best that holds something."""
    by_name = {plain_name(str(name)): value for name, value in record.items()}
    picked: dict[str, Any] = {}
    for field, names in load_columns().items():
        present = [by_name[name] for name in names if by_name.get(name) not in (None, "", [])]
        if present:
            picked[field] = present[0]
    return picked


def has_text_field(names: list[str]) -> bool:
    """Tell whether one of the columns holds the text of reports."""
    return not {plain_name(name) for name in names}.isdisjoint(load_columns()["text"])


def as_string(value: object) -> str | None:
    """Return a name or address as a string, `None` for what is none: of a list its parts, of an object its `name`."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, Mapping):
        return as_string(value.get("name"))
    if isinstance(value, list):
        return ", ".join(filter(None, map(as_string, value))) or None
    return None


def _kind(value: object) -> str:
    return {dict: "an object", list: "a list", bool: "true or false"}.get(type(value), "a number")


def _names(record: Mapping[str, Any]) -> str:
    names = [str(name)[:_SHOWN] for name in record][:8]
    return "the fields " + ", ".join(names) if names else "no fields"
