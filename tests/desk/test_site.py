"""The built pages: small enough, complete, and with the licences of what is in them."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest

from .browser.driving import ROOT, SITE

MOST = 900_000  # bytes of all pages, scripts and maps, packed one by one as a browser may get them

pytestmark = pytest.mark.skipif(not (SITE / "index.html").is_file(), reason="the pages are not built: make pages")


def files() -> list[Path]:
    return [file for file in SITE.rglob("*") if file.is_file()]


def test_all_of_it_is_small() -> None:
    packed = sum(len(gzip.compress(file.read_bytes())) for file in files())
    assert packed < MOST, f"{packed:,} bytes"


def test_the_map_is_in_it_and_no_source_map() -> None:
    names = {file.name for file in files()}
    assert any(name.startswith("countries-50m") for name in names)
    assert not [name for name in names if name.endswith(".map")]


def test_licences_of_what_is_bundled_are_told() -> None:
    told = (SITE / "THIRD-PARTY.txt").read_text(encoding="utf-8")
    known = json.loads((ROOT / "front/package-lock.json").read_text(encoding="utf-8"))["packages"]
    listed = re.findall(r"^(\S+) (\d+\.\S+), (\S+)\n\n.*", told, re.MULTILINE)
    assert {"svelte", "d3-geo", "topojson-client", "world-atlas"} <= {name for name, _, _ in listed}
    for name, version, licence in listed:
        assert (known[f"node_modules/{name}"]["version"], licence in {"MIT", "ISC", "BSD-3-Clause"}) == (version, True)
    assert told.count("\nCopyright") + told.count("Copyright (c)") >= len(listed) - 1
