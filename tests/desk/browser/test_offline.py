"""Nothing leaves the machine: with everything beyond the desk blocked, every view works, and none even tries."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest

from .driving import ROOT, Watched

VIEWS = re.findall(r"view: '(\w+)'", (ROOT / "front/src/views/places.ts").read_text(encoding="utf-8"))
SHOWN = {"map": "svg path.land >> nth=100", "timeline": "svg.chart path.bar", "pairs": "svg.chart g.cell"}
REACH = """async () => {
  try { await fetch('https://readout.invalid/'); return 'reached'; } catch { return 'stopped'; }
}"""


@pytest.mark.parametrize("view", VIEWS)
def test_12_a_view_asks_the_desk_alone(watched: Watched, view: str) -> None:
    asked: list[str] = []
    watched.page.on("request", lambda request: asked.append(request.url))
    page = watched.go(f"/{view}")
    page.locator(SHOWN.get(view, "main h1, main h2, main form")).first.wait_for(state="attached")
    assert page.get_by_role("alert").count() == 0
    assert page.evaluate("() => document.fonts.ready.then(() => document.fonts.status)") == "loaded"
    beyond = [
        url for url in asked if f"//{urlsplit(url).netloc}" not in watched.address and url[:5] not in ("data:", "blob:")
    ]
    assert beyond == [] and any("/api/v1/" in url for url in asked)


def test_12_a_request_beyond_the_desk_would_be_seen(watched: Watched) -> None:
    page = watched.go("/help")
    assert page.evaluate(REACH) == "stopped"
    told = " ".join(watched.strange + watched.complaints)
    assert "readout.invalid" in told and "Content Security Policy" in told
    watched.complaints.clear()
    watched.strange.clear()
