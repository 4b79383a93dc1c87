"""What a request must be before anything answers it, and what every answer tells the browser to refuse.

A page of another site can make a browser send requests to this computer, and by a name of its own that it points here
(DNS rebinding) even read the answers. So: only by names of this computer, only from pages of the desk, and with a token
where others can reach it.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterator, Mapping
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, quote, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from readout.desk.bodies import API, Body, limit_of, say_limit, says_too_much
from readout.desk.options import LOOPBACK_NAMES, Options, is_loopback

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "font-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
SAFE_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
OWN_SITES = ("same-origin", "none")  # `none`: typed in, or a bookmark
YEAR = 365 * 24 * 3600


class Guard:
    """Lets through what may come in, and puts the safe headers on all that goes out."""

    def __init__(self, app: ASGIApp, options: Options) -> None:
        self.app = app
        self.options = options

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or hand it on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refused = self._refuse(scope, headers)
        if refused:
            await _answer(send, *refused)
        elif moved := self._take_token(scope):
            await _move(send, moved, self._cookie())
        else:
            body = Body(receive, limit_of(scope["path"]))
            await self.app(scope, body.receive, _guarded(send, scope["path"], body))

    def _refuse(self, scope: Scope, headers: Headers) -> tuple[int, str] | None:
        """Return the status and the reason for which a request is refused, `None` where it may come in."""
        host, path = headers.get("host", ""), scope["path"]
        if not self._is_own_name(host):
            return 403, "This desk answers only at its own address."
        changes = scope["method"] not in SAFE_METHODS
        if (changes or path.startswith(API)) and not _from_desk(headers, host):
            return 403, "Pages of other sites may not use this desk."
        if changes and not self.options.writable:
            return 403, "This desk was opened for reading only."
        if not self._has_token(scope, headers):
            return 401, "This desk needs its token: open the link that it printed when it started."
        if says_too_much(headers.get("content-length", "0"), limit_of(path)):
            return 413, say_limit(limit_of(path))
        return None

    def _is_own_name(self, host: str) -> bool:
        """Tell whether a request names this computer; where a token is needed, the token guards better."""
        if self.options.token is not None and not is_loopback(self.options.host):
            return True
        return host.lower() in {f"{name}:{self.options.port}" for name in LOOPBACK_NAMES}

    def _has_token(self, scope: Scope, headers: Headers) -> bool:
        if self.options.token is None:
            return True
        shown = [*_cookies(headers, self._cookie_name()), *_bearer(headers)]
        shown += [value for name, value in _query(scope) if name == "token"]
        return any(hmac.compare_digest(one.encode(), self.options.token.encode()) for one in shown)

    def _take_token(self, scope: Scope) -> str | None:
        """Return where a link with the token leads once its cookie is set: the same page, the token out of sight."""
        query = _query(scope)
        if self.options.token is None or scope["method"] != "GET" or "token" not in dict(query):
            return None
        rest = urlencode([(name, value) for name, value in query if name != "token"])
        # A path that begins with two strokes would lead to another site.
        path = "/" + quote(scope["path"].lstrip("/\\"))
        return f"{path}?{rest}" if rest else path

    def _cookie_name(self) -> str:
        return f"readout-{self.options.port}"  # cookies are the same for all ports of a computer

    def _cookie(self) -> str:
        return f"{self._cookie_name()}={self.options.token}; Path=/; Max-Age={YEAR}; HttpOnly; SameSite=Strict"


def _from_desk(headers: Headers, host: str) -> bool:
    """Tell whether a page of the desk sent a request, or a program that is no browser."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None and site not in OWN_SITES:
        return False
    return origin is None or origin.lower() in (f"http://{host}".lower(), f"https://{host}".lower())


def _cookies(headers: Headers, name: str) -> Iterator[str]:
    try:
        cookies = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return
    if name in cookies:
        yield cookies[name].value


def _bearer(headers: Headers) -> Iterator[str]:
    scheme, _, token = headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        yield token.strip()


def _query(scope: Scope) -> list[tuple[str, str]]:
    return parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)


def _guarded(send: Send, path: str, body: Body) -> Send:
    """Return a `send` that puts the safe headers on an answer; whatever is told of a body too large, it was that."""

    async def give(message: Message) -> None:
        if body.is_too_large:
            if message["type"] == "http.response.start":
                await _answer(send, 413, body.fault)
            return
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in SAFE_HEADERS.items():
                headers.setdefault(name, value)
            if path.startswith(API):
                headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return give


async def _answer(send: Send, status: int, detail: str, headers: Mapping[str, str] | None = None) -> None:
    body = json.dumps({"detail": detail}).encode()
    given = {**SAFE_HEADERS, "Content-Type": "application/json", "Cache-Control": "no-store", **(headers or {})}
    listed = [(name.lower().encode(), value.encode("latin-1")) for name, value in given.items()]
    listed.append((b"content-length", str(len(body)).encode()))
    await send({"type": "http.response.start", "status": status, "headers": listed})
    await send({"type": "http.response.body", "body": body})


async def _move(send: Send, place: str, cookie: str) -> None:
    await _answer(send, 303, "The token is taken.", {"Location": place, "Set-Cookie": cookie})
