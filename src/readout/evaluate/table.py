"""Scores as a table for people."""

from collections.abc import Iterator

from readout.evaluate.scores import Rate, Scores

WIDTH = 38


def format_scores(scores: Scores) -> str:
    """Return counts, rates, shares and types, one a line, in percent."""
    return "\n".join(_lines(scores))


def _lines(scores: Scores) -> Iterator[str]:
    for name, count in scores.counts.items():
        yield f"{_title(name):{WIDTH}}{count:9}"
    yield from _section("events", "precision", "recall", "f1")
    yield _rate("any type", scores.any_type)
    yield _rate("type", scores.type)
    yield _rate("type and countries of both sides", scores.type_and_countries)
    yield f"{'type, mean of the types':{WIDTH}}{'':18}{scores.type_macro_f1:9.1f}"
    yield from _section("of the events with the right type", "right")
    for name, share in scores.matched.items():
        yield _share(_title(name), share)
    yield from _section("claims", "precision", "recall", "f1")
    yield _rate("content", scores.claims)
    yield _rate("content and speaker", scores.claims_and_speaker)
    yield _share("stance, of the claims found", scores.claim_stance)
    yield from _section("types", "precision", "recall", "f1")
    for name, found in scores.types.items():
        yield _rate(name, found)
    yield from _warnings(scores)


def _section(title: str, *columns: str) -> list[str]:
    return ["", f"{title:{WIDTH}}" + "".join(f"{column:>9}" for column in columns)]


def _title(name: str) -> str:
    return name.replace("_", " ")


def _rate(title: str, found: Rate) -> str:
    return f"{title:{WIDTH}}{found.precision:9.1f}{found.recall:9.1f}{found.f1:9.1f}"


def _share(title: str, share: float | None) -> str:
    return f"{title:{WIDTH}}" + (f"{'-':>9}" if share is None else f"{share:9.1f}")


def _warnings(scores: Scores) -> Iterator[str]:
    if scores.unanswered:
        yield f"\n{len(scores.unanswered)} reports of the gold have no prediction: {_some(scores.unanswered)}"
    if scores.unasked:
        yield f"\n{len(scores.unasked)} predicted reports are not in the gold: {_some(scores.unasked)}"


def _some(names: tuple[str, ...]) -> str:
    return ", ".join(names[:5]) + (" …" if len(names) > 5 else "")
