from hypothesis import given, settings
from hypothesis import strategies as st

from readout.link import build_incidents, find_bonds
from readout.records import Bond, Family, Figure, Incident, Party, Telling, Verdict
from tests.link.tellings import make_telling, make_voice, on

NAMES = tuple(f"r{report} E{event}" for report in range(5) for event in range(2))


def bond(one: str, other: str, score: float = 0.9) -> Bond:
    lower, upper = sorted((one, other))
    return Bond(one=lower, other=upper, score=score, made_by="test")


def groups(incidents: tuple[Incident, ...]) -> set[frozenset[str]]:
    return {frozenset(incident.events) for incident in incidents}


def build(tellings: list[Telling], bonds: list[Bond], *verdicts: Verdict, **families: Family) -> tuple[Incident, ...]:
    return build_incidents(tellings, bonds, families, verdicts)


pairs = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda pair: pair[0][:2] != pair[1][:2])
bond_sets = st.lists(st.tuples(pairs, st.sampled_from((0.7, 0.8, 0.9))), max_size=12).map(
    lambda found: list({tuple(sorted(pair)): bond(*pair, score) for pair, score in found}.values())
)


def test_bonded_events_are_one_incident_and_others_stand_alone() -> None:
    tellings = [make_telling(name) for name in ("r1 E1", "r2 E1", "r3 E1", "r3 E2")]
    found = build(tellings, [bond("r1 E1", "r2 E1"), bond("r2 E1", "r3 E1")])
    assert groups(found) == {frozenset({"r1 E1", "r2 E1", "r3 E1"}), frozenset({"r3 E2"})}
    assert found[0].reports == ("r1", "r2", "r3")
    assert len(found[0].sources) == 3


def test_the_bonds_kept_are_the_strongest_that_suffice() -> None:
    tellings = [make_telling(name) for name in ("r1 E1", "r2 E1", "r3 E1")]
    bonds = [bond("r1 E1", "r2 E1", 0.7), bond("r2 E1", "r3 E1", 0.8), bond("r1 E1", "r3 E1", 0.9)]
    (incident,) = build(tellings, bonds)
    assert [held.score for held in incident.bonds] == [0.9, 0.8]


def test_copies_of_one_agency_are_one_source() -> None:
    tellings = [make_telling(name) for name in ("r1 E1", "r2 E1")]
    families = {name: Family(report=name, origin="r1", source="NBP") for name in ("r1", "r2")}
    (incident,) = build(tellings, [bond("r1 E1", "r2 E1")], **families)
    assert incident.reports == ("r1", "r2")
    assert incident.sources == ("NBP",)


def test_a_replaced_version_is_past_and_only_history() -> None:
    first = make_telling("r1 E1", standing="claimed", voices=(make_voice("SDN"),))
    second = make_telling(
        "r2 E1", published="2024-05-17", voices=(), figures=(Figure(value=34, fate="killed", words="34"),)
    )
    old = Family(report="r1", origin="r1", source="NBP", status="replaced", replaced_by="r2")
    (incident,) = build([first, second], [bond("r1 E1", "r2 E1")], r1=old)
    assert (incident.reports, incident.past) == (("r2",), ("r1",))
    assert incident.standing == "reported"
    (toll,) = incident.tolls
    assert (toll.low, toll.high, toll.latest) == (34, 34, 34)
    assert [told.figure.value for told in toll.told] == [14, 34]
    assert [statement.says for statement in incident.statements] == ["silent", "silent"]


def test_where_all_versions_are_replaced_the_last_speaks() -> None:
    tellings = [make_telling("r1 E1"), make_telling("r2 E1", published="2024-05-17")]
    families = {
        name: Family(report=name, origin="r1", source="NBP", status="replaced", replaced_by="r3")
        for name in ("r1", "r2")
    }
    (incident,) = build(tellings, [bond("r1 E1", "r2 E1")], **families)
    assert (incident.reports, incident.past) == (("r2",), ("r1",))


def test_a_withdrawn_report_takes_no_part() -> None:
    tellings = [make_telling(name) for name in ("r1 E1", "r2 E1", "r3 E1")]
    killed = Family(report="r2", origin="r2", source="NBP", status="withdrawn")
    found = build(tellings, [bond("r1 E1", "r2 E1"), bond("r2 E1", "r3 E1")], r2=killed)
    assert groups(found) == {frozenset({"r1 E1"}), frozenset({"r3 E1"})}


def test_standing_and_statements_run_over_all_reports() -> None:
    rescuers = make_telling("r1 E1", standing="claimed", voices=(make_voice("SDN SOC", words="jets bombed it"),))
    army = make_telling(
        "r2 E1", published="2024-05-17", standing="claimed", voices=(make_voice("SDN", "denies", "no jet flew"),)
    )
    (incident,) = build([rescuers, army], [bond("r1 E1", "r2 E1")])
    assert incident.standing == "disputed"
    told = [(statement.side, statement.says, statement.report) for statement in incident.statements]
    assert told == [("SDN SOC", "asserts", "r1"), ("SDN", "denies", "r2"), ("SDN CVL", "silent", None)]


def test_a_copy_repeats_no_statement() -> None:
    voices = (make_voice("SDN SOC", words="jets bombed it"),)
    tellings = [make_telling(name, voices=voices) for name in ("r1 E1", "r2 E1")]
    families = {name: Family(report=name, origin="r1", source="NBP") for name in ("r1", "r2")}
    (incident,) = build(tellings, [bond("r1 E1", "r2 E1")], **families)
    assert [statement.report for statement in incident.statements if statement.says == "asserts"] == ["r1"]


