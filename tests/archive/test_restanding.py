"""The standing of events follows what people judge of the claims on them, in views, exports and incidents."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from readout.archive import Archive, open_archive
from readout.attribute.standing import settle_standing
from readout.codebook import load_codebook
from readout.records import Claim, Event, EventLink, Mention, Paragraph, Reading, Report, Resolution, Span, content_id

ARMY = "The Chadian army said Libyan jets had bombed Zouar."
DENIAL = "Libya denied the bombing."
PARTIES = (("The Chadian army", "TCD", "MIL"), ("Libyan", "LBY", "MIL"), ("Libya", "LBY", "GOV"))


def make_war(number: int = 1) -> Reading:
    """Return a report in which an army tells a bombing and a state denies it: disputed, by the rule of `attribute`."""
    text = f"{ARMY} {DENIAL} Report {number}."
    report = Report(
        id=f"w{number}", text=text, paragraphs=(Paragraph(span=Span(0, len(text))),), published="2026-03-12"
    )
    spans = {words: Span(text.index(words), text.index(words) + len(words)) for words, _, _ in PARTIES}
    spans["Libya"] = Span(len(ARMY) + 1, len(ARMY) + 6)
    mentions = tuple(
        Mention(
            id=content_id("m", report.id, words),
            kind="organization",
            span=spans[words],
            sentence=0,
            head=0,
            name=words,
            entity=words,
            country=country,
            sectors=(sector,),
            made_by="t",
        )
        for words, country, sector in PARTIES
    )
    army, jets, libya = mentions
    told, denied = text.index("Libyan jets"), text.index("the bombing")
    bombed, bombing = text.index("bombed"), text.index("bombing")
    event = Event(
        id=content_id("e", report.id, "bombed"),
        type="ASSAULT",
        mode="aerial",
        trigger=Span(bombed, bombed + 6),
        tellings=(Span(bombed, bombed + 6), Span(bombing, bombing + 7)),
        sentences=(Span(0, len(ARMY)),),
        actors=(jets.id,),
        recipients=(),
        contexts=("military",),
        cameo="195",
        quad=4,
        score=-9.0,
        auxiliaries=(),
        standing="reported",
        claims=(),
        when=None,
        where=None,
        quantities=(),
        confidence=0.9,
        made_by="t",
    )
    claims = tuple(
        Claim(
            id=content_id("c", report.id, cue),
            speaker=speaker.id,
            cue=Span(text.index(cue), text.index(cue) + len(cue)),
            content=(span,),
            stance=stance,  # type: ignore[arg-type]
            quoted=False,
            events=(EventLink(event=event.id, link=link),),  # type: ignore[arg-type]
            made_by="t",
        )
        for speaker, cue, span, stance, link in (
            (army, "said", Span(told, len(ARMY) - 1), "states", "asserts"),
            (libya, "denied", Span(denied, denied + 11), "denies", "denies"),
        )
    )
    events = settle_standing((event,), claims, Resolution(mentions=mentions), report, load_codebook())
    return Reading(report=report, mentions=mentions, events=events, claims=claims, coder="1.0", model="m", codebook="1")


WAR = make_war()
BOMBED = WAR.events[0].id
SAID, DENIED = (claim.id for claim in WAR.claims)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    archive = open_archive(tmp_path / "archive", create=True)
    archive.append([make_war(1), make_war(2)])
    return archive


def standing(archive: Archive, id: str = BOMBED, view: str = "events") -> str:
    return str(archive.query(f"SELECT standing FROM {view} WHERE id = ?", values=[id])["standing"][0].as_py())


def test_the_report_is_disputed_before_anybody_judges(archive: Archive) -> None:
    assert WAR.events[0].standing == "disputed"


def test_a_rejected_denial_denies_no_more(archive: Archive) -> None:
    # Its content tells the bombing: without the denial that telling is the report's own.
    rejection = archive.judge(DENIED, "reject")
    row = archive.query("FROM events WHERE id = ?", values=[BOMBED]).to_pylist()[0]
    assert (row["standing"], row["claims"]) == ("reported", [SAID])
    assert (row["judged"], row["judgements"]) == (None, [])
    assert row["made_by"].endswith("; archive/judge/1#voices")
    assert standing(archive, make_war(2).events[0].id) == "disputed"
    assert standing(archive, view="machine_events") == "disputed"
    archive.undo(rejection.id)
    row = archive.query("FROM events WHERE id = ?", values=[BOMBED]).to_pylist()[0]
    assert (row["standing"], row["claims"], row["made_by"]) == ("disputed", [SAID, DENIED], "t")


def test_an_amended_stance_says_another_thing_of_the_event(archive: Archive) -> None:
    archive.judge(DENIED, "amend", field="stance", value="confirms")
    assert standing(archive) == "confirmed"
    links = archive.query("SELECT events FROM claims WHERE id = ?", values=[DENIED])["events"][0].as_py()
    assert links == [{"event": BOMBED, "link": "confirms"}]
    archive.judge(DENIED, "amend", field="stance", value="estimates")
    assert standing(archive) == "claimed"


def test_an_amended_speaker_is_another_side(archive: Archive) -> None:
    archive.judge(DENIED, "amend", field="speaker", value="The Chadian army = TCD MIL")
    assert standing(archive) == "claimed"  # a side that tells it is not counted as denying it


def test_who_says_that_it_rejects_has_rejected(archive: Archive) -> None:
    archive.judge(DENIED, "amend", field="speaker", value="The Chadian army = TCD MIL")
    archive.judge(BOMBED, "amend", field="type", value="REJECT")
    assert standing(archive) == "claimed"
    archive.judge(BOMBED, "amend", field="actors", value="The Chadian army = TCD MIL")
    assert standing(archive) == "reported"


def test_an_amended_standing_wins(archive: Archive) -> None:
    archive.judge(BOMBED, "amend", field="standing", value="claimed")
    archive.judge(DENIED, "amend", field="stance", value="confirms")
    assert standing(archive) == "claimed"
    assert archive.query("SELECT judged FROM events WHERE id = ?", values=[BOMBED])["judged"].to_pylist() == ["amended"]


def test_a_confirmed_event_stays_confirmed_when_its_standing_follows(archive: Archive) -> None:
    confirmation = archive.judge(BOMBED, "confirm")
    archive.judge(DENIED, "reject")
    row = archive.query("SELECT standing, judged, judgements FROM events WHERE id = ?", values=[BOMBED]).to_pylist()[0]
    assert row == {"standing": "reported", "judged": "confirmed", "judgements": [confirmation.id]}


def test_what_changes_no_voice_keeps_a_standing_that_another_version_gave(tmp_path: Path) -> None:
    older = replace(WAR, events=(replace(WAR.events[0], standing="confirmed"),))
    archive = open_archive(tmp_path / "older", create=True)
    archive.append([older])
    archive.judge(SAID, "amend", field="stance", value="accuses")
    archive.judge(BOMBED, "amend", field="mode", value="heavy-weapons")
    assert standing(archive) == "confirmed"


def test_a_rejected_event_takes_its_standing_along(archive: Archive) -> None:
    archive.judge(BOMBED, "reject")
    archive.judge(DENIED, "reject")
    assert archive.query("FROM events WHERE id = ?", values=[BOMBED]).num_rows == 0
    assert standing(archive, view="rejected") == "reported"


def test_the_reading_and_the_incident_have_the_standing_too(archive: Archive) -> None:
    archive.link()
    archive.judge(make_war(2).claims[1].id, "reject")
    archive.judge(DENIED, "reject")
    archive.link()
    assert {incident.standing for incident in archive.incidents()} == {"reported"}
    reading = archive.load_reading("w1")
    assert reading is not None and reading.events[0].standing == "reported" and reading.events[0].claims == (SAID,)
    assert archive.events(standing="reported").to_arrow(["id"]).num_rows == 2


def test_judging_all_claims_comes_to_what_attribute_says_without_them(archive: Archive) -> None:
    """The rule is the stage's own: a reading without the rejected claims is settled to the same standing."""
    for rejected in ((SAID,), (DENIED,), (SAID, DENIED)):
        made = [archive.judge(id, "reject").id for id in rejected]
        left = [claim for claim in WAR.claims if claim.id not in rejected]
        due = settle_standing(WAR.events, left, Resolution(mentions=WAR.mentions), WAR.report, load_codebook())
        assert standing(archive) == due[0].standing
        for judgement in made:
            archive.undo(judgement)
