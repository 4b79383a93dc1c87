import pytest

from readout.records import Cue, Proposal, Tree
from readout.spot.cues import CONTENT, ENOUGH, LEAST, SPEAKERS, TOO_LITTLE, spot_cues
from tests.grammar.trees import make_tree
from tests.spot.sentences import cut, lay_out, propose

SAID = make_tree("""
Oslo Oslo PROPN 2 nsubj
said say VERB 0 root
boats boat NOUN 4 nsubj
left leave VERB 2 ccomp
loudly loudly ADV 4 advmod
""")
FUMED = make_tree("""
Oslo Oslo PROPN 2 nsubj
fumed Fume VERB 0 root
boats boat NOUN 4 nsubj
left leave VERB 2 ccomp
""")
VERDICT = make_tree("""
the the DET 2 det
verdict verdict NOUN 0 root
of of ADP 4 case
Oslo Oslo PROPN 2 nmod
""")
ACCORDING = make_tree("""
According accord VERB 3 case
to to ADP 1 fixed
Oslo Oslo PROPN 5 obl
boats boat NOUN 5 nsubj
left leave VERB 0 root
""")


def heard(token: int, *stances: tuple[str, float]) -> Proposal:
    return Proposal(token=token, stances=stances)


def spot(language: str, *trees: Tree) -> tuple[Cue, ...]:
    return spot_cues(*lay_out(trees), language)


def test_a_listed_cue_needs_only_that_the_encoder_does_not_rule_it_out(lexicon: str) -> None:
    (cue,) = spot(lexicon, propose(SAID, heard(1, ("states", TOO_LITTLE))))
    assert (cue.head, cue.stance, cue.rule) == (1, "states", "say.v")
    assert (cue.speaker, cue.content) == (("subj",), ("clause",))


def test_a_listed_cue_is_ruled_out(lexicon: str) -> None:
    assert spot(lexicon, propose(SAID, heard(1, ("states", TOO_LITTLE - 0.01)))) == ()
    assert spot(lexicon, SAID) == ()  # not proposed at all
    assert spot(lexicon, propose(SAID, Proposal(token=1, types=(("ACCUSE", 0.9),)))) == ()  # an event, no cue


def test_all_stances_together_speak_for_a_cue(lexicon: str) -> None:
    stances = (("denies", 0.03), ("states", 0.03))
    assert len(spot(lexicon, propose(SAID, heard(1, *stances)))) == 1


def test_the_stance_of_a_listed_cue_is_the_lexicons(lexicon: str) -> None:
    (cue,) = spot(lexicon, propose(SAID, heard(1, ("denies", 0.9), ("states", 0.05))))
    assert cue.stance == "states"


def test_an_unlisted_verb_is_proposed(lexicon: str) -> None:
    (cue,) = spot(lexicon, propose(FUMED, heard(1, ("states", 0.2), ("accuses", 0.7))))
    assert (cue.head, cue.stance, cue.rule) == (1, "accuses", "fume by the encoder")
    assert (cue.speaker, cue.content) == (SPEAKERS["v"], CONTENT)


def test_an_unlisted_noun_is_proposed_with_the_slots_of_nouns(lexicon: str) -> None:
    (cue,) = spot(lexicon, propose(VERDICT, heard(1, ("condemns", 0.8))))
    assert (cue.stance, cue.speaker) == ("condemns", SPEAKERS["n"])
    assert cut(cue.span, [VERDICT]) == "verdict"


@pytest.mark.parametrize(("chance", "count"), [(ENOUGH, 1), (ENOUGH - 0.01, 0)])
def test_an_unlisted_cue_must_be_likely(lexicon: str, chance: float, count: int) -> None:
    assert len(spot(lexicon, propose(FUMED, heard(1, ("states", chance))))) == count


def test_other_parts_of_speech_are_no_cues_of_their_own(lexicon: str) -> None:
    assert spot(lexicon, propose(SAID, heard(4, ("states", 0.9)), heard(0, ("states", 0.9)))) == ()


def test_a_cue_of_two_words_is_marked_whole(lexicon: str) -> None:
    (cue,) = spot(lexicon, propose(ACCORDING, heard(0, ("states", 0.7))))
    assert (cue.rule, cue.speaker) == ("accord.x to", ("head",))
    assert cut(cue.span, [ACCORDING]) == "According to"


def test_cues_come_in_reading_order_with_their_sentence(lexicon: str) -> None:
    first = propose(SAID, heard(3, ("denies", 0.9)), heard(1, ("states", 0.9)))
    second = propose(FUMED, heard(1, ("accuses", 0.9)))
    cues = spot(lexicon, first, SAID, second)
    assert [(cue.sentence, cue.head) for cue in cues] == [(0, 1), (0, 3), (2, 1)]
    assert cut(cues[-1].span, [first, SAID, second]) == "fumed"


def test_a_line_with_a_mark_of_doubt_needs_more(lexicon: str) -> None:
    assert LEAST["!"] == 0 < LEAST[""] < LEAST["?"] < ENOUGH
