"""How fast an archive takes readings and answers queries: `python benchmarks/archive.py [READINGS]`.

The readings are made up: 30 mentions, 8 events and 4 claims to a report of some 3,000 signs, spread over five years.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from readout.archive import Archive, open_archive
from readout.records import Claim, Event, EventLink, Mention, Paragraph, Reading, Report, Span, Time, When

COUNTRIES = "USA RUS CHN UKR ISR IRN IND PAK FRA DEU TUR EGY SAU TCD SDN ETH KEN NGA BRA MEX".split()
TYPES = "CONSULT AGREE AID DEMAND ACCUSE PROTEST THREATEN SANCTION COERCE ASSAULT".split()
WORDS = "the relief trucks crossed a border bridge after officials and drivers had agreed on new papers".split()
QUERIES = {
    "count": "SELECT count(*) FROM events",
    "month by type, all rows": "SELECT date_trunc('month', published) AS m, type, count(*) FROM events GROUP BY ALL",
    "top dyads": """
        SELECT a, r, count(*) AS n
        FROM (SELECT unnest(actor_countries) AS a, recipient_countries FROM events), unnest(recipient_countries) AS t(r)
        GROUP BY ALL ORDER BY n DESC LIMIT 20""",
    "one actor, by week": """
        SELECT date_trunc('week', when_start) AS week, count(*) FROM events
        WHERE list_contains(actor_countries, 'UKR') GROUP BY ALL""",
    "one report": "SELECT * FROM events WHERE report = 'r17'",
    "full text, a word": "SELECT report, title FROM reports WHERE contains(text, 'bridge after 4711')",
    "first 100 rows": "SELECT * FROM events LIMIT 100",
}


def make_readings(count: int) -> Iterator[Reading]:
    """Give readings that are the same at every run."""
    chance = random.Random(1)
    for number in range(count):
        yield make_reading(number, chance)


def make_reading(number: int, chance: random.Random) -> Reading:
    text = " ".join(chance.choice(WORDS) for _ in range(480)) + f" bridge after {number}"
    day = date(2021, 1, 1) + timedelta(days=chance.randrange(1800))
    mentions = tuple(_mention(number, place, chance) for place in range(30))
    claims = tuple(_claim(number, place, mentions) for place in range(4))
    return Reading(
        report=Report(
            id=f"r{number}",
            text=text,
            paragraphs=(Paragraph(span=Span(0, len(text))),),
            title=text[:60],
            published=day.isoformat(),
            published_basis="given",
            publisher=f"Paper {number % 50}",
        ),
        mentions=mentions,
        events=tuple(_event(number, place, day, mentions, claims, chance) for place in range(8)),
        claims=claims,
        coder="1",
        model="m",
        codebook="1",
    )


def _mention(number: int, place: int, chance: random.Random) -> Mention:
    return Mention(
        id=f"m{number:08x}{place:02x}",
        span=Span(place * 40, place * 40 + 12),
        kind="organization",
        sentence=place // 2,
        head=3,
        made_by="spot/names/1#given",
        entity=f"e{chance.randrange(5000)}",
        name="Ministry of Bridges",
        country=chance.choice(COUNTRIES),
        sectors=("GOV",),
    )


def _event(
    number: int,
    place: int,
    day: date,
    mentions: tuple[Mention, ...],
    claims: tuple[Claim, ...],
    chance: random.Random,
) -> Event:
    happened = (day - timedelta(days=chance.randrange(3))).isoformat()
    span = Span(place * 80, place * 80 + 7)
    return Event(
        id=f"e{number:08x}{place:02x}",
        type=chance.choice(TYPES),
        mode=None,
        trigger=span,
        tellings=(span,),
        sentences=(Span(place * 80, place * 80 + 120),),
        actors=(chance.choice(mentions).id,),
        recipients=(chance.choice(mentions).id,),
        contexts=("military",),
        cameo="190",
        quad=chance.randrange(1, 5),
        score=chance.uniform(-10, 10),
        auxiliaries=(),
        standing="claimed",
        claims=(claims[place % 4].id,),
        when=When(span=span, time=Time(start=happened, end=happened, grain="day", basis="published")),
        where=None,
        quantities=(),
        confidence=chance.random(),
        made_by="code/events/1#obj",
    )


def _claim(number: int, place: int, mentions: tuple[Mention, ...]) -> Claim:
    return Claim(
        id=f"c{number:08x}{place:02x}",
        speaker=mentions[place].id,
        cue=Span(place * 50, place * 50 + 4),
        content=(Span(place * 50, place * 50 + 45),),
        stance="states",
        quoted=False,
        events=(EventLink(event=f"e{number:08x}{place:02x}", link="asserts"),),
        made_by="attribute/claims/1#say",
    )


def measure(action: Callable[[], object], times: int = 3) -> float:
    """Return the best of some runs, in milliseconds."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        found.append(time.perf_counter() - start)
    return min(found) * 1000


def ask_all(archive: Archive, title: str) -> None:
    archive.query("SELECT 1")
    print(f"\n{title}")
    for name, sql in QUERIES.items():
        print(f"  {name:26}{measure(lambda sql=sql: archive.query(sql)):8.0f} ms")


def main(count: int) -> None:
    with TemporaryDirectory() as folder:
        archive = open_archive(Path(folder) / "archive", create=True)
        start = time.perf_counter()
        readings = list(make_readings(count))
        print(f"made {count:,} readings ({8 * count:,} events) in {time.perf_counter() - start:.1f} s")
        start = time.perf_counter()
        archive.append(readings)
        spent = time.perf_counter() - start
        size = sum(path.stat().st_size for path in archive.folder.rglob("*") if path.is_file())
        print(f"appended in {spent:.1f} s: {count / spent:,.0f} readings/s; {size / count:,.0f} bytes a reading")
        single = [make_reading(number, random.Random(number)) for number in range(count, count + 3)]
        print(f"a batch of one reading: {measure(lambda: archive.append([single.pop()])):.0f} ms")
        print(f"first query after opening: {measure(lambda: open_archive(archive.folder).query('SELECT 1')):.0f} ms")
        ask_all(archive, "as appended")
        start = time.perf_counter()
        archive.compact()
        print(f"\ncompacted in {time.perf_counter() - start:.1f} s")
        ask_all(archive, "after compact()")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
