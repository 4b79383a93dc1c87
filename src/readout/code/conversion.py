"""Conversion: where time and mood change the type (future cooperation is AGREE, a future withdrawal CONCEDE)."""

from dataclasses import replace

from readout.code.draft import Draft
from readout.records import Auxiliary

PROMISED = frozenset(("CONSULT", "SUPPORT", "COOPERATE", "AID"))
# Types that speak of the future themselves: `future` and `hypothetical` are said by the type.
FORWARD = frozenset(("AGREE", "CONCEDE", "THREATEN"))


def convert_type(draft: Draft) -> Draft:
    """Return the draft with the type that the codebook gives to a future or open act."""
    if "future" in draft.auxiliaries and "negation" not in draft.auxiliaries:
        if draft.type in PROMISED:
            return _become(draft, "AGREE", "future cooperation")
        if draft.type == "RETREAT":
            return _become(draft, "CONCEDE", "future retreat")
    if draft.type in FORWARD:
        return replace(draft, auxiliaries=_without_forward(draft))
    return draft


def _become(draft: Draft, kind: str, rule: str) -> Draft:
    return replace(
        draft, type=kind, mode=None, auxiliaries=_without_forward(draft), rules=(*draft.rules, f"conversion: {rule}")
    )


def _without_forward(draft: Draft) -> tuple[Auxiliary, ...]:
    return tuple(auxiliary for auxiliary in draft.auxiliaries if auxiliary not in ("future", "hypothetical"))
