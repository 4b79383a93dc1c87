"""The Python door: a reading that shows itself in a notebook and turns into a data frame."""

from collections.abc import Iterator
from html import escape
from threading import Lock
from typing import Any

from readout import records
from readout.pipeline import Tools, load_tools, read_report
from readout.read import read_text
from readout.text.marking import lay_flat

_tools: list[Tools] = []
_lock = Lock()
COLOURS = {"event": "#f4c7c3", "claim": "#fff4c2", "party": "#cfe3f7", "place": "#d3ecd3", "time": "#e6d6f2"}


class Reading(records.Reading):
    """A reading with `.events`, `.claims`, `.mentions`, `.to_dict()`, `.to_dataframe()` and a notebook view."""

    __slots__ = ()

    def to_dataframe(self) -> Any:
        """Return the events as a pandas or Polars data frame, whichever is installed; `ReadoutError` if none is."""
        from readout.archive.frames import to_dataframe

        return to_dataframe(self)

    def _repr_html_(self) -> str:
        pieces = lay_flat(len(self.report.text), _marks(self))
        body = "".join(_piece(span.cut(self.report.text), labels) for span, labels in pieces)
        return f'<div style="max-width:46em;line-height:1.5">{body}</div>{_table(self)}'


def read_one(
    text: str,
    *,
    published: str | None = None,
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
    language: str | None = None,
) -> Reading:
    """Read one report from its text. `published` is an ISO day or moment; without it relative dates stay unresolved.

    The model is loaded at the first call and kept. `InputError` if there is nothing to read.
    """
    report = read_text(text, title=title, published=published, publisher=publisher, url=url, language=language)
    found = read_report(report, _loaded())
    return Reading(**{name: getattr(found, name) for name in records.Reading.__slots__})


def _loaded() -> Tools:
    with _lock:
        if not _tools:
            _tools.append(load_tools())
    return _tools[0]


def _marks(reading: records.Reading) -> Iterator[tuple[records.Span, str]]:
    for event in reading.events:
        yield from ((telling, "event") for telling in event.tellings)
    for mention in reading.mentions:
        if mention.kind != "quantity":
            yield mention.span, mention.kind if mention.kind in COLOURS else "party"
    for claim in reading.claims:
        yield from ((span, "claim") for span in claim.content)


def _piece(words: str, labels: tuple[str, ...]) -> str:
    html = escape(words).replace("\n", "<br>")
    if not labels:
        return html
    return f'<span title="{", ".join(labels)}" style="background:{COLOURS[labels[0]]}">{html}</span>'


def _table(reading: records.Reading) -> str:
    mentions = {mention.id: mention.span.cut(reading.report.text) for mention in reading.mentions}
    rows = "".join(
        f"<tr><td>{escape(event.type)}</td><td>{escape(', '.join(mentions[i] for i in event.actors))}</td>"
        f"<td>{escape(', '.join(mentions[i] for i in event.recipients))}</td><td>{event.standing}</td></tr>"
        for event in reading.events
    )
    return f"<table><tr><th>event</th><th>actors</th><th>recipients</th><th>standing</th></tr>{rows}</table>"
