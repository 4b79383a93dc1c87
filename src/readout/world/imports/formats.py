"""Which format a file is in: its name tells it, else its first lines."""

import re
from typing import Literal, get_args

from readout.errors import InputError
from readout.world.imports.sources import Source

Format = Literal["actors", "agents", "csv", "wikidata"]
FORMATS: tuple[Format, ...] = get_args(Format)
PACKED = (".gz", ".bz2", ".xz")
NAMES: tuple[tuple[Format, str], ...] = (
    ("actors", r"\bactors?\b.*\.txt$|\.actors$"),
    ("agents", r"\bagents?\b.*\.txt$|\.agents$"),
    ("csv", r"\.(csv|tsv)$"),
    ("wikidata", r"\.(json|ndjson|jsonl)$"),
)
_AGENT = re.compile(r"^[^\n\[]*\[(~\w*|\w*~)\]", re.MULTILINE)
_ACTOR = re.compile(r"^\+?[^\n\[,]*\[[A-Za-z]{3,}[^\]\n]*\]", re.MULTILINE)


def find_format(source: Source) -> Format:
    """Return the format of a file; `InputError` if neither name nor content tell it."""
    name = source.shown.lower()
    for ending in PACKED:
        name = name.removesuffix(ending)
    for format, pattern in NAMES:
        if re.search(pattern, name.replace("_", " ")):
            return format
    text = source.head().decode("utf-8", errors="replace").lstrip("\ufeff \r\n\t")
    if re.match(r"\[?\s*\{", text):
        return "wikidata"
    if _AGENT.search(text):
        return "agents"
    if _ACTOR.search(text):
        return "actors"
    if re.match(r"[^\n]*[,;\t|]", text):
        return "csv"
    raise InputError(f"{source.name}: its format cannot be told; say it with --format {'|'.join(FORMATS)}")
