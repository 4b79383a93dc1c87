"""Circumstances: when and where an event was."""

from collections.abc import Iterable, Iterator

from readout.records import Mention, Proposal, Resolution, Tree, Trigger, When, Where

PARTIES = ("person", "organization", "group", "country", "facility", "other")
# Where somebody comes from or goes to is where it happens only if nothing nearer is told.
DIRECTIONS = frozenset(("to", "from", "towards", "toward", "outside", "against"))
LOCATIVE = frozenset("in at near on off outside inside around across over along into through throughout".split())
PLACES = ("place", "country", "facility")
SURE = 0.1  # chance from which the encoder's word on when and where goes before the tree
DEEDS = frozenset(("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "AID"))
FAR = 8  # steps in the tree, directions counting five more, beyond which a place is none of an event's
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
    mention = _named_inside(mention, resolution)
    return Where(
        mention=mention.id,
        name=mention.name or "",
        country=mention.country,
        latitude=mention.place.latitude if mention.place else None,
        longitude=mention.place.longitude if mention.place else None,
        how="told" if told else "scene",
    )


def _named_inside(mention: Mention, resolution: Resolution) -> Mention:
    """Return the place in whose name a nameless one stands: of `the southern port of Odessa` Odessa."""
    if mention.place is not None:
        return mention
    here = resolution.by_sentence.get(mention.sentence, ())
    inside = [m for m in here if m.kind == "place" and m.place and m is not mention and mention.span.covers(m.span)]
    behind = [m for m in here if m.kind == "place" and m.place and 0 <= m.head - mention.head <= 2]
    return next(iter((*inside, *behind)), mention)


def _by_role(role: str, trigger: Trigger, tree: Tree, mentions: list[Mention]) -> Iterator[Mention]:
    """Give the mentions at the words that the encoder is sure play a role to a trigger, surest first."""
    proposal = tree.proposal(trigger.head) if mentions else None
    weighed = [(_role_chance(role, proposal, tree, mention), mention) for mention in mentions]
    sure = [pair for pair in weighed if pair[0] >= SURE]
    yield from (mention for _, mention in sorted(sure, key=lambda pair: -pair[0]))


def _told_place(trigger: Trigger, tree: Tree, resolution: Resolution, taken: set[str]) -> Mention | None:
    """Return the place after `in`, `near`, `to` …, no participant itself nor where one comes from."""
    found: list[tuple[int, Mention]] = []
    holders = {mention.head for mention in _in_sentence(trigger, resolution, *PARTIES) if mention.id in taken}
    for mention in _in_sentence(trigger, resolution, *PLACES):
        distance, refused = weigh_place(mention, trigger, tree, holders)
        if refused is None and mention.id not in taken:
            found.append((distance, mention))
    return _nearest(found)


def weigh_place(mention: Mention, trigger: Trigger, tree: Tree, holders: set[int]) -> tuple[int, str | None]:
    """Return how far a place stands from a trigger, and why it is none to happen at: `None` where it may be.

    `holders` are the heads of those who take part.
    """
    cases = {tree.lemmas[case].lower() for case in tree.dependants(mention.head, "case")}
    if not cases & LOCATIVE and any(above in holders for above in tree.ancestors(mention.head)):
        return 0, "says where somebody who takes part is from"
    if not cases & (LOCATIVE | DIRECTIONS):
        return 0, "no preposition of place before it"
    distance = _reach(tree, trigger, mention)
    distance += 5 * (bool(distance) and not cases & LOCATIVE)
    if distance > FAR:
        return distance, "stands too far from it"
    return distance, None if distance else "belongs to another clause"


def _scene(trigger: Trigger, resolution: Resolution, taken: set[str]) -> Mention | None:
    """Return the place named last in the sentences just before a deed; words are said anywhere."""
    if trigger.type not in DEEDS:
        return None
    for number in range(trigger.sentence - 1, max(-1, trigger.sentence - 1 - BACK), -1):
        if _is_background(number, resolution):
            continue
        for mention in reversed(resolution.by_sentence.get(number, ())):
            if mention.kind in ("place", "facility") and mention.country and mention.id not in taken:
                return mention
    return None


def _is_background(sentence: int, resolution: Resolution) -> bool:
    """Tell whether a sentence speaks of a year: the story does not go on where that was."""
    times = (m.time for m in resolution.by_sentence.get(sentence, ()) if m.kind == "time" and m.time)
    return any(time.grain == "year" and time.start for time in times)


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


def weigh_circumstance(role: str, trigger: Trigger, tree: Tree, mention: Mention) -> tuple[float, int]:
    """Return the encoder's chance that a mention plays a role to a trigger, and how far off it stands in the tree.

    The chance is 0 where the encoder sees no such role; the distance is 0 where the mention belongs to another clause.
    """
    chance = _role_chance(role, tree.proposal(trigger.head), tree, mention)
    return chance, _reach(tree, trigger, mention)


def _role_chance(role: str, proposal: Proposal | None, tree: Tree, mention: Mention) -> float:
    at, roles = (mention.head, tree.heads[mention.head]), proposal.roles if proposal else ()
    return max((found.chance for found in roles if found.role == role and found.token in at), default=0.0)
