"""The built front end, and the pages that need none: what to do where it is not built, and the list of the API."""

from __future__ import annotations

from html import escape
from pathlib import Path

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

SITE = Path(__file__).with_name("site")
FOREVER = "public, max-age=31536000, immutable"  # names of built files change with what is in them
ASSETS = "assets"
_PAGE = "<!doctype html><html lang='en'><meta charset='utf-8'><title>{title}</title><h1>{title}</h1>{body}</html>"
_UNBUILT = (
    "<p>The pages of the desk are not built in this copy of Readout. An installed one has them; in a checkout, "
    "<code>make desk</code> builds them.</p><p>The API works without: <a href='{prefix}/docs'>its list</a>.</p>"
)


class Site(StaticFiles):
    """The files of the built front end; an address that is no file is a view, which `index.html` shows."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return a file, or the page of all views."""
        try:
            response = await super().get_response(path, scope)
        except HTTPException as error:
            if error.status_code != 404 or path.split("/")[0] in (ASSETS, "api"):
                raise
            response = await super().get_response("index.html", scope)
        response.headers["Cache-Control"] = FOREVER if path.startswith(f"{ASSETS}/") else "no-cache"
        return response


def add_pages(app: FastAPI, prefix: str) -> None:
    """Give an app its pages, behind all routes of the API."""

    @app.get(f"{prefix}/docs", include_in_schema=False)
    def list_api() -> HTMLResponse:
        return HTMLResponse(_PAGE.format(title="The API of Readout", body=_list(app, prefix)))

    if (SITE / "index.html").is_file():
        app.mount("/", Site(directory=SITE, html=True), name="site")
        return

    @app.get("/{path:path}", include_in_schema=False)
    def tell_unbuilt(path: str) -> HTMLResponse:
        if path.split("/")[0] in ("api", ASSETS):
            raise HTTPException(404)
        return HTMLResponse(_PAGE.format(title="Readout", body=_UNBUILT.format(prefix=prefix)))


def _list(app: FastAPI, prefix: str) -> str:
    lines = []
    for path, methods in app.openapi()["paths"].items():
        for method, route in methods.items():
            said = route.get("description") or route.get("summary", "")
            asked = ", ".join(part["name"] for part in route.get("parameters", ()))
            name = f"<dt><code>{escape(method.upper())} {escape(path)}</code></dt>"
            lines.append(f"{name}<dd>{escape(said)}<br><small>{escape(asked)}</small></dd>")
    return f"<p>For programs: <a href='{prefix}/openapi.json'>openapi.json</a>.</p><dl>{''.join(lines)}</dl>"
