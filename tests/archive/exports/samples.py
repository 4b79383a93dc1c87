"""Readings for exports: short reports, invented, whose events have the parties, places and figures of a test."""

from __future__ import annotations

from collections.abc import Sequence

from readout.records import (
    Claim,
    Count,
    Event,
    EventLink,
    Mention,
    Paragraph,
    Place,
    Reading,
    Report,
    Span,
    Time,
    When,
    Where,
    content_id,
)

Name = tuple[str, str | None, tuple[str, ...]]  # name, country, sectors

ARMY: Name = ("Sudanese Armed Forces", "SDN", ("MIL",))
REBELS: Name = ("Rapid Support Forces", "SDN", ("REB", "PRM"))
TRADERS: Name = ('Traders of "Mellit"', "SDN", ("CVL",))
MINISTRY: Name = ("=Foreign Ministry", "SDN", ("GOV",))
EGYPT: Name = ("Egypt", "EGY", ("GOV",))
FRANCE: Name = ("France", "FRA", ("GOV", "MIL"))
UN: Name = ("United Nations", "UNO", ())
NURSES: Name = ("Nurses' union", "SDN", ("MED", "LAB"))
NEWSPAPER: Name = ("The Harbour Post", "SDN", ("JRN",))
MELLIT = ("Mellit", "SDN", Place(latitude=14.1, longitude=25.5, precision="city", admin1="SD.55", geonameid=370181))
TEXAS = ("Austin", "USA", Place(latitude=30.3, longitude=-97.7, precision="city", admin1="US.TX", geonameid=4671654))
DARFUR = ("Darfur", "SDN", Place(latitude=13.0, longitude=24.5, precision="region"))
SUDAN = ("Sudan", "SDN", Place(latitude=15.6, longitude=30.2, precision="country"))


def tell(
    number: int,
    type: str = "ASSAULT",
    mode: str | None = None,
    actors: Sequence[Name] = (ARMY,),
    recipients: Sequence[Name] = (TRADERS,),
    place: tuple[str, str, Place] | None = MELLIT,
    *,
    cameo: str | None = "190",
    score: float = -9.0,
    contexts: tuple[str, ...] = (),
    auxiliaries: tuple[str, ...] = (),
    day: str | None = "2024-05-13",
    grain: str = "day",
    published: str | None = "2024-05-14T08:30:00+02:00",
    killed: Sequence[tuple[float, str]] = (),
    standing: str = "reported",
    url: str | None = "given",
    publisher: str | None = "Sahel Wire",
) -> Reading:
    """Return the reading of a report of one event and one claim; `killed` are how many of what."""
    names = [*actors, *recipients, *([(place[0], place[1], ())] if place else [])]
    words = [
        "Headline\n",
        "Struck",
        " on Monday",
        *(f" by {name}" for name, _, _ in names),
        *(f" {n:g} {of}" for n, of in killed),
    ]
    text = f"{''.join(words)}, it said.\nA second paragraph."
    report = Report(
        id=f"r{number}",
        text=text,
        paragraphs=(
            Paragraph(span=Span(0, 8), kind="headline"),
            Paragraph(span=Span(9, text.index("\nA second"))),
            Paragraph(span=Span(text.index("\nA second") + 1, len(text))),
        ),
        title=f'Report {number}: Mellit; "struck"',
        published=published,
        publisher=publisher,
        url=f"https://example.org/{number}" if url == "given" else url,
        language="en",
    )
    mentions = _mentions(report, names, place)
    claim, identity = content_id("c", report.id), content_id("e", report.id, type)
    event = Event(
        id=identity,
        type=type,
        mode=mode,
        trigger=_span(text, "Struck"),
        tellings=(_span(text, "Struck"),),
        sentences=(Span(9, text.index("\nA second")),),
        actors=tuple(mention.id for mention in mentions[: len(actors)]),
        recipients=tuple(mention.id for mention in mentions[len(actors) : len(actors) + len(recipients)]),
        contexts=contexts,
        cameo=cameo,
        quad=4,
        score=score,
        auxiliaries=auxiliaries,  # type: ignore[arg-type]
        standing=standing,  # type: ignore[arg-type]
        claims=(claim,),
        when=When(span=_span(text, "on Monday"), time=Time(start=day, end=day, grain=grain, basis="text"))  # type: ignore[arg-type]
        if day
        else None,
        where=Where(
            mention=mentions[-1].id,
            name=place[0],
            country=place[1],
            latitude=place[2].latitude,
            longitude=place[2].longitude,
        )
        if place
        else None,
        quantities=tuple(
            Count(value=n, low=n, high=None, unit=None, of=of, fate="killed", span=_span(text, f"{n:g} {of}"))
            for n, of in killed
        ),
        confidence=0.83,
        made_by="code/events/1#strike",
    )
    said = Claim(
        id=claim,
        speaker=mentions[0].id if mentions else None,
        cue=_span(text, "said"),
        content=(_span(text, "Struck on Monday"),),
        stance="states",
        quoted=False,
        events=(EventLink(event=identity, link="asserts"),),
        made_by="attribute/claims/1#say",
    )
    return Reading(
        report=report,
        mentions=mentions,
        events=(event,),
        claims=(said,),
        coder="readout-0.1.0",
        model="0123",
        codebook="1",
    )


