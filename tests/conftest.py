"""What many tests need: the tools, loaded once."""

import pytest


@pytest.fixture(scope="session")
def tools() -> object:
    from readout.pipeline import load_tools  # here, so that one broken room does not stop the tests of the others

    return load_tools()
