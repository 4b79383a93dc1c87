"""A share on the command line: a number from 0 to 1."""

import math
from typing import Any

import click


class Share(click.FloatRange):
    """A number from 0 to 1; `nan`, which every range lets pass, is refused."""

    def __init__(self) -> None:
        super().__init__(0, 1)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return the number; a usage error for any other words."""
        number = float(super().convert(value, param, ctx))
        if math.isnan(number):
            self.fail(f"{value!r} is not a number from 0 to 1.", param, ctx)
        return number
