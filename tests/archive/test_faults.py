"""Damaged archives, full disks and folders that may not be written: a clear message, and nothing is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from readout.archive import Archive, import_judgements, judgement_lines, open_archive
from readout.archive.build import build_table
from readout.archive.delta import append_rows, say_fault
from readout.errors import ArchiveError

from .samples import make_reading
from .test_judgements import AID, row
from .test_store import contents

WORK = Path(__file__).parents[2]


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    archive = open_archive(tmp_path / "archive", create=True)
    archive.append([make_reading(1), make_reading(2)])
    archive.judge(AID, "confirm")
    return archive


def file_of(archive: Archive, table: str, pattern: str = "*.parquet") -> Path:
    return sorted((archive.folder / table).glob(pattern))[-1]


def cut(archive: Archive) -> None:
    file = file_of(archive, "events")
    file.write_bytes(file.read_bytes()[:50])


def scramble(archive: Archive) -> None:
    file = file_of(archive, "readings")
    file.write_bytes(b"PAR1" + b"\xff" * 400 + file.read_bytes()[404:])


def lose_file(archive: Archive) -> None:
    file_of(archive, "mentions").unlink()


def break_log(archive: Archive) -> None:
    file_of(archive, "claims", "_delta_log/*.json").write_text("{oops", encoding="utf-8")


def lose_log(archive: Archive) -> None:
    shutil.rmtree(archive.folder / "events" / "_delta_log")


def lose_table(archive: Archive) -> None:
    shutil.rmtree(archive.folder / "reports")


@pytest.mark.parametrize("damage", [cut, scramble, lose_file, break_log, lose_log, lose_table])
def test_damage_is_told_in_a_line_that_names_the_archive(archive: Archive, damage: Callable[[Archive], None]) -> None:
    damage(archive)
    left = {path: path.read_bytes() for path in archive.folder.rglob("*") if path.is_file()}
    asked: tuple[Callable[[Archive], object], ...] = (
        lambda again: again.query("SELECT * FROM events"),
        lambda again: again.load_reading("r1"),
        lambda again: again.link(),
        lambda again: again.judge(AID, "reject"),
    )
    for ask in asked:
        with pytest.raises(ArchiveError) as caught:
            ask(open_archive(archive.folder))
        assert str(caught.value).startswith(str(archive.folder)) and "\n" not in str(caught.value)
    assert {path: path.read_bytes() for path in archive.folder.rglob("*") if path.is_file()} == left


@pytest.mark.parametrize("damage", [lose_log, lose_table, scramble, break_log])
def test_nothing_is_appended_to_what_is_damaged(archive: Archive, damage: Callable[[Archive], None]) -> None:
    damage(archive)
    for create in (False, True):
        with pytest.raises(ArchiveError, match=str(archive.folder)):
            open_archive(archive.folder, create=create).append([make_reading(3)])


def test_a_damaged_judgement_is_named_and_one_without_sense_is_an_orphan(archive: Archive) -> None:
    judgement = archive.judge(AID, "amend", field="type", value="COERCE")
    line = next(line for line in judgement_lines(archive) if judgement.id in line)
    file = archive.folder.parent / "strange.jsonl"
    file.write_text(line.replace('"COERCE"', '"WAR"'), encoding="utf-8")
    with pytest.raises(Exception, match="'WAR' is no type"):
        import_judgements(archive, file)
    stored = archive.query("FROM judgements WHERE field = 'type'").to_pylist()[0]
    later = {**stored, "id": "j1", "value": '"WAR"', "at": "2999"}  # a type that another codebook knew
    append_rows(archive.folder, "judgements", build_table("judgements", [later]))
    assert row(archive, AID)["type"] == "COERCE"
    assert [one.id for one in archive.judgements(orphans=True)] == ["j1"]
    append_rows(archive.folder, "judgements", build_table("judgements", [{**later, "id": "j2", "value": "{"}]))
    with pytest.raises(ArchiveError, match="judgements: damaged: j2"):
        archive.query("FROM events")


def test_what_the_system_says_comes_through() -> None:
    assert say_fault(OSError("Generic LocalFileSystem error\n  ↳ Unable to copy\n  ↳ No space (os error 28)")) == (
        os.strerror(28)
    )
    assert say_fault(ValueError("\n first \n second")) == "first"


def run_script(script: str, *arguments: object) -> str:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(WORK / "src"), str(WORK)))}
    command = [sys.executable, "-c", script, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=WORK)
    assert done.returncode == 0, done.stderr
    return done.stdout


ACTS = """
import sys
from readout.archive import open_archive
from readout.errors import ReadoutError
from tests.archive.samples import make_reading
import deltalake, pyarrow.parquet
def attempt(folder):
    yield lambda: open_archive(folder).append([make_reading(3)])
    yield lambda: open_archive(folder).judge(sys.argv[2], "reject")
    yield lambda: open_archive(folder).link()
    yield lambda: open_archive(folder + "-new", create=True)
def tell(folder):
    for act in attempt(folder):
        try:
            act()
            print("done")
        except ReadoutError as error:
            print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits the size of files as POSIX does")
def test_a_full_disk_is_told_and_nothing_is_lost(archive: Archive) -> None:
    before = contents(archive)
    limit = "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (900, resource.RLIM_INFINITY))\n"
    told = run_script(ACTS + limit + "tell(sys.argv[1])", archive.folder, AID).splitlines()
    assert len(told) == 4 and all(line.endswith(": File too large") for line in told[:3])
    again = open_archive(archive.folder)
    assert contents(again) == before and len(again.judgements()) == 1
    assert again.append([make_reading(3)]) == 1  # the same again once there is room
    assert open_archive(f"{archive.folder}-new", create=True).append([make_reading(3)]) == 1


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Give a folder that every user may look into."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="has other permissions")
def test_a_folder_that_may_only_be_read_is_read(archive: Archive, open_folder: Path) -> None:
    folder = shutil.copytree(archive.folder, open_folder / "archive")
    for path in (open_folder, *open_folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    user = "import os\nif os.geteuid() == 0: os.setuid(65534)\n"
    # The root user may write everywhere: as another one, which may not load modules of the root's, so all is used once.
    script = ACTS + "open_archive(sys.argv[3]).link()\n" + user + "tell(sys.argv[1])\n"
    script += "print(open_archive(sys.argv[1]).query('from events').num_rows)"
    told = run_script(script, folder, AID, archive.folder).splitlines()
    assert told[-1] == "4" and all(line.endswith(": Permission denied") for line in told[:4])
    for path in (open_folder, *open_folder.rglob("*")):
        path.chmod(0o755)
    assert contents(open_archive(folder)) == contents(archive)
