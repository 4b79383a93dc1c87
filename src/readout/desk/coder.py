"""The coder of a desk: a process of its own with the tools loaded, so that pages stay quick and time has a limit."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from threading import Lock, Thread
from typing import Concatenate, ParamSpec, TypeVar

from readout.errors import InputError, ReadoutError
from readout.pipeline import Tools, load_tools

LIMIT = 60.0  # seconds for one question
LOADING = 120.0  # seconds for the tools
Given = ParamSpec("Given")
Answer = TypeVar("Answer")


class Coder:
    """Puts questions to the coder, one after another; `load` must be a function of a module, as the questions are."""

    def __init__(self, load: Callable[[], Tools] = load_tools, limit: float = LIMIT) -> None:
        self._load, self._limit = load, limit
        self._lock = Lock()
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None

    def warm(self) -> None:
        """Load the tools in the background; what is wrong with them is told to whoever asks first."""
        Thread(target=self._try, daemon=True, name="loading the coder").start()

    def ask(
        self,
        question: Callable[Concatenate[Tools, Given], Answer],
        *given: Given.args,
        **named: Given.kwargs,
    ) -> Answer:
        """Return what a function of a module answers, called with the tools and what is given.

        `InputError` where it takes longer than the limit or the process dies of it; a `ReadoutError` comes as it is.
        """
        with self._lock:
            pipe = self._open()
            try:
                pipe.send((question, given, named))
                if not pipe.poll(self._limit):
                    self._kill()
                    raise InputError(f"not read within {self._limit:.0f} seconds; read it in the background, as a file")
                answer = pipe.recv()
            except (EOFError, OSError) as error:
                self._kill()
                raise InputError("the process that reads died of it (out of memory?)") from error
        if isinstance(answer, ReadoutError):
            raise answer
        found: Answer = answer
        return found

    def close(self) -> None:
        """End the process; the next question starts another."""
        with self._lock:
            self._kill()

    def _try(self) -> None:
        with self._lock:
            try:
                self._open()
            except ReadoutError:
                return

    def _open(self) -> Connection:
        """Return the way to the process, which has its tools loaded."""
        if self._pipe is not None and self._process is not None and self._process.is_alive():
            return self._pipe
        self._kill()
        context = multiprocessing.get_context("spawn")  # threads of the encoder do not survive a fork
        ours, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, self._load), daemon=True, name="coder")
        self._process.start()
        theirs.close()
        self._pipe = ours
        return self._wait(ours)

    def _wait(self, pipe: Connection) -> Connection:
        try:
            fault = pipe.recv() if pipe.poll(LOADING) else ReadoutError(f"the coder is not loaded in {LOADING:.0f} s")
        except (EOFError, OSError):
            fault = ReadoutError("the process that reads dies while it loads its tools")
        if fault is not None:
            self._kill()
            raise fault
        return pipe

    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None


def _serve(pipe: Connection, load: Callable[[], Tools]) -> None:
    """Load the tools, say so, and answer until the desk is gone. Ctrl-C is left to the desk."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        tools = load()
    except ReadoutError as error:
        pipe.send(error)
        return
    pipe.send(None)
    while True:
        try:
            question, given, named = pipe.recv()
        except EOFError:
            return
        try:
            pipe.send(question(tools, *given, **named))
        except ReadoutError as error:
            pipe.send(error)
