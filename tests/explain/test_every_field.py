"""Whatever the report: each field has a finding that agrees with the event, and every word stands in the text."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.errors import InputError
from readout.explain import FIELDS, Explanation, explain_report
from readout.pipeline import Tools, read_report
from readout.records import Report
from tests.explain.finding import explain, field, walk


def check(explanation: Explanation) -> None:
    """Check that findings and events agree."""
    text = explanation.report.text
    assert [account.event for account in explanation] == list(explanation.reading.events)
    for account in explanation:
        event = account.event
        assert event is not None and account.id == event.id
        assert tuple(finding.field for finding in account.findings) == FIELDS
        assert field(account, "type").value == event.type
        assert field(account, "mode").value == event.mode
        assert field(account, "standing").value == event.standing
        assert (field(account, "time").value is None) == (event.when is None)
        assert (field(account, "place").value is None) == (event.where is None)
        assert [found.value for found in field(account, "auxiliaries").parts] == list(event.auxiliaries)
        assert [found.value for found in field(account, "contexts").parts] == list(event.contexts)
        for name, members in (("actors", event.actors), ("recipients", event.recipients)):
            assert len(field(account, name).parts) == len(members)
        assert len(field(account, "quantities").parts) == len(event.quantities)
        claims = [found for found in field(account, "standing").parts if found.field == "claim"]
        assert len(claims) == len(event.claims)
        for finding in account.findings:
            for found in walk(finding):
                assert found.by or found.parts, found
                assert all(passed.why for passed in found.passed)
                spans = [found.span, *(passed.span for passed in found.passed)]
                assert all(0 <= span.start < span.end <= len(text) for span in spans if span)


def test_examples_are_explained_in_full(explanations: list[Explanation]) -> None:
    for explanation in explanations:
        assert len(explanation) > 3
        check(explanation)


def test_what_is_explained_is_what_is_read(
    reports: list[Report], tools: Tools, explanations: list[Explanation]
) -> None:
    for report, explanation in zip(reports, explanations, strict=True):
        assert explanation.reading == read_report(report, tools)
        assert explain_report(report, tools) == explanation


def test_json_holds_the_words(explanations: list[Explanation]) -> None:
    for explanation in explanations:
        record = json.loads(json.dumps(explanation.to_dict()))
        assert record["report"] == explanation.report.id and record["stored"] is None
        for event in record["events"]:
            for finding in event["findings"]:
                if finding["words"]:
                    start, end = finding["words"]["start"], finding["words"]["end"]
                    assert finding["words"]["text"] == explanation.report.text[start:end]


def test_one_event_and_some_fields(reports: list[Report], tools: Tools, explanations: list[Explanation]) -> None:
    event = explanations[0].accounts[1].event
    assert event is not None
    (account,) = explain_report(reports[0], tools, event.id[:6], ("place", "type"))
    assert account.event == event
    assert [finding.field for finding in account.findings] == ["type", "place"]


def test_unknown_events_and_fields_are_refused(reports: list[Report], tools: Tools) -> None:
    with pytest.raises(InputError, match=r"has no event of this id; it has e\w{20}, "):
        explain_report(reports[0], tools, "e00x")
    with pytest.raises(InputError, match=r"\d events of report \w+ begin so"):
        explain_report(reports[0], tools, "e")
    with pytest.raises(InputError, match="no field 'colour'; its fields are type, mode"):
        explain_report(reports[0], tools, fields=("colour",))


WORDS = (
    "Rebels soldiers Norway Chad's the army Moscow he they it police killed attacked denied said that accused of "
    "bombing met in Tripoli on Monday will not would and 12 villagers , . talks agreed to withdraw if the raids stop "
    "condemned the attack on 3 May 2019 protesters ministers both sides"
).split()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=4, max_size=40))
def test_any_words_are_explained(tools: Tools, words: list[str]) -> None:
    check(explain(" ".join(words) + ".", tools))
