"""What lies at an address: over redirects, unpacked, within limits."""

from __future__ import annotations

import http.client
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.message import Message

from readout.errors import FetchError
from readout.fetch.addresses import PRIVATE, Address, Machine, find_machines, parse_address
from readout.fetch.connection import ACCEPT, Stopping, ask

MAX_BYTES = 16 << 20  # of an answer, unpacked
REDIRECTS = 5
MOVED = (301, 302, 303, 307, 308)
BUSY = (429, 503)
PASSING = (408, 425, *BUSY, 500, 502, 504)  # what may be otherwise the next time
SAID = {
    401: "asks for a password",
    402: "asks for money",
    403: "refuses",
    404: "there is nothing at this address",
    410: "is gone",
    429: "wants fewer requests",
    451: "is closed by law",
    503: "is not available now",
}
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """An answer: `data` is empty where `unchanged`; `private` tells where the address lies that was named first."""

    address: Address
    data: bytes = b""
    unchanged: bool = False
    media: str = ""
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    private: bool = False


class BusyError(FetchError):
    """A server that wants to be left alone for now."""


def fetch(
    address: Address,
    *,
    private: bool | None = False,
    etag: str | None = None,
    last_modified: str | None = None,
    limit: int = MAX_BYTES,
    stopping: Stopping = lambda: False,
) -> Fetched:
    """Return what lies at an address, or that it is as it was when it had this `etag` or `last_modified`.

    With `private` it may lie on this machine or a private network; `None` allows that for the address itself, and where
    it leads to only if it lies there already. `FetchError` for everything that goes wrong.
    """
    told = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    headers = {"Accept": ACCEPT, "Accept-Encoding": "gzip"} | {name: value for name, value in told.items() if value}
    first: bool | None = None
    for _ in range(REDIRECTS + 1):
        machines = find_machines(address)
        lies_here = any(machine.private for machine in machines)
        first = lies_here if first is None else first
        private = lies_here if private is None else private
        if lies_here and not private:
            raise FetchError(f"{address.host}: {PRIVATE}", lasting=True)
        found = _step(address, machines, headers, limit, stopping)
        if isinstance(found, Fetched):
            return replace(found, private=first)
        if address.scheme == "https" and found.scheme == "http":
            raise FetchError(f"{address.host}: leads from a safe address to an open one, {found.text}", lasting=True)
        address = found
    raise FetchError(f"{address.host}: leads on and on: more than {REDIRECTS} redirects", lasting=True)


def _step(
    address: Address, machines: tuple[Machine, ...], headers: dict[str, str], limit: int, stopping: Stopping
) -> Fetched | Address:
    """Return the answer, or the address that it leads to."""
    with ask(address, machines, headers, stopping) as answer:
        place = answer.headers.get("Location")
        if answer.status in MOVED and place:
            return parse_address(place, address)
        if answer.status == 304:
            return Fetched(address=address, unchanged=True)
        if answer.status != 200:
            kind = BusyError if answer.status in BUSY else FetchError
            said = SAID.get(answer.status, "answers with a fault")
            raise kind(f"{address.host}: {said} ({answer.status})", lasting=answer.status not in PASSING)
        data = b"".join(_unpack(_read(answer, address, limit), answer.headers, address, limit))
        if answer.length:
            raise FetchError(f"{address.host}: the connection broke off")
        return Fetched(
            address=address,
            data=data,
            media=answer.headers.get_content_type() if "Content-Type" in answer.headers else "",
            charset=answer.headers.get_content_charset(),
            etag=_validator(answer.headers.get("ETag")),
            last_modified=_validator(answer.headers.get("Last-Modified")),
        )


def _read(answer: http.client.HTTPResponse, address: Address, limit: int) -> Iterator[bytes]:
    size = 0
    while chunk := answer.read(_CHUNK):
        size += len(chunk)
        if size > limit:
            raise _too_long(address, limit)
        yield chunk


def _unpack(chunks: Iterator[bytes], headers: Message, address: Address, limit: int) -> Iterator[bytes]:
    """Give the bytes as they were before they were packed, `limit` of them at most."""
    packing = (headers.get("Content-Encoding") or "identity").strip().lower()
    if packing in ("identity", ""):
        yield from chunks
        return
    if packing not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(f"{address.host}: packed in a way that nobody asked for ({packing[:20]})", lasting=True)
    unpacker, size = zlib.decompressobj(wbits=47), 0
    try:
        for chunk in chunks:
            unpacked = unpacker.decompress(chunk, limit + 1 - size)
            size += len(unpacked)
            if size > limit:
                raise _too_long(address, limit)
            yield unpacked
    except zlib.error as error:
        raise FetchError(f"{address.host}: damaged where it is packed") from error
    if not unpacker.eof:
        raise FetchError(f"{address.host}: the connection broke off")


def _too_long(address: Address, limit: int) -> FetchError:
    return FetchError(f"{address.host}: too long: more than {limit:,} bytes", lasting=True)


def _validator(value: str | None) -> str | None:
    """Return a header that can be sent back, `None` for what could break out of a line."""
    return value if value and len(value) <= 500 and value.isascii() and value.isprintable() else None
