"""`readout evaluate`: predictions against gold."""

import json
from pathlib import Path

import click


@click.command("evaluate")
@click.argument("gold", type=click.Path(exists=True, path_type=Path))
@click.argument("predictions", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--part", type=click.Choice(("train", "development", "test")), help="Only this part of the corpus.")
@click.option("--to", "form", type=click.Choice(("table", "json")), default="table", show_default=True)
def command(gold: Path, predictions: Path, part: str | None, form: str) -> None:
    """Score predictions (JSON lines from `readout read`) against gold.

    \b
    GOLD is a folder of annotated reports in the corpus format, one such report, or JSON lines of the output
    contract. Reports of the gold without a prediction count as read and found empty.

    \b
    Examples:
      readout evaluate corpus/reports predictions.jsonl
      readout evaluate corpus predictions.jsonl --part development
      readout evaluate gold.jsonl predictions.jsonl --to json
    """
    from readout.evaluate import format_scores, read_gold, read_predictions, score_reports

    scores = score_reports(read_gold(gold, part), read_predictions(predictions))
    click.echo(json.dumps(scores.to_dict(), indent=1) if form == "json" else format_scores(scores))
