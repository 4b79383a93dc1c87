"""Bad input: a clear word for each fault, nothing crashes, and the good report beside it is read. Small sizes."""

import json
import time
from pathlib import Path

from benchmarks.bad_input import make_inputs

from tests.cli.conftest import Run

SMALL = 0.01
READ = {
    "good.txt": 1, "broken-utf8.txt": 1, "broken-lines.jsonl": 3, "nested.html": 1, "surrogates.jsonl": 1,
    "long-sentence.txt": 1, "word-list.txt": 1, "one-word.txt": 1, "digits.txt": 1, "quotes.txt": 1, "brackets.txt": 1,
}  # fmt: skip
FAULTS = {
    "empty.txt": "empty: no text",
    "blank.txt": "empty: no text",
    "binary.txt": "not text: binary data",
    "picture.html": "not text: a PNG picture",
    "broken-lines.jsonl:2": "broken JSON",
    "broken-lines.jsonl:4": "not a JSON object",
    "broken-lines.jsonl:5": "no text",
    "one-line.txt": "too long",
    "one-line-of-words.txt": "too long",
    "one-line.jsonl:1": "too long",
    "no-text.csv": "no column of texts",
}


def test_every_fault_is_told_and_the_rest_is_read(run: Run, tmp_path: Path) -> None:
    list(make_inputs(tmp_path, SMALL))
    started = time.process_time()
    done = run("read", tmp_path, "--to", "jsonl")
    assert time.process_time() - started < 20
    assert done.exit_code == 1
    assert "Error:" not in done.stderr, "a fault of ours, not of the input"
    for name, message in FAULTS.items():
        assert f"readout: {tmp_path}/{name}: {message}" in done.stderr
    sources = [Path(json.loads(line)["report"]["source"]).name for line in done.stdout.splitlines()]
    assert {name: sources.count(name) for name in READ} == READ


def test_a_line_that_is_too_long_does_not_stop_the_next(run: Run) -> None:
    lines = b'{"text": "' + b"word " * 2_000_000 + b'"}\n{"id": "next", "text": "Norway met Sweden in Oslo."}\n'
    done = run("read", "-", "--to", "jsonl", input=lines)
    assert "standard input:1: too long" in done.stderr
    assert json.loads(done.stdout)["report"]["id"] == "next"
