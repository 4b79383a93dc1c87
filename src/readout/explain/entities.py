"""Who a mention is: how it was found, its name, country and sectors, and what else they might have been."""

from collections.abc import Iterator

from readout.explain.findings import Finding, Passed
from readout.explain.glossary import say_rule
from readout.explain.trace import Trace
from readout.records import Mention
from readout.resolve.defaults import score_defaults
from readout.resolve.phrases import read_phrase
from readout.resolve.pronouns import rank_antecedents
from readout.resolve.view import Standing

NEXT = 2  # how many others are told
SPEECH = "resolve.speech/"
NAMED = ("body", "country", "half", "name", "region")  # ways to be known by name


def explain_mention(mention: Mention, trace: Trace) -> tuple[Finding, ...]:
    """Return why a mention of somebody has its name, country and sectors; none for a time or quantity."""
    if mention.id not in trace.numbers:
        return ()
    number = trace.numbers[mention.id]
    spotted, standing = trace.view.mentions[number], trace.view.settled[number]
    name = Finding(
        field="name",
        value=mention.name,
        by=f"found as {say_rule(spotted.made_by)}{_stands_for(standing, trace)}",
        span=mention.span,
        rule=spotted.made_by,
    )
    return name, _country(mention, number, standing, trace), _sectors(mention, number, standing, trace)


def _stands_for(standing: Standing, trace: Trace) -> str:
    if standing.twin is None:
        return ""
    return f"; stands for “{trace.words(trace.view.mentions[standing.twin].span)}”"


def _country(mention: Mention, number: int, standing: Standing, trace: Trace) -> Finding:
    first_person = mention.made_by.startswith(SPEECH)
    if mention.country is not None and mention.kind == "place" and standing.how == "none":
        by = "the country of the place of that name"
    elif standing.how == "none" and not first_person:
        by = say_rule("resolve.actors none")
    else:
        by = say_rule(mention.made_by)
    return Finding(
        field="country",
        value=mention.country,
        by=by,
        score=_default_score(mention, standing, trace),
        rule=mention.made_by,
        passed=() if first_person else tuple(_other_countries(mention, number, standing, trace)),
    )


def _default_score(mention: Mention, standing: Standing, trace: Trace) -> float | None:
    if not _is_default(standing) or mention.country is None:
        return None
    return score_defaults(trace.view, mention.sentence, mention.head).get(mention.country)


def _is_default(standing: Standing) -> bool:
    return standing.how.startswith(("default", "linked")) and standing.how != "default again"


def _other_countries(mention: Mention, number: int, standing: Standing, trace: Trace) -> Iterator[Passed]:
    """Give the countries that a mention might have been of: by its pronoun, by default, by its words or its name."""
    if standing.how == "coreference":
        yield from _other_antecedents(number, standing, trace)
    elif _is_default(standing):
        scores = score_defaults(trace.view, mention.sentence, mention.head)
        ranked = sorted((pair for pair in scores.items() if pair[0] != mention.country), key=lambda pair: -pair[1])
        for code, score in ranked[:NEXT]:
            yield Passed(value=code, score=score, why="the report is less about it right there")
    else:
        phrase = read_phrase(trace.view, number)
        named = trace.world.find_name(trace.words(mention.span))
        others = dict.fromkeys((*phrase.codes, *(entry.code for entry in named if entry.code)))
        for code in [code for code in others if code != mention.country][:NEXT]:
            why = "its words may name it too" if code in phrase.codes else "another of this name"
            yield Passed(value=code, why=why)


def _other_antecedents(number: int, standing: Standing, trace: Trace) -> Iterator[Passed]:
    view = trace.view
    word = view.tree(number).words[view.mentions[number].head].lower()
    ranked = sorted(rank_antecedents(view, number, word), key=lambda pair: -pair[0])
    others = [(score, other) for score, other in ranked if other != standing.twin]
    for score, other in others[:NEXT]:
        found = view.mentions[other]
        yield Passed(value=f"“{trace.words(found.span)}”", score=score, span=found.span, why="fits the pronoun less")


def _sectors(mention: Mention, number: int, standing: Standing, trace: Trace) -> Finding:
    role = None if standing.twin is not None else read_phrase(trace.view, number).role
    if not mention.sectors:
        by = "nothing in its words or name says what it is"
    elif mention.made_by.startswith(SPEECH) or standing.twin is not None:
        by = "as whom it stands for"
    elif "office" in standing.how:
        by = "of the office held at the report's date"
    elif role is not None and set(role.sectors) & set(mention.sectors):
        by = f"the tables of roles list “{role.words}”"
    elif standing.how in NAMED:
        by = say_rule(mention.made_by)
    else:
        by = "the tables of bodies and institutions list it"
    return Finding(field="sectors", value=" ".join(mention.sectors) or None, by=by, rule=mention.made_by)
