"""One tree of errors: everything Readout raises on purpose is a `ReadoutError`."""


class ReadoutError(Exception):
    """The root of the tree; its text is fit to be shown to a user as it stands."""


class InputError(ReadoutError):
    """A report cannot be read: empty, binary, not the format it claims to be."""


class DataError(ReadoutError):
    """A data file of the package is wrong; the text names file and line."""


class ModelError(ReadoutError):
    """The weights are missing, damaged or of another version."""


class ArchiveError(ReadoutError):
    """An archive is missing, not an archive, or refuses a query."""


class UnknownError(ArchiveError):
    """No record of an archive has the id that is asked for, or several begin so."""


class UnlinkedError(ArchiveError):
    """What is asked of an archive is known only once it is linked."""


class GoldError(ReadoutError):
    """An annotated report breaks the corpus format; the text names file and line."""


class FetchError(InputError):
    """An address of the web can't be fetched. `lasting`: asking again will hardly help."""

    def __init__(self, message: str, *, lasting: bool = False) -> None:
        super().__init__(message)
        self.lasting = lasting


class StoppedError(Exception):
    """Somebody stopped the work where it stood; what was done stays."""
