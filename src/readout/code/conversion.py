"""Conversion: where time, mood and parties change the type (future cooperation is AGREE, a future retreat CONCEDE)."""

from collections.abc import Callable
from dataclasses import replace

from readout.code.draft import Draft
from readout.grammar import countries_of, find_slot, look_through, told_of_subject
from readout.lexicon.predicates import load_classes
from readout.records import Auxiliary, Mention

PROMISED = frozenset(("CONSULT", "SUPPORT", "COOPERATE", "AID"))
YIELDING = frozenset(("RETREAT", "CONCEDE"))
# Types that speak of the future themselves: `future` and `hypothetical` are said by the type.
FORWARD = frozenset(("AGREE", "CONCEDE", "THREATEN"))
WILL = frozenset(("will", "would", "wo", "'ll", "shall"))
CONDITIONS = frozenset(("if", "unless", "until"))
# What is threatened, by the type that would follow; with its mode where that decides.
THREATS = {
    "ASSAULT": "violence",
    "MOBILIZE": "violence",
    "COERCE": "restrict",
    "COERCE/arrest": "arrest",
    "COERCE/deport": "expel",
    "COERCE/seize": "territory",
    "SANCTION": "relations",
    "SANCTION/expel": "expel",
}
REFUSALS = {"CONSULT": "meet", "AID": "assist", "RETREAT": "yield", "CONCEDE": "yield"}
PLEDGES = frozenset("agree promise pledge vow undertake offer consent commit announce".split())
GIVING = frozenset("send deliver supply provide give transfer ship donate lend hand".split())
LEAST = 0.3  # chance of a type from which the encoder's word on what is promised counts


def convert_type(draft: Draft) -> Draft:
    """Return the draft with the type that the codebook gives to an act of its parties, and then of its time and mood.

    Of either kind the first rule that holds decides.
    """
    for rules in (PARTIES, MOODS):
        draft = next((changed for rule in rules if (changed := rule(draft)) is not None), draft)
    if draft.type in FORWARD:
        return replace(draft, auxiliaries=_without(draft, "future", "hypothetical"))
    return draft


def _threaten(draft: Draft) -> Draft | None:
    """Take `will close the border unless the raids stop`: force that hangs on the other's conduct."""
    mode = THREATS.get(f"{draft.type}/{draft.mode}") or THREATS.get(draft.type)
    if mode is None or not _will(draft) or not _is_conditional(draft) or not draft.recipients:
        return None
    return _become(draft, "THREATEN", mode, "conditional on the other's conduct")


def _refuse(draft: Draft) -> Draft | None:
    """Take `will not meet`, `would send no aid`: an act of good will ruled out."""
    refusable = draft.type in PROMISED or draft.type in YIELDING
    if not refusable or "negation" not in draft.auxiliaries or not _will(draft):
        return None
    return _become(draft, "REJECT", REFUSALS.get(draft.type), "ruled out")


def _refuse_by_negation(draft: Draft) -> Draft | None:
    """Take `did not let him in`: where the refusal is said by `not`, it is not refused again."""
    if draft.type != "REJECT" or "negation" not in draft.auxiliaries or "encoder" not in draft.trigger.rule:
        return None
    rules = (*draft.rules, "conversion: refusal by negation")
    return replace(draft, auxiliaries=_without(draft, "negation", "future"), rules=rules)


def _promise(draft: Draft) -> Draft | None:
    """Take `will send aid` and `will withdraw`: future cooperation and future retreat."""
    if "future" not in draft.auxiliaries or "negation" in draft.auxiliaries:
        return None
    if draft.type in PROMISED:
        return _become(draft, "AGREE", None, "future cooperation")
    return _become(draft, "CONCEDE", None, "future retreat") if draft.type == "RETREAT" else None


def _concede(draft: Draft) -> Draft | None:
    """Take `agreed to release`: a promise to yield."""
    if draft.type != "AGREE" or _lemma(draft) not in PLEDGES:
        return None
    tree, token = draft.tree, draft.trigger.head
    for clause in find_slot(tree, token, "xcomp"):
        proposal = tree.proposal(clause)
        if proposal and proposal.types and proposal.types[0][0] in YIELDING and proposal.types[0][1] >= LEAST:
            return _become(draft, "CONCEDE", None, "promise to yield")
    return None


def _exercise(draft: Draft) -> Draft | None:
    """Take exercises: those of several countries are cooperation, those of one a show of force."""
    drills = load_classes()["drills"]
    tokens = (draft.trigger.head, *find_slot(draft.tree, draft.trigger.head, "obj"))
    if not any(draft.tree.lemmas[token].lower() in drills and draft.tree.tags[token] == "NOUN" for token in tokens):
        return None
    joint = any(
        draft.tree.lemmas[child] == "joint" for token in tokens for child in draft.tree.dependants(token, "amod")
    )
    countries = countries_of(draft.actors)
    if draft.type == "MOBILIZE" and len(countries) > 1:
        return _become(draft, "COOPERATE", None, "joint exercise", keep=True)
    if draft.type == "COOPERATE" and len(countries | countries_of(draft.recipients)) == 1 and not joint:
        return _become(draft, "MOBILIZE", "troops", "exercise of one country", keep=True)
    return None


