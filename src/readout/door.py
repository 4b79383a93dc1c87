"""The Python door: a reading that shows itself in a notebook and turns into a data frame."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from html import escape
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Literal

from readout import records
from readout.batch import read_batch
from readout.errors import InputError
from readout.pipeline import Tools, load_tools, read_report
from readout.read import read_inputs, read_text
from readout.records import Mention, Problem, Report, Span
from readout.text.marking import lay_flat
from readout.world import find_overlay, load_world

if TYPE_CHECKING:
    from readout.archive import Archive
    from readout.explain import Explanation
    from readout.fetch.visits import Visits
    from readout.read.web import Web

_tools: list[Tools] = []
_lock = Lock()
COLOURS = {"event": "#f4c7c3", "claim": "#fff4c2", "party": "#cfe3f7", "place": "#d3ecd3", "time": "#e6d6f2"}
COLUMNS = ("event", "actors", "recipients", "when", "where", "standing")


class Reading(records.Reading):
    """One report with all that was found in it: `.report`, `.events`, `.claims`, `.mentions`; a notebook shows it."""

    __slots__ = ()

    def words(self, what: Span | str) -> str:
        """Return the words of a span or of a mention, given by its id; `KeyError` if no mention has the id."""
        span = what if isinstance(what, Span) else self.mention(what).span
        return span.cut(self.report.text)

    def mention(self, id: str) -> Mention:
        """Return the mention that an event or claim names by its id; `KeyError` if there is none."""
        for mention in self.mentions:
            if mention.id == id:
                return mention
        raise KeyError(id)

    def to_dataframe(self, table: str = "events") -> Any:
        """Return events (or `mentions`, `claims`, `reports`) as a pandas data frame, without pandas a Polars one.

        `ReadoutError` where neither is installed, and for a table that isn't there.
        """
        from readout.archive import to_dataframe

        return to_dataframe(self, table)

    def explain(self, event: str | None = None, *, fields: Sequence[str] = ()) -> "Explanation":
        """Return why each event is as it is, or the one of an id; see `readout.explain`."""
        return explain_source(self, event, fields=fields)

    def __repr__(self) -> str:
        counts = f"{len(self.events)} events, {len(self.claims)} claims, {len(self.mentions)} mentions"
        return f"<Reading of {self.report.id}: {counts}>"

    def _repr_html_(self) -> str:
        """Return the text with its evidence marked, then events and claims; all that came from outside is escaped."""
        pieces = lay_flat(len(self.report.text), _marks(self))
        body = "".join(_piece(span.cut(self.report.text), labels) for span, labels in pieces)
        legend = " ".join(_piece(label, (label,)) for label in COLOURS)
        text = f'<div style="max-width:46em;line-height:1.5">{body}</div>'
        return f"<div>{text}<p>{legend}</p>{_table(self)}{_claims(self)}</div>"


def read_one(
    text: str,
    *,
    published: str | None = None,
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
    language: str | None = None,
    min_confidence: float = 0.0,
    world: str | Path | None = None,
) -> Reading:
    """Read one report from its text; see `readout.read`, which is this function."""
    report = read_text(text, title=title, published=published, publisher=publisher, url=url, language=language)
    return _open(read_report(report, load_once(world)).above(min_confidence))


def read_files(
    sources: str | Path | Sequence[str | Path],
    *,
    published: str | None = None,
    publisher: str | None = None,
    jobs: int = 1,
    on_error: Literal["skip", "stop"] = "skip",
    known: Callable[[Report], bool] | None = None,
    min_confidence: float = 0.0,
    world: str | Path | None = None,
    follow: bool | None = None,
    visits: "Visits | None" = None,
) -> Iterator[Reading | Problem]:
    """Give a reading for each report of files, folders, addresses of the web and `-` (standard input); a `Problem` for
    what can't be read.

    They come in order, one at a time. `published` and `publisher` stand for reports that carry none. With `jobs`
    processes, a script needs the usual `if __name__ == "__main__":`. With `on_error="stop"` the first problem is
    the last thing given. Reports of which `known` says true are passed over; events below `min_confidence` (0 to 1) are
    left out. `world` is a folder of your own facts; see docs/world.md. `InputError` if `published` is no date.

    An address (`https://…`) is fetched. `follow` tells whether the pages of a feed's entries are too, where the feed
    has only summaries: by default those of feeds that are fetched. What `visits` recalls is not asked for again.
    """
    given = [sources] if isinstance(sources, (str, Path)) else sources
    names = [str(source) for source in given]
    reports = read_inputs(names, published=published, publisher=publisher, web=_web(follow, visits))
    due = (report for report in reports if known is None or isinstance(report, Problem) or not known(report))
    load = partial(load_once, find_overlay(world))  # found now: a worker process gets the same folder
    results = read_batch(due, load, read_report, jobs=jobs, on_error=on_error)
    return (result if isinstance(result, Problem) else _open(result.above(min_confidence)) for result in results)


def explain_source(
    source: "records.Reading | Archive",
    event: str | None = None,
    *,
    fields: Sequence[str] = (),
    world: str | Path | None = None,
) -> "Explanation":
    """Return why events are as they are; see `readout.explain`, which is this function."""
    from readout.archive import Archive
    from readout.explain import explain_archived, explain_reading

    if not isinstance(source, Archive):
        return explain_reading(source, load_once(world), event, fields)
    if event is None:
        raise InputError("name the event of the archive that is to be explained, by its id")
    return explain_archived(source, partial(load_once, world), event, fields)


def load_once(world: str | Path | None = None) -> Tools:
    """Return the tools, loaded at the first call in a process and kept; `ModelError` if the weights are damaged.

    With another `world` than at the call before, or a changed one, only the world is loaded anew.
    """
    with _lock:
        if not _tools:
            _tools.append(load_tools(world))
        elif (facts := load_world(world)) is not _tools[0].world:
            _tools[0] = Tools(encoder=_tools[0].encoder, world=facts)
        return _tools[0]


def _web(follow: bool | None, visits: "Visits | None") -> "Web | None":
    if follow is None and visits is None:
        return None
    from readout.fetch.visits import NoVisits
    from readout.read.web import Web  # the network's modules, and only who asks for them needs them

    return Web(follow=follow, visits=visits or NoVisits())


def _open(found: records.Reading) -> Reading:
    return Reading(**{name: getattr(found, name) for name in records.Reading.__slots__})


def _marks(reading: Reading) -> Iterator[tuple[Span, str]]:
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
    style = f"background:{COLOURS[labels[0]]};color:#111"
    return f'<span title="{escape(", ".join(labels))}" style="{style}">{html}</span>'


def _table(reading: Reading) -> str:
    rows = [COLUMNS, *(_cells(reading, event) for event in reading.events)]
    tags = ["th", *("td" for _ in reading.events)]
    lines = (
        "".join(f'<{tag} style="text-align:left">{escape(cell)}</{tag}>' for cell in row)
        for tag, row in zip(tags, rows, strict=True)
    )
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def _cells(reading: Reading, event: records.Event) -> tuple[str, ...]:
    auxiliaries = f"({', '.join(event.auxiliaries)})" if event.auxiliaries else None
    return (
        " ".join(filter(None, (event.type, event.mode, auxiliaries))),
        ", ".join(map(reading.words, event.actors)),
        ", ".join(map(reading.words, event.recipients)),
        (event.when.time.start or reading.words(event.when.span)) if event.when else "",
        event.where.name if event.where else "",
        event.standing,
    )


def _claims(reading: Reading) -> str:
    lines = (
        f"<li>{escape(reading.words(claim.speaker) if claim.speaker else 'somebody')} {escape(claim.stance)}: "
        f"{escape(' … '.join(map(reading.words, claim.content)))}</li>"
        for claim in reading.claims
    )
    return f"<ul>{''.join(lines)}</ul>"
