"""What holds for every report: spans give their words back, ids are whole, order and company change nothing."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readout.archive import open_archive
from readout.batch import read_batch
from readout.pipeline import Tools, load_tools, read_report
from readout.read import read_inputs, read_text
from readout.records import Reading, Report

CORPUS = Path(__file__).parent.parent / "corpus" / "reports"
FEW = settings(
    max_examples=12, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def _corpus() -> list[Report]:
    """Return a dozen reports, one from each part of the corpus."""
    found = [min(folder.glob("*.txt"), default=None) for folder in sorted(CORPUS.iterdir()) if folder.is_dir()]
    texts = [str(path) for path in found if path is not None]
    return [report for report in read_inputs(texts[:12], published="2021-11-23") if isinstance(report, Report)]


REPORTS = _corpus()


@pytest.fixture(scope="module")
def readings(tools: Tools) -> list[Reading]:
    return [read_report(report, tools) for report in REPORTS]


def check_record(record: dict[str, Any]) -> None:
    """Assert what holds for every record of the output contract."""
    text = record["report"]["text"]
    mentions = _by_id(record["mentions"])
    events, claims = _by_id(record["events"]), _by_id(record["claims"])
    words = [*mentions.values(), *(event["trigger"] for event in events.values())]
    words += [piece for event in events.values() for piece in (*event["tellings"], *event["quantities"])]
    words += [claim["cue"] for claim in claims.values() if claim["cue"]]
    for span in words:
        assert 0 <= span["start"] < span["end"] <= len(text)
        assert span["text"] == text[span["start"] : span["end"]]
    for event in events.values():
        _check_event(event, mentions, claims, len(text))
    for claim in claims.values():
        assert claim["speaker"] is None or claim["speaker"] in mentions
        assert all(link["event"] in events for link in claim["events"])
        assert all(0 <= piece["start"] < piece["end"] <= len(text) for piece in claim["content"])


def _by_id(records: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    found = {record["id"]: record for record in records}
    assert len(found) == len(records), "an id comes twice"
    return found


def _check_event(event: dict[str, Any], mentions: dict[str, Any], claims: dict[str, Any], length: int) -> None:
    assert set(event["actors"] + event["recipients"]) <= mentions.keys()
    assert set(event["claims"]) <= claims.keys()
    assert event["where"] is None or event["where"]["mention"] in mentions
    assert all(0 <= start < end <= length for start, end in event["sentences"])
    trigger = event["trigger"]
    assert any(start <= trigger["start"] and trigger["end"] <= end for start, end in event["sentences"])
    assert 0 <= event["confidence"] <= 1
    assert 1 <= event["quad"] <= 4 and -10 <= event["score"] <= 10


def _written(reading: Reading) -> str:
    return json.dumps(reading.to_dict(), ensure_ascii=False, allow_nan=False)


def test_there_are_reports_to_look_at() -> None:
    assert len(REPORTS) >= 8


def test_records_of_the_corpus_are_whole(readings: list[Reading]) -> None:
    assert any(reading.events for reading in readings)
    for reading in readings:
        check_record(json.loads(_written(reading)))


def test_the_same_report_gives_the_same_bytes_in_any_company(readings: list[Reading], tools: Tools) -> None:
    """Backwards, so that each is read after others than at first."""
    for report, reading in reversed([*zip(REPORTS, readings, strict=True)]):
        assert _written(read_report(report, tools)) == _written(reading)


def test_two_processes_give_what_one_gives(readings: list[Reading]) -> None:
    apart = [*read_batch(REPORTS[:3], load_tools, read_report, jobs=2)]
    assert [_written(reading) for reading in apart if isinstance(reading, Reading)] == [
        _written(reading) for reading in readings[:3]
    ]


def test_any_order_of_batches_gives_the_same_archive(readings: list[Reading], tmp_path: Path) -> None:
    questions = (
        "SELECT report, id, type, actors, recipients, standing, trigger, when_start FROM events ORDER BY ALL",
        "SELECT report, id, text, kind, entity, country FROM mentions ORDER BY ALL",
        "SELECT report, id, speaker, stance, content FROM claims ORDER BY ALL",
    )
    answers = []
    for name, order in (("one", readings), ("two", readings[::-1])):
        archive = open_archive(tmp_path / name, create=True)
        half = len(order) // 2
        assert archive.append(order[:half]) + archive.append(order[half:]) == len(readings)
        assert archive.append(order) == 0
        answers.append([archive.query(question).to_pylist() for question in questions])
    assert answers[0] == answers[1]


SENTENCES = [
    sentence + "." for report in REPORTS for line in report.text.split("\n\n") for sentence in line.split(". ")[:3]
]
NOISE = st.sampled_from(["“", '"', "(", "\n\n", " – ", "\u200b", "é", "𝒜", "🙂", "\t", "...", "9" * 30, " said", "'s"])
MUTATIONS = st.lists(st.tuples(st.sampled_from(SENTENCES), NOISE, st.integers(0, 120)), min_size=1, max_size=4)


@FEW
@given(MUTATIONS, st.sampled_from([None, "2021-11-23", "2020-02-29"]))
def test_records_of_damaged_text_are_whole(
    tools: Tools, pieces: list[tuple[str, str, int]], published: str | None
) -> None:
    """Sentences with something put into them somewhere: the record is whole, and the same the second time."""
    text = " ".join(sentence[:place] + noise + sentence[place:] for sentence, noise, place in pieces)
    report = read_text(text, published=published)
    written = _written(read_report(report, tools))
    check_record(json.loads(written))
    assert _written(read_report(report, tools)) == written