def _equip(draft: Draft) -> Draft | None:
    """Take `sent two boats to Ukraine's navy`: what is given to another state's forces, not moved to a front."""
    tree, gift = draft.tree, _giving(draft)
    if gift is None or not (draft.type == "MOBILIZE" or (draft.type == "COOPERATE" and _is_of_arms(draft))):
        return None
    to = {look_through(tree, token) for token in find_slot(tree, gift, "to")}
    forces = [m for m in draft.recipients if "MIL" in m.sectors and m.head in to]
    if not forces or not countries_of(draft.actors) or countries_of(draft.actors) & countries_of(draft.recipients):
        return None
    return _become(draft, "AID", None, "given to another state's forces", keep=True)


def _is_of_arms(draft: Draft) -> bool:
    """Tell whether arms or ships are what a deed is done with."""
    things = (draft.tree.lemmas[token].lower() for token in find_slot(draft.tree, draft.trigger.head, "obj"))
    return any(thing in load_classes()[name] for thing in things for name in ("weapons", "warships", "aircraft"))


def _giving(draft: Draft) -> int | None:
    """Return the verb of giving: the trigger, or what its subject is told to be (`boats sent to the navy arrived`)."""
    tree, head = draft.tree, draft.trigger.head
    return next((token for token in (head, *told_of_subject(tree, head)) if tree.lemmas[token].lower() in GIVING), None)


def _expel(draft: Draft) -> Draft | None:
    """Take expulsions: of diplomats they cut relations, of other people they are deportations."""
    if f"{draft.type}/{draft.mode}" != "COERCE/deport":
        return None
    objects = find_slot(draft.tree, draft.trigger.head, "obj") or find_slot(draft.tree, draft.trigger.head, "of")
    if not any(draft.tree.lemmas[token].lower() in load_classes()["diplomats"] for token in objects):
        return None
    return _become(draft, "SANCTION", "expel", "diplomats are expelled", keep=True)


def _cut(draft: Draft) -> Draft | None:
    """Take `cut gas to Poland`: between governments it cuts relations, from a population it withholds."""
    states = _are_states(draft.actors) and _are_states(draft.recipients)
    if f"{draft.type}/{draft.mode}" != "COERCE/withhold" or not states:
        return None
    if countries_of(draft.actors) & countries_of(draft.recipients):
        return None
    return _become(draft, "SANCTION", "discontinue", "between states", keep=True)


def _meet_in_two(draft: Draft) -> Draft | None:
    """Take `the ministers of Egypt and Sudan met`: two states alone are no multilateral meeting."""
    parties = (*draft.actors, *draft.recipients)
    bodies = any(mention.country in ("IGO", "UNO", "EUR") for mention in parties)
    if f"{draft.type}/{draft.mode}" != "CONSULT/multilateral" or bodies or len(countries_of(parties)) != 2:
        return None
    return _become(draft, "CONSULT", None, "two states", keep=True)


PARTIES: tuple[Callable[[Draft], Draft | None], ...] = (_exercise, _meet_in_two, _equip, _expel, _cut)
MOODS: tuple[Callable[[Draft], Draft | None], ...] = (_threaten, _refuse, _refuse_by_negation, _promise, _concede)


def _become(draft: Draft, kind: str, mode: str | None, rule: str, *, keep: bool = False) -> Draft:
    """Return the draft as another type; what was open or denied is said by the new type unless `keep`."""
    auxiliaries = draft.auxiliaries if keep else _without(draft, "future", "hypothetical", "negation")
    return replace(draft, type=kind, mode=mode, auxiliaries=auxiliaries, rules=(*draft.rules, f"conversion: {rule}"))


def _without(draft: Draft, *names: Auxiliary) -> tuple[Auxiliary, ...]:
    return tuple(auxiliary for auxiliary in draft.auxiliaries if auxiliary not in names)


def _will(draft: Draft) -> bool:
    tree = draft.tree
    return any(tree.words[child].lower() in WILL for child in tree.dependants(draft.trigger.head, "aux"))


def _is_conditional(draft: Draft) -> bool:
    tree = draft.tree
    clauses = tree.dependants(draft.trigger.head, "advcl")
    return any(
        tree.lemmas[mark].lower() in CONDITIONS for clause in clauses for mark in tree.dependants(clause, "mark")
    )


def _lemma(draft: Draft) -> str:
    return draft.tree.lemmas[draft.trigger.head].lower()


def _are_states(mentions: tuple[Mention, ...]) -> bool:
    return any("GOV" in mention.sectors for mention in mentions)
