"""First persons: `we` and `I` stand for whoever speaks, in a quotation its speaker, in a release its publisher."""

from collections.abc import Sequence
from dataclasses import replace

from readout.grammar import find_slot, is_party, party_at
from readout.records import Cue, Document, Encoding, Mention, Report, Resolution, Span, content_id
from readout.text.quotes import find_quotes
from readout.world import World

FIRST_PERSONS = frozenset("i we me us my our mine ours".split())
# Words in the names of publishers that are offices of a state.
OFFICIAL = frozenset(
    "government ministry department office council mission embassy command army navy presidency secretariat "
    "parliament chancellery foreign defence defense state house".split()
)
MAKER = "resolve.speech/0.1"


def resolve_first_persons(
    mentions: list[Mention],
    cues: Sequence[Cue],
    report: Report,
    document: Document,
    encoding: Encoding,
    world: World,
) -> list[Mention]:
    """Return the mentions with first persons resolved; those whose speaker is not told stay as they are."""
    publisher = _publisher(report, world)
    quotes = find_quotes(report)
    resolution = Resolution(mentions=tuple(mentions))
    speakers = [
        (cue, speaker)
        for cue in cues
        if not any(quote.covers(cue.span) for quote in quotes)
        and (speaker := _speaker(cue, encoding, resolution)) is not None
    ]
    resolved = []
    for mention in mentions:
        if mention.country is None and mention.span.cut(report.text).lower() in FIRST_PERSONS:
            model = _model(mention, quotes, speakers, document, report) or publisher
            mention = _like(mention, model) if model else mention
        resolved.append(mention)
    return resolved


def _speaker(cue: Cue, encoding: Encoding, resolution: Resolution) -> Mention | None:
    tree = encoding.trees[cue.sentence]
    for slot in cue.speaker:
        tokens = [tree.heads[cue.head]] if slot == "head" else find_slot(tree, cue.head, slot)
        for token in tokens:
            parties = [m for m in party_at(cue.sentence, token, tree, resolution) if is_party(m)] if token >= 0 else []
            if parties:
                return parties[0]
    return None


def _model(
    mention: Mention,
    quotes: Sequence[Span],
    speakers: Sequence[tuple[Cue, Mention]],
    document: Document,
    report: Report,
) -> Mention | None:
    """Return the speaker of the quotation a pronoun stands in, or of the statement that a colon opened before it."""
    sentences = document.sentences
    if any(quote.covers(mention.span) for quote in quotes):
        paragraph = sentences[mention.sentence].paragraph
        near = [
            (abs(cue.span.start - mention.span.start), speaker)
            for cue, speaker in speakers
            if sentences[cue.sentence].paragraph == paragraph
        ]
        if near:
            return min(near, key=lambda item: item[0])[1]
        before = [speaker for cue, speaker in speakers if sentences[cue.sentence].paragraph < paragraph]
        return before[-1] if before else None
    opened = [
        speaker
        for cue, speaker in speakers
        if cue.span.end < mention.span.start and sentences[cue.sentence].span.cut(report.text).endswith(":")
    ]
    return opened[-1] if opened else None


def _like(mention: Mention, model: Mention) -> Mention:
    return replace(
        mention,
        entity=model.entity,
        name=model.name,
        country=model.country,
        sectors=model.sectors,
        made_by=f"{MAKER} speaker",
    )


def _publisher(report: Report, world: World) -> Mention | None:
    """Return the publisher as a model for `we`; `None` if its name does not tell its country."""
    name = report.publisher or ""
    entries = [entry for _, _, found in world.find_names(name.split()) for entry in found if entry.code]
    if not entries:
        return None
    official = any(word in OFFICIAL for word in name.lower().split())
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
        sectors=("GOV",) if official else ("JRN",),
    )
