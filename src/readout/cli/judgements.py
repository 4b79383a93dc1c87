"""`readout judgements`: what was judged, listed, handed on, and turned into gold."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from readout.archive import Archive
    from readout.records import Judgement

COLUMNS = ("id", "at", "by", "action", "of", "report", "field", "value", "why", "now on", "model now")
FORMS = ("gold", "corpus")


@click.command("judgements")
@click.argument("archive", type=click.Path(path_type=Path))
@click.option("--orphans", is_flag=True, help="Only those whose event or claim no reading has now.")
@click.option("--undone", is_flag=True, help="Also those that were taken back, and by what.")
@click.option("--export", "target", metavar="FILE", help="Write all as JSON lines; - is standard output.")
@click.option("--import", "source", metavar="FILE", type=click.Path(path_type=Path), help="Add those of JSON lines.")
@click.option("--undo", metavar="ID", help="Take back a judgement, by its id or the beginning of it.")
@click.option("--to", "form", type=click.Choice(FORMS), help="Write judged reports: gold to evaluate, corpus to train.")
@click.option("--output", metavar="FOLDER", type=click.Path(path_type=Path), help="The folder for --to.")
@click.option("--partly", is_flag=True, help="With --to: also reports of which only some events were judged.")
def command(
    archive: Path,
    orphans: bool,
    undone: bool,
    target: str | None,
    source: Path | None,
    undo: str | None,
    form: str | None,
    output: Path | None,
    partly: bool,
) -> None:
    """List what people judged; hand it on to another archive; write judged reports as gold or for training.

    \b
    An orphan is a judgement whose event or claim is in no latest reading, nor anything that stands in its place. It is
    kept, and holds again as soon as there is one. Where a newer version has read the report again, `model now` says
    whether it agrees with the judgement, differs, or the record is gone.

    \b
    Examples:
      readout judgements my-archive
      readout judgements my-archive --orphans
      readout judgements my-archive --export judgements.jsonl
      readout judgements other-archive --import judgements.jsonl
      readout judgements my-archive --to gold --output gold
      readout evaluate gold/gold.jsonl readings.jsonl
    """
    from readout.archive import open_archive

    acts = [
        name for name, value in (("--export", target), ("--import", source), ("--undo", undo), ("--to", form)) if value
    ]
    if len(acts) > 1:
        raise click.UsageError(f"one of {' and '.join(acts)}")
    if (form is None) != (output is None):
        raise click.UsageError("--to and --output go together")
    opened = open_archive(archive)
    if target:
        _export(opened, target)
    elif source:
        _import(opened, source)
    elif undo:
        click.echo(f"{opened.undo(undo)} undone")
    elif form and output:
        _write_judged(opened, form, output, partly)
    else:
        _list(opened, orphans, undone)


def _list(archive: "Archive", orphans: bool, undone: bool) -> None:
    from readout.cli.tables import write_table

    rows = archive.query("SELECT id, homes, model_now FROM judgements").to_pylist()
    now = {row["id"]: (row["homes"], row["model_now"]) for row in rows}
    found = archive.judgements(undone=undone, orphans=orphans)
    write_table(COLUMNS, (_cells(judgement, *now[judgement.id], sys.stdout.isatty()) for judgement in found))


def _cells(judgement: "Judgement", homes: list[str], model: str | None, short: bool) -> tuple[str, ...]:
    cut = 10 if short else None
    of = judgement.record or judgement.undoes or ", ".join(id[:10] for id in (*judgement.events, *judgement.others))
    value = json.dumps(judgement.value, ensure_ascii=False) if judgement.action == "amend" else ""
    reports = dict.fromkeys(anchor.report for anchor in judgement.anchors)
    return (
        judgement.id[:cut],
        judgement.at[:19],
        judgement.by,
        judgement.action,
        of[:cut] if judgement.record else of,
        ", ".join(reports),
        judgement.field or "",
        value,
        judgement.why,
        ", ".join(id[:cut] for id in homes),
        model or "",
    )


def _export(archive: "Archive", target: str) -> None:
    from readout.archive import judgement_lines

    lines = [f"{line}\n" for line in judgement_lines(archive)]
    if target == "-":
        click.echo("".join(lines), nl=False)
    else:
        draft = Path(target).with_name(f".{Path(target).name}.draft")
        draft.write_text("".join(lines), encoding="utf-8")
        draft.replace(target)
        click.echo(f"{len(lines)} judgements", err=True)


def _import(archive: "Archive", source: Path) -> None:
    from readout.archive import import_judgements

    new, known = import_judgements(archive, source)
    orphans = len(archive.judgements(orphans=True))
    click.echo(f"{new} judgements new, {known} known, {orphans} orphans in the archive now")


def _write_judged(archive: "Archive", form: str, output: Path, partly: bool) -> None:
    from readout.evaluate.judged import write_corpus, write_gold

    written = (write_gold if form == "gold" else write_corpus)(archive, output, partly)
    for fault in written.faults:
        click.echo(f"readout: left out, as the corpus format can't hold it: {fault}", err=True)
    click.echo(f"{written.reports} reports written to {output}")
    if written.partly:
        click.echo(
            f"readout: {written.partly} reports with events that nobody judged are left out (--partly)", err=True
        )
