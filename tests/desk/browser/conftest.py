"""A desk with an archive of our own reports, and a Chromium to look at it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import uvicorn

from readout.archive import open_archive
from readout.desk.app import make_app
from readout.desk.options import Options
from readout.desk.serve import open_socket
from tests.desk.browser.driving import SWITCHES, Watched, find_chromium, lacking, open_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def desk(desk_archive: Path) -> Iterator[str]:
    """The address of a desk that runs over a linked archive of our own stories, without a slash behind it."""
    opened = open_socket("127.0.0.1", 0)
    port = opened.getsockname()[1]
    app = make_app(open_archive(desk_archive), Options(port=port, user="tester"))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, ws="none", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [opened]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of this machine; tests are left out, with the reason, where it or the built pages lack."""
    if reason := lacking():
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=list(SWITCHES))
        yield chromium
        chromium.close()


@pytest.fixture
def watched(browser: Browser, desk: str) -> Iterator[Watched]:
    """A page of the desk; after the test it must have asked for nothing beyond the desk and complained of nothing."""
    with open_page(browser, desk) as page:
        yield page
        assert page.strange == []
        assert page.complaints == []
