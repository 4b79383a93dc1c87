from readout.encode.long import MOST_PIECES, cut_long, join_trees
from readout.encode.pieces import Pieces
from readout.encode.tree_records import make_tree
from readout.records.document import Name, Proposal, Role


def pieces_of(words: list[str]) -> Pieces:
    places = list(range(1, len(words) + 1))
    return Pieces(ids=[0] * (len(words) + 2), shapes=[0] * (len(words) + 2), first=places, last=places)


def test_an_empty_sentence_has_no_part_and_an_empty_tree() -> None:
    assert list(cut_long(0, [], pieces_of([]))) == []
    assert len(join_trees(1, [], [])[0]) == 0


def test_a_long_sentence_is_cut_after_stops_and_nothing_is_lost() -> None:
    words = (["word"] * 99 + [";"]) * 10
    parts = list(cut_long(3, words, pieces_of(words)))
    assert parts[0].end == 200
    assert [part.start for part in parts[1:]] == [part.end for part in parts[:-1]]
    assert parts[-1].end == len(words)
    assert all(part.end - part.start <= MOST_PIECES and part.sentence == 3 for part in parts)


def test_parts_hang_on_the_first_root() -> None:
    words = ["word"] * (MOST_PIECES + 1)
    parts = list(cut_long(0, words, pieces_of(words)))
    first = make_tree(
        words[:-1], words[:-1], ["X"] * MOST_PIECES, [-1] + [0] * (MOST_PIECES - 1), ["root"] * MOST_PIECES
    )
    name = Name(first=0, last=0, kind="PER", score=0.9)
    second = make_tree(["word"], ["word"], ["X"], [-1], ["root"], [name])
    (tree,) = join_trees(1, parts, [first, second])
    assert tree.heads[-1] == 0
    assert tree.relations[-1] == "parataxis"
    assert tree.names[0].first == MOST_PIECES
    assert MOST_PIECES in tree.children[0]


def test_proposals_of_later_parts_move_with_their_words() -> None:
    words = ["word"] * (MOST_PIECES + 2)
    parts = list(cut_long(0, words, pieces_of(words)))
    start = parts[1].start
    assert start > 0
    proposal = Proposal(
        token=1,
        types=(("AID", 0.6),),
        stances=(("states", 0.3),),
        roles=(Role(token=0, role="actor", chance=0.7), Role(token=1, role="time", chance=0.2)),
    )
    trees = []
    for part in parts:
        size = part.end - part.start
        trees.append(
            make_tree(
                ["word"] * size, ["word"] * size, ["X"] * size, [-1] + [0] * (size - 1), ["root"] * size, (), [proposal]
            )
        )
    (tree,) = join_trees(1, parts, trees)
    assert len(tree.proposals) == len(parts) == 2
    first, second = tree.proposals
    assert first == proposal
    assert (second.token, [role.token for role in second.roles]) == (start + 1, [start, start + 1])
    assert [(role.role, role.chance) for role in second.roles] == [("actor", 0.7), ("time", 0.2)]
    assert (second.types, second.stances) == (proposal.types, proposal.stances)
    assert tree.proposal(start + 1) == second and tree.proposal(start) is None
