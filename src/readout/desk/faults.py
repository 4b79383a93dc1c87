"""What goes wrong, as an answer: a status and one sentence."""

from __future__ import annotations

import traceback

import click
from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from starlette.responses import JSONResponse

from readout.archive.places import Place, Store, near
from readout.desk.bodies import TooLargeError
from readout.desk.safety import SAFE_HEADERS
from readout.errors import ArchiveError, InputError, ReadoutError, UnknownError, UnlinkedError

# The first that an error is counts.
STATUSES: tuple[tuple[type[ReadoutError], int], ...] = (
    (UnknownError, 404),
    (UnlinkedError, 409),
    (InputError, 422),
    (ArchiveError, 503),
    (ReadoutError, 500),
)
UNKNOWN = "Something went wrong inside Readout; the terminal that the desk runs in says what."


def tell_faults(app: FastAPI, folder: Place) -> None:
    """Make an app tell faults in plain English, without the paths of this computer."""

    @app.exception_handler(ReadoutError)
    def tell_own(request: Request, error: ReadoutError) -> JSONResponse:
        status = next(status for kind, status in STATUSES if isinstance(error, kind))
        return fault(status, hide_folder(str(error), folder))

    @app.exception_handler(RequestValidationError)
    def tell_invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"][1:])
        return fault(422, f"{where}: {first['msg']}" if where else str(first["msg"]))

    @app.exception_handler(HTTPException)
    def tell_refused(request: Request, error: HTTPException) -> JSONResponse:
        return fault(error.status_code, str(error.detail))

    @app.exception_handler(404)
    def tell_missing(request: Request, error: Exception) -> JSONResponse:
        detail = getattr(error, "detail", "Not Found")
        return fault(404, "There is nothing at this address." if detail == "Not Found" else str(detail))

    @app.exception_handler(405)
    def tell_wrong_method(request: Request, error: Exception) -> JSONResponse:
        return fault(405, f"{request.method} is not for this address.")

    @app.exception_handler(TooLargeError)
    def tell_large(request: Request, error: TooLargeError) -> JSONResponse:
        return fault(413, str(error))

    @app.exception_handler(Exception)
    def tell_unknown(request: Request, error: Exception) -> JSONResponse:
        click.echo("".join(traceback.format_exception(error)), err=True)
        return fault(500, UNKNOWN)


def fault(status: int, detail: str) -> JSONResponse:
    """Return the answer that tells a fault."""
    return JSONResponse({"detail": detail}, status, headers={**SAFE_HEADERS, "Cache-Control": "no-store"})


def hide_folder(text: str, folder: Place) -> str:
    """Return a message with the archive's name in place of where it lies; of a store, where its copies lie too."""
    within = (f"/{folder.path}",) if isinstance(folder, Store) else ()
    for place in (str(folder), str(near(folder)), *within):
        text = text.replace(place, folder.name)
    return text.replace(f"{folder.parent}/", "")
