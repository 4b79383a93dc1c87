"""What is known of addresses from earlier visits, so that only what is new is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A visit that went well: what the server said of the version then, and `mark`, the feed's entry that led there."""

    address: str
    etag: str | None = None
    last_modified: str | None = None
    mark: str | None = None


class Visits(Protocol):
    """Remembers visits."""

    def recall(self, address: str) -> Visit | None:
        """Return the last visit to an address, `None` where there was none."""

    def note(self, visit: Visit) -> None:
        """Take up a visit, to be kept once what it brought is."""


class NoVisits:
    """Remembers nothing."""

    def recall(self, address: str) -> Visit | None:
        """Return `None`."""
        return None

    def note(self, visit: Visit) -> None:
        """Forget a visit."""
