"""Who the mentions of a report are: entity, name, country, sectors, and where the places among them lie."""

from dataclasses import replace
from functools import partial

from readout.lexicon.roles import find_noun
from readout.records import Document, Encoding, Mention, Place, Report, content_id
from readout.resolve.defaults import told_country
from readout.resolve.nouns import is_unlikely_acronym
from readout.resolve.people import group_people, name_tokens, settle_person
from readout.resolve.places import count_lands, country_place, locate, rank_spots, relocate, spot_place, state_of
from readout.resolve.settle import settle
from readout.resolve.view import Standing, View, bare_form, make_view
from readout.world import World

LARGE = 100_000  # people
MAKER = "resolve.actors/0.1"


def resolve_entities(
    mentions: list[Mention], report: Report, document: Document, encoding: Encoding, world: World
) -> tuple[list[Mention], str | None]:
    """Return the mentions with entity, name, country, sectors and place, in reading order, and the report's home.

    The report's own words come first, then its short forms, then the world at its date, and last the country it is
    about (`made_by` then says default). What is not known stays `None`; nothing is guessed from a person's name.
    """
    view = settle_entities(mentions, report, document, encoding, world)
    filled = [_fill(view, number, view.settled[number]) for number in range(len(view.mentions))]
    return filled, told_country(view)


def settle_entities(
    mentions: list[Mention], report: Report, document: Document, encoding: Encoding, world: World
) -> View:
    """Return the view of a report with the standing of every mention, by its number, in `settled`."""
    view = make_view(mentions, report, document, encoding, world)
    view.ask = partial(settle, view)
    view.people = frozenset(
        number for number, mention in enumerate(view.mentions) if _is_named_person(view, number, mention)
    )
    _place_names(view)
    for person in group_people(view, sorted(view.people)):
        settle_person(view, person)
        view.told[view.settled[person.mentions[0]].name or ""] += len(person.mentions)
    _open_short_forms(view)
    for number in range(len(view.mentions)):
        settle(view, number)
    return view


def _open_short_forms(view: View) -> None:
    """Let common nouns mean who was told before, now that all persons are known; what was asked so far is forgotten."""
    view.settled = {
        number: view.settled[number] for number in view.settled if number in view.people | view.places.keys()
    }
    view.points_back = True


def _is_named_person(view: View, number: int, mention: Mention) -> bool:
    if mention.kind != "person" or not mention.made_by.endswith(("encoder", "gazetteer", "proper")):
        return False
    return bool(name_tokens(view, number))


def _place_names(view: View) -> None:
    """Settle the places first, those of one meaning before the others: the countries they lie in tell the rest."""
    places = [number for number, mention in enumerate(view.mentions) if mention.kind == "place"]
    for number in sorted(places, key=lambda number: count_lands(view, view.mentions[number]) > 1):
        mention, standing = view.mentions[number], settle(view, number)
        told = None if standing.how.startswith("default") else standing.country
        place, country, name = locate(view, mention, told)
        view.places[number] = place
        entity = "PRE" in standing.sectors  # a breakaway entity is no mere region
        view.settled[number] = replace(
            standing,
            country=country or standing.country if entity else country,
            name=standing.name if entity else name or standing.name,
            sectors=standing.sectors if entity else (),
            how=standing.how if country else "none",
        )
        if country and (view.frequency[country] or _is_well_known(place, view, name)):
            view.codes.append((mention.sentence, mention.head, country))
            view.frequency[country] += 1
    for number, mention in enumerate(view.mentions):
        if mention.kind == "country":
            _place_country(view, number)
    _count_officials(view)
    view.codes.sort()
    view.scores = None  # places and officials count now


def _place_country(view: View, number: int) -> None:
    """Settle where a country's name lies that is also the name of a region or of a town elsewhere."""
    mention, standing = view.mentions[number], settle(view, number)
    spot = relocate(view, mention, standing.country) if standing.country else None
    if spot is None:
        return
    view.places[number] = spot_place(spot)
    country = state_of(spot.country)
    if country is not None and country != standing.country:
        view.settled[number] = replace(standing, country=country, name=spot.name)
        _recount(view, mention, standing.country or "", country)


def _recount(view: View, mention: Mention, code: str, new: str) -> None:
    """Count one country for a mention in the place of another."""
    told = (mention.sentence, mention.head, code)
    if told in view.codes:
        view.codes[view.codes.index(told)] = (mention.sentence, mention.head, new)
        weight = min(3 if mention.sentence == 0 else 1, view.frequency[code])
        view.frequency[code] -= weight
        view.frequency[new] += weight


def _is_well_known(place: Place | None, view: View, name: str | None) -> bool:
    """Tell whether a place is large enough to say by itself which country a report is about."""
    if place is None or name is None:
        return False
    return place.geonameid is None or any(
        spot.geonameid == place.geonameid and spot.weight >= LARGE for spot in view.world.find_places(name)
    )


def _count_officials(view: View) -> None:
    """Count the countries of the officials and national bodies that the report names in full."""
    for number, tree in enumerate(view.encoding.trees):
        for first, last in view.world.find_people(tree.words):
            term = view.world.find_person(" ".join(tree.words[first : last + 1]), view.day)
            if term is not None:
                _count(view, number, last, term.code)
        for _, last, entries in view.hits[number]:
            codes = {entry.code for entry in entries}
            if is_unlikely_acronym(view, entries):
                continue
            if len(codes) == 1 and entries[0].body is not None and find_noun(bare_form(entries[0])) is None:
                _count(view, number, last, entries[0].code)


def _count(view: View, sentence: int, token: int, code: str | None) -> None:
    if code in view.world.countries:
        view.codes.append((sentence, token, code or ""))
        view.frequency[code or ""] += 1


def _fill(view: View, number: int, standing: Standing) -> Mention:
    mention = view.mentions[number]
    place = view.places.get(number)
    if mention.kind == "country" and standing.country and place is None:
        place = _seat(view, mention, standing.country) or country_place(view, standing.country)
    maker = f"{MAKER} {standing.how}"
    if mention.kind == "other" and standing.how == "none":
        maker = mention.made_by
    return replace(
        mention,
        entity=_entity(view, number, standing),
        name=standing.name,
        country=standing.country,
        sectors=standing.sectors,
        place=place,
        made_by=maker,
    )


def _seat(view: View, mention: Mention, country: str) -> Place | None:
    """Return where a capital lies that stands for its country."""
    entries = view.world.find_name(mention.span.cut(view.report.text))
    if entries and all(entry.kind == "capital" for entry in entries):
        spots = (spot for spot in rank_spots(view, mention, country) if state_of(spot.country) == country)
        return next(map(spot_place, spots), None)
    return None


def _entity(view: View, number: int, standing: Standing) -> str | None:
    while standing.twin is not None:
        number, standing = standing.twin, view.settled[standing.twin]
    if standing.name is None:
        return None
    if standing.single:
        return content_id("n", view.mentions[number].id)
    return content_id("n", standing.name)
