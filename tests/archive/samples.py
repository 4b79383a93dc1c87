"""Readings built by hand: a small report on relief goods, told in numbered variants."""

from __future__ import annotations

from readout.records import (
    Claim,
    Count,
    Dateline,
    Event,
    EventLink,
    Mention,
    Paragraph,
    Place,
    Problem,
    Quantity,
    Reading,
    Removed,
    Report,
    Span,
    Time,
    When,
    Where,
    content_id,
)

HEADLINE = "Relief goods reach Abéché"
SENTENCE = "France sent 40 trucks of relief goods to Chad on Tuesday, the health ministry in N'Djamena said."
DENIAL = "A rebel spokesman denied that any truck had arrived."


def make_report(number: int = 1, *, text: str | None = None, published: str | None = "2026-03-12") -> Report:
    body = f"{HEADLINE}\n{SENTENCE} {DENIAL} Report {number}." if text is None else text
    return Report(
        id=f"r{number}",
        text=body,
        paragraphs=(Paragraph(span=Span(0, 25), kind="headline"), Paragraph(span=Span(26, len(body)))),
        title=HEADLINE,
        published=published,
        published_basis="given",
        publisher="The Example",
        byline=None,
        url=f"https://example.org/{number}",
        language="en",
        source=f"reports/{number}.txt",
        dateline=Dateline(text="N'DJAMENA, March 12", place="N'Djamena", day="--03-12"),
        removed=(Removed(kind="dateline", text="N'DJAMENA, March 12 -"),),
    )


def make_reading(number: int = 1, *, coder: str = "1.0", published: str | None = "2026-03-12") -> Reading:
    """Return the reading of report `number`: six mentions, two events, two claims."""
    report = make_report(number, published=published)
    events = _events(report)
    return Reading(
        report=report,
        mentions=_mentions(report),
        events=events,
        claims=_claims(report, events),
        coder=coder,
        model="0123456789ab",
        codebook="1",
    )


def make_problem(number: int = 1) -> Problem:
    return Problem(source=f"reports/bad{number}.txt", message="empty", line=number, report=None)


def empty_reading(number: int = 1) -> Reading:
    """Return a reading in which nothing was found."""
    report = Report(id=f"r{number}", text="", paragraphs=())
    return Reading(report=report, mentions=(), events=(), claims=(), coder="1.0", model="m", codebook="1")


def _at(report: Report, words: str) -> Span:
    start = report.text.index(words)
    return Span(start, start + len(words))


def _mention(report: Report, words: str, kind: str, head: int, **known: object) -> Mention:
    identity = content_id("m", report.id, words)
    span = _at(report, words)
    fields = {"sentence": 1, "head": head, "made_by": "spot/names/1#given", **known}
    return Mention(id=identity, span=span, kind=kind, **fields)  # type: ignore[arg-type]


def _mentions(report: Report) -> tuple[Mention, ...]:
    chad = Place(latitude=15.0, longitude=19.0, precision="country", geonameid=2434508)
    tuesday = Time(start="2026-03-10", end="2026-03-10", grain="day", basis="published")
    trucks = Quantity(value=40.0, low=40.0, high=None, unit=None, of="trucks", fate="evacuated", total=False)
    return (
        _mention(report, "France", "country", 0, entity="e1", name="France", country="FRA", sectors=("GOV", "MIL")),
        _mention(report, "40 trucks", "quantity", 3, quantity=trucks),
        _mention(report, "Chad", "country", 8, entity="e2", name="Chad", country="TCD", place=chad),
        _mention(report, "Tuesday", "time", 10, time=tuesday),
        _mention(report, "the health ministry", "organization", 14, entity="e3", country="TCD", sectors=("GOV",)),
        _mention(report, "A rebel spokesman", "person", 2, sectors=("REB",)),
    )


def _events(report: Report) -> tuple[Event, ...]:
    france, trucks, chad, tuesday, _, rebel = _mentions(report)
    assert trucks.quantity and tuesday.time and chad.place
    common = {"sentences": (_at(report, SENTENCE),), "contexts": ("disaster",), "made_by": "code/events/1#send"}
    claims = tuple(claim.id for claim in _claims(report, ()))
    aid = Event(
        id=content_id("e", report.id, "sent"),
        type="AID",
        mode=None,
        trigger=_at(report, "sent"),
        tellings=(_at(report, "sent"), _at(report, "arrived")),
        actors=(france.id,),
        recipients=(chad.id,),
        cameo="073",
        quad=2,
        score=7.4,
        auxiliaries=(),
        standing="disputed",
        claims=claims,
        when=When(span=tuesday.span, time=tuesday.time),
        where=Where(mention=chad.id, name="Chad", country="TCD", latitude=15.0, longitude=19.0),
        quantities=(
            Count(
                value=40.0, low=40.0, high=None, unit=None, of="trucks", fate="evacuated", total=False, span=trucks.span
            ),
        ),
        confidence=0.875,
        **common,  # type: ignore[arg-type]
    )
    refusal = Event(
        id=content_id("e", report.id, "denied"),
        type="REJECT",
        mode="deny",
        trigger=_at(report, "denied"),
        tellings=(_at(report, "denied"),),
        actors=(rebel.id, france.id),
        recipients=(),
        cameo=None,
        quad=3,
        score=-4.0,
        auxiliaries=("negation",),
        standing="reported",
        claims=(),
        when=None,
        where=None,
        quantities=(),
        confidence=0.5,
        **common,  # type: ignore[arg-type]
    )
    return aid, refusal


def _claims(report: Report, events: tuple[Event, ...]) -> tuple[Claim, ...]:
    *_, ministry, rebel = _mentions(report)
    pieces = (_at(report, "France sent 40 trucks"), _at(report, "on Tuesday"))
    return (
        Claim(
            id=content_id("c", report.id, "said"),
            speaker=ministry.id,
            cue=_at(report, "said"),
            content=pieces,
            stance="states",
            quoted=False,
            events=tuple(EventLink(event=event.id, link="asserts") for event in events[:1]),
            made_by="attribute/claims/1#say",
        ),
        Claim(
            id=content_id("c", report.id, "denied"),
            speaker=rebel.id,
            cue=None,
            content=(_at(report, "any truck had arrived"),),
            stance="denies",
            quoted=True,
            events=tuple(EventLink(event=event.id, link="denies") for event in events[:1]),
            made_by="attribute/claims/1#deny",
        ),
    )
