"""Answers that are kept until the archive changes: the same question is answered at once, or not sent twice."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Coroutine, Iterator
from hashlib import blake2b
from threading import Lock
from typing import Any

from fastapi import Request, Response
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from readout.desk.options import Desk
from readout.errors import InputError

MEMORY = 32 * (1 << 20)  # bytes of answers that are kept


class Kept:
    """Answers by what they tell of which state; the one that was not asked for the longest goes first."""

    def __init__(self, memory: int = MEMORY) -> None:
        self._memory = memory
        self._size = 0
        self._answers: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()

    def find(self, tag: str) -> bytes | None:
        """Return an answer, `None` where it is not kept."""
        with self._lock:
            if tag in self._answers:
                self._answers.move_to_end(tag)
            return self._answers.get(tag)

    def keep(self, tag: str, answer: bytes) -> None:
        """Keep an answer, and let go of others where there are too many."""
        if len(answer) > self._memory // 8:
            return
        with self._lock:
            self._size += len(answer) - len(self._answers.pop(tag, b""))
            self._answers[tag] = answer
            while self._size > self._memory:
                self._size -= len(self._answers.popitem(last=False)[1])


class KeptRoute(APIRoute):
    """A route whose answers follow from the archive alone; parameters that it does not know are refused."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return the handler that looks among what is kept first."""
        answer = super().get_route_handler()
        known = set(_parameters(self.dependant))

        async def answer_or_recall(request: Request) -> Response:
            check_parameters(request, known)
            desk: Desk = request.app.state.desk
            kept: Kept = request.app.state.kept
            state = desk.archive.state()
            request.app.state.ready.notice(state)
            tag = f'"{_tag(state, str(request.url.path), request.url.query)}"'
            headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
            if tag in request.headers.get("if-none-match", ""):
                return Response(status_code=304, headers=headers)
            body = kept.find(tag)
            if body is not None:
                return Response(body, media_type="application/json", headers=headers)
            response = await answer(request)
            if response.status_code == 200:
                response.headers.update(headers)
                kept.keep(tag, bytes(response.body))
            return response

        return answer_or_recall


class CheckedRoute(APIRoute):
    """A route that refuses parameters that it does not know; its answers are not kept."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return the handler that looks at the parameters first."""
        answer = super().get_route_handler()
        known = set(_parameters(self.dependant))

        async def check_and_answer(request: Request) -> Response:
            check_parameters(request, known)
            return await answer(request)

        return check_and_answer


def check_parameters(request: Request, known: set[str]) -> None:
    """Raise `InputError` for a parameter that there is not: it would be passed over, and all be shown."""
    for name in request.query_params:
        if name not in known:
            raise InputError(f"{name}: not a parameter; there are {', '.join(sorted(known))}")


def _parameters(dependant: Dependant) -> Iterator[str]:
    yield from (field.alias for field in dependant.query_params)
    for part in dependant.dependencies:
        yield from _parameters(part)


def _tag(*parts: str) -> str:
    return blake2b("\n".join(parts).encode(), digest_size=12).hexdigest()
