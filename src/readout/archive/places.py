"""Where an archive lies: a folder of this machine, or an object store, whose files are read from copies kept here."""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote
from uuid import uuid4

from readout.errors import ArchiveError

Item = TypeVar("Item")
Result = TypeVar("Result")
STORES = ("s3", "s3a", "gs", "az", "azure", "abfs", "abfss")  # that deltalake knows; each takes its keys from variables
AT_ONCE = 8  # files or listings that are asked of a store at the same time
KEPT = 7 * 24 * 3600.0  # seconds a copy is kept that its table no longer names
_ADDRESS = re.compile(r"([a-z][a-z0-9]+):/+(.*)", re.DOTALL)  # of `s3://` a Path leaves `s3:/`


@dataclass(frozen=True, slots=True)
class Store:
    """A folder in an object store, by its address; `/` gives what lies in it."""

    address: str

    def __truediv__(self, name: str) -> Store:
        return Store(f"{self.address}/{name}")

    def __str__(self) -> str:
        return self.address

    @property
    def name(self) -> str:
        """The last part of the address."""
        return self.address.rpartition("/")[2]

    @property
    def parent(self) -> Store:
        """What it lies in."""
        return Store(self.address.rpartition("/")[0])

    @property
    def top(self) -> str:
        """The address of the whole store, or of its bucket."""
        return self.address.removesuffix(self.path)

    @property
    def path(self) -> str:
        """Where it lies in the store."""
        return self.address.partition("://")[2].partition("/")[2]


Place = Path | Store


def find_place(path: str | Path) -> Place:
    """Return the folder or the place in a store that a path or an address names; `ArchiveError` for other addresses."""
    found = _ADDRESS.fullmatch(str(path))
    if not found:
        return Path(path).expanduser().absolute()
    scheme, rest = found.groups()
    if scheme in STORES and rest.strip("/"):
        return Store(f"{scheme}://{rest.rstrip('/')}")
    if scheme == "file":
        return Path("/" + unquote(rest))
    known = ", ".join(f"{store}://" for store in STORES)
    raise ArchiveError(f"{path}: an archive lies in a folder, or at an address that begins with file:// or {known}")


def near(place: Place) -> Path:
    """Return the folder of this machine that the files of a place are read from: itself, or that of the copies."""
    if isinstance(place, Path):
        return place
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home) / "readout" / "archives" / hashlib.sha256(place.address.encode()).hexdigest()[:20]


def list_names(place: Place) -> list[str]:
    """Return the names in a folder; none where there is no such place in a store, `OSError` where no such folder."""
    if isinstance(place, Path):
        return [entry.name for entry in place.iterdir()]
    from pyarrow.fs import FileSelector

    found = _open(place.top).get_file_info(FileSelector(place.path, allow_not_found=True))
    return [one.base_name for one in found]


def read_text(place: Place) -> str:
    """Return the text of a file; `OSError` where there is none."""
    if isinstance(place, Path):
        return place.read_text(encoding="utf-8")
    with _open(place.top).open_input_stream(place.path) as stream:
        return bytes(stream.read()).decode("utf-8")


def write_text(place: Place, text: str, draft: str) -> None:
    """Write a file whole or not at all, in a folder as a `draft` first."""
    if isinstance(place, Store):
        # Through pyarrow it would get a buffer, which deltalake 1.6 does not take for bytes.
        stream = _open(place.top).handler._handler.open_output_stream(place.path, None)
        stream.write(text.encode("utf-8"))
        stream.close()
        return
    beside = place.with_name(draft)
    beside.write_text(text, encoding="utf-8")
    beside.replace(place)


def size_of(place: Place) -> int | None:
    """Return the bytes of a file, `None` where it is gone."""
    if isinstance(place, Store):
        size: int | None = _open(place.top).get_file_info(place.path).size
        return size
    return place.stat().st_size if place.exists() else None


def delete_file(place: Place) -> None:
    """Delete a file, if it is there still."""
    if isinstance(place, Path):
        place.unlink(missing_ok=True)
    elif size_of(place) is not None:
        _open(place.top).delete_file(place.path)


def bring_near(folder: Place, names: Sequence[str]) -> list[Path]:
    """Return files of a folder as files of this machine. Of a store's they are copies: such files never change."""
    here = near(folder.parent) / folder.name
    if isinstance(folder, Store):
        here.mkdir(parents=True, exist_ok=True)
        there = {path.name: path for path in here.iterdir()}
        at_once(lambda name: _copy(folder / name, here / name), (name for name in names if name not in there))
        for name in there.keys() - set(names):
            if time.time() - there[name].stat().st_mtime > KEPT:
                there[name].unlink(missing_ok=True)
    return [here / name for name in names]


def at_once(ask: Callable[[Item], Result], items: Iterable[Item]) -> list[Result]:
    """Return what is asked of each item, several at the same time, in order."""
    with ThreadPoolExecutor(AT_ONCE) as threads:
        return list(threads.map(ask, items))


def _copy(place: Store, target: Path) -> None:
    """Copy a file whole or not at all."""
    import shutil

    draft = target.with_name(f".{target.name}.{uuid4().hex}")
    try:
        with _open(place.top).open_input_stream(place.path) as source, draft.open("wb") as file:
            shutil.copyfileobj(source, file)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


@cache
def _open(top: str) -> Any:
    from deltalake.exceptions import DeltaError
    from deltalake.fs import DeltaStorageHandler
    from pyarrow.fs import PyFileSystem

    try:
        return PyFileSystem(DeltaStorageHandler(top))
    except (DeltaError, OSError) as error:
        raise ArchiveError(f"{top}: {error}") from error
