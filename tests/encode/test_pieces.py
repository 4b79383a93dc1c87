from pathlib import Path

import pytest

from readout.encode.pieces import MOST_PIECES, PieceCutter

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "rut", "##o", "cafe", "-", ".", "u", "s", "1", "##2", "a", "##a"]


@pytest.fixture
def cutter(tmp_path: Path) -> PieceCutter:
    path = tmp_path / "vocab.txt"
    path.write_text("\n".join(VOCABULARY) + "\n", encoding="utf-8")
    return PieceCutter(path)


def pieces(cutter: PieceCutter, word: str) -> list[str]:
    return [VOCABULARY[number] for number in cutter.cut_word(word)]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Ruto", ["rut", "##o"]),
        ("Café", ["cafe"]),
        ("U.S.", ["u", ".", "s", "."]),
        ("—", ["-"]),
        ("\u200b", ["[UNK]"]),
        ("", ["[UNK]"]),
        ("xyz", ["[UNK]"]),
        ("12", ["1", "##2"]),
        ("a" * 101, ["[UNK]"]),
    ],
)
def test_words_are_cut_as_bert_cuts_them(cutter: PieceCutter, word: str, expected: list[str]) -> None:
    assert pieces(cutter, word) == expected
    assert pieces(cutter, word) == expected  # out of the cache


def test_a_long_word_is_cut_off(cutter: PieceCutter) -> None:
    assert len(cutter.cut_word("a" * 99)) == MOST_PIECES


def test_a_sentence_knows_where_its_words_stand(cutter: PieceCutter) -> None:
    cut = cutter.cut_sentence(["Ruto", "-", "Café"])
    assert [VOCABULARY[number] for number in cut.ids] == ["[CLS]", "rut", "##o", "-", "cafe", "[SEP]"]
    assert (cut.first, cut.last) == ([1, 3, 4], [2, 3, 4])
    assert len(cut.shapes) == len(cut.ids)
