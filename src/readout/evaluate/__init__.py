"""How good the answers are: gold and predictions read, matched and scored, with floors that may not be undercut."""

from readout.evaluate.coded import CodedClaim, CodedEvent, CodedReport, GoldReport, Party
from readout.evaluate.gate import check_floors
from readout.evaluate.gold import read_gold
from readout.evaluate.predictions import code_reading, read_predictions
from readout.evaluate.score import score_reports
from readout.evaluate.scores import Scores
from readout.evaluate.split import PARTS, read_split
from readout.evaluate.table import format_scores

__all__ = [
    "PARTS",
    "CodedClaim",
    "CodedEvent",
    "CodedReport",
    "GoldReport",
    "Party",
    "Scores",
    "check_floors",
    "code_reading",
    "format_scores",
    "read_gold",
    "read_predictions",
    "read_split",
    "score_reports",
]
