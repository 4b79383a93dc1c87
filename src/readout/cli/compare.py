"""`readout compare`: what another version of the coder makes of the same reports."""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.text import Text

    from readout.archive.comparison import Change, Comparison, Counts, Found, TypeCount, Version

FORMS = ("table", "json")
COLUMNS = ("type", "A", "lost", "gained", "changed out", "changed in", "B")
SHOWN = 3  # examples of each change


@click.command("compare")
@click.argument("archive", type=click.Path(path_type=Path))
@click.argument("a", metavar="[CODER-A]", required=False)
@click.argument("b", metavar="[CODER-B]", required=False)
@click.option("--examples", type=click.IntRange(min=0), default=SHOWN, show_default=True, help="Of each change.")
@click.option("--to", "form", type=click.Choice(FORMS), default="table", show_default=True, help="What to write.")
def command(archive: Path, a: str | None, b: str | None, examples: int, form: str) -> None:
    """Show what changed from one version of the coder to another, in the reports that both have read.

    \b
    A version is named CODER, CODER@MODEL or CODER@MODEL@CODEBOOK; of the model the beginning is enough. Without two
    names, the versions of the archive are listed. Events of both readings are the same where the words that tell
    them overlap, claims where what is said does. For each type or stance: A - lost + gained - changed out + changed
    in = B. docs/agreement.md has more.

    \b
    Examples:
      readout compare my-archive
      readout compare my-archive 0.1.0 0.2.0
      readout compare my-archive 0.2.0@3f2a 0.2.0@91bc --to json
    """
    from readout.archive import open_archive
    from readout.archive.comparison import find_versions
    from readout.cli.progress import follow_steps

    opened = open_archive(archive)
    if a is None or b is None:
        _list_versions(find_versions(opened), form)
        return
    with follow_steps(sys.stderr.isatty()) as on_progress:
        found = opened.compare(a, b, examples=examples, on_progress=on_progress)
    if form == "json":
        click.echo(json.dumps(found.to_dict(), ensure_ascii=False))
    else:
        _write_table(found)


def _list_versions(versions: "Iterable[Version]", form: str) -> None:
    from readout.cli.tables import write_table

    columns = ("version", "reports", "last")
    rows = [(one.name, str(one.reports), f"{one.last:%Y-%m-%d %H:%M}") for one in versions]
    if form == "json":
        click.echo(json.dumps([dict(zip(columns, row, strict=True)) for row in rows]))
    else:
        write_table(columns, rows)


def _write_table(found: "Comparison") -> None:
    from readout.cli.console import open_console, print_hanging
    from readout.cli.tables import write_table

    for line in _summary_lines(found):
        click.echo(line)
    kinds: tuple[tuple[str, Counts], ...] = (("event", found), ("claim", found.claims))
    for kind, counts in kinds:
        click.echo()
        columns = COLUMNS if kind == "event" else ("stance", *COLUMNS[1:])
        write_table(columns, (_cells(row) for row in (*counts.types, counts.total)))
        if fields := _count_fields(counts):
            click.echo(f"\nfields that differ in {kind}s of both: {fields}")
    console = open_console(None)
    for kind, counts in kinds:
        for heading, texts in _sections(kind, counts):
            console.print()
            print_hanging(console, "", heading)
            for text in texts:
                print_hanging(console, "  ", text)


def _count_fields(counts: "Counts") -> str:
    fields = Counter[str]()
    for change in counts.fields:
        fields[change.field] += change.count
    return ", ".join(f"{count:,} {field}" for field, count in fields.most_common())


def _summary_lines(found: "Comparison") -> Iterator[str]:
    yield f"A: {found.a}"
    yield f"B: {found.b}"
    yield f"reports compared: {found.reports:,} read by both, {found.reports_changed:,} of them otherwise"
    yield f"reports not compared: {found.only_a:,} read by A only, {found.only_b:,} by B only"
    yield f"mentions: {found.mentions_a:,} in A, {found.mentions_b:,} in B"
    yield f"events: {_sum_up(found)}"
    yield f"claims: {_sum_up(found.claims)}"


def _sum_up(found: "Counts") -> str:
    total = found.total
    return (
        f"{total.a:,} in A, {total.b:,} in B; in both {found.same:,} the same, {found.changed:,} changed; "
        f"{found.lost:,} lost, {found.gained:,} gained"
    )


def _cells(row: "TypeCount") -> tuple[str, ...]:
    return (row.type, *map(str, (row.a, row.lost, row.gained, row.changed_out, row.changed_in, row.b)))


def _sections(kind: str, found: "Counts") -> "Iterator[tuple[Text, list[Text]]]":
    from rich.text import Text

    for change in found.fields:
        if change.examples:
            heading = Text.assemble((f"{change.type}: {change.field}", "bold"), f"  {change.count:,} differ")
            yield heading, [_change(example) for example in change.examples]
    for name, count, examples in (
        (f"lost {kind}s: only in A", found.lost, found.lost_examples),
        (f"gained {kind}s: only in B", found.gained, found.gained_examples),
    ):
        if examples:
            yield Text.assemble((name, "bold"), f"  {count:,}"), [_single(example) for example in examples]


def _change(change: "Change") -> "Text":
    from rich.text import Text

    ends = f"{change.before or '(nothing)'} → {change.after or '(nothing)'}"
    return Text.assemble(ends, f"  {_words(change.sentence)}", (f" [{change.report}, {change.event_b}]", "dim"))


def _single(found: "Found") -> "Text":
    from rich.text import Text

    kind = "/".join(filter(None, (found.type, found.mode)))
    ends = f"{kind} “{found.trigger}”  {_words(found.sentence)}"
    return Text.assemble(ends, (f" [{found.report}, {found.event}]", "dim"))


def _words(sentence: str | None) -> str:
    return " ".join((sentence or "").split())
