"""Answers of the program: JSON lines of the output contract, or readings still in memory."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from readout.errors import InputError
from readout.evaluate.coded import CodedClaim, CodedEvent, CodedReport, Party
from readout.records import Reading, Time

_DATE_LENGTHS = {"day": 10, "week": 10, "month": 7, "year": 4}


def read_predictions(path: Path) -> list[CodedReport]:
    """Return the reports of JSON lines in the output contract, in order.

    `InputError` with file and line for a line of another form or a report that comes twice.
    """
    found: dict[str, CodedReport] = {}
    for where, record in read_records(path):
        report = code_record(record, where)
        if report.id in found:
            raise InputError(f"{where}: the report {report.id} comes twice")
        found[report.id] = report
    return list(found.values())


def read_records(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give `file:line` and the object of every line; `InputError` for a line that holds none."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise InputError(f"{path.name}: not UTF-8") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{path.name}:{number}"
        try:
            record = json.loads(line)
        except ValueError as error:
            raise InputError(f"{where}: not JSON: {error}") from error
        if not isinstance(record, dict):
            raise InputError(f"{where}: not an object of the output contract")
        yield where, record


def code_reading(reading: Reading) -> CodedReport:
    """Return a reading of the program in the form that is scored."""
    return code_record(reading.to_dict(), reading.report.id)


def code_record(record: dict[str, Any], where: str) -> CodedReport:
    """Return an object of the output contract in the form that is scored; `InputError` with `where` if it is none."""
    try:
        text = record["report"]["text"]
        mentions = {mention["id"]: mention for mention in record["mentions"]}
        return CodedReport(
            id=record["report"]["id"],
            events=tuple(_event(event, mentions, text) for event in record["events"]),
            claims=tuple(_claim(claim, mentions, text) for claim in record["claims"]),
        )
    except KeyError as error:
        raise InputError(f"{where}: the output contract has no such id or asks for the field {error}") from error
    except (TypeError, AttributeError, ValueError) as error:
        raise InputError(f"{where}: not in the form of the output contract: {error}") from error


def _event(event: dict[str, Any], mentions: dict[str, dict[str, Any]], text: str) -> CodedEvent:
    return CodedEvent(
        id=event["id"],
        type=event["type"],
        mode=event["mode"],
        trigger=event["trigger"]["text"],
        sentences=tuple(text[start:end] for start, end in event["sentences"]),
        actors=tuple(_party(mentions[mention]) for mention in event["actors"]),
        recipients=tuple(_party(mentions[mention]) for mention in event["recipients"]),
        auxiliaries=frozenset(event["auxiliaries"]),
        standing=event["standing"],
        date=_date(event["when"]),
        place=event["where"]["country"] if event["where"] else None,
        quantities=frozenset(float(quantity["value"]) for quantity in event["quantities"]),
        made_by=event.get("made_by", ""),
    )


def _party(mention: dict[str, Any]) -> Party:
    return Party(words=mention["text"], country=mention["country"], sectors=frozenset(mention["sectors"]))


def date_of(time: Time) -> str | None:
    """Return the ISO day, month or year that a time begins with, as exact as told; `None` where it is unknown."""
    if time.basis == "unresolved" or not time.start:
        return None
    return time.start[: _DATE_LENGTHS[time.grain]]


def _date(when: dict[str, Any] | None) -> str | None:
    if not when:
        return None
    return date_of(Time(start=when["start"], end=when.get("end"), grain=when.get("grain", "day"), basis=when["basis"]))


def _claim(claim: dict[str, Any], mentions: dict[str, dict[str, Any]], text: str) -> CodedClaim:
    return CodedClaim(
        id=claim["id"],
        speaker=mentions[claim["speaker"]]["text"] if claim["speaker"] else "",
        cue=claim["cue"]["text"] if claim["cue"] else "",
        content=" ".join(text[span["start"] : span["end"]] for span in claim["content"]),
        stance=claim["stance"],
        made_by=claim.get("made_by", ""),
    )
