"""An archive with a bit of everything, linked and not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from readout.archive import Archive, open_archive

from .. import standins
from .samples import make_month


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    archive = open_archive(tmp_path_factory.mktemp("exports") / "archive", create=True)
    archive.append(make_month())
    return archive


@pytest.fixture(scope="session")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """Give the same, linked: the simple linker takes events of one type and day for one happening."""
    archive = open_archive(tmp_path_factory.mktemp("exports") / "linked", create=True)
    archive.append(make_month())
    with pytest.MonkeyPatch.context() as patch:
        standins.install(patch)
        archive.link()
    yield archive


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "out" / "export"
