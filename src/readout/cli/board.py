"""The board of an incident for people: who says what, side by side, figures, reports, and why they are one."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING, get_args

from rich.table import Table
from rich.text import Text

from readout.cli.console import STYLES, print_hanging
from readout.cli.incidents import count, say_day, say_place, say_toll
from readout.records.event import Link

if TYPE_CHECKING:
    from rich.console import Console

    from readout.archive.linking.boards import Board, Source
    from readout.records import Incident, Statement, ToldFigure

SAYS = (*get_args(Link), "silent")
BONDS = 5  # that are shown, the best


def show_board(board: "Board", console: "Console") -> None:
    """Print a board."""
    _show_head(board.incident, console)
    _show_statements(board.incident.statements, console)
    for toll in board.incident.tolls:
        console.print()
        print_hanging(console, "", Text(say_toll(toll), style=STYLES["quantity"]))
        for told in toll.told:
            print_hanging(console, "  ", _told(told))
    _show_reports(board.sources, console)
    _show_mentions(board, console)
    _show_reasons(board, console)
    console.print()


def _show_head(incident: "Incident", console: "Console") -> None:
    kind = "/".join(filter(None, (incident.type, incident.mode)))
    print_hanging(
        console, "", Text.assemble((kind, STYLES["event"]), "  ", incident.title, "  ", (incident.standing, "bold"))
    )
    print_hanging(
        console, "  ", Text(" · ".join(filter(None, (say_day(incident), say_place(incident), *incident.auxiliaries))))
    )
    told = " · ".join(say_count(what, number) for what, number in count(incident).items())
    print_hanging(console, "  ", Text(f"{told}: {', '.join(incident.sources)}" if incident.sources else told))
    seen = " to ".join(dict.fromkeys(filter(None, (incident.first_seen, incident.last_seen))))
    print_hanging(console, "  ", Text(f"{incident.id}, told {seen}" if seen else incident.id, style="dim"))


def say_count(what: str, number: int) -> str:
    """Return `1 source`, `2 reports that stand` …"""
    noun = what.removesuffix("s") if number == 1 else what
    stand = (" that stands" if number == 1 else " that stand") if what == "reports" else ""
    return f"{number} {noun}{stand}"


def _show_statements(statements: "Iterable[Statement]", console: "Console") -> None:
    """Print a column for each thing that is said, only those that somebody says, each side once in a row."""
    columns = {says: [_statement(one) for one in statements if one.says == says] for says in SAYS}
    columns = {says: cells for says, cells in columns.items() if cells}
    if not columns:
        return
    console.print()
    if console.soft_wrap:
        for says, cells in columns.items():
            console.print(Text(says, style="bold"))
            for cell in cells:
                console.print(Text.assemble("  ", cell))
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 1, 0), header_style="bold underline", expand=False)
    for says in columns:
        table.add_column(Text(says), overflow="fold", ratio=1)
    for row in zip_longest(*columns.values(), fillvalue=Text()):
        table.add_row(*row)
    console.print(table)


def _statement(statement: "Statement") -> Text:
    who = statement.speaker or statement.side
    if statement.says == "silent":
        return Text(who)
    side = f" ({statement.side})" if statement.speaker and statement.side != statement.speaker.casefold() else ""
    words = f" “{statement.words}”" if statement.words else ""
    where = ", ".join(filter(None, (statement.publisher or statement.report, statement.published)))
    return Text.assemble((who, STYLES["party"]), side, (words, STYLES["claim"]), (f" – {where}", "dim"))


def _told(told: "ToldFigure") -> Text:
    who = told.side or "the report itself"
    return Text.assemble(
        (f"{told.published or '(no day)'}  ", "dim"), told.figure.words, f" – {who}", (f", {told.report}", "dim")
    )


def _show_reports(sources: "Iterable[Source]", console: "Console") -> None:
    console.print()
    console.print(Text("Reports", style="bold"))
    for source in sources:
        print_hanging(console, "  ", _report(source))
        for copy in source.copies:
            print_hanging(console, "      ↳ ", _report(copy))


def _report(source: "Source") -> Text:
    origin = f" ({source.source})" if source.source and source.source != source.publisher else ""
    status = "" if source.status == "current" else f", {source.status}"
    instead = f" by {source.replaced_by}" if source.replaced_by else ""
    head = f"{source.published or '(no day)'}  {source.publisher or '(no publisher)'}{origin}"
    return Text.assemble(f"{head}: {source.title or source.report}", (f" [{source.report}{status}{instead}]", "dim"))


def _show_mentions(board: "Board", console: "Console") -> None:
    console.print()
    console.print(Text("Mentions", style="bold"))
    for told in board.events:
        print_hanging(console, "  ", Text.assemble(told.words or "", (f" [{told.event}, {told.report}]", "dim")))


def _show_reasons(board: "Board", console: "Console") -> None:
    reasons = [*_judgements(board), *_bonds(board)]
    if not reasons:
        return
    console.print()
    console.print(Text("Why these are one happening", style="bold"))
    for reason in reasons:
        print_hanging(console, "  ", reason)


def _judgements(board: "Board") -> Iterator[Text]:
    for verdict in board.judgements:
        why = f": {verdict.why}" if verdict.why else ""
        yield Text(f"{verdict.action} judged by {verdict.by or 'somebody'} on {verdict.at[:10]}{why} [{verdict.id}]")


def _bonds(board: "Board") -> Iterator[Text]:
    reports = {told.event: told.report for told in board.events}
    best = sorted(board.incident.bonds, key=lambda bond: (-bond.score, bond.one, bond.other))
    for bond in best[:BONDS]:
        ends = f"{reports.get(bond.one, '')} {bond.one} = {reports.get(bond.other, '')} {bond.other}"
        yield Text.assemble(f"{bond.score:.2f}  {', '.join(bond.reasons) or bond.made_by}", (f"  {ends}", "dim"))
    if len(best) > BONDS:
        yield Text(f"… and {len(best) - BONDS} more", style="dim")
