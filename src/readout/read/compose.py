"""Text and what is known about it to a `Report`: the one place where reports are made."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from readout.errors import InputError
from readout.read.clean import Cleaned, clean_text
from readout.read.links import link_author, links_publisher, publisher_of
from readout.records import Dateline, Paragraph, Problem, PublishedBasis, Report, Span, content_id
from readout.text.characters import clean_characters, fold_spaces
from readout.text.dates import complete_day, day_of, parse_published

MAX_CHARACTERS = 2_000_000  # of one report; a long book has a million


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of a report beside its text. `published` is normal already, `basis` says who told it.

    `default_published` and `default_publisher` stand for reports that carry none of their own.
    """

    id: str | None = None
    title: str | None = None
    published: str | None = None
    basis: PublishedBasis = "given"
    publisher: str | None = None
    byline: str | None = None
    url: str | None = None
    language: str | None = None
    source: str | None = None
    default_published: str | None = None
    default_publisher: str | None = None


def read_text(
    text: str,
    *,
    title: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    language: str | None = None,
    id: str | None = None,
    source: str | None = None,
) -> Report:
    """Return one plain text as a clean `Report`; what is given goes before what the text tells.

    `published` is a date in any usual form. `InputError` if that is no date, if the text holds no story, or
    if it is longer than two million characters.
    """
    known = Known(
        id=id,
        title=title,
        published=check_published(published),
        publisher=publisher,
        url=url,
        language=language,
        source=source,
    )
    return compose_report(text, known)


def check_published(published: str | None) -> str | None:
    """Return a date that somebody gave in its normal form; `InputError` if it is none."""
    if published is None:
        return None
    normal = parse_published(published)
    if normal is None:
        raise InputError(f"not a date: {published!r}; write it as 2021-11-23 or 2021-11-23T14:05:00+02:00")
    return normal


def compose_report(text: str, known: Known) -> Report:
    """Return the report that cleaned text and known facts make; `InputError` where there is no story in the text."""
    if len(text) > MAX_CHARACTERS:
        raise InputError(f"too long: {len(text):,} characters, the limit for one report is {MAX_CHARACTERS:,}")
    known = _tidy(known)
    cleaned = clean_text(text, known.title)
    if not cleaned.paragraphs:
        raise InputError("empty: nothing but links, teasers and the like" if cleaned.removed else "empty: no text")
    body, paragraphs = _lay_out(cleaned)
    published, basis = _find_published(cleaned, known)
    return Report(
        id=known.id or content_id("r", body, known.url or ""),
        text=body,
        paragraphs=paragraphs,
        title=known.title or _headline(cleaned),
        published=published,
        published_basis=basis,
        publisher=_find_publisher(cleaned, known),
        byline=known.byline or cleaned.byline or link_author(cleaned.links),
        url=known.url,
        language=known.language,
        source=known.source,
        dateline=_make_dateline(cleaned, published),
        removed=tuple(cleaned.removed),
    )


def try_compose(text: str, known: Known, line: int | None = None) -> Iterator[Report | Problem]:
    """Give the report, or the `Problem` that says why there is none."""
    try:
        yield compose_report(text, known)
    except InputError as error:
        yield Problem(source=known.source or "", message=str(error), line=line, report=known.id)


def _tidy(known: Known) -> Known:
    fields = ("id", "title", "publisher", "byline", "url", "language")
    clean = {name: _one_line(getattr(known, name)) for name in fields}
    return replace(known, **clean)  # type: ignore[arg-type]


def _one_line(value: str | None) -> str | None:
    return (fold_spaces(clean_characters(value)) or None) if value else None


def _lay_out(cleaned: Cleaned) -> tuple[str, tuple[Paragraph, ...]]:
    paragraphs, start = [], 0
    for text, kind in zip(cleaned.paragraphs, cleaned.kinds, strict=True):
        paragraphs.append(Paragraph(span=Span(start, start + len(text)), kind=kind))
        start += len(text) + 2
    return "\n\n".join(cleaned.paragraphs), tuple(paragraphs)


def _headline(cleaned: Cleaned) -> str | None:
    pairs = zip(cleaned.paragraphs, cleaned.kinds, strict=True)
    return next((text for text, kind in pairs if kind == "headline"), None)


def _find_published(cleaned: Cleaned, known: Known) -> tuple[str | None, PublishedBasis | None]:
    if known.published:
        return known.published, known.basis
    written = cleaned.dateline.written if cleaned.dateline else None
    if written and written.year:
        return written.iso(), "dateline"
    if told := cleaned.published or cleaned.updated:
        return told, "text"
    return known.default_published, "given" if known.default_published else None


def _find_publisher(cleaned: Cleaned, known: Known) -> str | None:
    agency = cleaned.dateline.agency if cleaned.dateline else None
    address = publisher_of(known.url) if known.url else None
    return known.publisher or known.default_publisher or address or links_publisher(cleaned.links) or agency


def _make_dateline(cleaned: Cleaned, published: str | None) -> Dateline | None:
    head = cleaned.dateline
    if head is None:
        return None
    near: date | None = day_of(published) if published else None
    day = head.written.iso() if head.written else None
    if head.written and near and head.written.year is None:
        day = complete_day(head.written, near)
    return Dateline(text=head.text, place=head.place, day=day, agency=head.agency)
