"""Small gold and predictions made by hand."""

from dataclasses import replace
from pathlib import Path

from readout.evaluate import CodedClaim, CodedEvent, CodedReport, GoldReport, Party

FRANCE = Party(words="Paris", country="FRA", sectors=frozenset({"GOV"}))
CHAD = Party(words="N'Djamena", country="TCD", sectors=frozenset({"GOV"}))
SUDAN = Party(words="the Sudanese army", country="SDN", sectors=frozenset({"MIL"}))

ACCUSATION = CodedEvent(
    id="E1",
    type="ACCUSE",
    mode="allege",
    trigger="accused",
    sentences=("Paris accused the Sudanese army of arming the raiders.",),
    actors=(FRANCE,),
    recipients=(SUDAN,),
    auxiliaries=frozenset(),
    standing="reported",
    date="2021-03-04",
    place=None,
    quantities=frozenset(),
)
RAID = CodedEvent(
    id="E2",
    type="ASSAULT",
    mode="firearms",
    trigger="raid",
    sentences=("The raid on a village near Adre, had it gone on, would have cost 40 lives.",),
    actors=(SUDAN,),
    recipients=(CHAD,),
    auxiliaries=frozenset({"hypothetical"}),
    standing="claimed",
    date=None,
    place="TCD",
    quantities=frozenset({40.0}),
)
CHARGE = CodedClaim(
    id="C1",
    speaker="the minister of Chad",
    cue="said",
    content="the raiders had come over the border with new rifles",
    stance="accuses",
)
GOLD = GoldReport(id="r1", text="…", events=(ACCUSATION, RAID), claims=(CHARGE,))


def answer(*events: CodedEvent, claims: tuple[CodedClaim, ...] = (CHARGE,)) -> list[CodedReport]:
    """Return a prediction for the gold report; without events, both as gold has them."""
    return [CodedReport(id="r1", events=events or (ACCUSATION, RAID), claims=claims)]


def party_of(country: str | None, *sectors: str) -> Party:
    return Party(words="somebody", country=country, sectors=frozenset(sectors))


def changed(event: CodedEvent, **fields: object) -> CodedEvent:
    return replace(event, **fields)  # type: ignore[arg-type]


def changed_report(report: GoldReport, **fields: object) -> GoldReport:
    return replace(report, **fields)  # type: ignore[arg-type]


REPORT = """\
# id: own-001
# style: brief
# published: 2021-03-05
# publisher: Sahel Courier
===
ABECHE - Paris accused the Sudanese army on Thursday of
arming raiders near Adre. "We armed nobody," the army
said. Paris recalled its envoy.
===
E1 ACCUSE/allege | accused | A: Paris = FRA GOV | R: the Sudanese army = SDN MIL | S: reported | W: on Thursday = 2021-03-04 | P: - | C: military
E2 AID | arming | A: the Sudanese army = SDN MIL | R: raiders near Adre (raiders) = TCD null | S: disputed < Paris = FRA GOV | P: near Adre = TCD | N: 2 convoys | X: historical | also: "We armed nobody," the army said
E3 SANCTION/withdraw | recalled | A: Paris@2 = FRA GOV | R: - | S: reported
C1 the army = SDN MIL | said | We armed nobody | denies quoted | deny:E2
"""  # noqa: E501


def write_report(folder: Path, *changes: tuple[str, str]) -> Path:
    """Write the report with some of its words changed; every change must hit."""
    text = REPORT
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "own-001.txt"
    path.write_text(text, encoding="utf-8")
    return path
