"""An invented agency story in all the dresses that it wears, through `read`: who is tied to whom, and whose words."""

import pytest

from readout.link import find_ties, settle_families
from readout.records import Sketch
from tests.link.stories import read_sketch

LEAD = "Gunmen on motorcycles seized the ferry landing at Tambura on Monday and turned two boats back, police said."
BODY = (
    "The boats carried 140 passengers and a load of seed for the planting season, the harbour master told NBP. "
    "Nobody was hurt. One skipper jumped into the water and swam ashore.",
    'The governor blamed a militia that lost its share of the landing fees in March. "They will be gone by Friday," '
    "he said, and asked the army for a company of marines.",
    "The militia, which calls itself the Sons of the Bend, has not been heard of since a truce in May.",
)
STORY = "\n\n".join((LEAD, *BODY))
TITLE = "Gunmen seize ferry landing, turn back boats"
NBP = {"publisher": "Nile Basin Press", "published": "2024-11-18", "title": TITLE}


def origin() -> Sketch:
    return read_sketch(f"JUBA, Nov 18 (NBP) - {STORY}", id="a", **NBP)


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        (f"JUBA (NBP) - {STORY}", "NBP"),
        (f"Juba, Nov 18 (Nile Basin Press) -- {STORY}", "Nile Basin Press"),
        (f"{STORY}\n\nSource: Nile Basin Press", "Nile Basin Press"),
        (f"{STORY} (NBP)", "NBP"),
        (f"{STORY} - NBP", "NBP"),
        (f"By our agencies\n\n{STORY}", None),
        (f"{LEAD}\n\n{BODY[0]}\n\nRead more: Ten recipes with okra", None),
        (f"RIVER NEWS\n\n{STORY.replace('Monday', 'Nov. 18').replace('Gunmen on motorcycles', 'Armed men')}", None),
        (f"{LEAD} {BODY[2]}\n\nThe landing was built in 1931. Its crane came from Glasgow and never worked.", None),
    ],
)
def test_a_copy_in_any_dress_is_of_the_agency(text: str, credit: str | None) -> None:
    copy = read_sketch(text, id="b", publisher="Lagoon Online", published="2024-11-19", title="Ferry landing seized")
    assert copy.agency == credit
    sketches = [copy, origin()]
    assert [(tie.report, tie.other, tie.kind) for tie in find_ties(sketches)] == [("b", "a", "copy")]
    assert settle_families(sketches, find_ties(sketches))["b"].source == "Nile Basin Press"


@pytest.mark.parametrize(
    ("text", "title", "kind"),
    [
        (f"(Adds quotes, militia)\n\nJUBA, Nov 18 (NBP) - {STORY}", "UPDATE 1-" + TITLE, "version"),
        (f"JUBA, Nov 18 (NBP) - {STORY.replace('140', '104')}", "CORRECTED-" + TITLE, "version"),
        (f"JUBA, Nov 18 (NBP) - {STORY}", "REPEAT-" + TITLE, "version"),
        (f"(Refiles to fix spelling)\n\nJUBA, Nov 18 (NBP) - {STORY}", TITLE, "version"),
        (f"(Updates toll in paragraph 4)\n\nJUBA, Nov 18 (NBP) - {LEAD}\n\nAll got away.", "All safe", "version"),
        ("Editors, please kill the story. The landing was never seized; a goat market was held.", TITLE, "withdrawal"),
        (
            "The story sent under this headline is wrong. We regret it.",
            "STORY WITHDRAWN-" + TITLE,
            "withdrawal",
        ),
        ("JUBA, Nov 18 (NBP) - The bank left its rate at 9 percent.", "UPDATE 1-Bank leaves rate", None),
    ],
)
def test_what_the_agency_sends_next(text: str, title: str, kind: str | None) -> None:
    later = read_sketch(text, id="b", **{**NBP, "title": title})
    found = [(tie.report, tie.other, tie.kind) for tie in find_ties([later, origin()])]
    assert found == ([("b", "a", kind)] if kind else [])
