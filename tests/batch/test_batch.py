"""Many reports: order, faults, dying workers, memory, Ctrl-C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from readout.batch import read_batch
from readout.batch.local import AHEAD
from readout.errors import ModelError, ReadoutError
from readout.records import Problem, Reading, Report

from .fakes import load, load_badly, load_deadly, load_noted, make_report, read

TOLD = Problem(source="reports/x.pdf", message="no text in it")
HERE = Path(__file__).parent


def names(results: list[Reading | Problem]) -> list[str]:
    return [result.report.id if isinstance(result, Reading) else f"!{result.source}" for result in results]


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_reports(jobs: int) -> None:
    reports = [make_report(0, "sleep 0.3"), make_report(1), TOLD, make_report(2, "fault"), make_report(3)]
    results = list(read_batch(reports, load, read, jobs=jobs))
    assert names(results) == ["r0", "r1", "!reports/x.pdf", "!reports/2.txt", "r3"]
    assert results[2] is TOLD
    fault = results[3]
    assert isinstance(fault, Problem)
    assert fault.report == "r2"
    assert fault.message.startswith("KeyError: 'no such actor' (batch/fakes.py:")


@pytest.mark.parametrize("jobs", [1, 2])
def test_stop_ends_with_the_first_problem(jobs: int) -> None:
    taken = []

    def reports() -> Iterator[Report]:
        for number in range(1000):
            taken.append(number)
            yield make_report(number, "fault" if number == 2 else "calm")

    results = list(read_batch(reports(), load, read, jobs=jobs, on_error="stop"))
    assert names(results) == ["r0", "r1", "!reports/2.txt"]
    assert len(taken) <= AHEAD * jobs + 3


def test_endless_recursion_is_a_problem_of_its_report() -> None:
    results = list(read_batch([make_report(0, "deep"), make_report(1)], load, read))
    assert names(results) == ["!reports/0.txt", "r1"]


def test_one_job_works_in_this_process() -> None:
    (result,) = read_batch([make_report(0)], load, read)
    assert isinstance(result, Reading)
    assert result.coder == str(os.getpid())


def test_tools_are_loaded_once_a_process_and_only_if_needed(tmp_path: Path) -> None:
    noted = partial(load_noted, tmp_path)
    assert list(read_batch([TOLD], noted, read)) == [TOLD]
    assert not list(tmp_path.iterdir())
    results = list(read_batch([make_report(number) for number in range(20)], noted, read, jobs=2))
    workers = {result.coder for result in results if isinstance(result, Reading)}
    assert str(os.getpid()) not in workers
    notes = [note.name.partition("-")[0] for note in tmp_path.iterdir()]
    assert len(notes) == len(set(notes)) <= 2
    assert workers <= set(notes)


def test_a_long_stream_is_taken_a_few_at_a_time() -> None:
    taken = []

    def reports() -> Iterator[Report]:
        for number in range(100_000):
            taken.append(number)
            yield make_report(number)

    results = read_batch(reports(), load, read, jobs=2)
    for _ in range(5):
        next(results)
    results.close()  # type: ignore[attr-defined]
    assert len(taken) <= AHEAD * 2 + 5


def test_only_the_deadly_reports_are_lost() -> None:
    deadly = {2, 3, 9}
    reports = [make_report(number, "kill" if number in deadly else "calm") for number in range(12)]
    results = list(read_batch(reports, load, read, jobs=2))
    assert names(results) == [f"!reports/{n}.txt" if n in deadly else f"r{n}" for n in range(12)]
    assert isinstance(results[2], Problem)
    assert "died" in results[2].message
    assert results[2].report == "r2"


@pytest.mark.parametrize("jobs", [1, 2])
def test_tools_that_do_not_load_stop_the_run(jobs: int) -> None:
    with pytest.raises(ModelError, match="weights are missing"):
        list(read_batch([make_report(0)], load_badly, read, jobs=jobs))


def test_tools_that_kill_stop_the_run() -> None:
    with pytest.raises(ReadoutError, match="while they load"):
        list(read_batch([make_report(0)], load_deadly, read, jobs=2))


def test_wrong_settings_are_refused() -> None:
    with pytest.raises(ValueError, match="jobs"):
        read_batch([], load, read, jobs=0)
    with pytest.raises(ValueError, match="on_error"):
        read_batch([], load, read, on_error="hide")


SCRIPT = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs start with Ctrl-C ignored
sys.path.insert(0, {folder!r})
from readout.batch import read_batch
from {module} import load, make_report, read
if __name__ == "__main__":
    reports = (make_report(number, "sleep 0.05") for number in range(10_000))
    for result in read_batch(reports, load, read, jobs=2):
        print(result.coder, flush=True)
"""


def _start_script(tmp_path: Path) -> tuple[subprocess.Popen[str], set[int]]:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT.format(folder=str(HERE), module="fakes"), encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stdout
    return process, {int(process.stdout.readline()) for _ in range(6)}


def _all_gone(workers: set[int], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not any(_runs(worker) for worker in workers):
            return True
        time.sleep(0.05)
    return False


def _runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes through /proc")
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGKILL])
def test_workers_end_with_their_parent(tmp_path: Path, sign: signal.Signals) -> None:
    process, workers = _start_script(tmp_path)
    if sign == signal.SIGINT:
        os.killpg(process.pid, sign)  # as a terminal does it: to parent and workers alike
    else:
        process.kill()
    _, errors = process.communicate(timeout=20)
    assert _all_gone(workers, seconds=10)
    if sign == signal.SIGINT:
        assert errors.count("Traceback") == 1, errors  # the parent's own, none of the workers
        assert "KeyboardInterrupt" in errors
