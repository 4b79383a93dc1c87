"""The room `archive`: append-only tables of all that was read, queried with SQL, exported to other forms."""

from readout.archive.choosing.selected import Selected
from readout.archive.choosing.selection import Selection
from readout.archive.frames import to_dataframe
from readout.archive.ids import reading_id
from readout.archive.judging.files import import_judgements, judgement_lines
from readout.archive.judging.judge import merge_incidents, split_incident, undo_judgement
from readout.archive.parquet import ParquetFiles, export_parquet
from readout.archive.store import Archive, open_archive

__all__ = [
    "Archive",
    "ParquetFiles",
    "Selected",
    "Selection",
    "export_parquet",
    "import_judgements",
    "judgement_lines",
    "merge_incidents",
    "open_archive",
    "reading_id",
    "split_incident",
    "to_dataframe",
    "undo_judgement",
]
