"""How much a request may bring, and its body, read no further than that."""

from __future__ import annotations

import re

from starlette.types import Message, Receive

API = "/api/"
MEGABYTE = 1 << 20
BODY, FILE = 4 * MEGABYTE, 33 * MEGABYTE  # of a request at most; of one that brings a file, with what is around it
FILES = f"{API}v1/readings/file"


class TooLargeError(Exception):
    """A body goes on beyond what its request may bring."""


def say_limit(limit: int) -> str:
    """Return the limit in words."""
    return f"A request may bring {limit // MEGABYTE} MB at most."


def limit_of(path: str) -> int:
    """Return how many bytes a request to a path may bring."""
    return FILE if path == FILES else BODY


def says_too_much(length: str, limit: int) -> bool:
    """Tell whether what a request says of its length is beyond a limit, or no length."""
    return re.fullmatch(r"[0-9]{1,12}", length) is None or int(length) > limit


class Body:
    """The body of a request, read until it goes beyond its limit: one without a length says nothing before."""

    def __init__(self, receive: Receive, limit: int) -> None:
        self._receive = receive
        self._left = limit
        self.fault = say_limit(limit)

    @property
    def is_too_large(self) -> bool:
        """Whether more came than may."""
        return self._left < 0

    async def receive(self) -> Message:
        """Return the next part; `TooLargeError` where it is too much."""
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self.is_too_large:
            raise TooLargeError(self.fault)
        return message
