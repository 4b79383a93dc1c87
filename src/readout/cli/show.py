"""`readout show`: a report with its evidence marked, and a line under it for every event and claim."""

import sys

import click

from readout.records import Problem, Reading

STYLES = {
    "event": "bold red",
    "party": "cyan",
    "place": "green",
    "time": "magenta",
    "quantity": "yellow",
    "claim": "italic",
}


@click.command("show")
@click.argument("inputs", nargs=-1, required=True, metavar="FILE...")
@click.option("--published", metavar="DATE", help="ISO day for reports that carry no date of their own.")
@click.option("--publisher", metavar="NAME", help="Publisher of reports that name none.")
@click.option("--color/--no-color", default=None, help="Colour, or not; by default as the terminal can.")
def command(inputs: tuple[str, ...], published: str | None, publisher: str | None, color: bool | None) -> None:
    """Print reports with their evidence in colour, and under them who did what to whom and who says so.

    \b
    Examples:
      readout show story.txt --published 2021-11-23
      readout show saved-page.html
    """
    from readout.cli.read import check_day, tell
    from readout.cli.run import read_all

    check_day(published)
    faults = 0
    for result in read_all(inputs, published=published, publisher=publisher):
        if isinstance(result, Problem):
            faults += 1
            tell(result)
        else:
            show_reading(result, color)
    sys.exit(1 if faults else 0)


def show_reading(reading: Reading, color: bool | None) -> None:
    """Print one reading."""
    from rich.console import Console
    from rich.text import Text

    from readout.cli.lines import claim_line, event_cells, says_so

    console = Console(
        force_terminal=color, no_color=None if color is None else not color, highlight=False, soft_wrap=True
    )
    console.print(_marked(reading))
    console.print(Text("  ".join(STYLES), style="dim"))
    for number, event in enumerate(reading.events, 1):
        kind, actors, recipients, when, where, _, trigger = event_cells(reading, event)
        console.print(
            Text.assemble((f"{number:3} {kind}", STYLES["event"]), f"  {actors} → {recipients}  · {when} · {where}")
        )
        console.print(Text(f"      {says_so(reading, event)} · “{trigger}”", style="dim"))
    for claim in reading.claims:
        console.print(Text(f"    ❝ {claim_line(reading, claim)}"))


def _marked(reading: Reading):  # type: ignore[no-untyped-def]  # rich's Text, imported late
    from rich.text import Text

    from readout.text.marking import lay_flat

    text = Text()
    for piece, labels in lay_flat(len(reading.report.text), evidence(reading)):
        text.append(piece.cut(reading.report.text), style=" ".join(STYLES[label] for label in labels))
    return text


def evidence(reading: Reading):  # type: ignore[no-untyped-def]
    """Give the spans that records of a reading rest on, with what they are."""
    parties = {identifier for event in reading.events for identifier in (*event.actors, *event.recipients)}
    for claim in reading.claims:
        yield from ((span, "claim") for span in claim.content)
    for mention in reading.mentions:
        if mention.kind in ("time", "quantity", "place"):
            yield mention.span, mention.kind
        elif mention.id in parties or any(claim.speaker == mention.id for claim in reading.claims):
            yield mention.span, "party"
    for event in reading.events:
        yield from ((telling, "event") for telling in event.tellings)
