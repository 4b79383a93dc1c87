"""How an incident stands over all reports that tell it."""

from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from readout.link.standing import has_own_voice, settle_standing
from readout.records import Family, Party, Standing
from tests.link.tellings import make_telling, make_voice

ARMY = Party(name="army", country="SDN", sectors=("MIL",))


def test_one_telling_alone_stands_as_in_its_report() -> None:
    for standing in get_args(Standing):
        assert settle_standing([make_telling("r1 E1", standing=standing, voices=(make_voice("SDN"),))], {}) == standing


def test_a_report_that_tells_it_itself_has_its_own_voice_though_claims_carry_it() -> None:
    quoted = make_telling("r1 E1", standing="reported", voices=(make_voice("SDN SOC"),))
    claimed = make_telling("r2 E1", standing="claimed", voices=(make_voice("SDN SOC"),))
    assert has_own_voice(quoted)
    assert not has_own_voice(claimed)
    assert settle_standing([quoted, claimed], {}) == "reported"
    assert settle_standing([claimed, make_telling("r3 E1", standing="claimed", voices=())], {}) == "claimed"


def test_who_says_that_it_did_it_bears_out_who_tells_it_elsewhere() -> None:
    army = make_telling("r1 E1", standing="claimed", actors=(ARMY,), voices=(make_voice("SDN"),))
    rescuers = make_telling("r2 E1", standing="claimed", actors=(ARMY,), voices=(make_voice("SDN SOC"),))
    assert settle_standing([army, rescuers], {}) == "confirmed"
    again = make_telling("r3 E1", standing="claimed", actors=(ARMY,), voices=(make_voice("SDN"),))
    assert settle_standing([army, again], {}) == "claimed"
    doctors = make_telling("r4 E1", standing="claimed", actors=(ARMY,), voices=(make_voice("SDN MED"),))
    assert settle_standing([rescuers, doctors], {}) == "claimed"  # neither did it


def test_copies_of_one_story_bear_nothing_out() -> None:
    army = make_telling("r1 E1", standing="claimed", actors=(ARMY,), voices=(make_voice("SDN"),))
    rescuers = make_telling("r2 E1", standing="claimed", actors=(ARMY,), voices=(make_voice("SDN SOC"),))
    families = {name: Family(report=name, origin="r1", source="NBP") for name in ("r1", "r2")}
    assert settle_standing([army, rescuers], families) == "claimed"


def test_what_one_does_by_saying_it_is_not_borne_out_by_others() -> None:
    accused = make_telling("r1 E1", standing="reported", actors=(ARMY,), voices=(make_voice("SDN"),))
    heard = make_telling("r2 E1", standing="reported", actors=(ARMY,), voices=(make_voice("SDN SOC"),))
    assert settle_standing([accused, heard], {}) == "reported"


def test_what_a_report_has_as_borne_out_stays_so_unless_denied() -> None:
    both = make_telling("r1 E1", standing="confirmed", voices=())
    told = make_telling("r2 E1", standing="reported", voices=())
    denied = make_telling("r3 E1", standing="claimed", voices=(make_voice("SDN", "denies"),))
    assert settle_standing([both, told], {}) == "confirmed"
    assert settle_standing([both, told, denied], {}) == "disputed"


@given(
    st.permutations(
        [
            make_telling("r1 E1", standing="claimed", actors=(ARMY,), voices=(make_voice("SDN"),)),
            make_telling("r2 E1", standing="claimed", voices=(make_voice("SDN SOC"),)),
            make_telling("r3 E1", standing="reported", voices=()),
        ]
    )
)
def test_the_order_of_reports_does_not_matter(tellings: list) -> None:  # type: ignore[type-arg]
    assert settle_standing(tellings, {}) == "confirmed"
