"""What comes from an address: redirects, packing, limits, faults, and what must not be asked at all."""

from __future__ import annotations

import gzip
import socket
import time
from collections.abc import Iterator

import pytest

from readout.errors import FetchError
from readout.fetch import addresses, connection
from readout.fetch.addresses import parse_address
from readout.fetch.get import Fetched, fetch

from ..serving import Site, serve


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serve() as site:
        yield site


def get(url: str, private: bool | None = True, **more: object) -> Fetched:
    return fetch(parse_address(url), private=private, **more)  # type: ignore[arg-type]


def test_a_page_with_what_the_server_says_of_it(site: Site) -> None:
    url = site.put("/a?x=1", "Tür", media="text/html; charset=ISO-8859-1", headers={"ETag": '"1"'})
    found = get(url)
    assert (found.data, found.media, found.charset, found.etag) == ("Tür".encode(), "text/html", "iso-8859-1", '"1"')
    path, headers = site.asked[-1]
    assert path == "/a?x=1" and headers["host"] == site.url.removeprefix("http://")
    assert headers["user-agent"].startswith("Readout/") and headers["accept-encoding"] == "gzip"


def test_what_is_unchanged_is_not_sent_again(site: Site) -> None:
    url = site.put("/same", "text", headers={"ETag": '"1"', "Last-Modified": "Tue, 23 Nov 2021 14:05:00 GMT"})
    first = get(url)
    again = get(url, etag=first.etag, last_modified=first.last_modified)
    assert (again.unchanged, again.data) == (True, b"")
    assert site.asked[-1][1]["if-modified-since"] == "Tue, 23 Nov 2021 14:05:00 GMT"


def test_redirects_are_followed_but_not_for_ever(site: Site) -> None:
    site.put("/end", "here")
    url = site.put("/start", "", status=302, headers={"Location": "end"})
    assert (get(url).data, get(url).address.path) == (b"here", "/end")
    loop = site.put("/loop", "", status=301, headers={"Location": "/loop"})
    with pytest.raises(FetchError, match="on and on"):
        get(loop)
    for place in ("file:///etc/passwd", "ftp://example.org/", "http://user:word@127.0.0.1/"):
        with pytest.raises(FetchError, match=r"only http and https|user name"):
            get(site.put("/out", "", status=302, headers={"Location": place}))


def test_packed_pages_are_unpacked_and_bombs_are_not(site: Site) -> None:
    packed = {"Content-Encoding": "gzip"}
    assert get(site.put("/gz", gzip.compress(b"story"), headers=packed)).data == b"story"
    with pytest.raises(FetchError, match="too long"):
        get(site.put("/bomb", gzip.compress(bytes(60 << 20)), headers=packed))
    with pytest.raises(FetchError, match="damaged where it is packed"):
        get(site.put("/bad", b"no gzip", headers=packed))
    with pytest.raises(FetchError, match="broke off"):
        get(site.put("/cut", gzip.compress(b"story" * 999)[:-12], headers=packed))
    with pytest.raises(FetchError, match="nobody asked for"):
        get(site.put("/br", b"x", headers={"Content-Encoding": "br"}))


def test_too_long_and_too_short_answers(site: Site) -> None:
    with pytest.raises(FetchError, match="more than 10 bytes"):
        get(site.put("/long", b"x" * 11), limit=10)
    with pytest.raises(FetchError, match=r"broke off|broken answer"):
        get(site.put("/short", b"x", headers={"Content-Length": "9"}))


def test_an_answer_that_trickles_is_cut_off_and_so_is_one_nobody_wants(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def trickle() -> Iterator[bytes]:
        for _ in range(200):
            time.sleep(0.05)
            yield b"x"

    url = site.put("/slow", b"", chunks=trickle)
    monkeypatch.setattr(connection, "WHOLE", 0.3)
    start = time.monotonic()
    with pytest.raises(FetchError, match="took longer"):
        get(url)
    monkeypatch.setattr(connection, "WHOLE", 60.0)
    with pytest.raises(FetchError, match="stopped"):
        get(url, stopping=lambda: time.monotonic() > start + 0.8)
    assert time.monotonic() - start < 5


@pytest.mark.parametrize(("status", "lasting"), [(404, True), (403, True), (500, False), (429, False), (503, False)])
def test_faults_are_told_apart_by_whether_they_last(site: Site, status: int, lasting: bool) -> None:
    with pytest.raises(FetchError, match=str(status)) as told:
        get(site.put("/fault", "", status=status))
    assert told.value.lasting is lasting


def test_this_machine_is_refused_unless_allowed(site: Site) -> None:
    url = site.put("/mine", "mine")
    asked = len(site.asked)
    for private in (url, url.replace("127.0.0.1", "localhost"), "http://0x7f.1:80/", "http://[::ffff:127.0.0.1]:80/"):
        with pytest.raises(FetchError, match="private network"):
            get(private, private=False)
    assert len(site.asked) == asked
    assert get(url, private=None).private  # named by the user: and what it leads to may lie there too


def test_a_page_out_there_must_not_lead_in_here(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    url = site.put("/in", "", status=302, headers={"Location": f"{site.url}/mine"})
    public = iter((True, False))  # the first host counts as one of the open network, the second as what it is
    monkeypatch.setattr(addresses, "is_public", lambda ip: next(public))
    with pytest.raises(FetchError, match="private network"):
        get(url, private=None)


def test_a_name_is_looked_up_once_and_that_machine_is_asked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    url = site.put("/once", "once").replace("127.0.0.1", "rebound.example")
    looked: list[str] = []
    here = socket.getaddrinfo

    def look(host: str, port: int, **more: int) -> object:
        looked.append(host)
        return here("127.0.0.1" if len(looked) == 1 else "203.0.113.1", port, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", look)
    assert get(url).data == b"once"
    assert looked == ["rebound.example"]
    assert site.asked[-1][1]["host"].startswith("rebound.example:")


def test_no_network_and_nobody_there_are_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(FetchError, match="refuses the connection"):
            get(f"http://127.0.0.1:{taken.getsockname()[1]}/")

    def fail(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(FetchError, match="there is no network") as told:
        get("http://example.org/")
    assert not told.value.lasting


def test_a_server_without_a_certificate_to_be_trusted_is_refused(site: Site) -> None:
    with pytest.raises(FetchError, match="no safe connection"):
        get(site.url.replace("http:", "https:"))
