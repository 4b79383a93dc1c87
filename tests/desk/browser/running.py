"""A desk that runs in this process until it is stopped, and the archive of our own reports that it shows."""

from __future__ import annotations

import fcntl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from readout import read_files
from readout.archive import open_archive
from readout.desk.app import close_app, make_app
from readout.desk.options import Options
from readout.desk.serve import open_socket

REPORTS = Path(__file__).parents[3] / "docs/tutorial/reports"


def make_archive(folder: Path) -> Path:
    """Read the reports of the tutorial into `folder` and link them, where no other process has done so."""
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            archive = open_archive(folder.with_suffix(".part"), create=True)
            archive.append(read_files([REPORTS]))
            archive.link()
            folder.with_suffix(".part").rename(folder)
    return folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A desk that runs: its address without a slash behind it, and what serves it."""

    address: str
    server: uvicorn.Server
    thread: threading.Thread

    def stop(self) -> None:
        self.server.force_exit = True
        self.server.should_exit = True
        self.thread.join(10)


@contextmanager
def run_desk(folder: Path, create: bool = False, writable: bool = True) -> Iterator[Running]:
    """Serve the archive in `folder` on a free port of this computer."""
    opened = open_socket("127.0.0.1", 0)
    port = opened.getsockname()[1]
    app = make_app(open_archive(folder, create=create), Options(port=port, user="tester", writable=writable))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, ws="none", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [opened]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    running = Running(address=f"http://127.0.0.1:{port}", server=server, thread=thread)
    try:
        yield running
    finally:
        running.stop()
        close_app(app)
