"""Learn when two reports tell one happening: `python -m readout.train.incidents CORPUS TABLE`.

What is one happening stands in `stories.json`. All other reports of the corpus tell of something else: they are moved
to the same days, so that the comparison learns from happenings of one type, of the same countries and days.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b
from pathlib import Path

import numpy as np

from readout.evaluate.corpus import list_reports, read_report_file
from readout.evaluate.gold import open_report
from readout.evaluate.linked import name_answers
from readout.evaluate.split import read_split
from readout.evaluate.tellings import tell_gold
from readout.link.blocks import candidate_pairs, spread_pairs
from readout.link.bonds import ENOUGH
from readout.link.comparison import compare, is_apart
from readout.link.tellings import tellings_of
from readout.link.traits import gather_traits
from readout.pipeline import Tools, load_tools, read_report
from readout.records import Telling
from readout.train.logistic import Pair, fit, rate, write_weights
from readout.train.options import read_table_options

HEADING = "What agrees or differs between two tellings, and its weight (made by readout.train.incidents)"
DAY = date(2024, 5, 16).toordinal()  # to which all reports but the stories are moved, or a day or two later
SPREAD = 3
LIKE = 5  # times that a pair of one happening counts: there are few


@dataclass(frozen=True, slots=True)
class Told:
    """Tellings with the happening that each is of by event; one that no annotated event answers is left out."""

    tellings: tuple[Telling, ...]
    happenings: dict[str, str]


def main() -> None:
    """Read the training part of the corpus, learn the weights, write them and tell how well they fit."""
    options = read_table_options("incidents", __doc__)
    pairs = list(read_pairs(options.corpus, load_tools()))
    weights = fit([pair for pair in pairs for _ in range(LIKE if pair[1] else 1)])
    write_weights(options.table, weights, HEADING)
    print(f"{len(pairs)} pairs, {sum(same for _, same in pairs)} of one happening, {rate(pairs, weights, ENOUGH)}")


def read_pairs(corpus: Path, tools: Tools) -> Iterator[Pair]:
    """Give the features of the candidate pairs in the training part, and whether they tell one happening."""
    parts = read_split(corpus / "split.tsv")
    paths = [path for path in list_reports(corpus / "reports") if parts[path.stem] == "train"]
    members = read_members(corpus / "stories.json")
    stories = [path for path in paths if path.parent.name == "stories"]
    others = [path for path in paths if path.parent.name != "stories"]
    for told in (tell_people(stories, members), tell_machine(stories, members, tools)):
        yield from pair_tellings(told)
    for told in (tell_people(others, {}), tell_machine(others, None, tools)):
        yield from pair_tellings(replace(told, tellings=tuple(move(telling) for telling in told.tellings)))


def read_members(path: Path) -> dict[str, str]:
    """Return the happening of every event that `stories.json` lists, by `sto-001 E1`."""
    stories = json.loads(path.read_text(encoding="utf-8"))
    return {
        f"{report} {event}": f"{story} {incident['name']}"
        for story, told in stories.items()
        for incident in told["incidents"]
        for report, event in incident["members"]
    }


def tell_people(paths: Iterable[Path], members: dict[str, str]) -> Told:
    """Return what people found in the reports; an event that is not listed stands for itself."""
    tellings = tuple(telling for path in paths for telling in tell_gold(path))
    return Told(tellings, {telling.event: members.get(telling.event, telling.event) for telling in tellings})


def tell_machine(paths: Iterable[Path], members: dict[str, str] | None, tools: Tools) -> Told:
    """Return what the program finds in the reports; without members every event stands for itself."""
    tellings: list[Telling] = []
    happenings: dict[str, str] = {}
    for path in paths:
        gold = read_report_file(path)
        reading = read_report(open_report(gold), tools)
        tellings += tellings_of(reading)
        answers = (
            name_answers(gold, reading) if members is not None else {event.id: event.id for event in reading.events}
        )
        happenings |= {event: (members or {}).get(answer, answer) for event, answer in answers.items()}
    return Told(tuple(tellings), happenings)


def pair_tellings(told: Told) -> Iterator[Pair]:
    """Give the features of pairs that share a term at least, and whether they tell one happening."""
    traits = gather_traits(telling for telling in told.tellings if telling.event in told.happenings)
    happenings = [told.happenings[event] for event in traits.events]
    for rows in candidate_pairs(traits, 1):
        ones, others, _ = spread_pairs(traits, *rows)
        near = ~is_apart(traits.pick(traits.rows[ones]), traits.pick(traits.rows[others]))
        first, second = ones[near], others[near]
        named = list(compare(traits.pick(traits.rows[first]), traits.pick(traits.rows[second])))
        table = np.stack([values for _, values in named], axis=1)
        for one, other, row in zip(first.tolist(), second.tolist(), table.tolist(), strict=True):
            features = {name: value for (name, _), value in zip(named, row, strict=True) if value}
            yield features, happenings[one] == happenings[other]


def move(telling: Telling) -> Telling:
    """Return a telling as though its report were of `DAY` or one of the days after, by its name."""
    if telling.published is None:
        return telling
    chosen = DAY + blake2b(telling.report.encode(), digest_size=1).digest()[0] % SPREAD
    days = chosen - date.fromisoformat(telling.published[:10]).toordinal()
    return replace(
        telling,
        published=_later(telling.published, days),
        start=_later(telling.start, days),
        end=_later(telling.end, days),
    )


def _later(moment: str | None, days: int) -> str | None:
    return moment and date.fromordinal(max(1, date.fromisoformat(moment[:10]).toordinal() + days)).isoformat()


if __name__ == "__main__":
    main()
