"""The page on what a corpus covers."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from readout.errors import GoldError
from readout.evaluate.__main__ import main
from readout.evaluate.coverage import describe_coverage
from readout.evaluate.markdown import write_table
from tests.evaluate.samples import write_report

CORPUS = Path(__file__).parents[2] / "corpus"
ROWS = (
    ("Paris expelled two attachés.", "Paris", "two attachés", "SANCTION/expel", "-", "expelled"),
    ("Paris did not threaten Chad.", "Paris", "Chad", "THREATEN", "negation,historical", "threaten"),
    ("Lyon crushed Lille.", "-", "-", "NONE", "-", "-"),
)
QUIET = """\
# id: calm-001
# style: local newspaper, column
# published: -
# publisher: Marsh Gazette
===
The otters are back at Elm Weir.
===
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    write_report(tmp_path / "reports" / "own")
    (tmp_path / "reports" / "calm").mkdir()
    (tmp_path / "reports" / "calm" / "calm-001.txt").write_text(QUIET, encoding="utf-8")
    (tmp_path / "sentences").mkdir()
    rows = "# sentence\tactors\n" + "".join("\t".join(cells) + "\n" for cells in ROWS)
    (tmp_path / "sentences" / "twos.tsv").write_text(rows, encoding="utf-8")
    (tmp_path / "split.tsv").write_text("own-001\ttest\n", encoding="utf-8")
    return tmp_path


def _section(page: str, title: str) -> str:
    return page.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Batches", ["| `calm` | 1 | 1 | 0 | 0 | 0 | 0 |", "| `own` | 1 | 0 | 3 | 1 | 0 | 0 |"]),
        ("Batches", ["| `twos` | 0 | 0 | 0 | 0 | 3 | 1 |", "| all | 2 | 1 | 3 | 1 | 3 | 1 |"]),
        ("Parts", ["| test | 1 | 0 | 3 | 1 |", "| none yet | 1 | 1 | 0 | 0 |"]),
        ("Reports by decade of publication", ["| 2020s | 1 |\n| undated | 1 |"]),
        ("Reports by style", ["2 styles", "| brief | 1 | all others | 0 |\n| local newspaper | 1 |  |  |"]),
        ("Events by type", ["| SANCTION | 1 | 1 |", "| THREATEN | 0 | 1 |", "| none |  | 1 |"]),
        (
            "Events by mode",
            ["| SANCTION/expel | 0 | 1 |", "| SANCTION/withdraw | 1 | 0 |", "| THREATEN alone | 0 | 1 |"],
        ),
        ("Events by auxiliary", ["| historical | 1 | 1 |", "| negation | 0 | 1 |", "| none | 2 | 1 |"]),
        ("Events by standing", ["| reported | 2 |", "| disputed | 1 |"]),
        ("Events by country of an actor", ["of 2 countries", "0 events", "| France | FRA | 2 | Sudan | SDN | 1 |"]),
        ("Events by number of sentences that tell them", ["| one | 2 |", "| two | 1 |", "| three or more | 0 |"]),
        ("Claims by stance", ["| denies | 1 |", "| states | 0 |"]),
    ],
)
def test_counts_of_a_small_corpus(corpus: Path, title: str, lines: list[str]) -> None:
    section = _section(describe_coverage(corpus), title)
    assert [line for line in lines if line not in section] == []


def test_arguments_outside_the_sentence_of_their_trigger(corpus: Path) -> None:
    """`Paris` alone may be the one beside the trigger; `Paris@1` is the one in the first sentence."""
    told = _section(describe_coverage(corpus), "Arguments outside the sentence of the trigger")
    assert "| actors | 3 | 0 | 0.0 % |" in told
    assert "| recipients | 2 | 0 | 0.0 % |" in told
    write_report(corpus / "reports" / "own", ("A: Paris@2 =", "A: Paris@1 ="))
    told = _section(describe_coverage(corpus), "Arguments outside the sentence of the trigger")
    assert "| actors | 3 | 1 | 33.3 % |" in told


def test_a_corpus_of_one_report_alone(tmp_path: Path) -> None:
    write_report(tmp_path / "reports" / "own")
    page = describe_coverage(tmp_path)
    assert "| none yet | 1 | 0 | 3 | 1 |" in page
    assert "| all | 1 | 0 | 3 | 1 | 0 | 0 |" in page


def test_the_command_prints_the_page(corpus: Path) -> None:
    done = CliRunner().invoke(main, ["coverage", str(corpus)])
    assert done.exit_code == 0
    assert done.output == describe_coverage(corpus)


def test_a_fault_stops_it(corpus: Path) -> None:
    write_report(corpus / "reports" / "own", ("ACCUSE/allege", "BLAME"))
    with pytest.raises(GoldError, match=r"own-001\.txt:10: unknown type 'BLAME'"):
        describe_coverage(corpus)


def test_tables_folded_and_empty() -> None:
    assert write_table(("a", "b"), [("x|y", 1000), ("z", 2), ("w", 3)], side_by_side=2) == (
        "| a | b | a | b |\n| --- | ---: | --- | ---: |\n| x\\|y | 1,000 | w | 3 |\n| z | 2 |  |  |\n"
    )
    assert write_table(("a",), []) == "| a |\n| --- |\n"


def test_the_page_of_the_corpus_names_every_batch() -> None:
    page = (CORPUS / "COVERAGE.md").read_text(encoding="utf-8")
    reports = {path.name for path in (CORPUS / "reports").iterdir()}
    rows = {path.stem for path in (CORPUS / "sentences").glob("*.tsv")}
    assert [name for name in sorted(reports | rows) if f"| `{name}` |" not in page] == []
