"""Joint words: claims that the two sides of a happening make together (`…, both said`, `a joint statement said`)."""

import re

from readout.lexicon.words import load_words
from readout.records import Claim

NEAR = 60  # characters around a cue
BREAK = re.compile(r"[.,;:!?\n\"“”]")
JOINT_AFTER = re.compile(r"\s+(?:in\s+)?(?:a|the|their)\s+joint\s+(\w+)")
LEADERS = frozenset(("leader", "president", "minister", "premier"))


def is_joint(claim: Claim, text: str) -> bool:
    """Tell whether a claim is both sides' own: who speaks is `both`, `the two governments` or a joint paper."""
    if claim.cue is None:
        return False
    before = BREAK.split(text[max(0, claim.cue.start - NEAR) : claim.cue.start])[-1].lower().split()
    after = JOINT_AFTER.match(text, claim.cue.end, claim.cue.end + NEAR)
    return _is_both(before) or (after is not None and after[1].lower() in load_words("document"))


def _is_both(words: list[str]) -> bool:
    if not words:
        return False
    last = words[-1]
    if "joint" in words[-2:-1]:
        return last in load_words("document")
    if last == "both":
        return True
    gathering = "both" in words[-4:-1] or any(pair == ["the", "two"] for pair in (words[-3:-1], words[-4:-2]))
    return gathering and _singular(last) in load_words("gathered_country") | LEADERS


def _singular(word: str) -> str:
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")
