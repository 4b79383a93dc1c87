"""`readout desk`: what it needs, where it listens, and that it answers there."""

from __future__ import annotations

import importlib.util
import json
import socket
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

import readout
from readout.archive.noting import login_name
from readout.desk import serve
from readout.desk.options import Options, is_loopback
from readout.errors import InputError
from tests.cli.conftest import Run


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return readout.open(tmp_path / "kept", create=True).folder


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield listening.getsockname()[1]


def test_a_missing_archive_is_told(run: Run, tmp_path: Path) -> None:
    result = run("desk", tmp_path / "none", "--no-browser")
    assert result.exit_code == 2
    assert "there is no archive here" in result.stderr


def test_help_has_examples(run: Run) -> None:
    told = run("desk", "--help")
    assert told.exit_code == 0
    assert "readout desk my-archive --read-only" in told.stdout and "/api/v1" in told.stdout


def test_options_are_those_of_the_desk(run: Run, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[Any] = []

    def note(*given: Any, browser: bool) -> None:
        served.append((*given[1:3], browser))
        given[3]("http://192.0.2.7:9000/?token=t")

    monkeypatch.setattr(serve, "serve_desk", note)
    told = run("desk", archive)
    assert "The desk is open at http://192.0.2.7:9000/?token=t\nCtrl-C ends it." in told.stdout
    options = ("--host", "192.0.2.7", "--port", 9000, "--read-only", "--no-browser", "--user", "Ada", "--allow-paths")
    run("desk", archive, *options)
    usual, asked = served
    assert usual == (Options(user=login_name()), None, True)
    assert asked == (Options(host="192.0.2.7", user="Ada", writable=False, allow_paths=True), 9000, False)


def test_a_missing_extra_is_told(run: Run, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    result = run("desk", archive)
    assert result.exit_code == 2
    assert "pip install 'readout[desk]'" in result.stderr


def test_a_taken_port_is_told(run: Run, archive: Path, taken: int) -> None:
    result = run("desk", archive, "--no-browser", "--port", taken)
    assert result.exit_code == 2
    assert f"127.0.0.1:{taken}: " in result.stderr and "another --port" in result.stderr


def test_without_a_port_the_next_free_one_is_taken(taken: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "PORT", taken)
    with serve.open_socket("127.0.0.1", None) as opened:
        assert taken < opened.getsockname()[1] < taken + serve.TRIED


def test_nothing_listens_on_an_address_of_others() -> None:
    with pytest.raises(InputError, match=r"192\.0\.2\.1"):
        serve.open_socket("192.0.2.1", None)


def serve_here(archive: Path, options: Options) -> str:
    """Serve an archive in a thread and return the address that it says."""
    said: list[str] = []
    listening = threading.Event()

    def note(address: str) -> None:
        said.append(address)
        listening.set()

    asked: Any = (readout.open(archive), options, None, note, False)
    threading.Thread(target=serve.serve_desk, args=asked, daemon=True).start()
    assert listening.wait(30)
    return said[0]


def test_the_desk_answers_where_it_says(archive: Path) -> None:
    address = serve_here(archive, Options(writable=False))
    with urllib.request.urlopen(f"{address}api/v1/about", timeout=30) as answer:
        assert answer.status == 200
        assert answer.headers["server"] is None


def test_where_others_can_reach_it_the_link_has_a_token_and_nothing_is_told_without(archive: Path) -> None:
    address = urlsplit(serve_here(archive, Options(host="0.0.0.0", writable=False)))
    (token,) = parse_qs(address.query)["token"]
    assert len(token) >= 32
    about = f"http://127.0.0.1:{address.port}/api/v1/about"
    with pytest.raises(urllib.error.HTTPError, match="401"):
        urllib.request.urlopen(about, timeout=30)
    asked = urllib.request.Request(about, headers={"Authorization": f"Bearer {token}"})
    with urllib.request.urlopen(asked, timeout=30) as answer:
        assert json.load(answer)["reads_paths"] is False


@pytest.mark.parametrize(
    ("options", "address"),
    [
        (Options(port=9000), "http://127.0.0.1:9000/"),
        (Options(host="::1", port=9000), "http://[::1]:9000/"),
        (Options(host="192.168.1.7", port=9000, token="t"), "http://192.168.1.7:9000/?token=t"),
        (Options(host="0.0.0.0", port=9000, token="t"), f"http://{socket.gethostname()}:9000/?token=t"),
    ],
)
def test_the_address_to_open(options: Options, address: str) -> None:
    assert serve.address_of(options) == address


@pytest.mark.parametrize(
    ("host", "alone"),
    [
        *(("127.0.0.1", True), ("127.9.9.9", True), ("localhost", True), ("::1", True), ("[::1]", True)),
        *(("0.0.0.0", False), ("::", False), ("192.168.1.7", False), ("127.0.0.1.evil.example", False)),
    ],
)
def test_which_addresses_only_this_computer_reaches(host: str, alone: bool) -> None:
    assert is_loopback(host) is alone
