from pathlib import Path

from readout.evaluate.tellings import tell_gold
from readout.train.incidents import Told, move, pair_tellings, read_members, tell_people

CORPUS = Path(__file__).parents[2] / "corpus"
STORY = [CORPUS / "reports" / "stories" / f"sto-00{number}.txt" for number in range(1, 6)]


def test_members_of_one_happening_are_pairs_of_one_happening() -> None:
    told = tell_people(STORY, read_members(CORPUS / "stories.json"))
    pairs = list(pair_tellings(told))
    assert sum(same for _, same in pairs) >= 10
    assert not all(same for _, same in pairs)


def test_events_that_are_not_listed_stand_alone() -> None:
    told = tell_people(STORY, {})
    assert not any(same for _, same in pair_tellings(told))


def test_an_event_of_no_known_happening_is_left_out() -> None:
    assert list(pair_tellings(Told(tell_gold(STORY[0]) + tell_gold(STORY[1]), {}))) == []


def test_moved_reports_keep_the_days_between() -> None:
    telling = tell_gold(STORY[4])[1]
    moved = move(telling)
    assert moved.published is not None
    assert moved.published.startswith("2024-05-1")
    assert (telling.published, telling.start) == ("2024-11-21", "2024-11-18")
    assert int(moved.published[8:]) - int((moved.start or "")[8:]) == 3
