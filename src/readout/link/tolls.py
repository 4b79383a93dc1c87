"""Tolls: the figures of an incident as the reports tell them, side by side."""

from collections.abc import Iterable, Sequence

from readout.link.standing import has_own_voice
from readout.link.statements import by_time
from readout.records import Figure, Telling, ToldFigure, Toll

Kind = tuple[str | None, str | None, str | None]  # fate, unit, and the noun where there is no fate
Leading = dict[tuple[str, str | None], ToldFigure]


def gather_tolls(current: Sequence[Telling], past: Sequence[Telling] = ()) -> tuple[Toll, ...]:
    """Return the tolls of tellings that stand, with what was told before (`past`) as history; by kind.

    Of several figures of one side in a report (a total and its parts) the total leads, else the largest.
    """
    standing = {telling.event for telling in current}
    kinds: dict[Kind, list[ToldFigure]] = {}
    for telling in sorted((*current, *past), key=by_time):
        for figure in telling.figures:
            kinds.setdefault(_kind(figure), []).append(_tell(telling, figure))
    tolls = (_sum_up(told, standing) for _, told in sorted(kinds.items(), key=lambda item: tuple(map(str, item[0]))))
    return tuple(toll for toll in tolls if toll is not None)


def _kind(figure: Figure) -> Kind:
    noun = (figure.of or "").casefold().split()
    return figure.fate, figure.unit, None if figure.fate or not noun else noun[-1].removesuffix("s")


def _tell(telling: Telling, figure: Figure) -> ToldFigure:
    return ToldFigure(
        figure=figure,
        side=_find_side(telling, figure),
        report=telling.report,
        event=telling.event,
        published=telling.published,
    )


def _find_side(telling: Telling, figure: Figure) -> str | None:
    """Return whose figure it is: the side's whose words hold it, else the only one's that speaks.

    `None` where the report tells it in its own voice.
    """
    asserting = [voice for voice in telling.voices if voice.link != "denies"]
    for voice in asserting:
        if figure.words and figure.words in voice.words:
            return voice.side
    sides = {voice.side for voice in asserting}
    return sides.pop() if len(sides) == 1 and not has_own_voice(telling) else None


def _sum_up(told: Sequence[ToldFigure], standing: set[str]) -> Toll | None:
    """Return the toll of figures of one kind in the order of publication, `None` where none of them stands."""
    leading = [*_lead(figure for figure in told if figure.event in standing).values()]
    if not leading:
        return None
    last = [figure for figure in leading if figure.report == leading[-1].report]
    latest = max(last, key=_weight).figure
    return Toll(
        of=latest.of,
        unit=latest.unit,
        fate=latest.fate,
        low=min(_low(figure.figure) for figure in leading),
        high=max(_high(figure.figure) for figure in leading),
        latest=latest.value,
        told=tuple(told),
    )


def _lead(told: Iterable[ToldFigure]) -> Leading:
    """Return the figure that leads by report and side, in their order."""
    leading: Leading = {}
    for figure in told:
        key = (figure.report, figure.side)
        if key not in leading or _weight(figure) > _weight(leading[key]):
            leading[key] = figure
    return leading


def _weight(told: ToldFigure) -> tuple[int, float]:
    return {True: 2, None: 1, False: 0}[told.figure.total], told.figure.value


def _low(figure: Figure) -> float:
    return figure.value if figure.low is None else min(figure.low, figure.value)


def _high(figure: Figure) -> float:
    return figure.value if figure.high is None else max(figure.high, figure.value)
