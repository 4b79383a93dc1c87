"""The periods of a tension as an Arrow table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from readout.archive.tension.records import KINDS, PARTS, Share, Tension

if TYPE_CHECKING:
    import pyarrow as pa


def build_rows(tension: Tension) -> pa.Table:
    """Return a row to each period, with a column to each part of both shares."""
    import pyarrow as pa

    schema = [pa.field(tension.by, pa.date32()), pa.field("exposure", pa.int64())]
    schema += [pa.field(kind + part, _type(part, pa)) for kind in KINDS for part in PARTS]
    rows = [
        {tension.by: row.start, "exposure": row.exposure, **_columns("conflict", row.conflict)}
        | _columns("cooperation", row.cooperation)
        for row in tension.rows
    ]
    return pa.Table.from_pylist(rows, pa.schema(schema))


def _columns(kind: str, share: Share) -> dict[str, Any]:
    return {kind + part: getattr(share, part[1:] or "value") for part in PARTS}


def _type(part: str, pa: Any) -> Any:
    return {"_happenings": pa.int64(), "_limited": pa.bool_()}.get(part, pa.float64())
