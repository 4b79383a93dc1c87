"""Echoes: bare definite nouns that point back at a happening (`confirmed the call`, `condemned this attack`)."""

from readout.grammar import words_span
from readout.grammar.slots import known_as
from readout.lexicon.echoes import load_echoes
from readout.records import Document, Encoding, Span, Tree, Trigger

POINTING = frozenset(("the", "this", "that", "these", "those", "its", "their", "his", "her"))
QUALIFIERS = ("amod", "compound", "nmod", "acl", "nummod")


def spot_echoes(document: Document, encoding: Encoding, triggers: tuple[Trigger, ...]) -> list[Trigger]:
    """Return a trigger for every type that an echo may stand for; tokens that are triggers already are left alone."""
    echoes = load_echoes()
    taken = {(trigger.sentence, trigger.head) for trigger in triggers}
    found: list[Trigger] = []
    for number, (sentence, tree) in enumerate(zip(document.sentences, encoding.trees, strict=True)):
        for token in range(len(tree)):
            if tree.tags[token] != "NOUN" or (number, token) in taken or not _points_back(tree, token):
                continue
            kinds = next((echoes[lemma] for lemma in known_as(tree, token) if lemma in echoes), ())
            span = words_span(sentence.tokens, token, token)
            found.extend(_echo(kind, span, number, token) for kind in kinds)
    return found


def _points_back(tree: Tree, token: int) -> bool:
    if any(True for child in tree.dependants(token, *QUALIFIERS) if tree.relations[child] != "nmod:poss"):
        return False
    return any(tree.words[child].lower() in POINTING for child in tree.children[token])


def _echo(kind: str, span: Span, number: int, token: int) -> Trigger:
    return Trigger(
        span=span,
        sentence=number,
        head=token,
        type=kind,
        mode=None,
        actors=("poss",),
        recipients=(),
        weight=0.0,
        rule="echo",
        echo=True,
    )
