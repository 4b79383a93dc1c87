"""Words are found in reports and claims, whole and whatever the case, with the text around them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.archive import Archive, open_archive
from readout.archive.choosing.words import find_term, match_terms, read_terms
from readout.errors import InputError
from readout.records import Span

from .samples import make_reading, make_report


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    archive = open_archive(tmp_path_factory.mktemp("search") / "archive", create=True)
    archive.append([make_reading(1), make_reading(2, published="2026-03-13")])
    text = f"{make_report().text}\n{'Nothing else. ' * 20}ÉMILE—the Chairman—spoke.{' Nothing more.' * 20}"
    other = replace(make_report(3), text=text, publisher="The Other")
    archive.append([replace(make_reading(3), report=other, events=(), claims=())])
    return archive


@pytest.mark.parametrize(
    ("words", "asked", "found"),
    [
        ("RELIEF", {}, ["r2", "r1", "r3"]),  # the latest first
        ("relief trucks", {}, ["r2", "r1", "r3"]),
        ('"relief goods"', {}, ["r2", "r1", "r3"]),
        ('"goods relief"', {}, []),
        ("good", {}, []),  # words are whole
        ("émile", {}, ["r3"]),
        ("emile", {}, ["r3"]),
        ('"émile the chairman"', {}, ["r3"]),
        ("relief", {"until": "2026-03-12"}, ["r1", "r3"]),
        ("relief", {"since": "2026-03-13"}, ["r2"]),
        ("relief", {"publisher": "The Other"}, ["r3"]),
        ("relief", {"actor": "FRA", "type": "AID"}, ["r2", "r1"]),
        ("relief", {"actor": "DEU"}, []),
        ("relief", {"limit": 1}, ["r2"]),
    ],
)
def test_reports_are_found(archive: Archive, words: str, asked: dict[str, Any], found: list[str]) -> None:
    assert [hit.report for hit in archive.search(words, **asked)] == found


def test_claims_are_found(archive: Archive) -> None:
    hits = archive.search("truck arrived", "claims")
    assert [(hit.report, hit.stance, hit.speaker) for hit in hits] == [
        ("r2", "denies", "A rebel spokesman"),
        ("r1", "denies", "A rebel spokesman"),
    ]
    assert len(archive.search("truck", "claims", type="AID")) == 2
    assert archive.search("truck", "claims", type="REJECT") == ()


def test_a_snippet_shows_where_the_words_stand(archive: Archive) -> None:
    (hit,) = archive.search("chairman")
    assert hit.found.cut(hit.snippet) == "Chairman"
    assert len(hit.snippet) < 200
    text = archive.query("SELECT text FROM reports WHERE report = 'r3'")["text"][0].as_py()
    assert text[hit.start :].startswith(hit.snippet)
    assert not hit.snippet.startswith(" ") and text[hit.start - 1] == " "


def test_what_cannot_be_searched_is_refused(archive: Archive) -> None:
    with pytest.raises(InputError, match="no words"):
        archive.search(' "" ')
    with pytest.raises(InputError, match="mentions: words are searched in reports or claims"):
        archive.search("relief", "mentions")
    with pytest.raises(InputError, match="WAR: a type is"):
        archive.search("relief", type="WAR")


def test_terms_are_words_and_phrases() -> None:
    assert read_terms('Red "Crescent  aid-workers" o\'clock') == ("red", "crescent aid workers", "o clock")
    assert read_terms("“two words” three") == ("two words", "three")


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("Sao Paulo", "in São Paulo on"),
        ("Erdogan", "Mr Erdoğan said"),
        ("Erdoğan", "Mr Erdogan said"),
        ("ERDOGAN", "MR ERDOĞAN SAID"),
        ("Istanbul", "İstanbul"),
        ("Diyarbakir", "at Diyarbakır"),
        ("Lodz", "Łódź"),
        ("Bronnoysund", "near Brønnøysund,"),
        ("Strasse", "Karl-Straße 1"),
        ("Straße", "KARL-STRASSE 1"),
        ("Aeroskobing", "Ærøskøbing"),
        ("N'Djamena", "N’Djaména"),
        ("Sa\u0303o", "São"),  # an accent that is a sign of its own
        ("ελλαδα", "Ελλάδα"),
        ("елка", "Ёлка"),
    ],
)
def test_accents_do_not_count(asked: str, text: str) -> None:
    import duckdb

    terms = read_terms(asked)
    condition, values = match_terms("text", terms)
    assert duckdb.connect().execute(f"SELECT {condition} FROM (SELECT ? AS text)", [*values, text]).fetchone() == (
        True,
    )
    span = find_term(text, terms)
    assert span and read_terms(span.cut(text)) == terms[:1]


def test_accents_move_no_offsets(archive: Archive) -> None:
    (hit,) = archive.search("emile chairman")
    assert hit.found.cut(hit.snippet) == "ÉMILE"


@settings(deadline=None)
@given(
    st.text(alphabet="aAbÉéêæ -.,ßsS1İıiIłĐd", max_size=30),
    st.sampled_from(["a", "b a", "e", "1", "ab", "i", "ss", "s", "ae", "d"]),
)
def test_both_expressions_find_the_same(text: str, term: str) -> None:
    import duckdb

    condition, values = match_terms("text", [term])
    (found,) = duckdb.connect().execute(f"SELECT {condition} FROM (SELECT ? AS text)", [*values, text]).fetchone() or (
        None,
    )
    span = find_term(text, [term])
    assert found == (span is not None)
    assert span is None or span != Span(0, 0)
