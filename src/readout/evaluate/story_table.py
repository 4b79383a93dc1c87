"""The figures of linked stories as a table for people."""

from readout.evaluate.scores import Rate
from readout.evaluate.stories import StoryScores

WIDTH = 40


def format_stories(scores: StoryScores) -> str:
    """Return the figures as a table."""
    counts = ", ".join(f"{count} {name}" for name, count in scores.counts.items())
    right = sum(answer.right for answer in scores.answers)
    copies = ", ".join(scores.independent) or "none"
    return "\n".join(
        (
            counts,
            "",
            f"{'':{WIDTH}}{'precision':>9}{'recall':>9}{'f1':>9}",
            _line("incidents, B-cubed", scores.b_cubed),
            _line("incidents, pairs of events", scores.pairs),
            _line("of the events found, B-cubed", scores.found),
            _line("copies", scores.copies),
            _line("versions", scores.versions),
            _line("withdrawn reports", scores.withdrawn),
            "",
            f"{'final standing of gold incidents':{WIDTH}}{_share(right, len(scores.answers))}  {right} right",
            f"{'copies counted as independent':{WIDTH}}  {copies}",
        )
    )


def format_incidents(scores: StoryScores) -> str:
    """Return a line for every gold incident: standing and number of events, due and as told by the one that answers."""
    lines = [f"{'due':11}{'told':11}{'events':>7}{'due':>5}  incident"]
    for answer in scores.answers:
        told = answer.told.standing if answer.told else "-"
        held = len(answer.told.events) if answer.told else 0
        mark = "" if answer.right else "  <"
        counts = f"{held:7}{len(answer.incident.members):5}"
        lines.append(f"{answer.incident.standing:11}{told:11}{counts}  {answer.incident.name}{mark}")
    return "\n".join(lines)


def _line(title: str, found: Rate | None) -> str:
    if found is None:
        return f"{title:{WIDTH}}{'-':>9}{'-':>9}{'-':>9}"
    return f"{title:{WIDTH}}{found.precision:9.1f}{found.recall:9.1f}{found.f1:9.1f}"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:9.1f}" if whole else f"{'-':>9}"
