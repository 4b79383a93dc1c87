"""First persons: `we` and `I` stand for whoever speaks, in a quotation its speaker, in a release its publisher."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from readout.grammar import party_at, speaker_tokens
from readout.lexicon.newspapers import is_newspaper
from readout.lexicon.words import load_words
from readout.records import Cue, Document, Encoding, Mention, Report, Resolution, Span, content_id
from readout.resolve.publishers import MAKER, find_leader, find_publisher
from readout.resolve.transcripts import Transcript, find_transcript
from readout.text.quotes import QUOTATION_MARKS, find_quotes, quote_around
from readout.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """Who speaks where: `turns` are cues and speakers in the reporter's own words, in reading order.

    `opened` are the turns that end in a colon, `colons` where a sentence does; `transcript` tells lines that begin with
    a name; `publisher` is that of a release, `None` otherwise; `leader` is who the report is about where the publisher
    is no newspaper, so that its words are somebody's own.
    """

    quotes: tuple[Span, ...]
    turns: tuple[tuple[Cue, Mention], ...]
    opened: tuple[tuple[Cue, Mention], ...]
    colons: frozenset[int]
    transcript: Transcript
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
    return _settle_owned(resolved, report, encoding, world)


def _settle_owned(mentions: list[Mention], report: Report, encoding: Encoding, world: World) -> list[Mention]:
    """Return the mentions with the country of whoever speaks where they are his: `our army`, which had a default."""
    owners = {
        (mention.sentence, mention.head): mention
        for mention in mentions
        if mention.country and _is_first_person(mention, report, encoding)
    }
    settled = []
    for mention in mentions:
        tree = encoding.trees[mention.sentence]
        poss = (owners.get((mention.sentence, child)) for child in tree.dependants(mention.head, "nmod:poss"))
        owner = next((found for found in poss if found is not None), None)
        if owner is not None and (mention.country is None or "default" in mention.made_by):
            mention = _of_owner(mention, owner, world)
        settled.append(mention)
    return settled


def _of_owner(mention: Mention, owner: Mention, world: World) -> Mention:
    country = world.countries.get(owner.country or "")
    label = (mention.name or "").partition(" (")[0]
    name = f"{label} ({country.name})" if country is not None and label else mention.name
    entity = mention.entity if name == mention.name or name is None else content_id("n", name)
    return replace(mention, country=owner.country, name=name, entity=entity, made_by=f"{MAKER} owner")


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
    return Speech(
        quotes=quotes,
        turns=turns,
        opened=tuple(turn for turn in turns if _opens(turn[0], report, document)),
        colons=frozenset(s.span.end for s in document.sentences if s.span.cut(report.text).endswith(":")),
        transcript=find_transcript(report, mentions),
        publisher=find_publisher(report, mentions, world),
        leader=None if is_newspaper(report) else find_leader(mentions),
    )


def _opens(cue: Cue, report: Report, document: Document) -> bool:
    """Tell whether what follows a cue is its speaker's: a colon ends its sentence, or its clause before no quote."""
    sentence = document.sentences[cue.sentence].span
    rest = report.text[cue.span.end : sentence.end]
    if rest.endswith(":"):
        return True
    before, colon, after = rest.partition(": ")
    return bool(colon) and not QUOTATION_MARKS & set(before + after[:1])


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
    named = speech.transcript.speaker_at(mention.span.start)
    if named is not None and (named.country is not None or speech.publisher is None):
        return named
    before = bisect_left(speech.opened, mention.span.start, key=_cue_end)
    for cue, speaker in reversed(speech.opened[:before]):
        whole = document.sentences[cue.sentence].span.end in speech.colons
        here = _paragraph((cue, speaker), document) == document.sentences[mention.sentence].paragraph
        if whole or (here and speech.publisher is None):
            return speaker
    return speech.publisher


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
