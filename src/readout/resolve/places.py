"""Where the places of a report lie: by the words around them, the country it speaks of, its other places, and size."""

from difflib import SequenceMatcher
from math import log10

from readout.records import Mention, Place
from readout.resolve.defaults import dateline_country, main_country
from readout.resolve.surroundings import LARGE, MIDDLE, SMALL, Around, look_around, side_before
from readout.resolve.view import View
from readout.world import Spot
from readout.world.normal import normalise_name

ARTICLES = ("the ", "The ")
DIVISIONS = (
    "region province state oblast governorate department county district prefecture territory krai republic division "
    "voivodeship"
).split()
KINDS_IN_FRONT = ("village of ", "town of ", "city of ", "state of ", "province of ", "region of ", "port of ")
# Towns of these lands bear the names of others: that a report speaks of the land says less of them.
NAMESAKES = frozenset(("USA", "CAN", "AUS", "NZL"))
# Dependencies count as their state (codebook, "Actors"); Hong Kong and Palestine stand for themselves.
STATES = {
    code: state
    for state, codes in {
        "AUS": "CCK CXR HMD NFK",
        "CHN": "MAC",
        "DNK": "FRO GRL",
        "FIN": "ALA",
        "FRA": "ATF BLM GLP GUF MAF MTQ MYT NCL PYF REU SPM WLF",
        "GBR": "AIA BMU CYM FLK GGY GIB IMN IOT JEY MSR PCN SGS SHN TCA VGB",
        "MAR": "ESH",
        "NLD": "ABW BES CUW SXM",
        "NOR": "BVT SJM",
        "NZL": "COK NIU TKL",
        "USA": "ASM GUM MNP PRI UMI VIR",
    }.items()
    for code in codes.split()
}
# Weights in powers of ten of population: how many times larger a place elsewhere must be to come before one that a sign
# speaks for. Chosen by hand on cases of our own.
HELD, SIZED, HERE, MAIN, DATELINE, NAMED, NEARBY, SEAT, LAND = 20.0, 4.0, 1.0, 0.7, 1.5, 0.4, 0.8, 1.5, 7.8
KNOWN = 300_000  # people: a city that is meant even where the words around it seem to speak of another land
LARGE_TOWN = 50_000  # people
ALIKE = 0.7  # of two spellings of one name, as difflib counts
SPELLING, BYNAME = 0.3, 1.5  # what another spelling or name costs: Salisbury is no usual word for Harare now
OWN_TOWN = 5.0  # what a town or spot of our own table weighs: it is in the news
CLOSE, BROAD = 2.5, 5.0  # degrees: towns, and regions, of one happening
WIDE = 9.0  # degrees from the middle of a region to towns that may lie in it


def locate(view: View, mention: Mention, country: str | None) -> tuple[Place | None, str | None, str | None]:
    """Return place, country and name of a place mention; `country` is what its name alone says.

    Place and name are `None` where the gazetteers do not know it; the country is then what the words around it tell.
    """
    around = look_around(view, mention)
    held = _held_by(around)
    ranked = _rank(view, mention, country, around)
    best = next(iter(ranked), None)
    if best is None or (held is not None and best.weight < KNOWN and not _fits(best, around)):
        return None, held or country, None
    return spot_place(best), state_of(best.country) or country, best.name


def rank_spots(view: View, mention: Mention, country: str | None) -> list[Spot]:
    """Return all places by a mention's name, the one that fits best first; `country` is what its name alone says."""
    return list(_rank(view, mention, country, look_around(view, mention)))


def count_lands(view: View, mention: Mention) -> int:
    """Return in how many lands a place may lie."""
    words = _bare(mention.span.cut(view.report.text))
    return len({state_of(spot.country) for spot in _look_up(view, words, Around())})


