"""One request to one machine, watched: it ends in time, whatever comes from there."""

from __future__ import annotations

import http.client
import platform
import socket
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib.metadata import version
from threading import Event, Thread

from readout.errors import FetchError
from readout.fetch.addresses import Address, Machine

CONNECT = 10.0  # seconds to reach a machine
SILENCE = 20.0  # seconds without a byte
WHOLE = 60.0  # seconds for one answer
LOOK = 0.1  # seconds between looks at the clock
ACCEPT = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, */*;q=0.5"

Stopping = Callable[[], bool]


def user_agent() -> str:
    """Return how we name ourselves to servers."""
    return f"Readout/{version('readout')} (reads news reports for one user; Python {platform.python_version()})"


@contextmanager
def ask(
    address: Address, machines: tuple[Machine, ...], headers: Mapping[str, str], stopping: Stopping
) -> Iterator[http.client.HTTPResponse]:
    """Send a request to the first machine that can be reached, and give its answer while it is being read.

    `FetchError` where none can, for a wrong certificate, a broken answer, and one that takes too long.
    """
    clock = _Clock(stopping)
    try:
        opened = _connect(address, machines)
        with clock.watch(opened):
            connection = _prepare(address, opened)
            try:
                connection.putrequest("GET", address.path, skip_host=True, skip_accept_encoding=True)
                for name, value in {"Host": address.authority, "User-Agent": user_agent(), **headers}.items():
                    connection.putheader(name, value)
                connection.endheaders()
                yield connection.getresponse()
            finally:
                connection.close()
                opened.close()
        clock.check(address)
    except ssl.SSLCertVerificationError as error:
        message = f"{address.host}: its certificate is not to be trusted: {error.verify_message}"
        raise FetchError(message, lasting=True) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        clock.check(address)
        raise FetchError(f"{address.host}: {_say(error)}") from error


class _Clock:
    """Cuts a connection off when its time is over, or somebody wants it to stop."""

    def __init__(self, stopping: Stopping) -> None:
        self._stopping = stopping
        self._end = time.monotonic() + WHOLE
        self._done = Event()
        self._cut: str | None = None

    @contextmanager
    def watch(self, opened: socket.socket) -> Iterator[None]:
        """Look after a connection while it is used; by a handle of its own, as TLS takes the socket's away."""
        watcher = Thread(target=self._look, args=(opened.dup(),), daemon=True, name="fetch")
        watcher.start()
        try:
            yield
        finally:
            self._done.set()
            watcher.join()

    def check(self, address: Address) -> None:
        """Raise `FetchError` if the connection was cut off."""
        if self._cut:
            raise FetchError(f"{address.host}: {self._cut}")

    def _look(self, handle: socket.socket) -> None:
        with handle:
            while not self._done.wait(LOOK):
                if self._stopping():
                    self._cut = "stopped"
                elif time.monotonic() > self._end:
                    self._cut = f"took longer than {WHOLE:.0f} seconds"
                if self._cut:
                    with suppress(OSError):
                        handle.shutdown(socket.SHUT_RDWR)
                    return


def _connect(address: Address, machines: tuple[Machine, ...]) -> socket.socket:
    fault: OSError = OSError("no machine")
    for machine in machines:
        opened = socket.socket(machine.family, socket.SOCK_STREAM)
        opened.settimeout(CONNECT)
        try:
            opened.connect(machine.place)
            opened.settimeout(SILENCE)
            return opened
        except OSError as error:
            opened.close()
            fault = error
    raise fault


def _prepare(address: Address, opened: socket.socket) -> http.client.HTTPConnection:
    """Return a connection over an open socket: the name is not looked up again, but must be in the certificate."""
    connection = http.client.HTTPConnection(address.host, address.port)
    connection.auto_open = 0
    connection.sock = opened
    if address.scheme == "https":
        connection.sock = ssl.create_default_context().wrap_socket(opened, server_hostname=address.host)
    return connection


def _say(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "does not answer"
    if isinstance(error, ConnectionRefusedError):
        return "refuses the connection"
    if isinstance(error, ssl.SSLError):
        return f"no safe connection: {error.reason or error}"
    if isinstance(error, http.client.HTTPException):
        return f"a broken answer: {type(error).__name__}"
    if isinstance(error, OSError):
        return error.strerror or str(error) or "the connection broke off"
    return f"a broken answer: {error}"
