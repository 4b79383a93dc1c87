"""`readout search`: words in the reports and claims of an archive."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from readout.cli.asking import asking_options

if TYPE_CHECKING:
    from readout.archive.choosing.search import Hit

SOURCES = ("reports", "claims")
FORMS = ("text", "jsonl")


@click.command("search")
@click.argument("archive", type=click.Path(path_type=Path))
@click.argument("sought", metavar="WORDS")
@click.option("--in", "within", type=click.Choice(SOURCES), default="reports", show_default=True, help="Where to look.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Hits at most.")
@asking_options
@click.option("--to", "form", type=click.Choice(FORMS), default="text", show_default=True, help="What to write.")
@click.option("--color/--no-color", default=None, help="Colour, or not; by default as the terminal can.")
def command(archive: Path, sought: str, within: str, limit: int, form: str, color: bool | None, **asked: Any) -> None:
    """Find words in reports, or in what people say in them (--in claims), the latest first.

    \b
    All words must be there, whole; case and accents do not matter (Erdogan finds Erdoğan). "two
    words" in quotation marks are a phrase. --since, --until and --publisher are of the report; by any other option, it
    must tell such an event, or the claim speak of one.

    \b
    Exit status: 0 found; 1 nothing has these words.

    \b
    Examples:
      readout search my-archive "barrel bombs"
      readout search my-archive '"red crescent" convoy' --since 2024-05-01 --place SDN
      readout search my-archive ceasefire --in claims --actor ISR --to jsonl > hits.jsonl
    """
    from readout.archive import open_archive

    hits = open_archive(archive).search(sought, within, limit + 1, **asked)
    if form == "jsonl":
        _write_lines(hits[:limit])
    else:
        _show(hits[:limit], color)
    if len(hits) > limit:
        click.echo(f"readout: the latest {limit}; --limit shows more", err=True)
    sys.exit(0 if hits else 1)


def _write_lines(hits: "Iterable[Hit]") -> None:
    from dataclasses import asdict

    for hit in hits:
        click.echo(json.dumps(asdict(hit), ensure_ascii=False, default=str))


def _show(hits: "Iterable[Hit]", color: bool | None) -> None:
    from rich.text import Text

    from readout.cli.console import STYLES, open_console, print_hanging

    console = open_console(color)
    for hit in hits:
        said = " ".join(filter(None, (hit.speaker or ("somebody" if hit.claim else None), hit.stance)))
        about = (str(hit.published or ""), hit.publisher, hit.title, said, hit.claim or hit.report)
        console.print(Text(" · ".join(filter(None, about)), style="dim"))
        snippet = Text(hit.snippet.replace("\n", " "))
        snippet.stylize(STYLES["event"], hit.found.start, hit.found.end)
        print_hanging(console, "  ", snippet)
