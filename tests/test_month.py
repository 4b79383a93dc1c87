"""The invented month of `benchmarks/month`: the same at every run, its spans at their words, its truth in one piece."""

from collections import Counter
from itertools import islice

import pytest
from benchmarks.month import Dispatch, make_month, make_next_day, print_report

from readout.records import Reading

REPORTS = 600


@pytest.fixture(scope="module")
def month() -> list[Dispatch]:
    return list(make_month(seed=3, reports=REPORTS))


def test_a_seed_gives_the_same_month(month: list[Dispatch]) -> None:
    assert list(islice(make_month(seed=3, reports=REPORTS), 90)) == month[:90]
    assert next(make_month(seed=4, reports=REPORTS)) != month[0]


def test_reports_come_in_order_of_time_and_as_many_as_are_due(month: list[Dispatch]) -> None:
    published = [str(dispatch.reading.report.published) for dispatch in month]
    assert len(month) == REPORTS == len({dispatch.reading.report.id for dispatch in month})
    assert published == sorted(published)
    assert (published[0][:10], published[-1][:10]) == ("2027-03-01", "2027-03-30")


def test_the_next_day_tells_old_happenings_too(month: list[Dispatch]) -> None:
    day = list(make_next_day(seed=3, reports=REPORTS))
    assert {str(dispatch.reading.report.published)[:10] for dispatch in day} == {"2027-03-31"}
    told = {happening for dispatch in month for happening in dispatch.happenings.values()}
    again = [happening for dispatch in day for happening in dispatch.happenings.values()]
    assert len(day) == REPORTS * 33 // 1000
    assert told & set(again) and set(again) - told


def test_what_a_report_rests_on_came_before(month: list[Dispatch]) -> None:
    seen: set[str] = set()
    kinds: Counter[str] = Counter()
    for dispatch in month:
        for kind in ("copy_of", "version_of", "kills"):
            other = getattr(dispatch, kind)
            kinds[kind] += other is not None
            assert other is None or other in seen
        seen.add(dispatch.reading.report.id)
    assert kinds["copy_of"] > 50 and kinds["version_of"] > 20 and kinds["kills"]


def test_spans_stand_at_their_words(month: list[Dispatch]) -> None:
    for dispatch in month:
        assert {event.id for event in dispatch.reading.events} == set(dispatch.happenings)
        _check_spans(dispatch.reading)


def _check_spans(reading: Reading) -> None:
    text = reading.report.text
    mentions = {mention.id: mention for mention in reading.mentions}
    assert len(mentions) == len(reading.mentions)
    for mention in reading.mentions:
        assert mention.name is None or mention.kind != "place" or mention.span.cut(text) == mention.name
    for event in reading.events:
        assert all(mentions[party].sectors for party in (*event.actors, *event.recipients))
        sentence = event.sentences[0]
        assert sentence.covers(event.trigger) and sentence.cut(text).endswith(".")
        assert all(count.span.cut(text).startswith(f"{count.value:g} ") for count in event.quantities)
    for claim in reading.claims:
        assert claim.cue and claim.speaker in mentions
        assert not claim.content[0].overlaps(claim.cue)


def test_a_claim_covers_the_telling_that_it_carries(month: list[Dispatch]) -> None:
    for dispatch in month:
        events = {event.id: event for event in dispatch.reading.events}
        for claim in dispatch.reading.claims:
            for link in claim.events:
                assert any(claim.content[0].covers(telling) for telling in events[link.event].tellings)


def test_reports_that_share_nothing_share_no_phrases(month: list[Dispatch]) -> None:
    """Six words in a row of one report stand in few reports of other stories."""
    stories: dict[tuple[str, ...], set[str]] = {}
    for dispatch in month:
        story = next(iter(dispatch.happenings.values()), "").split(".")[0].split("-own")[0]
        words = dispatch.reading.report.text.split()
        for place in range(len(words) - 5):
            stories.setdefault(tuple(words[place : place + 6]), set()).add(story)
    shared = sum(len(told) > 1 for told in stories.values())
    assert shared < 0.02 * len(stories)


def test_versions_and_kills_say_so(month: list[Dispatch]) -> None:
    reports = {dispatch.reading.report.id: dispatch.reading.report for dispatch in month}
    kill = next(dispatch for dispatch in month if dispatch.kills)
    killed = reports[str(kill.kills)]
    assert kill.reading.report.publisher == killed.publisher and not kill.reading.events
    assert any(word in print_report(kill.reading.report) for word in ("KILL", "WITHDRAWN"))
    titles = {str(dispatch.reading.report.title)[:7] for dispatch in month if dispatch.version_of}
    assert "UPDATE " in titles and "CORRECT" in titles
