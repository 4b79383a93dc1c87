"""What many tests need: the tools, loaded once."""

import pytest

from readout.pipeline import Tools, load_tools


@pytest.fixture(scope="session")
def tools() -> Tools:
    return load_tools()