def relocate(view: View, mention: Mention, country: str) -> Spot | None:
    """Return the place that a country's name means: the state of Georgia, the Gaza Strip; `None` for the country."""
    around = look_around(view, mention)
    words = _bare(mention.span.cut(view.report.text))
    if _is_homonym(view, words, country, around):
        best, score = next(iter(_rank(view, mention, None, around).items()))
        told = _fits(best, around) >= 1 or score > LAND + _named_else(view, words, country)
        if told and state_of(best.country) != country:
            return best
    side = side_before(view, mention)
    spots = (*(view.world.find_regions(f"{side} {words}") if side else ()), *view.world.find_regions(words))
    return next((spot for spot in spots if state_of(spot.country) == country), None)


def country_place(view: View, country: str) -> Place | None:
    """Return the middle of a country, `None` for codes that are no country."""
    centre = view.world.find_centroid(country)
    return Place(latitude=centre[0], longitude=centre[1], precision="country") if centre else None


def spot_place(spot: Spot) -> Place:
    """Return the place of an entry of the gazetteer."""
    return Place(
        latitude=spot.latitude,
        longitude=spot.longitude,
        precision=spot.precision,
        admin1=spot.admin1,
        geonameid=spot.geonameid,
    )


def state_of(code: str | None) -> str | None:
    """Return the state that a country or dependency counts as."""
    return STATES.get(code or "", code)


def _is_homonym(view: View, words: str, country: str, around: Around) -> bool:
    """Tell whether a country's name is also that of a region elsewhere, or of a town that the words around tell."""
    spots = view.world.find_regions(words)
    if around.lands or around.regions:
        spots = (*spots, *view.world.find_places(words))
    return any(state_of(spot.country) not in (country, None) for spot in spots)


def _named_else(view: View, words: str, country: str) -> float:
    """Return what it weighs that a country is named in other words too: Georgian, Tbilisi."""
    others = (
        entry
        for sentence in view.hits
        for _, _, entries in sentence
        for entry in entries
        if entry.code == country and entry.kind in ("adjective", "people", "capital") and entry.form != words
    )
    return HERE if any(others) else 0.0


def _rank(view: View, mention: Mention, country: str | None, around: Around) -> dict[Spot, float]:
    """Return the places by a mention's name that it may be with how well they fit, best first."""
    words = _bare(mention.span.cut(view.report.text))
    side = side_before(view, mention)
    spots = (view.world.find_regions(f"{side} {words}") if side else ()) or _look_up(view, words, around)
    seats = {entry.code for entry in view.world.find_name(words) if entry.kind == "capital"}
    if country is not None and not seats:
        spots = tuple(spot for spot in spots if state_of(spot.country) in (country, None))
    lands = _weigh_lands(view, mention)
    scores = {}
    for spot in spots:
        score = _score(spot, around, lands) + HELD * _fits(spot, around) + NEARBY * _is_near(view, mention, spot)
        score -= 0.0 if spot.geonameid is None else _byname_cost(spot.name, words)
        scores[spot] = score + SEAT * _is_seat(spot, seats)
    return dict(sorted(scores.items(), key=lambda item: -item[1]))


def _byname_cost(name: str, words: str) -> float:
    """Return what it costs that a city is called otherwise: nothing for Santiago de Cuba, little for Odessa."""
    first, second = normalise_name(name), normalise_name(words)
    if f"{first} ".startswith(f"{second} "):
        return 0.0
    return SPELLING if SequenceMatcher(None, first, second).ratio() >= ALIKE else BYNAME


def _weigh_lands(view: View, mention: Mention) -> dict[str | None, float]:
    """Return how much the report speaks for each land at a mention; seas and rivers stand under `None`.

    That a name is a capital's does not make its own country one that the report speaks of.
    """
    own = view.encoding.trees[mention.sentence].words[mention.head]
    others = [told for told in view.codes if view.encoding.trees[told[0]].words[told[1]] != own]
    lands: dict[str | None, float] = {code: NAMED for _, _, code in others}
    for code in {code for sentence, _, code in others if sentence == mention.sentence}:
        lands[code] += HERE
    if (main := main_country(view)) in lands:
        lands[main] += MAIN
    if (dateline := dateline_country(view)) is not None:
        lands[dateline] = lands.get(dateline, NAMED + MAIN) + DATELINE
    for code in NAMESAKES & lands.keys():
        lands[code] /= 2
    # Rivers and seas take the article, provinces that are named for them do not.
    lands[None] = HERE if mention.span.cut(view.report.text)[:4].lower() == "the " else 0.0
    return lands


