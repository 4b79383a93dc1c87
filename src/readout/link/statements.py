"""Statements: what each side says of an incident over all reports that tell it, and who takes part and is silent."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from readout.link.tellings import side_of
from readout.records import Family, Statement, Telling, Voice

Said = tuple[Telling, Voice]


def collect_statements(tellings: Sequence[Telling], families: Mapping[str, Family]) -> tuple[Statement, ...]:
    """Return the statements of tellings that come in the order of publication, and the silent sides behind them.

    A side has one statement of a kind in each report, its last there; copies of one source's words have one together,
    that of the report that speaks for them, else of the first.
    """
    chosen: dict[tuple[str, str, str], Said] = {}
    for telling, voice in _voices(tellings):
        origin = origin_of(telling, families)
        key = (voice.side, voice.link, origin)
        held = chosen.get(key)
        if held is None or held[0].report == telling.report or _speaks_for(telling, origin, families):
            chosen[key] = (telling, voice)
    said = sorted(chosen.values(), key=lambda pair: (*by_time(pair[0]), pair[1].side, pair[1].claim))
    speaking = {voice.side for _, voice in said}
    return (*(_state(telling, voice) for telling, voice in said), *_silent(tellings, speaking))


def origin_of(telling: Telling, families: Mapping[str, Family]) -> str:
    """Return the report that the words of a telling's report come from: itself, where it is in no family."""
    family = families.get(telling.report)
    return family.origin if family else telling.report


def by_time(telling: Telling) -> tuple[str, str, str]:
    """Return what tellings are ordered by: publication, report, event. Those without a day come last."""
    return telling.published or "9", telling.report, telling.event


def _voices(tellings: Iterable[Telling]) -> Iterator[Said]:
    for telling in tellings:
        for voice in telling.voices:
            yield telling, voice


def _speaks_for(telling: Telling, origin: str, families: Mapping[str, Family]) -> bool:
    """Tell whether a report is its family's own voice: the origin, or the last version of it."""
    first = families.get(origin)
    return telling.report == ((first.replaced_by if first else None) or origin)


def _state(telling: Telling, voice: Voice) -> Statement:
    return Statement(
        side=voice.side,
        says=voice.link,
        speaker=voice.speaker,
        words=voice.words,
        stance=voice.stance,
        report=telling.report,
        publisher=telling.publisher,
        published=telling.published,
        claim=voice.claim,
    )


def _silent(tellings: Iterable[Telling], speaking: set[str]) -> Iterator[Statement]:
    sides = {side_of(party): party for telling in tellings for party in (*telling.actors, *telling.recipients)}
    yield from (Statement(side=side, says="silent") for side in sorted(sides) if side not in speaking)
