import pytest

from readout.pipeline import Tools
from tests.reading import read_sentence


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Gunmen killed a guard at the bank in Nairobi on Monday.", "killed", [(1, "guard", "killed")]),
        (
            "Gunmen killed a judge and two clerks in Quetta.",
            "killed",
            [(1, "judge", "killed"), (2, "clerks", "killed")],
        ),
        ("Turkish police arrested Selim Aydin in Izmir.", "arrested", [(1, None, "arrested")]),
        ("Gunmen killed 14 soldiers near the border of Niger.", "killed", [(14, "soldiers", "killed")]),
        ("Gunmen killed soldiers near the border of Niger.", "killed", []),
    ],
)
def test_one_person_is_a_figure_of_one(text: str, trigger: str, expected: list[object], tools: Tools) -> None:
    reading = read_sentence(text, tools, "2021-05-03")
    (event,) = [
        event for event in reading.events if event.trigger.cut(text) in trigger or trigger in event.trigger.cut(text)
    ]
    assert [(count.value, count.of, count.fate) for count in event.quantities] == expected
    assert all(count.span.cut(text) for count in event.quantities)
