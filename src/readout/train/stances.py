"""Learn which stance a claim takes, by its content: `python -m readout.train.stances CORPUS TABLE`.

Every claim that the program finds and that answers an annotated one teaches, where its cue leaves the stance to the
content: a softmax over the stances, with ridge, by Adam's method (Kingma and Ba 2015).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from readout.attribute.claims import find_claims
from readout.attribute.signs import Said, weigh_signs
from readout.attribute.stances import OPEN, STANCES, Weights, choose_stance, hear_claims
from readout.code import code_events
from readout.encode import encode_document
from readout.evaluate.coded import CodedClaim, GoldReport
from readout.evaluate.gold import open_report, read_gold
from readout.evaluate.matching import match_claims
from readout.parse import parse_report
from readout.pipeline import Tools, load_tools
from readout.records import Claim, Stance
from readout.resolve import resolve_mentions
from readout.spot import spot_report
from readout.train.options import read_table_options

Lesson = tuple[Said, str]  # a claim as heard, and the stance that was annotated
RIDGE, ROUNDS, STEP = 4.0, 250, 0.1
LEAST_SEEN = 8  # claims with a sign, below which it is not learnt
# What is known of rare signs beforehand: the stance that each speaks for, and the weight that ridge draws it to.
BELIEFS: dict[str, Stance] = {
    "judged by praising words": "praises",
    "judged by blaming words": "condemns",
    "judged by refuting words": "denies",
    "hedged": "estimates",
    "will by we": "promises",
}
BELIEVED = 3.0


def main() -> None:
    """Read the training part of the corpus, learn the weights, write them and tell how well they fit."""
    options = read_table_options("stances", __doc__)
    tools = load_tools()
    parts = {part: list(read_lessons(options.corpus, part, tools)) for part in ("train", "development")}
    weights = fit(parts["train"])
    write_weights(options.table, weights)
    for part, lessons in parts.items():
        cues = sum(said.claim.stance == right for said, right in lessons) / max(len(lessons), 1)
        learnt = sum(choose_stance(said, weights) == right for said, right in lessons) / max(len(lessons), 1)
        print(f"{part}: {len(lessons)} claims, {cues:.1%} right by the cue, {learnt:.1%} with the content")


def read_lessons(corpus: Path, part: str, tools: Tools) -> Iterator[Lesson]:
    """Give the claims of one part of the corpus that answer an annotated one, with its stance."""
    for gold in read_gold(corpus / "reports", part):
        yield from _hear(gold, tools)


def _hear(gold: GoldReport, tools: Tools) -> Iterator[Lesson]:
    report = open_report(gold)
    document = parse_report(report)
    encoding = encode_document(document, report.text, tools.encoder)
    spotting = spot_report(report, document, encoding, tools.world)
    resolution = resolve_mentions(spotting, report, document, encoding, tools.world)
    events = code_events(report, document, encoding, spotting, resolution)
    claims = find_claims(report, document, encoding, spotting.cues, resolution)
    said = hear_claims(claims, events, document, encoding, spotting, resolution)
    for pair in match_claims(gold.claims, [_code(claim, report.text) for claim in claims]):
        yield said[pair.predicted], gold.claims[pair.gold].stance


def _code(claim: Claim, text: str) -> CodedClaim:
    content = " ".join(span.cut(text) for span in claim.content)
    return CodedClaim(id=claim.id, speaker="", cue="", content=content, stance=claim.stance)


def fit(lessons: Sequence[Lesson]) -> Weights:
    """Return the weights of the signs that are seen often enough, learnt from claims with an open stance."""
    usable = [(dict(weigh_signs(said)), right) for said, right in lessons if said.claim.stance in OPEN]
    seen = Counter(name for signs, _ in usable for name in signs)
    names = sorted(name for name, count in seen.items() if count >= LEAST_SEEN or name in BELIEFS)
    rows = np.array([[signs.get(name, 0.0) for name in names] for signs, _ in usable])
    wanted = np.array([[float(stance == right) for stance in STANCES] for _, right in usable])
    believed = np.array([[BELIEVED * (BELIEFS.get(name) == stance) for stance in STANCES] for name in names])
    weights, (mean, square) = believed.copy(), np.zeros((2, len(names), len(STANCES)))
    for step in range(1, ROUNDS + 1):
        scores = rows @ weights
        raised = np.exp(scores - scores.max(axis=1, keepdims=True))
        slope = rows.T @ (raised / raised.sum(axis=1, keepdims=True) - wanted) + RIDGE * (weights - believed)
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        size = STEP if step < 0.7 * ROUNDS else 0.2 * STEP
        weights -= size * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return {name: tuple(row) for name, row in zip(names, weights.tolist(), strict=True)}


def write_weights(table: Path, weights: Weights) -> None:
    """Write a row for each sign with its weight for each stance, heaviest first."""
    names = sorted(weights, key=lambda name: (-sum(map(abs, weights[name])), name))
    lines = [
        "# What speaks for each stance of a claim whose cue leaves it open (made by readout.train.stances). Columns:",
        f"# sign, weights with spaces between for {', '.join(STANCES)}",
    ]
    lines += [f"{name}\t{' '.join(f'{weight:.2f}' for weight in weights[name])}" for name in names]
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
