"""How often the program was right, measured on the test part of our corpus."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from readout.evaluate.accuracy import load_accuracy

router = APIRouter(tags=["about"])


@router.get("/accuracy")
def tell_accuracy() -> dict[str, Any]:
    """Figures in percent by type and field, as `readout evaluate` gives them; when, on what part, with which coder."""
    return load_accuracy()