def test_the_firmest_telling_gives_time_and_place() -> None:
    loose = make_telling("r1 E1", place=None, place_how=None, when_how="assumed", **on(1))
    (incident,) = build([loose, make_telling("r2 E1", published="2024-05-18")], [bond("r1 E1", "r2 E1")])
    assert (incident.place, incident.start) == ("Velika", "2024-05-16")


def test_tolls_keep_sides_and_bounds_apart() -> None:
    ministry = Figure(value=40, low=40, high=40, of="people", fate="killed", words="40 people")
    army = Figure(value=52, low=52, high=None, of="rebels", fate="killed", words="at least 52")
    tellings = [
        make_telling("r1 E1", figures=(ministry,), voices=(make_voice("SDN", words="40 people died"),)),
        make_telling(
            "r2 E1", published="2024-05-17", figures=(army,), voices=(make_voice("SDN REB", words="at least 52"),)
        ),
    ]
    (incident,) = build(tellings, [bond("r1 E1", "r2 E1")])
    (toll,) = incident.tolls
    assert (toll.low, toll.high, toll.latest) == (40, 52, 52)
    assert [told.side for told in toll.told] == ["SDN", "SDN REB"]


def test_a_total_leads_its_parts() -> None:
    strikes = [
        Figure(value=value, of=of, words=of) for value, of in ((11, "more strikes"), (34, "strikes"), (23, "strike"))
    ]
    (incident,) = build([make_telling("r1 E1", figures=tuple(strikes))], [])
    (toll,) = incident.tolls
    assert (toll.low, toll.high, toll.latest) == (34, 34, 34)


def test_silent_sides_take_part_but_never_speak() -> None:
    telling = make_telling("r1 E1", actors=(Party(name="Houthis", country="YEM", sectors=("REB",)),), recipients=())
    (incident,) = build([telling], [])
    assert [(statement.side, statement.says) for statement in incident.statements] == [("YEM REB", "silent")]


def test_a_merge_joins_and_a_later_split_parts_again() -> None:
    tellings = [make_telling(name) for name in ("r1 E1", "r2 E1", "r3 E1")]
    merge = Verdict(id="v1", action="merge", events=("r1 E1", "r2 E1"), at="2024-06-01")
    split = Verdict(id="v2", action="split", events=("r1 E1",), others=("r2 E1",), at="2024-06-02")
    (incident, _) = build(tellings, [], merge)
    assert incident.events == ("r1 E1", "r2 E1")
    assert incident.verdicts == ("v1",)
    assert incident.bonds[0].made_by == "judged"
    assert len(build(tellings, [], merge, split)) == 3
    earlier = Verdict(id="v2", action="split", events=("r1 E1",), others=("r2 E1",), at="2024-05-31")
    assert len(build(tellings, [], merge, earlier)) == 2


def test_a_split_cuts_paths_at_the_weakest_bond() -> None:
    tellings = [make_telling(name) for name in ("r1 E1", "r2 E1", "r3 E1")]
    bonds = [bond("r1 E1", "r2 E1", 0.9), bond("r2 E1", "r3 E1", 0.7)]
    split = Verdict(id="v", action="split", events=("r1 E1",), others=("r3 E1",), at="2024-06-01")
    assert groups(build(tellings, bonds, split)) == {frozenset({"r1 E1", "r2 E1"}), frozenset({"r3 E1"})}


@given(bonds=bond_sets, data=st.data())
@settings(max_examples=50, deadline=None)
def test_any_order_gives_the_same_incidents(bonds: list[Bond], data: st.DataObject) -> None:
    tellings = [make_telling(name) for name in NAMES]
    shuffled = build(data.draw(st.permutations(tellings)), data.draw(st.permutations(bonds)))
    assert shuffled == build(tellings, bonds)


@given(bonds=bond_sets, gone=st.integers(0, 4))
@settings(max_examples=50, deadline=None)
def test_a_withdrawn_report_changes_exactly_the_incidents_it_was_in(bonds: list[Bond], gone: int) -> None:
    tellings = [make_telling(name) for name in NAMES]
    killed = Family(report=f"r{gone}", origin=f"r{gone}", source=None, status="withdrawn")
    before = build(tellings, bonds)
    after = build(tellings, bonds, **{f"r{gone}": killed})
    untouched = {incident for incident in before if f"r{gone}" not in incident.reports}
    assert untouched <= set(after)
    touched = {event for incident in before if incident not in untouched for event in incident.events}
    assert {event for incident in after if incident not in untouched for event in incident.events} == {
        event for event in touched if not event.startswith(f"r{gone} ")
    }


@given(bonds=bond_sets, pair=pairs, others=pairs)
@settings(max_examples=50, deadline=None)
def test_verdicts_survive_more_reports(bonds: list[Bond], pair: tuple[str, str], others: tuple[str, str]) -> None:
    if set(pair) == set(others):
        return
    merge = Verdict(id="v1", action="merge", events=pair, at="2024-06-01")
    split = Verdict(id="v2", action="split", events=others[:1], others=others[1:], at="2024-06-02")
    named = {*pair, *others}
    few = [make_telling(name) for name in NAMES if name in named]
    for tellings in (few, [make_telling(name) for name in NAMES]):
        found = {event: incident.id for incident in build(tellings, bonds, merge, split) for event in incident.events}
        assert found[pair[0]] == found[pair[1]]
        assert found[others[0]] != found[others[1]]


def test_bonds_and_incidents_work_together() -> None:
    tellings = [make_telling("r1 E1"), make_telling("r2 E1"), make_telling("r3 E1", type="COERCE")]
    assert groups(build_incidents(tellings, find_bonds(tellings), {})) == {
        frozenset({"r1 E1", "r2 E1"}),
        frozenset({"r3 E1"}),
    }
