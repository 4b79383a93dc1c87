"""One event explained, field by field."""

from collections.abc import Callable, Collection

from readout.explain.circumstances import explain_place, explain_time
from readout.explain.codes import explain_cameo, explain_confidence, explain_quad, explain_score
from readout.explain.figures import explain_quantities
from readout.explain.findings import FIELDS, Account, Finding
from readout.explain.kind import explain_mode, explain_trigger, explain_type
from readout.explain.moods import explain_auxiliaries, explain_contexts
from readout.explain.sides import explain_side
from readout.explain.tellings import explain_tellings
from readout.explain.trace import Happening
from readout.explain.voices import explain_standing

EXPLAINERS: dict[str, Callable[[Happening], Finding]] = {
    "type": explain_type,
    "mode": explain_mode,
    "trigger": explain_trigger,
    "actors": lambda happening: explain_side(happening, "actor"),
    "recipients": lambda happening: explain_side(happening, "recipient"),
    "time": explain_time,
    "place": explain_place,
    "quantities": explain_quantities,
    "auxiliaries": explain_auxiliaries,
    "contexts": explain_contexts,
    "standing": explain_standing,
    "confidence": explain_confidence,
    "cameo": explain_cameo,
    "quad": explain_quad,
    "score": explain_score,
    "tellings": explain_tellings,
}


def explain_event(happening: Happening, fields: Collection[str] = ()) -> Account:
    """Return why an event is as it is, in all fields or in some of `FIELDS`, in their order."""
    wanted = [field for field in FIELDS if not fields or field in fields]
    findings = tuple(EXPLAINERS[field](happening) for field in wanted)
    return Account(id=happening.event.id, event=happening.event, findings=findings)
