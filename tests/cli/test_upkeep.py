"""`readout compact` and `readout vacuum` over an archive."""

from __future__ import annotations

import os
import time
from pathlib import Path

from readout.archive import open_archive

from ..archive.samples import make_reading
from .conftest import Run


def test_compact_and_vacuum_tell_what_they_did(run: Run, tmp_path: Path) -> None:
    archive = open_archive(tmp_path / "archive", create=True)
    for number in range(3):
        archive.append([make_reading(number)])
    assert run("compact", archive.folder).stdout == "15 files merged into 5\n"
    assert run("compact", archive.folder).stdout == "nothing to merge\n"
    assert run("vacuum", archive.folder).stdout == "0 files, 0 bytes freed\n"
    left = archive.folder / "events" / "part-00000-of-the-dead.parquet"
    left.write_bytes(b"x" * 1234)
    os.utime(left, (time.time() - 30 * 3600,) * 2)
    dry = run("vacuum", archive.folder, "--dry-run", "--keep-hours", 24)
    assert dry.stdout == "1234\tevents/part-00000-of-the-dead.parquet\n"
    assert "1 file, 1,234 bytes could be freed" in dry.stderr and left.exists()
    assert run("vacuum", archive.folder, "--keep-hours", 24).stdout == "1 file, 1,234 bytes freed\n"
    assert not left.exists()
    assert archive.query("FROM events").num_rows == 6


def test_faults_are_told(run: Run, tmp_path: Path) -> None:
    for command in ("compact", "vacuum"):
        done = run(command, tmp_path / "none")
        assert done.exit_code == 2 and "there is no archive here" in done.stderr
    assert run("vacuum", tmp_path, "--keep-hours", 0).exit_code == 2


def test_an_address_stands_where_a_folder_does(run: Run, tmp_path: Path) -> None:
    address = f"file://{tmp_path}/kept"
    (tmp_path / "story.txt").write_text("Norway's foreign minister met her Swedish counterpart in Oslo on Monday.\n")
    assert run("read", tmp_path / "story.txt", "--to", "archive", "-o", address).exit_code == 0
    (event,) = run("query", address, "select id from events").stdout.split()[1:]
    assert event in run("explain", address, event).stdout
    refused = run("query", "https://x.org/a", "from runs")
    assert refused.exit_code == 2 and "file:// or s3://" in refused.stderr
