"""Records as lines for people: who, what, to whom, when, where, who says so."""

from collections.abc import Iterator, Sequence

from readout.records import Claim, Count, Event, Mention, Reading, Report
from readout.text.amounts import say_number

EVENT_COLUMNS = ("event", "actors", "recipients", "when", "where", "standing", "words")


def event_cells(reading: Reading, event: Event) -> tuple[str, ...]:
    """Return the cells of an event, one for each of `EVENT_COLUMNS`."""
    mentions = {mention.id: mention for mention in reading.mentions}
    return (
        type_label(event),
        _sides(event.actors, mentions, reading.report.text),
        _sides(event.recipients, mentions, reading.report.text),
        when_label(event, reading.report.text),
        where_label(event),
        event.standing,
        event.trigger.cut(reading.report.text),
    )


def type_label(event: Event) -> str:
    """Return type, mode and auxiliaries: `ASSAULT aerial (hypothetical)`."""
    auxiliaries = f" ({', '.join(event.auxiliaries)})" if event.auxiliaries else ""
    return " ".join(filter(None, (event.type, event.mode))) + auxiliaries


def when_label(event: Event, text: str) -> str:
    """Return the words of the time and what they stand for: `on Tuesday = 2021-11-23`."""
    if event.when is None:
        return "-"
    time = event.when.time
    days = time.start if time.start == time.end else f"{time.start}/{time.end}"
    if event.when.how == "assumed":
        return f"{days} (day of the report)"
    told = " (told before)" if event.when.how == "scene" else ""
    return f"{event.when.span.cut(text)} = {days or '?'}{told}"


def where_label(event: Event) -> str:
    """Return name and country of the place, `-` for none."""
    if event.where is None:
        return "-"
    if event.where.how == "assumed":
        return f"{event.where.country} (assumed)"
    told = " (told before)" if event.where.how == "scene" else ""
    return f"{event.where.name}{f' ({event.where.country})' if event.where.country else ''}{told}"


def count_label(count: Count) -> str:
    """Return a figure with its bounds and fate: `≥14 soldiers killed`, `10–15 fighters`, `42 killed (total)`."""
    if count.low == count.high:
        number = f"{'' if count.low is not None else '~'}{say_number(count.value)}"
    elif count.low is None or count.high is None:
        number = f"{'≤' if count.low is None else '≥'}{say_number(count.value)}"
    else:
        number = f"{say_number(count.low)}–{say_number(count.high)}"
    total = {True: "(total)", False: "(more)", None: None}[count.total]
    return " ".join(filter(None, (number, count.unit, count.of, count.fate, total)))


def mention_label(mention: Mention, text: str) -> str:
    """Return the words with country and sector: `Ukraine's navy [UKR MIL]`."""
    codes = " ".join(filter(None, (mention.country, *mention.sectors[:1])))
    return f"{mention.span.cut(text)} [{codes or '?'}]"


def _sides(identifiers: Sequence[str], mentions: dict[str, Mention], text: str) -> str:
    return ", ".join(mention_label(mentions[identifier], text) for identifier in identifiers) or "-"


def says_so(reading: Reading, event: Event) -> str:
    """Return who stands behind an event: `confirmed: Russia's Defense Ministry asserts, the Pentagon confirms`."""
    mentions = {mention.id: mention for mention in reading.mentions}
    parts = []
    for claim in reading.claims:
        for link in claim.events:
            if link.event == event.id:
                speaker = mentions[claim.speaker].span.cut(reading.report.text) if claim.speaker else "somebody unnamed"
                parts.append(f"{speaker} {link.link}")
    return f"{event.standing}: {', '.join(dict.fromkeys(parts))}" if parts else event.standing


def claim_line(reading: Reading, claim: Claim) -> str:
    """Return a claim in one line: speaker, stance, words."""
    text = reading.report.text
    mentions = {mention.id: mention for mention in reading.mentions}
    speaker = mentions[claim.speaker].span.cut(text) if claim.speaker else "-"
    words = " … ".join(span.cut(text) for span in claim.content).replace("\n\n", " ")
    return f"{speaker} · {claim.stance} · " + (f"“{words}”" if claim.quoted else words)


def about_line(report: Report) -> str:
    """Return what is known of a report beside its text; its source, else its id, stands for a missing title."""
    name = report.title or report.source or report.id
    return " · ".join(filter(None, (name, report.publisher, report.byline, report.published)))


def event_lines(reading: Reading, event: Event) -> tuple[str, str, str]:
    """Return an event in three pieces: its type; parties, time and place; who stands behind it and in which words."""
    kind, actors, recipients, when, where, _, trigger = event_cells(reading, event)
    counts = "".join(f" · {count_label(count)}" for count in event.quantities)
    about = "".join(f" · {part}" for part in (when, where) if part != "-")
    return kind, f"{actors} → {recipients}{about}", f"{says_so(reading, event)} · “{trigger}”{counts}"


def reading_lines(reading: Reading) -> Iterator[str]:
    """Give a reading as an indented tree of lines."""
    yield f"{reading.report.id}  {about_line(reading.report)}"
    branches = [*(_event_branch(reading, event) for event in reading.events)]
    branches += [[f"❝ {claim_line(reading, claim)}"] for claim in reading.claims]
    if not branches:
        yield "└─ no events, no claims"
    for place, (first, *rest) in enumerate(branches, 1):
        last = place == len(branches)
        yield ("└─ " if last else "├─ ") + first
        yield from (("   " if last else "│  ") + "   " + line for line in rest)


def _event_branch(reading: Reading, event: Event) -> list[str]:
    kind, rest, told = event_lines(reading, event)
    return [f"{kind}  {rest}", told]
