"""Confidence, CAMEO code, quad class and score: what follows from the rest."""

from readout.code.confidence import load_points
from readout.codebook import Codebook, load_codebook
from readout.codebook.cameo import choose_bridge
from readout.codebook.entries import Bridge
from readout.explain.findings import Finding, Passed
from readout.explain.trace import Happening

QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
NEXT = 2  # how many other rows are told


def explain_confidence(happening: Happening) -> Finding:
    """Return which score an event's confidence comes from, and the measured points around it."""
    score = happening.joined.confidence
    surest = max(happening.tellings, key=lambda draft: draft.confidence)
    points = load_points()
    below = max((point for point in points if point[0] <= score), default=points[0])
    above = min((point for point in points if point[0] >= score), default=points[-1])
    source = "" if surest is happening.leader else f" of the telling “{happening.trace.words(surest.trigger.span)}”"
    return Finding(
        field="confidence",
        value=f"{happening.event.confidence:.3f}",
        by=(
            f"the share of events with such a score{source} that were right on reports kept back: "
            f"{below[1]:.2f} at {below[0]:.2f}, {above[1]:.2f} at {above[0]:.2f}"
        ),
        score=score,
    )


def explain_cameo(happening: Happening) -> Finding:
    """Return the row of the bridge that gives an event its CAMEO code, and the rows whose contexts it lacks."""
    event, book = happening.event, load_codebook()
    bridge = choose_bridge(book.bridges, event.type, event.mode, event.contexts)
    label = book.cameo_code(event.cameo).label if event.cameo else "CAMEO has nothing for it"
    rows = [row for key in ((event.type, event.mode), (event.type, None)) for row in book.bridges.get(key, ())]
    lacking = [row for row in rows if row.cameo and not set(row.coding.contexts) <= set(event.contexts)]
    return Finding(
        field="cameo",
        value=f"{event.cameo} {label}" if event.cameo else None,
        by=f"the bridge's row for {_row(bridge)}" if bridge else label,
        passed=tuple(_passed_row(row, event.contexts, book) for row in lacking[:NEXT]),
    )


def _row(bridge: Bridge) -> str:
    coding = bridge.coding
    kind = f"{coding.type} {coding.mode}" if coding.mode else f"{coding.type} of any mode"
    return f"{kind} with {', '.join(coding.contexts)}" if coding.contexts else kind


def _passed_row(row: Bridge, contexts: tuple[str, ...], book: Codebook) -> Passed:
    lacking = ", ".join(context for context in row.coding.contexts if context not in contexts)
    return Passed(value=f"{row.cameo} {book.cameo_code(row.cameo or '').label}", why=f"only with the context {lacking}")


def explain_quad(happening: Happening) -> Finding:
    """Return the quad class, which the type alone gives."""
    quad = happening.event.quad
    return Finding(field="quad", value=f"{quad} {QUADS[quad]}", by=f"of every {happening.event.type}")


def explain_score(happening: Happening) -> Finding:
    """Return the score, the mode's where it has one."""
    event, book = happening.event, load_codebook()
    own = book.mode(event.type, event.mode).score if event.mode else None
    passed = () if own is None else (Passed(value=f"{book.type(event.type).score:g}", why=f"of {event.type} at large"),)
    by = f"of {event.type}" if own is None else f"of the mode {event.mode}"
    return Finding(field="score", value=f"{event.score:g}", by=f"{by}, from -10 (hostile) to 10", passed=passed)
