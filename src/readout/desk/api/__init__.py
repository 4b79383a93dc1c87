"""The API, a file to each kind of question; `ROUTERS` lists them all."""

from readout.desk.api import (
    about,
    accuracy,
    claims,
    counts,
    events,
    exports,
    incidents,
    jobs,
    judging,
    readings,
    reports,
    saved,
    search,
    tension,
    why,
)

ROUTERS = (
    about.router,
    accuracy.router,
    events.router,
    incidents.router,
    reports.router,
    claims.router,
    search.router,
    counts.router,
    tension.router,
    judging.router,
    judging.kept,
    readings.router,
    jobs.router,
    saved.router,
    exports.router,
    why.router,
)
