"""Coreference: do pronouns and short forms point at the right entity? Measured on our own corpus.

Asked are the actors, recipients and speakers of gold that are short forms (see `references`), each time they are
annotated. The program's answer is whom it takes the words at that place to stand for, as events and claims do
(`party_at`). An answer is right if

* its entity is that of the words in which the report tells the same one more fully: gold's name in brackets, a longer
  form of the name, what an acronym was defined for (`antecedent`); or else
* its countries and sectors are gold's (`codes`; of `its army` and `both sides` the countries), or its entity is one
  that gold gives the same country and sector elsewhere in the report (`likeness`): then it points rightly, however the
  program codes that one.

He, she and names must mean the very person: where the report names it more fully, codes alone are not enough. Common
nouns of whom gold told nobody of the same country and sector before point back at nobody; they are counted apart.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from readout.encode import encode_document
from readout.errors import GoldError
from readout.evaluate.corpus import list_reports, read_report_file
from readout.evaluate.gold import open_report
from readout.evaluate.references import SORTS, Reference, find_references
from readout.evaluate.split import find_split, read_split
from readout.grammar import countries_of, party_at
from readout.parse import parse_report
from readout.pipeline import Tools
from readout.records import Document, Encoding, Mention, Report, Resolution, Span, Tree
from readout.resolve import resolve_mentions
from readout.spot import spot_report
from readout.text.characters import fold_spaces

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the program says of a short form; `codes` and `antecedent` are `None` where that can't be asked."""

    reference: Reference
    found: tuple[Mention, ...]
    codes: bool | None
    likeness: bool
    antecedent: bool | None

    @property
    def right(self) -> bool:
        """Whether it points at the right entity."""
        if self.antecedent is None or not self.reference.is_person:
            return bool(self.antecedent or self.codes or self.likeness)
        return self.antecedent


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A report with what the program made of it."""

    report: Report
    document: Document
    encoding: Encoding
    resolution: Resolution


def measure_coreference(folder: Path, tools: Tools, part: str | None = None) -> list[Answer]:
    """Return the program's answers for all short forms of a corpus, or of one part of it.

    `GoldError` with file and line for a report that breaks the format, for a part where there is no split.
    """
    answers: list[Answer] = []
    for path in _list_part(folder, part):
        gold = read_report_file(path)
        references = find_references(path, gold.text, tools.world)
        if references:
            answers.extend(judge_references(references, gold.text, _read(open_report(gold), tools)))
    return answers


def judge_references(references: Sequence[Reference], text: str, read: Read) -> Iterator[Answer]:
    """Give the answer for each short form that has words in the report as the program reads it.

    `text` is the report's text as annotated; what cleaning took out of it is not asked.
    """
    words = align_words(fold_spaces(text), read.report.text)
    for reference in references:
        spot = _find_tokens(reference.span, words, read.document)
        found = _stand_for(*spot, read) if spot else ()
        codes = _has_codes(reference, found)
        antecedent = _is_one_of(reference.fuller, found, words, read)
        if spot and (codes is not None or antecedent is not None):
            likeness = bool(_is_one_of(reference.alike, found, words, read))
            yield Answer(reference=reference, found=found, codes=codes, likeness=likeness, antecedent=antecedent)


def format_answers(answers: Sequence[Answer]) -> str:
    """Return a table: a line for every sort and side, with counts and shares in percent."""
    head = f"{'short forms':16}{'asked':>7}{'right':>7}{'%':>7}{'codes %':>8}{'antecedent %':>14}{'of':>6}"
    lines = [head]
    for sort in SORTS:
        lines.append(_line(sort, [answer for answer in answers if answer.reference.sort == sort]))
    back = [answer for answer in answers if answer.reference.sort != "first told"]
    lines.append("")
    for side in ("actor", "recipient", "speaker"):
        lines.append(_line(side, [answer for answer in back if answer.reference.side == side]))
    first = [answer for answer in answers if answer.reference.sort == "first told"]
    return "\n".join([*lines, "", _line("all", back), "", _line("first told", first)])


def _line(title: str, answers: Sequence[Answer]) -> str:
    right = sum(answer.right for answer in answers)
    codes = Counter(answer.codes for answer in answers)
    antecedent = Counter(answer.antecedent for answer in answers)
    asked = antecedent[True] + antecedent[False]
    return (
        f"{title:16}{len(answers):7}{right:7}{_share(right, len(answers))}"
        f"{_share(codes[True], codes[True] + codes[False]):>9}{_share(antecedent[True], asked):>14}{asked:6}"
    )


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:7.1f}" if whole else f"{'-':>7}"


def _list_part(folder: Path, part: str | None) -> list[Path]:
    paths = list_reports(folder / "reports" if (folder / "reports").is_dir() else folder)
    if part is None:
        return paths
    parts = read_split(find_split(folder))
    if unknown := [path.stem for path in paths if path.stem not in parts]:
        raise GoldError(f"split.tsv: {unknown[0]} is in no part")
    return [path for path in paths if parts[path.stem] == part]


def _read(report: Report, tools: Tools) -> Read:
    document = parse_report(report)
    encoding = encode_document(document, report.text, tools.encoder)
    spotting = spot_report(report, document, encoding, tools.world)
    resolution = resolve_mentions(spotting, report, document, encoding, tools.world)
    return Read(report=report, document=document, encoding=encoding, resolution=resolution)


def align_words(text: str, other: str) -> dict[int, Span]:
    """Return for the words of a text, by where they start, the same words in another that lacks some of them."""
    ours, theirs = list(_WORD.finditer(text)), list(_WORD.finditer(other))
    matcher = SequenceMatcher(None, [word[0] for word in ours], [word[0] for word in theirs], autojunk=False)
    return {
        ours[block.a + step].start(): Span(*theirs[block.b + step].span())
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    }


def _find_tokens(span: Span, words: dict[int, Span], document: Document) -> tuple[int, list[int]] | None:
    """Return sentence and tokens of a span of the annotated text; `None` if cleaning took it out."""
    found = [words[place] for place in range(span.start, span.end) if place in words]
    for number, sentence in enumerate(document.sentences) if found else ():
        if sentence.span.start <= found[-1].start < sentence.span.end:
            tokens = [
                token
                for token, place in enumerate(sentence.tokens)
                if any(place.start < word.end and word.start < place.end for word in found)
            ]
            return (number, tokens) if tokens else None
    return None


def _stand_for(sentence: int, tokens: Sequence[int], read: Read) -> tuple[Mention, ...]:
    """Return the parties that the program takes a phrase to stand for."""
    tree = read.encoding.trees[sentence]
    found = party_at(sentence, _top_token(tree, tokens), tree, read.resolution)
    return tuple({mention.id: mention for mention in found}.values())


def _top_token(tree: Tree, tokens: Sequence[int]) -> int:
    inside = set(tokens)
    tops = [
        token
        for token in tokens
        if tree.heads[token] not in inside and tree.tags[token] not in ("PUNCT", "ADP", "PART")
    ]
    nouns = [token for token in tops if tree.tags[token] in ("NOUN", "PROPN", "PRON")]
    return (nouns or tops or list(tokens))[0]


def _has_codes(reference: Reference, found: Sequence[Mention]) -> bool | None:
    """Tell whether the parties found have the codes of gold; `None` where gold tells neither country nor sector.

    Of `its army` and `both sides` the countries alone: whose it is, and which sides.
    """
    parties = reference.parties
    if not any(party.country or party.sectors for party in parties):
        return None
    due = {party.country for party in parties if party.country}
    if reference.sort == "two or more" and len(parties) == 1 and due:
        return due <= countries_of(found)
    if due != countries_of(found):
        return False
    if reference.sort in ("possessive", "two or more"):
        return bool(found)
    return all(
        any(party.country == mention.country and party.sectors <= set(mention.sectors) for mention in found)
        for party in parties
    )


def _is_one_of(places: Sequence[Span], found: Sequence[Mention], words: dict[int, Span], read: Read) -> bool | None:
    """Tell whether the entity found is told at one of some places; `None` where no place has an entity."""
    due = {entity for place in places for entity in _entities(place, words, read)}
    return not due.isdisjoint(mention.entity for mention in found) if due else None


def _entities(place: Span, words: dict[int, Span], read: Read) -> set[str]:
    """Return the entity of the program's mention at a place, the one that fits it best."""
    spot = _find_tokens(place, words, read.document)
    if spot is None:
        return set()
    sentence, tokens = spot
    spans = read.document.sentences[sentence].tokens
    span = Span(spans[tokens[0]].start, spans[tokens[-1]].end)
    near = [mention for mention in read.resolution.by_sentence.get(sentence, ()) if mention.span.overlaps(span)]
    best = max(near, key=lambda mention: (mention.span.end == span.end, _overlap(mention.span, span)), default=None)
    return {best.entity} if best is not None and best.entity else set()


def _overlap(one: Span, other: Span) -> float:
    """Return the share of two spans that they have in common."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return common / (max(one.end, other.end) - min(one.start, other.start))
