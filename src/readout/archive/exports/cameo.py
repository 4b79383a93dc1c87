"""What formats in CAMEO share: which events have a home there, and how sure their code is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import TypeVar

from readout.archive.choosing.selection import UNREAL
from readout.archive.exports.ledger import Ledger
from readout.archive.exports.parties import Pair, expand_pairs
from readout.archive.exports.records import EventRecord
from readout.archive.exports.tables import load_mirrors
from readout.codebook import CameoCode, load_codebook

Found = TypeVar("Found")
# What of an event finds no place in these formats.
LOST = (
    "negated, hypothetical and future events, and those without a CAMEO code",
    "mode and contexts where the CAMEO code does not say them; auxiliaries, standing, claims and figures",
    "parties together: each pair is a row of its own",
)


def take_coded(records: Iterable[EventRecord], ledger: Ledger) -> Iterator[tuple[EventRecord, CameoCode]]:
    """Give the events that a CAMEO format can hold, with their code; tell the ledger of those left out, and why."""
    codes = load_codebook().cameo_codes
    for record in take_real(records, ledger):
        code = codes.get(record.row["cameo"] or "")
        if code is None:
            ledger.leave_out("no CAMEO code")
        else:
            yield record, code


def take_real(records: Iterable[EventRecord], ledger: Ledger) -> Iterator[EventRecord]:
    """Give the events that happened by the words of the report and have a day; tell the ledger of the others."""
    for record in records:
        # What did not happen has no place among CAMEO's events.
        reason = next((name for name in UNREAL if name in record.row["auxiliaries"]), None)
        reason = reason or ("no day" if record.day is None else None)
        if reason:
            ledger.leave_out(reason)
        else:
            yield record


def expand_coded(record: EventRecord, code: CameoCode) -> Iterator[tuple[int, Pair, CameoCode]]:
    """Give number, pair and code of each row of an event: every pair, then the mirrored ones where they have a code."""
    pairs = expand_pairs(record)
    coded = [(pair, code) for pair in pairs]
    mirror = load_codebook().cameo_codes.get(load_mirrors().get(code.code, ""))
    if mirror:
        coded += [((pair[1], pair[0]), mirror) for pair in pairs if None not in pair and record.recipients]
    for number, (pair, own) in enumerate(coded, 1):
        yield number, pair, own


def take_once(found: Iterable[tuple[EventRecord, Found]], ledger: Ledger) -> Iterator[tuple[EventRecord, Found]]:
    """Give one event of every incident, the first that comes, with what was found of it; those of no incident all."""
    seen: set[str] = set()
    for record, what in found:
        happening = record.happening
        if happening and happening.id in seen:
            ledger.leave_out("told of an incident that has its row")
            continue
        if happening and happening.mentions > 1:
            seen.add(happening.id)
        yield record, what


def precision_of(code: CameoCode) -> str:
    """Return `root` where only the root of a code is sure (`14`, `140`), else `code`."""
    return "root" if code.code in (code.root, f"{code.root}0") else "code"


def number_of(event: str, pair: int) -> int:
    """Return the number of a pair of an event, the same in every export; sixty-two bits, so any program can hold it."""
    return int.from_bytes(blake2b(f"{event}.{pair}".encode(), digest_size=8).digest()) >> 2
