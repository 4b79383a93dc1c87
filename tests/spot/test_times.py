from readout.records import Mention, Report, content_id
from readout.spot.times import spot_times
from tests.figures import encode, make_report


def spot(text: str) -> tuple[Report, list[Mention]]:
    report = make_report(text)
    document, encoding = encode(report)
    return report, spot_times(report, document, encoding)


def phrases(text: str) -> list[str]:
    report, found = spot(text)
    return [mention.span.cut(report.text) for mention in found]


def test_the_preposition_is_no_part_of_a_time() -> None:
    assert phrases("Rebels attacked the town on Tuesday morning.") == ["Tuesday morning"]
    assert phrases("The law has been in force since 2014.") == ["2014"]


def test_times_come_in_order_with_ids_from_their_place() -> None:
    report, found = spot("The vote of 12 March was held two days ago, in early 2022 and last week.")
    assert [mention.span.cut(report.text) for mention in found] == [
        "12 March",
        "two days ago",
        "early 2022",
        "last week",
    ]
    assert all(
        mention.id == content_id("m", report.id, mention.span.start, mention.span.end, "time") for mention in found
    )
    assert {mention.kind for mention in found} == {"time"}


def test_the_head_is_the_token_by_which_the_phrase_hangs() -> None:
    report = make_report("Soldiers seized the port late Tuesday.")
    document, encoding = encode(report)
    (found,) = spot_times(report, document, encoding)
    assert encoding.trees[0].words[found.head] == "Tuesday"
    assert encoding.trees[0].words[encoding.trees[0].heads[found.head]] == "seized"


def test_modal_may_and_the_verb_march_are_no_months() -> None:
    assert phrases("They may march on the palace, and the crowd may grow.") == []
    assert phrases("The crowd marched in May and in March.") == ["May", "March"]


def test_counts_and_codes_are_no_dates() -> None:
    assert phrases("The army sent 1500 men and 2000 horses.") == []
    assert phrases("They met at 1500 GMT under Resolution 1973.") == []
    assert phrases("Sales rose to 2014 tonnes.") == []


def test_a_count_after_a_weekday_is_not_its_date() -> None:
    assert phrases("On Tuesday 10 people were killed.") == ["Tuesday"]


def test_a_sentence_without_time_words_gives_nothing() -> None:
    assert phrases("The minister resigned after the protest.") == []


def test_a_feast_of_several_words_is_one_time_and_a_name_with_a_day_none() -> None:
    assert phrases("Gunmen attacked the church on Good Friday.") == ["Good Friday"]
    assert phrases("They saved the Good Friday Agreement on Black Friday.") == []
    assert phrases("Police closed the 6 October Bridge to the May Day Stadium.") == []


def test_how_long_is_not_when() -> None:
    assert phrases("The army took the town in three days after a siege of two weeks.") == []
    assert phrases("The army will leave in three days.") == ["in three days"]
    assert phrases("He is the first minister to visit in seven years.") == []


def test_a_habit_is_no_time() -> None:
    assert phrases("They march every Friday, on Sundays and on most Tuesday nights.") == []


def test_a_month_before_a_noun_is_one() -> None:
    assert phrases("Survivors of the May shootings have gone.") == ["May"]
    assert phrases("Theresa May spoke, and the March for Life began.") == []


def test_number_words_of_two_parts_are_one_number() -> None:
    assert phrases("The town fell seventy-two hours later.") == ["seventy-two hours later"]
