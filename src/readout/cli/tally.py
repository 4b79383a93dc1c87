"""Counting what a run does: problems are told as they come, the exit status is known at the end."""

from collections.abc import Callable, Iterable, Iterator

import click

from readout.records import Problem, Reading, Report


class Tally:
    """How many reports were read, could not be read, or were known already."""

    def __init__(self) -> None:
        self.read = self.faults = self.known = 0

    def count(self, results: Iterable[Reading | Problem]) -> Iterator[Reading | Problem]:
        """Pass results on, counted; each problem is told on standard error."""
        for result in results:
            if isinstance(result, Problem):
                self.faults += 1
                tell(result)
            else:
                self.read += 1
            yield result

    def counting(self, known: Callable[[Report], bool] | None) -> Callable[[Report], bool] | None:
        """Return `known` such that what it knows is counted."""
        if known is None:
            return None

        def count_known(report: Report) -> bool:
            found = known(report)
            self.known += found
            return found

        return count_known

    def status(self) -> int:
        """Return the exit status: 0 all well, 1 some inputs could not be read, 2 none could."""
        if not self.faults:
            return 0
        return 1 if self.read or self.known else 2

    def summary(self) -> str:
        """Return the counts in words: `12 reports read, 3 known already, 1 problem`."""
        parts = [_number(self.read, "report") + " read"]
        if self.known:
            parts.append(f"{self.known:,} known already")
        if self.faults:
            parts.append(_number(self.faults, "problem"))
        return ", ".join(parts)


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def tell(problem: Problem) -> None:
    """Print a problem on standard error, one line."""
    source = {"-": "standard input", "": "''"}.get(problem.source, problem.source)
    where = f"{source}:{problem.line}" if problem.line else source
    name = f" (report {problem.report})" if problem.report else ""
    click.echo(f"readout: {where}{name}: {problem.message}", err=True)
