import pytest

from readout.lexicon.figures import figure_words, may_begin, read_amount


def figures(words: str) -> tuple[float, float | None, float | None, str | None, bool | None]:
    amount = next(amount for start in range(len(words.split())) if (amount := read_amount(words.split(), start)))
    return amount.value, amount.low, amount.high, amount.unit, amount.total


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("at least another 40", (40, 40, None, None, False)),
        ("a total of about 60 houses", (60, None, None, None, True)),
        ("12 more people", (12, 12, 12, None, False)),
        ("12 more than ten", (12, 12, 12, None, None)),
        ("20 percent more", (20, 20, 20, "percent", None)),
        ("up to several hundred", (200, None, None, None, None)),
        ("$ 5 - 10 m", (7.5e6, 5e6, 1e7, "USD", None)),
        ("two or three men", (2.5, 2, 3, None, None)),
        ("two or 30 men", (2, 2, 2, None, None)),
        ("from 3 to 5 years", (4, 3, 5, "year", None)),
        ("rose from 3 to 5 percent", (3, 3, 3, None, None)),
        ("rose by 12 to 42", (12, 12, 12, None, None)),
        ("two - thirds of the seats", (66.67, 66.67, 66.67, "percent", None)),
        ("a quarter of a million people", (250_000, 250_000, 250_000, None, None)),
        ("one in five children", (20, 20, 20, "percent", None)),
        ("three in two days", (3, 3, 3, None, None)),
        ("40 in 2014", (40, 40, 40, None, None)),
        ("R4 .6 million", (4.6e6, 4.6e6, 4.6e6, "ZAR", None)),
        ("Rs500", (500, 500, 500, "INR", None)),
        ("half an hour", (0.5, 0.5, 0.5, "hour", None)),
        ("two ( 2 ) officers", (2, 2, 2, None, None)),
    ],
)
def test_an_amount_is_read_with_what_is_around_it(words: str, expected: tuple[float | None, ...]) -> None:
    assert figures(words) == expected


@pytest.mark.parametrize("words", ["R4 road", "G7", "a third suspect", "half asleep", "two", "several men"])
def test_roads_clubs_and_ordinals_are_no_amounts(words: str) -> None:
    found = [read_amount(words.split(), start) for start in range(len(words.split()))]
    assert [amount.value for amount in found if amount] == ([2] if words == "two" else [])


def test_a_reading_begins_only_where_one_may() -> None:
    words = "Rs500 R4 .6 $ twelve dozen hundreds several half a third 3½ million soldiers G7 -".split()
    assert [word for word in words if not may_begin(word)] == ["million", "soldiers", "G7", "-"]
    for start, word in enumerate(words):
        assert may_begin(word) or read_amount(words, start) is None or word == "million"


def test_sets_of_words_are_found_by_name() -> None:
    assert "rose" in figure_words("change") and "article" in figure_words("numbered")
    with pytest.raises(KeyError):
        figure_words("no such set")
