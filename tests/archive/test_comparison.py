"""Two versions of the coder on the same reports: what changed adds up to the difference in counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.archive import Archive, open_archive
from readout.archive.comparison import Counts, find_versions
from readout.archive.comparison.fields import CLAIM_FIELDS, COLUMNS, FIELDS, find_changes
from readout.archive.comparison.pairing import find_step, pair_events
from readout.archive.comparison.tally import Tally
from readout.archive.schemas import load_columns
from readout.errors import InputError
from readout.records import Reading, Span

from .samples import make_reading


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return open_archive(tmp_path / "kept", create=True)


def read_again(number: int, **known: Any) -> Reading:
    """Return the reading of a report by version 2.0, its first event with what is given."""
    reading = make_reading(number, coder="2.0")
    return replace(reading, events=(replace(reading.events[0], **known), *reading.events[1:]))


def check_sums(found: Counts, a: Counter[str], b: Counter[str]) -> None:
    assert {row.type: row.a for row in found.types if row.a} == {type: n for type, n in a.items() if n}
    assert {row.type: row.b for row in found.types if row.b} == {type: n for type, n in b.items() if n}
    for row in (*found.types, found.total):
        assert row.a - row.lost + row.gained - row.changed_out + row.changed_in == row.b
        assert row.a == row.kept + row.changed_out + row.lost and row.b == row.kept + row.changed_in + row.gained
    assert found.total.changed_in == found.total.changed_out
    assert found.same + found.changed == found.total.kept + found.total.changed_out


def counts(archive: Archive, coder: str, reports: str = "true") -> Counter[str]:
    sql = f"""
    SELECT type, count(*) AS n FROM stored.events JOIN stored.whole USING (report, reading, batch)
    WHERE coder = ? AND {reports} GROUP BY type"""
    return Counter({row["type"]: row["n"] for row in archive.query(sql, values=[coder]).to_pylist()})


def test_what_changed_adds_up(archive: Archive) -> None:
    archive.append([make_reading(number) for number in range(6)])
    lacking = make_reading(2, coder="2.0")
    more = make_reading(3, coder="2.0")
    third = replace(more.events[0], id="more", trigger=Span(0, 6), tellings=(Span(0, 6),), type="MOBILIZE")
    archive.append(
        [
            make_reading(1, coder="2.0"),
            replace(lacking, events=lacking.events[:1]),
            replace(more, events=(*more.events, third)),
            read_again(4, type="SUPPORT", standing="claimed"),
            read_again(5, mode=None, when=None, where=None, quantities=(), actors=()),
            make_reading(7, coder="2.0"),
        ]
    )
    found = archive.compare("1.0", "2.0")
    assert (found.reports, found.only_a, found.only_b, found.reports_changed) == (5, 1, 1, 4)
    check_sums(found, counts(archive, "1.0", "report <> 'r0'"), counts(archive, "2.0", "report <> 'r7'"))
    assert (found.lost, found.gained, found.same, found.changed) == (1, 1, 7, 2)
    rows = {row.type: row for row in found.types}
    assert (rows["AID"].changed_out, rows["SUPPORT"].changed_in, rows["REJECT"].lost, rows["MOBILIZE"].gained) == (
        1,
    ) * 4
    told = {(field.type, field.field): field.count for field in found.fields}
    assert told == {("AID", name): 1 for name in ("type", "standing", "when", "where", "quantities", "actors")}
    change = next(field for field in found.fields if field.field == "actors").examples[0]
    assert (change.report, change.before, change.after) == ("r5", "France (FRA GOV MIL)", None)
    assert change.sentence and change.sentence.startswith("France sent 40 trucks")
    assert (found.lost_examples[0].report, found.gained_examples[0].report) == ("r2", "r3")
    # Read by the first again later: the archive shows other readings now, and the two compare as before.
    archive.append([make_reading(8)])
    assert replace(archive.compare("1.0", "2.0"), only_a=1) == found


def test_the_same_reading_is_no_change_and_back_is_the_reverse(archive: Archive) -> None:
    archive.append([make_reading(1), make_reading(1, coder="2.0")])
    found = archive.compare("1.0", "2.0")
    assert (found.same, found.changed, found.lost, found.gained, found.reports_changed, found.fields) == (
        2,
        0,
        0,
        0,
        0,
        (),
    )
    archive.append([make_reading(2), replace(make_reading(2, coder="2.0"), events=())])
    there, back = archive.compare("1.0", "2.0"), archive.compare("2.0", "1.0")
    assert (there.lost, there.gained, there.reports) == (2, 0, 2)  # a reading without events counts
    assert (back.lost, back.gained) == (there.gained, there.lost)


def test_versions_are_named_by_coder_model_and_codebook(archive: Archive) -> None:
    assert find_versions(archive) == ()
    first, second = make_reading(1), replace(make_reading(1), model="fedcba987654")
    archive.append([first, second])
    assert [version.name for version in find_versions(archive)] == ["1.0@0123456789ab@1", "1.0@fedcba987654@1"]
    found = archive.compare("1.0@0123", "1.0@fed@1")
    assert (found.a, found.b, found.same) == ("1.0@0123456789ab@1", "1.0@fedcba987654@1", 2)
    assert archive.compare("@0123", "@fed").reports == 1
    with pytest.raises(InputError, match=r"'3\.0': no version .* there are 1\.0@0123456789ab@1, 1\.0@fed"):
        archive.compare("1.0", "3.0")
    with pytest.raises(InputError, match="mean the same version"):
        archive.compare("1.0@fed", "@fed")
    archive.append([replace(make_reading(2), coder="readout-0.1.0")])
    assert archive.compare("0.1.0", "1.0").only_a == 1


def test_words_that_moved_are_found_again(archive: Archive) -> None:
    """A newer version may take other words for the text: the report keeps its id, and its sentences move."""
    first = make_reading(1)
    moved = make_reading(1, coder="2.0")
    before = "An advertisement. "

    def move(value: Any) -> Any:
        if isinstance(value, Span):
            return Span(value.start + len(before), value.end + len(before))
        if isinstance(value, tuple):
            return tuple(map(move, value))
        return replace(value, span=move(value.span)) if hasattr(value, "span") and value.span else value

    events = tuple(
        replace(
            e, **{name: move(getattr(e, name)) for name in ("trigger", "tellings", "sentences", "when", "quantities")}
        )
        for e in moved.events
    )
    mentions = tuple(map(move, moved.mentions))
    report = replace(moved.report, text=before + moved.report.text)
    archive.append([first, replace(moved, report=report, events=events, mentions=mentions, claims=())])
    found = archive.compare("1.0", "2.0")
    assert (found.same, found.changed, found.lost, found.gained) == (2, 0, 0, 0)


def test_the_nearest_of_equal_sentences_is_meant() -> None:
    event = {"sentence_text": "They met.", "sentences": [{"start": 12, "end": 21}]}
    assert find_step(event, "They met. x They met. They met.") == 0
    assert find_step(event, "They met.They met.They met.") == -3
    assert find_step(event, "They left.") is None
    assert find_step({**event, "sentences": []}, "They met.") is None


def test_every_column_that_is_compared_is_there() -> None:
    assert {column.name for column in load_columns()["events"]} >= set(COLUMNS)


def make_event(type: str, start: int, mode: str | None = None, standing: str = "reported") -> dict[str, Any]:
    event: dict[str, Any] = dict.fromkeys(COLUMNS)
    spans = [{"start": start, "end": start + 4}]
    told = {"type": type, "mode": mode, "standing": standing, "trigger": "word", "id": f"{type}{start}", "report": "r1"}
    return {**event, **told, "trigger_start": start, "trigger_end": start + 4, "tellings": spans, "sentences": []}


def test_of_several_the_one_of_the_same_type_is_meant() -> None:
    ones = [make_event("ASSAULT", 10), make_event("COERCE", 11)]
    others = [make_event("COERCE", 10), make_event("ASSAULT", 12), make_event("ASSAULT", 30)]
    assert pair_events(ones, others) == [(0, 1), (1, 0)]
    assert pair_events(ones, others, [None, 0, -20]) == [(0, 2), (1, 1)]  # the same span goes first
    far = {**make_event("ASSAULT", 50), "tellings": [{"start": 50, "end": 54}, {"start": 12, "end": 13}]}
    assert pair_events([far], [make_event("ASSAULT", 11)]) == [(0, 0)]
    assert pair_events([far], [make_event("ASSAULT", 20)]) == []


def test_order_in_lists_is_no_change() -> None:
    one = {**make_event("AID", 0), "contexts": ["health", "economic"], "actor_names": ["A", "B"]}
    other = {**one, "contexts": ["economic", "health"], "actor_names": ["B", "A"]}
    assert find_changes(one, other) == []
    assert find_changes(one, {**other, "contexts": []}) == [("contexts", "economic, health", None)]
    assert set(FIELDS) == {field for field, _, _ in find_changes(*_unlike())}


def _unlike() -> tuple[dict[str, Any], dict[str, Any]]:
    figure = {"value": 3.0, "low": 3.0, "high": None, "unit": None, "of": "men", "fate": "killed", "total": True}
    full = {
        **make_event("ASSAULT", 0, "drone", "claimed"),
        "contexts": ["military"],
        "auxiliaries": ["negation"],
        "quantities": [figure],
        "trigger": "hit",
        "actor_names": ["A"],
        "recipient_countries": ["TCD"],
        "place_name": "Bol",
        "latitude": 13.4,
        "longitude": 14.7,
        "when_start": "2026-03-10",
        "when_grain": "day",
    }
    return make_event("AID", 0), full


EVENTS = st.lists(
    st.builds(
        make_event,
        st.sampled_from(["AID", "ASSAULT", "ACCUSE", "REJECT"]),
        st.integers(0, 20),
        st.sampled_from([None, "drone"]),
        st.sampled_from(["reported", "claimed"]),
    ),
    max_size=8,
)


@settings(deadline=None)
@given(st.lists(st.tuples(EVENTS, EVENTS), max_size=5))
def test_counts_always_add_up(reports: list[tuple[list[dict[str, Any]], list[dict[str, Any]]]]) -> None:
    tally, swapped = Tally(2), Tally(2)
    for ones, others in reports:
        pairs = pair_events(ones, others)
        assert len({one for one, _ in pairs}) == len({other for _, other in pairs}) == len(pairs)
        tally.add(ones, others, pairs)
        swapped.add(others, ones, pair_events(others, ones))
    found, back = tally.counts(), swapped.counts()
    a = Counter(event["type"] for ones, _ in reports for event in ones)
    b = Counter(event["type"] for _, others in reports for event in others)
    check_sums(found, a, b)
    assert sum(field.count for field in found.fields if field.field == "type") == found.total.changed_out
    assert (back.same + back.changed) == (found.same + found.changed)


def told_claims(number: int, *changes: dict[str, Any] | None, coder: str = "2.0") -> Reading:
    """Return the reading of a report with its claims changed one by one, without those that are `None`."""
    reading = make_reading(number, coder=coder)
    pairs = zip(reading.claims, (*changes, {}, {}), strict=False)
    return replace(reading, claims=tuple(replace(one, **change) for one, change in pairs if change is not None))


def test_claims_are_compared_by_stance_speaker_and_events(archive: Archive) -> None:
    archive.append([make_reading(number) for number in range(6)])
    rebel = make_reading(3).mentions[5].id
    more = replace(make_reading(5).claims[1], id="more", content=(Span(0, 6),))
    last = make_reading(5, coder="2.0")
    archive.append(
        [
            told_claims(1),
            told_claims(2, None),
            told_claims(3, {"stance": "accuses", "speaker": rebel}),
            told_claims(4, {"events": ()}),
            replace(last, claims=(*last.claims, more), mentions=last.mentions[1:]),
        ]
    )
    found = archive.compare("1.0", "2.0")
    assert (found.same + found.changed, found.reports_changed) == (10, 4)
    assert (found.mentions_a, found.mentions_b) == (30, 29)
    claims = found.claims
    check_sums(
        claims,
        Counter({"states": 5, "denies": 5}),
        Counter({"states": 3, "accuses": 1, "denies": 6}),
    )
    assert (claims.lost, claims.gained, claims.same, claims.changed) == (1, 1, 7, 2)
    told = {(field.type, field.field): field.examples[0] for field in claims.fields}
    assert set(told) == {("states", "stance"), ("states", "speaker"), ("states", "events")}
    speaker, events = told["states", "speaker"], told["states", "events"]
    assert (speaker.before, speaker.after) == ("the health ministry (TCD GOV)", "A rebel spokesman (REB)")
    assert (events.before, events.after) == ("asserts “sent”", None)
    assert claims.gained_examples[0].mode == "A rebel spokesman"
    plain = found.to_dict()
    assert plain["claims"]["total"]["b"] == 10 and plain["total"]["b"] == 10


def test_the_event_of_a_claim_is_the_same_whatever_its_id(archive: Archive) -> None:
    first, second = make_reading(1), make_reading(1, coder="2.0")
    events = tuple(replace(event, id=f"new{event.id}", trigger=event.trigger) for event in second.events)
    links = {old.id: new.id for old, new in zip(first.events, events, strict=True)}
    claims = tuple(
        replace(one, id=f"new{one.id}", events=tuple(replace(link, event=links[link.event]) for link in one.events))
        for one in second.claims
    )
    archive.append([first, replace(second, events=events, claims=claims)])
    found = archive.compare("1.0", "2.0").claims
    assert (found.same, found.changed, found.lost, found.gained) == (2, 0, 0, 0)


def make_claim(stance: str, start: int, speaker: str | None, told: tuple[str, ...]) -> dict[str, Any]:
    known = {"speaker_country": None, "speaker_sectors": ["GOV"] if speaker else [], "told": list(told)}
    return {**make_event(stance, start, speaker), **known}


CLAIMS = st.lists(
    st.builds(
        make_claim,
        st.sampled_from(["states", "denies", "accuses"]),
        st.integers(0, 20),
        st.sampled_from([None, "the army"]),
        st.sampled_from([(), ("asserts “sent”",)]),
    ),
    max_size=6,
)


@settings(deadline=None)
@given(st.lists(st.tuples(CLAIMS, CLAIMS), max_size=5))
def test_counts_of_claims_always_add_up(reports: list[tuple[list[dict[str, Any]], list[dict[str, Any]]]]) -> None:
    tally = Tally(2, CLAIM_FIELDS)
    for ones, others in reports:
        tally.add(ones, others, pair_events(ones, others))
    found = tally.counts()
    a, b = (Counter(one["type"] for sides in reports for one in sides[side]) for side in (0, 1))
    check_sums(found, a, b)
    assert sum(field.count for field in found.fields if field.field == "stance") == found.total.changed_out
    assert {field.field for field in found.fields} <= set(CLAIM_FIELDS)
