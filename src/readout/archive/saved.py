"""Searches and collections that people keep with an archive: appended like all else, so that deleting can be undone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal, get_args

from readout.archive.build import build_table
from readout.archive.delta import append_rows, create_tables, list_files, say_fault
from readout.archive.noting import login_name
from readout.archive.schemas import KEPT, arrow_schema
from readout.errors import ArchiveError, InputError, UnknownError
from readout.records import content_id
from readout.text.characters import clean_characters, fold_spaces

if TYPE_CHECKING:
    from readout.archive.store import Archive

SavedKind = Literal["search", "collection"]
MAX_NAME, MAX_ADDRESS, MAX_RECORDS, MAX_ID = 200, 8_000, 10_000, 500  # characters; records; characters of an id


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A search, by its `address` in the desk, or a collection of `records`: ids of events, incidents, claims, reports.

    `by` is who changed it last, `at` when (an ISO moment).
    """

    id: str
    kind: SavedKind
    name: str
    address: str = ""
    records: tuple[str, ...] = ()
    by: str = ""
    at: str = ""
    deleted: bool = False


def list_saved(archive: Archive, deleted: bool = False) -> tuple[Saved, ...]:
    """Return what is kept, by name; with `deleted` also what was taken away."""
    latest: dict[str, Saved] = {}
    for saved in sorted(_read(archive), key=lambda saved: (saved.at, saved.deleted)):
        latest[saved.id] = saved
    kept = [saved for saved in latest.values() if deleted or not saved.deleted]
    return tuple(sorted(kept, key=lambda saved: (saved.name.casefold(), saved.id)))


def find_saved(archive: Archive, id: str) -> Saved:
    """Return what is kept under an id, also where it was taken away; `ArchiveError` where there is nothing."""
    found = next((saved for saved in list_saved(archive, deleted=True) if saved.id == id), None)
    if found is None:
        raise UnknownError(f"{id}: nothing is saved under this id")
    return found


def add_saved(
    archive: Archive, kind: str, name: str, *, address: str = "", records: Sequence[str] = (), by: str | None = None
) -> Saved:
    """Keep a search or a collection and return it; `InputError` for what is none, `by` as in judgements."""
    draft = Saved(id="", kind=kind, name=name, address=address, records=tuple(records))  # type: ignore[arg-type]
    return _append(archive, draft, by)


def change_saved(
    archive: Archive,
    id: str,
    *,
    name: str | None = None,
    address: str | None = None,
    records: Sequence[str] | None = None,
    by: str | None = None,
) -> Saved:
    """Change what is told, the rest stays; what was taken away is there again."""
    said = {"name": name, "address": address, "records": None if records is None else tuple(records)}
    given: dict[str, Any] = {field: value for field, value in said.items() if value is not None}
    return _append(archive, replace(find_saved(archive, id), **given, deleted=False), by)


def delete_saved(archive: Archive, id: str, *, by: str | None = None) -> Saved:
    """Take away what is kept under an id; `change_saved` brings it back."""
    return _append(archive, replace(find_saved(archive, id), deleted=True), by)


def _append(archive: Archive, draft: Saved, by: str | None) -> Saved:
    draft = _check(draft)
    at, author = datetime.now(UTC).isoformat(timespec="microseconds"), login_name() if by is None else by
    saved = replace(draft, id=draft.id or content_id("s", draft.kind, draft.name, author, at), by=author, at=at)
    create_tables(archive.folder, KEPT)
    append_rows(archive.folder, "saved", build_table("saved", [{**asdict(saved), "records": list(saved.records)}]))
    return saved


def _check(saved: Saved) -> Saved:
    """Return it in the form that is kept; `InputError` for what could not be shown or opened again."""
    name, records = fold_spaces(clean_characters(saved.name)), tuple(dict.fromkeys(saved.records))
    if saved.kind not in get_args(SavedKind):
        raise InputError(f"{saved.kind!r}: what is saved is a {' or a '.join(get_args(SavedKind))}")
    if not 0 < len(name) <= MAX_NAME:
        raise InputError(f"a name has 1 to {MAX_NAME} characters, not {len(name):,}")
    if len(saved.address) > MAX_ADDRESS:
        raise InputError(f"an address has at most {MAX_ADDRESS:,} characters, not {len(saved.address):,}")
    if saved.address and not _is_own(saved.address):
        raise InputError(f"{saved.address}: not an address of the desk; it begins with / or ?")
    if saved.kind == "search" and not saved.address:
        raise InputError("a search needs its address")
    if len(records) > MAX_RECORDS or any(not 0 < len(record) <= MAX_ID for record in records):
        raise InputError(f"a collection has at most {MAX_RECORDS:,} ids of at most {MAX_ID} characters")
    return replace(saved, name=name, records=records)


def _is_own(address: str) -> bool:
    """Tell whether an address stays in the desk: `//host` and `/\\host` lead out of it."""
    return address.startswith(("/", "?")) and address[1:2] not in ("/", "\\") and address.isprintable()


def _read(archive: Archive) -> Iterator[Saved]:
    import pyarrow.parquet as pq

    schema = arrow_schema("saved")
    for file in list_files(archive.folder, "saved"):
        try:
            rows = pq.read_table(file, schema=schema).to_pylist()
        except (OSError, ValueError) as error:
            raise ArchiveError(f"{file.parent}: damaged: {say_fault(error)}") from error
        for row in rows:
            yield Saved(**{field.name: row[field.name] for field in fields(Saved)} | {"records": tuple(row["records"])})
