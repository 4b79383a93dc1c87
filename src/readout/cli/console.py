"""The console on which records are shown to people."""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

# How each kind of evidence looks.
STYLES = {
    "event": "bold red",
    "party": "cyan",
    "place": "green",
    "time": "magenta",
    "quantity": "yellow",
    "claim": "italic",
}
WIDEST = 110  # columns: longer lines are hard to read


def open_console(color: bool | None) -> "Console":
    """Return the console: as wide as the terminal, up to a width that reads well; lines are not cut in a pipe."""
    from rich.console import Console

    console = Console(force_terminal=color or None, color_system=None if color is False else "auto", highlight=False)
    if sys.stdout.isatty():
        console.width = min(console.width, WIDEST)
    else:
        console.soft_wrap = True
    return console


def print_hanging(console: "Console", label: "str | Text", text: "Text") -> None:
    """Print a label and a text that goes on under itself, not under the label."""
    from rich.text import Text

    label = Text(label) if isinstance(label, str) else label
    if console.soft_wrap:
        console.print(Text.assemble(label, text))
        return
    indent = label.cell_len
    for place, line in enumerate(text.wrap(console, max(console.width - indent, 20))):
        console.print(Text.assemble(label if place == 0 else " " * indent, line))
