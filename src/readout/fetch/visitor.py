"""A polite visitor: one request at a time, a pause between two to a host, and robots.txt where it follows links."""

from __future__ import annotations

import time
from collections.abc import Callable

from readout.errors import FetchError
from readout.fetch import robots
from readout.fetch.addresses import Address, parse_address
from readout.fetch.connection import Stopping
from readout.fetch.get import BusyError, Fetched, fetch
from readout.fetch.robots import Robots, parse_robots
from readout.fetch.visits import Visit

PAUSE = 1.0  # seconds between two requests to the same host


class Visitor:
    """Fetches for one reading. `pause` waits some seconds; `stopping` tells that no more is wanted."""

    def __init__(
        self, pause: Callable[[float], object] = time.sleep, stopping: Stopping = lambda: False, least: float = PAUSE
    ) -> None:
        self._pause, self._stopping, self._least = pause, stopping, least
        self._last: dict[str, float] = {}
        self._robots: dict[str, Robots] = {}
        self._busy: dict[str, str] = {}

    def open(self, address: Address, private: bool | None, visit: Visit | None = None) -> Fetched:
        """Return what lies at an address that the user named, or that nothing has changed since a visit."""
        return self._fetch(address, private, visit)

    def follow(self, address: Address, private: bool) -> Fetched:
        """Return what lies at an address that a feed names, if its site lets programs fetch it."""
        if address.host in self._busy:
            raise FetchError(self._busy[address.host])
        if not self._rules(address, private).allows(address.path):
            raise FetchError(f"{address.host}: its robots.txt asks programs not to fetch this", lasting=True)
        return self._fetch(address, private, None)

    def _fetch(self, address: Address, private: bool | None, visit: Visit | None, limit: int | None = None) -> Fetched:
        self._wait(address)
        known = {"etag": visit.etag, "last_modified": visit.last_modified} if visit else {}
        sized = {"limit": limit} if limit else {}
        try:
            return fetch(address, private=private, stopping=self._stopping, **known, **sized)  # type: ignore[arg-type]
        except BusyError as error:
            self._busy[address.host] = f"{error}; left alone for now"
            raise
        finally:
            self._last[address.host] = time.monotonic()

    def _wait(self, address: Address) -> None:
        rules = self._robots.get(address.site)
        due = self._last.get(address.host, -1e9) + max(self._least, rules.delay if rules else 0.0)
        if (seconds := due - time.monotonic()) > 0:
            self._pause(seconds)
        if self._stopping():
            raise FetchError("stopped")

    def _rules(self, address: Address, private: bool) -> Robots:
        """Return the rules of a site: all is allowed where it has none, nothing where they can't be had now."""
        if address.site not in self._robots:
            try:
                found = self._fetch(parse_address("/robots.txt", address), private, None, robots.MAX_BYTES)
                rules = parse_robots(found.data.decode("utf-8", "replace"))
            except FetchError as error:
                if not error.lasting:
                    self._busy[address.host] = f"its robots.txt can't be had now: {error}"
                    raise FetchError(self._busy[address.host]) from error
                rules = robots.ALL
            self._robots[address.site] = rules
        return self._robots[address.site]
