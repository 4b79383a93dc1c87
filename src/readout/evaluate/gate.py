"""The gate: scores may not fall below their floors."""

import json
from pathlib import Path

from readout.errors import GoldError
from readout.evaluate.scores import Scores


def check_floors(scores: Scores, floors: Path) -> list[str]:
    """Return a line for every figure below its floor, none where the gate is passed.

    `floors` is a JSON object of figures by dotted name (`events.type.f1`) and a `comment`. A figure that could not be
    measured is below any floor. `GoldError` for a file of another form or a name that no figure has.
    """
    figures = scores.figures()
    violations = []
    for name, floor in read_floors(floors).items():
        if name not in figures:
            raise GoldError(f"{floors.name}: no figure is called {name!r}")
        figure = figures[name]
        if figure is None:
            violations.append(f"{name}: nothing to measure, the floor is {floor}")
        elif figure < floor:
            violations.append(f"{name}: {figure}, the floor is {floor}")
    return violations


def read_floors(path: Path) -> dict[str, float]:
    """Return the floors by the name of their figure; `GoldError` for a file of another form."""
    try:
        record = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=_refuse_doubles)
    except ValueError as error:
        raise GoldError(f"{path.name}: {error}") from error
    if not isinstance(record, dict):
        raise GoldError(f"{path.name}: not an object of figures and floors")
    floors = {name: floor for name, floor in record.items() if name != "comment"}
    for name, floor in floors.items():
        if isinstance(floor, bool) or not isinstance(floor, int | float):
            raise GoldError(f"{path.name}: the floor of {name} is no number: {floor!r}")
    return floors


def _refuse_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    names = [name for name, _ in pairs]
    doubled = {name for name in names if names.count(name) > 1}
    if doubled:
        raise ValueError(f"{', '.join(sorted(doubled))} stands twice")
    return dict(pairs)
