"""The country of a bare "police", "the government", "soldiers": what the report is about right there."""

import re

from readout.resolve.view import View

# How much each sign counts, tuned on reports of our own: mentions in the report (to the power), before and behind the
# word in its sentence, in the sentence before (halved for each one further back), the dateline, the publisher's name.
POWER, BEFORE, BEHIND, EARLIER, DATELINE, PUBLISHER = 0.7, 1.0, 0.25, 0.5, 2.0, 2.0
NAMES = re.compile(r"[^\W\d_][\w'’-]+")
SMALLEST = 200_000  # people: a publisher's name holds words that are villages somewhere


def default_country(
    view: View, sentence: int, token: int, excluded: frozenset[str] = frozenset()
) -> tuple[str | None, str]:
    """Return the country that the report is about at a token, and `default`; `None` if it names none at all.

    `excluded` are countries that it cannot be: pro-Russian separatists are not of Russia.
    """
    score = score_defaults(view, sentence, token, excluded)
    if not score:
        return None, "none"
    return _heaviest(score), "linked" if excluded else "default"


def score_defaults(view: View, sentence: int, token: int, excluded: frozenset[str] = frozenset()) -> dict[str, float]:
    """Return the weight of each country for the report at a token."""
    score = dict(main_scores(view))
    for place, where, code in view.codes:
        if place > sentence:
            break
        here = BEFORE if where < token else BEHIND
        score[code] = score.get(code, 0.0) + (here if place == sentence else EARLIER * 0.5 ** (sentence - place))
    for code in excluded:
        score.pop(code, None)
    return score


def main_country(view: View) -> str | None:
    """Return the country that the report as a whole is about; `None` if it names none."""
    return _heaviest(main_scores(view))


def told_country(view: View) -> str | None:
    """Return the country that the report tells of by its words and dateline alone; foreign ministries publish too."""
    score = dict(main_scores(view))
    publisher = publisher_country(view)
    if publisher is not None:
        score[publisher] -= PUBLISHER
    return _heaviest(score)


def _heaviest(score: dict[str, float]) -> str | None:
    return max(score, key=lambda code: (score[code], code)) if score else None


def main_scores(view: View) -> dict[str, float]:
    """Return the weight of each country for the report as a whole."""
    if view.scores is None:
        score = {code: count**POWER for code, count in view.frequency.items() if code}
        if dateline := dateline_country(view):
            score[dateline] = score.get(dateline, 0.0) + DATELINE
        if publisher := publisher_country(view):
            score[publisher] = score.get(publisher, 0.0) + PUBLISHER
        view.scores = score
    return view.scores


def dateline_country(view: View) -> str | None:
    """Return the country of the dateline's place; of `HAVANA, Cuba` the land behind the comma."""
    dateline = view.report.dateline
    pieces = reversed(dateline.place.title().split(",")) if dateline is not None and dateline.place else ()
    return next((code for piece in pieces if (code := _find_country(view, piece.strip(), 0))), None)


def publisher_country(view: View) -> str | None:
    """Return the country that the publisher's name names (`The Moscow Times`, `Radio Vilnius`)."""
    words = NAMES.findall(view.report.publisher or "")
    for _, _, entries in view.world.find_names(words):
        for entry in entries:
            if entry.kind in ("country", "capital", "adjective") and entry.form != "English":
                return entry.code
    places = (word for word in words if len(word) > 4 and word[0].isupper() and word not in PLAIN_WORDS)
    return next((code for word in places if (code := _find_country(view, word, SMALLEST))), None)


# Words of newspaper names that are also towns.
PLAIN_WORDS = frozenset(
    "Radio Press Relief Courier Times Field Wire Central Union Independent Mission Digest National Daily Herald News "
    "Post Mail Telegraph Tribune Journal Observer Standard Star Sunday Morning Evening Globe Record Agency Service "
    "Register Bulletin Gazette Monitor Mirror Guardian Express Chronicle World Today International Online Report "
    "Mobile".split()
)


def _find_country(view: View, name: str, smallest: int) -> str | None:
    for entry in view.world.find_name(name):
        if entry.kind in ("country", "capital"):
            return entry.code
    found = [spot for spot in view.world.find_places(name) if spot.weight >= smallest]
    return found[0].country if found else None
