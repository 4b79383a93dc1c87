"""Cues: the words by which a report attributes (`said`, `according to`, `denied`)."""

from typing import cast

from readout.grammar import TAGS, words_span
from readout.lexicon.cues import CuePattern, load_cues
from readout.records import Cue, Document, Encoding, Sentence, Stance, Tree
from readout.spot.triggers import match_conditions

# Chance from which the encoder's word is enough for a cue, and below which a listed cue is none, by how far its line
# of the table is trusted; best on the development part of the corpus.
ENOUGH, TOO_LITTLE = 0.8, 0.02
LEAST = {"!": 0.0, "": TOO_LITTLE, "?": 0.2}
SPEAKERS = {"v": ("subj",), "n": ("poss", "by", "from", "of", "amod", "subj")}
CONTENT = ("clause", "xcomp", "obj", "for", "of")


def spot_cues(document: Document, encoding: Encoding, language: str = "en") -> tuple[Cue, ...]:
    """Return the cues of a report in reading order: those listed that the encoder does not rule out, and its own."""
    patterns = load_cues(language)
    found: list[Cue] = []
    for number, (sentence, tree) in enumerate(zip(document.sentences, encoding.trees, strict=True)):
        chances = {proposal.token: dict(proposal.stances) for proposal in tree.proposals}
        for token in range(len(tree)):
            pattern = _match(tree, token, patterns)
            chance = sum(chances.get(token, {}).values())
            if pattern is not None and chance >= LEAST[pattern.trust]:
                found.append(_listed_cue(pattern, sentence, tree, number, token))
            elif pattern is None and chance >= ENOUGH and tree.tags[token] in ("VERB", "NOUN"):
                found.append(_proposed_cue(chances[token], sentence, tree, number, token))
    return tuple(found)


def _listed_cue(pattern: CuePattern, sentence: Sentence, tree: Tree, number: int, token: int) -> Cue:
    return Cue(
        span=words_span(sentence.tokens, token, _last_token(tree, token, pattern)),
        sentence=number,
        head=token,
        stance=pattern.stance,
        speaker=pattern.speaker,
        content=pattern.content,
        rule=pattern.rule,
    )


def _proposed_cue(chances: dict[str, float], sentence: Sentence, tree: Tree, number: int, token: int) -> Cue:
    tag = TAGS[tree.tags[token]]
    return Cue(
        span=words_span(sentence.tokens, token, token),
        sentence=number,
        head=token,
        stance=cast(Stance, max(chances, key=lambda name: chances[name])),
        speaker=SPEAKERS[tag],
        content=CONTENT,
        rule=f"{tree.lemmas[token].lower()} by the encoder",
    )


def _match(tree: Tree, token: int, patterns: dict[tuple[str, str], tuple[CuePattern, ...]]) -> CuePattern | None:
    lemma = tree.lemmas[token].lower()
    for tag in filter(None, (TAGS.get(tree.tags[token]), "x")):
        for pattern in patterns.get((lemma, tag), ()):
            if match_conditions(tree, token, pattern.conditions) is not None:
                return pattern
    return None


def _last_token(tree: Tree, token: int, pattern: CuePattern) -> int:
    """Return the last token of a cue of several words (`according to`), else the cue itself."""
    following = token + 1
    particles = {condition.slot for condition in pattern.conditions if not condition.fillers and not condition.refuse}
    if following < len(tree) and tree.lemmas[following].lower() in particles:
        return following
    return token
