from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout import door
from readout.read import read_text
from readout.records import Claim, Event, EventLink, Reading, Span

REPORT = read_text("Rebels shelled Goma. The army said so.")
EVENT = Event(
    id="e",
    type="ASSAULT",
    mode=None,
    trigger=Span(7, 14),
    tellings=(Span(7, 14),),
    sentences=(Span(0, 20),),
    actors=(),
    recipients=(),
    contexts=(),
    cameo=None,
    quad=4,
    score=-9.0,
    auxiliaries=(),
    standing="reported",
    claims=(),
    when=None,
    where=None,
    quantities=(),
    confidence=0.5,
    made_by="hand",
)
CLAIM = Claim(
    id="c", speaker=None, cue=None, content=(Span(0, 19),), stance="states", quoted=False, events=(), made_by="hand"
)


def make_reading(confidences: list[float], links: list[list[int]]) -> Reading:
    """Return a reading with an event for each confidence and a claim for each list of numbers of events."""
    return Reading(
        report=REPORT,
        mentions=(),
        events=tuple(replace(EVENT, id=f"e{n}", confidence=sure) for n, sure in enumerate(confidences)),
        claims=tuple(
            replace(CLAIM, id=f"c{n}", events=tuple(EventLink(event=f"e{e}", link="asserts") for e in told))
            for n, told in enumerate(links)
        ),
        coder="1",
        model="2",
        codebook="3",
    )


def test_events_below_are_left_out_with_the_links_to_them() -> None:
    reading = make_reading([0.9, 0.3, 0.6], [[0, 1], [1], []])
    above = reading.above(0.6)
    assert [event.id for event in above.events] == ["e0", "e2"]
    assert [[link.event for link in claim.events] for claim in above.claims] == [["e0"], [], []]
    assert [event.id for event in reading.events] == ["e0", "e1", "e2"]  # the whole reading is left as it was


def test_where_nothing_falls_the_reading_is_given_back() -> None:
    reading = make_reading([0.9, 0.6], [[0, 1]])
    assert reading.above(0.6) is reading
    assert reading.above(0.0) is reading


def test_all_events_may_fall_and_the_claims_stay() -> None:
    above = make_reading([0.9, 0.6], [[0, 1]]).above(1.0)
    assert above.events == ()
    assert [claim.id for claim in above.claims] == ["c0"]


def test_all_else_is_as_it_was_and_so_is_the_kind_of_reading() -> None:
    plain = make_reading([0.9, 0.3], [[1]])
    opened = door.Reading(**{name: getattr(plain, name) for name in Reading.__slots__})
    above = opened.above(0.5)
    assert type(above) is door.Reading
    assert replace(above, events=opened.events, claims=opened.claims) == opened


CHANCES = st.floats(0, 1)
LINKS = st.lists(st.lists(st.integers(0, 4), max_size=4), max_size=4)


@given(st.lists(CHANCES, min_size=5, max_size=5), LINKS, CHANCES)
def test_no_claim_is_linked_to_a_missing_event(confidences: list[float], links: list[list[int]], least: float) -> None:
    reading = make_reading(confidences, links)
    above = reading.above(least)
    kept = {event.id for event in above.events}
    assert kept == {event.id for event in reading.events if event.confidence >= least}
    assert [claim.id for claim in above.claims] == [claim.id for claim in reading.claims]
    for before, after in zip(reading.claims, above.claims, strict=True):
        assert after.events == tuple(link for link in before.events if link.event in kept)


@given(st.lists(CHANCES, min_size=5, max_size=5), LINKS, CHANCES, CHANCES)
def test_two_thresholds_are_the_higher_one(
    confidences: list[float], links: list[list[int]], one: float, other: float
) -> None:
    reading = make_reading(confidences, links)
    assert reading.above(one).above(other) == reading.above(max(one, other))


def test_the_record_of_what_is_left_is_whole() -> None:
    record = make_reading([0.9, 0.3], [[0], [1]]).above(0.5).to_dict()
    assert [event["confidence"] for event in record["events"]] == [0.9]
    assert [len(claim["events"]) for claim in record["claims"]] == [1, 0]


@pytest.mark.parametrize(("least", "count"), [(0.5, 1), (0.50001, 0)])
def test_the_threshold_itself_is_enough(least: float, count: int) -> None:
    assert len(make_reading([0.5], []).above(least).events) == count
