"""Readers of the treebanks: Universal Dependencies (CoNLL-U) and Universal NER (IOB2), one file a part.

The folder holds `ewt/{train,dev,test}.conllu`, `gum/{train,dev,test}.conllu` and `uner/{dev,test}.iob2`. Sources:
UniversalDependencies/UD_English-EWT (CC BY-SA 4.0), amir-zeldes/gum (CC BY 4.0; documents whose texts forbid commercial
use must be left out), UniversalNER/UNER_English-EWT (CC BY-SA 4.0).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from readout.errors import DataError

UNER_KINDS = ("PER", "ORG", "LOC")
Rows = list[list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A sentence with its tree as annotated; heads count words from 1, 0 = root."""

    id: str
    document: str
    text: str
    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    tags: tuple[str, ...]
    fine_tags: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    notes: tuple[str, ...]  # the MISC column


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A sentence with its name tags: `O`, `B-PER`, `I-PER`, …"""

    id: str
    words: tuple[str, ...]
    names: tuple[str, ...]


def read_trees(path: Path) -> list[Parsed]:
    """Return the sentences of a CoNLL-U file in order; words split off (2-3) and empty nodes (2.1) are left out."""
    document = ""
    found: list[Parsed] = []
    for facts, rows in _read_blocks(path):
        document = facts.get("newdoc id", document)
        rows = [row for row in rows if row[0].isdigit()]
        if any(len(row) != 10 for row in rows):
            raise DataError(f"{path}: sentence {facts.get('sent_id')} has a row without ten columns")
        found.append(_parsed(facts, document, rows))
    return found


def read_names(path: Path) -> list[Named]:
    """Return the sentences of an IOB2 file in order; kinds other than `UNER_KINDS` count as no name."""
    return [
        Named(
            id=facts.get("sent_id", ""),
            words=tuple(row[1] for row in rows),
            names=tuple(row[2] if row[2][2:] in UNER_KINDS else "O" for row in rows),
        )
        for facts, rows in _read_blocks(path)
    ]


def _read_blocks(path: Path) -> Iterator[tuple[dict[str, str], Rows]]:
    """Give the comments (`# name = value`) and the rows of each sentence."""
    facts: dict[str, str] = {}
    rows: Rows = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("#"):
            name, _, value = line[1:].partition("=")
            facts[name.strip()] = value.strip()
        elif line:
            rows.append(line.split("\t"))
        elif rows:
            yield facts, rows
            facts, rows = {}, []


def _parsed(facts: dict[str, str], document: str, rows: Rows) -> Parsed:
    columns = list(zip(*rows, strict=True))
    return Parsed(
        id=facts.get("sent_id", ""),
        document=document,
        text=facts.get("text", ""),
        words=columns[1],
        lemmas=columns[2],
        tags=columns[3],
        fine_tags=columns[4],
        heads=tuple(map(int, columns[6])),
        relations=columns[7],
        notes=columns[9],
    )
