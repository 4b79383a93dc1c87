"""Judgements as JSON lines, to keep beside a paper, hand on, and lay over another archive of the same reports."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from readout.archive.judging.judge import append_judgements, list_judgements
from readout.archive.judging.rows import judgement_from_dict, judgement_to_dict
from readout.errors import InputError

if TYPE_CHECKING:
    from readout.archive.store import Archive
    from readout.records import Judgement


def judgement_lines(archive: Archive) -> Iterator[str]:
    """Give all judgements of an archive as JSON, undone ones and undos too, the earliest first."""
    for judgement in list_judgements(archive, undone=True):
        yield json.dumps(judgement_to_dict(judgement), ensure_ascii=False)


def import_judgements(archive: Archive, path: str | Path) -> tuple[int, int]:
    """Append the judgements of JSON lines that the archive lacks; return how many were new and how many it had.

    All or none of a file: `InputError` names the line of what is no judgement.
    """
    found = {judgement.id: judgement for judgement in _read(Path(path))}
    known = set(archive.query("SELECT id FROM judgements")["id"].to_pylist())
    new = [judgement for id, judgement in found.items() if id not in known]
    if new:
        append_judgements(archive, new)
    return len(new), len(found) - len(new)


def _read(path: Path) -> Iterator[Judgement]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8") from error
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            where = f"{path}:{number}"
            try:
                record = json.loads(line)
            except ValueError as error:
                raise InputError(f"{where}: not JSON: {error}") from error
            yield judgement_from_dict(record, where)
