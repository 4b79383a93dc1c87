"""A desk with an archive of our own reports, and a Chromium to look at it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .driving import SWITCHES, Watched, find_chromium, lacking, open_page
from .running import make_archive, run_desk

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the archive of our own reports, linked: made once, whichever process comes to it first."""
    if reason := lacking():
        pytest.skip(reason)
    base = tmp_path_factory.getbasetemp()
    return make_archive((base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "told")


@pytest.fixture(scope="session")
def desk(told: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a desk over our own reports: for looking only, nothing is written."""
    with run_desk(shutil.copytree(told, tmp_path_factory.mktemp("looked") / "told")) as running:
        yield running.address


@pytest.fixture(scope="session")
def own_folder(told: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the copy of the archive lies that tests may write to."""
    return shutil.copytree(told, tmp_path_factory.mktemp("written") / "told")


@pytest.fixture(scope="session")
def own_desk(own_folder: Path) -> Iterator[str]:
    """The address of a desk over a copy of the archive, for tests that write."""
    with run_desk(own_folder) as running:
        yield running.address


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
        page.check()


@pytest.fixture
def own(browser: Browser, own_desk: str) -> Iterator[Watched]:
    """The same of the desk that may be written to."""
    with open_page(browser, own_desk) as page:
        yield page
        page.check()
