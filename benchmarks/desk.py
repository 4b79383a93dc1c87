"""How fast the desk answers and shows: `python -m benchmarks.desk [--events 50000] [--keep FOLDER]`.

A linked archive of so many events is made as in `benchmarks.large`: a month is read in and linked, and its tables are
written again under other ids. A server that remembers no answer is asked what each view asks when it is opened, at
once as a page does: first by itself, then with a filter. Beside the seconds on the clock stands the processor time: on
a busy machine only that compares, and half of it is about the least that two cores take. Chromium then measures the
pages; `--no-browser` leaves that out, `--bare` asks an archive that is not prepared, `--json` writes JSON lines.
"""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import click

from benchmarks.desk_browser import measure_pages, open_browser
from benchmarks.desk_server import Server, Spent, run_server
from benchmarks.large import make_large
from readout.desk.pages import SITE

FILTER = "type=ASSAULT&type=COERCE&standing=reported"
PAIR = "RUS,UKR"
# What each view asks when it is opened, beside what all ask: `{also}` is the selection.
COMMON = ("events?limit=0{also}", "incidents?limit=0{also}", "series?by=month&count=events{also}")
VIEWS: dict[str, tuple[str, ...]] = {
    "events": ("events?sort=newest{also}",),
    "events, least sure first": ("events?sort=confidence{also}",),
    "incidents": ("incidents?sort=newest{also}",),
    "incidents by weight": ("incidents?sort=weight{also}",),
    "incidents by dispute": ("incidents?sort=dispute{also}",),
    "timeline": ("series?by=week&count=events&split=quad{also}",),
    "timeline of incidents": ("series?by=week&count=incidents&split=type{also}",),
    "map": ("places?{also}",),
    "pairs, of countries": ("network?of=country&limit=40{also}",),
    "pairs, of names": ("network?of=name&limit=40{also}",),
    "tension": (f"tension?pair={PAIR}",),
    "claims": ("claims?sort=newest{also}",),
    "review": ("queue?order=confidence{also}",),
    "sources": ("sources?{also}",),
    "reports": ("reports?sort=newest{also}",),
    "search": ("search?q=market{also}",),
    "counts of all fields": ("facets?{also}",),
}
OPENED = {"an event": "events", "a report": "reports", "an incident": "incidents"}
BARS = {"view": 1.5, "first paint": 1.0, "list shown": 1.0, "filter": 0.2, "row": 0.3}  # seconds; issue 7
MILLION = 1_000_000


def measure_views(server: Server, times: int) -> dict[str, list[Spent]]:
    """Return what each view took, several times over; the first was not asked before."""
    found: dict[str, list[Spent]] = {}
    for also, words in (("", ""), (f"&{FILTER}", ", filtered")):
        for name, paths in VIEWS.items():
            asked = [path.format(also=also).replace("?&", "?") for path in (*COMMON, *paths)]
            found[name + words] = [server.measure(asked) for _ in range(times)]
    found["about"] = [server.measure(["about"]) for _ in range(times)]
    for name, kind in OPENED.items():
        rows = server.ask(f"{kind}?limit={times}&sort={'newest' if kind == 'reports' else ORDERS[kind]}")["items"]
        found[name] = [server.measure([f"{kind}/{row['id']}"]) for row in rows]
    return found


ORDERS = {"events": "score", "incidents": "weight"}  # what is opened lies apart, and is not small


def tell_views(found: dict[str, list[Spent]], write: Any) -> None:
    """Tell clock and processor time of each view: the first time, and the median of all."""
    for name, runs in found.items():
        clock, processors = median(run.clock for run in runs), median(run.processors for run in runs)
        write(name, clock=clock, processors=processors, first=runs[0].clock, bar=BARS["view"])


def tell_pages(found: dict[str, list[Spent]], events: int, write: Any) -> None:
    """Tell the median of what the browser measured; the bars are for 50,000 events, beyond them that of a view."""
    for name, runs in found.items():
        bar = BARS["view"] if events >= MILLION else next(bar for key, bar in BARS.items() if name.startswith(key))
        clock, processors = median(run.clock for run in runs), median(run.processors for run in runs)
        write(name, clock=clock, processors=processors, first=runs[0].clock, bar=bar)


def make_writer(as_json: bool) -> Any:
    """Return what writes one line: a row of the table, or a JSON object."""

    def write(name: str, **told: float) -> None:
        if as_json:
            click.echo(json.dumps({"what": name, **{key: round(value, 3) for key, value in told.items()}}))
            return
        cells = [told.get(key) for key in ("clock", "processors", "first", "bar")]
        columns = "".join(f"{cell * 1000:12,.0f}" if cell is not None else " " * 12 for cell in cells)
        click.echo(f"  {name:44}{columns}  {'' if told['clock'] <= told['bar'] else 'over'}")

    return write


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--events", default=50_000, show_default=True, help="Events in the archive, about.")
@click.option(
    "--keep", type=click.Path(file_okay=False, path_type=Path), help="Keep archives in this folder; use what is there."
)
@click.option("--times", default=5, show_default=True, help="How often each is measured.")
@click.option("--browser/--no-browser", default=True, show_default=True, help="Measure the pages in Chromium too.")
@click.option("--views/--no-views", default=True, show_default=True, help="Measure the API.")
@click.option("--bare", is_flag=True, help="An archive that is not prepared.")
@click.option("--json", "as_json", is_flag=True, help="JSON lines, in seconds.")
def main(events: int, keep: Path | None, times: int, browser: bool, views: bool, bare: bool, as_json: bool) -> None:
    """Measure how fast the desk answers and shows."""
    write = make_writer(as_json)
    with TemporaryDirectory() as temporary:
        folder = (keep or Path(temporary)) / str(events)
        folder.mkdir(parents=True, exist_ok=True)
        make_large(folder, events)
        with run_server(folder / "archive", not bare) as server:
            about = server.ask("about")
            if not as_json:
                _head(server, about)
            if views:
                tell_views(measure_views(server, times), write)
            if browser:
                with open_browser() as chromium:
                    tell_pages(measure_pages(chromium, server.address, times), about["events"], write)
            told = f"{server.memory():,.0f} MB held, {weigh_pages() / 1000:,.0f} kB of pages, packed; the load is {_load()}"
            click.echo(told, err=as_json)


def _head(server: Server, about: dict[str, Any]) -> None:
    counts = ", ".join(f"{about[name]:,} {name}" for name in ("reports", "events", "claims", "incidents"))
    click.echo(f"{counts}; the load is {_load()}")
    for name, spent in (("opened", server.opened), ("prepared", server.prepared)):
        click.echo(f"{name} in {spent.clock:.1f} s, {spent.processors:.1f} s of processors")
    heads: Sequence[str] = ("clock", "processors", "first", "bar")
    click.echo(f"  {'milliseconds':44}{''.join(f'{head:>12}' for head in heads)}")


def weigh_pages() -> int:
    """Return how many bytes the built pages are, each file packed."""
    return sum(len(gzip.compress(path.read_bytes())) for path in SITE.rglob("*") if path.is_file())


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


if __name__ == "__main__":
    main()
