"""JSON lines of the output contract, as predictions and as gold."""

import json
from pathlib import Path
from typing import Any

import pytest

from readout.errors import GoldError, InputError
from readout.evaluate import read_gold, read_predictions, score_reports

TEXT = "Paris accused the army. It denied all."


def record(**changes: Any) -> dict[str, Any]:
    mention = {"id": "m1", "start": 0, "end": 5, "text": "Paris", "country": "FRA", "sectors": ["GOV"]}
    event = {
        "id": "e1",
        "type": "ACCUSE",
        "mode": None,
        "actors": ["m1"],
        "recipients": [],
        "trigger": {"start": 6, "end": 13, "text": "accused"},
        "sentences": [[0, 23]],
        "auxiliaries": [],
        "standing": "reported",
        "when": {"text": "", "start": "2020-05-01", "end": "2020-05-31", "grain": "month", "basis": "text"},
        "where": {"mention": "m1", "name": "Paris", "country": "FRA", "latitude": None, "longitude": None},
        "quantities": [{"value": 3, "unit": None, "of": "men"}],
        "made_by": "code/0.1 accuse.v",
    }
    claim = {"id": "c1", "speaker": None, "cue": None, "content": [{"start": 0, "end": 5}, {"start": 34, "end": 37}]}
    claim |= {"stance": "denies", "made_by": "attribute/0.1 deny.v"}
    known = {"id": "r1", "text": TEXT, "title": None, "published": "2020-06-01"}
    return {"report": known, "mentions": [mention], "events": [event | changes], "claims": [claim]}


def write_lines(folder: Path, *records: Any) -> Path:
    path = folder / "answers.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in records) + "\n", encoding="utf-8")
    return path


def test_a_record_in_words_and_codes(tmp_path: Path) -> None:
    (report,) = read_predictions(write_lines(tmp_path, record()))
    (event,), (claim,) = report.events, report.claims
    assert (event.sentences, event.trigger, event.date, event.place) == ((TEXT[:23],), "accused", "2020-05", "FRA")
    assert (event.actors[0].country, event.quantities, event.made_by) == ("FRA", {3.0}, "code/0.1 accuse.v")
    assert (claim.speaker, claim.cue, claim.content) == ("", "", "Paris all")


@pytest.mark.parametrize(
    ("when", "date"),
    [
        ({"start": "2020-05-01", "grain": "day", "basis": "published"}, "2020-05-01"),
        ({"start": "2020-05-01", "grain": "week", "basis": "text"}, "2020-05-01"),
        ({"start": "2020-05-01", "grain": "year", "basis": "text"}, "2020"),
        ({"start": None, "grain": "day", "basis": "unresolved"}, None),
        (None, None),
    ],
)
def test_dates_are_as_exact_as_their_grain(tmp_path: Path, when: dict[str, Any] | None, date: str | None) -> None:
    (report,) = read_predictions(write_lines(tmp_path, record(when=when)))
    assert report.events[0].date == date


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ({"report": {"id": "r2"}}, "'text'"),
        ([1], "not an object"),
        (record(actors=["m7"]), "'m7'"),
        (record(sentences=[7]), "not in the form"),
        (record(), "the report r1 comes twice"),
    ],
)
def test_bad_lines_are_named(tmp_path: Path, line: Any, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        read_predictions(write_lines(tmp_path, record(), line))
    assert str(caught.value).startswith("answers.jsonl:2: ")


def test_no_json(tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    path.write_text("\n{broken\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"^answers\.jsonl:2: not JSON"):
        read_predictions(path)


def test_the_program_as_gold_agrees_with_itself(tmp_path: Path) -> None:
    path = write_lines(tmp_path, record())
    gold = read_gold(path)
    assert (gold[0].text, gold[0].published) == (TEXT, "2020-06-01")
    figures = score_reports(gold, read_predictions(path)).figures()
    assert figures["events.type_and_countries.f1"] == figures["claims.content_and_speaker.f1"] == 100.0


def test_bad_gold_is_a_gold_error(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"^answers\.jsonl:1: "):
        read_gold(write_lines(tmp_path, {"id": "r1"}))
