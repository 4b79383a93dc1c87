"""The example reports, explained once."""

from pathlib import Path

import pytest

from readout.explain import Explanation, explain_report
from readout.pipeline import Tools
from readout.read import read_inputs
from readout.records import Problem, Report

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


@pytest.fixture(scope="session")
def reports() -> list[Report]:
    found = [report for report in read_inputs([str(EXAMPLES)]) if not isinstance(report, Problem)]
    assert len(found) == 2
    return found


@pytest.fixture(scope="session")
def explanations(reports: list[Report], tools: Tools) -> list[Explanation]:
    return [explain_report(report, tools) for report in reports]
