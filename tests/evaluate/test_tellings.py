from pathlib import Path

from readout.evaluate.tellings import tell_gold

REPORT = """\
# id: own-001
# style: brief
# published: 2021-03-05
# publisher: Sahel Courier
===
ABECHE - Paris accused the Sudanese army on Thursday of
arming 14 raiders near Adre. "We armed nobody," the army
said. Paris recalled its envoy in February.
===
E1 ACCUSE/allege | accused | A: Paris = FRA GOV | R: the Sudanese army (Sudanese Armed Forces) = SDN MIL | S: reported | W: on Thursday = 2021-03-04 | P: -
E2 AID | arming | A: the Sudanese army = SDN MIL | R: raiders = TCD REB | S: disputed < Paris = FRA GOV | P: near Adre = TCD | N: 14 killed ; 3 raiders
E3 SANCTION/withdraw | recalled | A: Paris@2 = FRA GOV | R: - | S: reported | W: in February = 2021-02 | X: historical
C1 the army = SDN MIL | said | We armed nobody | denies quoted | deny:E2
"""  # noqa: E501


def test_annotated_events_are_tellings(tmp_path: Path) -> None:
    path = tmp_path / "own-001.txt"
    path.write_text(REPORT)
    accused, armed, recalled = tell_gold(path)
    assert (accused.event, accused.report, accused.publisher) == ("own-001 E1", "own-001", "Sahel Courier")
    assert (accused.start, accused.end, accused.grain, accused.when_how) == ("2021-03-04", "2021-03-04", "day", "told")
    assert accused.recipients[0].name == "Sudanese Armed Forces"
    assert (armed.start, armed.when_how, armed.place, armed.place_country) == (
        "2021-03-05",
        "assumed",
        "near Adre",
        "TCD",
    )
    assert [(figure.value, figure.fate, figure.of) for figure in armed.figures] == [
        (14, "killed", None),
        (3, None, "raiders"),
    ]
    assert [(voice.side, voice.link) for voice in armed.voices] == [("SDN", "denies")]
    assert (recalled.start, recalled.end, recalled.grain) == ("2021-02-01", "2021-02-28", "month")
    assert recalled.auxiliaries == ("historical",)
    assert recalled.words.startswith("Paris recalled its envoy")
