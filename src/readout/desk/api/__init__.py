"""The API, a file to each kind of question; `ROUTERS` lists them all."""

from readout.desk.api import about, accuracy, claims, counts, events, incidents, reports, search, tension

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
)
