"""What each rule of the program is worth: how often it is right, and what no rule found."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from readout.evaluate.normal import normal_words
from readout.evaluate.verdicts import Finding, Verdict

# Words that tell nothing without the others of their trigger.
_SMALL_WORDS = frozenset(
    """
    a against an and are as at be been being but by did do does for from had has have her him his if in into is it its
    no not of off on or out over s that the their them they this to under up upon was were which who will with would
    """.split()
)


@dataclass(kw_only=True)
class RuleCount:
    """How often a rule, or a word of gold triggers, came out how.

    `mixed_up` counts by type and mode, or stance, what gold has where the answer is wrong or missing.
    """

    name: str
    verdicts: Counter[Verdict] = field(default_factory=Counter)
    mixed_up: Counter[str] = field(default_factory=Counter)

    @property
    def harm(self) -> int:
        """Answers that are not right."""
        return self.verdicts["wrong"] + self.verdicts["false"]

    @property
    def precision(self) -> float:
        """The share of right answers, 0 to 1; 0 without answers."""
        made = self.harm + self.verdicts["right"]
        return self.verdicts["right"] / made if made else 0.0


def count_rules(findings: Iterable[Finding]) -> list[RuleCount]:
    """Return a count for every rule, most harmful first; a record made by several rules counts for each."""
    counts: dict[str, RuleCount] = {}
    for finding in findings:
        for rule in finding.rules:
            _note(counts.setdefault(rule, RuleCount(name=rule)), finding)
    return sorted(counts.values(), key=lambda count: (-count.harm, count.precision, count.name))


def count_missed(findings: Iterable[Finding]) -> list[RuleCount]:
    """Return a count for every word of gold triggers or cues that was missed at least once, most missed first."""
    counts: dict[str, RuleCount] = {}
    for finding in findings:
        for word in _telling_words(finding.gold_words):
            _note(counts.setdefault(word, RuleCount(name=word)), finding)
    missed = [count for count in counts.values() if count.verdicts["missed"]]
    return sorted(missed, key=lambda count: (-count.verdicts["missed"], count.name))


def _telling_words(words: str) -> list[str]:
    return sorted(set(normal_words(words).split()) - _SMALL_WORDS)


def _note(count: RuleCount, finding: Finding) -> None:
    count.verdicts[finding.verdict] += 1
    if finding.verdict in ("wrong", "missed"):
        count.mixed_up[finding.kind] += 1