def _mentions(report: Report, names: Sequence[Name], place: tuple[str, str, Place] | None) -> tuple[Mention, ...]:
    found, start = [], 0
    for number, (name, country, sectors) in enumerate(names):
        start = report.text.index(name, start)
        here = place[2] if place and number == len(names) - 1 else None
        found.append(
            Mention(
                id=content_id("m", report.id, number),
                span=Span(start, start + len(name)),
                kind="place" if here else "organization",
                sentence=1,
                head=number,
                made_by="spot/names/1#given",
                name=name,
                country=country,
                sectors=sectors,
                place=here,
            )
        )
    return tuple(found)


def _span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def make_month() -> list[Reading]:
    """Return readings that have at least one of everything that formats treat in their own way."""
    return [
        tell(
            1, mode="drone", cameo="195", killed=[(12, "people"), (15, "people"), (3, "children")], standing="disputed"
        ),
        tell(2, "CONSULT", "visit", (EGYPT, FRANCE, UN), (), SUDAN, cameo="042", score=4.0),
        tell(
            3,
            "AID",
            None,
            (FRANCE, EGYPT),
            (NURSES, TRADERS),
            DARFUR,
            cameo="073",
            score=10.0,
            contexts=("health", "military"),
        ),
        tell(4, "ACCUSE", "allege", (MINISTRY,), (REBELS,), None, cameo="112", score=-3.5, day=None),
        tell(5, "ASSAULT", "firearms", (ARMY, REBELS), (), TEXAS, cameo="193", url=None, publisher=None),
        tell(
            6, "PROTEST", "demo", (NURSES,), (), MELLIT, cameo="141", score=-5.0, grain="month", published="2024-05-20"
        ),
        tell(7, "RETREAT", "ceasefire", (REBELS,), (ARMY,), DARFUR, cameo="0871", score=7.5, auxiliaries=("future",)),
        tell(8, "ASSAULT", "aerial", (ARMY,), (TRADERS,), MELLIT, cameo="195", auxiliaries=("negation",)),
        tell(9, "AGREE", None, (EGYPT,), (UN,), None, cameo="030", score=2.5, published=None, day=None),
        tell(
            10,
            "COERCE",
            "arrest",
            (MINISTRY,),
            (NEWSPAPER,),
            SUDAN,
            cameo="173",
            score=-7.0,
            auxiliaries=("historical",),
        ),
        tell(11, "REQUEST", None, (UN,), (ARMY,), None, cameo=None, score=0.0, auxiliaries=("hypothetical",)),
        tell(12, "MOBILIZE", "weapons", (), (), None, cameo="150", score=-6.5),
    ]
