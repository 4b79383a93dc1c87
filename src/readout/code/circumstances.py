"""Circumstances: when and where an event was, and the figures told of it."""

from readout.records import Count, Mention, Resolution, Tree, Trigger, When, Where

PARTIES = ("person", "organization", "group", "country", "facility", "other")
# Where somebody comes from or goes to is where it happens only if nothing nearer is told.
DIRECTIONS = frozenset(("to", "from", "towards", "toward", "outside", "against"))
LOCATIVE = frozenset("in at near on off outside inside around across over along into through throughout".split())


def find_when(trigger: Trigger, tree: Tree, resolution: Resolution) -> When | None:
    """Return the time told of a trigger: the nearest by the tree, `None` if the sentence tells none for it."""
    near = [
        (distance, mention.head, mention)
        for mention in _in_sentence(trigger, resolution, "time")
        if mention.time and (distance := _reach(tree, trigger, mention))
    ]
    if not near:
        return None
    mention = min(near, key=lambda item: item[:2])[2]
    return When(span=mention.span, time=mention.time) if mention.time else None


def find_where(trigger: Trigger, tree: Tree, resolution: Resolution, taken: set[str]) -> Where | None:
    """Return the place of a trigger: after `in`, `near`, `to` …, no participant itself nor where one comes from."""
    found: list[tuple[int, int, Mention]] = []
    holders = {mention.head for mention in _in_sentence(trigger, resolution, *PARTIES) if mention.id in taken}
    for mention in _in_sentence(trigger, resolution, "place", "country", "facility"):
        cases = {tree.lemmas[case].lower() for case in tree.dependants(mention.head, "case")}
        origin = not cases & LOCATIVE and any(above in holders for above in tree.ancestors(mention.head))
        distance = 0 if origin else _reach(tree, trigger, mention)
        if cases & (LOCATIVE | DIRECTIONS) and distance and mention.id not in taken:
            found.append((distance + 5 * (not cases & LOCATIVE), mention.head, mention))
    if not found:
        return None
    mention = min(found, key=lambda item: item[:2])[2]
    return Where(
        mention=mention.id,
        name=mention.name or "",
        country=mention.country,
        latitude=mention.place.latitude if mention.place else None,
        longitude=mention.place.longitude if mention.place else None,
    )


def find_counts(trigger: Trigger, tree: Tree, resolution: Resolution) -> tuple[Count, ...]:
    """Return the figures that hang below a trigger, in reading order."""
    below = set(tree.subtree(trigger.head))
    counts = []
    for mention in _in_sentence(trigger, resolution, "quantity"):
        if mention.quantity is None or mention.head not in below or _owner(tree, mention.head, below) != trigger.head:
            continue
        quantity = mention.quantity
        counts.append(Count(value=quantity.value, unit=quantity.unit, of=quantity.of, span=mention.span))
    return tuple(counts)


def _owner(tree: Tree, token: int, below: set[int]) -> int:
    """Return the nearest verb above a token, inside `below` or the top of it."""
    last = token
    for above in tree.ancestors(token):
        if above not in below:
            break
        last = above
        if tree.tags[above] == "VERB":
            break
    return last


def _in_sentence(trigger: Trigger, resolution: Resolution, *kinds: str) -> list[Mention]:
    return [m for m in resolution.by_sentence.get(trigger.sentence, ()) if m.kind in kinds]


def _reach(tree: Tree, trigger: Trigger, mention: Mention) -> int:
    """Return how far a circumstance is from its trigger, from 1; 0 where it belongs to another clause."""
    path = [mention.head, *tree.ancestors(mention.head)]
    chain = [trigger.head, *tree.ancestors(trigger.head)]
    meeting = next((token for token in path if token in chain), None)
    if meeting is None:
        return 0
    down = path.index(meeting)
    up = chain.index(meeting)
    # Between the two may lie no clause of its own but the trigger's: the time of `said` is not that of what was said.
    if any(tree.tags[token] == "VERB" and tree.relations[token] != "conj" for token in path[1:down]):
        return 0
    if any(tree.relations[token] in ("ccomp", "parataxis", "acl:relcl") for token in chain[:up]):
        return 0
    return 1 + down + 2 * up
