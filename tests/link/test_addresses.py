import pytest

from readout.link import find_ties
from readout.link.addresses import bare_address
from tests.link.samples import sketch, words_of


@pytest.mark.parametrize(
    ("url", "bare"),
    [
        ("https://www.nbp.example/sudan/1/", "nbp.example/sudan/1"),
        ("http://m.nbp.example/sudan/1/amp?utm_source=x&fbclid=y#top", "nbp.example/sudan/1"),
        ("nbp.example/sudan/1", "nbp.example/sudan/1"),
        ("https://nbp.example/?p=88172&utm_medium=feed", "nbp.example?p=88172"),
        ("https://nbp.example/", None),
        ("-", None),
        ("https://[nbp/1", None),
    ],
)
def test_the_page_of_an_address(url: str, bare: str | None) -> None:
    assert bare_address(url) == bare


def test_a_page_read_again_is_a_version_whoever_publishes_it() -> None:
    first = sketch("a", words_of(1), url="https://nbp.example/sudan/1", publisher=None)
    again = sketch("b", words_of(2), url="https://nbp.example/sudan/1?utm_source=x", published="2024-11-19")
    assert [(tie.report, tie.kind, tie.made_by) for tie in find_ties([again, first])] == [
        ("b", "version", "link/ties address")
    ]
