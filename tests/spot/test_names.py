import pytest

from readout.pipeline import Tools
from tests.reading import read_sentence

CASES = [
    (
        "Russia's Defence Minister Sergei Shoigu spoke.",
        "Russia's Defence Minister Sergei Shoigu",
        "person",
        "Sergei Shoigu",
    ),
    ("Russia's Defence Minister Sergei Shoigu spoke.", "Russia", "country", "Russia"),
    ("Two senior Pakistani officials resigned.", "Two senior Pakistani officials", "group", "officials"),
    ("Two senior Pakistani officials resigned.", "Pakistani", "country", "Pakistani"),
    ("Ukraine's army withdrew.", "Ukraine's army", "group", "army"),
    ("Pro-government gunmen, some masked, fired.", "Pro-government gunmen", "group", "gunmen"),
    ("The Ministry of Defence of Georgia closed.", "The Ministry of Defence of Georgia", "organization", "Ministry"),
    ("Rebels who had fled returned.", "Rebels", "group", "Rebels"),
    ("He left.", "He", "other", "He"),
    ("Soldiers in Karachi fired.", "Karachi", "place", "Karachi"),
    ("Islamabad protested.", "Islamabad", "country", "Islamabad"),
    ("Warships left the naval base.", "the naval base", "facility", "base"),
    ("The President spoke.", "The President", "person", "President"),
    ("Hamas fired rockets.", "Hamas", "group", "Hamas"),
    ("U.S. bombers took off.", "U.S. bombers", "weapon", "bombers"),
    ("The head of state resigned.", "The head of state", "person", "head"),
]


@pytest.mark.parametrize(("text", "phrase", "kind", "head"), CASES)
def test_mention(text: str, phrase: str, kind: str, head: str, tools: Tools) -> None:
    reading = read_sentence(text, tools)
    kinds = {m.span.cut(text): m.kind for m in reading.mentions if m.made_by.startswith(("spot.names", "resolve"))}
    assert kinds.get(phrase) == kind, kinds


@pytest.mark.parametrize(
    ("text", "word"), [("They told us nothing.", "US"), ("The turkey was cold.", "turkey"), ("It is raining.", "It")]
)
def test_no_mention(text: str, word: str, tools: Tools) -> None:
    reading = read_sentence(text, tools)
    assert word not in {m.span.cut(text) for m in reading.mentions if m.country}


def test_clauses_and_appositions_stay_out(tools: Tools) -> None:
    text = "Amina Diallo, the Malian minister who signed the pact, left."
    spans = {m.span.cut(text) for m in read_sentence(text, tools).mentions}
    assert {"Amina Diallo", "the Malian minister"} <= spans


def test_one_mention_a_head(tools: Tools) -> None:
    text = "Kenyan police and Ugandan soldiers searched the homes of the opposition leaders in Busia on Friday."
    reading = read_sentence(text, tools)
    heads = [(m.sentence, m.head) for m in reading.mentions if m.kind not in ("time", "quantity")]
    assert len(heads) == len(set(heads))


def test_the_same_report_gives_the_same_mentions(tools: Tools) -> None:
    text = "Kenyan police searched the house."
    assert read_sentence(text, tools).mentions == read_sentence(text, tools).mentions
