"""A report read again with every stage's records kept: what explanations look at."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from readout.code import Drafting, follow_drafts
from readout.code.draft import Draft
from readout.code.merging import Placing, group_tellings, join_tellings, place_drafts
from readout.code.selection import Verdict
from readout.pipeline import Stages, Tools, follow_report
from readout.records import Event, Mention, Proposal, Reading, Report, Sentence, Span, Tree
from readout.resolve.actors import settle_entities
from readout.resolve.view import View
from readout.spot.evidence import Setting, describe_setting
from readout.world import World

Key = tuple[int, int, str]  # sentence, head token and type told of a draft


@dataclass(frozen=True, kw_only=True)
class Trace:
    """What every stage gave for one report, with the steps inside the stages that decide most."""

    stages: Stages
    world: World
    drafting: Drafting
    placings: tuple[Placing, ...]

    @property
    def report(self) -> Report:
        """The report."""
        return self.stages.report

    @property
    def text(self) -> str:
        """The text that every span points into."""
        return self.stages.report.text

    @cached_property
    def reading(self) -> Reading:
        """What the program gives of the report."""
        return self.stages.to_reading()

    @cached_property
    def setting(self) -> Setting:
        """What the sentences of the report are about."""
        return describe_setting(self.stages.encoding.trees)

    @cached_property
    def view(self) -> View:
        """Who and where the mentions were found to be, and how."""
        stages = self.stages
        spotted = [mention for mention in stages.spotting.mentions if mention.kind not in ("time", "quantity")]
        return settle_entities(spotted, stages.report, stages.document, stages.encoding, self.world)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number in the view of each mention that is no time or quantity, by id."""
        return {mention.id: number for number, mention in enumerate(self.view.mentions)}

    @cached_property
    def mentions(self) -> dict[str, Mention]:
        """The mentions by id."""
        return self.stages.resolution.by_id

    @cached_property
    def happenings(self) -> tuple["Happening", ...]:
        """The events in reading order, each with its tellings."""
        groups = [(join_tellings(tellings), tellings) for tellings in group_tellings(self.placings)]
        groups.sort(key=lambda group: group[0].trigger.span)
        return tuple(
            Happening(trace=self, event=event, joined=joined, tellings=tuple(tellings))
            for event, (joined, tellings) in zip(self.reading.events, groups, strict=True)
        )

    @cached_property
    def told(self) -> dict[Key, Draft]:
        """The drafts as their own words tell them, before the report was asked."""
        return {key_of(draft): draft for draft in self.drafting.told}

    @cached_property
    def answered(self) -> dict[Key, Draft]:
        """The drafts that are kept, after answers were addressed."""
        return {key_of(draft): draft for draft in self.drafting.answered}

    @cached_property
    def verdicts(self) -> dict[tuple[int, int], Verdict]:
        """What was decided of each draft that is no echo, by sentence and head token of its trigger."""
        found = (verdict for verdict in self.drafting.verdicts if not verdict.draft.trigger.echo)
        return {(verdict.draft.trigger.sentence, verdict.draft.trigger.head): verdict for verdict in found}

    @cached_property
    def placed(self) -> dict[Key, Placing]:
        """Where each telling was put."""
        return {key_of(placing.draft): placing for placing in self.placings}

    @cached_property
    def numbered(self) -> dict[int, "Happening"]:
        """The happenings by the numbers that placings name them by."""
        found = ((self.placed[key_of(happening.leader)].happening, happening) for happening in self.happenings)
        return {number: happening for number, happening in found if number is not None}

    def tree(self, sentence: int) -> Tree:
        """Return the tree of a sentence."""
        return self.stages.encoding.trees[sentence]

    def sentence(self, number: int) -> Sentence:
        """Return a sentence of the document."""
        return self.stages.document.sentences[number]

    def token(self, sentence: int, token: int) -> Span:
        """Return where a token stands."""
        return self.sentence(sentence).tokens[token]

    def words(self, span: Span) -> str:
        """Return words on one line."""
        return " ".join(span.cut(self.text).split())

    def label(self, mention: Mention) -> str:
        """Return a mention's words with country and sector: `Ukraine's navy [UKR MIL]`."""
        codes = " ".join(filter(None, (mention.country, *mention.sectors[:1])))
        return f"{self.words(mention.span)} [{codes or '?'}]"


@dataclass(frozen=True, kw_only=True)
class Happening:
    """An event with all that tell it; `joined` is the draft they make together."""

    trace: Trace
    event: Event
    joined: Draft
    tellings: tuple[Draft, ...]

    @cached_property
    def leader(self) -> Draft:
        """The telling that leads: its trigger is the event's."""
        return next(draft for draft in self.tellings if draft.trigger.span == self.event.trigger and not draft.echo)

    @property
    def ordered(self) -> tuple[Draft, ...]:
        """The tellings, the leading one first."""
        return (self.leader, *(draft for draft in self.tellings if draft is not self.leader))

    @property
    def proposal(self) -> Proposal | None:
        """What the encoder proposes at the trigger."""
        return self.leader.tree.proposal(self.leader.trigger.head)

    def source_of(self, holds: Callable[[Draft], bool]) -> Draft:
        """Return the telling that something comes from, the leading one first."""
        return next(draft for draft in self.ordered if not draft.echo and holds(draft))

    def say_lent(self, draft: Draft) -> str:
        """Return in words that something comes from another telling; nothing where it is the leading one's own."""
        return "" if draft is self.leader else f"; lent by the telling “{self.trace.words(draft.trigger.span)}”"


def key_of(draft: Draft) -> Key:
    """Return what a draft is known by through all steps."""
    return draft.trigger.sentence, draft.trigger.head, draft.trigger.type


def trace_report(report: Report, tools: Tools) -> Trace:
    """Read a report and keep what every stage gave; the same report gives the same reading as `read_report`."""
    stages = follow_report(report, tools)
    drafting = follow_drafts(report, stages.document, stages.encoding, stages.spotting, stages.resolution)
    placings = tuple(place_drafts(drafting.filled))
    return Trace(stages=stages, world=tools.world, drafting=drafting, placings=placings)
