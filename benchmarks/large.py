"""How fast a large archive takes readings and answers: `python -m benchmarks.large [--events 1000000] [--keep FOLDER]`.

A month of invented news is read in and linked; its tables are then written again under other ids, a month later each
time, until there are enough events. Beside the seconds on the clock stands the processor time: on a busy machine only
that compares, and half of it is about the least that two cores take. The archive is in as many files as there are
months; `--compact` merges them first.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from benchmarks.growth import grow_archive
from benchmarks.month import make_month
from readout.archive import Archive, open_archive
from readout.archive.linking.boards import find_board

REPORTS = 5_000  # of the month
SEED = 1
PAIR = ("RUS", "UKR")
MONTHS = """
    SELECT date_trunc('month', coalesce(when_start, published)) AS month, type, count(*) FROM events
    WHERE NOT list_has_any(auxiliaries, ['negation', 'hypothetical', 'future']) GROUP BY ALL"""
PAIRS = """
    SELECT actor, recipient, count(*) AS events
    FROM (SELECT unnest(actor_countries) AS actor, recipient_countries FROM events),
    unnest(recipient_countries) AS r(recipient) GROUP BY ALL ORDER BY events DESC LIMIT 20"""
WEEKS = """
    SELECT date_trunc('week', when_start) AS week, count(*), avg(score) FROM events
    WHERE list_contains(actor_countries, ?) AND list_contains(recipient_countries, ?) GROUP BY ALL"""


def make_questions(archive: Archive) -> dict[str, Callable[[], object]]:
    """Return what is asked, by name."""
    event = archive.query("SELECT id FROM events LIMIT 1 OFFSET 77777")["id"][0].as_py()
    by_size = "SELECT id FROM incidents ORDER BY mentions DESC, id LIMIT 1 OFFSET 40"
    incident = archive.query(by_size)["id"][0].as_py()
    words = archive.query("SELECT text FROM reports LIMIT 1 OFFSET 999")["text"][0].as_py().split()
    phrase = f'"{" ".join(words[40:42])}"'
    word = max(words, key=len)
    pair, tension = archive.events(pair=PAIR), archive.tension(*PAIR)
    return {
        "month x type": lambda: archive.query(MONTHS),
        "top pairs": lambda: archive.query(PAIRS),
        "one pair by week": lambda: archive.query(WEEKS, values=PAIR),
        "one event by its id": lambda: archive.query("FROM events WHERE id = ?", values=[event]),
        "one event, beginning of id": lambda: archive.events(event=event[:10]).to_arrow(),
        "all evidence of an incident": lambda: find_board(archive, incident),
        "series of a pair": lambda: pair.series("week"),
        "panel of all, by month": lambda: archive.query("FROM panel_month"),
        "network of a pair": lambda: pair.network(),
        "tension of a pair, by week": lambda: archive.tension(*PAIR),
        "what moved it, with sentences": lambda: tension.moved(),
        "events of a pair, narrow": lambda: pair.to_arrow(["when_start", "type", "score"]),
        "50 latest incidents": lambda: archive.incidents(limit=50),
        f"a phrase: {phrase}": lambda: archive.search(phrase),
        f"a word: {word}": lambda: archive.search(word),
        "a word in no report": lambda: archive.search("zyzzogeton"),
        "a word in claims": lambda: archive.search(word, "claims"),
    }


def measure(action: Callable[[], object], times: int = 5) -> tuple[float, float]:
    """Return the best of some runs, on the clock and of the processors, in milliseconds."""
    found = []
    for _ in range(times):
        start, spent = time.perf_counter(), time.process_time()
        action()
        found.append((time.perf_counter() - start, time.process_time() - spent))
    clock, processor = (min(values) * 1000 for values in zip(*found, strict=True))
    return clock, processor


def tell(name: str, clock: float, processor: float) -> None:
    """Print one line."""
    click.echo(f"  {name:44}{clock:8,.0f} ms{processor:8,.0f} ms of processors")


def make_large(folder: Path, events: int) -> None:
    """Fill `folder/archive` with about so many events, unless it is there."""
    if (folder / "archive").exists():
        return
    base = open_archive(folder / "base", create=True)
    base.append(dispatch.reading for dispatch in make_month(SEED, REPORTS))
    base.link()
    copies = -(-events // base.query("FROM events").num_rows)
    grow_archive(base.folder, folder / "archive", copies)


def measure_appends(archive: Archive) -> None:
    """Append a thousand readings, and ask right after."""
    fresh = [dispatch.reading for dispatch in make_month(int(time.time()), 1_000)]  # new ones at every run
    start, spent = time.perf_counter(), time.process_time()
    count = archive.append(fresh)
    tell(f"{count:,} readings appended", (time.perf_counter() - start) * 1e3, (time.process_time() - spent) * 1e3)
    tell("first question after them", *measure(lambda: archive.query("SELECT 1"), times=1))


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--events", default=1_000_000, show_default=True, help="Events in the archive, about.")
@click.option("--compact", is_flag=True, help="Merge the files first.")
@click.option(
    "--keep", type=click.Path(file_okay=False, path_type=Path), help="Keep the archive here; use it if there."
)
def main(events: int, compact: bool, keep: Path | None) -> None:
    """Measure how fast a large archive takes readings and answers."""
    with TemporaryDirectory() as temporary:
        folder = keep or Path(temporary)
        start = time.perf_counter()
        make_large(folder, events)
        archive = open_archive(folder / "archive")
        click.echo(f"made in {time.perf_counter() - start:,.0f} s; the machine's load is {os.getloadavg()[0]:.1f}")
        if compact:
            click.echo(f"{archive.compact(keep_hours=0).merged} files merged")
        tell("opened, first question", *measure(lambda: open_archive(archive.folder).query("SELECT 1"), times=1))
        for view in ("reports", "events", "claims", "incidents"):
            click.echo(f"  {view:44}{archive.query(f'SELECT count(*) AS n FROM {view}')['n'][0].as_py():8,}")
        for name, question in make_questions(archive).items():
            question()
            tell(name, *measure(question))
        measure_appends(archive)
        click.echo(f"the machine's load is {os.getloadavg()[0]:.1f} now")


if __name__ == "__main__":
    main()
