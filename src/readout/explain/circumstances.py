"""Time and place: which words of the sentence, how they were read, and the others beside them."""

from readout.code.circumstances import DEEDS, PARTIES, PLACES, SURE, weigh_circumstance, weigh_place
from readout.code.draft import Draft
from readout.code.scene import OPEN
from readout.explain.findings import Finding, Passed
from readout.explain.positions import explain_land, explain_position
from readout.explain.scenes import explain_assumed_place, explain_reading_of, explain_scene_time, say_time
from readout.explain.trace import Happening, Trace, key_of
from readout.records import Mention


def explain_time(happening: Happening) -> Finding:
    """Return why an event has its time: the words, how they are read, and the other times of the sentence."""
    trace, when = happening.trace, happening.event.when
    if when is None:
        by = f"no time is told of it{_why_no_scene(happening)}"
        return Finding(field="time", value=None, by=by, passed=_others(happening, "time", None))
    if when.how != "told":
        return explain_scene_time(happening, when)
    draft = happening.source_of(lambda draft: draft.when == when)
    mention = next(m for m in trace.stages.resolution.mentions if m.span == when.span and m.kind == "time")
    chance, distance = weigh_circumstance("time", draft.trigger, draft.tree, mention)
    return Finding(
        field="time",
        value=say_time(when.time),
        by=_chosen("time", chance, distance) + happening.say_lent(draft),
        span=when.span,
        score=chance or None,
        rule=mention.made_by,
        passed=_others(happening, "time", mention),
        parts=(explain_reading_of(mention, trace),),
    )


def explain_place(happening: Happening) -> Finding:
    """Return why an event has its place: the words, which of the places of that name, and the others beside it."""
    trace, where = happening.trace, happening.event.where
    if where is None:
        words = "" if happening.event.type in DEEDS else "; words are said anywhere"
        by = f"no place is told of it{_why_no_scene(happening) or words}"
        return Finding(field="place", value=None, by=by, passed=_others(happening, "place", None))
    if where.how == "assumed":
        return explain_assumed_place(happening, where, _others(happening, "place", None))
    draft = happening.source_of(lambda draft: draft.where is not None and draft.where.mention == where.mention)
    mention = trace.mentions[where.mention]
    told = where.how == "told"
    chance, distance = weigh_circumstance("place", draft.trigger, draft.tree, mention) if told else (0.0, 0)
    by = _chosen("place", chance, distance) if told else "scene: the place named last just before its sentence"
    return Finding(
        field="place",
        value=f"{where.name} ({where.country})" if where.country else where.name,
        by=by + happening.say_lent(draft),
        span=mention.span,
        score=chance or None,
        rule=mention.made_by,
        passed=_others(happening, "place", mention),
        parts=(explain_position(mention, trace), *explain_land(happening, mention, where)),
    )


def _why_no_scene(happening: Happening) -> str:
    """Return why the story around an event gives it no time or place; nothing where it might have."""
    return "; what may still happen takes none from around it" if OPEN & {*happening.event.auxiliaries} else ""


def _chosen(role: str, chance: float, distance: int) -> str:
    if chance >= SURE:
        return f"the encoder's role head takes it for the {role} (its word goes first from {SURE})"
    return f"the nearest in the tree ({distance} off); the encoder says nothing"


def _others(happening: Happening, role: str, taken: Mention | None) -> tuple[Passed, ...]:
    """Return the other times or places in the sentences that tell an event."""
    kinds = ("time",) if role == "time" else PLACES
    found: list[tuple[Mention, Draft]] = []
    for draft in happening.ordered:
        for mention in happening.trace.stages.resolution.by_sentence.get(draft.trigger.sentence, ()):
            if mention.kind in kinds and mention != taken and mention.id not in {m.id for m, _ in found}:
                found.append((mention, draft))
    return tuple(_other(happening, role, mention, draft) for mention, draft in found)


def _other(happening: Happening, role: str, mention: Mention, draft: Draft) -> Passed:
    trace = happening.trace
    chance, distance = weigh_circumstance(role, draft.trigger, draft.tree, mention)
    words = trace.words(mention.span)
    return Passed(
        value=f"“{words}” = {say_time(mention.time)}" if mention.time else trace.label(mention),
        why=_why_not(happening, role, mention, draft, chance, distance),
        score=chance or None,
        span=mention.span,
    )


def _why_not(happening: Happening, role: str, mention: Mention, draft: Draft, chance: float, distance: int) -> str:
    """Return why a time or place beside the one taken is not the event's."""
    told = happening.trace.told[key_of(draft)]
    here = [party for party in (*told.actors, *told.recipients) if party.sentence == mention.sentence]
    holders = {party.head for party in here if party.kind in PARTIES}
    if chance >= SURE:
        return f"the encoder's role head takes it for the {role} too, less surely"
    if role == "place" and mention in here:
        return "takes part itself"
    if role == "place":
        distance, refused = weigh_place(mention, draft.trigger, draft.tree, holders)
        if refused is not None:
            return f"{refused} (hangs on “{_above(happening.trace, mention)}”)"
    elif distance == 0:
        return f"belongs to another clause (hangs on “{_above(happening.trace, mention)}”)"
    return f"{distance} off in the tree: another is nearer or goes first"


def _above(trace: Trace, mention: Mention) -> str:
    """Return the word that a mention hangs on."""
    tree = trace.tree(mention.sentence)
    head = tree.heads[mention.head]
    return tree.words[head] if head >= 0 else tree.words[mention.head]
