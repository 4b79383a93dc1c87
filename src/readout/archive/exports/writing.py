"""Writing an export: the file with its codebook, keys and manifest, in a draft that takes its place when whole."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

from readout.archive.choosing.selected import BELONGING, Selected
from readout.archive.exports.drafts import open_draft
from readout.archive.exports.format import Format, PageFormat, RecordFormat, TableFormat, view_headings
from readout.archive.exports.ledger import Ledger
from readout.archive.exports.manifest import make_codebook, make_manifest, stamp_manifest
from readout.archive.exports.registry import load_format
from readout.archive.exports.supply import Supply
from readout.archive.exports.tables import Heading, load_headings
from readout.archive.places import Place
from readout.errors import ArchiveError, InputError

if TYPE_CHECKING:
    import pyarrow as pa

Item = TypeVar("Item")
Follow = Callable[[str, int, int | None], None]
STEP = 1_000  # records from one word of progress to the next
MANIFEST, CODEBOOK, KEYS = ".manifest.json", ".codebook.tsv", ".keys.tsv"  # behind the name of the file


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What was written: the file, how many rows it has, and the manifest that lies beside it."""

    path: Path
    rows: int
    manifest: dict[str, Any]


def export_selected(
    selected: Selected,
    name: str,
    path: str | Path,
    *,
    view: str = "events",
    excel: bool = False,
    on_progress: Follow | None = None,
) -> Export:
    """Write the events chosen, or what belongs to them, to the file `path` in a format of `FORMATS`.

    Beside it lie a codebook, a manifest and, where the ids of the format can't say it, the keys of its rows. Parquet,
    CSV and JSON lines hold any `view` of `Selected.table`. All are written to a draft and take their names at the
    end: a fault leaves what was there. `InputError` for an unknown format or view and for a path that is none for a
    file, `ArchiveError` where writing fails.
    """
    import duckdb
    import pyarrow as pa

    found = load_format(name, excel)
    _check_view(found, view)
    target = Path(path).expanduser().absolute()
    _check_target(target, selected.archive.folder)
    try:
        return _write_export(target, found, selected, view, on_progress)
    except (duckdb.Error, pa.ArrowException) as error:
        raise ArchiveError(f"{path}: the archive can't be read: {error}") from error
    except OSError as error:
        raise ArchiveError(f"{path}: {error.strerror or error}") from error


def _write_export(target: Path, found: Format, selected: Selected, view: str, follow: Follow | None) -> Export:
    """Write the draft, then give its files their names; whatever happens, no draft stays."""
    with open_draft(target.parent) as draft:
        manifest = _write_draft(draft / target.name, found, selected, view, follow)
        _settle(draft, target)
    return Export(path=target, rows=manifest["rows"], manifest=manifest)


def _check_view(found: Format, view: str) -> None:
    if view not in BELONGING:
        raise InputError(f"{view}: what belongs to events is {', '.join(BELONGING)}")
    if view != "events" and not isinstance(found, TableFormat):
        raise InputError(f"{found.name} holds {found.takes}; parquet, csv and jsonl hold {view}")


def _check_target(target: Path, archive: Place) -> None:
    if target.is_dir():
        raise InputError(f"{target}: a folder; an export is a file")
    if archive in target.parents:
        raise InputError(f"{target}: lies in the archive; write to another place")


def _write_draft(file: Path, found: Format, selected: Selected, view: str, follow: Follow | None) -> dict[str, Any]:
    supply, started = Supply(selected), datetime.now(UTC)
    counts, ledger = supply.count(), Ledger()
    with file.open("wb") as stream:
        if isinstance(found, TableFormat):
            total = counts["mentions"] if view == "events" else None
            headings = _write_table(found, supply, view, stream, ledger, _follow(follow, total))
        elif isinstance(found, PageFormat):
            headings = found.headings
            found.write(selected, supply, stream, ledger, _follow(follow, counts["mentions"]))
        else:
            headings = found.headings
            _write_records(found, supply, stream, ledger, _follow(follow, counts["mentions"]), file)
    _beside(file, CODEBOOK).write_text(make_codebook(headings), encoding="utf-8")
    about = {
        "asked": selected.asked,
        "counts": counts,
        "versions": supply.versions(),
        "judgements": supply.judgements(),
    }
    archive = {"name": selected.archive.folder.name, "format": selected.archive.format}
    manifest = {**make_manifest(file, found, view, ledger), **about, "archive": archive, **stamp_manifest(started)}
    text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
    _beside(file, MANIFEST).write_text(text, encoding="utf-8")
    return manifest


def _write_table(
    found: TableFormat, supply: Supply, view: str, stream: BinaryIO, ledger: Ledger, follow: Callable[[int], None]
) -> tuple[Heading, ...]:
    rows = supply.rows(view)
    ledger.rows = found.save(_followed(rows, follow), stream)
    return view_headings(view, rows.schema.names)


def _followed(rows: pa.RecordBatchReader, follow: Callable[[int], None]) -> pa.RecordBatchReader:
    """Return the same rows as a stream that says how far it is."""
    import pyarrow as pa

    def batches() -> Iterator[pa.RecordBatch]:
        done = 0
        for batch in rows:
            yield batch
            done += batch.num_rows
            follow(done)

    return pa.RecordBatchReader.from_batches(rows.schema, batches())


def _write_records(
    found: RecordFormat, supply: Supply, stream: BinaryIO, ledger: Ledger, follow: Callable[[int], None], file: Path
) -> None:
    records: Iterable[Any] = supply.claims() if found.takes == "claims" else supply.events(found.tellings)
    if not found.keys:
        found.write(_counted(records, follow), stream, ledger)
        return
    with _beside(file, KEYS).open("w", encoding="utf-8") as keys:
        keys.write("\t".join(heading.name for heading in load_headings("keys")) + "\n")
        ledger.keys = keys
        found.write(_counted(records, follow), stream, ledger)


def _follow(follow: Follow | None, total: int | None) -> Callable[[int], None]:
    return lambda done: follow("exporting", done, total) if follow else None


def _counted(records: Iterable[Item], follow: Callable[[int], None]) -> Iterator[Item]:
    for number, record in enumerate(records, 1):
        yield record
        if number % STEP == 0:
            follow(number)


def _beside(file: Path, ending: str) -> Path:
    return file.with_name(file.name + ending)


def _settle(draft: Path, target: Path) -> None:
    """Give every file of the draft its name, the manifest last: one that fits its file by hash is of a whole export."""
    files = sorted(draft.iterdir(), key=lambda file: file.name.endswith(MANIFEST))
    for file in files:
        file.replace(target.parent / file.name)
