"""Which versions of the coder have read the reports of an archive, and which of them a name means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from readout.archive.choosing.conditions import Condition, any_condition
from readout.errors import InputError

if TYPE_CHECKING:
    from readout.archive.store import Archive

_VERSIONS = """
SELECT coder, model, codebook, count(DISTINCT report) AS reports, max(appended) AS last
FROM readings GROUP BY ALL ORDER BY last, coder, model, codebook
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version that has read `reports` reports, the `last` of them then. Its name is `coder@model@codebook`."""

    coder: str
    model: str
    codebook: str
    reports: int
    last: datetime

    @property
    def name(self) -> str:
        """The name by which no other version can be meant."""
        return f"{self.coder}@{self.model}@{self.codebook}"

    def is_meant(self, name: str) -> bool:
        """Tell whether a name means it: `coder`, `coder@model` or `coder@model@codebook`.

        Of the model the beginning is enough; an empty part means any. `0.1.0` is short for `readout-0.1.0`.
        """
        coder, model, codebook = [*name.split("@"), "", ""][:3]
        coders = ("", self.coder, self.coder.removeprefix("readout-"))
        return bool(name) and coder in coders and self.model.startswith(model) and codebook in ("", self.codebook)


def find_versions(archive: Archive) -> tuple[Version, ...]:
    """Return the versions of which the archive has readings, the one that read last at the end."""
    return tuple(Version(**row) for row in archive.query(_VERSIONS).to_pylist())


def choose_versions(archive: Archive, name: str) -> tuple[Version, ...]:
    """Return the versions that a name means; `InputError` where there are none, with those that there are."""
    known = find_versions(archive)
    if found := tuple(version for version in known if version.is_meant(name)):
        return found
    there = ", ".join(version.name for version in known) or "none"
    raise InputError(f"{name!r}: no version of the archive is called so; there are {there}")


def version_condition(versions: tuple[Version, ...]) -> Condition:
    """Return the condition over `stored.whole` that a reading is of one of the versions."""
    return any_condition(
        ("(coder = ? AND model = ? AND codebook = ?)", [one.coder, one.model, one.codebook]) for one in versions
    )
