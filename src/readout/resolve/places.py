"""Where the places of a report lie: by the country it speaks of, then by population."""

from readout.records import Mention, Place
from readout.resolve.defaults import main_country
from readout.resolve.view import View, country_of
from readout.world import Spot

ARTICLES = ("the ", "The ")
TAILS = (" region", " province", " district", " governorate", " state", " city", " area", " county", " oblast", " town")


def locate(view: View, mention: Mention, country: str | None) -> tuple[Place | None, str | None, str | None]:
    """Return place, country and name of a place mention; all `None` where the gazetteers do not know it."""
    spots = _look_up(view, mention.span.cut(view.report.text))
    country = _country_behind(view, mention) or country
    fitting = [spot for spot in spots if country is None or spot.country in (country, None)]
    if not fitting:
        return None, country, None
    spot = max(fitting, key=lambda spot: _fitness(view, mention, spot, country))
    return _place(spot), spot.country or country, spot.name


def _country_behind(view: View, mention: Mention) -> str | None:
    """Return the country named right behind a place: `Tripoli, Lebanon`."""
    tree = view.encoding.trees[mention.sentence]
    for first, _, entries in view.hits[mention.sentence]:
        behind = mention.head + 2 == first and tree.words[mention.head + 1] == ","
        if behind and any(entry.kind == "country" for entry in entries):
            return country_of(entries, view)
    return None


def country_place(view: View, country: str) -> Place | None:
    """Return the middle of a country, `None` for codes that are no country."""
    centre = view.world.find_centroid(country)
    return Place(latitude=centre[0], longitude=centre[1], precision="country") if centre else None


def _look_up(view: View, words: str) -> tuple[Spot, ...]:
    for article in ARTICLES:
        words = words.removeprefix(article)
    found = view.world.find_regions(words)
    if found:
        return found + tuple(spot for spot in view.world.find_places(words) if spot not in found)
    for tail in TAILS:
        if words.lower().endswith(tail) and (found := view.world.find_regions(words[: -len(tail)])):
            return found
    if found := view.world.find_places(words):
        return found
    for tail in TAILS:
        if words.lower().endswith(tail) and (found := view.world.find_places(words[: -len(tail)])):
            return found
    return ()


def _fitness(view: View, mention: Mention, spot: Spot, country: str | None) -> tuple[bool, int, int, int]:
    """Order the places of one name: the country at hand, countries of the same sentence, of the report, then size."""
    here = {code for sentence, _, code in view.codes if sentence == mention.sentence}
    near = 2 if spot.country in here else 1 if spot.country and spot.country == main_country(view) else 0
    named = min(view.frequency[spot.country or ""], 1)
    return (spot.country == country and country is not None, near if spot.weight > 0 else 0, named, spot.weight)


def _place(spot: Spot) -> Place:
    return Place(
        latitude=spot.latitude,
        longitude=spot.longitude,
        precision=spot.precision,
        admin1=spot.admin1,
        geonameid=spot.geonameid,
    )
