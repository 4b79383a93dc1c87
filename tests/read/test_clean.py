"""Plain texts: what is taken out of them, what stays, and what they tell about themselves."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.errors import InputError
from readout.read import MAX_CHARACTERS, read_text
from readout.records import Report

WIRE = """\
BC-Delta Dam, 2nd Ld-Writethru
(Adds minister's comment in paragraph 3; edits throughout)

River states open dam after nine dry days

By Ada Lund and Bo Dahl, Sahel Courier

MOGRO/TALLA, Nov 23 (Sahel Courier) - The two states on the Ouri river opened the sluices of
their dam on Monday, nine days after the lower one had complained of dry canals, their water
ministries said.

Related article: Who Owns the Ouri? A Century of Quarrels and
What the Courts Said

Upper Ouri's army moved "a small number" of guards from the wall, a spokesman in Mogro told
reporters, and denied that they had been asked to.

https://www.sahelcourier.example/author/ada-lund
https://www.sahelcourier.example/2019/02/14/ouri-canal-fire

ADVERTISEMENT

"We waited for water and got a letter," said Issa Bem, a farmer. The lower state accused its
neighbour of stealing two harvests.

(Reporting by Ada Lund in Mogro; additional reporting by Cem Oz; editing by Dee Roy)
"""


def kinds(report: Report) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for removed in report.removed:
        found.setdefault(removed.kind, []).append(removed.text)
    return found


def test_a_wire_story_is_left_with_its_prose() -> None:
    report = read_text(WIRE)
    assert report.text.split("\n\n") == [
        "River states open dam after nine dry days",
        "The two states on the Ouri river opened the sluices of their dam on Monday, nine days after the lower one had "
        "complained of dry canals, their water ministries said.",
        'Upper Ouri\'s army moved "a small number" of guards from the wall, a spokesman in Mogro told reporters, and '
        "denied that they had been asked to.",
        '"We waited for water and got a letter," said Issa Bem, a farmer. The lower state accused its neighbour of '
        "stealing two harvests.",
    ]
    assert [paragraph.kind for paragraph in report.paragraphs] == ["headline", "prose", "prose", "prose"]
    assert report.title == "River states open dam after nine dry days"
    assert report.byline == "Ada Lund and Bo Dahl, Sahel Courier"
    assert report.publisher == "sahelcourier.example"


def test_what_was_taken_out_is_kept_for_the_record() -> None:
    found = kinds(read_text(WIRE))
    assert found["teaser"] == ["Related article: Who Owns the Ouri? A Century of Quarrels and What the Courts Said"]
    assert found["correction"] == ["(Adds minister's comment in paragraph 3; edits throughout)"]
    assert found["dateline"] == ["MOGRO/TALLA, Nov 23 (Sahel Courier) -"]
    assert found["advertisement"] == ["ADVERTISEMENT"]
    assert found["other"] == ["BC-Delta Dam, 2nd Ld-Writethru"]
    assert len(found["link"]) == 2
    assert len(found["credit"]) == 1


def test_a_date_in_a_link_is_not_the_reports() -> None:
    report = read_text(WIRE)
    assert report.published is None
    assert report.published_basis is None
    assert report.dateline is not None
    assert report.dateline.day == "--11-23"


def test_a_given_date_completes_the_dateline() -> None:
    report = read_text(WIRE, published="2020-11-24T08:00:00+01:00")
    assert (report.published, report.published_basis) == ("2020-11-24T08:00:00+01:00", "given")
    assert report.dateline is not None
    assert report.dateline.day == "2020-11-23"


DATELINES = [
    ("KYIV, Nov 23 (AFP) - Gunmen fled.", "Kyiv", "--11-23", "AFP"),
    ("NIAMEY (Sahel Wire) - Gunmen fled.", "Niamey", None, "Sahel Wire"),
    ("BEIJING/MOSCOW — The two capitals on Monday signed a long paper about pipes.", "Beijing/Moscow", None, None),
    ("UNITED NATIONS, Tuesday — The council voted.", "United Nations", None, None),
    ("LA PAZ, Bolivia (AP) _ Miners marched.", "La Paz, Bolivia", None, "AP"),
    ("San Telmo, 3 May 2014 (EFE) -- Miners marched.", "San Telmo", "2014-05-03", "EFE"),
    ("PORT-AU-PRINCE, Haiti, July 4, 2009 (GP) - Miners marched.", "Port-Au-Prince, Haiti", "2009-07-04", "GP"),
    ("DUBAI, Feb 2, Gulf Desk - Miners marched.", "Dubai", "--02-02", "Gulf Desk"),
    ("(Beirut) – The courts should free the nurses whom they hold, a rights group said.", "Beirut", None, None),
    ("(AFP) The high court in Mogro freed two nurses on Monday, a clerk said.", None, None, "AFP"),
    ("SANAA (Saba) The governor opened a bridge over the wadi on Monday.", "Sanaa", None, "Saba"),
    ("Hanoi/Beijing (RRN): Vietnam accused a trawler.", "Hanoi/Beijing", None, "RRN"),
    ("WILLEMSTAD - Crews wheeled launchers onto the beaches of the east.", "Willemstad", None, None),
]


@pytest.mark.parametrize(("text", "place", "day", "agency"), DATELINES)
def test_datelines_are_cut_off(text: str, place: str | None, day: str | None, agency: str | None) -> None:
    report = read_text(text)
    assert report.dateline is not None
    assert (report.dateline.place, report.dateline.day, report.dateline.agency) == (place, day, agency)
    assert text.endswith(report.text)
    assert report.dateline.text + " " + report.text == text


@pytest.mark.parametrize(
    "text",
    [
        "Moscow — long a friend — said it would send no more gas to its neighbour this winter.",
        "ALERT - TWO SHELLS HIT HARBOUR - PORT OFFICE",
        "CHRONOLOGY - Twenty years of trouble on the river and what came of them.",
        "Claims - mostly false - spread through the camp on Monday, aid workers said.",
        "Q (Radio Talla): The guards left the wall, then?",
        "The Free Valley Army (FVA) Commander Jon Berr said that his men had left the town on Monday.",
        "Hon. ADA LUND (Leader of the Opposition): Has the minister seen the letter?",
    ],
)
def test_what_is_no_dateline_stays(text: str) -> None:
    report = read_text(text)
    assert report.text == text
    assert report.dateline is None


def test_places_that_head_a_digest_stay() -> None:
    text = "TALLA - Two guards were shot at the bridge on Monday.\n\nMOGRO - The mayor resigned over a water bill."
    assert read_text(text).text == text


def test_a_full_dateline_is_the_date() -> None:
    report = read_text("MOGRO, 3 May 2014 (SC) - The dam opened.")
    assert (report.published, report.published_basis) == ("2014-05-03", "dateline")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Friday, July 21, 2017", "2017-07-21"),
        ("Published 12 March 2018", "2018-03-12"),
        ("By Ada Lund | 3 May 2014", "2014-05-03"),
    ],
)
def test_a_lone_date_line_is_the_date(line: str, day: str) -> None:
    report = read_text(f"Dam opens after nine days\n\n{line}\n\nThe sluices were opened on Monday, officials said.")
    assert (report.published, report.published_basis) == (day, "text")
    assert report.text == "Dam opens after nine days\n\nThe sluices were opened on Monday, officials said."


def test_the_dates_of_a_chronology_stay() -> None:
    text = "Nine days at the dam\n\n3 May 2014\n\nThe canals fell dry.\n\n4 May 2014\n\nThe sluices were opened."
    report = read_text(text)
    assert report.text == text
    assert report.published is None


def test_a_release() -> None:
    text = """\
FOR IMMEDIATE RELEASE

Ministry of Water, Lower Ouri

Talla, 3 February 2022

We condemn the closing of the sluices and call on the government of Upper Ouri to open them this month.

Our delegation leaves for Mogro tomorrow.

ENDS

Notes to editors
The dam was built in 1961.

Media inquiries: press@water.example
"""
    report = read_text(text)
    assert (report.published, report.published_basis) == ("2022-02-03", "dateline")
    assert report.dateline is not None
    assert report.dateline.place == "Talla"
    assert report.text.split("\n\n") == [
        "Ministry of Water, Lower Ouri",
        "We condemn the closing of the sluices and call on the government of Upper Ouri to open them this month.",
        "Our delegation leaves for Mogro tomorrow.",
        "Notes to editors",
        "The dam was built in 1961.",
    ]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Read more: Army Quits Dam", "teaser"),
        ("Also read: Army Quits Dam", "teaser"),
        ("SEE ALSO | Army Quits Dam", "teaser"),
        ("Watch: Army quits dam", "teaser"),
        ("[READ ALSO: Army quits dam]", "teaser"),
        (">> Photo gallery: the dam (12)", "teaser"),
        ("Advertisement", "advertisement"),
        ("[ Subscribe for EUR 1 a month ]", "advertisement"),
        ("Story continues below", "advertisement"),
        ("We use cookies to make this site work. Accept?", "other"),
        ("Share this article", "other"),
        ("SHARE | SAVE", "other"),
        ("www.sahelcourier.example/dam", "link"),
        ("[Army quits dam](https://www.sahelcourier.example/2018/01/01/dam)", "link"),
        ("This story has been corrected to show that the dam is of earth.", "correction"),
        ("Reporting by Ada Lund and Bo Dahl; Editing by Dee Roy", "credit"),
        ("Photo: Ada Lund/Sahel Courier", "credit"),
    ],
)
def test_lines_around_the_story_go(line: str, kind: str) -> None:
    first, last = "The sluices were opened on Monday, officials said.", "Farmers in Talla were not impressed by it."
    report = read_text(f"{first}\n\n{line}\n\n{last}")
    assert report.text == f"{first}\n\n{last}"
    assert [removed.kind for removed in report.removed] == [kind]


def test_titles_under_a_teaser_line_go_with_it() -> None:
    first, last = "The sluices were opened on Monday, officials said.", "Farmers in Talla were not impressed by it."
    report = read_text(f"{first}\n\nRelated stories:\n\nWho owns the Ouri?\n\nArmy quits dam\n\n{last}")
    assert report.text == f"{first}\n\n{last}"
    assert [removed.kind for removed in report.removed] == ["teaser"] * 3


@pytest.mark.parametrize(
    "line",
    [
        "Watch groups said that the guards had fired first.",
        "By Tuesday the rebels had taken the wall.",
        "Reporting by local stations that the dam had burst was denied by the ministry.",
        "See the list of the dead at https://list.example/dead and weep.",
        "Subscribe? Nobody did.",
        "Updates on the talks were promised by both sides.",
        "Correction officers in Talla went on strike on Monday.",
        "* TALLA. Two guards shot dead.",
        "(a) a former President of the Republic;",
    ],
)
def test_lines_of_the_story_stay(line: str) -> None:
    text = f"The sluices were opened on Monday, officials said.\n\n{line}\n\nFarmers in Talla were not impressed by it."
    assert read_text(text).text == text


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ada Lund", "Ada Lund"),
        ("BY ADA LUND", "ADA LUND"),
        ("By Ada Lund and Bo Dahl, Sahel Courier", "Ada Lund and Bo Dahl, Sahel Courier"),
        ("By our correspondents in MOGRO and TALLA", "our correspondents in MOGRO and TALLA"),
        ("by Ada Lund, staff", "Ada Lund, staff"),
        ("Agence France-Presse", "AFP"),
    ],
)
def test_bylines(line: str, byline: str) -> None:
    report = read_text(f"Dam opens\n\n{line}\n\nThe sluices were opened on Monday, officials said.")
    assert report.byline == byline
    assert line not in report.text


def test_an_author_link_tells_the_byline_and_a_known_host_the_publisher() -> None:
    text = "The sluices were opened on Monday.\n\nhttps://www.themoscowtimes.com/author/afp\n\nFarmers were glad of it."
    report = read_text(text)
    assert (report.byline, report.publisher) == ("AFP", "The Moscow Times")


def test_a_version_word_before_a_headline_goes() -> None:
    report = read_text("UPDATE 2-Dam opens after nine days\n\nThe sluices were opened on Monday, officials said.")
    assert report.title == "Dam opens after nine days"
    assert report.removed[0].text == "UPDATE 2-"


def test_the_title_finds_the_headline() -> None:
    text = "Dam opens: farmers rejoice!\n\nThe sluices were opened on Monday."
    report = read_text(text, title="Dam Opens – Farmers Rejoice")
    assert [paragraph.kind for paragraph in report.paragraphs] == ["headline", "prose"]
    assert report.title == "Dam Opens – Farmers Rejoice"


def test_alerts_are_no_headlines() -> None:
    report = read_text("ALERT - DAM OPEN\nALERT - ARMY GONE\nALERT - RAIN FORECAST")
    assert {paragraph.kind for paragraph in report.paragraphs} == {"prose"}


def test_given_facts_go_first() -> None:
    report = read_text(
        WIRE, id="x1", title="T", publisher="P", url="https://a.example/1", language="en", source="f.txt"
    )
    assert (report.id, report.title, report.publisher, report.language) == ("x1", "T", "P", "en")
    assert (report.url, report.source) == ("https://a.example/1", "f.txt")


def test_the_id_comes_from_the_content() -> None:
    assert read_text(WIRE).id == read_text(WIRE + "\n\n").id
    assert read_text(WIRE).id != read_text(WIRE, url="https://a.example/1").id


@pytest.mark.parametrize("text", ["", " \n\t\n", "https://a.example/b", "ADVERTISEMENT\n\nShare this"])
def test_nothing_to_read_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="empty"):
        read_text(text)


def test_too_long_is_refused_with_the_limit() -> None:
    with pytest.raises(InputError, match="2,000,000"):
        read_text("a" * (MAX_CHARACTERS + 1))
    with pytest.raises(InputError, match="paragraphs"):
        read_text("a.\n\n" * 60_000)


def test_a_bad_date_is_refused() -> None:
    with pytest.raises(InputError, match="not a date"):
        read_text("The dam opened.", published="last week")


LINES = st.sampled_from(
    [line for line in WIRE.splitlines() if line]
    + [
        "UPDATE 1-",
        "URGENT",
        "3 May 2014",
        "By Ada Lund",
        "(AFP)",
        "MOGRO (AFP) -",
        "* item",
        ">> more",
        "Q: Why?",
        "ENDS",
    ]
    + ["TALLA - The guards left the wall of the dam on Monday, a farmer said.", "Watch: the dam", "A", "Share", "---"]
)
TEXTS = st.lists(st.tuples(LINES, st.sampled_from(["\n", "\n\n", " "])), min_size=1, max_size=14)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_a_cleaned_text_stays_as_it_is(lines: list[tuple[str, str]]) -> None:
    try:
        once = read_text("".join(line + end for line, end in lines))
    except InputError:
        return
    assert read_text(once.text).text == once.text


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(min_size=1), TEXTS.map(lambda lines: "".join(line + end for line, end in lines))))
def test_paragraphs_lie_exactly_in_the_text(text: str) -> None:
    try:
        report = read_text(text)
    except InputError:
        return
    cut = [paragraph.span.cut(report.text) for paragraph in report.paragraphs]
    assert "\n\n".join(cut) == report.text
    for paragraph in cut:
        assert paragraph == paragraph.strip() != ""
        assert "\n" not in paragraph
        assert "  " not in paragraph


@pytest.mark.parametrize(
    "text",
    [
        "the rebels and the army of the north " * 1700,
        "word " * 399_000,
        "(" * 1_990_000,
        "a" + " " * 1_990_000 + "b",
        "KYIV (AFP) - " * 150_000,
        "By Jane Doe\n" * 40_000 + "The dam opened.",
        "www." * 490_000,
        "Reporting by A B; " * 100_000,
        "A, " * 600_000,
    ],
    ids=["words", "line", "brackets", "spaces", "datelines", "bylines", "links", "credits", "commas"],
)
def test_no_text_takes_long(text: str) -> None:
    start = time.perf_counter()
    read_text(text)
    assert time.perf_counter() - start < 15


def test_a_usual_report_takes_little_time() -> None:
    text = WIRE + WIRE.split("\n\n", 4)[4] * 7
    read_text(text)
    best = min(_seconds(text) for _ in range(20))
    assert 4500 < len(text) < 6000
    assert best < 0.012  # measured: about 2 ms; the room is for slow machines


def _seconds(text: str) -> float:
    start = time.process_time()
    read_text(text)
    return time.process_time() - start
