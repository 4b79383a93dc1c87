"""The options that choose events of an archive, the same for every command that takes them."""

from collections.abc import Callable
from typing import Any, TypeVar, get_args

import click

from readout.records.event import Standing

Command = TypeVar("Command", bound=Callable[..., Any])

OPTIONS = (
    click.option("--since", metavar="DAY", help="On this day or later, as 2024-05-16."),
    click.option("--until", metavar="DAY", help="On this day or before."),
    click.option("--actor", metavar="WHO", help="RUS, RUS/MIL, /REB or a name; several with commas between."),
    click.option("--recipient", metavar="WHO", help="To whom, told as for --actor."),
    click.option("--pair", metavar="CODE,CODE", help="Between two countries, either way: RUS,USA."),
    click.option("--type", metavar="TYPE", help="Of this PLOVER type: ASSAULT; several with commas between."),
    click.option("--mode", metavar="MODE", help="Of this PLOVER mode: drone."),
    click.option("--context", metavar="CONTEXT", help="In this PLOVER context: military."),
    click.option("--standing", type=click.Choice(get_args(Standing)), help="Standing in the report."),
    click.option("--place", metavar="CODE", help="In this country: SDN."),
    click.option("--publisher", metavar="NAME", multiple=True, help="Published by; may be given again."),
    click.option("--words", metavar="WORDS", help="With these words in the sentence."),
    click.option("--incident", metavar="ID", help="Of this incident; the beginning of an id is enough."),
    click.option("--report", metavar="ID", multiple=True, help="Of this report; may be given again."),
    click.option("--event", metavar="ID", help="The one event; the beginning of an id is enough."),
    click.option("--min-confidence", type=click.FloatRange(0, 1), default=0.0, help="Leave out what is less sure."),
    click.option("--happened", is_flag=True, help="Leave out what is negated, supposed or still to come."),
)


def selection_options(command: Command) -> Command:
    """Give a command the options that choose events; it takes them as `**asked`, for `Archive.events`."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command
