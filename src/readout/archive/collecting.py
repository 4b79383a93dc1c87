"""Looking for cycles seldom, while many records are made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

COLLECTED = 100_000  # objects made between two looks for cycles


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Let Python look for cycles seldom: a fifth of the time goes into that, and records have none."""
    usual = gc.get_threshold()
    gc.set_threshold(COLLECTED, 50, 50)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
