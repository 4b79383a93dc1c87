from hypothesis import given
from hypothesis import strategies as st

from readout.evaluate.clusters import compare_b_cubed, compare_pairs, join_pairs
from readout.evaluate.scores import Rate

CLUSTERINGS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 3))


def figures(found: Rate) -> tuple[float, float, float]:
    return round(found.precision, 2), round(found.recall, 2), round(found.f1, 2)


def clusters(*groups: str) -> dict[str, str]:
    """Return a clustering of single letters: `ab`, `c`."""
    return {item: group for group in groups for item in group}


def test_the_same_clusters_under_other_names_are_right() -> None:
    gold, predicted = clusters("abc", "de", "f"), {**dict.fromkeys("abc", 1), **dict.fromkeys("de", 2), "f": 3}
    assert figures(compare_pairs(gold, predicted)) == (100, 100, 100)
    assert figures(compare_b_cubed(gold, predicted)) == (100, 100, 100)


def test_a_member_in_the_wrong_cluster() -> None:
    """Gold abc de, predicted ab cde: the pairs ab and de are right, of ab cd ce de told and ab ac bc de due.

    B-cubed: precision (1 + 1 + 1/3 + 2/3 + 2/3) / 5, recall (2/3 + 2/3 + 1/3 + 1 + 1) / 5.
    """
    gold, predicted = clusters("abc", "de"), clusters("ab", "cde")
    assert figures(compare_pairs(gold, predicted)) == (50, 50, 50)
    assert figures(compare_b_cubed(gold, predicted)) == (73.33, 73.33, 73.33)


def test_all_in_one_and_each_alone() -> None:
    """Gold ab cd: all in one gives 2 of 6 pairs and half of each thing's company; each alone gives none of either."""
    gold = clusters("ab", "cd")
    assert figures(compare_pairs(gold, clusters("abcd"))) == (33.33, 100, 50)
    assert figures(compare_b_cubed(gold, clusters("abcd"))) == (50, 100, 66.67)
    assert figures(compare_pairs(gold, clusters(*"abcd"))) == (100, 0, 0)
    assert figures(compare_b_cubed(gold, clusters(*"abcd"))) == (100, 50, 66.67)


def test_what_is_not_found_costs_recall_as_if_it_stood_alone() -> None:
    """Gold abc, found ab: recall (2/3 + 2/3 + 1/3) / 3, and one pair of three."""
    gold, predicted = clusters("abc"), clusters("ab")
    assert figures(compare_b_cubed(gold, predicted)) == (100, 55.56, 71.43)
    assert figures(compare_pairs(gold, predicted)) == (100, 33.33, 50)


def test_what_gold_lacks_costs_precision_only_where_it_was_put_with_others() -> None:
    """Gold ab; with x in their cluster, precision is (2/3 + 2/3 + 1/3) / 3; with x alone nothing is lost."""
    assert figures(compare_b_cubed(clusters("ab"), clusters("abx"))) == (55.56, 100, 71.43)
    assert figures(compare_b_cubed(clusters("ab"), clusters("ab", "x"))) == (100, 100, 100)
    assert figures(compare_pairs(clusters("ab"), clusters("abx"))) == (33.33, 100, 50)


def test_nothing_is_not_wrong() -> None:
    assert figures(compare_b_cubed({}, {})) == figures(compare_pairs({}, {})) == (100, 100, 100)


def test_pairs_are_joined_over_others() -> None:
    assert join_pairs([("c", "d"), ("b", "a"), ("d", "e")]) == {"a": "a", "b": "a", "c": "c", "d": "c", "e": "c"}


@given(CLUSTERINGS, CLUSTERINGS)
def test_precision_one_way_is_recall_the_other(one: dict[str, int], other: dict[str, int]) -> None:
    there, back = compare_pairs(one, other), compare_pairs(other, one)
    assert (there.precision, there.recall) == (back.recall, back.precision)
    if one.keys() == other.keys():
        there, back = compare_b_cubed(one, other), compare_b_cubed(other, one)
        assert round(there.precision - back.recall, 9) == round(there.recall - back.precision, 9) == 0


@given(CLUSTERINGS, CLUSTERINGS)
def test_only_the_same_clusters_are_without_fault(one: dict[str, int], other: dict[str, int]) -> None:
    found = compare_b_cubed(one, other)
    same = {frozenset(item for item in one if one[item] == name) for name in one.values()} == {
        frozenset(item for item in other if other[item] == name) for name in other.values()
    }
    assert 0 <= found.f1 <= 100.0001
    if one.keys() == other.keys():
        assert (round(found.f1, 6) == 100) == same
