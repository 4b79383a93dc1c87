"""`readout desk`: the workspace in the browser."""

import importlib.util
from pathlib import Path

import click

from readout.errors import ReadoutError

NEEDED = ("fastapi", "uvicorn", "multipart")


@click.command("desk")
@click.argument("archive", type=click.Path(path_type=Path))
@click.option("--port", type=click.IntRange(1, 65535), help="Where to listen. Default: the first free one from 8801.")
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Any other address needs a token, which is printed."
)
@click.option("--no-browser", is_flag=True, help="Only print the address.")
@click.option("--read-only", is_flag=True, help="Nobody may judge, read in or save anything.")
@click.option("--user", metavar="NAME", help="Whose judgements are made. Default: the user of the computer.")
@click.option("--allow-paths", is_flag=True, help="Others than this computer may read in its files and folders.")
@click.option(
    "--allow-private", is_flag=True, help="Pages and feeds may be fetched from this computer and its network."
)
def command(
    archive: Path,
    port: int | None,
    host: str,
    no_browser: bool,
    read_only: bool,
    user: str | None,
    allow_paths: bool,
    allow_private: bool,
) -> None:
    """Open an archive in the browser: events, incidents, reports, charts and maps, and the API under /api/v1.

    \b
    It listens on this computer only, and nothing leaves it; it fetches the pages and feeds whose addresses you give it,
    and nothing else. With another --host it can be reached by others, who need the token of the link that is
    printed; what they send is not encrypted. Ctrl-C ends it.

    \b
    Examples:
      readout desk my-archive
      readout desk my-archive --port 9000 --no-browser
      readout desk my-archive --read-only --user "A. Reader"
    """
    from readout.archive import open_archive
    from readout.archive.noting import login_name

    missing = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        raise ReadoutError(f"the desk needs {', '.join(missing)}: pip install 'readout[desk]'")
    from readout.desk.options import Options
    from readout.desk.serve import serve_desk

    options = Options(
        host=host,
        writable=not read_only,
        user=user or login_name(),
        allow_paths=allow_paths,
        allow_private=allow_private,
    )
    serve_desk(open_archive(archive), options, port, _say, browser=not no_browser)


def _say(address: str) -> None:
    click.echo(f"The desk is open at {address}\nCtrl-C ends it.")
