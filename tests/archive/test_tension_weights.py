"""Weights of tension: the table of the package, and files that take its place."""

from pathlib import Path

import pytest

from readout.archive import open_archive
from readout.archive.tension import load_weights
from readout.archive.tension.weights import OWN
from readout.codebook import load_codebook
from readout.errors import DataError

from .test_tension import tell


def test_weights_are_the_scores_of_the_codebook() -> None:
    book, weights = load_codebook(), load_weights().rows
    for type, mode in [*((type, None) for type in book.types), *book.event_modes]:
        conflict, cooperation = weights.get((type, mode or "*"), weights[type, "*"])
        assert cooperation - conflict == pytest.approx(book.score(type, mode) / 10)
        assert not conflict or not cooperation


def test_a_file_of_ones_own_takes_their_place(tmp_path: Path) -> None:
    archive = open_archive(tmp_path / "archive", create=True)
    archive.append([tell(1, 0, mode="aerial"), tell(2, 1, mode="drone")])
    own = tmp_path / "own.tsv"
    own.write_text(OWN.read_text().replace("ASSAULT\taerial\t0.95", "ASSAULT\taerial\t0.5"))
    tension = archive.tension("FRA", "TCD", weights=own)
    assert tension.rows[0].conflict.value == pytest.approx((0.5 + 0.95) / 2)
    assert tension.weights.startswith("own.tsv ") and tension != archive.tension("FRA", "TCD")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("WAR\t*\t1\t0", r"own.tsv:\d+: the codebook has no WAR"),
        ("AID\tdrone\t1\t0", "no AID drone"),
        ("AID\t*\t1\t0", "stands twice"),
        ("CONSULT\tx\t1", "3 columns where 4"),
        ("ASSAULT\tfirearms\tmuch\t0", "a weight is due, not 'much'"),
        ("ASSAULT\tfirearms\t1.5\t0", "from 0 to 1"),
        ("ASSAULT\tfirearms\tnan\t0", "from 0 to 1"),
    ],
)
def test_bad_weights_are_refused(tmp_path: Path, line: str, said: str) -> None:
    own = tmp_path / "own.tsv"
    own.write_text(f"{OWN.read_text()}{line}\n")
    with pytest.raises(DataError, match=said):
        load_weights(own)


def test_every_type_needs_a_weight(tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("".join(line for line in OWN.open() if not line.startswith("AID")))
    with pytest.raises(DataError, match=r"no row AID \*"):
        load_weights(own)
