"""Bad input, timed: what each fault costs and what is said about it. Run it with `python -m benchmarks.bad_input`."""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

GOOD = "OSLO, Nov 23 (Fjord Wire) - Norway's foreign minister met her Swedish counterpart in Oslo on Monday.\n"
LONGEST = 20.0  # seconds that any of these may take
STORY = "Norway's army said on Monday that rebels had attacked three villages near Oslo, and Sweden condemned it. "


def make_inputs(folder: Path, size: float = 1.0) -> Iterator[Path]:
    """Write one file for each fault into `folder` and give their paths; `size` 1.0 is the full size."""
    for name, make in MAKERS.items():
        path = folder / name
        path.write_bytes(make(size))
        yield path


def _long_sentence(size: float) -> bytes:
    clause = "Norway's army attacked three villages near Oslo on Monday and Sweden said that Denmark had condemned "
    return (clause * int(10_000 * size / 16)).encode() + b"it.\n"


def _word_list(size: float) -> bytes:
    return ("Norway met Sweden, " * int(3_334 * size)).encode() + b"and that was all.\n"


def _nested_page(size: float) -> bytes:
    depth = int(200_000 * size)
    return b"<html><body>" + b"<div>" * depth + GOOD.encode() + b"</div>" * depth + b"</body></html>"


def _broken_lines(size: float) -> bytes:
    lines = [json.dumps({"id": f"good-{number}", "text": GOOD}) for number in range(3)]
    return "\n".join([lines[0], '{"text": "cut off', lines[1], "[1, 2]", '{"id": "no text"}', lines[2]]).encode()


def _nested_json(size: float) -> bytes:
    depth = int(100_000 * size)
    return b'{"text": ' + b"[" * depth + b"]" * depth + b"}\n"


# The lines of 50 MB stay over the limit of one report (8 MB) at any size.
MAKERS: dict[str, Callable[[float], bytes]] = {
    "good.txt": lambda size: GOOD.encode(),
    "empty.txt": lambda size: b"",
    "blank.txt": lambda size: b" \n\t\n" * int(1_000_000 * size),
    "binary.txt": lambda size: bytes(range(256)) * int(4_000 * size),
    "picture.html": lambda size: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * int(1_000 * size),
    "one-line.txt": lambda size: b"x" * int(50_000_000 * max(size, 0.2)),
    "one-line-of-words.txt": lambda size: STORY.encode() * int(50_000_000 * max(size, 0.2) / len(STORY)),
    "one-line.jsonl": lambda size: b'{"text": "' + b"word " * int(10_000_000 * max(size, 0.2)) + b'"}\n',
    "broken-utf8.txt": lambda size: GOOD.encode().replace(b"Norway", b"Norv\xe8\xff\xfege") + b"\xc3\x28 end.\n",
    "broken-lines.jsonl": _broken_lines,
    "nested.jsonl": _nested_json,
    "nested.html": _nested_page,
    "open-tags.html": lambda size: b"<html><body>" + b"<p><b><i>word " * int(100_000 * size),
    "long-sentence.txt": _long_sentence,
    "word-list.txt": _word_list,
    "one-word.txt": lambda size: b"a" * int(1_000_000 * size) + b" met Norway.\n",
    "quotes.txt": lambda size: ('"' * int(20_000 * size)).encode() + b' said Norway. Sweden said "no.\n',
    "brackets.txt": lambda size: b"(" * int(20_000 * size) + b" Norway met Sweden.\n",
    "digits.txt": lambda size: b"9" * int(100_000 * size) + b" people died in Norway on 99/99/9999.\n",
    "surrogates.jsonl": lambda size: b'{"text": "Norway \\ud83d met \\u0000 Sweden in \\udc00 Oslo."}\n',
    "no-text.csv": lambda size: b"a,b\n1,2\n",
    "broken.csv": lambda size: b'text,published\n"Norway met Sweden.,2021-11-23\n' + GOOD.encode() * 3,
}


def run_one(path: Path, environment: dict[str, str] | None = None) -> tuple[float, float, int, str]:
    """Return wall seconds, CPU seconds, exit status and what was said first by `readout read PATH`."""
    before, started = _used(), time.perf_counter()
    command = [sys.executable, "-m", "readout", "read", str(path), "--to", "jsonl"]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    told = done.stderr.strip().splitlines()
    told = ["CRASHED", told[-1]] if "Traceback" in done.stderr else told[:1]
    message = "; ".join([f"{len(done.stdout.splitlines())} read", *told])
    return time.perf_counter() - started, _used() - before, done.returncode, message


def _used() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Print a line for every input, and one for all of them at once; exit 1 if one crashed or took too long."""
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        paths = [*make_inputs(Path(folder), float(os.environ.get("SIZE", "1"))), Path(folder)]
        print(f"{'input':24} {'size':>11} {'seconds':>8} {'CPU':>6} {'exit':>4}  message")
        for path in paths:
            seconds, used, status, message = run_one(path)
            failed = "CRASHED" in message or status not in (0, 1, 2) or (used > LONGEST and path.is_file())
            bad += failed
            name = path.name if path.is_file() else "all of them"
            size = f"{path.stat().st_size:,}" if path.is_file() else ""
            shown = ("FAILED: " if failed else "") + message.replace(folder + "/", "")[:120]
            print(f"{name:24} {size:>11} {seconds:8.1f} {used:6.1f} {status:4}  {shown}", flush=True)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
