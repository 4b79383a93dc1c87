"""Drafts of exports go with their process, and those that a hard kill left go with the next export."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from readout.archive.exports import drafts
from readout.archive.exports.drafts import DAY, clear_drafts, open_draft

LONG_AGO = 2 * DAY
HOLD = """
import sys
from pathlib import Path
from readout.archive.exports.drafts import open_draft
with open_draft(Path(sys.argv[1])) as draft:
    (draft / "half").write_text("half")
    print(draft, flush=True)
    sys.stdin.read()
"""


def age(folder: Path, seconds: float) -> None:
    for path in (*folder.iterdir(), folder):
        os.utime(path, (time.time() - seconds,) * 2)


def start_holder(parent: Path) -> tuple[subprocess.Popen[str], Path]:
    command = [sys.executable, "-c", HOLD, str(parent)]
    holder = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert holder.stdout
    return holder, Path(holder.stdout.readline().strip())


@pytest.mark.skipif(drafts.fcntl is None, reason="there are no locks here")
def test_a_draft_goes_once_its_process_is_killed(tmp_path: Path) -> None:
    holder, draft = start_holder(tmp_path)
    age(draft, LONG_AGO)
    clear_drafts(tmp_path)
    assert draft.is_dir()
    holder.kill()
    holder.communicate(timeout=20)
    assert draft.is_dir()
    age(draft, 2 * drafts.FRESH)
    with open_draft(tmp_path) as other:
        assert not draft.exists() and other.is_dir()
    assert list(tmp_path.iterdir()) == []


def test_a_fresh_draft_stays(tmp_path: Path) -> None:
    (tmp_path / ".export-abc").mkdir()
    clear_drafts(tmp_path)
    assert (tmp_path / ".export-abc").is_dir()


def test_without_locks_only_what_is_old_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts, "fcntl", None)
    for name, seconds in ((".export-old", LONG_AGO), (".export-new", 3600.0)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "half").write_text("half")
        age(tmp_path / name, seconds)
    (tmp_path / ".export-list.txt").write_text("the user's own")
    age(tmp_path, LONG_AGO)
    clear_drafts(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".export-list.txt", ".export-new"]
