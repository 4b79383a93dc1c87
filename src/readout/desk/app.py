"""The desk as a web application: the API, the pages, and the guard before both."""

from __future__ import annotations

from importlib.metadata import version

from fastapi import FastAPI

from readout.archive import Archive
from readout.desk.api import ROUTERS
from readout.desk.coder import Coder
from readout.desk.faults import tell_faults
from readout.desk.jobs.queue import Jobs
from readout.desk.kept import Kept
from readout.desk.options import Desk, Options
from readout.desk.pages import add_pages
from readout.desk.ready import Ready
from readout.desk.safety import Guard

PREFIX = "/api/v1"


def make_app(archive: Archive, options: Options) -> FastAPI:
    """Return the application over an archive; `app.state.desk` has both. Who makes it closes it: `close_app`."""
    app = FastAPI(
        title="Readout",
        version=version("readout"),
        description="Who did what to whom, when and where, and who says so: the archive that is open at the desk.",
        separate_input_output_schemas=False,
        openapi_url=f"{PREFIX}/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.state.desk = Desk(archive=archive, options=options)
    app.state.kept = Kept()
    app.state.coder = Coder()
    app.state.jobs = Jobs()
    app.state.ready = Ready(archive)
    for router in ROUTERS:
        app.include_router(router, prefix=PREFIX)
    add_pages(app, PREFIX)
    tell_faults(app, archive.folder)
    app.add_middleware(Guard, options=options)
    return app


def close_app(app: FastAPI) -> None:
    """Stop the jobs and end the coder of an application."""
    app.state.ready.close()
    app.state.jobs.close()
    app.state.coder.close()
