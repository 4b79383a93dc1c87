"""An explanation for people: under each field what was decided, by what, and what was passed over."""

from dataclasses import replace
from typing import TYPE_CHECKING

from rich.text import Text

from readout.cli.console import STYLES, print_hanging
from readout.cli.lines import about_line, event_lines
from readout.cli.marked import mark_event

if TYPE_CHECKING:
    from rich.console import Console

    from readout.explain.findings import Account, Explanation, Finding, Passed

LABEL = 14  # columns of the names of the fields
SHORT = 84  # characters of what was decided and by what that go on one line
LISTS = ("actors", "recipients", "quantities", "auxiliaries", "contexts")
WORDED = ("type", "time", "place", "voice")  # findings whose words are shown beside them
FIELD_STYLES = {
    "type": "event",
    "mode": "event",
    "trigger": "event",
    "actor": "party",
    "actors": "party",
    "recipient": "party",
    "recipients": "party",
    "time": "time",
    "place": "place",
    "quantity": "quantity",
    "quantities": "quantity",
    "claim": "claim",
}


def show_explanation(explanation: "Explanation", console: "Console") -> None:
    """Print an explanation: what has to be known first, then each event."""
    console.print(Text(about_line(explanation.report), style="dim"))
    for note in explanation.notes:
        print_hanging(console, "! ", Text(note, style="bold"))
    if not explanation.accounts:
        console.print(Text("no events"))
    for account in explanation.accounts:
        console.print()
        _show_account(account, explanation, console)
    console.print()


def _show_account(account: "Account", explanation: "Explanation", console: "Console") -> None:
    if account.event is None:
        print_hanging(console, "", Text(account.id, style=STYLES["event"]))
    else:
        head, rest, _ = event_lines(explanation.reading, account.event)
        print_hanging(console, "", Text.assemble((head, STYLES["event"]), "  ", rest))
        print_hanging(console, "  ", Text(account.event.id, style="dim"))
        print_hanging(console, "  ", mark_event(account.event, explanation.reading))
    for note in account.notes:
        print_hanging(console, "  ! ", Text(note, style="bold"))
    for change in account.changes:
        told = f"{change.field}: stored {change.stored or 'nothing'}, today {change.today or 'nothing'}"
        print_hanging(console, "  ! ", Text(told, style="bold"))
    console.print()
    for finding in account.findings:
        _show_finding(finding, explanation.report.text, console)


def _show_finding(finding: "Finding", text: str, console: "Console", depth: int = 0) -> None:
    finding = _fold(finding)
    label = f"{'  ' * depth}  {finding.field}".ljust(LABEL)
    evidence = [part for part in finding.parts if part.field == "evidence"]
    short = len(finding.by) + len(finding.value or "") <= SHORT
    print_hanging(console, Text(f"{label}  ", style="dim" if depth else "bold"), _decided(finding, text, short))
    under = " " * (LABEL + 2)
    if finding.by and not short:
        print_hanging(console, under, Text(finding.by))
    if evidence:
        print_hanging(console, under, Text(_weighed(evidence, finding)))
    for passed in finding.passed:
        print_hanging(console, f"{under}✗ ", Text(_lost(passed), style="dim"))
    for part in finding.parts:
        if part.field != "evidence":
            _show_finding(part, text, console, depth + 1)


def _fold(finding: "Finding") -> "Finding":
    """Return a list of one (one actor, one figure) as that one."""
    if len(finding.parts) != 1 or finding.field not in LISTS:
        return finding
    (only,) = finding.parts
    by = "; ".join(filter(None, (only.by, finding.by)))
    return replace(only, field=finding.field, by=by, passed=(*only.passed, *finding.passed))


def _decided(finding: "Finding", text: str, short: bool) -> Text:
    """Return what was decided, its words where they are others, its score, and by what if that is short."""
    style = STYLES[FIELD_STYLES[finding.field]] if finding.field in FIELD_STYLES else ""
    shown = Text.assemble((finding.value or "–", style if finding.value else "dim"))
    words = " ".join(finding.span.cut(text).split()) if finding.span else ""
    if finding.field in WORDED and words and words not in (finding.value or ""):
        shown.append(f"  “{words}”")
    if finding.score is not None:
        shown.append(f"  {finding.score:.2f}", style="bold")
    if finding.by and short:
        shown.append(f"  {finding.by}")
    return shown


def _weighed(evidence: list["Finding"], finding: "Finding") -> str:
    """Return what was weighed, the heaviest first: `encoder +1.02, listed +0.90, always -0.85`."""
    ranked = sorted(evidence, key=lambda part: -abs(part.score or 0.0))
    told = ", ".join(f"{part.value} {part.score:+.2f}" for part in ranked if abs(part.score or 0.0) >= 0.005)
    return f"weighed: {told}" + (f" = {finding.score:.2f}" if finding.score is not None else "")


def _lost(passed: "Passed") -> str:
    score = f" {passed.score:.2f}" if passed.score is not None else ""
    return f"{passed.value}{score}: {passed.why}"
