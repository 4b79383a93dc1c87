"""How fast the desk answers: `python -m benchmarks.desk ARCHIVE`, an archive that is linked.

Each address is asked anew several times, with something in it that keeps the desk from remembering the answer; the best
time counts, on the clock and of the processors.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import click
from fastapi.testclient import TestClient

from benchmarks.large import measure, tell
from readout.archive import open_archive
from readout.desk.app import close_app, make_app
from readout.desk.kept import Kept
from readout.desk.options import Options

FILTER = "type=ASSAULT&type=COERCE&standing=reported"


def make_addresses(client: TestClient) -> list[str]:
    """Return what is asked: each view bare, then with a filter, then what is opened."""
    views = [
        "events",
        "incidents",
        "incidents?sort=dispute",
        "reports",
        "claims",
        "facets",
        "series?split=quad",
        "series?split=type&count=incidents",
        "network",
        "places",
        "sources",
        "tension?pair=RUS,UKR",
        "search?q=market",
        "about",
    ]
    filtered = [f"{view}{'&' if '?' in view else '?'}{FILTER}" for view in views if view[:4] not in ("tens", "abou")]
    event = client.get("/api/v1/events?limit=1&sort=confidence").json()["items"][0]
    incident = client.get("/api/v1/incidents?limit=1&sort=weight").json()["items"][0]
    return [*views, *filtered, f"events/{event['id']}", f"reports/{event['report']}", f"incidents/{incident['id']}"]


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("archive", type=click.Path(path_type=Path))
@click.option("--times", default=3, show_default=True)
def main(archive: Path, times: int) -> None:
    """Measure how fast the desk answers over an archive."""
    app = make_app(open_archive(archive), Options())
    client = TestClient(app, base_url="http://127.0.0.1:8801")
    client.get("/api/v1/codebook")
    click.echo(f"{client.get('/api/v1/about').json()['events']:,} events; the load is {os.getloadavg()[0]:.1f}")
    for address in make_addresses(client):
        tell(address, *measure(_ask(client, address), times))
    close_app(app)
    click.echo(f"the machine's load is {os.getloadavg()[0]:.1f} now")


def _ask(client: TestClient, address: str) -> Callable[[], object]:
    def ask() -> None:
        client.app.state.kept = Kept()  # type: ignore[attr-defined]
        response = client.get(f"/api/v1/{address}")
        assert response.status_code == 200, (address, response.text)

    return ask


if __name__ == "__main__":
    main()
