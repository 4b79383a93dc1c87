"""The API, a file to each kind of question; `ROUTERS` lists them all."""

from readout.desk.api import about, claims, counts, events, incidents, reports, search

ROUTERS = (
    about.router,
    events.router,
    incidents.router,
    reports.router,
    claims.router,
    search.router,
    counts.router,
)
