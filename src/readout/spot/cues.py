"""Cues: the words by which a report attributes (`said`, `according to`, `denied`)."""

from readout.grammar import TAGS, words_span
from readout.lexicon.cues import CuePattern, load_cues
from readout.records import Cue, Document, Encoding, Tree
from readout.spot.triggers import match_conditions


def spot_cues(document: Document, encoding: Encoding, language: str = "en") -> tuple[Cue, ...]:
    """Return the cues of a report in reading order."""
    patterns = load_cues(language)
    found: list[Cue] = []
    for number, (sentence, tree) in enumerate(zip(document.sentences, encoding.trees, strict=True)):
        for token in range(len(tree)):
            pattern = _match(tree, token, patterns)
            if pattern is not None:
                last = _last_token(tree, token, pattern)
                found.append(
                    Cue(
                        span=words_span(sentence.tokens, token, last),
                        sentence=number,
                        head=token,
                        stance=pattern.stance,
                        speaker=pattern.speaker,
                        content=pattern.content,
                        rule=pattern.rule,
                    )
                )
    return tuple(found)


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
