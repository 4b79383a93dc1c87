"""A JSON dump of Wikidata, read line by line: who held which office, into the scratch file.

Labels of offices and codes of countries stand in items of their own, anywhere in the file. The first pass notes those
that look like one; those still missing after it are looked up in a second pass, which parses only their lines.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from readout.errors import InputError
from readout.records import Problem
from readout.world.imports.items import (
    HUMAN,
    Item,
    Tenure,
    read_aliases,
    read_items,
    read_label,
    read_string,
    read_tenures,
    read_time,
)
from readout.world.imports.rows import Found, Skip, data_rows
from readout.world.imports.scratch import Scratch
from readout.world.imports.sources import LONGEST_LINE, Source

STRIDE = 2_000  # lines from sign of life to sign of life
KEEPING = 50_000  # lines from commit to commit
# What hints at a person in office (P39), at a country (P298, its code) or an office: P1308 its holder, P2389 what it
# directs; position, public office, minister, head of state, head of government.
HINTS = "P39 P298 P1308 P2389 Q4164871 Q294414 Q83307 Q48352 Q2285706".split()
NOBODY = "items that are no person in office"
NAMELESS = "people without an English name"
_ID = re.compile(rb'\s*\{"type":\s*"item",\s*"id":\s*"(Q\d+)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class DumpPlan:
    """What the user wants of a dump: organisations too, and how often the file may be read."""

    organisations: bool = False
    passes: int = 2


def read_passes(source: Source, scratch: Scratch, plan: DumpPlan) -> Iterator[Found]:
    """Read the file as often as needed, from where a stopped run left off; what is found goes to the scratch file."""
    for line, message in list(scratch.select("select line, message from problems")):
        yield Problem(source=source.name, line=line, message=message)
    for number in range(scratch.get("pass") or 1, plan.passes + 1):
        if number > 1 and (source.path is None or not _list_wanted(scratch, number)):
            break
        yield from _read_pass(source, scratch, plan, number)
    counts = Counter(scratch.get("counts") or {})
    yield from (Skip(reason=reason, count=count) for reason, count in counts.items())


def _read_pass(source: Source, scratch: Scratch, plan: DumpPlan, number: int) -> Iterator[Found]:
    wanted = frozenset(name.encode() for (name,) in scratch.select("select id from wanted")) if number > 1 else None
    counts: Counter[str] = Counter(scratch.get("counts") or {})
    stream = source.open()
    line_number, offset = scratch.get("place") or (0, 0)
    if offset:
        stream.seek(offset)
    try:
        for number_here, line in source.lines(stream, line_number + 1):
            line_number = number_here
            fault = _read_line(line, scratch, plan, wanted, counts)
            if fault and wanted is None:  # later passes meet the same faults
                scratch.insert("problems", (line_number, fault))
                yield Problem(source=source.name, line=line_number, message=fault)
            if line_number % STRIDE == 0:
                yield Skip(reason=NOBODY, count=0)
            if line_number % KEEPING == 0 and source.path is not None:
                _keep_place(scratch, number, (line_number, stream.tell()), counts)
    except InputError as error:
        if number == 1:
            scratch.insert("problems", (line_number, str(error)))
            yield Problem(source=source.name, line=line_number, message=str(error))
    _keep_place(scratch, number + 1, (0, 0), counts)


def _keep_place(scratch: Scratch, number: int, place: tuple[int, int], counts: Counter[str]) -> None:
    scratch.put("pass", number)
    scratch.put("place", place)
    scratch.put("counts", counts)
    scratch.commit()


def _read_line(
    line: bytes, scratch: Scratch, plan: DumpPlan, wanted: frozenset[bytes] | None, counts: Counter[str]
) -> str | None:
    """Keep what a line tells, if it tells something that is looked for; return what is wrong with it, if so."""
    text = line.strip().rstrip(b",")
    if len(text) < 3:  # the brackets of the list that a dump is
        return None
    if len(line) >= LONGEST_LINE:
        return f"the line is longer than {LONGEST_LINE >> 20} MiB"
    if wanted is None:
        counts[NOBODY] += 1
        if not _hints(plan.organisations).search(line):
            return None if text.startswith(b"{") else "no item of Wikidata"
    elif (match := _ID.match(text)) and match[1] not in wanted:
        return None
    try:
        item = json.loads(text)
    except (ValueError, RecursionError) as error:
        return f"no JSON: {error}"
    if not isinstance(item, dict) or not isinstance(item.get("id"), str):
        return "no item of Wikidata"
    if wanted is None:
        _keep_item(item, scratch, plan, counts)
    elif item["id"].encode() in wanted:
        _keep_note(item, scratch)
    return None


def _keep_item(item: Item, scratch: Scratch, plan: DumpPlan, counts: Counter[str]) -> None:
    classes = read_items(item, "P31")
    if HUMAN in classes:
        tenures = tuple(read_tenures(item))
        if tenures:
            counts[NOBODY] -= 1
            _keep_person(item, tenures, scratch, counts)
        return
    _keep_note(item, scratch)
    kinds = _kind_names()
    kind = next((name for name in classes if name in kinds), None) if plan.organisations else None
    label = read_label(item)
    if kind and label:
        counts[NOBODY] -= 1
        places = " ".join(read_items(item, "P17", "P1001"))
        times = read_time(item, "P571"), read_time(item, "P576")
        scratch.insert("bodies", (label, ";".join(read_aliases(item)), kind, *times, places))


def _keep_person(item: Item, tenures: tuple[Tenure, ...], scratch: Scratch, counts: Counter[str]) -> None:
    label = read_label(item)
    if label is None:
        counts[NAMELESS] += 1
        return
    aliases, home, died = ";".join(read_aliases(item)), " ".join(read_items(item, "P27")), read_time(item, "P570")
    for held in tenures:
        row = (label, aliases, held.position, held.start, held.end, " ".join(held.places), home, died)
        scratch.insert("terms", row)


def _keep_note(item: Item, scratch: Scratch) -> None:
    places = " ".join(read_items(item, "P17", "P1001"))
    scratch.insert("items", (item["id"], read_label(item), places, read_string(item, "P298")))


def _list_wanted(scratch: Scratch, number: int) -> bool:
    """List the items that rows point to and nobody has noted, once for a pass; tell whether there are any."""
    if scratch.get("listed") != number:
        scratch.put("listed", number)
        scratch.run("insert or ignore into sought select id from wanted")  # what is not in the file is sought once
        scratch.run("delete from wanted")
        for query in (
            "select distinct position from terms",
            "select distinct places from terms",
            "select distinct home from terms",
            "select distinct places from bodies",
            "select distinct places from items where id in (select position from terms)",
        ):
            for (names,) in scratch.select(query):
                for name in names.split():
                    scratch.want(name)
        scratch.commit()
    return bool(next(scratch.select("select count(*) from wanted"))[0])


@lru_cache(maxsize=1)
def _kind_names() -> frozenset[str]:
    return frozenset(row[0] for row in data_rows("wikidata_kinds.tsv", 5))


@lru_cache(maxsize=2)
def _hints(organisations: bool) -> re.Pattern[bytes]:
    """Return what a line must hold to be parsed: one pattern is four times as fast as a search for each."""
    names = [*HINTS, *(sorted(_kind_names()) if organisations else ())]
    letters = {letter: "|".join(name[1:] for name in names if name[0] == letter) for letter in "PQ"}
    return re.compile(rf'"(?:P(?:{letters["P"]})|Q(?:{letters["Q"]}))"'.encode())
