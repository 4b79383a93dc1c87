"""Labels: headlines and lines in which a colon stands for `said` (`Minister: no talks before spring`)."""

from collections.abc import Collection

from readout.attribute.drafts import Draft
from readout.attribute.pieces import token_spans
from readout.grammar import NAMED, is_party
from readout.lexicon.words import load_words
from readout.records import Cue, Document, Encoding, Mention, Resolution, Sentence, Span, Tree
from readout.text.quotes import QUOTATION_MARKS

RULE = "a label"
LONGEST = 9  # tokens before the colon
FEWEST = 2  # words behind it


def find_labelled(document: Document, encoding: Encoding, resolution: Resolution, cued: Collection[int]) -> list[Draft]:
    """Return a draft for each sentence that opens with who speaks and a colon; `cued` are sentences that have a cue."""
    found = []
    for number, (sentence, tree) in enumerate(zip(document.sentences, encoding.trees, strict=True)):
        colon = _colon(tree)
        if colon is None or number in cued:
            continue
        speaker = _labelled(number, colon, tree, resolution)
        content = token_spans(range(colon + 1, len(tree)), tree, sentence)
        if speaker is not None and content:
            found.append(_draft(number, colon, sentence, speaker, content))
    return found


def _draft(number: int, colon: int, sentence: Sentence, speaker: Mention, content: tuple[Span, ...]) -> Draft:
    cue = Cue(
        span=sentence.tokens[colon],
        sentence=number,
        head=colon,
        stance="states",
        speaker=(),
        content=(),
        rule=RULE,
    )
    return Draft(cue=cue, speaker=speaker, content=content, paragraph=sentence.paragraph)


def _colon(tree: Tree) -> int | None:
    """Return the colon after a label: a few words without a verb, with words behind."""
    for token in range(1, min(len(tree) - FEWEST, LONGEST)):
        if tree.words[token] == ":":
            words = [word for word in tree.words[token + 1 :] if word[:1].isalnum()]
            return token if len(words) >= FEWEST else None
        if tree.tags[token] in ("VERB", "AUX") or tree.words[token] in QUOTATION_MARKS or tree.words[token] == ";":
            return None
    return None


def _labelled(number: int, colon: int, tree: Tree, resolution: Resolution) -> Mention | None:
    """Return the party that a label consists of, times and marks aside.

    What may as well be a topic or a town (`SPOKESPERSON:`, `Chad: a chronology`) only speaks in quotation marks.
    """
    first = next((token for token in range(colon) if tree.words[token][:1].isalpha()), colon)
    heads = [token for token in range(first, colon) if tree.heads[token] not in range(first, colon)]
    if (
        len(heads) != 1
        or tree.tags[first] in ("ADP", "NUM", "VERB")
        or tree.words[first].lower() in load_words("asking")
    ):
        return None
    speaker = next((m for m in resolution.by_head.get((number, heads[0]), ()) if is_party(m)), None)
    quoted = tree.words[colon + 1] in QUOTATION_MARKS
    plain = not any(tree.words[token].isupper() and len(tree.words[token]) > 3 for token in range(first, colon))
    if speaker is None or (not quoted and not (plain and _is_told(colon + 1, tree))):
        return None
    named = bool(speaker.sectors) and speaker.kind != "country"
    return speaker if named or (quoted and speaker.kind in NAMED) else None


def _is_told(first: int, tree: Tree) -> bool:
    """Tell whether words behind a colon are said, not a heading: they have a verb of their own, or say no."""
    if tree.words[first].lower() in ("what", "how", "why", "who", "where", "see"):
        return False
    verbs = [token for token in range(first, len(tree)) if tree.tags[token] in ("VERB", "AUX")]
    return bool(verbs) or tree.words[first].lower() in ("no", "not", "never")
