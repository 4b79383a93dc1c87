"""The options by which commands choose among the events of an archive."""

from collections.abc import Callable
from typing import Any, TypeVar, get_args

import click

from readout.cli.shares import Share
from readout.records.event import Standing

DATED = ("exact", "vague", "none")
YES_OR_NO = click.Choice(("yes", "no"))
Command = TypeVar("Command", bound=Callable[..., Any])
_OPTIONS = (
    click.option("--actor", metavar="WHO", help='Who acts: RUS, RUS/MIL, /REB, a name, "a whole name"; several: A,B.'),
    click.option("--recipient", metavar="WHO", help="Who is acted upon, as for --actor."),
    click.option("--party", metavar="WHO", help="On either side, as for --actor."),
    click.option("--pair", metavar="CODE,CODE", help="Between two countries, either way: RUS,USA."),
    click.option("--edge", metavar="KIND:A>B", help="What one edge of a network counts: country:RUS>UKR."),
    click.option("--type", metavar="TYPE", help="Of these PLOVER types: ASSAULT,COERCE."),
    click.option("--quad", metavar="1..4", help="Of these quad classes: 3,4 is conflict."),
    click.option("--mode", metavar="MODE", help="Of these PLOVER modes: airstrike."),
    click.option("--context", metavar="NAME", help="With one of these contexts: military,legal."),
    click.option("--since", metavar="DAY", help="On this day or later, as 2024-05-16."),
    click.option("--until", metavar="DAY", help="On this day or before."),
    click.option("--period", metavar="BY:DAY", help="What one point of a series counts: week:2024-05-13, week:vague."),
    click.option("--dated", type=click.Choice(DATED), help="How exact the time is; vague: a month or a year."),
    click.option("--place", metavar="CODE", help="In these countries: SDN."),
    click.option("--box", metavar="W,S,E,N", help="In this stretch of land, in degrees: 21,8,24,15."),
    click.option("--placed", type=YES_OR_NO, help="Whether at least the country is known."),
    click.option("--published-since", metavar="DAY", help="Told on this day or later, whenever it happened."),
    click.option("--published-until", metavar="DAY", help="Told on this day or before."),
    click.option("--publisher", metavar="NAME", multiple=True, help="Told by this publisher; may come several times."),
    click.option("--without", metavar="NAME", multiple=True, help="Not told by this publisher; several times."),
    click.option("--standing", metavar="NAME", help=f"Who stands behind it: {', '.join(get_args(Standing))}."),
    click.option("--words", metavar="WORDS", help="With these words in the sentence that tells it."),
    click.option("--min-confidence", type=Share(), metavar="0..1", help="Leave out what is less sure."),
    click.option("--below", type=Share(), metavar="0..1", help="Leave out what is as sure as this, or more."),
    click.option("--judged", type=YES_OR_NO, help="Confirmed or amended by somebody, or by nobody."),
    click.option("--incident", metavar="ID", help="Part of this incident."),
    click.option("--report", metavar="ID", help="Told in these reports."),
)


def asking_options(command: Command) -> Command:
    """Give a command the options that `Archive.events` understands, by the same names."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
