"""Arguments: nouns that a trigger or cue speaks of and that are no known name or office (`the decision`, `a baker`)."""

from collections.abc import Iterable, Iterator

from readout.grammar import find_slot, look_through, phrase_span, speaker_tokens
from readout.records import Cue, Document, Encoding, Mention, Report, Trigger
from readout.spot.mentions import make_mention

PARTIES = ("actor", "recipient", "speaker")
MAKER = "spot.arguments/0.1"


def spot_arguments(
    report: Report,
    document: Document,
    encoding: Encoding,
    triggers: Iterable[Trigger],
    cues: Iterable[Cue],
    mentions: list[Mention],
) -> list[Mention]:
    """Return a mention of kind `other` for every noun in a slot of a trigger or cue that has no mention yet."""
    known = {(mention.sentence, mention.head) for mention in mentions}
    spans = {(mention.span, mention.kind) for mention in mentions}
    found = []
    slots = (*_argument_heads(encoding, triggers), *_speaker_heads(encoding, cues))
    for sentence, head in (*slots, *_role_heads(encoding, (*triggers, *cues))):
        span = phrase_span(encoding.trees[sentence], document.sentences[sentence].tokens, head)
        if (sentence, head) in known or (span, "other") in spans:
            continue
        known.add((sentence, head))
        found.append(make_mention(report, span, "other", sentence=sentence, head=head, made_by=f"{MAKER} slot"))
    return found


def _argument_heads(encoding: Encoding, triggers: Iterable[Trigger]) -> Iterator[tuple[int, int]]:
    for trigger in triggers:
        tree = encoding.trees[trigger.sentence]
        for slot in (*trigger.actors, *trigger.recipients):
            for filler in find_slot(tree, trigger.head, slot):
                head = look_through(tree, filler)
                if tree.tags[head] in ("NOUN", "PROPN") and slot != "amod":
                    yield trigger.sentence, head


def _role_heads(encoding: Encoding, predicates: Iterable[Trigger | Cue]) -> Iterator[tuple[int, int]]:
    for predicate in predicates:
        tree = encoding.trees[predicate.sentence]
        proposal = tree.proposal(predicate.head)
        for role in proposal.roles if proposal else ():
            head = look_through(tree, role.token)
            if role.role in PARTIES and tree.tags[head] in ("NOUN", "PROPN"):
                yield predicate.sentence, head


def _speaker_heads(encoding: Encoding, cues: Iterable[Cue]) -> Iterator[tuple[int, int]]:
    for cue in cues:
        tree = encoding.trees[cue.sentence]
        for token in speaker_tokens(tree, cue):
            head = look_through(tree, token)
            if tree.tags[head] in ("NOUN", "PROPN"):
                yield cue.sentence, head
