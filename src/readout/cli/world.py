"""`readout world`: a user's own world, a folder of tables that is filled from the data of others."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from readout.cli.progress import follow_progress
from readout.cli.tables import write_table
from readout.cli.tally import Tally, tell
from readout.records import Problem

if TYPE_CHECKING:
    from readout.world.imports import Added, Skip
    from readout.world.imports.sources import Source

FORMATS = ("actors", "agents", "csv", "wikidata")
TABLES = ("countries", "organisations", "groups", "offices", "places", "agents")
OUTCOMES = ("new", "changed", "known", "differs")
TOLD = 100  # problems: a file that is no dictionary at all has one in every line


@click.group("world")
def command() -> None:
    """Fill and look at a world of your own: who and where, as tables in a folder.

    \b
    Examples:
      readout world import my.actors.txt --into my-world
      readout world list my-world
    """


class ImportTally(Tally):
    """What an import took, left and could not take."""

    def __init__(self) -> None:
        super().__init__()
        self.outcomes: Counter[tuple[str, str]] = Counter()
        self.skipped: Counter[str] = Counter()
        self.source: Source | None = None

    def watch(self, source: "Source") -> None:
        """Take note of the file that is read now."""
        self.source = source

    def take(self, found: "Iterable[Added | Skip | Problem]") -> "Iterator[Added | Skip | Problem]":
        """Pass what is found on, counted; the first problems are told on standard error."""
        from readout.world.imports import Skip

        for one in found:
            if isinstance(one, Problem):
                self.faults += 1
                if self.faults <= TOLD:
                    tell(one)
            elif isinstance(one, Skip):
                self.skipped[one.reason] += one.count
            else:
                self.read += 1
                self.outcomes[one.row.table, one.outcome] += 1
            yield one
        if self.faults > TOLD:
            click.echo(f"readout: … and {self.faults - TOLD:,} problems more", err=True)

    def summary(self) -> str:
        """Return the counts in words: `1,204 rows taken, 34 % of latest-all.json.bz2, 1 problem`."""
        parts = [f"{self.read:,} row{'' if self.read == 1 else 's'} taken"]
        if self.source is not None and (share := self.source.share()) is not None:
            parts.append(f"{100 * share:.1f} % of {self.source.shown}")
        if self.faults:
            parts.append(f"{self.faults:,} problem{'' if self.faults == 1 else 's'}")
        return ", ".join(parts)

    def report(self) -> None:
        """Print the tables with what came to them, and what was left out and why."""
        tables = [table for table in TABLES if any((table, outcome) in self.outcomes for outcome in OUTCOMES)]
        if tables:
            counts = [[str(self.outcomes[table, outcome]) for outcome in OUTCOMES] for table in tables]
            write_table(("table", *OUTCOMES), ([f"{t}.csv", *row] for t, row in zip(tables, counts, strict=True)))
        left = [(reason, str(count)) for reason, count in self.skipped.most_common() if count]
        if left:
            if tables:
                click.echo()
            write_table(("left out", "count"), left)
        if "agents" in (table for table, _ in self.outcomes):
            click.echo("readout: agents.csv is kept; nothing reads roles without a country from it yet", err=True)


@command.command("import")
@click.argument("files", nargs=-1, required=True, metavar="[KIND] FILE...")
@click.option("--into", "folder", required=True, type=click.Path(path_type=Path), help="The folder of your world.")
@click.option("--format", "form", type=click.Choice(FORMATS), help="What the files are.")
@click.option("--column", "columns", multiple=True, metavar="OURS=THEIRS", help="CSV: which of their columns is ours.")
@click.option("--set", "values", multiple=True, metavar="OURS=VALUE", help="CSV: a value for all rows.")
@click.option(
    "--names-are",
    type=click.Choice(("guess", "people", "bodies")),
    default="guess",
    show_default=True,
    help="Actor dictionaries do not tell people from bodies.",
)
@click.option("--country", "countries", multiple=True, metavar="CODE", help="Only rows of this country.")
@click.option("--since", type=click.IntRange(1, 2200), metavar="YEAR", help="Leave out what ended before.")
@click.option("--organisations", is_flag=True, help="Wikidata: organisations and armed groups too.")
@click.option(
    "--passes",
    type=click.IntRange(1, 4),
    default=2,
    show_default=True,
    help="Wikidata: how often the file may be read; one pass leaves out offices that it meets before it knows them.",
)
@click.option("--dry-run", is_flag=True, help="Read and count, write nothing.")
@click.option("--quiet", "-q", is_flag=True, help="No progress and no counts; problems are told all the same.")
def import_command(
    files: tuple[str, ...],
    folder: Path,
    form: str | None,
    columns: tuple[str, ...],
    values: tuple[str, ...],
    names_are: str,
    countries: tuple[str, ...],
    since: int | None,
    organisations: bool,
    passes: int,
    dry_run: bool,
    quiet: bool,
) -> None:
    """Take actor dictionaries, tables or a dump of Wikidata into a folder of tables.

    \b
    What can be read (also packed as .gz, .bz2 or .xz; - is standard input):
      actors     actor dictionaries of TABARI, PETRARCH and PETRARCH2 (.actors.txt)
      agents     their agent dictionaries (.agents.txt)
      csv        tables under our headers, usual ones, or any with --column
      wikidata   the JSON dump, an item a line (latest-all.json.bz2): who held which office

    \b
    KIND says what the files are: one of these, or the table that a CSV file is for: countries, organisations, groups,
    offices, places, agents. Without it, name and content tell. docs/world-import.md tells what becomes of what.

    \b
    Rows are merged with what is in the folder: nothing there is overruled, a second run changes nothing. Tables are
    written whole at the end. A dump that was stopped goes on where it was.

    \b
    Exit status: 0 all was taken; 1 with problems, the rest is written; 2 nothing could be done.

    \b
    Examples:
      readout world import my.actors.txt my.agents.txt --into my-world
      readout world import offices ministers.csv --column name=Titulaire --set country=TCD --into my-world
      readout world import latest-all.json.bz2 --since 1990 --into my-world
      lbzip2 -dc latest-all.json.bz2 | readout world import wikidata - --into my-world
    """
    from readout.world.imports import DumpPlan, ImportPlan, SheetPlan, import_files

    kind, names = _split_kind(files)
    table = kind if kind in TABLES and kind != "agents" else None
    if kind and form and form != (told := "csv" if table else kind) and not (kind == "agents" and form == "csv"):
        raise click.UsageError(f"{kind} is {told}, and --format says {form}")
    if kind == "agents" and form == "csv":
        table = kind
    plan = ImportPlan(
        format=form or ("csv" if table else kind),  # type: ignore[arg-type]  # click has checked it
        names_are=names_are,  # type: ignore[arg-type]
        countries=frozenset(countries),
        since=str(since) if since else None,
        sheet=SheetPlan(table=table, columns=_pairs("column", columns), values=_pairs("set", values)),
        dump=DumpPlan(organisations=organisations, passes=passes),
        write=not dry_run,
    )
    tally = ImportTally()
    found = tally.take(import_files(names, folder, plan, tally.watch))
    for _ in found if quiet else follow_progress(found, tally, live=sys.stderr.isatty()):
        pass
    if not quiet:
        tally.report()
        click.echo(
            f"readout: {tally.summary()}; {'nothing is written' if dry_run else f'written to {folder}'}", err=True
        )
    sys.exit(tally.status())


@command.command("list")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
def list_command(folder: Path) -> None:
    """Tell which tables a world of your own has, and how many rows.

    \b
    Example:
      readout world list my-world
    """
    from readout.world.imports import WorldFolder

    write_table(("table", "rows"), ((f"{table}.csv", str(rows)) for table, rows in WorldFolder(folder).count_rows()))


def _split_kind(files: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    """Return the kind that the first word tells, `None` if it is a file, and the files."""
    if files[0] in (*FORMATS, *TABLES) and not Path(files[0]).exists():
        if len(files) == 1:
            raise click.UsageError(f"{files[0]} is what the files are; which files?")
        return files[0], files[1:]
    return None, files


def _pairs(option: str, pairs: tuple[str, ...]) -> dict[str, str]:
    """Return `OURS=THEIRS` options as what they say."""
    for pair in pairs:
        if not all(part.strip() for part in pair.partition("=")[::2]):
            raise click.UsageError(f"--{option} {pair}: NAME=VALUE is due")
    return {ours.strip(): theirs.strip() for ours, _, theirs in (pair.partition("=") for pair in pairs)}
