"""Signs: what in a claim's cue, words and events tells which stance it takes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readout.attribute.deeds import JUDGEMENTS, clause_deeds
from readout.attribute.moods import find_mood
from readout.attribute.sides import event_sides, find_side
from readout.grammar import is_negated, is_passive, subjects
from readout.lexicon.words import load_words
from readout.records import Claim, Document, Encoding, Event, Mention, Resolution, Span, Tree
from readout.text.spans import find_meeting

FEW = 5  # words of content
MOST_WORDS = 40  # words of content that are looked at: what stands further on is told besides
TONES = ("praising", "blaming", "refuting", "owning", "threatening", "guessing", "calling", "binding")
MOST_SENTENCES = 3  # of the content in which it is looked for what the speaker does
MOST_BEFORE_NO = 25  # words before a no that denies
NAMING = (" as", " xcomp")  # ends of the patterns of cues that give a name or a judgement (`called it a lie`)
CLAUSES = ("VERB", "ADJ", "NOUN", "AUX", "PROPN")

Sign = tuple[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A claim with all that it is weighed by; `events` are those told in its content."""

    claim: Claim
    events: tuple[Event, ...]
    heard: dict[str, float]  # the chances of each stance by the encoder, for its cue
    told_before: bool  # whether somebody else told of the speaker before
    sentences: tuple[tuple[int, tuple[int, ...]], ...]  # sentence numbers with the content's tokens in each
    encoding: Encoding
    resolution: Resolution


def find_words(claim: Claim, document: Document, spans: Sequence[Span]) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """Return the content's tokens by sentence; `spans` are those of the document's sentences."""
    found: list[tuple[int, tuple[int, ...]]] = []
    for number in sorted({place for span in claim.content for place in find_meeting(spans, span)}):
        tokens = document.sentences[number].tokens
        inside = {place for span in claim.content for place in find_meeting(tokens, span)}
        if inside:
            found.append((number, tuple(sorted(inside))))
    return tuple(found)


def weigh_signs(said: Said) -> Iterator[Sign]:
    """Give the signs of a claim's stance, each with its strength."""
    claim = said.claim
    rule = claim.made_by.partition(" ")[2]
    yield "always", 1.0
    yield f"cue {claim.stance}", 1.0
    yield f"cue {rule}", 1.0
    if claim.quoted:
        yield "quoted", 1.0
    if said.told_before:
        yield "told of before", 1.0
    yield from _event_signs(said)
    if said.sentences:
        yield from _sentence_signs(*said.sentences[0], said)
    lemmas, deeds = _lemmas(said), _deeds(said)
    for tone in TONES:
        if heard := len(lemmas & load_words(tone)):
            yield f"{tone} words", min(heard, 3) ** 0.5
            if tone in JUDGEMENTS and claim.stance == "states" and rule.endswith(NAMING):
                deeds.add(f"judged by {tone} words")
    yield from ((name, 1.0) for name in sorted(deeds))


def _sentence_signs(number: int, tokens: Sequence[int], said: Said) -> Iterator[Sign]:
    """Give the signs of the first sentence of a content."""
    tree = said.encoding.trees[number]
    for clause in _clauses(tree, tokens)[:2]:
        yield from _clause_signs(clause, number, tree, said)
    words = [tree.words[token].lower() for token in tokens]
    if words[0] in load_words("negating"):
        yield "opens with no", 1.0
    if not load_words("negating").isdisjoint(words[:MOST_BEFORE_NO]):
        yield "a no", 1.0
        if said.told_before:
            yield "a no of who was told of", 1.0
    yield f"opens with {words[0]}", 1.0
    if len(tokens) < FEW:
        yield "few words", 1.0


def _deeds(said: Said) -> set[str]:
    """Return what the first sentences of a content do by being said."""
    return {
        deed
        for number, tokens in said.sentences[:MOST_SENTENCES]
        for clause in _clauses(said.encoding.trees[number], tokens)[:2]
        for deed in _clause_deeds(clause, number, said)
    }


def _clause_deeds(clause: int, number: int, said: Said) -> Iterator[str]:
    tree = said.encoding.trees[number]
    return clause_deeds(clause, _subject(clause, number, tree, said), find_mood(clause, tree), tree)


def _lemmas(said: Said) -> set[str]:
    told = [(said.encoding.trees[number], token) for number, tokens in said.sentences for token in tokens]
    return {
        tree.lemmas[token].lower() for tree, token in told[:MOST_WORDS] if tree.tags[token] not in ("PUNCT", "PROPN")
    }


def _clauses(tree: Tree, tokens: Sequence[int]) -> list[int]:
    """Return the words that head the content: those that hang on a word outside of it, and their conjuncts."""
    inside = set(tokens)
    heads = [token for token in tokens if tree.heads[token] not in inside and tree.tags[token] in CLAUSES]
    heads.sort(key=lambda token: (tree.tags[token] not in ("VERB", "AUX"), token))
    return heads


def _clause_signs(clause: int, number: int, tree: Tree, said: Said) -> Iterator[Sign]:
    mood = find_mood(clause, tree)
    who = _subject(clause, number, tree, said)
    negation = " not" if is_negated(tree, clause) else ""
    yield f"{mood}{negation}", 1.0
    yield f"by {who}", 1.0
    yield f"{mood}{negation} by {who}", 1.0
    if negation and mood in ("past", "present"):
        yield f"not {said.claim.stance}", 1.0
    if is_passive(tree, clause):
        yield f"passive {mood}", 1.0
    for condition in tree.dependants(clause, "advcl"):
        if any(tree.lemmas[mark].lower() in ("if", "unless", "until") for mark in tree.dependants(condition, "mark")):
            yield f"on a condition {mood}", 1.0


def _subject(clause: int, number: int, tree: Tree, said: Said) -> str:
    """Return who the subject of a clause is to the speaker: we, you, himself, his own side, others, it, or nobody."""
    found = subjects(tree, clause)
    if not found:
        return "nobody"
    word = tree.words[found[0]].lower()
    if word in load_words("first_person"):
        return "we"
    mentions = said.resolution.by_head.get((number, found[0]), ())
    speaker = said.resolution.by_id.get(said.claim.speaker or "")
    if speaker is not None and any(_is_same(mention, speaker) for mention in mentions):
        return "himself"
    if word in ("you", "it", "there"):
        return word
    if speaker is None:
        return "others"
    own = find_side(speaker.id, said.resolution)
    if any(find_side(mention.id, said.resolution) == own for mention in mentions):
        return "own side"
    if any(
        tree.words[child].lower() in ("his", "her", "its", "their", "our", "my") for child in tree.children[found[0]]
    ):
        return "own side"
    return "others"


def _is_same(one: Mention, other: Mention) -> bool:
    return one.id == other.id or (one.entity is not None and one.entity == other.entity)


def _event_signs(said: Said) -> Iterator[Sign]:
    if not said.events:
        yield "tells nothing", 1.0
    own = find_side(said.claim.speaker, said.resolution)
    for event in said.events:
        actors = {find_side(actor, said.resolution) for actor in event.actors}
        whose = "own" if own in actors else "others" if actors else "nobody"
        negated = " not" if "negation" in event.auxiliaries else ""
        yield f"tells {event.type}{negated}", 1.0
        yield f"tells {event.type}{negated} of {whose}", 1.0
        if own is not None and whose != "own" and own in event_sides(event, said.resolution):
            yield f"tells {event.type} suffered", 1.0
