"""Importing a dump of Wikidata, made up here: `python -m benchmarks.world_import [LINES]`, 200,000 lines by default.

Prints seconds, lines and megabytes a second, and peak memory, for a tenth of the lines and for all of them: the peaks
may differ by what the rows that are taken weigh, a kilobyte each, and by no more.
"""

import gzip
import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

LINES = 200_000
POSITIONS, COUNTRIES = 400, 40
FILLING = json.dumps({"note": "x" * 40, "hash": "0123456789abcdef" * 2})


def main() -> None:
    lines = int(sys.argv[1]) if len(sys.argv) > 1 else LINES
    peaks = []
    with TemporaryDirectory() as place:
        for share, packed in ((lines // 10, False), (lines, False), (lines // 10, True)):
            dump = Path(place) / f"dump-{share}.json{'.gz' if packed else ''}"
            size = write_dump(dump, share)
            seconds, peak, told = _measure(dump, Path(place) / f"world-{share}-{packed}")
            peaks.append(peak)
            print(
                f"{share:,} lines, {size / 1e6:.0f} MB{' packed with gzip' if packed else ''}: {seconds:.1f} s, "
                f"{share / seconds:,.0f} lines/s, {size / 1e6 / seconds:.0f} MB/s, peak memory {peak:.0f} MB; {told}"
            )
            dump.unlink()
    print(f"ten times the lines took {peaks[1] - peaks[0]:.0f} MB more memory")


def write_dump(path: Path, lines: int) -> int:
    """Write a dump with the shape of the real one and return its bytes: one line in twenty is a person in office."""
    filler = (b',{"p":' + FILLING.encode() + b"}") * 12
    written = 0
    with gzip.open(path, "wb", 1) if path.suffix == ".gz" else path.open("wb") as stream:
        stream.write(b"[\n")
        for number in range(lines):
            line = json.dumps(make_item(number), separators=(",", ":")).encode()
            line = line[:-1] + b',"sitelinks":[0' + filler + b"]}" + (b",\n" if number < lines - 1 else b"\n")
            stream.write(line)
            written += len(line)
        stream.write(b"]\n")
    return written


def make_item(number: int) -> dict[str, Any]:
    """Return the item of a line; most positions come after their holders, and one in two does not look like one."""
    if number % 20 == 1:
        held = _point(f"Q{10_000_000 + number % POSITIONS}")
        held["qualifiers"] = {"P580": [_time(1990 + number % 30)], "P582": [_time(1994 + number % 30)]}
        claims = {"P31": [_point("Q5")], "P39": [held], "P27": [_point(f"Q{20_000_000 + number % COUNTRIES}")]}
        return _item(f"Q{30_000_000 + number}", f"Person {number} Example{number % 9973}", claims)
    if number % 50 == 2 and (position := number // 50) < POSITIONS:
        claims = {"P31": [_point("Q4164871" if position % 2 else "Q1")]}
        claims["P17"] = [_point(f"Q{20_000_000 + position % COUNTRIES}")]
        return _item(f"Q{10_000_000 + position}", f"Minister of Matter {position}", claims)
    if number % 50 == 4 and (country := number // 50) < COUNTRIES:
        code = ("KEN", "TCD", "NOR", "PER")[country % 4]
        claims = {"P298": [{"mainsnak": _snak(code, "string"), "rank": "normal"}]}
        return _item(f"Q{20_000_000 + country}", f"Country {country}", claims)
    return _item(f"Q{40_000_000 + number}", f"Thing {number}", {"P31": [_point("Q13442814")], "P1433": [_point("Q7")]})


def _item(name: str, label: str, claims: dict[str, Any]) -> dict[str, Any]:
    labels = {"en": {"language": "en", "value": label}}
    return {"type": "item", "id": name, "labels": labels, "descriptions": {}, "aliases": [], "claims": claims}


def _point(item: str) -> dict[str, Any]:
    return {"mainsnak": _snak({"entity-type": "item", "id": item}, "wikibase-entityid"), "rank": "normal"}


def _time(year: int) -> dict[str, Any]:
    return _snak({"time": f"+{year}-03-04T00:00:00Z", "precision": 11}, "time")


def _snak(value: Any, kind: str) -> dict[str, Any]:
    return {"snaktype": "value", "datavalue": {"value": value, "type": kind}}


def _measure(dump: Path, folder: Path) -> tuple[float, float, str]:
    started = time.perf_counter()
    command = [sys.executable, "-m", "benchmarks.world_import", "--import", str(dump), str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    peak, _, told = done.stdout.strip().rpartition("\n")[2].partition(" ")
    return time.perf_counter() - started, float(peak), told


def _import(dump: str, folder: str) -> None:
    from readout.world.imports import Added, ImportPlan, import_files

    rows = sum(isinstance(found, Added) for found in import_files([dump], Path(folder), ImportPlan()))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, f"{rows:,} rows")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--import"]:
        _import(*sys.argv[2:])
    else:
        main()
