"""How fast and how well a month of reports is linked: `python -m benchmarks.link [--reports 100000] [--shuffled]`.

Makes an archive of an invented month, links it, and adds the next day. Every step is a process of its own, so that
its peak memory is its own. Right is what the generator knows: events of reports that stand, by happening (B-cubed), and
which reports are copies, replaced or withdrawn. `--shuffled` appends all reports in another order to a second archive,
links it in one go and compares the incidents.
"""

from __future__ import annotations

import json
import resource
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from benchmarks.month import Dispatch, make_month, make_next_day, make_shuffled
from benchmarks.truth import Truth, read_truth
from readout.archive import open_archive
from readout.evaluate.clusters import compare_b_cubed, compare_pairs
from readout.evaluate.scores import Rate
from readout.records import Reading

ORDERS = {"month": make_month, "next day": make_next_day, "shuffled": make_shuffled}
INCIDENTS = """
    SELECT id, type, mode, standing, mentions, reports, sources, when_start, when_end, place_name, first_seen,
        last_seen, list_sort(event_ids), list_sort(report_ids), list_sort(past_ids)
    FROM incidents ORDER BY id"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What a step took: seconds, and the most memory of its process in megabytes."""

    seconds: float
    memory: float
    answer: Any = None


def run_step(action: Callable[..., Any], *values: Any) -> Step:
    """Run an action in a process of its own."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(_measure, (action, *values))


def _measure(action: Callable[..., Any], *values: Any) -> Step:
    start = time.perf_counter()
    answer = action(*values)
    seconds = time.perf_counter() - start
    return Step(seconds=seconds, memory=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, answer=answer)


def fill_archive(folder: Path, order: str, seed: int, reports: int) -> int:
    """Append the reports in an order of `ORDERS`, and their truth to a file beside the archive; return how many."""
    archive = open_archive(folder / "archive", create=True)
    with (folder / "truth.jsonl").open("a", encoding="utf-8") as file:
        return archive.append(_note_truth(ORDERS[order](seed, reports), file.write))


def _note_truth(dispatches: Iterable[Dispatch], write: Callable[[str], object]) -> Iterator[Reading]:
    for dispatch in dispatches:
        names = ("copy_of", "version_of", "kills")
        record = {name: value for name in names if (value := getattr(dispatch, name))}
        record |= {"report": dispatch.reading.report.id, "happenings": dict(dispatch.happenings)}
        write(json.dumps(record) + "\n")
        yield dispatch.reading


def link_reports(folder: Path) -> None:
    """Link what is in the archive."""
    from readout.archive.linking.link import link_archive

    link_archive(open_archive(folder / "archive"))


def judge_links(folder: Path) -> list[str]:
    """Return lines on how right the links are."""
    archive, truth = open_archive(folder / "archive"), read_truth(folder / "truth.jsonl")
    found = archive.query("SELECT id AS incident, unnest(event_ids) AS event FROM incidents").to_pydict()
    predicted = dict(zip(found["event"], found["incident"], strict=True))
    families = archive.query("SELECT report, origin, status FROM families").to_pylist()
    status = {row["report"]: row["status"] for row in families}
    origin = {row["report"]: row["origin"] for row in families}
    standing = truth.happenings(exclude=truth.withdrawn())
    return [
        f"{len(set(predicted.values())):,} incidents of {len(predicted):,} events; "
        f"due {len(set(standing.values())):,} of {len(standing):,}",
        _rate("B-cubed", compare_b_cubed(standing, predicted)),
        _rate("pairs", compare_pairs(standing, predicted)),
        *_judge_reports(truth, status, origin),
    ]


def _judge_reports(truth: Truth, status: dict[str, str], origin: dict[str, str]) -> Iterator[str]:
    told = {report for report in status if status[report] == "withdrawn"}
    yield _sets("withdrawn", truth.withdrawn(), told)
    yield _sets("replaced", truth.replaced(), {report for report in status if status[report] == "replaced"})
    yield _rate("families", compare_b_cubed(truth.families(), {report: origin[report] for report in truth.families()}))
    copies = truth.copy_of
    counted = [copy for copy, source in copies.items() if origin.get(copy) != origin.get(source)]
    yield f"{'copies taken for independent':32}{len(counted):9,} of {len(copies):,}"


def _rate(title: str, rate: Rate) -> str:
    return f"{title:32}{rate.precision:9.1f}{rate.recall:9.1f}{rate.f1:9.1f}"


def _sets(title: str, due: set[str], told: set[str]) -> str:
    right = len(due & told)
    return f"{title:32}{right:9,} right of {len(told):,} told and {len(due):,} due"


def compare_incidents(one: Path, other: Path) -> tuple[int, int, int]:
    """Return how many incidents both archives have alike, and how many only the one or the other has."""
    tables = [open_archive(folder / "archive").query(INCIDENTS).to_pylist() for folder in (one, other)]
    first, second = ({json.dumps(row, default=str) for row in rows} for rows in tables)
    return len(first & second), len(first - second), len(second - first)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--reports", default=100_000, show_default=True, help="Reports of the month.")
@click.option("--seed", default=1, show_default=True, help="Another seed, another month.")
@click.option("--shuffled", is_flag=True, help="Also in another order, into a second archive.")
@click.option("--keep", type=click.Path(file_okay=False, path_type=Path), help="Keep the archives in this folder.")
def main(reports: int, seed: int, shuffled: bool, keep: Path | None) -> None:
    """Measure how fast and how well a month of invented reports is linked."""
    with TemporaryDirectory() as temporary:
        folder = keep or Path(temporary)
        straight, mixed = folder / "straight", folder / "mixed"
        for place in (straight, mixed):
            place.mkdir(parents=True)
        _run_straight(straight, seed, reports)
        if shuffled:
            _tell("appended in another order", run_step(fill_archive, mixed, "shuffled", seed, reports))
            _tell("linked in one go", run_step(link_reports, mixed))
            alike, only, others = compare_incidents(straight, mixed)
            click.echo(f"incidents alike {alike:,}, only in order {only:,}, only shuffled {others:,}")


def _run_straight(folder: Path, seed: int, reports: int) -> None:
    for order in ("month", "next day"):
        step = run_step(fill_archive, folder, order, seed, reports)
        _tell(f"{order}: made and appended {step.answer:,} reports", step)
        _tell(f"{order}: linked", run_step(link_reports, folder))
        click.echo(f"{'':32}{'precision':>9}{'recall':>9}{'f1':>9}")
        click.echo("\n".join(run_step(judge_links, folder).answer))


def _tell(title: str, step: Step) -> None:
    click.echo(f"{title:50}{step.seconds:8.1f} s{step.memory:8.0f} MB")


if __name__ == "__main__":
    main()
