"""The desk on which events are judged at the terminal: what is shown of one, and what each key does."""

import json
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click
from rich.text import Text

from readout.archive.choosing.selection import Selection
from readout.archive.judging.anchors import find_record
from readout.archive.judging.judge import judge_anchored, undo_judgement
from readout.archive.judging.queue import Order, find_queue
from readout.archive.judging.values import CHECKS
from readout.archive.loading import load_reading
from readout.cli.console import STYLES, open_console, print_hanging
from readout.cli.lines import about_line, claim_line, event_lines
from readout.cli.marked import mark_around
from readout.errors import InputError, ReadoutError
from readout.records import Anchor, Claim, Event, JudgedKind, Judgement

if TYPE_CHECKING:
    from readout.archive import Archive

NEAR, FAR = 200, 1500  # characters of evidence before and behind the sentence, at once and on demand
DONE = {"confirm": "confirmed", "reject": "rejected", "amend": "amended", "note": "noted"}
KEYS = "c confirm · r reject · a amend · h hypothetical · n note · s skip · u undo · e evidence · q quit · ? keys"


class Desk:
    """Takes judgements on one event or claim after the other; the archive is looked at once, when the desk opens."""

    def __init__(self, archive: "Archive", by: str | None, color: bool | None) -> None:
        self._archive = archive
        self._cursor = archive.cursor()
        self._by = by
        self._console = open_console(color)
        self._done: list[tuple[str, str, int]] = []  # judgement, action, and the place of what it is on
        self._place = 0
        self._counts: Counter[str] = Counter()
        self._kind: JudgedKind = "event"
        self._anchor: Anchor | None = None

    def find_all(self, order: Order, wanted: Selection, limit: int | None) -> list[str]:
        """Return the events to be judged."""
        return find_queue(self._cursor, order, wanted)[:limit]

    def find_one(self, id: str) -> list[str]:
        """Return one event or claim by its id or the beginning of it."""
        return [find_record(self._cursor, id)[1].id]

    def show(self, ids: Sequence[str], place: int) -> None:
        """Take up an event or claim and print it with its words."""
        self._place = place
        self._kind, self._anchor = find_record(self._cursor, ids[place])
        self._print(f"{place + 1}/{len(ids)}", NEAR)

    def act(self, key: str, words: str) -> int:
        """Do what a key stands for; return how many records to go on: 1, 0 to stay, less to go back."""
        try:
            if key in ("c", "r"):
                self._judge("confirm" if key == "c" else "reject", why=words)
                return 1
            if key == "s":
                self._counts["skipped"] += 1
                return 1
            if key == "u":
                return self._undo()
            self._stay(key, words)
        except ReadoutError as error:
            click.echo(f"readout: {error}", err=True)
        return 0

    def sum_up(self, total: int) -> str:
        """Return what was done of `total` records."""
        done = ", ".join(f"{count} {name}" for name, count in self._counts.items() if count)
        return f"{total:,} to judge; {done or 'none judged'}"

    def _stay(self, key: str, words: str) -> None:
        if key == "a":
            field, _, value = words.partition(" ")
            self._judge("amend", field=field, value=_read_value(value))
        elif key == "h":
            self._judge("amend", field="auxiliaries", value=self._suppose(), why=words)
        elif key == "n":
            self._judge("note", why=words)
        elif key == "e":
            self._print("", FAR)
        else:
            fields = f"fields to amend: {', '.join(CHECKS[self._kind])}"
            click.echo(f"{KEYS}\n{fields}")

    def _suppose(self) -> list[str]:
        """Return the auxiliaries that the event has now, and that it is only supposed."""
        assert self._anchor is not None
        reading = self._archive.load_reading(self._anchor.report)
        now = [list(event.auxiliaries) for event in reading.events if event.id == self._anchor.id] if reading else []
        return [*(now[0] if now else ()), "hypothetical"]

    def _judge(self, action: str, field: str | None = None, value: object = None, why: str = "") -> None:
        assert self._anchor is not None
        judgement: Judgement = judge_anchored(
            self._archive, self._kind, self._anchor, action, field=field, value=value, by=self._by, why=why
        )
        self._done.append((judgement.id, action, self._place))
        self._counts[DONE[action]] += 1
        click.echo(f"{judgement.id} {DONE[action]}")

    def _undo(self) -> int:
        """Take back the last judgement of this desk; return the step to the record that it was on."""
        if not self._done:
            click.echo("readout: nothing was judged here yet", err=True)
            return 0
        id, action, place = self._done.pop()
        undo_judgement(self._archive, id, by=self._by)
        self._counts[DONE[action]] -= 1
        click.echo(f"{id} undone")
        return place - self._place

    def _print(self, number: str, around: int) -> None:
        assert self._anchor is not None
        console, reading = self._console, load_reading(self._cursor, self._anchor.report)
        records: tuple[Event | Claim, ...] = (*reading.events, *reading.claims) if reading else ()
        record = next((one for one in records if one.id == self._anchor.id), None)
        if reading is None or record is None:
            click.echo(f"{self._anchor.id} is rejected: »{self._anchor.words}«")
            return
        console.print(Text(f"{number}  {record.id}  {about_line(reading.report)}".strip(), style="dim"))
        console.print(mark_around(record, reading, around, plain=console.color_system is None))
        if isinstance(record, Event):
            head, rest, told = event_lines(reading, record)
            print_hanging(console, "    ", Text.assemble((head, STYLES["event"]), "  ", rest))
            print_hanging(console, "    ", Text(f"{told} · {record.confidence:.2f}", style="dim"))
        else:
            print_hanging(console, "  ❝ ", Text(claim_line(reading, record)))
        console.print(Text(KEYS, style="dim"))


def _read_value(text: str) -> object:
    """Return a value that is written as a list or object of JSON, else the text as it is."""
    try:
        return json.loads(text) if text[:1] in ("[", "{") else text
    except ValueError as error:
        raise InputError(f"not JSON: {error}") from error
