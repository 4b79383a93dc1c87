"""Reading a sentence in a test, and records in a short form that case files can hold."""

from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet

from readout.pipeline import Tools, read_report
from readout.read import read_text
from readout.records import Event, Reading

CASES = Path(__file__).parent / "cases"


KNOWN_WRONG = pytest.mark.xfail(strict=True, reason="known to be wrong")


def read_cases(name: str, columns: int) -> list[ParameterSet]:
    """Return the rows of a case file; one that begins with `!` is known to be wrong and fails once it is right."""
    rows = []
    for number, line in enumerate((CASES / name).read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            cells = tuple(line.removeprefix("!").split("\t"))
            assert len(cells) == columns, f"{name}:{number}: {len(cells)} columns, not {columns}"
            rows.append(pytest.param(*cells, marks=KNOWN_WRONG if line.startswith("!") else ()))
    return rows


def share_right(name: str) -> float:
    """Return the share of a case file's rows that are not known to be wrong."""
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line.strip() and not line.startswith("#")]
    return sum(not line.startswith("!") for line in rows) / len(rows)


def read_sentence(text: str, tools: Tools, published: str | None = None, publisher: str | None = None) -> Reading:
    published = None if published in ("-", None) else published
    return read_report(read_text(text, published=published, publisher=publisher), tools)


def short_event(event: Event, reading: Reading) -> str:
    """`TYPE/mode ACTORS > RECIPIENTS aux,aux`, countries joined by +, - for none."""
    mentions = {mention.id: mention for mention in reading.mentions}

    def side(identifiers: tuple[str, ...]) -> str:
        return "+".join(sorted({mentions[i].country or "?" for i in identifiers})) or "-"

    kind = "/".join(filter(None, (event.type, event.mode)))
    return f"{kind} {side(event.actors)} > {side(event.recipients)} {','.join(event.auxiliaries)}".strip()
