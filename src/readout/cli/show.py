"""`readout show`: a report with its evidence marked, and a line under it for every event and claim."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from readout.cli.console import STYLES, open_console, print_hanging
from readout.cli.overlay import world_option
from readout.cli.shares import Share
from readout.cli.tally import Tally
from readout.records import Problem, Reading, Span

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text


@click.command("show")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--published", metavar="DATE", help="Day of publication, as 2021-11-23, of reports that carry none.")
@click.option("--publisher", metavar="NAME", help="Publisher of reports that name none.")
@click.option(
    "--min-confidence",
    type=Share(),
    default=0.0,
    metavar="0..1",
    help="Leave out events that the program is less sure of; see the table in MODEL_CARD.md.",
)
@world_option
@click.option("--color/--no-color", default=None, help="Colour, or not; by default as the terminal can.")
def command(
    inputs: tuple[str, ...],
    published: str | None,
    publisher: str | None,
    min_confidence: float,
    world: Path | None,
    color: bool | None,
) -> None:
    """Print reports with their evidence in colour, and under them who did what to whom and who says so.

    \b
    Under the text: a number, type and mode of an event, actors → recipients, when and where; then who stands
    behind it and the words that tell it; then the claims, each with its speaker (❝).

    \b
    Exit status: 0 all was read; 1 some inputs could not be read; 2 none could.

    \b
    Examples:
      readout show story.txt --published 2021-11-23
      readout show saved-page.html
      readout show https://example.org/story
      readout show reports/ --color | less -R
    """
    from readout.cli.read import announce_terminal
    from readout.door import read_files

    announce_terminal(inputs)
    tally, console = Tally(), open_console(color)
    results = read_files(inputs, published=published, publisher=publisher, min_confidence=min_confidence, world=world)
    for result in tally.count(results):
        if not isinstance(result, Problem):
            show_reading(result, console)
    sys.exit(tally.status())


def show_reading(reading: Reading, console: "Console") -> None:
    """Print one reading."""
    from rich.text import Text

    from readout.cli.lines import about_line, claim_line, event_lines

    console.print(Text(about_line(reading.report), style="dim"))
    console.print()
    console.print(_marked(reading))
    console.print()
    if reading.events:
        console.print(Text.assemble(*((name + "  ", style) for name, style in STYLES.items())))
    for number, event in enumerate(reading.events, 1):
        head, rest, told = event_lines(reading, event)
        print_hanging(console, f"{number:3} ", Text.assemble((head, STYLES["event"]), "  ", rest))
        print_hanging(console, "      ", Text(told, style="dim"))
    for claim in reading.claims:
        print_hanging(console, "  ❝ ", Text(claim_line(reading, claim)))
    console.print()


def _marked(reading: Reading) -> "Text":
    from rich.text import Text

    from readout.text.marking import lay_flat

    text = Text()
    for piece, labels in lay_flat(len(reading.report.text), find_evidence(reading)):
        text.append(piece.cut(reading.report.text), style=" ".join(STYLES[label] for label in labels))
    return text


def find_evidence(reading: Reading) -> Iterator[tuple[Span, str]]:
    """Give the spans that records of a reading rest on, with what they are."""
    parties = {identifier for event in reading.events for identifier in (*event.actors, *event.recipients)}
    parties.update(claim.speaker for claim in reading.claims if claim.speaker)
    for claim in reading.claims:
        yield from ((span, "claim") for span in claim.content)
    for mention in reading.mentions:
        if mention.kind in ("time", "quantity", "place"):
            yield mention.span, mention.kind
        elif mention.id in parties:
            yield mention.span, "party"
    for event in reading.events:
        yield from ((telling, "event") for telling in event.tellings)
