"""Reading and linking in the background: what is read stays whole, what was known is passed over."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from readout.archive import Archive, open_archive
from readout.archive.noting import login_name
from readout.desk.jobs import works
from readout.desk.jobs.job import Job
from readout.desk.jobs.queue import Jobs
from readout.desk.jobs.works import check_source, link_work, read_work
from readout.errors import InputError, StoppedError
from readout.records import Problem, Reading, Report
from readout.settings import CODER

from ...archive import standins
from ...archive.exports.samples import make_month
from .test_queue import wait


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return open_archive(tmp_path / "archive", create=True)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    path = tmp_path / "reports.jsonl"
    lines = [json.dumps({"id": f"r{n}", "text": f"Troops crossed river {n} on Monday."}) for n in range(40)]
    path.write_text("\n".join([*lines, "{broken"]) + "\n", encoding="utf-8")
    return path


def read_nothing(reports: Iterator[Report | Problem]) -> Iterator[Reading | Problem]:
    """Give empty readings of this version."""
    from readout.archive.ids import fill_versions

    versions = fill_versions(coder=None, model=None, codebook=None)
    assert versions["coder"].startswith(CODER)
    for report in reports:
        yield (
            report
            if isinstance(report, Problem)
            else Reading(report=report, mentions=(), events=(), claims=(), **versions)
        )


def read_slowly(reports: Iterator[Report | Problem]) -> Iterator[Reading | Problem]:
    for reading in read_nothing(reports):
        time.sleep(0.02)
        yield reading


def _run(job: Job, work: object) -> Job:
    jobs = Jobs()
    try:
        return wait(jobs.add(job.what, job.source, work))  # type: ignore[arg-type]
    finally:
        jobs.close()


def test_a_file_is_read_with_its_problems_and_a_second_time_nothing_is_new(archive: Archive, reports: Path) -> None:
    job = _run(Job("read", "x"), read_work(archive.folder, str(reports), "2024-05-13", read_nothing))
    assert (job.state, job.read, job.new) == ("done", 40, 40)
    assert [(problem.line, Path(problem.source).name) for problem in job.problems] == [(41, "reports.jsonl")]
    assert archive.query("SELECT count(*) AS n FROM reports WHERE published = '2024-05-13'")["n"].to_pylist() == [40]
    again = _run(Job("read", "x"), read_work(archive.folder, str(reports), "2024-05-13", read_nothing))
    assert (again.read, again.new) == (40, 0)


def test_what_is_read_is_noted_with_who_and_how_it_ended(archive: Archive, reports: Path) -> None:
    source = str(reports)
    _run(Job("read", source), read_work(archive.folder, source, None, read_nothing, by="ada"))
    _run(Job("read", source), read_work(archive.folder, source, None, read_nothing))
    stopped = Job("read", source)
    stopped.stop()
    with pytest.raises(StoppedError):
        read_work(archive.folder, source, None, read_nothing)(stopped)
    runs = archive.query("FROM runs ORDER BY started").to_pylist()
    assert [
        [row[name] for name in ("command", "by", "outcome", "reports", "new", "known", "problems")] for row in runs
    ] == [
        ["read", "ada", "done", 40, 40, 0, 1],
        ["read", login_name(), "done", 0, 0, 40, 1],
        ["read", login_name(), "stopped", 0, 0, 0, 0],
    ]
    assert json.loads(runs[0]["options"]) == {"inputs": [source]}
    assert runs[0]["coder"].startswith(CODER) and runs[0]["model"] and runs[0]["codebook"]
    assert archive.query("SELECT DISTINCT run FROM readings")["run"].to_pylist() == [runs[0]["run"]]


def test_a_job_stopped_half_way_leaves_whole_readings_and_goes_on_later(archive: Archive, reports: Path) -> None:
    jobs = Jobs()
    job = jobs.add("read", "x", read_work(archive.folder, str(reports), None, read_slowly))
    while job.new < 10:
        time.sleep(0.005)
    assert wait(jobs.stop(job.id)).state == "stopped"
    half = len(open_archive(archive.folder).reading_ids())
    assert 10 <= half == job.new < 40
    rest = wait(jobs.add("read", "x", read_work(archive.folder, str(reports), None, read_nothing)))
    jobs.close()
    assert (rest.state, rest.new) == ("done", 40 - half)
    assert len(open_archive(archive.folder).reading_ids()) == 40


def test_two_archives_of_one_folder_may_write_at_once(archive: Archive, reports: Path) -> None:
    one, other = Jobs(), Jobs()
    first = one.add("read", "x", read_work(archive.folder, str(reports), None, read_slowly))
    second = other.add("read", "x", read_work(archive.folder, str(reports), None, read_slowly))
    assert {wait(first).state, wait(second).state} == {"done"}
    one.close()
    other.close()
    assert len(open_archive(archive.folder).query("FROM reports")) == 40


def test_linking_is_a_job_that_may_be_stopped(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    standins.install(monkeypatch)
    archive.append(make_month())
    job = Job("link", "")
    job.stop()
    with pytest.raises(StoppedError):
        link_work(archive)(job)
    assert archive.query("FROM incidents").num_rows == 0
    done = _run(Job("link", ""), link_work(archive))
    assert done.state == "done" and (done.message or "").endswith("sources")
    assert archive.query("FROM incidents").num_rows > 0


@pytest.mark.parametrize("source", ["", "-", "no/such/file", "a\x00b", "file:///etc/passwd", "/dev/null", "~no"])
def test_what_is_no_file_or_folder_is_refused_at_once(archive: Archive, source: str) -> None:
    with pytest.raises(InputError):
        read_work(archive.folder, source, None)


def test_the_archive_does_not_read_itself(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(archive.folder / "readings")
    for source in (archive.folder, archive.folder / "archive.json", tmp_path / "link"):
        with pytest.raises(InputError, match="lies in the archive"):
            check_source(archive.folder, os.fspath(source))
    assert check_source(archive.folder, os.fspath(tmp_path)) == tmp_path


def test_a_date_that_is_none_is_refused_at_once(archive: Archive, reports: Path) -> None:
    with pytest.raises(InputError, match="not a date"):
        read_work(archive.folder, str(reports), "yesterday-ish")


def test_reports_are_read_by_processes_of_their_own(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("France sent trucks of relief goods to Chad on Tuesday.", encoding="utf-8")
    job = _run(Job("read", "x"), read_work(archive.folder, str(tmp_path / "story.txt"), "2024-05-14"))
    assert (job.state, job.read, job.new, job.message) == ("done", 1, 1, None)
    assert archive.query("SELECT type FROM events")["type"].to_pylist() == ["AID"]
    row = archive.query("SELECT mentions, events, claims FROM readings").to_pylist()[0]
    assert row == {table: archive.query(f"SELECT count(*) AS n FROM {table}")["n"].to_pylist()[0] for table in row}


def test_what_was_read_is_soon_in_the_archive(archive: Archive, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(works, "PATIENCE", 0.1)
    jobs = Jobs()
    job = jobs.add("read", "x", read_work(archive.folder, str(reports), None, read_slowly))
    end = time.monotonic() + 10.0
    while not open_archive(archive.folder).reading_ids():
        assert time.monotonic() < end
    assert job.state == "running"
    wait(jobs.stop(job.id))
    jobs.close()
