import pytest

from readout.link.heads import read_head
from readout.records import Story

PROSE = "Four farmers were killed on Tuesday when soldiers broke up a roadblock, the town's hospital said."


@pytest.mark.parametrize(
    ("title", "bare", "round"),
    [
        ("UPDATE 2-Army denies strike", "Army denies strike", 2),
        ("UPDATE 3 - First police land", "First police land", 3),
        ("UPDATE 2: Neighbours agree pullback", "Neighbours agree pullback", 2),
        ("RPT-UPDATE 4-Talks resume", "Talks resume", 4),
        ("2nd LEAD: Talks resume", "Talks resume", 2),
        ("(LEAD) Talks resume", "Talks resume", 1),
        ("(3rd LD) Talks resume", "Talks resume", 3),
        ("2ndlead: Talks resume", "Talks resume", 2),
        ("WRAPUP 1-Ceasefire holds", "Ceasefire holds", 1),
        ("Update: Talks resume", "Talks resume", 1),
        ("URGENT EU slaps sanctions on 18 aides", "EU slaps sanctions on 18 aides", 0),
        ("Talks resume after update of list", "Talks resume after update of list", 0),
        ("Lead poisoning kills 40 children", "Lead poisoning kills 40 children", 0),
        ("Hold your horses, says envoy", "Hold your horses, says envoy", 0),
        ("Update 2 million records, ministry orders", "Update 2 million records, ministry orders", 0),
    ],
)
def test_version_words_before_a_headline(title: str, bare: str, round: int) -> None:
    head = read_head(Story(report="r", text=PROSE, title=title))
    assert (head.title, head.round, head.corrects, head.withdraws) == (bare, round, False, False)


@pytest.mark.parametrize(
    ("title", "notes"),
    [
        ("CORRECTED - EU slaps sanctions on 19 aides", ()),
        ("CORRECTED-UPDATE 2-EU slaps sanctions", ()),
        ("REFILE-EU slaps sanctions", ()),
        ("EU slaps sanctions", ("(CORRECTS number of detained to four and DELETES reference to chief)",)),
        ("EU slaps sanctions", ("(Adds quotes; CORRECTS distance)",)),
        ("EU slaps sanctions", ("Correction: an earlier version of this article gave another number.",)),
    ],
)
def test_corrections(title: str, notes: tuple[str, ...]) -> None:
    assert read_head(Story(report="r", text=PROSE, title=title, notes=notes)).corrects


@pytest.mark.parametrize(
    ("line", "slug", "round"),
    [
        ("BC-Bolivia-Gas Protest", "boliviagasprotest", 0),
        ("BC-Bolivia-Gas Protest, 2nd Ld-Writethru", "boliviagasprotest", 2),
        ("BC-Bolivia-Gas Protest, 1st Ld-Writethru, a0088", "boliviagasprotest", 1),
        ("Bolivia-Gas Protest, 3rd Lead", "boliviagasprotest", 3),
        ("Sudan-unrest-army 2ndlead", "sudanunrestarmy", 2),
        ("lda0417 4 pol 96", "lda0417", 0),
        ("1st Ld-Writethru, a0088", None, 1),
        ("(Updates death toll in paragraph 4)", None, 1),
        ("(Repeats story of Monday with no changes)", None, 0),
        ("Share this | Home > World", None, 0),
        ("LA PAZ, Bolivia (AA) _", None, 0),
        ("Related: 2nd Avenue closed", None, 0),
    ],
)
def test_keyword_lines_and_notes(line: str, slug: str | None, round: int) -> None:
    head = read_head(Story(report="r", text=PROSE, title="Talks resume", notes=(line,)))
    assert (head.slug, head.round) == (slug, round)


def test_a_keyword_line_in_the_place_of_a_headline() -> None:
    head = read_head(Story(report="r", text=PROSE, title="BC-Bolivia-Gas Protest, 2nd Ld-Writethru"))
    assert (head.slug, head.round) == ("boliviagasprotest", 2)


def test_a_keyword_line_that_was_left_in_the_text() -> None:
    head = read_head(Story(report="r", text=f"BC-Bolivia-Gas Protest, Kill\n\n{PROSE}", title="Two dead"))
    assert (head.slug, head.withdraws) == ("boliviagasprotest", True)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("KILL KILL KILL - lda0417", PROSE),
        ("KILL-Car bomb kills deputy", PROSE),
        ("STORY WITHDRAWN-Car bomb kills deputy", PROSE),
        ("HOLD HOLD HOLD - lda0417", PROSE),
        ("Notice", "Editors are asked to withdraw the story on a car bomb.\n\nWe regret the error."),
        ("Car bomb kills deputy", "This article has been withdrawn. It did not meet our standards."),
    ],
)
def test_withdrawals(title: str, text: str) -> None:
    assert read_head(Story(report="r", text=text, title=title)).withdraws


@pytest.mark.parametrize(
    "title",
    [
        "Rebels kill 20 in raid",
        "REBELS KILL 20 IN RAID",
        "KILL LIST FOUND IN FLAT",
        "Withdrawn: a novel",
        "Kill: the film",
    ],
)
def test_news_of_killing_withdraws_nothing(title: str) -> None:
    text = f"{PROSE}\n\nThe army has withdrawn from the town."
    assert not read_head(Story(report="r", text=text, title=title)).withdraws


def test_a_withdrawal_names_what_it_withdraws() -> None:
    text = "lda0431 1 pol 82\n\nKILL KILL KILL - lda0417 (URGENT - Car bomb kills deputy in Zahle)\n\nNo bomb exploded."
    head = read_head(Story(report="r", text=text, title="KILL KILL KILL - lda0417"))
    assert (head.slug, head.title) == ("lda0417", "Car bomb kills deputy in Zahle")


def test_a_correction_names_what_it_corrects() -> None:
    text = f'(In Brussels story headed "URGENT EU slaps sanctions on 18 aides", please read in ... 19)\n\n{PROSE}'
    head = read_head(Story(report="r", text=text, title="CORRECTED - EU slaps sanctions on 19 aides"))
    assert (head.slug, head.title) == ("euslapssanctionson18aides", "EU slaps sanctions on 19 aides")
