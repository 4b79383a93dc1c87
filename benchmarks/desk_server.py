"""A desk in a process of its own that remembers no answer, and what its processors spent."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import uvicorn

from readout.archive import open_archive
from readout.desk.app import close_app, make_app
from readout.desk.kept import Kept
from readout.desk.options import Options
from readout.desk.serve import open_socket

PATIENCE = 600  # seconds that an answer, or an archive that is prepared, may take
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What some answers took: seconds on the clock, and of the server's processors."""

    clock: float
    processors: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A desk that runs: its address, its process, and how long its archive took to open and to be prepared."""

    address: str
    pid: int
    opened: Spent
    prepared: Spent

    def ask(self, path: str) -> Any:
        """Return what the API says."""
        with urlopen(f"{self.address}/api/v1/{path}", timeout=PATIENCE) as answer:
            return json.load(answer)

    def measure(self, paths: Sequence[str]) -> Spent:
        """Ask for several things at once, as a page does."""
        start, spent = time.perf_counter(), self.spent()
        with ThreadPoolExecutor(len(paths)) as pool:
            list(pool.map(self.ask, paths))
        return Spent(clock=time.perf_counter() - start, processors=self.spent() - spent)

    def spent(self) -> float:
        """Return the seconds of processors that the process has taken so far, all its threads (Linux)."""
        return _read_stat(Path(f"/proc/{self.pid}/stat"))[2]

    def memory(self) -> float:
        """Return the memory that the process holds, in megabytes."""
        pages = Path(f"/proc/{self.pid}/statm").read_text(encoding="ascii").split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6


@contextmanager
def run_server(folder: Path, prepare: bool) -> Iterator[Server]:
    """Serve an archive on a free port, prepared or as it lies."""
    context = get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(str(folder), prepare, there), daemon=True)
    process.start()
    try:
        if not here.poll(PATIENCE):
            raise TimeoutError(f"{folder}: the desk does not start")
        port, opened, prepared = here.recv()
        server = Server(address=f"http://127.0.0.1:{port}", pid=process.pid or 0, opened=opened, prepared=prepared)
        _wait(server)
        yield server
    finally:
        process.terminate()
        process.join()


def spent_beside(name: str) -> float:
    """Return the seconds of processors that this process' descendants took, but those of a name (Linux)."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has ended meanwhile
            found[int(path.parent.name)] = _read_stat(path)
    ours, size = {os.getpid()}, 0
    while len(ours) > size:
        size = len(ours)
        ours |= {pid for pid, (_, parent, _) in found.items() if parent in ours}
    return sum(found[pid][2] for pid in ours - {os.getpid()} if found[pid][0] != name)


def _read_stat(path: Path) -> tuple[str, int, float]:
    """Return the name of a process, its parent, and what it took of the processors."""
    head, _, tail = path.read_text(encoding="utf-8", errors="replace").rpartition(")")
    fields = tail.split()
    return head.partition("(")[2], int(fields[1]), (int(fields[11]) + int(fields[12])) / TICKS


def _wait(server: Server) -> None:
    for _ in range(PATIENCE * 10):
        try:
            server.ask("codebook")
            return
        except OSError:
            time.sleep(0.1)


def _serve(folder: str, prepare: bool, told: Connection) -> None:
    archive = open_archive(folder)
    opened = _time(archive.cursor)
    prepared = _time(archive.prepare) if prepare else Spent(clock=0, processors=0)
    socket = open_socket("127.0.0.1", 0)
    port = socket.getsockname()[1]
    app = make_app(archive, Options(port=port))
    app.state.kept = Kept(0)
    told.send((port, opened, prepared))
    try:
        config = uvicorn.Config(app, log_level="warning", access_log=False, ws="none", lifespan="off")
        uvicorn.Server(config).run(sockets=[socket])
    finally:
        close_app(app)


def _time(action: Any) -> Spent:
    start, spent = time.perf_counter(), time.process_time()
    action()
    return Spent(clock=time.perf_counter() - start, processors=time.process_time() - spent)
