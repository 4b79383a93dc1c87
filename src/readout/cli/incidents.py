"""`readout incidents`: what happened, over all reports of an archive."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from readout.cli.asking import asking_options

if TYPE_CHECKING:
    from readout.records import Incident

FORMS = ("table", "json", "csv")
SORTS = ("newest", "weight", "dispute")
SHOWN = 50  # incidents that a table on a terminal shows where no limit is given
COLUMNS = (
    *("id", "day", "type", "who", "to whom", "where", "standing", "figures"),
    *("mentions", "reports", "sources"),
)


@click.command("incidents")
@click.argument("archive", type=click.Path(path_type=Path))
@asking_options
@click.option("--happened", is_flag=True, help="Leave out what is denied, supposed or still to come.")
@click.option("--sort", type=click.Choice(SORTS), default="newest", show_default=True, help="Which come first.")
@click.option("--limit", type=click.IntRange(min=1), help=f"Incidents at most. A terminal shows {SHOWN} by default.")
@click.option("--to", "form", type=click.Choice(FORMS), default="table", show_default=True, help="What to write.")
def command(archive: Path, sort: str, limit: int | None, form: str, **asked: Any) -> None:
    """List what happened by all reports of a linked archive, the latest first; all options must fit.

    \b
    An incident fits where one of its events fits; its standing is that over all reports. The newest happened or were
    told last: what is still to come stands where it was last told. The weightiest have most sources, the most disputed
    most who speak on both sides.

    \b
    Three counts stand apart: `mentions` are events in reports, `reports` those of them that stand (not replaced by a
    later version, not withdrawn), `sources` the independent agencies and publishers: forty copies of one agency's
    story are one source. Figures are the lowest to the highest told, and the latest.

    \b
    Examples:
      readout incidents my-archive --since 2024-05-01 --pair RUS,USA
      readout incidents my-archive --type ASSAULT --standing disputed
      readout incidents my-archive --party SDN/REB --sort weight --limit 20
      readout incidents my-archive --place SDN --to csv > sudan.csv
    """
    from readout.archive import open_archive

    cut = SHOWN if limit is None and form == "table" and sys.stdout.isatty() else None
    found = open_archive(archive).incidents(**asked, sort=sort, limit=cut + 1 if cut else limit)
    WRITERS[form](found[:cut])
    if cut and len(found) > cut:
        click.echo(f"readout: the first {cut} incidents; --limit shows more, --to csv or json writes all", err=True)


def _write_table(incidents: "Iterable[Incident]") -> None:
    from readout.cli.tables import write_table

    write_table(COLUMNS, (cells_of(incident, short=sys.stdout.isatty()) for incident in incidents))


def _write_csv(incidents: "Iterable[Incident]") -> None:
    import csv

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(cells_of(incident) for incident in incidents)


def _write_json(incidents: "Iterable[Incident]") -> None:
    """Write an object a line, whole, with the three counts by name."""
    from dataclasses import asdict

    from readout.archive.linking.saying import count_tellings

    for incident in incidents:
        click.echo(json.dumps({**asdict(incident), "counts": count_tellings(incident)}, ensure_ascii=False))


WRITERS = {"table": _write_table, "csv": _write_csv, "json": _write_json}


def cells_of(incident: "Incident", short: bool = False) -> tuple[str, ...]:
    """Return the cells of `COLUMNS`; a `short` id is enough to ask for the incident."""
    from readout.archive.linking.saying import count_tellings, say_day, say_place, say_toll

    return (
        incident.id[:10] if short else incident.id,
        say_day(incident),
        "/".join(filter(None, (incident.type, incident.mode))),
        ", ".join(party.name for party in incident.actors),
        ", ".join(party.name for party in incident.recipients),
        say_place(incident),
        incident.standing,
        "; ".join(map(say_toll, incident.tolls)),
        *map(str, count_tellings(incident).values()),
    )
