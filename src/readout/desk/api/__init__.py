"""The API, a file to each kind of question; `ROUTERS` lists them all."""

from readout.desk.api import about, accuracy, events, incidents, reports

ROUTERS = (
    about.router,
    accuracy.router,
    events.router,
    incidents.router,
    reports.router,
)
