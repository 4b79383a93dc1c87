"""Where the weights lie, and that they are whole."""

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

from readout.errors import ModelError

VARIABLE = "READOUT_WEIGHTS"  # a folder to use instead of the package's own
PACKAGED = Path(__file__).parent / "weights"
MODEL, RELATIONS, ROLES, LABELS, VOCABULARY, LEMMAS = (
    "model.int8.onnx",
    "relations.int8.onnx",
    "roles.int8.onnx",
    "labels.json",
    "vocab.txt",
    "lemmas.tsv",
)
HASHED = (MODEL, RELATIONS, ROLES, LABELS, VOCABULARY, LEMMAS)
CARD = "card.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What the graph's output columns mean, in their order."""

    tags: tuple[str, ...]
    names: tuple[str, ...]
    relations: tuple[str, ...]
    events: tuple[str, ...]  # the first means none
    modes: tuple[str, ...]  # `ASSAULT/drone`; a type alone where no mode is told
    auxiliaries: tuple[str, ...]
    contexts: tuple[str, ...]
    stances: tuple[str, ...]  # the first means no cue
    roles: tuple[str, ...]  # of a word to a trigger or cue; the first means none

    @property
    def sections(self) -> dict[str, slice]:
        """Where each kind of label stands in the columns of the predicate head."""
        found: dict[str, slice] = {}
        start = 0
        for name in ("events", "modes", "auxiliaries", "contexts", "stances"):
            end = start + len(getattr(self, name))
            found[name] = slice(start, end)
            start = end
        return found


def find_weights(directory: Path | None = None) -> Path:
    """Return the folder asked for, else that of the environment, else the package's own."""
    if directory is not None:
        return directory
    return Path(os.environ[VARIABLE]) if os.environ.get(VARIABLE) else PACKAGED


def hash_weights(directory: Path) -> str:
    """Return the version: twelve hex digits of the SHA-256 over the files in `HASHED`, in that order."""
    digest = hashlib.sha256()
    for name in HASHED:
        digest.update((directory / name).read_bytes())
    return digest.hexdigest()[:12]


def check_weights(directory: Path) -> str:
    """Return the version of a whole set of weights; a missing or changed file raises `ModelError`."""
    missing = [name for name in (*HASHED, CARD) if not (directory / name).is_file()]
    if missing:
        raise ModelError(f"weights are missing in {directory}: {', '.join(missing)}; make them with `make model`")
    try:
        stated = json.loads((directory / CARD).read_text(encoding="utf-8"))["version"]
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise ModelError(f"{directory / CARD} does not name a version") from error
    found = hash_weights(directory)
    if stated != found:
        raise ModelError(f"weights in {directory} are damaged: they hash to {found}, {CARD} says {stated}")
    return found


def load_labels(path: Path) -> Labels:
    """Read `labels.json`; wrong content raises `ModelError`."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return Labels(**{name: tuple(values) for name, values in content.items()})
    except (json.JSONDecodeError, AttributeError, KeyError, TypeError) as error:
        raise ModelError(f"{path} does not name the labels of the graph") from error
