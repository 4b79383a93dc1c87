"""An archive: a folder of Delta tables that readings are appended to and that SQL reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from threading import local
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from readout.archive.build import build_tables
from readout.archive.card import CARD, FORMAT, create_archive, has_card, read_card, write_card
from readout.archive.choosing.search import SHOWN, Hit, search_words
from readout.archive.choosing.selected import Selected
from readout.archive.choosing.selection import Selection
from readout.archive.collecting import seldom_collecting
from readout.archive.connected import Connected
from readout.archive.delta import append_rows, check_path
from readout.archive.ids import fill_versions, id_of, reading_id
from readout.archive.judging.judge import judge_record, list_judgements, undo_judgement
from readout.archive.known import Known, load_known
from readout.archive.linking.incidents import find_incident, find_incidents
from readout.archive.loading import load_reading
from readout.archive.noting import Run, note_run
from readout.archive.pending import Pending
from readout.archive.places import Place, find_place
from readout.archive.query import ask_rows, run_query
from readout.archive.upkeep import WEEK, Compaction, Unused, compact_tables, delete_unused, find_unused
from readout.errors import ArchiveError
from readout.records import Problem, Reading, Report

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

    from readout.archive.agreement import Agreement
    from readout.archive.comparison import Comparison
    from readout.archive.imports import Import
    from readout.archive.linking.link import LinkSummary
    from readout.archive.tension import Tension
    from readout.records import Incident, Judgement


def open_archive(path: str | Path, create: bool = False) -> Archive:
    """Return the archive at `path`, a folder or an address such as `s3://bucket/archive`; `create` makes a missing one.

    `ArchiveError` where there is no archive, something else, or one of a newer format.
    """
    folder = find_place(path)
    check_path(folder)
    if not has_card(folder):
        if not create:
            raise ArchiveError(f"{path}: there is no archive here")
        create_archive(folder)
    return Archive(folder, read_card(folder / CARD))


class Archive:
    """An open archive; made by `open_archive`. Any number of processes may hold one open and append.

    One of an older format is read as it is; with the first thing appended it becomes one of this format, and the fields
    that it lacked are null in its older rows.
    """

    def __init__(self, folder: Place, version: int = FORMAT) -> None:
        self.folder = folder
        self._format = version
        self._known = Known(folder)
        self._connected = Connected(folder)
        self._noted = local()  # each thread notes its own run

    @property
    def format(self) -> int:
        """The number of the format that its tables have."""
        return self._format

    def append(
        self, records: Iterable[Reading | Problem], problems: Iterable[Problem] = (), *, patience: float | None = None
    ) -> int:
        """Append readings, and problems among or beside them, in batches; return how many readings were new.

        A reading that is here already changes nothing. What came before an error or Ctrl-C in the stream is kept, and
        where the process dies, what came `patience` seconds before.
        """
        new, pending = 0, Pending(patience)
        try:
            for record in chain(records, problems):
                pending.add(record)
                if pending.due():
                    new += self._write(pending.take())
        finally:
            new += self._write(pending.take())
        return new

    @contextmanager
    def run(self, command: str = "read", **options: Any) -> Iterator[Run]:
        """Note in the view `runs` who appends what from here on, and what came of it; see `note_run`.

        Of this thread, that is. Counts are kept by `append`; what the archive had already is to be told:
        `run.known += 1`. `by` says who it is, where that is not the user of the computer.
        """
        self.raise_format()
        with note_run(self.folder, command, options) as run:
            self._noted.run = run
            try:
                yield run
            finally:
                del self._noted.run

    def query(self, sql: str, limit: int | None = None, values: Sequence[Any] = ()) -> pa.Table:
        """Return what one SELECT (WITH, DESCRIBE, SHOW) finds, at most `limit` rows; `values` stand for its `?`.

        The views are `reports`, `mentions`, `events` and `claims` of the latest reading of every report, `readings`
        (all, with `latest`), `problems`, and what linking found: `incidents` and others. `ArchiveError` for bad SQL and
        all that would do more than read.
        """
        cursor = self.cursor()
        try:
            return run_query(cursor, sql, limit, values)
        except ArchiveError:
            if self._connected.is_current():
                raise
            # Another process merged files and deleted the old ones while this one was at them: look again.
            return run_query(self.cursor(), sql, limit, values)

    def ask(self, sql: str, values: Sequence[Any] = ()) -> list[dict[str, Any]]:
        """Return the rows of a SELECT of the package's own; anything that came from outside stands in `values`."""
        return ask_rows(self.cursor(), sql, values)

    def load_reading(self, report: str) -> Reading | None:
        """Return the latest reading of a report, whole, by the report's id; `None` where there is none."""
        return load_reading(self.cursor(), report)

    def link(
        self, again: bool = False, on_progress: Callable[[str, int, int | None], None] | None = None
    ) -> LinkSummary:
        """Find out what the reports tell together, for the new ones or `again` for all; see `link_archive`."""
        from readout.archive.linking.link import link_archive

        return link_archive(self, again, on_progress)

    def events(self, **asked: Any) -> Selected:
        """Return the events that fit all that is `asked`, to be counted, looped over or turned into a table.

        It may be asked by `since` and `until` (days), `actor`, `recipient` and `party` (`"RUS"`, `"RUS/MIL"`, a name),
        `pair`, `type`, `mode`, `context`, `standing`, `place`, `publisher`, `words`, `incident`, `report`, `event`,
        `min_confidence`, `happened`, and more that `Selection` lists. `InputError` for what is no day, type, country ….
        """
        return Selected(self, Selection.checked(**asked))

    def search(
        self, sought: str, /, within: str = "reports", limit: int | None = SHOWN, **asked: Any
    ) -> tuple[Hit, ...]:
        """Return reports that have all the words sought, or claims that have (`within="claims"`), the latest first.

        `"red crescent"` in quotation marks is a phrase; case and accents do not matter. `since`, `until` and
        `publisher` are of the report; by what else is `asked`, see `events`, it must tell such an event, and a claim
        speak of it.
        """
        return search_words(self, sought, within, limit, **asked)

    def incidents(self, **asked: Any) -> tuple[Incident, ...]:
        """Return what happened by all reports, latest first, of which one event fits all that is `asked`; see `events`.

        `standing` is that over all reports. `limit` and `sort` (`newest`, `weight`, `dispute`) say which come first.
        """
        return find_incidents(self, **asked)

    def incident(self, id: str) -> Incident:
        """Return the incident of an id or of the beginning of one; `ArchiveError` where there is none."""
        return find_incident(self, id)

    def import_file(self, path: str | Path, source: str | None = None, **options: Any) -> Import:
        """Take a file of GDELT, POLECAT, ICEWS, ACLED or UCDP GED into the view `imported`: `imports.import_file`."""
        from readout.archive.imports import import_file

        return import_file(self, path, source, **options)

    def agree(self, other: str | Path, **asked: Any) -> Agreement:
        """Compare ours with an imported source or a file, by pair, type and month; see `agreement.agree`."""
        from readout.archive.agreement import agree

        return agree(self, other, **asked)

    def tension(self, actor: str, recipient: str, **asked: Any) -> Tension:
        """Return what two countries do to each other as a share of what was read; see `tension.measure_tension`."""
        from readout.archive.tension import measure_tension

        return measure_tension(self, actor, recipient, **asked)

    def compare(self, a: str, b: str, **options: Any) -> Comparison:
        """Return what changed from one version of the coder to another; see `comparison.compare`."""
        from readout.archive.comparison import compare

        return compare(self, a, b, **options)

    def judge(self, id: str, action: str, **said: Any) -> Judgement:
        """Judge an event or a claim: `confirm`, `reject`, `amend` (`field`, `value`) or `note`; `by` whom and `why`.

        It is kept for good and laid over the record in every query and export; see `judge_record` for what is refused.
        """
        return judge_record(self, id, action, **said)

    def undo(self, id: str, **said: Any) -> str:
        """Take back a judgement, by its id or the beginning of it, `by` whom and `why`; return its id."""
        return undo_judgement(self, id, **said)

    def judgements(self, *, undone: bool = False, orphans: bool = False) -> tuple[Judgement, ...]:
        """Return the judgements that stand, the earliest first; `undone` ones and undos too; or only the `orphans`."""
        return list_judgements(self, undone=undone, orphans=orphans)

    def reading_ids(self) -> frozenset[str]:
        """Return the ids of all readings that are whole."""
        return frozenset(load_known(self.folder))

    def has_reading(self, reading: str) -> bool:
        """Tell whether a reading of this id (see `reading_id`) was here when first asked, or came from this process."""
        return self._known.has(reading)

    def knows(
        self, *, coder: str | None = None, model: str | None = None, codebook: str | None = None
    ) -> Callable[[Report], bool]:
        """Return a test for reports that this version has read already; versions not given are the installed ones."""
        versions = fill_versions(coder=coder, model=model, codebook=codebook)
        return lambda report: self.has_reading(reading_id(report, **versions))

    def compact(
        self, keep_hours: int | None = None, on_progress: Callable[[str, int, int | None], None] | None = None
    ) -> Compaction:
        """Merge small files, for speed, and with `keep_hours` vacuum thereafter. What is shown stays the same.

        Others may read and append meanwhile. `ArchiveError` where another process compacts at the same time.
        """
        done = compact_tables(self.folder, on_progress)
        if keep_hours is not None:
            self.vacuum(keep_hours)
        return done

    def vacuum(self, keep_hours: int = WEEK, dry_run: bool = False) -> tuple[Unused, ...]:
        """Delete files that no table has named for `keep_hours`, or only find them (`dry_run`); return which.

        Those are files merged into others, and what killed processes left. A query, batch or linking of another process
        that takes longer than `keep_hours` may still need them: 0 is for an archive that nobody else has open.
        """
        found = find_unused(self.folder, keep_hours)
        return found if dry_run else delete_unused(found)

    def _write(self, records: Sequence[Reading | Problem]) -> int:
        readings: dict[str, Reading] = {}
        for record in records:
            if isinstance(record, Reading) and not self.has_reading(identity := id_of(record)):
                readings.setdefault(identity, record)
        problems = [record for record in records if isinstance(record, Problem)]
        if records:
            self.raise_format()
        with seldom_collecting():
            tables = build_tables(list(readings.values()), problems, self._name_batch(), datetime.now(UTC))
        for table, rows in tables.items():
            append_rows(self.folder, table, rows)
        self._known.add(readings)
        if run := self._current_run():
            run.count(len(records) - len(problems), len(readings), len(problems))
        return len(readings)

    def _name_batch(self) -> str:
        run = self._current_run()
        return f"{run.id}.{uuid4().hex}" if run else uuid4().hex

    def _current_run(self) -> Run | None:
        return getattr(self._noted, "run", None)

    def raise_format(self) -> None:
        """Make the archive one of this format, before something is appended."""
        if self._format < FORMAT:
            write_card(self.folder)
            self._format = FORMAT

    def state(self) -> str:
        """Return what changes with every change of what queries see, and with nothing else."""
        return self._connected.state()

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """Return a cursor on the tables as they are now, for work that `query` can't do; it can't write to them."""
        return self._connected.open().cursor()

    def prepare(self) -> bool:
        """Keep in memory what lists and counts are made of, until the archive changes; tell whether it is kept.

        It makes many questions several times faster, and takes some seconds and 110 MB for a million events; a second
        asking at the same state does nothing. Others may ask meanwhile. See `narrow`.
        """
        return self._connected.prepare()
