"""Finding one's way in explanations."""

from collections.abc import Iterator

from readout.explain import Account, Explanation, Finding, explain_report
from readout.pipeline import Tools
from readout.read import read_text


def field(account: Account, name: str) -> Finding:
    """Return the finding of a field."""
    return next(finding for finding in account.findings if finding.field == name)


def part(finding: Finding, name: str) -> Finding:
    """Return the first part of a name."""
    return next(found for found in walk(finding) if found.field == name)


def walk(finding: Finding) -> Iterator[Finding]:
    """Give a finding and all its parts."""
    yield finding
    for inner in finding.parts:
        yield from walk(inner)


def explain(text: str, tools: Tools, published: str | None = "2024-05-06") -> Explanation:
    """Return the explanation of a text."""
    return explain_report(read_text(text, published=published), tools)


def of_type(explanation: Explanation, kind: str) -> Account:
    """Return the first account of an event of a type."""
    return next(account for account in explanation if account.event is not None and account.event.type == kind)
