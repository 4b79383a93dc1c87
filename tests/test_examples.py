"""The sample reports of `make demo`, read whole: the path from bytes to standing."""

from pathlib import Path

import pytest

from readout.pipeline import Tools, read_report
from readout.read import read_inputs
from readout.records import Reading, Report
from tests.reading import short_event

EXAMPLES = Path(__file__).parent.parent / "examples"


@pytest.fixture(scope="module")
def ferry(tools: Tools) -> Reading:
    report = next(iter(read_inputs([str(EXAMPLES / "ferry-talks.txt")])))
    assert isinstance(report, Report)
    return read_report(report, tools)


def events_of(reading: Reading, kind: str) -> list[str]:
    return [short_event(event, reading) for event in reading.events if event.type == kind]


def test_a_call_told_four_times_is_one_confirmed_event(ferry: Reading) -> None:
    calls = [event for event in ferry.events if event.type == "CONSULT"]
    assert [short_event(event, ferry) for event in calls] == ["CONSULT/phone EST+FIN > -"]
    assert calls[0].standing == "confirmed"
    assert len(calls[0].tellings) > 1


def test_a_feared_closure_is_no_plain_event(ferry: Reading) -> None:
    feared = [event for event in ferry.events if "close" in event.trigger.cut(ferry.report.text)]
    assert all("hypothetical" in event.auxiliaries for event in feared)


def test_accusation_and_denial_answer_each_other(ferry: Reading) -> None:
    (accusation,) = events_of(ferry, "ACCUSE")
    assert accusation.startswith("ACCUSE/allege EST > RUS")
    assert events_of(ferry, "REJECT") == ["REJECT RUS > EST"]


def test_teaser_link_and_dateline_are_gone_and_used(ferry: Reading) -> None:
    report = ferry.report
    assert "Harbour workers" not in report.text and "http" not in report.text and "TALLINN" not in report.text
    assert report.published == "2024-03-12"
    assert report.dateline is not None and report.dateline.agency == "Baltic Wire"


def test_quotations_are_verbatim_with_their_speakers(ferry: Reading) -> None:
    text = ferry.report.text
    names = {mention.id: mention.span.cut(text) for mention in ferry.mentions}
    said = {span.cut(text): names.get(claim.speaker or "") for claim in ferry.claims for span in claim.content}
    words = "Our two countries agreed to keep each other informed hour by hour"
    assert said[words] == "Finnish Foreign Ministry spokesman Juhani Aaltola"
    assert any("the safety of everybody who lives from this water" in content for content in said)


def test_days_follow_the_dateline(ferry: Reading) -> None:
    days = {event.when.time.start for event in ferry.events if event.when}
    assert "2024-03-12" in days and all(day is None or day.startswith("2024-03") for day in days)
