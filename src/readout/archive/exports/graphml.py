"""GraphML: actors as nodes, an edge for each pair of each event."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from readout.archive.exports.format import RecordFormat
from readout.archive.exports.ledger import Ledger
from readout.archive.exports.parties import expand_pairs
from readout.archive.exports.records import EventRecord, Participant
from readout.archive.exports.styles import Style, as_text
from readout.archive.exports.tables import Heading, load_headings
from readout.records import content_id

NAME = "graphml"
_REFUSED = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # by XML, even escaped
_TYPES = {"whole": "int", "number": "double"}


def convert(records: Iterable[EventRecord], ledger: Ledger) -> Iterator[str]:
    """Give every party once, before the first edge that has it, and the edge of each pair; both as XML."""
    known: set[str] = set()
    for record in records:
        if not record.actors or not expand_pairs(record)[0][1]:
            ledger.leave_out("no pair")
            continue
        for number, (actor, recipient) in enumerate(expand_pairs(record), 1):
            assert actor and recipient
            ends = [_key(actor), _key(recipient)]
            for key, party in zip(ends, (actor, recipient), strict=True):
                if key not in known:
                    known.add(key)
                    yield _node(key, party)
            yield _edge(f"{record.row['id']}.{number}", ends, record)


def _key(party: Participant) -> str:
    """Return what is the same for one party in all reports: its name with country and sectors."""
    return content_id("p", party.name or party.words, party.country, *party.sectors)


def _node(key: str, party: Participant) -> str:
    cells = {"name": party.name or party.words, "country": party.country, "sectors": list(party.sectors)}
    return f"<node id={quoteattr(key)}>{_data(cells, 'node')}</node>\n"


def _edge(key: str, ends: list[str], record: EventRecord) -> str:
    row, site = record.row, record.site
    names = ("type", "mode", "cameo", "quad", "score", "auxiliaries", "standing", "confidence", "report")
    cells = {name: row[name] for name in names}
    cells |= {
        "event": row["id"],
        "date": record.day,
        "place": site.name if site else None,
        "incident": record.happening.id if record.happening else None,
    }
    source, target = map(quoteattr, ends)
    return f"<edge id={quoteattr(key)} source={source} target={target}>{_data(cells, 'edge')}</edge>\n"


def _data(cells: dict[str, Any], owner: str) -> str:
    told = ((name, _REFUSED.sub("", as_text(value))) for name, value in cells.items())
    return "".join(f'<data key="{owner}.{name}">{escape(text)}</data>' for name, text in told if text)


def _key_line(heading: Heading) -> str:
    owner, _, name = heading.name.partition(".")
    kind = _TYPES.get(heading.type, "string")
    return f'<key id="{heading.name}" for="{owner}" attr.name="{name}" attr.type="{kind}"/>\n'


def _style() -> Style:
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    keys = "".join(map(_key_line, load_headings(NAME)))
    return Style(
        encode=str,
        head=f'{head}{keys}<graph id="events" edgedefault="directed">\n',
        tail="</graph>\n</graphml>\n",
    )


FORMAT = RecordFormat(
    name=NAME,
    title="GraphML",
    suffix=".graphml",
    headings=load_headings(NAME),
    style=_style(),
    convert=convert,
    lost=("events with one party only", "contexts, claims, figures and the words that tell the event"),
)
