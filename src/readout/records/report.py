"""A report as `read` hands it on: clean text, and all that was taken out of it."""

from dataclasses import dataclass
from typing import Literal

from readout.records.spans import Span

PublishedBasis = Literal["given", "page", "dateline", "text"]
ParagraphKind = Literal["headline", "prose"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A stretch of `Report.text`: prose to code, or the headline."""

    span: Span
    kind: ParagraphKind = "prose"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """What stood before the dash: `KYIV, Nov 23 (AFP) -`. Not in `Report.text`."""

    text: str
    place: str | None = None
    day: str | None = None  # ISO day when the year is known, else `--MM-DD`
    agency: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """Something taken out of the text, kept for the record: a teaser, a link, an advertisement, a byline …"""

    kind: Literal["teaser", "link", "advertisement", "byline", "dateline", "correction", "date", "credit", "other"]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report. `text` is the cleaned text that every span points into; it never changes after `read`.

    `published` is an ISO day or an ISO moment with zone; `None` means looked for, not known. `source` is the
    path or address it was read from. `id` is given or made from the content.
    """

    id: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    title: str | None = None
    published: str | None = None
    published_basis: PublishedBasis | None = None
    publisher: str | None = None
    byline: str | None = None
    url: str | None = None
    language: str | None = None
    source: str | None = None
    dateline: Dateline | None = None
    removed: tuple[Removed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A fault in one input, told and not fatal. `line` counts from 1 and is `None` where input has no lines."""

    source: str
    message: str
    line: int | None = None
    report: str | None = None
