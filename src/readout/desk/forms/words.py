"""Words that people send: any text is taken, but what has no form in UTF-8 or JSON."""

from __future__ import annotations

import math
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from readout.text.characters import mend_surrogates

MAX_LINE, MAX_WORDS, MAX_TEXT = 1_000, 10_000, 4_000_000  # characters: a title, a reason, a page


def _mend(value: Any) -> Any:
    """Turn halves of characters, which JSON may hold, into U+FFFD."""
    return mend_surrogates(value) if isinstance(value, str) else value


def _check_plain(value: Any) -> Any:
    """Refuse numbers that JSON has no form for, wherever they stand; mend texts."""
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError("a number is needed, not NaN or Infinity")
    if isinstance(value, list):
        return [_check_plain(part) for part in value]
    if isinstance(value, dict):
        return {_mend(key): _check_plain(part) for key, part in value.items()}
    return _mend(value)


Line = Annotated[str, BeforeValidator(_mend), Field(max_length=MAX_LINE)]
Words = Annotated[str, BeforeValidator(_mend), Field(max_length=MAX_WORDS)]
Text = Annotated[str, BeforeValidator(_mend), Field(max_length=MAX_TEXT)]
Plain = Annotated[Any, AfterValidator(_check_plain)]
