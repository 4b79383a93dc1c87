"""SQL over an archive, by DuckDB: reading only, with no way out to the disk or the network."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from readout.archive.choosing.views import PANEL_VIEWS
from readout.archive.delta import say_fault
from readout.archive.imports.views import IMPORT_VIEWS
from readout.archive.judging.laying import lay_judgements
from readout.archive.linking.views import LINK_VIEWS
from readout.archive.narrow import ATTACH, NARROW_VIEWS
from readout.archive.places import Place, near
from readout.archive.schemas import QUERIED, arrow_schema
from readout.archive.shown import choose_clauses
from readout.archive.views import PROBLEMS, READINGS, REPORTS, RUNS, SHOWN, WHOLE
from readout.errors import ArchiveError

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

    from readout.archive.judging.replacing import Kept

Files = Mapping[str, Sequence[Path]]
FEW = 8  # files: to compare the columns of so few saves nothing


def open_connection(folder: Place, files: Files, kept: Kept) -> duckdb.DuckDBPyConnection:
    """Return a connection with the views of the archive over the Parquet files of each table, then locked.

    `kept` are amended rows of the connection before; those of this one are put there.
    """
    import duckdb

    connection = duckdb.connect()
    try:
        _make_views(connection, folder, files, kept)
    except duckdb.Error as error:
        connection.close()
        raise ArchiveError(f"{folder}: damaged: {say_fault(error)}") from error
    return connection


def _make_views(connection: duckdb.DuckDBPyConnection, folder: Place, files: Files, kept: Kept) -> None:
    connection.execute("SET python_enable_replacements = false")
    connection.execute("SET parquet_metadata_cache = true")  # the files of a table never change
    connection.execute(f"SET temp_directory = {_quote(tempfile.gettempdir())}")
    connection.execute(ATTACH)
    connection.execute("CREATE SCHEMA stored")
    for table in QUERIED:
        _store_table(connection, table, files[table])
    for statement in (WHOLE, READINGS, SHOWN):
        connection.execute(statement)
    clauses = choose_clauses(connection)
    for statement in (REPORTS.format(clause=clauses["reports"]), PROBLEMS):
        connection.execute(statement)
    lay_judgements(connection, clauses, kept)
    for statement in (*LINK_VIEWS, *NARROW_VIEWS, *PANEL_VIEWS, *IMPORT_VIEWS, RUNS):
        connection.execute(statement)
    allowed = ", ".join(_quote(str(near(folder) / table)) for table in QUERIED)
    connection.execute(f"SET allowed_directories = [{allowed}]")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


def run_query(
    connection: duckdb.DuckDBPyConnection, sql: str, limit: int | None, values: Sequence[Any] = ()
) -> pa.Table:
    """Return the result of one SELECT, at most `limit` rows of it; all else raises `ArchiveError`."""
    import duckdb

    try:
        statement = _take_statement(connection, sql)
        # DuckDB 2 lets `WITH` carry INSERT and COPY, which count as SELECT, but only outermost: hence the wrapping.
        wrapped = f"FROM ({statement}\n)"
        if limit is not None:
            wrapped += f" LIMIT {limit:d}"
        connection.execute("BEGIN TRANSACTION READ ONLY")
        try:
            return connection.sql(wrapped, params=list(values) or None).to_arrow_table()
        finally:
            connection.execute("ROLLBACK")
    except duckdb.Error as error:
        raise ArchiveError(f"the query fails: {error}") from error


def ask_rows(connection: duckdb.DuckDBPyConnection, sql: str, values: Sequence[Any] = ()) -> list[dict[str, Any]]:
    """Return the rows of a SELECT of ours, not checked as people's are: half of a quick answer is checking."""
    import duckdb

    try:
        return list(stream_rows(connection, sql, values))
    except duckdb.Error as error:
        raise ArchiveError(f"the query fails: {error}") from error


def stream_rows(
    connection: duckdb.DuckDBPyConnection, sql: str, values: Sequence[Any] = (), at_once: int = 2_000
) -> Iterator[dict[str, Any]]:
    """Give what a SELECT of ours finds, a dictionary a row, few in memory; no other may run meanwhile."""
    found = connection.execute(sql, list(values))
    names = [column[0] for column in found.description]
    while rows := found.fetchmany(at_once):
        yield from (dict(zip(names, row, strict=True)) for row in rows)


def _take_statement(connection: duckdb.DuckDBPyConnection, sql: str) -> str:
    """Return the one SELECT that `sql` is, without a semicolon behind it."""
    import duckdb

    statements = connection.extract_statements(sql)
    if len(statements) != 1:
        raise ArchiveError(f"a query is one statement, not {len(statements)}")
    if statements[0].type != duckdb.StatementType.SELECT:
        kind = str(statements[0].type).rpartition(".")[2]
        raise ArchiveError(f"a query is SELECT, WITH, DESCRIBE or SHOW, not {kind}: archives are only read")
    text = str(statements[0].query)
    ends = (place for place, sign in enumerate(text) if sign == ";" and _ends_at(connection, text, place))
    return text[: next(ends, None)]


def _ends_at(connection: duckdb.DuckDBPyConnection, text: str, place: int) -> bool:
    import duckdb

    try:
        statements = connection.extract_statements(text[:place])
        return len(statements) == 1 and not connection.extract_statements(text[place + 1 :])
    except duckdb.ParserException:  # the semicolon stands in quotes or in a comment
        return False


def _store_table(connection: duckdb.DuckDBPyConnection, table: str, files: Sequence[Path]) -> None:
    listed = ", ".join(_quote(str(file)) for file in files)
    # Files of several formats have to be opened all, at every query, to find the columns of each.
    options = "" if len(files) > FEW and _is_uniform(connection, listed) else ", union_by_name=true"
    stored = f"FROM read_parquet([{listed}]{options})"
    if files and table != "judgements":
        connection.execute(f"CREATE VIEW stored.{table} AS {stored}")
    else:
        connection.register("empty", arrow_schema(table).empty_table())
        # Judgements are few: they get the columns here that those of an older format lack.
        rows = f"FROM empty UNION ALL BY NAME {stored}" if files else "FROM empty"
        connection.execute(f"CREATE TABLE stored.{table} AS {rows}")
        connection.unregister("empty")


def _is_uniform(connection: duckdb.DuckDBPyConnection, listed: str) -> bool:
    columns = f"SELECT file_name, list((name, type)) AS columns FROM parquet_schema([{listed}]) GROUP BY file_name"
    return bool(connection.execute(f"SELECT count(DISTINCT columns) = 1 FROM ({columns})").fetchall()[0][0])


def _quote(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
