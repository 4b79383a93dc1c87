"""A desk over a small archive, as a browser on this computer sees it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from readout.archive import Archive, open_archive
from readout.desk.app import close_app, make_app
from readout.desk.coder import Coder
from readout.desk.options import Options

from ...archive import standins
from ...archive.exports.samples import make_month

HERE = "http://127.0.0.1:8801"
Open = Callable[..., TestClient]


@pytest.fixture(scope="session")
def coder() -> Iterator[Coder]:
    coder = Coder()
    coder.warm()
    yield coder
    coder.close()


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the archive that each test gets a copy of: copying is faster than making."""
    folder = tmp_path_factory.mktemp("template") / "archive"
    open_archive(folder, create=True).append(make_month())
    return folder


@pytest.fixture
def archive(template: Path, tmp_path: Path) -> Archive:
    return open_archive(shutil.copytree(template, tmp_path / "archive"))


@pytest.fixture
def linked(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> Archive:
    standins.install(monkeypatch)
    archive.link()
    return archive


@pytest.fixture
def open_desk(archive: Archive, coder: Coder) -> Iterator[Open]:
    """Give a function that opens a desk with the options that it is given."""
    apps = []

    def open_desk(**options: object) -> TestClient:
        app = make_app(archive, Options(**{"user": "Ada", **options}))  # type: ignore[arg-type]
        app.state.coder = coder
        apps.append(app)
        return TestClient(app, base_url=HERE, raise_server_exceptions=False)

    yield open_desk
    for app in apps:
        app.state.coder = Coder()  # the one that all tests share goes on
        close_app(app)


@pytest.fixture(scope="session")
def still(template: Path, coder: Coder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Give a desk for tests that write nothing: opening one takes half a second."""
    app = make_app(open_archive(shutil.copytree(template, tmp_path_factory.mktemp("still") / "archive")), Options())
    app.state.coder = coder
    yield TestClient(app, base_url=HERE, raise_server_exceptions=False)
    app.state.jobs.close()


@pytest.fixture
def desk(open_desk: Open) -> TestClient:
    return open_desk()
