import pytest

from readout.pipeline import Tools
from readout.records import Reading
from tests.reading import read_cases, read_sentence


def short_claims(reading: Reading) -> list[str]:
    text = reading.report.text
    mentions = {mention.id: mention.span.cut(text) for mention in reading.mentions}
    return [
        f"{mentions[claim.speaker] if claim.speaker else '-'} | {claim.stance} | "
        + " … ".join(span.cut(text) for span in claim.content)
        for claim in reading.claims
    ]


@pytest.mark.parametrize(("text", "expected"), read_cases("attribute/claims.tsv", 2))
def test_claims_are_found(text: str, expected: str, tools: Tools) -> None:
    reading = read_sentence(text.replace(r"\n", "\n\n"), tools)
    assert short_claims(reading) == ([] if expected == "none" else expected.split(" ;; "))


STANDINGS = [
    ("Turkish jets bombed a village in Iraq on Monday.", "reported"),
    ("Turkish jets bombed a village in Iraq on Monday, Iraq's foreign ministry said.", "claimed"),
    (
        "Turkish jets bombed a village in Iraq on Monday, Iraq's foreign ministry said. "
        "Turkey's defence ministry confirmed the bombing.",
        "confirmed",
    ),
    (
        "Iraq's foreign ministry said Turkish jets had bombed the village of Barwar. "
        "Turkey's defence ministry denied that its jets had bombed the village.",
        "disputed",
    ),
    # two of one government are one side, the state and its opposition are two
    (
        "Moscow said Russian jets had bombed the village of Barwar. "
        "Russia's defence ministry confirmed that its jets had bombed the village.",
        "claimed",
    ),
    (
        "Opposition leaders in Kenya said police attacked students. "
        "The Kenyan government denied that police had attacked students.",
        "disputed",
    ),
    (
        "Opposition leaders in Kenya said police attacked students. The Kenyan government denied these claims.",
        "disputed",
    ),
    # a denial with content of its own denies that alone
    ("Russia accused Ukraine of shelling a village. Ukraine denied it.", "disputed"),
    (
        "Russia accused Ukraine of shelling a village. Ukraine denied that it planned to leave the grain deal.",
        "claimed",
    ),
]


@pytest.mark.parametrize(("text", "standing"), STANDINGS)
def test_standing_follows_from_who_says_so(text: str, standing: str, tools: Tools) -> None:
    events = [event for event in read_sentence(text, tools, "2023-05-02").events if event.type == "ASSAULT"]
    assert [event.standing for event in events] == [standing]


def test_a_speech_goes_on_over_bare_paragraphs(tools: Tools) -> None:
    text = (
        'The mayor of Lome spoke for an hour. "We shall go to the sea in the end," he said.\n\n'
        '"We shall never leave our land to them."\n\n"We shall win when the rains are over."'
    )
    reading = read_sentence(text, tools)
    said = {span.cut(reading.report.text) for claim in reading.claims for span in claim.content}
    assert any("never leave" in words for words in said)
    assert any("the rains are over" in words for words in said)
