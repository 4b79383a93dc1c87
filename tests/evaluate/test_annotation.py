"""Annotated reports: what they become, and that every fault is told with file and line."""

from pathlib import Path

import pytest

from readout.errors import GoldError
from readout.evaluate import CodedClaim, Party, read_gold
from readout.evaluate.checking import check_sentences
from tests.evaluate.samples import write_report


def test_a_report_becomes_gold(tmp_path: Path) -> None:
    (report,) = read_gold(write_report(tmp_path))
    assert (report.id, report.published, report.publisher, report.story) == (
        "own-001",
        "2021-03-05",
        "Sahel Courier",
        None,
    )
    assert report.text.startswith("ABECHE - Paris accused the Sudanese army on Thursday of\narming")
    accusation, aid, recall = report.events
    assert (accusation.type, accusation.mode, accusation.date, accusation.place) == (
        "ACCUSE",
        "allege",
        "2021-03-04",
        None,
    )
    assert accusation.sentences == ("abeche paris accused the sudanese army on thursd",)
    assert aid.sentences == (accusation.sentences[0], "we armed nobody the army said")
    assert (aid.mode, aid.standing, aid.place, aid.date) == (None, "disputed", "TCD", None)
    assert (aid.quantities, aid.auxiliaries) == (frozenset({2.0}), frozenset({"historical"}))
    assert aid.recipients == (Party(words="raiders near Adre", country="TCD", sectors=frozenset()),)
    assert (recall.actors[0].words, recall.recipients) == ("Paris", ())
    assert report.claims == (
        CodedClaim(id="C1", speaker="the army", cue="said", content="We armed nobody", stance="denies"),
    )


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("ACCUSE/allege", "BLAME", 10, "unknown type 'BLAME'"),
        ("ACCUSE/allege", "ACCUSE/loudly", 10, "ACCUSE has no mode 'loudly'"),
        ("| accused |", "| - |", 10, "no trigger"),
        ("| accused |", "| denounced |", 10, "not in the text: 'denounced'"),
        ("A: Paris = FRA GOV", "A: Paris = France", 10, "not 'string = COUNTRY SECTOR'"),
        ("A: Paris = FRA GOV", "A: Paris = FRA KIN", 10, "unknown sector 'KIN'"),
        ("A: Paris = FRA GOV", "B: Paris = FRA GOV", 10, "unknown field 'B'"),
        ("C: military", "A: Paris = FRA GOV", 10, "A stands twice"),
        ("C: military", "C: kitchen", 10, "unknown context 'kitchen'"),
        ("= 2021-03-04", "= Thursday", 10, "not an ISO day, month, year or ?"),
        ("W: on Thursday = 2021-03-04", "W: on Thursday", 10, "W needs ' = '"),
        ("S: disputed", "S: rumoured", 11, "unknown standing 'rumoured'"),
        ("2 convoys", "two convoys", 11, "not 'number thing'"),
        ("X: historical", "X: maybe", 11, "unknown auxiliary 'maybe'"),
        ('also: "We armed nobody', "also: We armed everybody", 11, "not in the text"),
        ("Paris@2", "Paris@3", 12, "not in the text: 'Paris@3'"),
        ("E3 SANCTION", "E2 SANCTION", 12, "E2 stands twice"),
        ("E3 SANCTION", "Event SANCTION", 12, "a line starts with E or C and a number"),
        ("denies quoted", "shouts quoted", 13, "unknown stance 'shouts'"),
        ("denies quoted", "denies loudly", 13, "not 'quoted'"),
        ("deny:E2", "deny:E7", 13, "no such event: 'deny:E7'"),
        (" | deny:E2\n", " | - | -\n", 13, "a claim is speaker | cue"),
        ("| said ", "", 13, "unknown stance 'deny:E2'"),
        ("# id: own-001", "# id: own-002", 1, "the id is own-002"),
        ("# style: brief", "# mood: brief", 2, "not a line of the head"),
        ("# publisher: Sahel Courier\n", "", 1, "the head has no publisher"),
        ("said. Paris recalled its envoy.\n===", "said. Paris recalled its envoy.", 1, "2 parts found"),
    ],
)
def test_faults_name_file_and_line(tmp_path: Path, old: str, new: str, line: int, words: str) -> None:
    path = write_report(tmp_path / "own", (old, new))
    with pytest.raises(GoldError) as caught:
        read_gold(path)
    assert str(caught.value).startswith(f"own/own-001.txt:{line}: ")
    assert words in str(caught.value)


def test_a_folder_without_reports_and_a_report_twice(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no annotated reports"):
        read_gold(tmp_path)
    write_report(tmp_path / "a")
    write_report(tmp_path / "b")
    with pytest.raises(GoldError, match="own-001 comes twice"):
        read_gold(tmp_path)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (("Lome jailed nine editors.", "Lome", "nine editors", "COERCE/arrest", "-", "jailed"), None),
        (("Lome jailed nobody.", "Lome", "-", "COERCE/arrest", "negation, historical", "jailed"), None),
        (("The striker bombed in Lome.", "-", "-", "NONE", "-", "bombed"), None),
        (("Lome jailed nine editors.", "Accra", "-", "COERCE/arrest", "-", "jailed"), "not in the sentence: 'Accra'"),
        (("Lome jailed nine editors.", "Lome", "-", "COERCE/jail", "-", "jailed"), "COERCE has no mode 'jail'"),
        (("Lome jailed nine editors.", "Lome", "-", "COERCE", "past", "jailed"), "unknown auxiliary 'past'"),
        (("Lome jailed nine editors.", "Lome"), "2 cells, not 6"),
    ],
)
def test_sentence_rows(tmp_path: Path, cells: tuple[str, ...], words: str | None) -> None:
    path = tmp_path / "own.tsv"
    path.write_text("\n" + "\t".join(cells) + "\n", encoding="utf-8")
    rows, faults = check_sentences(path)
    assert rows == 1
    assert [str(fault).partition(f"{tmp_path.name}/own.tsv:2: ")[2] for fault in faults] == ([words] if words else [])
