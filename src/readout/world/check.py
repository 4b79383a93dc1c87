"""Check the tables of a world: ours, or those of a user's folder, which are looked at together with ours.

    python -m readout.world.check [FOLDER]

prints a line for everything that is wrong (error) or looks so (warning), with file and line, and how many there are;
exit status 0 without an error, 1 with one, 2 if there is nothing to check. docs/world.md tells the rules.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from readout.errors import DataError
from readout.world.clashes import find_clashes
from readout.world.faults import find_faults
from readout.world.finding import Finding, Row, make_row, scan_rows
from readout.world.overlay import displaced_by, find_overlay
from readout.world.tables import COLUMNS, OVERLAPS, read_rows, table_files, world_folder

__all__ = ["Finding", "check_world", "main"]


def check_world(folder: str | Path | None = None) -> Iterator[Finding]:
    """Give all findings on the tables of a folder, of ours without one.

    Tables may be missing. A user's rows are checked against each other and against those of ours that they leave.
    `DataError` if there is no such folder or no table in it.
    """
    ours = world_folder()
    path = find_overlay(folder) if folder else ours
    if path is None or path.samefile(ours):
        yield from _check_rows(ours, {table: [] for table in COLUMNS})
        return
    yield from _find_strangers(path)
    yield from _check_rows(path, _rows_left(path))


def _check_rows(folder: Path, others: Mapping[str, Sequence[Row]]) -> Iterator[Finding]:
    rows: dict[str, list[Row]] = {}
    for table in (*COLUMNS, OVERLAPS):
        rows[table] = [*others.get(table, ())]
        for row in scan_rows(table, folder):
            if isinstance(row, Finding):
                yield row
            else:
                rows[table].append(row)
    countries = {row["iso3"] for row in rows["countries"]}
    for table in COLUMNS:
        for row in rows[table]:
            if row.told:
                yield from find_faults(row, countries)
    yield from find_clashes(rows, rows[OVERLAPS])


def _rows_left(path: Path) -> dict[str, list[Row]]:
    """Return those of our rows that a user's tables leave as they are."""
    gone = displaced_by({table: _cells(table, path) for table in COLUMNS})
    left = {
        table: [make_row(table, where, row, told=False) for where, row in read_rows(table) if not gone(table, row)]
        for table in COLUMNS
    }
    return left | {OVERLAPS: [make_row(OVERLAPS, where, row, told=False) for where, row in read_rows(OVERLAPS)]}


def _cells(table: str, path: Path) -> list[list[str]]:
    return [row.order() for row in scan_rows(table, path) if isinstance(row, Row)]


def _find_strangers(path: Path) -> Iterator[Finding]:
    """Give files that look like tables and are none: a name may be misspelt."""
    known = {file for table in (*COLUMNS, OVERLAPS) for file in table_files(table, path)}
    for file in sorted(path.glob("*.csv")):
        if file not in known:
            message = f"no table of a world; tables are {', '.join(COLUMNS)}"
            yield Finding(grade="warning", rule="file", where=str(file), message=message)


def main(arguments: Sequence[str]) -> int:
    """Print the findings on a folder; return the exit status."""
    if len(arguments) > 1 or any(argument.startswith("-") for argument in arguments):
        print("usage: python -m readout.world.check [FOLDER]", file=sys.stderr)
        return 2
    counts: Counter[str] = Counter()
    try:
        for finding in check_world(*arguments):
            counts[finding.grade] += 1
            print(finding)
    except DataError as error:
        print(f"readout: {error}", file=sys.stderr)
        return 2
    print(f"{counts['error']} errors, {counts['warning']} warnings")
    return 1 if counts["error"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
