"""What happens in the month: types of events with their verbs, the courses that a story may take, and the counted."""

from __future__ import annotations

from functools import cache
from random import Random

from readout.codebook import load_codebook

# Verbs in the past; what follows the bar stands between the verb and the recipient.
VERBS: dict[str, tuple[str, ...]] = {
    "AGREE": ("agreed|with", "struck a bargain|with", "settled|with", "promised to side|with"),
    "CONSULT": ("met|", "hosted|", "telephoned|", "received|", "conferred|with", "held talks|with"),
    "SUPPORT": ("praised|", "backed|", "endorsed|", "congratulated|", "sided|with"),
    "CONCEDE": ("apologised|to", "yielded|to", "pardoned|", "gave way|to"),
    "COOPERATE": ("traded|with", "trained|with", "worked|with", "joined hands|with"),
    "AID": ("helped|", "supplied|", "funded|", "fed|", "equipped|", "sent relief|to"),
    "RETREAT": ("freed|", "released|", "withdrew|from", "pulled back|from"),
    "REQUEST": ("urged|", "asked|", "pressed|", "begged|", "appealed|to"),
    "ACCUSE": ("accused|", "blamed|", "criticised|", "condemned|", "denounced|"),
    "REJECT": ("rebuffed|", "contradicted|", "snubbed|", "turned down|", "refused|"),
    "THREATEN": ("threatened|", "warned|", "menaced|", "issued an ultimatum|to"),
    "PROTEST": ("marched|against", "rallied|against", "demonstrated|against", "struck|against"),
    "SANCTION": ("sanctioned|", "blacklisted|", "penalised|", "fined|", "expelled|"),
    "MOBILIZE": ("mobilised|against", "deployed|against", "massed troops|against", "put forces on alert|against"),
    "COERCE": ("arrested|", "detained|", "jailed|", "banned|", "blockaded|"),
    "ASSAULT": ("shelled|", "bombed|", "attacked|", "raided|", "ambushed|", "hit|"),
}
MISTAKEN = {"ACCUSE": "REJECT", "REJECT": "ACCUSE", "AGREE": "CONSULT", "COERCE": "ASSAULT", "SUPPORT": "AGREE"}

# A story is a course of events between two sides, A and B, with others (C) looking on: type, who to whom.
COURSES: tuple[tuple[tuple[str, str, str], ...], ...] = (
    (
        ("ASSAULT", "A", "B"),
        ("ACCUSE", "B", "A"),
        ("REJECT", "A", "B"),
        ("REQUEST", "C", "A"),
        ("MOBILIZE", "B", "A"),
        ("AID", "C", "B"),
        ("THREATEN", "B", "A"),
        ("PROTEST", "B", "A"),
    ),
    (
        ("CONSULT", "A", "B"),
        ("AGREE", "A", "B"),
        ("REQUEST", "B", "A"),
        ("SUPPORT", "C", "A"),
        ("REJECT", "A", "B"),
        ("COOPERATE", "A", "B"),
        ("ACCUSE", "C", "B"),
        ("CONCEDE", "B", "A"),
    ),
    (
        ("SANCTION", "A", "B"),
        ("ACCUSE", "A", "B"),
        ("THREATEN", "B", "A"),
        ("REJECT", "B", "A"),
        ("SUPPORT", "C", "A"),
        ("REQUEST", "C", "B"),
        ("PROTEST", "B", "A"),
    ),
    (
        ("COERCE", "A", "B"),
        ("PROTEST", "B", "A"),
        ("REQUEST", "C", "A"),
        ("ACCUSE", "C", "A"),
        ("REJECT", "A", "C"),
        ("RETREAT", "A", "B"),
        ("ASSAULT", "A", "B"),
    ),
    (
        ("AID", "A", "B"),
        ("SUPPORT", "B", "A"),
        ("COOPERATE", "A", "B"),
        ("CONCEDE", "A", "B"),
        ("RETREAT", "A", "B"),
        ("REQUEST", "B", "C"),
        ("CONSULT", "A", "C"),
    ),
)
COURSE_WEIGHTS = (35, 25, 12, 16, 12)
PAST = ("ASSAULT", "SANCTION", "AGREE", "RETREAT")  # what a pair's history consists of

COUNTED: dict[str, tuple[tuple[str, str | None], ...]] = {
    "ASSAULT": (("people", "killed"), ("people", "wounded")),
    "COERCE": (("suspects", "arrested"),),
    "PROTEST": (("marchers", None),),
    "AID": (("tents", None),),
    "RETREAT": (("prisoners", "freed"),),
    "SANCTION": (("officials", None),),
}


@cache
def modes_of(kind: str) -> tuple[str, ...]:
    """Return the codebook's modes of a type."""
    return tuple(load_codebook().modes(kind))


def choose_mode(kind: str, chance: Random) -> str | None:
    """Return a mode of the type, `None` half the time and where it has none."""
    modes = modes_of(kind)
    return chance.choice(modes) if modes and chance.random() < 0.5 else None
