"""Drafts of exports: a hidden folder beside the target that nobody else writes to, and that goes with its process."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

PREFIX = ".export-"
FRESH = 60.0  # seconds in which a draft may still be without its lock
DAY = 24 * 3600.0  # where there are no locks, what was not touched for so long is left over


@contextmanager
def open_draft(parent: Path) -> Iterator[Path]:
    """Give a new folder in `parent`, and take it away at the end, with those that killed processes left there.

    A draft is locked as long as its process lives, so that no other takes it for left over.
    """
    parent.mkdir(parents=True, exist_ok=True)
    clear_drafts(parent)
    draft = Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent))
    lock = _lock(draft)
    try:
        yield draft
    finally:
        shutil.rmtree(draft, ignore_errors=True)
        if lock is not None:
            os.close(lock)


def clear_drafts(parent: Path) -> None:
    """Take away the drafts in a folder whose processes are gone; what can't be taken away stays."""
    for draft in parent.glob(f"{PREFIX}*"):
        with suppress(OSError):
            if draft.is_dir() and not draft.is_symlink() and time.time() - draft.stat().st_mtime > FRESH:
                _clear_draft(draft)


def _clear_draft(draft: Path) -> None:
    """Take a draft away if it is left over; `BlockingIOError` where its process lives."""
    lock = _lock(draft)
    if lock is not None or time.time() - _touched(draft) > DAY:
        shutil.rmtree(draft, ignore_errors=True)
    if lock is not None:
        os.close(lock)


def _lock(folder: Path) -> int | None:
    """Lock a folder, and return what to close to unlock it; `None` where there are no locks.

    `BlockingIOError` where another process has it.
    """
    if fcntl is None:
        return None
    opened = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(opened)
        if isinstance(error, BlockingIOError):
            raise
        return None  # a file system without locks
    return opened


def _touched(draft: Path) -> float:
    """Return when a draft or one of its files was written to last."""
    return max(path.stat().st_mtime for path in (draft, *draft.iterdir()))
