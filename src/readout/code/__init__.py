"""Events by the codebook: type, mode, contexts, participants and circumstances of what the triggers tell."""

from dataclasses import dataclass

from readout.code.answers import address_answers
from readout.code.circumstances import find_when, find_where
from readout.code.contexts import find_contexts
from readout.code.conversion import convert_type
from readout.code.counts import find_counts
from readout.code.draft import Draft
from readout.code.factuality import find_auxiliaries
from readout.code.finish import finish_event
from readout.code.merging import merge_drafts
from readout.code.participants import fill_sides, find_participants
from readout.code.scene import settle_scene
from readout.code.selection import Verdict, judge_drafts
from readout.code.victims import count_victims
from readout.codebook import load_codebook
from readout.records import Document, Encoding, Event, Report, Resolution, Spotting, Trigger

__all__ = ["Drafting", "code_events", "draft_events", "follow_drafts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafting:
    """The drafts of a report after each step: as their own words tell them, judged, addressed, and filled up.

    `told` and `verdicts` go by trigger; `answered` and `filled` by the drafts that are kept.
    """

    told: tuple[Draft, ...]
    verdicts: tuple[Verdict, ...]
    answered: tuple[Draft, ...]
    filled: tuple[Draft, ...]


def code_events(
    report: Report, document: Document, encoding: Encoding, spotting: Spotting, resolution: Resolution
) -> tuple[Event, ...]:
    """Return the events of a report in reading order, each happening once; their standing is not settled yet."""
    happenings = merge_drafts(draft_events(report, document, encoding, spotting, resolution))
    codebook = load_codebook()
    settled = (count_victims(settle_scene(draft, document, resolution)) for draft in happenings)
    return tuple(finish_event(draft, report, codebook) for draft in settled)


def draft_events(
    report: Report, document: Document, encoding: Encoding, spotting: Spotting, resolution: Resolution
) -> list[Draft]:
    """Return a draft for every telling of an event in reading order, before those of one happening are merged."""
    return list(follow_drafts(report, document, encoding, spotting, resolution).filled)


def follow_drafts(
    report: Report, document: Document, encoding: Encoding, spotting: Spotting, resolution: Resolution
) -> Drafting:
    """Return what each step made of the drafts of a report."""
    told = [_draft(trigger, report, document, encoding, spotting, resolution) for trigger in spotting.triggers]
    verdicts = judge_drafts(told)
    answered = address_answers([verdict.draft for verdict in verdicts if verdict.left_out is None])
    filled = [fill_sides(draft, resolution) for draft in answered]
    return Drafting(told=tuple(told), verdicts=tuple(verdicts), answered=tuple(answered), filled=tuple(filled))


def _draft(
    trigger: Trigger,
    report: Report,
    document: Document,
    encoding: Encoding,
    spotting: Spotting,
    resolution: Resolution,
) -> Draft:
    tree, sentence = encoding.trees[trigger.sentence], document.sentences[trigger.sentence]
    actors, recipients = find_participants(trigger, tree, resolution)
    taken = {mention.id for mention in (*actors, *recipients)}
    when = find_when(trigger, tree, resolution)
    draft = Draft(
        trigger=trigger,
        tree=tree,
        tellings=(trigger.span,),
        sentences=(sentence.span,),
        type=trigger.type,
        mode=trigger.mode,
        actors=actors,
        recipients=recipients,
        auxiliaries=find_auxiliaries(tree, trigger.head, when, report.published),
        when=when,
        where=find_where(trigger, tree, resolution, taken),
        quantities=find_counts(trigger, tree, resolution, spotting),
        contexts=find_contexts(tree),
        confidence=trigger.weight,
        headline=sentence.headline,
        echo=trigger.echo,
        rules=(f"code/0.1 {trigger.rule}",),
    )
    return convert_type(draft)
