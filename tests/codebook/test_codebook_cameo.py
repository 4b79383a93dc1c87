"""The bridges to CAMEO and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.codebook import Codebook, Coding, load_codebook
from readout.errors import DataError

BOOK = load_codebook()
CODINGS = [(type, mode) for type in BOOK.types for mode in (None, *BOOK.modes(type))]

# Written codes that read back as another type, each because CAMEO has nothing nearer.
_READ_OTHERWISE = {
    ("RETREAT", "080"): "CONCEDE",  # CAMEO yields in words and deeds alike
    ("RETREAT", "0831"): "CONCEDE",  # resignation
    ("RETREAT", "081"): "CONCEDE",  # curfews and emergencies lifted
}


@pytest.fixture(scope="module")
def book() -> Codebook:
    return BOOK


@pytest.mark.parametrize(("type", "mode"), CODINGS)
def test_every_type_and_mode_has_a_code(book: Codebook, type: str, mode: str | None) -> None:
    code = book.cameo(type, mode)
    assert code is not None
    assert len(code) >= 3
    assert book.cameo_code(code).code == code


def test_what_is_written_reads_back_as_the_same_type(book: Codebook) -> None:
    for rows in book.bridges.values():
        for row in rows:
            assert row.cameo is not None
            coding = book.from_cameo(row.cameo)
            assert coding is not None, row
            expected = _READ_OTHERWISE.get((row.coding.type, row.cameo), row.coding.type)
            assert coding.type == expected, row


@pytest.mark.parametrize(
    ("type", "mode", "contexts", "code"),
    [
        ("CONSULT", "phone", (), "041"),
        ("CONSULT", "visit", ("diplomatic",), "042"),
        ("AID", None, ("military",), "072"),
        ("AID", None, ("gender",), "070"),  # no row for the context: the general code
        ("ACCUSE", "allege", ("legal",), "115"),
        ("ACCUSE", "allege", ("legal", "military", "territory"), "1124"),  # two contexts beat one
        ("REQUEST", "assist", ("military",), "100"),  # 1012 or 1032: a fourth digit is never guessed
        ("SANCTION", "discontinue", ("economic",), "163"),
        ("COERCE", "seize", ("territory",), "192"),
        ("COERCE", "cyber", ("cyber",), "170"),
        ("ASSAULT", None, ("military",), "190"),
        ("ASSAULT", "aerial", ("military",), "195"),
        ("ASSAULT", "firearms", ("repression", "crime"), "175"),  # the earlier row goes first
        ("PROTEST", "strike", ("rights_freedoms",), "1433"),
        ("MOBILIZE", "militia", ("military",), "150"),  # no row for the mode: that of the type
    ],
)
def test_code(book: Codebook, type: str, mode: str | None, contexts: tuple[str, ...], code: str) -> None:
    assert book.cameo(type, mode, contexts) == code


@given(st.sampled_from(CODINGS), st.lists(st.sampled_from(BOOK.contexts), unique=True, max_size=5))
def test_order_of_contexts_does_not_matter(coding: tuple[str, str | None], contexts: list[str]) -> None:
    assert BOOK.cameo(*coding, contexts) == BOOK.cameo(*coding, contexts[::-1])


def test_unknown_mode_is_refused(book: Codebook) -> None:
    with pytest.raises(DataError, match="'assassinate' of ASSAULT"):
        book.cameo("ASSAULT", "assassinate")


def test_every_code_from_03_reads(book: Codebook) -> None:
    for code in book.cameo_codes:
        assert (book.from_cameo(code) is None) == (code[:2] in ("01", "02")), code


def test_reading(book: Codebook) -> None:
    assert book.from_cameo("186") == Coding(type="ASSAULT", mode="targeted", contexts=())
    assert book.from_cameo("175") == Coding(type="ASSAULT", mode=None, contexts=("pro_autocracy", "repression"))
    assert book.from_cameo("0863") == Coding(type="RETREAT", mode="access", contexts=("human_security",))
    assert book.from_cameo("19") == Coding(type="ASSAULT", mode=None, contexts=("military",))  # the root reads as 190
    with pytest.raises(DataError, match="'999'"):
        book.from_cameo("999")


def test_codes_carry_quad_and_goldstein(book: Codebook) -> None:
    assert book.cameo_code("057").goldstein == 8
    assert book.cameo_code("106").goldstein == -5  # not in GDELT's list
    assert book.cameo_code("190").quad == 4
    quads = {code.root: code.quad for code in book.cameo_codes.values()}
    assert all(code.quad == quads[code.root] for code in book.cameo_codes.values())
    assert [quads[f"{root:02}"] for root in (1, 5, 6, 8, 9, 13, 14, 20)] == [1, 1, 2, 2, 3, 3, 4, 4]
