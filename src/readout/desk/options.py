"""How a desk was opened, and what is open at it."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

from readout.archive import Archive

LOOPBACK = "127.0.0.1"
PORT = 8801
LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Where the desk listens, who works at it, and whether anything may be written.

    `token` is what a browser must show: needed as soon as others than this computer can reach the desk. These may name
    files and folders of this computer, to be read in, with `allow_paths` only. Pages and feeds are fetched from the
    open network, and from this computer and private networks with `allow_private` only.
    """

    host: str = LOOPBACK
    port: int = PORT
    token: str | None = None
    writable: bool = True
    user: str = ""
    allow_paths: bool = False
    allow_private: bool = False

    @property
    def reads_paths(self) -> bool:
        """Whether files and folders of this machine may be read in by their paths: where only its own users can ask."""
        return self.allow_paths or is_loopback(self.host)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """An archive that is open at a desk."""

    archive: Archive
    options: Options


def is_loopback(host: str) -> bool:
    """Tell whether only this computer can reach what listens on a host."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
