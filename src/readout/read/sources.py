"""Where reports come from: files, folders, standard input, addresses of the web."""

import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from readout.errors import InputError
from readout.read.compose import Known, check_published
from readout.read.formats import FORMATS, form_of, read_form
from readout.read.origin import UNTOLD, Origin
from readout.records import Problem, Report

if TYPE_CHECKING:
    from readout.read.web import Web

STANDARD_INPUT = "-"
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,30}://", re.IGNORECASE)


def read_inputs(
    sources: Sequence[str],
    *,
    published: str | None = None,
    publisher: str | None = None,
    web: "Web | None" = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Report | Problem]:
    """Give the reports of files, folders, addresses and `-` (standard input); a `Problem` for what can't be read.

    A folder is read with its sub-folders, files of known suffixes in order of their names, hidden ones left out.
    An address (`https://…`) is fetched; `web` tells how, and only what is named here is, and what it leads to.
    `published` and `publisher` stand for reports that carry none of their own; `InputError` at once if
    `published` is no date. Nothing is read before it is asked for. `stdin` is for tests.
    """
    defaults = Known(default_published=check_published(published), default_publisher=publisher)
    return _read_all(sources, defaults, web, stdin)


def is_address(source: str) -> bool:
    """Tell whether a source is an address and no path."""
    return _ADDRESS.match(source) is not None


def read_stream(
    stream: BinaryIO, name: str, *, published: str | None = None, publisher: str | None = None
) -> Iterator[Report | Problem]:
    """Give the reports of one open file, and a `Problem` for what can't be read; the other arguments as above.

    `name` tells the format by its ending and where the reports come from; nothing is looked for under it.
    """
    defaults = Known(source=name, default_published=check_published(published), default_publisher=publisher)
    return _guard(name, read_form(stream, form_of(name), defaults))


def _read_all(
    sources: Sequence[str], defaults: Known, web: "Web | None", stdin: BinaryIO | None
) -> Iterator[Report | Problem]:
    for source in sources:
        origin = _origin(web)
        if source == STANDARD_INPUT:
            found = read_form(stdin or sys.stdin.buffer, "sniff", _named(defaults, source), origin)
            yield from _guard(source, found)
        elif is_address(source):
            yield from _guard(source, _fetch(source, defaults, web))
        elif Path(source).is_dir():
            yield from _read_folder(source, defaults, origin)
        else:
            yield from _guard(source, _read_file(source, defaults, origin))


def _origin(web: "Web | None") -> Origin:
    """Return what files are read with: where it is wanted, with the pages that their feeds name."""
    if web is None or not web.follow:
        return UNTOLD
    from readout.read.web import Followed

    return Origin(follow=Followed(web, private=False).read)


def _fetch(source: str, defaults: Known, web: "Web | None") -> Iterator[Report | Problem]:
    from readout.read.web import Web, open_address  # the network's modules, and only addresses need them

    yield from open_address(source, web or Web()).read(defaults)


def _named(defaults: Known, source: str) -> Known:
    return Known(
        source=source, default_published=defaults.default_published, default_publisher=defaults.default_publisher
    )


def _guard(source: str, found: Iterator[Report | Problem]) -> Iterator[Report | Problem]:
    """Turn what is wrong with one input into a `Problem`."""
    try:
        yield from found
    except InputError as error:
        yield Problem(source=source, message=str(error))
    except OSError as error:
        yield Problem(source=source, message=f"cannot be read: {error.strerror or error}")


def _read_folder(folder: str, defaults: Known, origin: Origin) -> Iterator[Report | Problem]:
    found = False
    faults: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=faults.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() in FORMATS:
                path = str(Path(place) / name)
                if Path(path).exists() and not Path(path).is_file():
                    continue  # a pipe or a device would be waited for
                found = True
                yield from _guard(path, _read_file(path, defaults, origin))
    for fault in faults:
        yield Problem(source=str(fault.filename), message=f"cannot be read: {fault.strerror}")
    if not found and not faults:
        suffixes = " ".join(FORMATS)
        yield Problem(source=folder, message=f"no reports in this folder; looked for files that end in {suffixes}")


def _read_file(path: str, defaults: Known, origin: Origin) -> Iterator[Report | Problem]:
    if not path:
        raise InputError("cannot be read: no file name given")
    with Path(path).open("rb") as stream:
        yield from read_form(stream, form_of(path), _named(defaults, path), origin)
