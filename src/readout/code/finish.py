"""Finishing: a draft becomes an event record, with scores and codes from the codebook."""

from readout.code.confidence import calibrate
from readout.code.draft import Draft
from readout.codebook import Codebook
from readout.records import Event, Report, content_id


def finish_event(draft: Draft, report: Report, codebook: Codebook) -> Event:
    """Return the event of a draft; its standing is `reported` until attribution has spoken."""
    span = draft.trigger.span
    own = codebook.mode(draft.type, draft.mode).contexts if draft.mode else ()
    contexts = tuple(dict.fromkeys((*draft.contexts, *own)))
    return Event(
        id=content_id("e", report.id, span.start, span.end, draft.type),
        type=draft.type,
        mode=draft.mode,
        trigger=span,
        tellings=draft.tellings,
        sentences=draft.sentences,
        actors=tuple(mention.id for mention in draft.actors),
        recipients=tuple(mention.id for mention in draft.recipients),
        contexts=contexts,
        cameo=codebook.cameo(draft.type, draft.mode, contexts),
        quad=codebook.quad(draft.type),
        score=codebook.score(draft.type, draft.mode),
        auxiliaries=draft.auxiliaries,
        standing="reported",
        claims=(),
        when=draft.when,
        where=draft.where,
        quantities=draft.quantities,
        confidence=calibrate(draft.confidence),
        made_by="; ".join(draft.rules),
    )
