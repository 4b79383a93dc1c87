"""The command line run in this process, with the tools that the other tests use."""

from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result

from readout import door
from readout.cli import main
from readout.pipeline import Tools

Run = Callable[..., Result]


@pytest.fixture
def run(tools: Tools, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Give a function that runs `readout` with arguments; `input` is standard input."""
    monkeypatch.setattr(door, "_tools", [tools])

    def run_command(*arguments: object, input: str | bytes | None = None) -> Result:
        return CliRunner().invoke(main, [str(argument) for argument in arguments], input=input)

    return run_command
