"""The desk served on a port until it is stopped."""

from __future__ import annotations

import secrets
import socket
import threading
import webbrowser
from collections.abc import Callable
from dataclasses import replace

import uvicorn

from readout.archive import Archive
from readout.desk.app import close_app, make_app
from readout.desk.options import PORT, Options, is_loopback
from readout.errors import InputError

TRIED = 100  # ports after the first, where none is asked for
SHUTDOWN = 3  # seconds that running answers get


def open_socket(host: str, port: int | None) -> socket.socket:
    """Return a socket that listens on a port, without one asked for on the first that is free.

    `InputError` where the port is taken or nothing can listen on the host.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for number in [port] if port is not None else range(PORT, PORT + TRIED):
        opened = socket.socket(family, socket.SOCK_STREAM)
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            opened.bind((host.strip("[]"), number))
            opened.listen(128)
            return opened
        except OSError as error:
            opened.close()
            if port is not None:
                raise InputError(f"{host}:{port}: {error.strerror or error}; another --port may be free") from error
            fault = error
    raise InputError(f"{host}: {fault.strerror or fault}")


def serve_desk(
    archive: Archive,
    options: Options,
    port: int | None = None,
    on_start: Callable[[str], None] | None = None,
    browser: bool = True,
) -> None:
    """Serve an archive until Ctrl-C; `on_start` gets the address, with the token where one is needed.

    Where others than this computer can reach the desk, it gets a token if it has none.
    """
    opened = open_socket(options.host, port)
    token = options.token or (None if is_loopback(options.host) else secrets.token_urlsafe(24))
    options = replace(options, port=opened.getsockname()[1], token=token)
    app = make_app(archive, options)
    config = uvicorn.Config(
        app,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=SHUTDOWN,
        access_log=False,
        ws="none",
        lifespan="off",
    )
    address = address_of(options)
    if on_start:
        on_start(address)
    if browser:
        threading.Timer(0.5, webbrowser.open, [address]).start()
    app.state.ready.start()
    if options.writable:
        app.state.coder.warm()
    try:
        uvicorn.Server(config).run(sockets=[opened])
    finally:
        close_app(app)


def address_of(options: Options) -> str:
    """Return the address to open, with the token where one is needed."""
    host = socket.gethostname() if options.host in ("0.0.0.0", "::") else options.host
    host = f"[{host}]" if ":" in host and not host.startswith("[") else host
    return f"http://{host}:{options.port}/" + (f"?token={options.token}" if options.token else "")
