"""Judgements lie over the machine's records, and outlive newer readings, other archives and compaction."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.archive import Archive, import_judgements, judgement_lines, open_archive
from readout.archive.judging import judge as judging_module
from readout.archive.store import FORMAT
from readout.errors import ArchiveError, InputError
from readout.records import Event, Reading, Report, Span, content_id

from .samples import make_reading
from .test_store import contents, make_older


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """Give two reports, each with an AID and a REJECT."""
    archive = open_archive(tmp_path / "archive", create=True)
    archive.append([make_reading(1), make_reading(2)])
    return archive


AID, REJECT = (event.id for event in make_reading(1).events)
SAID, DENIED = (claim.id for claim in make_reading(1).claims)


def row(archive: Archive, id: str, view: str = "events") -> dict[str, Any]:
    return dict(archive.query(f"FROM {view} WHERE id = ?", values=[id]).to_pylist()[0])


def ids(archive: Archive, view: str = "events") -> set[str]:
    return set(archive.query(f"SELECT id FROM {view}")["id"].to_pylist())


def read_anew(
    reading: Reading, change: Callable[[Event], Event] = lambda event: event, *, coder: str = "2.0", before: str = ""
) -> Reading:
    """Return what another coder makes of a report: changed events with ids of their own, words set before the text."""
    shift = len(before)

    def move(span: Span) -> Span:
        return Span(span.start + shift, span.end + shift)

    ids, events = {}, []
    for event in map(change, reading.events):
        spans = {
            "trigger": move(event.trigger),
            "tellings": tuple(map(move, event.tellings)),
            "sentences": tuple(map(move, event.sentences)),
        }
        when = replace(event.when, span=move(event.when.span)) if event.when else None
        quantities = tuple(replace(count, span=move(count.span)) for count in event.quantities)
        id = content_id("e", reading.report.id, spans["trigger"], event.type, coder)
        ids[event.id] = id
        events.append(replace(event, id=id, when=when, quantities=quantities, **spans))  # type: ignore[arg-type]
    claims = tuple(
        replace(
            claim,
            cue=claim.cue and move(claim.cue),
            content=tuple(map(move, claim.content)),
            events=tuple(replace(link, event=ids[link.event]) for link in claim.events if link.event in ids),
        )
        for claim in reading.claims
    )
    mentions = tuple(replace(mention, span=move(mention.span)) for mention in reading.mentions)
    report: Report = replace(reading.report, text=before + reading.report.text)
    return replace(reading, report=report, mentions=mentions, events=tuple(events), claims=claims, coder=coder)


def test_a_judgement_says_who_when_and_why(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "ada")
    judgement = archive.judge(AID[:9], "confirm", why="read it")
    assert (judgement.by, judgement.why, judgement.record, judgement.kind) == ("ada", "read it", AID, "event")
    assert judgement.at.startswith("20") and judgement.at.endswith("+00:00")
    assert archive.judge(REJECT, "reject", by="bob").by == "bob"
    assert archive.judgements()[0] == judgement
    shown = row(archive, AID)
    assert (shown["judged"], shown["judgements"]) == ("confirmed", [judgement.id])
    other = archive.query("SELECT judged, judgements FROM events WHERE report = 'r2'").to_pylist()
    assert other == [{"judged": None, "judgements": []}] * 2


def test_an_amendment_changes_what_follows_from_it(archive: Archive) -> None:
    archive.judge(AID, "amend", field="type", value="coerce")
    archive.judge(AID, "amend", field="mode", value="seize")
    shown, machine = row(archive, AID), row(archive, AID, "machine_events")
    assert (shown["type"], shown["mode"], shown["quad"], shown["score"], shown["cameo"]) == (
        "COERCE",
        "seize",
        4,
        -7,
        "171",
    )
    assert (shown["judged"], len(shown["judgements"]), shown["position"]) == ("amended", 2, 0)
    assert shown["made_by"].endswith("; archive/judge/1#mode,type")
    assert (machine["type"], machine["quad"]) == ("AID", 2) and "judged" not in machine
    archive.judge(AID, "amend", field="type", value="ASSAULT")  # has no such mode: it falls away
    assert (row(archive, AID)["type"], row(archive, AID)["mode"]) == ("ASSAULT", None)


VALUES: tuple[tuple[str, Any, dict[str, Any]], ...] = (
    ("mode", None, {"mode": None}),
    ("context", "military, disasters", {"contexts": ["military", "disasters"]}),
    ("auxiliaries", ["future", "negation"], {"auxiliaries": ["future", "negation"]}),
    ("auxiliaries", "-", {"auxiliaries": []}),
    ("standing", "confirmed", {"standing": "confirmed"}),
    ("recipients", None, {"recipients": [], "recipient_names": [], "recipient_countries": []}),
    (
        "actors",
        "A rebel spokesman (the Rebels) = TCD REB ; the health ministry = TCD",
        {
            "actor_names": ["the Rebels", "the health ministry"],
            "actor_countries": ["TCD"],
            "actor_sectors": ["REB"],
        },
    ),
    ("actor", {"name": "Mali", "country": "MLI"}, {"actor_names": ["Mali"], "actor_countries": ["MLI"]}),
    ("recipients", [make_reading(1).mentions[0].id], {"recipients": [make_reading(1).mentions[0].id]}),
    ("when", "on Tuesday = 2026-03", {"when_text": "on Tuesday", "when_grain": "month", "when_how": "told"}),
    ("when", "2026-02-27/2026-03-01", {"when_grain": "day", "when_text": "sent"}),
    ("when", None, {"when_start": None, "when_grain": None, "when_span": None}),
    ("where", "Abéché = TCD", {"place_name": "Abéché", "place_country": "TCD"}),
    ("where", "Chad = TCD", {"place_name": "Chad", "latitude": 15.5, "longitude": 18.7}),
    ("where", {"name": "the depot", "country": "TCD", "latitude": 13, "longitude": 20.5}, {"latitude": 13.0}),
    ("where", None, {"place": None, "place_name": None, "latitude": None}),
    ("quantities", "~14 trucks destroyed ; 3 drivers killed", {}),
    ("quantities", [], {"quantities": []}),
)


@pytest.mark.parametrize(("field", "value", "shown"), VALUES)
def test_every_field_can_be_amended(archive: Archive, field: str, value: Any, shown: dict[str, Any]) -> None:
    before = contents(archive)
    judgement = archive.judge(AID, "amend", field=field, value=value)
    found = row(archive, AID)
    assert {name: found[name] for name in shown} == shown
    reading = archive.load_reading("r1")
    assert reading is not None
    event = reading.events[0]
    known = {mention.id for mention in reading.mentions}
    assert {*event.actors, *event.recipients} <= known
    assert event.where is None or event.where.mention in known
    assert json.dumps(reading.to_dict())
    archive.undo(judgement.id)
    assert contents(archive) == before
    assert archive.load_reading("r1") == make_reading(1)


def test_figures_are_read_from_words(archive: Archive) -> None:
    value = archive.judge(AID, "amend", field="quantities", value="~14 trucks destroyed ; 3 drivers killed").value
    known = [(one["value"], one["low"], one["of"], one["fate"]) for one in value]
    assert known == [(14.0, None, "trucks", "destroyed"), (3.0, 3.0, "drivers", "killed")]
    assert [one["fate"] for one in row(archive, AID)["quantities"]] == ["destroyed", "killed"]


def test_what_a_field_was_is_kept(archive: Archive) -> None:
    assert archive.judge(AID, "amend", field="type", value="COERCE").was == "AID"
    assert archive.judge(AID, "amend", field="type", value="ASSAULT").was == "COERCE"
    was = archive.judge(AID, "amend", field="actors", value=None).was
    assert [(one["words"], one["country"]) for one in was] == [("France", "FRA")]
    assert archive.judge(AID, "amend", field="when", value=None).was["start"] == "2026-03-10"
    assert archive.judge(AID, "amend", field="where", value=None).was["name"] == "Chad"
    assert archive.judge(AID, "amend", field="quantities", value=None).was[0]["words"] == "40 trucks"


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("type", "ATTACK", "no type; there are AGREE"),
        ("mode", "nuclear", "no mode of AID"),
        ("colour", "red", "no field of events that can be amended; there are type"),
        ("contexts", "weather", "no context"),
        ("auxiliaries", "past", "no auxiliary; there are historical"),
        ("standing", "true", "no standing"),
        ("actors", "the army", "neither the id of a mention nor"),
        ("actors", "the army = SDN MIL", "the report has no words 'the army'"),
        ("actors", "France = XXX GOV", "'XXX' is no code of a country"),
        ("actors", "France = FRA ARM", "no sector"),
        ("actors", 7, "can't be read"),
        ("when", "Tuesday", "no ISO day, month or year"),
        ("when", "2026-3-1", "no ISO day"),
        ("when", "2026-13", "no ISO day"),
        ("when", "2026-03-04/2026-03-01", "before it starts"),
        ("when", {"start": "2026-03-04"}, "can't be read"),
        ("where", {"country": "TCD"}, "a name or words"),
        ("where", {"name": "x", "latitude": 91, "longitude": 0}, "nowhere on earth"),
        ("where", {"name": "x", "latitude": 9}, "go together"),
        ("quantities", "many trucks", "is not `number thing fate`"),
        ("quantities", [{"of": "trucks"}], "needs a value"),
        ("quantities", [{"value": 1, "fate": "eaten"}], "no fate"),
    ],
)
def test_values_that_can_not_be_are_refused(archive: Archive, field: str, value: Any, said: str) -> None:
    with pytest.raises(InputError, match=said):
        archive.judge(AID, "amend", field=field, value=value)
    assert archive.judgements() == ()


def test_judgements_without_sense_are_refused(archive: Archive) -> None:
    for action, more, said in (
        ("praise", {}, "none of confirm"),
        ("amend", {}, "names a field"),
        ("confirm", {"field": "type"}, "names a field"),
        ("note", {}, "needs words"),
    ):
        with pytest.raises(InputError, match=said):
            archive.judge(AID, action, **more)
    for id in ("e0000", "", "x"):
        with pytest.raises(ArchiveError):
            archive.judge(id, "confirm")
    with pytest.raises(ArchiveError, match="several begin so"):
        archive.judge("e", "confirm")
    archive.judge(AID, "reject")
    with pytest.raises(InputError, match="is rejected"):
        archive.judge(AID, "amend", field="type", value="COERCE")


def test_what_is_rejected_takes_no_part(archive: Archive) -> None:
    rejection = archive.judge(AID, "reject", why="a plan only")
    assert AID not in ids(archive) and AID in ids(archive, "machine_events")
    assert row(archive, AID, "rejected")["judgements"] == [rejection.id]
    reading = archive.load_reading("r1")
    assert reading is not None and [event.id for event in reading.events] == [REJECT]
    assert all(claim.events == () for claim in reading.claims)
    archive.judge(AID, "confirm")
    assert row(archive, AID)["judged"] == "confirmed" and ids(archive, "rejected") == set()


def test_claims_are_judged_too(archive: Archive) -> None:
    archive.judge(SAID, "amend", field="stance", value="confirms")
    archive.judge(SAID, "amend", field="speaker", value="A rebel spokesman = TCD REB")
    shown = row(archive, SAID, "claims")
    assert (shown["stance"], shown["speaker_country"], shown["judged"]) == ("confirms", "TCD", "amended")
    assert row(archive, SAID, "machine_claims")["stance"] == "states"
    archive.judge(DENIED, "reject")
    assert DENIED not in ids(archive, "claims")
    reading = archive.load_reading("r1")
    assert reading is not None and reading.events[0].claims == (SAID,)
    with pytest.raises(InputError, match="no field of claims"):
        archive.judge(SAID, "amend", field="type", value="AID")


def test_the_latest_on_a_field_wins_and_undoing_restores(archive: Archive) -> None:
    first = archive.judge(AID, "amend", field="type", value="COERCE")
    second = archive.judge(AID, "amend", field="type", value="ASSAULT")
    note = archive.judge(AID, "note", why="ask Ada")
    assert row(archive, AID)["judgements"] == [first.id, second.id, note.id]
    archive.undo(second.id[:8], by="ada")
    assert row(archive, AID)["type"] == "COERCE"
    archive.undo(first.id)
    assert (row(archive, AID)["type"], row(archive, AID)["judged"]) == ("AID", None)
    assert row(archive, AID)["judgements"] == [note.id]
    with pytest.raises(ArchiveError, match="no judgement that stands"):
        archive.undo(first.id)
    assert [one.id for one in archive.judgements()] == [note.id]
    assert [one.action for one in archive.judgements(undone=True)] == ["amend", "amend", "note", "undo", "undo"]


def test_the_same_record_of_a_newer_reading_is_judged(archive: Archive) -> None:
    archive.judge(AID, "amend", field="type", value="COERCE")
    archive.judge(REJECT, "reject")
    archive.judge(SAID, "amend", field="stance", value="warns")
    archive.append([make_reading(1, coder="2.0")])
    assert row(archive, AID)["type"] == "COERCE" and REJECT not in ids(archive)
    assert row(archive, SAID, "claims")["stance"] == "warns"
    assert ids(archive, "orphans") == set()


@pytest.mark.parametrize("before", ["", "Corrected. "])
def test_judgements_find_their_record_where_its_id_changed(archive: Archive, before: str) -> None:
    archive.judge(AID, "amend", field="actors", value="A rebel spokesman = TCD REB")
    archive.judge(AID, "amend", field="when", value="on Tuesday = 2026-03-03")
    archive.judge(REJECT, "reject")
    newer = read_anew(make_reading(1), before=before)
    archive.append([newer])
    assert {event.id for event in newer.events}.isdisjoint({AID, REJECT})
    aid = row(archive, newer.events[0].id)
    assert (aid["actor_sectors"], aid["when_text"], str(aid["when_start"])) == (["REB"], "on Tuesday", "2026-03-03")
    reading = archive.load_reading("r1")
    assert reading is not None and reading.events[0].when is not None
    assert reading.events[0].when.span.cut(reading.report.text) == "on Tuesday"
    assert ids(archive, "rejected") == {newer.events[1].id}
    assert ids(archive, "orphans") == set()
    homes = archive.query("SELECT homes FROM judgements WHERE action = 'reject'").to_pylist()
    assert homes == [{"homes": [newer.events[1].id]}]


def test_a_confirmed_type_is_kept_where_another_model_reads_another(archive: Archive) -> None:
    archive.judge(AID, "confirm")
    newer = read_anew(make_reading(1), lambda e: replace(e, type="COOPERATE", mode=None) if e.type == "AID" else e)
    archive.append([newer])
    shown = row(archive, newer.events[0].id)
    assert (shown["type"], shown["quad"], shown["judged"]) == ("AID", 2, "amended")
    assert row(archive, newer.events[0].id, "machine_events")["type"] == "COOPERATE"


def test_what_a_newer_model_makes_of_judgements_is_told(archive: Archive) -> None:
    def told() -> dict[str, str | None]:
        rows = archive.query("SELECT id, model_now FROM judgements").to_pylist()
        return {row["id"]: row["model_now"] for row in rows}

    typed = archive.judge(AID, "amend", field="type", value="COERCE").id
    older = archive.judge(AID, "amend", field="when", value="2026-01-01").id
    dated = archive.judge(AID, "amend", field="when", value="2026-03-10").id
    actors = archive.judge(AID, "amend", field="actors", value="the health ministry = TCD GOV").id
    confirmed, rejected = archive.judge(REJECT, "confirm").id, archive.judge(DENIED, "reject").id
    noted, undone = archive.judge(AID, "note", why="ask").id, archive.judge(SAID, "confirm").id
    archive.undo(undone)
    assert set(told().values()) == {None}  # nothing was read again
    archive.append([read_anew(make_reading(1), lambda event: replace(event, type="COERCE", cameo="17", quad=4))])
    now = {id: model for id, model in told().items() if model}
    assert now == {typed: "agrees", dated: "agrees", actors: "differs", confirmed: "differs", rejected: "differs"}
    assert {older, noted, undone}.isdisjoint(now)
    newest = read_anew(make_reading(1), coder="3.0")
    archive.append([replace(newest, events=newest.events[1:], claims=())])
    now = told()
    assert (now[typed], now[actors], now[confirmed], now[rejected]) == ("gone", "gone", "agrees", "agrees")


def test_what_lost_its_record_is_an_orphan_until_it_is_back(archive: Archive) -> None:
    judgement = archive.judge(AID, "amend", field="type", value="COERCE")
    old = make_reading(1)
    archive.append([replace(old, events=old.events[1:], claims=(), coder="2.0")])
    assert ids(archive) == {REJECT, *(event.id for event in make_reading(2).events)}
    orphan = archive.query("FROM orphans").to_pylist()
    assert [(one["id"], one["record"], one["report"], one["field"]) for one in orphan] == [
        (judgement.id, AID, "r1", "type")
    ]
    assert archive.judgements(orphans=True) == (judgement,)
    archive.append([make_reading(1, coder="3.0")])
    assert row(archive, AID)["type"] == "COERCE" and archive.judgements(orphans=True) == ()


def test_a_judgement_does_not_go_to_what_stood_beside(archive: Archive) -> None:
    """Two events of one type in one sentence: the rejection of one says nothing of the other."""
    old = make_reading(3)
    near = replace(old.events[0], id="e1", trigger=old.events[0].sentences[0])
    archive.append([replace(old, events=(old.events[0], near), claims=())])
    archive.judge("e1", "reject")
    archive.append([replace(old, events=old.events[:1], claims=(), coder="2.0")])
    assert old.events[0].id in ids(archive)
    assert [one.record for one in archive.judgements(orphans=True)] == ["e1"]


def test_judgements_go_to_another_archive_and_come_once(archive: Archive, tmp_path: Path) -> None:
    archive.judge(AID, "amend", field="actors", value="A rebel spokesman = TCD REB", by="ada", why="see §3")
    archive.undo(archive.judge(AID, "reject").id)
    archive.judge(DENIED, "reject")
    archive.judge(make_reading(2).events[0].id, "confirm")
    file = tmp_path / "judgements.jsonl"
    file.write_text("\n".join(judgement_lines(archive)), encoding="utf-8")
    other = open_archive(tmp_path / "other", create=True)
    other.append([read_anew(make_reading(1))])
    assert import_judgements(other, file) == (5, 0)
    assert import_judgements(other, file) == (0, 5)
    assert list(judgement_lines(other)) == list(judgement_lines(archive))
    shown = other.query("FROM events WHERE judged IS NOT NULL").to_pylist()
    assert [(one["judged"], one["actor_sectors"]) for one in shown] == [("amended", ["REB"])]
    assert DENIED not in ids(other, "claims")
    assert [one.action for one in other.judgements(orphans=True)] == ["confirm"]  # its report is not here
    other.append([make_reading(2)])
    assert other.judgements(orphans=True) == ()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "not JSON"),
        ("[]", "not a judgement"),
        ('{"id": "j1"}', "not a judgement"),
        ('{"id": "j0123456789abcdef0123", "action": "praise"}', "its action is 'praise'"),
        ('{"id": "j0123456789abcdef0123", "action": "undo"}', "says not what it undoes"),
        ('{"id": "j0123456789abcdef0123", "action": "confirm", "kind": "event"}', "no anchor"),
        ('{"id": "j0123456789abcdef0123", "action": "confirm", "kind": "mood"}', "its kind"),
        ('{"id": "j0123456789abcdef0123", "action": "note", "kind": "event", "why": 3}', "should be text"),
        ('{"id": "j0123456789abcdef0123", "action": "note", "anchors": [{"id": "e1"}]}', "not a judgement"),
    ],
)
def test_a_file_with_a_fault_adds_nothing(archive: Archive, tmp_path: Path, line: str, said: str) -> None:
    archive.judge(AID, "confirm")
    file = tmp_path / "judgements.jsonl"
    file.write_text(f"{next(judgement_lines(archive))}\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match=rf"judgements\.jsonl:2: .*{said}"):
        import_judgements(archive, file)
    assert len(archive.judgements(undone=True)) == 1
    with pytest.raises(InputError, match="No such file"):
        import_judgements(archive, tmp_path / "none")


def test_compaction_keeps_judgements(archive: Archive) -> None:
    archive.judge(AID, "amend", field="type", value="COERCE")
    archive.undo(archive.judge(REJECT, "reject").id)
    before, lines = contents(archive), list(judgement_lines(archive))
    assert archive.compact(keep_hours=0).merged > 0
    again = open_archive(archive.folder)
    assert contents(again) == before and list(judgement_lines(again)) == lines
    assert len(list((archive.folder / "judgements").glob("*.parquet"))) == 1


def test_an_archive_of_the_first_format_can_be_judged(archive: Archive) -> None:
    older = make_older(archive)
    older.judge(AID, "amend", field="type", value="COERCE")
    older.judge(REJECT, "reject")
    shown = row(older, AID)
    assert (shown["type"], shown["quantities"][0]["of"]) == ("COERCE", "trucks")
    assert REJECT not in ids(older)
    assert json.loads((archive.folder / "archive.json").read_text(encoding="utf-8"))["format"] == FORMAT


def test_judgements_of_the_third_format_are_read_and_go_on(archive: Archive) -> None:
    """Format 3 knew judgements on incidents only, without anchors."""
    import pyarrow as pa
    from deltalake import write_deltalake

    old = {"id": "j0", "action": "merge", "events": [AID, REJECT], "others": [], "undoes": None}
    said = {"by": "ada", "at": "2026-03-01T00:00:00+00:00", "why": ""}
    write_deltalake(str(archive.folder / "judgements"), pa.Table.from_pylist([{**old, **said}]))
    (archive.folder / "archive.json").write_text('{"archive": "readout", "format": 3}', encoding="utf-8")
    older = open_archive(archive.folder)
    assert [(one.action, one.events, one.anchors) for one in older.judgements()] == [("merge", (AID, REJECT), ())]
    older.judge(AID, "amend", field="type", value="COERCE")
    assert [one.action for one in older.judgements()] == ["merge", "amend"]
    assert row(older, AID)["type"] == "COERCE"


def test_a_judgement_is_there_or_not(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise ArchiveError("No space left on device")

    monkeypatch.setattr(judging_module, "append_rows", full)
    with pytest.raises(ArchiveError, match="No space"):
        archive.judge(AID, "reject")
    monkeypatch.undo()
    assert archive.judgements() == () and AID in ids(archive)


steps = st.lists(
    st.tuples(
        st.sampled_from([AID, REJECT]),
        st.sampled_from(["confirm", "reject", "COERCE", "ASSAULT", "undo"]),
    ),
    max_size=6,
)


@settings(max_examples=8, deadline=None)
@given(steps=steps, data=st.data())
def test_what_holds_hangs_on_the_judgements_alone(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str]], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("any")
    archive = open_archive(folder / "one", create=True)
    archive.append([make_reading(1)])
    due: dict[str, tuple[str | None, str]] = {AID: (None, "AID"), REJECT: (None, "REJECT")}
    made: list[str] = []
    for id, what in steps:
        if what == "undo":
            for judgement in made:
                archive.undo(judgement)
            made, due = [], {AID: (None, "AID"), REJECT: (None, "REJECT")}
        elif what in ("confirm", "reject"):
            made.append(archive.judge(id, what).id)
            amended = due[id][1] not in ("AID", "REJECT")
            due[id] = ("rejected" if what == "reject" else "amended" if amended else "confirmed", due[id][1])
        elif due[id][0] != "rejected":
            made.append(archive.judge(id, "amend", field="type", value=what).id)
            due[id] = ("amended", what)
    rows = archive.query("SELECT id, judged, type FROM events UNION ALL SELECT id, 'rejected', type FROM rejected")
    assert {one["id"]: (one["judged"], one["type"]) for one in rows.to_pylist()} == due
    file = folder / "judgements.jsonl"
    lines = data.draw(st.permutations(list(judgement_lines(archive))))
    file.write_text("\n".join(lines), encoding="utf-8")
    other = open_archive(folder / "other", create=True)
    import_judgements(other, file)
    other.append([make_reading(1)])
    assert contents(other) == contents(archive)