def _is_seat(spot: Spot, seats: set[str | None]) -> bool:
    return spot.country in seats and spot.precision == "city"


def _bare(words: str) -> str:
    for article in ARTICLES:
        words = words.removeprefix(article)
    for kind in KINDS_IN_FRONT:
        words = words.removeprefix(kind)
    return words.removesuffix("'s").removesuffix("’s")


def _look_up(view: View, words: str, around: Around) -> tuple[Spot, ...]:
    """Return what a name may mean, with and without the kind of place that stands in it or beside it."""
    stem, _, tail = words.rpartition(" ")
    kind = tail.lower() if stem and tail.lower() in LARGE | SMALL | MIDDLE else None
    own = list(view.world.find_regions(words))
    if kind is None:
        if around.large:
            own += [spot for spot in _divisions(view, words) if spot not in own]
        cities = (spot for spot in view.world.find_places(words) if spot not in own)
        return (*own, *(city for city in cities if not any(_is_same(city, spot) for spot in own)))
    if not own and kind in LARGE | MIDDLE:
        own = [*_divisions(view, stem), *view.world.find_regions(stem)]
    if own or (found := view.world.find_places(words)):
        return tuple(dict.fromkeys(own)) or found
    smallest = LARGE_TOWN if kind in LARGE else 0  # a region has the name of its capital, no `Hollis territory` has
    return tuple(spot for spot in view.world.find_places(stem) if spot.weight >= smallest)


def _is_same(city: Spot, spot: Spot) -> bool:
    """Tell whether a city is a place that our own table has under the same name."""
    close = max(abs(city.latitude - spot.latitude), abs(city.longitude - spot.longitude)) < 1
    return spot.precision != "region" and close


def _divisions(view: View, stem: str) -> list[Spot]:
    """Return regions by a name with any word for a region: `Kherson region` for Kherson oblast."""
    found: list[Spot] = []
    for division in DIVISIONS:
        found += [spot for spot in view.world.find_regions(f"{stem} {division}") if spot not in found]
    return found


def _score(spot: Spot, around: Around, lands: dict[str | None, float]) -> float:
    """Return how well a place fits by its size and land, in powers of ten of population."""
    size = log10(max(spot.weight, 1)) if spot.geonameid or spot.precision == "region" else OWN_TOWN
    sized = around.large is not None and around.large == (spot.precision == "region")
    return size + lands.get(state_of(spot.country), 0.0) + SIZED * sized


def _fits(spot: Spot, around: Around) -> float:
    """Return 0 where the words around tell of another land, 1 for the land told, up to 2 the nearer its region is."""
    land = state_of(spot.country)
    close = [
        1 - max(abs(spot.latitude - region.latitude), abs(spot.longitude - region.longitude)) / WIDE
        for region in around.regions
        if state_of(region.country) == land and region != spot
    ]
    if close and max(close) > 0:
        return 1 + max(close)
    return 1.0 if land is not None and land in around.lands else 0.0


def _held_by(around: Around) -> str | None:
    """Return the land that the words around tell."""
    lands = (*around.lands, *(state_of(region.country) for region in around.regions))
    return next((land for land in lands if land), None)


def _is_near(view: View, mention: Mention, spot: Spot) -> bool:
    """Tell whether another settled place of the report lies close by, or is a region of the same land as it is."""
    for number, place in view.places.items():
        if place is None or place.precision == "country" or view.mentions[number] is mention:
            continue
        away = max(abs(place.latitude - spot.latitude), abs(place.longitude - spot.longitude))
        regions = (place.precision == "region") + (spot.precision == "region")
        land = view.settled[number].country
        if away < (CLOSE, BROAD, BROAD)[regions] or (regions == 2 and land and land == state_of(spot.country)):
            return True
    return False
