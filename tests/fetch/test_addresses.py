"""Addresses: which are any, and which machines are of the open network."""

from __future__ import annotations

from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.errors import FetchError
from readout.fetch.addresses import is_public, parse_address


def test_an_address_in_ascii_without_fragment() -> None:
    address = parse_address("HTTPS://www.Bücher.example:443/straße?q=ü x#part")
    assert address.text == "https://www.xn--bcher-kva.example/stra%C3%9Fe?q=%C3%BC%20x"
    assert parse_address("../b", address).text == "https://www.xn--bcher-kva.example/b"
    assert parse_address("http://[::1]:8080/").authority == "[::1]:8080"


@pytest.mark.parametrize(
    "written", ["file:///etc/passwd", "gopher://x/", "http://", "http://a b/", "http://u:p@x/", "http://x:99999/", "x"]
)
def test_what_is_none_is_refused(written: str) -> None:
    with pytest.raises(FetchError) as told:
        parse_address(written)
    assert told.value.lasting


@given(st.text(max_size=200))
def test_anything_is_an_address_or_refused_and_never_breaks_out_of_its_line(written: str) -> None:
    try:
        text = parse_address("http://x.example/" + written).text
    except FetchError:
        return
    assert text.isascii() and text.isprintable() and " " not in text


PRIVATE = (
    *("127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1"),
    *("224.0.0.1", "255.255.255.255", "240.0.0.1", "::1", "::", "fe80::1", "fc00::1", "fec0::1", "ff02::1"),
    *("::ffff:10.0.0.1", "::127.0.0.1", "2002:7f00:1::", "64:ff9b::a00:1", "2001:0:1::1", "64:ff9b:1::1"),
)


@pytest.mark.parametrize("ip", PRIVATE)
def test_machines_that_are_not_of_the_open_network(ip: str) -> None:
    assert not is_public(ip_address(ip))


@pytest.mark.parametrize(
    "ip", ["93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::808:808"]
)
def test_machines_that_are(ip: str) -> None:
    assert is_public(ip_address(ip))
