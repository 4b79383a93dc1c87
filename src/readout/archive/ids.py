"""What makes two readings the same."""

from __future__ import annotations

from readout.records import Problem, Reading, Report, content_id


def reading_id(report: Report, *, coder: str, model: str, codebook: str) -> str:
    """Return the id that a reading of this report by this version has; it can be told before reading.

    The day of publication counts: the same text with another date gives other times.
    """
    return content_id("g", report.id, report.text, report.published, coder, model, codebook)


def id_of(reading: Reading) -> str:
    """Return the id of a reading."""
    return reading_id(reading.report, coder=reading.coder, model=reading.model, codebook=reading.codebook)


def problem_id(problem: Problem) -> str:
    """Return the id of a problem: the same fault told twice is one."""
    return content_id("x", problem.source, problem.line, problem.report, problem.message)


def fill_versions(*, coder: str | None, model: str | None, codebook: str | None) -> dict[str, str]:
    """Return the three versions that make a reading, those not given as installed; `ModelError` without weights.

    A world of the user's counts that the environment variable READOUT_WORLD names.
    """
    from readout.codebook import load_codebook
    from readout.encode.weights import check_weights, find_weights
    from readout.settings import name_coder
    from readout.world import overlay_version

    return {
        "coder": coder or name_coder(overlay_version()),
        "model": model or check_weights(find_weights()),
        "codebook": codebook or load_codebook().version,
    }
