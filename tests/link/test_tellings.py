from dataclasses import replace

from readout.link.tellings import tellings_of
from readout.read import read_text
from readout.records import Claim, Count, Event, EventLink, Mention, Reading, Span, Time, When, Where

TEXT = "Jets bombed Velika on Monday, killing 14 traders, rescuers said. The army denied the raid."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def mention(identifier: str, words: str, country: str | None, *sectors: str, name: str | None = None) -> Mention:
    return Mention(
        id=identifier,
        span=span(words),
        kind="group",
        sentence=0,
        head=0,
        made_by="test",
        country=country,
        sectors=sectors,
        name=name,
    )


def make_reading() -> Reading:
    raid = Event(
        id="e1",
        type="ASSAULT",
        mode="aerial",
        trigger=span("bombed"),
        tellings=(span("bombed"),),
        sentences=(span("Jets bombed Velika on Monday, killing 14 traders, rescuers said."),),
        actors=("m1",),
        recipients=("m2",),
        contexts=(),
        cameo=None,
        quad=4,
        score=-9,
        auxiliaries=(),
        standing="disputed",
        claims=("c1", "c2"),
        when=When(span=span("Monday"), time=Time(start="2024-05-13", end="2024-05-13", grain="day", basis="text")),
        where=Where(mention="m5", name="Velika", country="SDN", latitude=13.5, longitude=None, how="told"),
        quantities=(Count(value=14, unit=None, of="traders", span=span("14 traders"), fate="killed"),),
        confidence=0.8,
        made_by="test",
    )
    said = Claim(
        id="c1",
        speaker="m3",
        cue=span("said"),
        content=(span("Jets bombed Velika on Monday, killing 14 traders"),),
        stance="states",
        quoted=False,
        events=(EventLink(event="e1", link="asserts"),),
        made_by="test",
    )
    denied = replace(
        said,
        id="c2",
        speaker=None,
        content=(span("the raid"),),
        stance="denies",
        events=(EventLink(event="e1", link="denies"),),
    )
    mentions = (
        mention("m1", "Jets", "SDN", "MIL", name="jet (Sudan)"),
        mention("m2", "traders", "SDN", "CVL"),
        mention("m3", "rescuers", None),
    )
    report = read_text(TEXT, published="2024-05-14", publisher="Nile Press", id="r1")
    return Reading(
        report=report, mentions=mentions, events=(raid,), claims=(said, denied), coder="t", model="t", codebook="t"
    )


def test_a_telling_holds_what_the_event_tells_in_words() -> None:
    (telling,) = tellings_of(make_reading())
    assert (telling.report, telling.published, telling.publisher) == ("r1", "2024-05-14", "Nile Press")
    assert (telling.trigger, telling.start, telling.when_how) == ("bombed", "2024-05-13", "told")
    assert [(party.name, party.country) for party in (*telling.actors, *telling.recipients)] == [
        ("jet (Sudan)", "SDN"),
        ("traders", "SDN"),
    ]
    assert telling.words.startswith("Jets bombed Velika")
    assert [(figure.value, figure.fate, figure.words) for figure in telling.figures] == [(14, "killed", "14 traders")]


def test_voices_name_sides_that_hold_across_reports() -> None:
    (telling,) = tellings_of(make_reading())
    assert [(voice.side, voice.link) for voice in telling.voices] == [("rescuers", "asserts"), ("c2", "denies")]


def test_an_event_without_time_and_place_has_none() -> None:
    reading = make_reading()
    bare = replace(reading.events[0], when=None, where=None, sentences=())
    (telling,) = tellings_of(replace(reading, events=(bare,)))
    assert (telling.start, telling.when_how, telling.place, telling.place_how) == (None, None, None, None)
    assert telling.words == "bombed"
