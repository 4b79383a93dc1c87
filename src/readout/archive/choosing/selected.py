"""Events of an archive that were chosen, and what belongs to them; read when it is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from readout.archive.choosing.conditions import Condition
from readout.archive.choosing.counting import count_edges, count_panel, count_series
from readout.archive.choosing.selection import FIRST_DAY, Selection
from readout.archive.frames import to_library
from readout.archive.linking.incidents import choose_incidents
from readout.errors import InputError

if TYPE_CHECKING:
    import pyarrow as pa

    from readout.archive.exports import Export
    from readout.archive.store import Archive

SHOWN = 20  # events that a notebook shows
SHOWN_COLUMNS = (
    *("when_start", "type", "mode", "actor_names", "recipient_names", "place_name", "standing", "publisher"),
    "sentence_text",
)
ORDER = f"ORDER BY {FIRST_DAY}, report, reading, position"
# What belongs to the chosen events, by view; `{chosen}` is the SELECT of them, for incidents of the incidents.
BELONGING = {
    "events": f"FROM ({{chosen}}) {ORDER}",
    "reports": "FROM reports SEMI JOIN ({chosen}) USING (report, reading) ORDER BY published, report",
    "readings": "FROM readings SEMI JOIN ({chosen}) USING (report, reading) ORDER BY report",
    "mentions": """
    FROM mentions SEMI JOIN (
      SELECT report, reading, unnest(list_append(actors || recipients, place)) AS id FROM ({chosen})
    ) USING (report, reading, id) ORDER BY report, position""",
    "claims": """
    FROM claims SEMI JOIN (SELECT report, reading, unnest(claims) AS id FROM ({chosen})) USING (report, reading, id)
    ORDER BY report, position""",
    "incidents": "FROM ({chosen}) ORDER BY when_start, id",
}


class Selected:
    """The events that fit a selection, the earliest first; made by `Archive.events`.

    Each reading of it asks the archive anew, so it shows what was appended meanwhile.
    """

    def __init__(self, archive: Archive, selection: Selection) -> None:
        self.archive = archive
        self.selection = selection

    @property
    def asked(self) -> dict[str, Any]:
        """What was asked, as plain values: for a manifest."""
        return self.selection.asked()

    def to_arrow(self, columns: Sequence[str] | None = None, limit: int | None = None) -> pa.Table:
        """Return the events, at most `limit`, as an Arrow table: all `columns` of the view `events` or some."""
        return self.table("events", columns, limit)

    def to_pandas(self, columns: Sequence[str] | None = None) -> Any:
        """Return the events as a pandas data frame; `ReadoutError` where pandas is not installed."""
        return to_library(self.to_arrow(columns), "pandas")

    def to_polars(self, columns: Sequence[str] | None = None) -> Any:
        """Return the events as a Polars data frame; `ReadoutError` where Polars is not installed."""
        return to_library(self.to_arrow(columns), "polars")

    def table(self, view: str, columns: Sequence[str] | None = None, limit: int | None = None) -> pa.Table:
        """Return the rows of a view that belong to the events, at most `limit`, as an Arrow table.

        `reports` and `readings` are those that tell them, `mentions` their actors, recipients and places, `claims`
        those that carry, confirm or deny them, `incidents` those of `choose_incidents`. `InputError` for another view
        or for columns that it lacks.
        """
        if view not in BELONGING:
            raise InputError(f"{view}: what belongs to events is {', '.join(BELONGING)}")
        known = self.archive.query(f"FROM {view}", limit=0).column_names
        for name in columns or ():
            if name not in known:
                raise InputError(f"{name}: no column of {view}; there are {', '.join(known)}")
        belonging, values = self.belonging(view)
        listed = ", ".join(f'"{name}"' for name in columns or ()) or "*"
        return self.archive.query(f"SELECT {listed} {belonging}", limit, values)

    def series(self, by: str = "week", count: str = "events", happened: bool = True) -> pa.Table:
        """Return how many there are by `day`, `week` or `month`: its first day, the count, and the exposure.

        The count is of `events`, of `reports` that tell them, or of `incidents` that they are part of. Exposure are the
        reports read of that period, by the publishers asked for if any: a rise in both is none. With `happened`, what
        was not, may be or is to come is left out. See `choosing.views` for what counts when. `InputError` for another
        period or count; `ArchiveError` for incidents of an archive that is not linked.
        """
        return count_series(self.archive, self._counted(happened), by, count)

    def panel(self, by: str = "month", zeros: bool = True, happened: bool = True) -> pa.Table:
        """Return a row to each period and pair of countries, one acting on the other, columns as in `panel_month`.

        With `zeros` each pair that occurs has a row in every period, else only where something is counted.
        """
        return count_panel(self.archive, self._counted(happened), by, zeros)

    def network(self, of: str = "country", happened: bool = True) -> pa.Table:
        """Return who acts on whom, of each `country`, `name` or `sector`: most events first.

        Columns are actor, recipient, events, reports, incidents (null where the archive is not linked), score, the mean
        of the events, and the events of each quad class.
        """
        return count_edges(self.archive, self._counted(happened), of)

    def _counted(self, happened: bool) -> Selection:
        return replace(self.selection, happened=happened or self.selection.happened)

    def chosen(self) -> Condition:
        """Return the SELECT of the events, all their columns, and the values that stand for its `?`."""
        condition, values = self.selection.condition()
        return f"SELECT * FROM events WHERE {condition}", values

    def belonging(self, view: str) -> Condition:
        """Return what follows SELECT to have the rows of a view that belong to the events, and the values of its `?`.

        Incidents are those of `choose_incidents`, as in every list and count of them.
        """
        chosen, values = choose_incidents(self.selection, "incidents") if view == "incidents" else self.chosen()
        return BELONGING[view].format(chosen=chosen), values

    def export(
        self,
        format: str,
        path: str | Path,
        *,
        view: str = "events",
        excel: bool = False,
        on_progress: Callable[[str, int, int | None], None] | None = None,
    ) -> Export:
        """Write the events, or another `view` of what belongs to them, to a file; see `export_selected`."""
        from readout.archive.exports import export_selected

        return export_selected(self, format, path, view=view, excel=excel, on_progress=on_progress)

    def __len__(self) -> int:
        chosen, values = self.chosen()
        return int(self.archive.query(f"SELECT count(*) AS n FROM ({chosen})", values=values)["n"][0].as_py())

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Give the events as dictionaries, keys as the columns of the view."""
        for batch in self.to_arrow().to_batches(max_chunksize=1000):
            yield from batch.to_pylist()

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Hand the events on to whatever reads Arrow streams, Polars and DuckDB among them."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def __repr__(self) -> str:
        asked = ", ".join(f"{name}={value!r}" for name, value in self.asked.items())
        return f"<Selected: {len(self):,} events; {asked or 'all'}>"

    def _repr_html_(self) -> str:
        """Return the first events as a table; all that came from outside is escaped."""
        chosen, values = self.chosen()
        rows = self.archive.query(f"FROM ({chosen}) {ORDER}", limit=SHOWN, values=values).to_pylist()
        head = "".join(f"<th>{escape(name.replace('_', ' '))}</th>" for name in SHOWN_COLUMNS)
        lines = "".join(f"<tr>{''.join(_cell(row[name]) for name in SHOWN_COLUMNS)}</tr>" for row in rows)
        return f"<div><p>{escape(self._counts())}</p><table><tr>{head}</tr>{lines}</table></div>"

    def _counts(self) -> str:
        chosen, values = self.chosen()
        sql = f"SELECT count(*) AS events, count(DISTINCT report) AS reports FROM ({chosen})"
        found = self.archive.query(sql, values=values).to_pylist()[0]
        first = f"; the first {SHOWN}" if found["events"] > SHOWN else ""
        return f"{found['events']:,} events in {found['reports']:,} reports{first}"


def _cell(value: Any) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
    return f'<td style="text-align:left">{escape(text)}</td>'
