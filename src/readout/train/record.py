"""What a run of training is asked for and made with; kept beside its checkpoints, so that none goes on with another."""

import hashlib
import json
import platform
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from readout.errors import ModelError

TREEBANKS = tuple(
    Path(folder) / f"{part}.{ending}"
    for folder, parts, ending in (
        ("ewt", ("train", "dev", "test"), "conllu"),
        ("gum", ("train", "dev", "test"), "conllu"),
        ("uner", ("dev", "test"), "iob2"),
    )
    for part in parts
)
FIXED = ("seed", "treebanks", "corpus")  # what may not change while a run goes on


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The options of the command line, by name."""

    treebank: Path
    corpus: Path
    out: Path
    world: Path
    epochs: int
    minutes: float
    event_epochs: int
    event_minutes: float
    threads: int
    seed: int
    bfloat16: bool
    export_only: bool


def keep_record(run: Run) -> dict[str, Any]:
    """Return what a run is made with and keep it in `run.json`; `ModelError` where it was begun with something else."""
    path = run.out / "run.json"
    record = {
        "seed": run.seed,
        "threads": run.threads,
        "treebanks": {str(name): _hash([run.treebank / name]) for name in TREEBANKS},
        "corpus": _hash(sorted(path for path in run.corpus.rglob("*") if path.suffix in (".txt", ".tsv"))),
        "versions": {"python": platform.python_version()} | {name: version(name) for name in ("torch", "onnxruntime")},
    }
    if path.exists():
        begun = json.loads(path.read_text(encoding="utf-8"))
        changed = [name for name in FIXED if begun.get(name) != record[name]]
        if changed:
            raise ModelError(f"{run.out} was begun with another {' and '.join(changed)}: take another folder")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    return record


def _hash(paths: Iterable[Path]) -> str:
    """Return the SHA-256 of files one after the other; `ModelError` if one is missing."""
    total = hashlib.sha256()
    for path in paths:
        if not path.exists():
            raise ModelError(f"{path} is missing")
        total.update(path.read_bytes())
    return total.hexdigest()
