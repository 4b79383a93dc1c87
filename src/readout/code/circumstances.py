"""Circumstances: when and where an event was."""

from collections.abc import Iterable, Iterator

from readout.records import Mention, Resolution, Tree, Trigger, When, Where

PARTIES = ("person", "organization", "group", "country", "facility", "other")
# Where somebody comes from or goes to is where it happens only if nothing nearer is told.
DIRECTIONS = frozenset(("to", "from", "towards", "toward", "outside", "against"))
LOCATIVE = frozenset("in at near on off outside inside around across over along into through throughout".split())
PLACES = ("place", "country", "facility")
SURE = 0.1  # chance from which the encoder's word on when and where goes before the tree
DEEDS = frozenset(("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "AID"))
BACK = 2  # sentences back in which the place of a report's scene may stand


def find_when(trigger: Trigger, tree: Tree, resolution: Resolution) -> When | None:
    """Return the time told of a trigger: by the encoder, else the nearest by the tree; `None` if none is told."""
    times = [mention for mention in _in_sentence(trigger, resolution, "time") if mention.time]
    mention = next(_by_role("time", trigger, tree, times), None) or _nearest(
        (distance, mention) for mention in times if (distance := _reach(tree, trigger, mention))
    )
    return When(span=mention.span, time=mention.time) if mention and mention.time else None


def find_where(trigger: Trigger, tree: Tree, resolution: Resolution, taken: set[str]) -> Where | None:
    """Return the place of a trigger: what the encoder takes for it, else what the tree tells, else the scene before."""
    told = next(_by_role("place", trigger, tree, _in_sentence(trigger, resolution, *PLACES)), None) or _told_place(
        trigger, tree, resolution, taken
    )
    mention = told or _scene(trigger, resolution, taken)
    if mention is None:
        return None
    return Where(
        mention=mention.id,
        name=mention.name or "",
        country=mention.country,
        latitude=mention.place.latitude if mention.place else None,
        longitude=mention.place.longitude if mention.place else None,
        how="told" if told else "scene",
    )


def _by_role(role: str, trigger: Trigger, tree: Tree, mentions: list[Mention]) -> Iterator[Mention]:
    """Give the mentions at the words that the encoder is sure play a role to a trigger, surest first."""
    proposal = tree.proposal(trigger.head)
    roles = [found for found in (proposal.roles if proposal else ()) if found.role == role and found.chance >= SURE]
    for found in sorted(roles, key=lambda found: -found.chance):
        yield from (m for m in mentions if m.head == found.token or tree.heads[m.head] == found.token)


def _told_place(trigger: Trigger, tree: Tree, resolution: Resolution, taken: set[str]) -> Mention | None:
    """Return the place after `in`, `near`, `to` …, no participant itself nor where one comes from."""
    found: list[tuple[int, Mention]] = []
    holders = {mention.head for mention in _in_sentence(trigger, resolution, *PARTIES) if mention.id in taken}
    for mention in _in_sentence(trigger, resolution, *PLACES):
        cases = {tree.lemmas[case].lower() for case in tree.dependants(mention.head, "case")}
        origin = not cases & LOCATIVE and any(above in holders for above in tree.ancestors(mention.head))
        distance = 0 if origin else _reach(tree, trigger, mention)
        if cases & (LOCATIVE | DIRECTIONS) and distance and mention.id not in taken:
            found.append((distance + 5 * (not cases & LOCATIVE), mention))
    return _nearest(found)


def _scene(trigger: Trigger, resolution: Resolution, taken: set[str]) -> Mention | None:
    """Return the place named last in the sentences just before a deed; words are said anywhere."""
    if trigger.type not in DEEDS:
        return None
    for number in range(trigger.sentence - 1, max(-1, trigger.sentence - 1 - BACK), -1):
        for mention in reversed(resolution.by_sentence.get(number, ())):
            if mention.kind in ("place", "facility") and mention.country and mention.id not in taken:
                return mention
    return None


def _nearest(found: Iterable[tuple[int, Mention]]) -> Mention | None:
    return min(found, key=lambda item: (item[0], item[1].head), default=(0, None))[1]


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
