"""Persons of one report: which mentions are one person, and what the report and the world say of that person."""

from dataclasses import dataclass

from readout.resolve.defaults import default_country
from readout.resolve.nouns import find_owners, settle_phrase
from readout.resolve.phrases import PARTICLES, Phrase, name_start, read_phrase
from readout.resolve.view import Standing, View
from readout.world import Term, normalise_name

TOP = frozenset(("president", "prime minister", "foreign minister", "king", "chancellor", "supreme leader"))
GOVERNING = frozenset(("GOV", "MIL", "LEG", "JUD", "COP", "SPY"))
DAYS = ("2024-01-01", "2016-01-01", "2008-01-01", "2000-01-01", "1992-01-01")  # tried for reports without a date
TOWN = 15_000  # people in a town that a report may name without saying that it is one


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """The mentions of one person; `name` is the longest form of the report."""

    name: str
    mentions: tuple[int, ...]


def name_tokens(view: View, number: int) -> tuple[str, ...]:
    """Return the words of the name itself in the mention of a person."""
    start, last = name_start(view, number), view.tokens[number][1]
    return tuple(word for word in view.tree(number).words[start : last + 1] if word[0].isalnum())


def group_people(view: View, numbers: list[int]) -> list[Person]:
    """Return the persons: a shorter name joins the longer one that holds all its words, the latest told before it."""
    names = {number: name_tokens(view, number) for number in numbers}
    groups: list[tuple[list[str], str, list[int]]] = []
    for number in sorted(numbers, key=lambda number: (-len(names[number]), number)):
        words = normalise_name(" ".join(names[number])).split()
        if not words:
            continue
        fitting = [members for known, _, members in groups if set(words) <= set(known)]
        if fitting:
            max(fitting, key=lambda members: max((m for m in members if m < number), default=-1)).append(number)
        else:
            groups.append((words, " ".join(names[number]), [number]))
    return [Person(name=name, mentions=tuple(sorted(members))) for _, name, members in groups]


def settle_person(view: View, person: Person) -> None:
    """Fill `view.settled` for all mentions of a person: the report's own words first, then the world at its date."""
    phrases = [read_phrase(view, number) for number in person.mentions]
    own = [_from_title(view, number, phrase) for number, phrase in zip(person.mentions, phrases, strict=True)]
    own += [standing for number in person.mentions for standing in _from_apposition(view, number)]
    country = next(
        (standing.country for standing in own if standing.country and not standing.how.startswith("default")), None
    )
    sectors = next((standing.sectors for standing in own if standing.sectors), ())
    term = find_term(view, person.name, country)
    result = _combine(view, person, country, sectors, term, own)
    for number in person.mentions:
        view.settled[number] = result


def _combine(
    view: View, person: Person, country: str | None, sectors: tuple[str, ...], term: Term | None, own: list[Standing]
) -> Standing:
    name = term.name if term else person.name
    how = "words" if country or sectors else "none"
    if term is not None:
        return Standing(
            name=name,
            country=country or term.code,
            sectors=sectors or term_sectors(term, view.day),
            how=f"{how} office" if how != "none" else "office",
        )
    if country is None:
        spare = next((standing for standing in own if standing.country), None)
        default = _town_or_default(view, person) if spare is None else spare.country
        if default is not None:
            return Standing(name=name, country=default, sectors=sectors, how="default")
    return Standing(name=name, country=country, sectors=sectors, how=how)


def _town_or_default(view: View, person: Person) -> str | None:
    """Return the country of somebody of whom nothing is told: that of a town taken for a person, else the report's."""
    towns = {spot.country for spot in view.world.find_places(person.name) if spot.weight >= TOWN}
    named = [code for code in towns if code and view.frequency[code]]
    if len(named) == 1:
        return named[0]
    first = view.mentions[person.mentions[0]]
    return default_country(view, first.sentence, first.head)[0]


def _from_title(view: View, number: int, phrase: Phrase) -> Standing:
    if phrase.role is None and not phrase.codes and not phrase.bodies:
        owners = [standing for case, standing in find_owners(view, number) if case == "poss" and standing.country]
        return Standing(country=owners[0].country, how="owner") if owners else Standing()
    return settle_phrase(view, number, phrase)


def _from_apposition(view: View, number: int) -> list[Standing]:
    found = []
    mention, tree = view.mentions[number], view.tree(number)
    first, last = view.tokens[number]
    near = [child for token in range(first, last + 1) for child in tree.dependants(token, "appos")]
    if tree.relations[mention.head].partition(":")[0] == "appos":
        near.append(tree.heads[mention.head])
    for token in near:
        other = view.mention_at(mention.sentence, token)
        if other is not None and other != number and view.mentions[other].kind in ("person", "group", "other"):
            if view.mentions[other].kind == "person" and name_tokens(view, other) and other in view.people:
                continue
            found.append(view.ask(other))
    return found


def find_term(view: View, name: str, country: str | None) -> Term | None:
    """Return the office of a named person at the report's date; a lone surname only of a country the report names."""
    first, *rest = name.split()
    if rest and not (len(rest) == 1 and first.lower() in PARTICLES):  # Al Jubeir is a surname alone
        return view.world.find_person(name, view.day, country) or view.world.find_person(name, view.day)
    if country:
        return view.world.find_surname(name, view.day, country) or view.world.find_person(name, view.day, country)
    if view.day is None:
        return next(
            (term for day in DAYS if (term := view.world.find_surname(name, day)) and _is_named(view, term)), None
        )
    term = view.world.find_person(name, view.day) or view.world.find_surname(name, view.day)
    if term is not None and (view.frequency[term.code] or TOP & set(term.offices)):
        return term
    found = [view.world.find_surname(name, view.day, code) for code, _ in view.frequency.most_common(3)]
    return next((term for term in found if term is not None), None)


def _is_named(view: View, term: Term) -> bool:
    return bool(view.frequency[term.code]) and bool(TOP & set(term.offices))


def term_sectors(term: Term, day: str | None) -> tuple[str, ...]:
    """Return the sectors of an office on a day: `ELI` where it is over."""
    if day is not None and term.ended_before(day) and GOVERNING & set(term.sectors):
        return ("ELI", *term.sectors)
    return term.sectors
