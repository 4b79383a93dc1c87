"""Tools for those who tune the program: `python -m readout.evaluate COMMAND`, see `--help`."""

import json
import sys
from datetime import date
from pathlib import Path

import click

from readout.errors import ReadoutError
from readout.evaluate.accuracy import describe_accuracy
from readout.evaluate.checking import check_corpus
from readout.evaluate.coreference import format_answers, measure_coreference
from readout.evaluate.corpus import list_reports, read_report_file
from readout.evaluate.coverage import describe_coverage
from readout.evaluate.gold import read_gold
from readout.evaluate.linked import link_told, tell_annotations, tell_readings
from readout.evaluate.predictions import read_predictions
from readout.evaluate.rules import RuleCount, count_missed, count_rules
from readout.evaluate.score import score_reports
from readout.evaluate.split import PARTS, extend_split, read_split, write_split
from readout.evaluate.stories import measure_stories
from readout.evaluate.story_files import open_stories
from readout.evaluate.story_table import format_incidents, format_stories
from readout.evaluate.verdicts import Finding, judge_claims, judge_events
from readout.pipeline import load_tools

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
PATH = click.Path(exists=True, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
part_option = click.option("--part", type=click.Choice(PARTS), help="Only this part of the corpus.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Check the corpus, divide it, and find out what each rule of the program is worth."""


@main.command("corpus")
@click.argument("folder", type=FOLDER, default="corpus")
def check_command(folder: Path) -> None:
    """Check a corpus: print its faults and what it holds; exit status 1 if there are faults."""
    check = check_corpus(folder)
    for fault in check.faults:
        click.echo(str(fault), err=True)
    counts = [f"{count} {name}" for name, count in check.counts.items()]
    click.echo(", ".join([*counts, f"{len(check.faults)} faults"]))
    sys.exit(bool(check.faults))


@main.command("coverage")
@click.argument("folder", type=FOLDER, default="corpus")
def coverage_command(folder: Path) -> None:
    """Print a page in Markdown on what a corpus covers: its COVERAGE.md."""
    click.echo(describe_coverage(folder), nl=False)


@main.command("split")
@click.argument("folder", type=FOLDER, default="corpus")
def split_command(folder: Path) -> None:
    """Give new reports of a corpus a part in its split.tsv; old ones stay where they are."""
    path = folder / "split.tsv"
    old = read_split(path) if path.is_file() else {}
    new = extend_split(old, map(read_report_file, list_reports(folder / "reports")))
    write_split(path, new)
    counts = [f"{sum(part == name for part in new.values())} {name}" for name in PARTS]
    click.echo(f"{len(new) - len(old)} new reports; now {', '.join(counts)}")


@main.command("input")
@click.argument("gold", type=PATH)
@part_option
def input_command(gold: Path, part: str | None) -> None:
    """Print gold reports without their annotations, as JSON lines for `readout read -`."""
    for report in read_gold(gold, part):
        record = {name: getattr(report, name) for name in ("id", "text", "title", "published", "publisher", "url")}
        click.echo(json.dumps({name: value for name, value in record.items() if value}, ensure_ascii=False))


@main.command("accuracy")
@click.argument("gold", type=PATH)
@click.argument("predictions", type=FILE)
@click.option("--part", type=click.Choice(PARTS), default="test", show_default=True, help="The part of the corpus.")
def accuracy_command(gold: Path, predictions: Path, part: str) -> None:
    """Print the figures that the package carries: src/readout/evaluate/data/accuracy.json, for the desk's page."""
    reports = read_gold(gold, part)
    scores = score_reports(reports, read_predictions(predictions))
    with predictions.open(encoding="utf-8") as lines:
        made_by = json.loads(next(lines))["reading"]
    coder = f"{made_by['coder']}, weights {made_by['model']}"
    found = describe_accuracy(scores, reports, part=part, measured=date.today(), coder=coder)
    click.echo(json.dumps(found, indent=1))


@main.command("coreference")
@click.argument("folder", type=FOLDER, default="corpus")
@part_option
def coreference_command(folder: Path, part: str | None) -> None:
    """Read a corpus and tell how often pronouns and short forms point at the right entity, in percent."""
    click.echo(format_answers(measure_coreference(folder, load_tools(), part)))


@main.command("stories")
@click.argument("folder", type=FOLDER, default="corpus")
@click.option("--gold", is_flag=True, help="Link what people found, not what the program reads: linking alone.")
@click.option("--show", is_flag=True, help="Also a line for every incident, those that stand wrong marked with <.")
def stories_command(folder: Path, gold: bool, show: bool) -> None:
    """Link the reports of stories and tell how right copies, versions and incidents are, in percent."""
    stories = open_stories(folder)
    told = tell_annotations(stories.paths) if gold else tell_readings(stories.paths, load_tools())
    scores = measure_stories(stories, told, link_told(told))
    click.echo(format_stories(scores))
    if show:
        click.echo(f"\n{format_incidents(scores)}")


@main.command("rules")
@click.argument("gold", type=PATH)
@click.argument("predictions", type=FILE)
@part_option
@click.option("--claims", is_flag=True, help="The rules of claims; else those of events.")
@click.option("--limit", type=click.IntRange(min=1), default=40, show_default=True, help="Lines of a table.")
@click.option("--show", metavar="WORDS", help="Instead of tables: all errors of rules or triggers with these words.")
def rules_command(gold: Path, predictions: Path, part: str | None, claims: bool, limit: int, show: str | None) -> None:
    """Tell for each rule how often it is right, and which triggers or cues of the gold no rule found."""
    judge = judge_claims if claims else judge_events
    findings = list(judge(read_gold(gold, part), read_predictions(predictions)))
    if show:
        _print_errors(findings, show)
        return
    what = "wrong speaker" if claims else "wrong type"
    rules, missed = count_rules(findings), count_missed(findings)
    click.echo(f"{'false':>6}{what:>14}{'right':>7}{'share':>7}  rule ({len(rules)}), most harmful first")
    for count in rules[:limit]:
        click.echo(_rule_line(count))
    click.echo(f"\n{'missed':>6}{'of':>6}  word of the gold ({len(missed)}), most missed first")
    for count in missed[:limit]:
        click.echo(f"{count.verdicts['missed']:6}{count.verdicts.total():6}  {count.name:20} {_mixture(count)}")


def _rule_line(count: RuleCount) -> str:
    verdicts = count.verdicts
    mixture = f"  ({_mixture(count)})" if count.mixed_up else ""
    shares = f"{verdicts['false']:6}{verdicts['wrong']:14}{verdicts['right']:7}{100 * count.precision:6.0f}%"
    return f"{shares}  {count.name}{mixture}"


def _mixture(count: RuleCount) -> str:
    return ", ".join(f"{name} {number}" for name, number in count.mixed_up.most_common(4))


def _print_errors(findings: list[Finding], words: str) -> None:
    for finding in findings:
        if finding.verdict != "right" and _names(finding, words):
            told = f"{finding.told} ({finding.words})" if finding.told else "nothing"
            due = f"{finding.due} ({finding.gold_words})" if finding.due else "nothing"
            click.echo(f"{finding.verdict:7}{finding.report}  {told} for {due}")
            click.echo(f"       {'; '.join(finding.rules) or 'no rule'}\n       {finding.sentence}")


def _names(finding: Finding, words: str) -> bool:
    return any(words in name for name in (*finding.rules, finding.words, finding.gold_words))


if __name__ == "__main__":
    try:
        main(prog_name="python -m readout.evaluate")
    except ReadoutError as error:
        sys.exit(f"readout: {error}")
