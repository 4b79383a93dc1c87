# ruff: noqa: E402
"""The losses of marks; those of grammar and names are tested with the loop."""

from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from readout.encode.pieces import PieceCutter
from readout.train.loss import WEIGHTS, compute_losses
from readout.train.marks import Mark, Marks
from readout.train.network import Network, Scores
from readout.train.predict import feed_network
from readout.train.targets import Example, Lesson, make_example
from tests.train.networks import SMALL, small_labels, write_vocabulary

WORDS = ("putin", "met", "them", ".")
MET = Mark(word=1, label="CONSULT", mode="visit", roles={0: "actor"}, unsure=frozenset({2}))
SAID = Mark(word=3, label="states", roles={0: "speaker"})
MARK_LOSSES = {"events", "stances", "modes", "auxiliaries", "contexts", "roles"}


@pytest.fixture
def network() -> Network:
    torch.manual_seed(0)
    network = Network(SMALL, small_labels())
    torch.nn.init.normal_(network.roles.bilinear, std=0.1)  # zero before training, as the labels would not matter
    return network.eval()


@pytest.fixture
def cutter(tmp_path: Path) -> PieceCutter:
    return PieceCutter(write_vocabulary(tmp_path))


def score(network: Network, cutter: PieceCutter, *marks: Marks | None) -> tuple[list[Example], Scores]:
    lessons = [Lesson(words=WORDS[: 4 - row], marks=told) for row, told in enumerate(marks)]
    examples = [make_example(lesson, cutter, network.labels) for lesson in lessons]
    with torch.no_grad():
        return examples, feed_network(network, [example.pieces for example in examples])


def shift(scores: Scores, word: int, column: int, row: int = 0) -> Scores:
    """Return scores that differ at one label of one word."""
    changed = scores.taggers["predicate"].clone()
    changed[row, word, column] += 3.0
    return scores._replace(taggers=scores.taggers | {"predicate": changed})


def test_sentences_without_marks_cost_nothing_in_events(network: Network, cutter: PieceCutter) -> None:
    examples, scores = score(network, cutter, None, None)
    assert not MARK_LOSSES & set(compute_losses(network, scores, examples))


def test_all_that_is_annotated_costs(network: Network, cutter: PieceCutter) -> None:
    marks = Marks(
        events=(Mark(word=1, label="CONSULT", contexts=frozenset({"military"}), roles={0: "actor"}),), claims=(SAID,)
    )
    examples, scores = score(network, cutter, marks)
    losses = compute_losses(network, scores, examples)
    assert set(losses) == set(WEIGHTS)
    assert all(losses[name].item() > 0 for name in MARK_LOSSES)


def test_the_true_label_costs_less_the_surer_the_network_is(network: Network, cutter: PieceCutter) -> None:
    examples, scores = score(network, cutter, Marks(events=(MET,), claims=(SAID,)))
    sections, labels = network.labels.sections, network.labels
    before = compute_losses(network, scores, examples)
    for name, word, label in (
        ("events", 1, labels.events.index("CONSULT")),
        ("events", 0, 0),
        ("stances", 3, labels.stances.index("states")),
        ("modes", 1, labels.modes.index("CONSULT/visit")),
    ):
        after = compute_losses(network, shift(scores, word, sections[name].start + label), examples)
        changed = {key for key in before if before[key].item() != after[key].item()}
        assert changed == {name}
        assert after[name] < before[name]


def test_words_that_nobody_annotated_do_not_count(network: Network, cutter: PieceCutter) -> None:
    examples, scores = score(network, cutter, Marks(events=(MET,), claims=None, partial=True))
    before = compute_losses(network, scores, examples)
    assert before["stances"].item() == 0
    column = network.labels.sections["events"].start + 2
    assert compute_losses(network, shift(scores, 0, column), examples)["events"] == before["events"]
    assert compute_losses(network, shift(scores, 1, column), examples)["events"] != before["events"]


def test_padding_does_not_count(network: Network, cutter: PieceCutter) -> None:
    examples, scores = score(network, cutter, Marks(events=(MET,)), Marks())
    before = compute_losses(network, scores, examples)
    padded = compute_losses(network, shift(scores, 3, 1, row=1), examples)
    assert {name: loss.item() for name, loss in padded.items()} == {name: loss.item() for name, loss in before.items()}


def test_modes_and_auxiliaries_of_a_cue_are_none(network: Network, cutter: PieceCutter) -> None:
    examples, scores = score(network, cutter, Marks(claims=(SAID,)))
    losses = compute_losses(network, scores, examples)
    assert losses["modes"].item() == 0
    assert "auxiliaries" not in losses and "contexts" not in losses
    assert losses["roles"].item() > 0


def test_a_word_whose_role_is_unsure_does_not_count(network: Network, cutter: PieceCutter) -> None:
    examples, scores = score(network, cutter, Marks(events=(MET,)))
    before = compute_losses(network, scores, examples)["roles"]
    for word, counts in ((2, False), (0, True)):
        arguments = scores.arguments.clone()
        arguments[0, word] += 1.0
        after = compute_losses(network, scores._replace(arguments=arguments), examples)["roles"]
        assert bool(after != before) == counts


def test_happenings_told_again_cost_in_type_alone(network: Network, cutter: PieceCutter) -> None:
    examples, scores = score(network, cutter, Marks(events=(Mark(word=1, label="CONSULT"),)))
    losses = compute_losses(network, scores, examples)
    assert losses["events"].item() > 0
    assert losses["modes"].item() == losses["roles"].item() == 0
    assert "auxiliaries" not in losses


def test_a_step_down_the_gradient_lowers_every_loss_of_marks(network: Network, cutter: PieceCutter) -> None:
    examples, _ = score(network, cutter, Marks(events=(MET,), claims=(SAID,)))
    optimiser = torch.optim.Adam(network.parameters(), lr=0.01)
    costs = []
    for _ in range(15):
        scores = feed_network(network, [example.pieces for example in examples])
        losses = compute_losses(network, scores, examples)
        costs.append({name: losses[name].item() for name in ("events", "stances", "modes", "auxiliaries", "roles")})
        optimiser.zero_grad()
        torch.stack([losses[name] for name in costs[0]]).sum().backward()
        optimiser.step()
    assert all(costs[-1][name] < costs[0][name] for name in costs[0])
