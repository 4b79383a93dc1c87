"""Counts: the figures told of an event, from its own clause and from the clauses that tell what came of it."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from readout.errors import DataError
from readout.grammar import find_slot
from readout.grammar.clauses import subjects
from readout.records import Count, Fate, Mention, Resolution, Spotting, Tree, Trigger
from readout.text.tables import read_rows

TABLE = Path(__file__).parent / "data" / "outcomes.tsv"
SURE = 0.4  # chance from which the encoder's word on a figure goes before the tree
FAR = 60  # tokens between a deed and what came of it
CLAUSES = frozenset(("advcl", "acl", "acl:relcl"))
Bond = Literal["party", "clause", "outcome"]  # counts a party, stands in the clause, tells what came of the deed
APART = frozenset(("ccomp", "parataxis", "csubj"))  # what is said, or told beside


@cache
def load_outcomes() -> dict[str, frozenset[str]]:
    """Return the fates that may come of a deed by its type; `DataError` with file and line for one that is none."""
    found = {}
    for where, (kind, cell) in read_rows(TABLE, columns=2):
        fates = frozenset(cell.split())
        if strange := fates - set(get_args(Fate)):
            raise DataError(f"{where}: no fate is called {min(strange)!r}")
        found[kind] = fates
    return found


def find_counts(trigger: Trigger, tree: Tree, resolution: Resolution, spotting: Spotting) -> tuple[Count, ...]:
    """Return the figures of a trigger in reading order: those of its sentence, else what the next says came of it."""
    return _here(trigger, tree, resolution) or _next(trigger, resolution, spotting)


def _next(trigger: Trigger, resolution: Resolution, spotting: Spotting) -> tuple[Count, ...]:
    """Return what came of a deed by a sentence right behind that tells no event: `As a result, two men died.`"""
    number = trigger.sentence + 1
    if trigger.type not in load_outcomes() or any(other.sentence == number for other in spotting.triggers):
        return ()
    return tuple(_count(m) for m in resolution.by_sentence.get(number, ()) if _is_outcome(m, trigger))


def _here(trigger: Trigger, tree: Tree, resolution: Resolution) -> tuple[Count, ...]:
    here = resolution.by_sentence.get(trigger.sentence, ())
    mentions = [mention for mention in here if mention.kind == "quantity" and mention.quantity is not None]
    if not mentions:
        return ()
    reach = make_reach(trigger, tree)
    return tuple(_count(mention) for mention in mentions if find_bond(mention, trigger, tree, reach))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """The tokens of a sentence that a trigger names as its parties and figures, and those of its own clause."""

    named: frozenset[int]
    own: frozenset[int]


def make_reach(trigger: Trigger, tree: Tree) -> Reach:
    """Return what a trigger reaches in its sentence."""
    named = _likely(trigger, tree) | _parties(trigger, tree)
    own = set(tree.subtree(trigger.head)) - _strangers(trigger, tree)
    return Reach(named=frozenset(named), own=frozenset(own))


def find_bond(mention: Mention, trigger: Trigger, tree: Tree, reach: Reach) -> Bond | None:
    """Return what ties a figure to a trigger of its sentence; `None` if nothing does."""
    if _phrase(tree, mention) & reach.named:
        return "party"
    if mention.head in reach.own and _owner(tree, mention.head, reach.own) == trigger.head:
        return "clause"
    return "outcome" if _came_of(mention, trigger, tree) else None


def _count(mention: Mention) -> Count:
    quantity = mention.quantity
    assert quantity is not None
    return Count(
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        unit=quantity.unit,
        of=quantity.of,
        fate=quantity.fate,
        total=quantity.total,
        span=mention.span,
    )


def _phrase(tree: Tree, mention: Mention) -> set[int]:
    """Return the tokens of an amount and the noun that it counts."""
    head = mention.head
    noun = {tree.heads[head]} if tree.relations[head] in ("nummod", "compound", "amod") else set()
    many = set(tree.dependants(head, "nmod")) if tree.tags[head] in ("NOUN", "NUM") else set()
    return {head, *noun, *many, *tree.dependants(head, "nummod", "compound")}


def _likely(trigger: Trigger, tree: Tree) -> set[int]:
    """Return the tokens that the encoder takes for figures of a trigger."""
    proposal = tree.proposal(trigger.head)
    roles = proposal.roles if proposal else ()
    return {role.token for role in roles if role.role == "quantity" and role.chance >= SURE}


def _parties(trigger: Trigger, tree: Tree) -> set[int]:
    """Return the nouns in the slots of a trigger, wherever they stand (`14 traders who were deported`)."""
    slots = dict.fromkeys(("subj", "obj", *trigger.actors, *trigger.recipients))
    return {token for slot in slots for token in find_slot(tree, trigger.head, slot)}


def _strangers(trigger: Trigger, tree: Tree) -> set[int]:
    """Return the words of who says so, taken for a second subject (`it was hit, the mayor of two towns said`)."""
    own = list(tree.dependants(trigger.head, "nsubj"))
    strange = set(own) - set(subjects(tree, trigger.head)) if len(own) > 1 else set()
    return {token for subject in strange for token in tree.subtree(subject)}


def _owner(tree: Tree, token: int, below: frozenset[int]) -> int:
    """Return the verb that a figure belongs to, inside `below` or the top of it.

    It is the nearest one above, or the one that this completes: in `decided to send two battalions` it is `decided`.
    """
    last = token
    for above in tree.ancestors(token):
        if above not in below:
            break
        last = above
        if tree.tags[above] == "VERB" and not _completes(tree, above):
            break
    return last


def _completes(tree: Tree, verb: int) -> bool:
    """Tell whether a verb completes what it hangs on: `decided to send`, `an offer to send`."""
    to = any(tree.lemmas[mark] == "to" for mark in tree.dependants(verb, "mark"))
    return tree.relations[verb] == "xcomp" or (tree.relations[verb] == "acl" and to)


def _came_of(mention: Mention, trigger: Trigger, tree: Tree) -> bool:
    """Tell whether a figure is what came of a deed told in the same sentence.

    It is told below the deed (`shelled the town, killing eight`, `the attack that killed eight`), or above or beside it
    (`eight people were killed and ten wounded when rebels attacked`, `an ambush cost eight lives`).
    """
    if not _is_outcome(mention, trigger) or abs(mention.head - trigger.head) > FAR:
        return False
    path, chain = [mention.head, *tree.ancestors(mention.head)], [trigger.head, *tree.ancestors(trigger.head)]
    meeting = next((token for token in path if token in chain), -1)
    down, up = path[: path.index(meeting)] if meeting in path else path, chain[: chain.index(meeting)]
    clauses = sum(tree.relations[token] in CLAUSES for token in (*down, *up))
    return (
        meeting >= 0
        and clauses <= 1
        and not any(tree.relations[token] in APART for token in (*down, *up))
        and not any(_begins_anew(tree, token, trigger.head, down) for token in down)
        and not any(tree.relations[token] == "acl:relcl" or _is_before(tree, token) for token in up)
        and not (up and tree.relations[trigger.head] == "conj")
    )


def _is_outcome(mention: Mention, trigger: Trigger) -> bool:
    quantity = mention.quantity
    return quantity is not None and quantity.fate in load_outcomes().get(trigger.type, ())


def _is_before(tree: Tree, token: int) -> bool:
    """Tell whether a deed only dates what came (`the worst toll since the coup`)."""
    return any(tree.lemmas[case] in ("since", "before", "until") for case in tree.dependants(token, "case", "mark"))


def _begins_anew(tree: Tree, token: int, deed: int, down: list[int]) -> bool:
    """Tell whether a second verb on the way down to a figure tells of its own: by a subject, or beside the deed itself.

    `Planted a bomb and detonated it, killing four` tells of one thing, `burned a bus and blew up two bridges` of two.
    """
    if tree.relations[token] != "conj" or tree.tags[token] != "VERB":
        return False
    if any(subject not in down for subject in tree.dependants(token, "nsubj")):
        return True
    below = any(tree.relations[other] in CLAUSES for other in down[: down.index(token)])
    return tree.heads[token] == deed and not below
