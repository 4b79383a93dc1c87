import math
from dataclasses import replace

import pytest

from readout.lexicon.predicates import Predicate
from readout.records import Name, Proposal, Tree, Trigger
from readout.records.document import Chances
from readout.spot.triggers import SURE_MODE, match_predicate, rank_modes, spot_triggers
from tests.grammar.trees import make_tree
from tests.spot.sentences import ENOUGH, cut, lay_out, propose

ATTACKED = make_tree("""
Rebels rebel NOUN 2 nsubj
attacked attack VERB 0 root
Goma Goma PROPN 2 obj
""")
STORMED = make_tree("""
Rebels rebel NOUN 2 nsubj
stormed Storm VERB 0 root
Goma Goma PROPN 2 obj
""")
LAUNCHED = make_tree("""
Rebels rebel NOUN 2 nsubj
launched launch VERB 0 root
an a DET 4 det
attack attack NOUN 2 obj
on on ADP 6 case
Goma Goma PROPN 4 nmod
""")
PULLED = make_tree("""
Troops troops NOUN 2 nsubj
pulled pull VERB 0 root
out out ADP 2 compound:prt
""")


def listed(chance: float) -> float:
    """Return the score of a word that the lexicon lists: its log odds are 1 higher."""
    return 1 / (1 + (1 - chance) / chance / math.e)


def told(token: int, *types: tuple[str, float], modes: Chances = ()) -> Proposal:
    return Proposal(token=token, types=types, modes=modes)


def spot(language: str, *trees: Tree) -> tuple[Trigger, ...]:
    return spot_triggers(*lay_out(trees), language)


def test_encoder_and_lexicon_agree(lexicon: str) -> None:
    tree = propose(ATTACKED, told(1, ("ASSAULT", 0.3), ("AID", 0.1)))
    (trigger,) = spot(lexicon, tree)
    assert (trigger.type, trigger.rule, trigger.head) == ("ASSAULT", "attack.v", 1)
    assert (trigger.actors, trigger.recipients) == (("subj",), ("obj",))
    assert trigger.weight == pytest.approx(listed(0.3))
    assert cut(trigger.span, [tree]) == "attacked"
    assert not trigger.echo


def test_the_encoder_alone_is_enough_if_it_is_sure(lexicon: str) -> None:
    tree = propose(STORMED, told(1, ("ASSAULT", 0.6), ("AID", 0.2)))
    (trigger,) = spot(lexicon, tree)
    assert (trigger.type, trigger.rule) == ("ASSAULT", "storm by the encoder")
    assert trigger.weight == pytest.approx(0.6)
    assert (trigger.actors, trigger.recipients) == (("subj", "by"), ("obj",))
    assert len(spot(lexicon, propose(STORMED, told(1, ("ASSAULT", ENOUGH + 0.01))))) == 1
    assert spot(lexicon, propose(STORMED, told(1, ("ASSAULT", ENOUGH - 0.01)))) == ()


def test_the_lexicon_alone_is_not_enough(lexicon: str) -> None:
    assert match_predicate(ATTACKED, 1, lexicon) is not None
    assert spot(lexicon, ATTACKED) == ()  # the encoder sees nothing
    cue = Proposal(token=1, stances=(("accuses", 0.9),))
    assert spot(lexicon, propose(ATTACKED, cue)) == ()  # it sees no event
    assert listed(0.15) < ENOUGH < listed(0.2)
    assert spot(lexicon, propose(ATTACKED, told(1, ("ASSAULT", 0.15)))) == ()
    assert len(spot(lexicon, propose(ATTACKED, told(1, ("ASSAULT", 0.2))))) == 1


def test_where_they_differ_the_likelier_type_wins(lexicon: str) -> None:
    (trigger,) = spot(lexicon, propose(ATTACKED, told(1, ("THREATEN", 0.9), ("ASSAULT", 0.05))))
    assert (trigger.type, trigger.rule) == ("THREATEN", "attack by the encoder")
    assert 0.5 < trigger.weight < 0.9  # that the lexicon lists another type speaks against it
    assert (trigger.actors, trigger.recipients) == (("subj",), ("against",))
    (trigger,) = spot(lexicon, propose(ATTACKED, told(1, ("THREATEN", 0.4), ("ASSAULT", 0.3))))
    assert (trigger.type, trigger.rule) == ("ASSAULT", "attack.v")


def test_words_of_other_parts_of_speech_have_the_slots_of_nouns(lexicon: str) -> None:
    tree = make_tree("Enough enough ADV 0 root")
    (trigger,) = spot(lexicon, propose(tree, told(0, ("REJECT", 0.8))))
    assert (trigger.actors, trigger.recipients) == (("by",), ("on",))


VERB, NOUN = told(1, ("ASSAULT", 0.1)), told(3, ("ASSAULT", 0.7))


def test_the_noun_of_a_light_verb_is_no_second_event(lexicon: str) -> None:
    tree = propose(LAUNCHED, VERB, NOUN)
    (trigger,) = spot(lexicon, tree)
    assert (trigger.head, trigger.rule) == (1, "launch.v obj:attack")
    assert cut(trigger.span, [tree]) == "launched an attack"
    assert trigger.weight == pytest.approx(listed(0.7))  # what the noun tells counts for the verb


def test_the_noun_stands_alone_where_the_verb_tells_nothing(lexicon: str) -> None:
    (trigger,) = spot(lexicon, propose(LAUNCHED, NOUN))
    assert (trigger.head, trigger.rule, trigger.recipients) == (3, "attack.n", ("on",))


