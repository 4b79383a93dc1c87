"""Readings as annotated reports of the corpus: head, text and a line for every event and claim."""

from collections.abc import Iterator, Sequence

from readout.evaluate.predictions import date_of
from readout.records import Claim, Count, Event, Mention, Reading, Span
from readout.text.characters import fold_spaces

SHOWN = 8  # words by which another sentence is named
_LINKS = {"asserts": "", "confirms": "confirm:", "denies": "deny:"}


def annotate_reading(reading: Reading, id: str, style: str) -> str:
    """Return a reading in the corpus format; what the format can't say (confidence, coordinates) is left out.

    What can't be written there (words with ` | ` in them, say) gives lines with faults: read the result back.
    """
    return "===\n".join((_head(reading, id, style), f"{reading.report.text}\n", _Notes(reading).write()))


def _head(reading: Reading, id: str, style: str) -> str:
    report = reading.report
    due = {"id": id, "style": style, "published": (report.published or "-")[:10], "publisher": report.publisher or "-"}
    more = {"title": report.title, "url": report.url}
    known = {**due, **{name: value for name, value in more.items() if value}}
    return "".join(f"# {name}: {fold_spaces(value)}\n" for name, value in known.items())


class _Notes:
    """The annotation lines of one reading."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._text = reading.report.text
        self._line = fold_spaces(self._text)
        self._mentions = {mention.id: mention for mention in reading.mentions}
        self._keys = {event.id: f"E{number}" for number, event in enumerate(reading.events, 1)}

    def write(self) -> str:
        """Return all lines."""
        lines = [" | ".join(self._event(event)) for event in self._reading.events]
        lines += [" | ".join(self._claim(claim, number)) for number, claim in enumerate(self._reading.claims, 1)]
        return "".join(f"{line}\n" for line in lines)

    def _event(self, event: Event) -> Iterator[str]:
        yield f"{self._keys[event.id]} {'/'.join(filter(None, (event.type, event.mode)))}"
        yield self._words(event.trigger)
        yield f"A: {self._parties(event.actors)}"
        yield f"R: {self._parties(event.recipients)}"
        yield f"S: {event.standing}{self._behind(event)}"
        yield f"W: {self._when(event)}"
        yield f"P: {self._where(event)}"
        fields = {
            "N": " ; ".join(map(_figure, event.quantities)),
            "C": ", ".join(event.contexts),
            "X": ", ".join(event.auxiliaries),
            "also": " ; ".join(self._beginning(span) for span in event.sentences if not span.covers(event.trigger)),
        }
        yield from (f"{key}: {value}" for key, value in fields.items() if value)

    def _claim(self, claim: Claim, number: int) -> Iterator[str]:
        yield f"C{number} {self._parties([claim.speaker] if claim.speaker else [])}"
        yield self._words(claim.cue) if claim.cue else "-"
        yield self._words(max(claim.content, key=lambda span: span.end - span.start)) if claim.content else "-"
        yield f"{claim.stance}{' quoted' if claim.quoted else ''}"
        links = [f"{_LINKS[link.link]}{self._keys[link.event]}" for link in claim.events if link.event in self._keys]
        yield ",".join(links) or "-"

    def _parties(self, ids: Sequence[str]) -> str:
        return " ; ".join(self._party(self._mentions[id]) for id in ids if id in self._mentions) or "-"

    def _party(self, mention: Mention) -> str:
        words, name = self._words(mention.span), mention.name
        told = f" ({name})" if name and name not in words and not set("()|;") & set(name) else ""
        return f"{words}{told} = {mention.country or 'null'} {mention.sectors[0] if mention.sectors else 'null'}"

    def _behind(self, event: Event) -> str:
        """Return who stands behind an event that the report tells in the words of others."""
        for claim in self._reading.claims if event.standing != "reported" else ():
            if claim.speaker in self._mentions and any(link.event == event.id for link in claim.events):
                return f" < {self._parties([claim.speaker])}"
        return ""

    def _when(self, event: Event) -> str:
        if event.when is None or event.when.how == "assumed":
            return "-"
        return f"{self._words(event.when.span)} = {date_of(event.when.time) or '?'}"

    def _where(self, event: Event) -> str:
        place = event.where
        if place is None or place.country is None or place.how == "assumed" or place.mention not in self._mentions:
            return "-"
        return f"{self._words(self._mentions[place.mention].span)} = {place.country}"

    def _words(self, span: Span) -> str:
        """Return the words of a span on one line, with the `@2` that tells them from the same ones before."""
        words = fold_spaces(span.cut(self._text))
        place = len(fold_spaces(self._text[: span.start] + "x")) - 1
        number, start = 1, self._line.find(words)
        while 0 <= start < place:
            number, start = number + 1, self._line.find(words, start + 1)
        return words if number == 1 else f"{words}@{number}"

    def _beginning(self, sentence: Span) -> str:
        words = sentence.cut(self._text).split()[:SHOWN]
        first = len(sentence.cut(self._text)) - len(sentence.cut(self._text).lstrip())
        end = sentence.start + first
        for word in words:
            end = self._text.index(word, end) + len(word)
        return self._words(Span(sentence.start + first, end))


def _figure(count: Count) -> str:
    number = f"{count.value:.10f}".rstrip("0").rstrip(".")
    about = "~" if count.low is None and count.high is None else ""
    return f"{about}{number} {' '.join(filter(None, (count.unit, count.of, count.fate))) or 'in all'}"
