"""The lists of the package's codebook, and what follows from a type and a mode."""

import pytest

from readout.codebook import Codebook, load_codebook
from readout.errors import DataError


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load_codebook()


def test_lists_are_whole(book: Codebook) -> None:
    assert len(book.types) == 16
    assert len(book.event_modes) == 67
    assert len(book.contexts) == 37
    assert len(book.sectors) == 25
    assert len(book.cameo_codes) == 312
    assert [term.name for term in book.special_codes] == ["IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"]
    assert [term.name for term in book.auxiliaries] == ["historical", "future", "hypothetical", "negation"]
    assert [term.name for term in book.standings] == ["reported", "claimed", "confirmed", "disputed"]
    assert len(book.stances) == 11
    assert book.version == "plover-2.0-readout-1"


def test_loads_once() -> None:
    assert load_codebook() is load_codebook()


@pytest.mark.parametrize(
    ("type", "mode", "score"),
    [
        ("AGREE", None, 2.5),
        ("CONSULT", None, 2.5),
        ("CONSULT", "visit", 4),
        ("RETREAT", "disarm", 10),
        ("REQUEST", None, 0),
        ("REQUEST", "meet", 0),
        ("ACCUSE", None, -2),  # PLOVER prints 3, a lost minus sign
        ("ACCUSE", "allege", -3.5),
        ("PROTEST", "vandalize", -5),  # no score of its own
        ("PROTEST", "riot", -7),
        ("ASSAULT", "unconventional", -10),
    ],
)
def test_score(book: Codebook, type: str, mode: str | None, score: float) -> None:
    assert book.score(type, mode) == score


def test_scores_have_the_sign_of_their_quad_class(book: Codebook) -> None:
    for type in book.types:
        for mode in (None, *book.modes(type)):
            if type == "REQUEST":  # an appeal is mild: about nought
                assert -1 <= book.score(type, mode) <= 0.5
            else:
                assert (book.score(type, mode) > 0) == (book.quad(type) <= 2), (type, mode)


def test_quad(book: Codebook) -> None:
    quads: dict[int, list[str]] = {}
    for type in book.types:
        quads.setdefault(book.quad(type), []).append(type)
    assert quads == {
        1: ["AGREE", "CONSULT", "SUPPORT", "CONCEDE"],
        2: ["COOPERATE", "AID", "RETREAT"],
        3: ["REQUEST", "ACCUSE", "REJECT", "THREATEN"],
        4: ["PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"],
    }


def test_modes_belong_to_their_type(book: Codebook) -> None:
    assert book.modes("SUPPORT") == ()
    assert book.modes("MOBILIZE") == ("troops", "weapons", "police", "militia")
    assert book.mode("COERCE", "cyber").contexts == ("cyber",)
    assert book.type("CONSULT").participants == "two-sided"
    assert book.sector("PRE").kind == "second"
    assert "border" in book.context("territory").definition


def test_unknown_names_are_refused(book: Codebook) -> None:
    with pytest.raises(DataError, match="'FIGHT'"):
        book.quad("FIGHT")
    with pytest.raises(DataError, match="'demo' of AID"):
        book.score("AID", "demo")
    with pytest.raises(DataError, match="'humanitarian'"):
        book.context("humanitarian")
    with pytest.raises(DataError, match="'XXX'"):
        book.sector("XXX")
    with pytest.raises(DataError, match="'1214'"):
        book.cameo_code("1214")
