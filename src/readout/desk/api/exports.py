"""Exports of exactly the selection: a file with its manifest and codebook, or one page for reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from fastapi import APIRouter
from starlette.responses import StreamingResponse

from readout.archive import Selected
from readout.archive.choosing.selected import BELONGING
from readout.archive.exports import FORMATS, load_format
from readout.archive.exports.format import TableFormat
from readout.desk.asked import Asked, Opened
from readout.desk.download import page_of, zip_of
from readout.desk.forms.parts import Items
from readout.desk.kept import CheckedRoute

router = APIRouter(tags=["exports"], route_class=CheckedRoute)
CHUNK = 1 << 18  # bytes sent at once
PAGE_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportFormat:
    """A format: which views it holds, how its files end, and what is lost in it."""

    format: str
    label: str
    views: tuple[str, ...]
    suffix: str
    note: str


@router.get("/exports")
def list_formats() -> Items[ExportFormat]:
    """The formats in which a selection can be had."""
    return Items(items=tuple(map(_format, FORMATS)))


@router.get("/export", response_class=StreamingResponse)
def export(desk: Opened, asked: Asked, format: str, view: str = "events", excel: bool = False) -> StreamingResponse:
    """The events of the selection, or what belongs to them, as a .zip: the file, its manifest and its codebook."""
    chosen = Selected(desk.archive, asked)
    name = _plain(f"{desk.archive.folder.name}-{view}")
    packed = zip_of(chosen, format, name, view=view, excel=excel)
    headers = {"Content-Disposition": f'attachment; filename="{name}-{_plain(format)}.zip"'}
    return StreamingResponse(_pieces(packed), media_type="application/zip", headers=headers)


@router.get("/report.html", response_class=StreamingResponse)
def show_report(desk: Opened, asked: Asked) -> StreamingResponse:
    """The selection as one page for reading and printing, without a script."""
    page = page_of(Selected(desk.archive, asked))
    headers = {"Content-Security-Policy": PAGE_POLICY}
    return StreamingResponse(_pieces(page), media_type="text/html; charset=utf-8", headers=headers)


def _format(name: str) -> ExportFormat:
    found = load_format(name)
    views = tuple(BELONGING) if isinstance(found, TableFormat) else ("events",)
    note = f"lost: {'; '.join(found.lost)}" if found.lost else ""
    return ExportFormat(format=name, label=found.title, views=views, suffix=found.suffix, note=note)


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while piece := file.read(CHUNK):
            yield piece


def _plain(name: str) -> str:
    """Return a name that every header and disk takes: other signs become lines."""
    return "".join(sign if sign.isascii() and (sign.isalnum() or sign in "-_.") else "_" for sign in name)
