"""Tables in Markdown: numbers to the right with commas, long tables folded into several side by side."""

from collections.abc import Iterable, Sequence

Cell = str | int


def write_table(heads: Sequence[str], rows: Iterable[Sequence[Cell]], side_by_side: int = 1) -> str:
    """Return a table with a final line break; `rows` run down its first part, then down the next one beside it.

    Columns whose first cell is a number are set to the right.
    """
    rows = [tuple(row) for row in rows]
    empty = ("",) * len(heads)
    height = max(-(-len(rows) // side_by_side), 1)
    marks = ["---:" if rows and isinstance(cell, int) else "---" for cell in (rows or [empty])[0]]
    lines = [_line(list(heads) * side_by_side), _line(marks * side_by_side)]
    for number in range(height if rows else 0):
        parts = [rows[at] if at < len(rows) else empty for at in range(number, height * side_by_side, height)]
        lines.append(_line([cell for part in parts for cell in part]))
    return "\n".join(lines) + "\n"


def _line(cells: Sequence[Cell]) -> str:
    return "| " + " | ".join(_show(cell) for cell in cells) + " |"


def _show(cell: Cell) -> str:
    return f"{cell:,}" if isinstance(cell, int) else cell.replace("|", "\\|")