def test_a_verb_that_needs_a_noun_is_not_listed_without_it(lexicon: str) -> None:
    tree = make_tree("Rebels rebel NOUN 2 nsubj\nlaunched launch VERB 0 root\nboats boat NOUN 2 obj")
    assert match_predicate(tree, 1, lexicon) is None
    assert spot(lexicon, propose(tree, VERB)) == ()


def test_a_particle_belongs_to_the_words_of_a_trigger(lexicon: str) -> None:
    tree = propose(PULLED, told(1, ("RETREAT", 0.2)))
    (trigger,) = spot(lexicon, tree)
    assert cut(trigger.span, [tree]) == "pulled out"


@pytest.mark.parametrize(
    ("modes", "expected"),
    [
        ((("ASSAULT/drone", 0.95), ("ASSAULT", 0.1)), "drone"),
        ((("ASSAULT/drone", 0.6), ("ASSAULT", 0.3)), "aerial"),  # where it is not sure the listed mode stands
        ((("ASSAULT", 0.95), ("ASSAULT/drone", 0.1)), None),  # it is surest that none is told
        ((("ASSAULT", 0.6), ("ASSAULT/drone", 0.3)), "aerial"),
        ((("AID/military", 0.9), ("ASSAULT/drone", 0.95)), "drone"),  # a mode of another type is passed over
        ((("AID/military", 0.9),), "aerial"),
        ((), "aerial"),
    ],
)
def test_the_mode_is_the_encoders_where_it_is_sure_else_the_lexicons(
    lexicon: str, modes: Chances, expected: str | None
) -> None:
    (trigger,) = spot(lexicon, propose(LAUNCHED, told(1, ("ASSAULT", 0.5), modes=modes)))
    assert trigger.mode == expected


def test_an_unlisted_word_has_the_encoders_likeliest_mode(lexicon: str) -> None:
    modes = (("ASSAULT/drone", 0.4), ("ASSAULT", 0.3))
    (trigger,) = spot(lexicon, propose(STORMED, told(1, ("ASSAULT", 0.6), modes=modes)))
    assert trigger.mode == "drone"


def test_without_lexicon_and_encoder_there_is_no_mode(lexicon: str) -> None:
    (trigger,) = spot(lexicon, propose(STORMED, told(1, ("ASSAULT", 0.6))))
    assert trigger.mode is None


def test_the_lexicons_mode_is_not_lent_to_another_type(lexicon: str) -> None:
    (trigger,) = spot(lexicon, propose(LAUNCHED, told(1, ("THREATEN", 0.9))))
    assert (trigger.type, trigger.mode) == ("THREATEN", None)


def test_words_that_qualify_or_stand_in_names_are_not_listed(lexicon: str) -> None:
    compound = make_tree("attack attack NOUN 2 compound\nhelicopters helicopter NOUN 0 root")
    assert match_predicate(compound, 0, lexicon) is None
    adjective = make_tree("the the DET 3 det\nattacked attack VERB 3 amod\ntown town NOUN 0 root")
    assert match_predicate(adjective, 1, lexicon) is None
    title = make_tree("Heart Heart PROPN 2 nmod\nAttack attack PROPN 0 root")
    assert match_predicate(title, 1, lexicon) is not None
    named = replace(title, names=(Name(first=0, last=1, kind="ORG", score=0.9),))
    assert match_predicate(named, 1, lexicon) is None
    (trigger,) = spot(lexicon, propose(compound, told(0, ("ASSAULT", 0.8))))
    assert trigger.rule == "attack by the encoder"


def test_triggers_come_in_reading_order_with_their_sentence(lexicon: str) -> None:
    first = propose(STORMED, told(1, ("ASSAULT", 0.6)), told(2, ("AID", 0.5)))
    second = propose(ATTACKED, told(1, ("ASSAULT", 0.6)))
    triggers = spot(lexicon, first, ATTACKED, second)
    assert [(trigger.sentence, trigger.head) for trigger in triggers] == [(0, 1), (0, 2), (2, 1)]
    assert cut(triggers[-1].span, [first, ATTACKED, second]) == "attacked"
    assert triggers[-1].span.start > triggers[0].span.end


def test_in_a_report_on_a_match_a_word_must_be_surer(lexicon: str) -> None:
    match = make_tree(
        "Goals goal NOUN 2 nsubj\nsank sink VERB 0 root\nreferee referee NOUN 2 obj\nmatch match NOUN 2 obl"
    )
    tree = propose(STORMED, told(1, ("ASSAULT", 0.6)))
    assert len(spot(lexicon, tree, STORMED)) == 1
    assert spot(lexicon, tree, match) == ()


@pytest.mark.parametrize(
    ("chance", "listed", "ranked"),
    [
        (SURE_MODE, "aerial", ["drone", "aerial"]),
        (SURE_MODE - 0.1, "aerial", ["aerial", "drone"]),
        (SURE_MODE - 0.1, None, ["drone"]),
        (None, "aerial", ["aerial"]),
        (None, None, []),
    ],
)
def test_the_mode_taken_stands_first(chance: float | None, listed: str | None, ranked: list[str]) -> None:
    modes: Chances = (("AID", 0.99), ("ASSAULT/drone", chance)) if chance is not None else ()
    predicate = Predicate(
        rule="attack.v",
        lemma="attack",
        tag="v",
        conditions=(),
        type="ASSAULT",
        mode=listed,
        actors=(),
        recipients=(),
        weight=0.5,
    )
    choices = rank_modes("ASSAULT", Proposal(token=1, modes=modes), predicate)
    assert [choice.mode for choice in choices] == ranked
