"""First persons: `we` and `I` stand for whoever speaks, in a quotation its speaker, in a release its publisher."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from readout.grammar import is_party, party_at, speaker_tokens
from readout.lexicon.words import load_words
from readout.records import Cue, Document, Encoding, Mention, Report, Resolution, Span, content_id
from readout.text.quotes import find_quotes, quote_around
from readout.world import World

MAKER = "resolve.speech/0.1"
NAMES = re.compile(r"[^\W\d_][\w.'’-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """Who speaks where: `turns` are cues and speakers in the reporter's own words, in reading order.

    `opened` are the turns whose sentence ends in a colon; `publisher` is that of a release, `None` otherwise; `leader`
    is who the report is about where the publisher is no newspaper, so that its words are somebody's own.
    """

    quotes: tuple[Span, ...]
    turns: tuple[tuple[Cue, Mention], ...]
    opened: tuple[tuple[Cue, Mention], ...]
    publisher: Mention | None
    leader: Mention | None


def resolve_first_persons(
    mentions: list[Mention],
    cues: Sequence[Cue],
    report: Report,
    document: Document,
    encoding: Encoding,
    world: World,
) -> list[Mention]:
    """Return the mentions with first persons resolved; those whose speaker is not told stay as they are."""
    speech = _find_speech(mentions, cues, report, document, encoding, world)
    resolved = []
    for mention in mentions:
        if mention.country is None and _is_first_person(mention, report, encoding):
            model = _model(mention, speech, document)
            if model is not None and model.country is not None:
                mention = _like(mention, model)
            elif speech.leader is not None and not quote_around(speech.quotes, mention.span):
                mention = replace(mention, country=speech.leader.country, made_by=f"{MAKER} default")
            elif model is not None:
                mention = _like(mention, model)
        resolved.append(mention)
    return resolved


def _is_first_person(mention: Mention, report: Report, encoding: Encoding) -> bool:
    tag = encoding.trees[mention.sentence].tags[mention.head]
    return tag in ("PRON", "DET") and mention.span.cut(report.text).lower() in load_words("first_person")


def _find_speech(
    mentions: Sequence[Mention],
    cues: Sequence[Cue],
    report: Report,
    document: Document,
    encoding: Encoding,
    world: World,
) -> Speech:
    quotes = find_quotes(report)
    turns = tuple(_turns(mentions, cues, encoding, quotes))
    ends_in_colon = [sentence.span.cut(report.text).endswith(":") for sentence in document.sentences]
    return Speech(
        quotes=quotes,
        turns=turns,
        opened=tuple(turn for turn in turns if ends_in_colon[turn[0].sentence]),
        publisher=_publisher(report, world),
        leader=None if _is_newspaper(report) else _leader(mentions),
    )


def _turns(
    mentions: Sequence[Mention], cues: Sequence[Cue], encoding: Encoding, quotes: Sequence[Span]
) -> Iterator[tuple[Cue, Mention]]:
    resolution = Resolution(mentions=tuple(mentions))
    for cue in cues:
        speaker = None if quote_around(quotes, cue.span) else _speaker(cue, encoding, resolution)
        if speaker is not None:
            yield cue, speaker


def _speaker(cue: Cue, encoding: Encoding, resolution: Resolution) -> Mention | None:
    tree = encoding.trees[cue.sentence]
    for token in speaker_tokens(tree, cue):
        for mention in party_at(cue.sentence, token, tree, resolution):
            return mention
    return None


def _model(mention: Mention, speech: Speech, document: Document) -> Mention | None:
    """Return who speaks a first person: of a quotation its speaker alone, else whom a colon opened, or the publisher.

    A speaker may be no party (`a baker`): then `we` is nobody's country either.
    """
    if quote_around(speech.quotes, mention.span):
        return _quoted_speaker(mention, speech.turns, document)
    before = bisect_left(speech.opened, mention.span.start, key=_cue_end)
    return speech.opened[before - 1][1] if before else speech.publisher


def _quoted_speaker(mention: Mention, turns: Sequence[tuple[Cue, Mention]], document: Document) -> Mention | None:
    """Return the speaker of the nearest cue in the paragraph, else of the last one before it."""
    place = bisect_left(turns, mention.span.start, key=_cue_end)
    paragraph = document.sentences[mention.sentence].paragraph
    near = [turn for turn in turns[max(0, place - 1) : place + 1] if _paragraph(turn, document) == paragraph]
    if near:
        return min(near, key=lambda turn: abs(turn[0].span.start - mention.span.start))[1]
    return turns[place - 1][1] if place else None


def _cue_end(turn: tuple[Cue, Mention]) -> int:
    return turn[0].span.end


def _paragraph(turn: tuple[Cue, Mention], document: Document) -> int:
    return document.sentences[turn[0].sentence].paragraph


def _like(mention: Mention, model: Mention) -> Mention:
    return replace(
        mention,
        entity=model.entity,
        name=model.name,
        country=model.country,
        sectors=model.sectors,
        made_by=f"{MAKER} speaker",
    )


def _is_newspaper(report: Report) -> bool:
    """Tell whether the publisher tells the words of others: a newspaper, an agency, a broadcaster, or none told."""
    words = (report.publisher or "news").lower().replace(",", " ").split()
    return not load_words("newspaper").isdisjoint(words)


def _leader(mentions: Sequence[Mention]) -> Mention | None:
    """Return the first party of the country that most parties of a report are of."""
    parties = [mention for mention in mentions if mention.country and is_party(mention)]
    counts = Counter(mention.country for mention in parties)
    return max(parties, key=lambda mention: counts[mention.country]) if parties else None


def _publisher(report: Report, world: World) -> Mention | None:
    """Return a body that publishes its own words; `None` for a newspaper, or if no country is told."""
    name = report.publisher or ""
    words = NAMES.findall(name)
    if _is_newspaper(report) and load_words("office").isdisjoint(word.lower() for word in words):
        return None
    entries = [entry for _, _, found in world.find_names(words) for entry in found if entry.code]
    if not entries:
        return None
    return Mention(
        id="",
        span=Span(0, 0),
        kind="organization",
        sentence=0,
        head=0,
        made_by=MAKER,
        entity=content_id("n", name),
        name=name,
        country=entries[0].code,
        sectors=("GOV",),
    )
