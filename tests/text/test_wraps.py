import textwrap

from hypothesis import given
from hypothesis import strategies as st

from readout.text.characters import clean_characters, fold_spaces
from readout.text.wraps import split_paragraphs

STORY = [
    "The two river states opened the sluices of the shared dam on Monday, nine days after the lower one had complained "
    "of dry canals, their water ministers said in a note that neither of them signed.",
    "Engineers walked the wall at dawn and found a crack as long as a bus. It will be filled before the rains, the "
    "upper state's minister promised, and the costs will be shared in halves.",
    "Farmers were not impressed.",
]


def test_hard_wraps_are_joined() -> None:
    for width in (45, 62, 72, 90, 100, 130):
        wrapped = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in STORY)
        assert split_paragraphs(wrapped) == STORY, width


def test_indented_paragraphs_need_no_blank_lines() -> None:
    wrapped = "\n".join(textwrap.fill(paragraph, 70, initial_indent="    ") for paragraph in STORY)
    assert split_paragraphs(wrapped) == STORY


def test_a_paragraph_a_line_stays_so() -> None:
    assert split_paragraphs("\n".join(STORY)) == STORY


def test_short_lines_stay_apart() -> None:
    lines = ["HIGHLIGHTS", "Food: two barges came", "Health: no change", "Access: one road is shut"]
    assert split_paragraphs("\n".join(lines)) == lines


def test_items_and_their_hanging_lines() -> None:
    text = """\
Weekly notes from the delta

* MOGRO. The harbour guard let the grain barges pass on Tuesday after a week of waiting, and
  took two of the skippers in for questions
* TALLA. Nothing to tell from here, but that the bridge was closed for some hours because of
  an unexploded shell.
"""
    assert split_paragraphs(text) == [
        "Weekly notes from the delta",
        "* MOGRO. The harbour guard let the grain barges pass on Tuesday after a week of waiting, and took two of the "
        "skippers in for questions",
        "* TALLA. Nothing to tell from here, but that the bridge was closed for some hours because of an "
        "unexploded shell.",
    ]


def test_a_hyphen_at_the_line_end_joins_the_word() -> None:
    text = (
        "The convoy left the town at noon, and by the evening the first of the pro-\n"
        "government fighters had come down to the river with white cloth on sticks,\n"
        "as the elders of the valley had asked them to do on the previous Thursday."
    )
    assert "pro-government fighters" in split_paragraphs(text)[0]


def test_lines_that_stand_alone_are_not_joined() -> None:
    text = "\n".join([*textwrap.wrap(STORY[0], 60), "ADVERTISEMENT", *textwrap.wrap(STORY[1], 60)])
    assert split_paragraphs(text, alone=str.isupper) == [STORY[0], "ADVERTISEMENT", STORY[1]]


def test_characters() -> None:
    assert clean_characters("Cafe\u0301\u200b\ufeff is\r\nopen\x00") == "Café is\nopen"
    assert clean_characters("me\u00ad\nmory") == "memory"
    assert clean_characters("a\ud800b") == "a\ufffdb"
    assert clean_characters("می\u200cخواهم") == "می\u200cخواهم"  # the joiner shapes Persian
    assert fold_spaces("\u00a0 a\t\n b ") == "a b"


@given(st.text())
def test_cleaned_characters_stay(text: str) -> None:
    once = clean_characters(text)
    assert clean_characters(once) == once
    once.encode("utf-8")


@given(
    st.lists(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1), max_size=6)
)
def test_split_text_splits_the_same_again(paragraphs: list[str]) -> None:
    once = split_paragraphs("\n".join(paragraphs))
    assert split_paragraphs("\n\n".join(once)) == once


@given(st.text(alphabet="ab. -*\n"))
def test_no_letter_is_lost(text: str) -> None:
    kept = "".join("".join(split_paragraphs(text)).split())
    assert kept == "".join(text.split())
