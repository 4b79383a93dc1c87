"""A web server on this machine for tests: what lies at which path, and what it was asked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(kw_only=True)
class Page:
    """What is answered: `body` after `headers`; `chunks` instead of it are sent as they come, with no length told."""

    body: bytes = b""
    status: int = 200
    media: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)
    chunks: Callable[[], Iterator[bytes]] | None = None


@dataclass(kw_only=True)
class Site:
    """A site: `pages` by path, and what it was `asked`, path and headers, in order."""

    url: str
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def paths(self) -> list[str]:
        """Return the paths that were asked for."""
        return [path for path, _ in self.asked]

    def put(self, path: str, body: str | bytes, **more: object) -> str:
        """Put a page at a path and return its address."""
        data = body.encode() if isinstance(body, str) else body
        self.pages[path] = Page(body=data, **more)  # type: ignore[arg-type]
        return self.url + path


@contextmanager
def serve() -> Iterator[Site]:
    """Run a site on a free port of the loopback address."""
    site = Site(url="")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            site.asked.append((self.path, headers))
            page = site.pages.get(self.path, Page(status=404, body=b"nothing"))
            tag = page.headers.get("ETag")
            if tag and headers.get("if-none-match") == tag:
                self.send_response(304)
                self.end_headers()
                return
            self.send_response(page.status)
            self.send_header("Content-Type", page.media)
            for name, value in page.headers.items():
                self.send_header(name, value)
            if page.chunks is None and "Content-Length" not in page.headers:
                self.send_header("Content-Length", str(len(page.body)))
            self.end_headers()
            try:
                for chunk in page.chunks() if page.chunks else [page.body]:
                    self.wfile.write(chunk)
            except OSError:
                pass  # who asked has heard enough

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
