"""Small reports for the tests of sentences, times and quantities, read with the real encoder."""

from functools import lru_cache
from pathlib import Path

from readout.encode import Encoder, encode_document, load_encoder
from readout.parse import parse_report
from readout.records import Document, Encoding, Mention, Paragraph, Report, Span
from readout.resolve.quantities import resolve_quantity
from readout.resolve.times import resolve_times
from readout.spot.quantities import spot_quantities
from readout.spot.times import spot_times

CASES = Path(__file__).parent / "cases"


def make_report(*paragraphs: str, headline: bool = False, published: str | None = None) -> Report:
    """Return a report of some paragraphs, the first a headline if asked."""
    text, spans, place = "\n\n".join(paragraphs), [], 0
    for paragraph in paragraphs:
        spans.append(Span(place, place + len(paragraph)))
        place += len(paragraph) + 2
    kinds = ["headline" if headline and not number else "prose" for number in range(len(spans))]
    parts = tuple(Paragraph(span=span, kind=kind) for span, kind in zip(spans, kinds, strict=True))
    return Report(id="r1", text=text, paragraphs=parts, published=published)


@lru_cache(maxsize=1)
def the_encoder() -> Encoder:
    return load_encoder()


def encode(report: Report) -> tuple[Document, Encoding]:
    document = parse_report(report)
    return document, encode_document(document, report.text, the_encoder())


def read_times(report: Report) -> list[Mention]:
    document, encoding = encode(report)
    return resolve_times(spot_times(report, document, encoding), report, document, encoding)


def read_quantities(report: Report) -> list[Mention]:
    document, encoding = encode(report)
    found = spot_quantities(report, document, encoding, spot_times(report, document, encoding))
    return [resolve_quantity(mention, report, encoding.trees[mention.sentence], document) for mention in found]


def read_table(name: str, columns: int) -> list[tuple[str, ...]]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    rows = [tuple(line.split("\t")) for line in lines if line.strip() and not line.startswith("#")]
    assert all(len(row) == columns for row in rows), name
    return rows
