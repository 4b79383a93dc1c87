"""Ten processes append at once, one queries, and some are killed: `python -m benchmarks.appends [--rounds 200]`.

A round waits for a random moment, kills one of the writers there and then, starts another in its place and asks what
the archive holds. A writer tells which readings are in, once `append` has returned. Nothing that was told may be
missing from a later query, no reading may be there twice or in part, and no query may fail.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

import click

from benchmarks.archive import make_reading
from readout.archive import Archive, open_archive
from readout.errors import ReadoutError

SPAN = 1_000_000  # numbers of reports that each place among the writers has for itself
SHARED = 20  # the first batches of all writers are of the same reports
SIZE = 3  # readings to a batch
REST = 1.0  # seconds that a writer rests at most between two batches
# Readings that do not have as many rows in a table as they say, or have one twice.
PARTIAL = """
SELECT r.reading FROM (FROM readings WHERE latest) AS r
LEFT JOIN (
  SELECT reading, count(*) AS rows, count(DISTINCT id) AS ids FROM {table} GROUP BY reading
) AS t USING (reading)
WHERE coalesce(t.rows, 0) <> r.{table} OR t.rows <> t.ids"""
STRAY = "SELECT reading FROM {table} ANTI JOIN (FROM readings WHERE latest) USING (reading)"
DOUBLED = "SELECT report FROM reports GROUP BY report HAVING count(*) > 1"


@dataclass(slots=True)
class Writer:
    """A process that appends, and what it told of."""

    process: subprocess.Popen[str]
    place: int


@dataclass(slots=True)
class Tally:
    """What was seen over all rounds."""

    told: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    queries: int = 0
    slowest: float = 0.0


def start_writer(folder: Path, place: int, rest: float, tally: Tally) -> Writer:
    """Start a writer; a thread listens to what it tells."""
    told = ("--write", str(folder), "--place", str(place), "--rest", str(rest))
    command = [sys.executable, "-m", "benchmarks.appends", *told]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)

    def listen() -> None:
        assert process.stdout
        for line in process.stdout:
            if line.endswith("\n"):
                tally.told.update(line.split())

    Thread(target=listen, daemon=True).start()
    return Writer(process, place)


def write_on(folder: Path, place: int, rest: float) -> None:
    """Append batches without end, telling of each; the first ones are the same for all."""
    archive = open_archive(folder, create=True)
    for batch in count():
        first = batch * SIZE + (0 if batch < SHARED else place * SPAN)
        numbers = range(first, first + SIZE)
        archive.append(make_reading(number, random.Random(number)) for number in numbers)
        print(" ".join(f"r{number}" for number in numbers), flush=True)
        time.sleep(random.uniform(0, rest))


def check_archive(archive: Archive, tally: Tally) -> int:
    """Ask what is there and note what is wrong; return how many reports are shown."""
    told, start = set(tally.told), time.perf_counter()
    try:
        shown = set(archive.query("SELECT report FROM reports")["report"].to_pylist())
        faults = {f"doubled: {row['report']}" for row in archive.query(DOUBLED).to_pylist()}
        for table in ("mentions", "events", "claims"):
            faults |= {
                f"partial {table}: {row['reading']}" for row in archive.query(PARTIAL.format(table=table)).to_pylist()
            }
            faults |= {
                f"stray {table}: {row['reading']}" for row in archive.query(STRAY.format(table=table)).to_pylist()
            }
    except ReadoutError as error:
        tally.faults.append(f"a query failed: {error}")
        return 0
    tally.faults += sorted(faults) + [f"lost: {report}" for report in sorted(told - shown)]
    tally.queries += 8
    tally.slowest = max(tally.slowest, time.perf_counter() - start)
    return len(shown)


def run_rounds(folder: Path, rounds: int, processes: int, seed: int, rest: float) -> Tally:
    """Let processes append, kill one each round, and check; then let them end and check again."""
    chance, tally = random.Random(seed), Tally()
    writers = [start_writer(folder, place, rest, tally) for place in range(processes)]
    while not (folder / "archive.json").exists():
        time.sleep(0.1)
    archive = open_archive(folder)
    for number in range(rounds):
        time.sleep(chance.uniform(0.0, 1.0))
        victim = writers[chance.randrange(processes)]
        alive = victim.process.poll() is None
        if not alive:
            tally.faults.append(f"a writer ended by itself with status {victim.process.returncode}")
        victim.process.kill()
        victim.process.wait()
        writers[writers.index(victim)] = start_writer(folder, victim.place, rest, tally)
        shown = check_archive(archive, tally)
        if number % 5 == 4:
            click.echo(
                f"round {number + 1}: {shown:,} reports, {len(tally.faults)} faults, load {os.getloadavg()[0]:.1f}"
            )
    for writer in writers:
        writer.process.kill()
        writer.process.wait()
    time.sleep(1)  # until the last words of the killed are heard
    check_archive(open_archive(folder), tally)
    open_archive(folder).compact(keep_hours=0)
    check_archive(open_archive(folder), tally)
    return tally


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--rounds", default=200, show_default=True, help="Kills.")
@click.option("--processes", default=10, show_default=True, help="Processes that append at once.")
@click.option("--seed", default=1, show_default=True, help="Another seed, other moments.")
@click.option("--rest", default=REST, show_default=True, help="Seconds a writer rests at most between two batches.")
@click.option("--write", "folder", type=click.Path(path_type=Path), hidden=True)
@click.option("--place", default=0, hidden=True)
def main(rounds: int, processes: int, seed: int, rest: float, folder: Path | None, place: int) -> None:
    """Kill processes that append to one archive, and see that nothing is lost, doubled or partial."""
    if folder:
        write_on(folder, place, rest)
        return
    with TemporaryDirectory() as temporary:
        start = time.perf_counter()
        tally = run_rounds(Path(temporary) / "archive", rounds, processes, seed, rest)
        seconds = time.perf_counter() - start
    click.echo(f"{rounds} rounds in {seconds:,.0f} s: {len(tally.told):,} reports told of, {tally.queries:,} queries")
    click.echo(f"slowest check of eight queries: {tally.slowest:.1f} s; faults: {len(tally.faults)}")
    for fault in tally.faults[:20]:
        click.echo(f"  {fault}")
    sys.exit(1 if tally.faults else 0)


if __name__ == "__main__":
    main()
