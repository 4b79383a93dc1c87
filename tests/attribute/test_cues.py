"""What each kind of cue attributes: stance and content of sentences that hold one."""

import pytest

from readout.pipeline import Tools
from tests.attribute.test_claims import short_claims
from tests.reading import read_cases, read_sentence


@pytest.mark.parametrize(("text", "expected"), read_cases("attribute/cues.tsv", 2))
def test_cues_attribute_their_content(text: str, expected: str, tools: Tools) -> None:
    found = short_claims(read_sentence(text.replace(r"\n", "\n\n"), tools))
    assert found == ([] if expected == "none" else expected.split(" ;; "))
