"""A desk over a small invented month, linked, and judged here and there; made once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from benchmarks.month import make_month
from fastapi.testclient import TestClient

from readout.archive import Archive, open_archive
from readout.desk.app import close_app, make_app
from readout.desk.options import Options

REPORTS = 60
ADDRESS = "http://127.0.0.1:8801"
Get = Callable[..., Any]


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    archive = open_archive(tmp_path_factory.mktemp("desk") / "month", create=True)
    archive.append(dispatch.reading for dispatch in make_month(seed=5, reports=REPORTS))
    archive.link()
    ids = archive.query("SELECT id FROM events ORDER BY id LIMIT 3")["id"].to_pylist()
    archive.judge(ids[0], "confirm", by="ada")
    archive.judge(ids[1], "reject", by="ada", why="tells of no event")
    archive.judge(ids[2], "amend", field="type", value="CONSULT", by="ben")
    return archive


@pytest.fixture(scope="session")
def client(archive: Archive) -> Iterator[TestClient]:
    app = make_app(archive, Options(user="ada"))
    with TestClient(app, base_url=ADDRESS, raise_server_exceptions=False) as client:
        yield client
    close_app(app)


@pytest.fixture(scope="session")
def get(client: TestClient) -> Get:
    """Give a function that asks the API, with parameters, and returns what it tells."""

    def ask(path: str, **asked: Any) -> Any:
        response = client.get(f"/api/v1{path}", params=asked)
        assert response.status_code == 200, response.text
        return response.json()

    return ask


def make_client(folder: Path, **options: Any) -> TestClient:
    """Return a client of a desk over an empty archive, opened in some way."""
    archive = open_archive(folder / "empty", create=True)
    port = options.get("port", 8801)
    return TestClient(
        make_app(archive, Options(**options)),
        base_url=f"http://127.0.0.1:{port}",
        raise_server_exceptions=False,
        follow_redirects=False,
    )
