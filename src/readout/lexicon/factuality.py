"""Words under which an event is no plain fact, as data (`data/<language>/factuality.tsv`)."""

from functools import lru_cache
from typing import cast

from readout.errors import DataError
from readout.lexicon.folder import data_folder
from readout.records import Auxiliary
from readout.text.tables import read_rows


@lru_cache(maxsize=4)
def load_factuality(language: str = "en") -> dict[tuple[str, str], Auxiliary]:
    """Return by lemma and tag (`v`, `n`, `a`) the auxiliary of what hangs on the word."""
    found: dict[tuple[str, str], Auxiliary] = {}
    for where, (word, auxiliary) in read_rows(data_folder(language) / "factuality.tsv", columns=2):
        if auxiliary not in ("historical", "future", "hypothetical", "negation"):
            raise DataError(f"{where}: no auxiliary {auxiliary!r}")
        lemma, _, tag = word.rpartition(".")
        found[(lemma.replace("_", " "), tag)] = cast(Auxiliary, auxiliary)
    return found
