"""Drafts of events made by hand."""

from dataclasses import replace
from typing import Any

from readout.code.draft import Draft
from readout.records import Count, Mention, Span, Time, Tree, Trigger, When, Where
from tests.grammar.trees import make_tree

SHELLED = make_tree("""
Rebels rebel NOUN 2 nsubj
shelled shell VERB 0 root
Goma Goma PROPN 2 obj
""")
THE_SHELLING = make_tree("""
The the DET 2 det
shelling shelling NOUN 5 nsubj
of of ADP 4 case
Goma Goma PROPN 2 nmod
stopped stop VERB 0 root
""")


def make_mention(name: str, country: str | None = None, **fields: Any) -> Mention:
    """Return a mention whose entity is its name in lower case."""
    known = {"kind": "country", "entity": name.lower(), "name": name, "country": country} | fields
    return Mention(id=f"m-{name}", span=Span(0, 1), sentence=0, head=0, made_by="hand", **known)


CHAD, MALI, NIGER = make_mention("Chad", "TCD"), make_mention("Mali", "MLI"), make_mention("Niger", "NER")


def make_draft(sentence: int = 0, *, tree: Tree = SHELLED, head: int = 1, echo: bool = False, **fields: Any) -> Draft:
    """Return a draft of an ASSAULT in a sentence; its words stand at 100 times the number of the sentence."""
    span = Span(100 * sentence + 10 * head, 100 * sentence + 10 * head + 5)
    type_ = fields.get("type", "ASSAULT")
    trigger = Trigger(
        span=span,
        sentence=sentence,
        head=head,
        type=type_,
        mode=None,
        actors=(),
        recipients=(),
        weight=0.5,
        rule="a rule",
        echo=echo,
    )
    draft = Draft(
        trigger=trigger,
        tree=tree,
        tellings=(span,),
        sentences=(Span(100 * sentence, 100 * sentence + 90),),
        type=type_,
        mode=None,
        confidence=0.5,
        echo=echo,
        rules=("a rule",),
    )
    return replace(draft, **fields)


def when(start: str | None, end: str | None = None) -> When:
    return When(span=Span(0, 1), time=Time(start=start, end=end or start, grain="day", basis="text"))


def where(name: str, country: str | None) -> Where:
    return Where(mention="m", name=name, country=country, latitude=None, longitude=None)


def count(value: float) -> Count:
    return Count(value=value, unit=None, of=None, span=Span(0, 1))
