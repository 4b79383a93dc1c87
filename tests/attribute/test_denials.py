"""Denials that do not tell what they deny, what both sides say together, and asides of the reporter."""

import pytest

from readout.attribute.denials import points_back
from readout.pipeline import Tools
from readout.records import Span
from tests.attribute.test_stances import standings

# text, words in the trigger, standing
POINTING = [
    # over paragraphs, and not the accusing itself
    (
        "Sudan accused Chad of arming the rebels in Darfur.\n\nThe rains came early this year.\n\nChad has denied the "
        "accusations.",
        {"arming": "disputed", "accused": "reported"},
    ),
    # what the sentence has on hearsay goes with it
    (
        "Neighbouring states have voiced concern over reported Ethiopian troop movements near Somalia, with growing "
        "allegations that Addis Ababa is planning to attack the port of Zeila.\n\n"
        "Ethiopia has rejected these accusations.",
        {"movements": "disputed", "attack": "disputed", "voiced concern": "reported"},
    ),
    # what the report tells itself does not
    (
        "Kenya warned that Ethiopia was planning to attack the port of Lamu. "
        "Ethiopian troops crossed the border on Monday.\n\nAddis Ababa has dismissed these claims.",
        {"attack": "disputed", "crossed": "reported"},
    ),
]
ANSWERS = [
    # no event in the denial, in the paragraph of what it answers
    (
        "Rebels said Chadian soldiers had burned the village of Tine. The army denied having sent anyone.",
        {"burned": "disputed"},
    ),
    (
        "Kenya said the Somali army had shelled Mandera. Somalia said nothing of the kind had happened.",
        {"shelled": "disputed"},
    ),
    # another paragraph is about something else
    (
        "Doctors said soldiers had shot three farmers at Oruro.\n\nA union official said the harvest was good. "
        "The ministry denied any delay.",
        {"shot": "claimed"},
    ),
]
JOINT = [
    (
        "Norway and Denmark exchanged 40 prisoners on Monday at the port of Skagen, both said.",
        {"exchanged": "confirmed"},
    ),
    (
        "Kenya and Uganda agreed on Monday to reopen the bridge at Busia, both governments said.",
        {"agreed": "confirmed"},
    ),
    (
        "Kenya and Uganda agreed on Monday to reopen the bridge at Busia, a joint statement said.",
        {"agreed": "confirmed"},
    ),
    ("Kenya and Uganda agreed on Monday to reopen the bridge at Busia, two officials said.", {"agreed": "claimed"}),
    (
        "Kenya and Uganda agreed on Monday to reopen the bridge at Busia, the ministry in Nairobi said.",
        {"agreed": "claimed"},
    ),
]


@pytest.mark.parametrize(("text", "due"), [*POINTING, *ANSWERS, *JOINT])
def test_events_stand_by_what_denials_and_joint_words_mean(text: str, due: dict[str, str], tools: Tools) -> None:
    told = standings(text, tools)
    found = {word: {told[trigger] for trigger in told if word in trigger} for word in due}
    assert found == {word: {standing} for word, standing in due.items()}


@pytest.mark.parametrize(
    ("words", "back"),
    [
        ("it", True),
        ("all of these claims", True),
        ("that as slander", True),
        ("its jets had bombed the village", False),
    ],
)
def test_short_words_point_back(words: str, back: bool) -> None:
    assert points_back((Span(0, len(words)),), words) == back


ASIDES = [
    # an aside on the past is the reporter's, what somebody says of the past is his
    (
        "Turkey insists that Greece withdraw its troops from the isle, where Greek soldiers have been stationed since "
        "1964.",
        {"stationed": "reported"},
    ),
    ("Iraq's foreign ministry said that militants had killed nine farmers in 2019.", {"killed": "claimed"}),
]


@pytest.mark.parametrize(("text", "due"), ASIDES)
def test_asides_on_the_past_are_the_reports_own(text: str, due: dict[str, str], tools: Tools) -> None:
    test_events_stand_by_what_denials_and_joint_words_mean(text, due, tools)
