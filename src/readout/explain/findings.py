"""What an explanation consists of: findings, each with its words, what decided, and what was passed over."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from readout.records import Event, Reading, Report, Span
from readout.records.contract import event_to_dict

# The fields of an event that are explained, in the order in which they are shown.
FIELDS = tuple(
    "type mode trigger actors recipients time place quantities auxiliaries contexts standing confidence cameo quad "
    "score tellings".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """What might have been taken and was not: its words, its score in the measure of the finding, and why it lost."""

    value: str
    why: str
    score: float | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was decided: `value` is `None` where nothing was found.

    `by` says in plain words which rule or head decided, `rule` how the program names it; `score` is what that gave.
    `parts` are the findings that this one is made of.
    """

    field: str
    value: str | None
    by: str
    span: Span | None = None
    score: float | None = None
    rule: str | None = None
    passed: tuple[Passed, ...] = ()
    parts: tuple["Finding", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A field that a stored reading tells otherwise than today's coder; `None` for nothing."""

    field: str
    stored: str | None
    today: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Why an event is as it is. `event` is as today's coder tells it, `None` where it tells no such event.

    `id` is the id that was asked for; `notes` are what has to be known first; `changes` are of a stored event.
    """

    id: str
    event: Event | None
    findings: tuple[Finding, ...]
    notes: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why the events of one report are as they are.

    `reading` is today's; `stored` is the one kept, where that was asked of.
    """

    reading: Reading
    accounts: tuple[Account, ...]
    stored: Reading | None = None
    notes: tuple[str, ...] = ()

    @property
    def report(self) -> Report:
        """The report that was read."""
        return self.reading.report

    def __iter__(self) -> Iterator[Account]:
        return iter(self.accounts)

    def __len__(self) -> int:
        return len(self.accounts)

    def to_dict(self) -> dict[str, Any]:
        """Return plain dictionaries and lists; words stand beside every span."""
        text = self.report.text
        return {
            "report": self.report.id,
            "reading": _versions(self.reading),
            "stored": _versions(self.stored) if self.stored else None,
            "notes": list(self.notes),
            "events": [_account_to_dict(account, text) for account in self.accounts],
        }

    def __repr__(self) -> str:
        return f"<Explanation of {self.report.id}: {len(self.accounts)} events>"


def _versions(reading: Reading) -> dict[str, str]:
    return {"coder": reading.coder, "model": reading.model, "codebook": reading.codebook}


def _account_to_dict(account: Account, text: str) -> dict[str, Any]:
    return {
        "id": account.id,
        "event": event_to_dict(account.event, text) if account.event else None,
        "notes": list(account.notes),
        "changes": [{"field": c.field, "stored": c.stored, "today": c.today} for c in account.changes],
        "findings": [finding_to_dict(finding, text) for finding in account.findings],
    }


def finding_to_dict(finding: Finding, text: str) -> dict[str, Any]:
    """Return a finding as plain dictionaries and lists; `text` is that of its report."""
    return {
        "field": finding.field,
        "value": finding.value,
        "words": _words(finding.span, text),
        "by": finding.by,
        "rule": finding.rule,
        "score": finding.score,
        "passed": [
            {"value": p.value, "words": _words(p.span, text), "score": p.score, "why": p.why} for p in finding.passed
        ],
        "parts": [finding_to_dict(part, text) for part in finding.parts],
    }


def _words(span: Span | None, text: str) -> dict[str, Any] | None:
    return {"start": span.start, "end": span.end, "text": span.cut(text)} if span else None
