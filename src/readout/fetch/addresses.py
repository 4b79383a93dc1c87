"""Addresses of the web: which may be asked for, and on which machines their hosts lie."""

from __future__ import annotations

import re
import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from readout.errors import FetchError

LONGEST = 4_000  # characters
PORTS = {"http": 80, "https": 443}
_KEPT = "%/:=&?~+!$,;'@()*[]|"  # characters of a path that stand as they are
_TRANSLATED = ip_network("64:ff9b::/96")  # IPv4 behind IPv6
PRIVATE = (
    "lies on this machine or a private network; `readout read` fetches it if you name it there, and a desk opened with "
    "--allow-private does too"
)
IP = IPv4Address | IPv6Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An address: `path` with what is asked, and no fragment; all in ASCII."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def site(self) -> str:
        """The address up to the path."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """Host and port, as the header `Host` has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def text(self) -> str:
        """The whole address."""
        return self.site + self.path


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """Where a host lies: what to connect to, and whether that is this machine or a private network."""

    family: int
    place: Any
    private: bool


def parse_address(written: str, base: Address | None = None) -> Address:
    """Return an address, a relative one from `base`; `FetchError` for what is none or must not be asked for."""
    if len(written) > LONGEST:
        raise FetchError(f"{written[:80]}…: too long for an address", lasting=True)
    try:
        parts = urlsplit(urljoin(base.text, written) if base else written.strip())
        scheme, port = parts.scheme.lower(), parts.port
        host = (parts.hostname or "").rstrip(".")
        host = host if ":" in host or host.isascii() else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as error:
        raise FetchError(f"{written[:200]}: not an address: {error}", lasting=True) from error
    if scheme not in PORTS:
        raise FetchError(f"{written[:200]}: only http and https addresses are fetched", lasting=True)
    if not host or not re.fullmatch(r"[a-z0-9.:_%-]{1,253}", host):
        raise FetchError(f"{written[:200]}: names no host", lasting=True)
    if parts.username is not None or parts.password is not None:
        raise FetchError(f"{host}: an address with a user name is not fetched: it would be kept", lasting=True)
    path = quote(parts.path or "/", safe=_KEPT) + (f"?{quote(parts.query, safe=_KEPT)}" if parts.query else "")
    return Address(scheme=scheme, host=host, port=PORTS[scheme] if port is None else port, path=path)


def find_machines(address: Address) -> tuple[Machine, ...]:
    """Return the machines that a host's name stands for, asked for once; `FetchError` where there is none."""
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        missing = isinstance(error, socket.gaierror) and error.errno != socket.EAI_AGAIN
        reason = "no host has this name, or there is no network" if missing else "there is no network"
        raise FetchError(f"{address.host}: {reason}") from error
    return tuple(
        Machine(family=family, place=place, private=not is_public(ip_address(str(place[0]).partition("%")[0])))
        for family, _, _, _, place in found
    )


def check_public_name(address: Address) -> None:
    """Raise `FetchError` for a host that is plainly of this machine or a private network; nothing is looked up."""
    try:
        private = not is_public(ip_address(address.host.partition("%")[0]))
    except ValueError:
        private = address.host.rpartition(".")[2] in ("localhost", "local", "internal", "lan")
    if private:
        raise FetchError(f"{address.host}: {PRIVATE}", lasting=True)


def is_public(ip: IP) -> bool:
    """Tell whether an address belongs to the open network, and not to this machine, a private or a special network."""
    if isinstance(ip, IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if ip in _TRANSLATED:
            inner = IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
        if ip.teredo or ip.is_reserved or ip.is_site_local:
            return False
    return ip.is_global and not ip.is_multicast and not _is_own(ip)


def _is_own(ip: IP) -> bool:
    """Tell whether an address is one of this machine: only then can it be bound to."""
    family = socket.AF_INET if ip.version == 4 else socket.AF_INET6
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.bind((str(ip), 0))
    except OSError:
        return False
    return True
