"""Names that stand beside a common noun: `the minister, Kadri Lepik`, `the rebel movement LURD`."""

import re

from readout.resolve.agreement import is_many, is_named, is_pronoun
from readout.resolve.view import View

BESIDE = re.compile(r"(?: (?:of|for|at|in|and) [^,.;:()\"]{2,70})?(?:, | )")


def find_apposition(view: View, number: int) -> int | None:
    """Return the name that stands beside a common noun: `the minister, Kadri Lepik`, `the rebel movement LURD`."""
    mention, tree = view.mentions[number], view.tree(number)
    if number in view.people or tree.tags[mention.head] == "PROPN" or is_many(view, number) or is_pronoun(view, number):
        return None
    for child in tree.dependants(mention.head, "appos"):
        other = view.mention_at(mention.sentence, child)
        if other is not None and other != number and is_named(view, other) and not view.words(other).isupper():
            person = view.mentions[other].kind == "person"
            if person == (mention.kind == "person") and (not person or other in view.people):
                return other
    return _name_beside(view, number) if mention.kind == "person" else None


def _name_beside(view: View, number: int) -> int | None:
    """Return the person whose name follows an office behind a comma, whatever the parser made of it."""
    text, end = view.report.text, view.mentions[number].span.end
    for other in range(number + 1, min(number + 6, len(view.mentions))):
        candidate = view.mentions[other]
        if candidate.sentence != view.mentions[number].sentence:
            return None
        if other in view.people and candidate.span.start > end:
            return other if BESIDE.fullmatch(text[end : candidate.span.start]) else None
    return None
