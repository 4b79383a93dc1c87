from dataclasses import replace
from typing import Any

import pytest

from readout.code import sides
from readout.code.participants import fill_sides
from readout.code.sides import Scene, load_weights, rank_countries, settle_side, stand_for, weigh_countries
from readout.records import Resolution
from tests.code.drafts import CHAD, MALI, NIGER, make_draft


def make_scene(**fields: Any) -> Scene:
    """Return an ASSAULT of nobody on nobody in a report that names Chad, Mali and Niger."""
    draft = make_draft()
    scene = Scene(
        side="actor",
        trigger=draft.trigger,
        tree=draft.tree,
        found=(),
        opposite=(),
        resolution=Resolution(mentions=(CHAD, MALI, NIGER)),
    )
    return replace(scene, **fields)


def test_chances_are_of_the_countries_named_and_of_nobody() -> None:
    chances = rank_countries(make_scene())
    assert set(chances) == {None, "TCD", "MLI", "NER"}
    assert sum(chances.values()) == pytest.approx(1.0)


def test_what_the_rules_found_speaks_for_itself() -> None:
    chances, empty = rank_countries(make_scene(found=(MALI,))), rank_countries(make_scene())
    assert chances["MLI"] > empty["MLI"]


def test_several_that_the_rules_found_stay() -> None:
    assert settle_side(make_scene(found=(CHAD, MALI))) == (CHAD, MALI)


def test_nobody_is_put_where_nobody_is_likely(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sides, "rank_countries", lambda scene: {None: 0.6, "TCD": 0.4})
    assert settle_side(make_scene()) == ()


def test_a_likely_country_fills_an_empty_side(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sides, "rank_countries", lambda scene: {None: 0.3, "TCD": 0.7})
    assert settle_side(make_scene()) == (CHAD,)


@pytest.mark.parametrize(("chance", "expected"), [(0.45, (MALI,)), (0.8, (CHAD,))])
def test_the_rules_yield_only_to_what_is_clearly_likelier(
    chance: float, expected: tuple[object, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sides, "rank_countries", lambda scene: {None: 0.0, "TCD": chance, "MLI": 1 - chance})
    monkeypatch.setattr(sides, "MARGIN", 0.2)
    assert settle_side(make_scene(found=(MALI,))) == expected


def test_a_party_stands_for_its_country_before_a_place() -> None:
    place = replace(CHAD, id="m-place", kind="place")
    scene = make_scene(resolution=Resolution(mentions=(place, CHAD)))
    assert stand_for("TCD", scene) == (CHAD,)


def test_weights_are_of_both_sides() -> None:
    weights = load_weights()
    assert weights["actor"].keys() == weights["recipient"].keys()
    known = {name for _, reasons in weigh_countries(make_scene(found=(MALI,))) for name, _ in reasons}
    assert known & weights["actor"].keys()


def test_an_event_of_nobody_known_gets_who_is_likely() -> None:
    draft = replace(make_draft(), actors=(), recipients=())
    filled = fill_sides(draft, Resolution(mentions=(CHAD, CHAD, CHAD)))
    assert "TCD" in {mention.country for mention in (*filled.actors, *filled.recipients)}


def test_an_echo_is_left_as_it_is() -> None:
    draft = replace(make_draft(), actors=(), recipients=(), echo=True)
    assert fill_sides(draft, Resolution(mentions=(CHAD,))) == draft
