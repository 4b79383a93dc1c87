from readout.link import find_ties, settle_families
from readout.records import Family, Sketch
from tests.link.samples import sketch, words_of

FULL, OTHER, THIRD = (words_of(seed, 200) for seed in (1, 2, 3))
NBP = {"publisher": "Nile Basin Press", "agency": "NBP"}
RRN = {"publisher": "Red River News", "agency": "RRN"}
NEXT = "2024-11-19"


def settle(*sketches: Sketch) -> dict[str, Family]:
    return settle_families(sketches, find_ties(sketches))


def test_copies_are_of_the_source_that_they_copy() -> None:
    copies = [sketch(f"c{number}", FULL[:150], publisher=f"Paper {number}", published=NEXT) for number in range(5)]
    families = settle(*copies, sketch("z", FULL, **NBP))
    assert {(family.origin, family.source, family.status) for family in families.values()} == {
        ("z", "Nile Basin Press", "current")
    }


def test_copies_of_a_story_that_is_not_here_are_of_the_agency_they_credit() -> None:
    one = sketch("a", FULL, publisher="Lagoon Online")
    two = sketch("b", FULL, publisher="Penang Sentinel", agency="NBP", published=NEXT)
    assert {family.source for family in settle(one, two).values()} == {"NBP"}


def test_a_report_alone_is_of_its_publisher() -> None:
    families = settle(sketch("a", FULL, publisher="Lagoon Online"), sketch("b", OTHER))
    assert (families["a"].source, families["b"].source) == ("Lagoon Online", None)


def test_the_last_version_replaces_all_before_it() -> None:
    first = sketch("a", FULL[:100], title="Raid kills 21", **NBP)
    second = sketch("b", FULL[:120] + OTHER[:40], title="UPDATE 1-Raid kills 30", **NBP)
    third = sketch("c", FULL[80:120] + OTHER[:150], title="UPDATE 2-Army denies raid", **NBP)
    families = settle(third, first, second)
    assert [families[report].replaced_by for report in "abc"] == ["c", "c", None]
    assert {family.origin for family in families.values()} == {"a"}


def test_a_copy_of_an_older_version_is_not_replaced() -> None:
    first = sketch("a", FULL[:100], title="Raid kills 21", **NBP)
    copy = sketch("c", FULL[:90], publisher="Lagoon Online", published=NEXT)
    families = settle(first, copy, sketch("b", FULL[:100] + OTHER, title="UPDATE 1-Raid kills 30", **NBP))
    assert (families["a"].status, families["c"].status, families["c"].origin) == ("replaced", "current", "a")


def test_a_killed_story_is_withdrawn_everywhere() -> None:
    first = sketch("a", FULL[:100], title="Car bomb kills deputy", **NBP)
    second = sketch("b", FULL[:100] + OTHER[:60], title="UPDATE 1-Car bomb kills deputy", **NBP)
    copies = [
        sketch("c", FULL[10:90], publisher="Lagoon Online"),
        sketch("d", OTHER[:55] + FULL[50:100], publisher="Penang Sentinel", published=NEXT),
    ]
    kill = sketch("k", THIRD[:30], title="KILL-Car bomb kills deputy", **NBP)
    after = sketch("l", FULL[:60] + THIRD, title="UPDATE 2-Car bomb kills nobody", **{**NBP, "published": NEXT})
    families = settle(first, second, *copies, kill, after, sketch("o", THIRD[100:], publisher="Other"))
    assert {report for report, family in families.items() if family.status == "withdrawn"} == {"a", "b", "c", "d"}
    assert all(families[report].replaced_by == "k" for report in "abcd")
    assert families["k"].status == families["l"].status == families["o"].status == "current"


def test_a_paper_that_withdraws_its_copy_withdraws_no_other() -> None:
    origin = sketch("a", FULL, title="Car bomb kills deputy", **NBP)
    copy = sketch("b", FULL, title="Car bomb kills deputy", publisher="Lagoon Online", published=NEXT)
    kill = sketch("k", THIRD[:30], title="WITHDRAWN-Car bomb kills deputy", publisher="Lagoon Online", published=NEXT)
    families = settle(origin, copy, kill)
    assert [families[report].status for report in "abk"] == ["current", "withdrawn", "current"]


def test_a_digest_draws_no_two_families_together() -> None:
    digest = sketch("d", FULL[:90] + OTHER[:140] + THIRD, publisher="Weekly Digest", published="2024-11-20")
    families = settle(sketch("a", FULL[:90], **NBP), sketch("b", OTHER[:140], **RRN), digest)
    assert [families[report].source for report in "abd"] == ["Nile Basin Press", "Red River News", "Red River News"]
    assert families["d"].origin == "b"


def test_a_digest_of_a_killed_story_is_not_withdrawn() -> None:
    story = sketch("a", FULL[:90], title="Car bomb kills deputy", **NBP)
    kill = sketch("k", THIRD[:30], title="KILL-Car bomb kills deputy", **NBP)
    digest = sketch("d", FULL[:90] + OTHER, publisher="Weekly Digest", published=NEXT)
    assert [settle(story, kill, digest)[report].status for report in "ad"] == ["withdrawn", "current"]


def test_ties_with_reports_that_are_not_here_count_for_nothing() -> None:
    one, two = sketch("a", FULL, **NBP), sketch("b", FULL, publisher="Lagoon Online", published=NEXT)
    assert settle_families([two], find_ties([one, two]))["b"].origin == "b"
