"""Settling one mention: by its kind, with memory, so that owners and antecedents can be asked in any order."""

from dataclasses import replace

from readout.grammar import BODIES
from readout.lexicon.roles import Role, find_institution, find_noun, load_institutions, load_roles, other_offices
from readout.resolve.coreference import find_antecedent, find_short_form
from readout.resolve.defaults import default_country
from readout.resolve.members import find_joined, find_members, join_standings
from readout.resolve.nouns import (
    choose_body,
    find_owners,
    is_generic,
    is_unlikely_acronym,
    settle_phrase,
)
from readout.resolve.people import find_term, term_sectors
from readout.resolve.phrases import Phrase, read_phrase
from readout.resolve.publishers import settle_own_office
from readout.resolve.relations import settle_counterpart, settle_of_body
from readout.resolve.view import Hit, Standing, View, bare_form, country_of, goes_on, is_country
from readout.world import Entry

STATE = frozenset(("GOV", "MIL", "LEG", "JUD", "COP", "SPY"))
HALVES = {"North": "PRK", "South": "KOR"}  # what reports about both Koreas call them
# Words in the names of bodies that belong to no single country.
WORLDWIDE = frozenset(
    "international world global nations united european africa african asian american arab islamic union council "
    "forum organisation organization group fund appeal convention court commission alliance treaty "
    "protocol conference summit without borders pact agency".split()
)


def settle(view: View, number: int) -> Standing:
    """Return the standing of a mention; one that is being settled further up counts as unknown."""
    if number in view.settled:
        return view.settled[number]
    if number in view.underway:
        return Standing()
    view.underway.add(number)
    view.settled[number] = standing = _settle(view, number)
    view.underway.discard(number)
    return standing


def _settle(view: View, number: int) -> Standing:
    kind = view.mentions[number].kind
    if (office := settle_own_office(view, number, capital=True)) is not None:
        return office
    if view.points_back and (several := find_members(view, number)):
        return join_standings(view, several, ())
    antecedent = find_antecedent(view, number)
    if antecedent is not None:
        if several := find_joined(view, number, antecedent):
            return join_standings(view, several, ())
        found = settle(view, antecedent)
        sectors = found.sectors
        if view.mentions[antecedent].kind == "place" and (role := read_phrase(view, number).role) is not None:
            sectors = role.sectors  # the town is its people
        return Standing(name=found.name, country=found.country, sectors=sectors, how="coreference", twin=antecedent)
    if (office := _by_relation(view, number)) is not None:
        return office
    half = (
        HALVES.get(view.words(number).removeprefix("the ").removeprefix("The "))
        if view.frequency["PRK"] and view.frequency["KOR"]
        else None
    )
    if half is not None:
        return Standing(name=view.world.countries[half].name, country=half, sectors=("GOV",), how="half")
    joint = view.mentions[number].made_by.endswith("joint")
    if kind in ("country", "organization", "group", "place") and not joint:
        named = _settle_name(view, number)
        if named is not None:
            return named
    if (leader := _settle_leader(view, number)) is not None:
        return leader
    if kind == "place":
        return Standing()
    return _settle_noun(view, number)


def _by_relation(view: View, number: int) -> Standing | None:
    return (
        settle_own_office(view, number, capital=False)
        or settle_counterpart(view, number)
        or (settle_of_body(view, number) if view.points_back else None)
    )


def _settle_leader(view: View, number: int) -> Standing | None:
    """Return the standing of a known person who was taken for something else: the regime of Asad, Aung San Suu Kyi."""
    mention, (first, last) = view.mentions[number], view.tokens[number]
    if mention.kind not in ("organization", "place", "other") or not view.words(number)[0].isupper():
        return None
    if first != last:
        return _settle_full_name(view, number)
    term = find_term(view, view.words(number), None)
    if term is None or not view.frequency[term.code]:
        return None
    return Standing(name=term.name, country=term.code, sectors=term_sectors(term, view.day), how="office")


def _settle_full_name(view: View, number: int) -> Standing | None:
    """Return the standing of a mention that ends with the full name of somebody known."""
    first, last = view.tokens[number]
    words = view.tree(number).words[first : last + 1]
    people = [hit for hit in view.world.find_people(words) if hit[1] == len(words) - 1]
    if not people or not all(word.istitle() for word in words[: people[0][0]]):
        return None
    term = find_term(view, " ".join(words[people[0][0] :]), None)
    return (
        Standing(name=term.name, country=term.code, sectors=term_sectors(term, view.day), how="office")
        if term
        else None
    )


def _settle_name(view: View, number: int) -> Standing | None:
    """Return the standing of a name of the world's tables, `None` if the mention is no such name."""
    hit = _whole_hit(view, number)
    if hit is None or goes_on(view.tree(number), hit) or is_unlikely_acronym(view, hit[2]):
        return None
    entries = hit[2]
    if is_country(entries):
        return _settle_country(view, number, entries)
    bodies = tuple(entry for entry in entries if entry.body is not None)
    plain = _plain(view, number)
    institution = find_institution(plain, load_institutions())
    common = institution is not None and institution.country is None
    if institution is not None and institution.sectors[:1] == bodies[0].sectors[:1]:
        return _settle_body(view, number, bodies, local=common or plain in load_roles())
    return _settle_body(view, number, bodies, local=False)


def _settle_country(view: View, number: int, entries: tuple[Entry, ...]) -> Standing:
    code = "EUR" if _is_union(view, number) else country_of(entries, view)
    kinds = {entry.kind for entry in entries}
    plain = _plain(view, number)
    if kinds & {"metonym"} or any(entry.body for entry in entries):
        institution = load_institutions().get(plain)
        sectors = institution.sectors if institution else ("GOV",)
    else:
        sectors = ("CVL",) if view.mentions[number].kind == "group" else ("GOV",)
    country = view.world.countries.get(code or "")
    body = next((entry for entry in entries if entry.body is not None and entry.code == code), None)
    if body is not None and not kinds & {"country", "capital"}:
        return Standing(name=body.name, country=code, sectors=sectors, how="country")
    if code == "EUR":
        return Standing(name="European Union", country=code, sectors=(), how="country")
    return Standing(name=country.name if country else None, country=code, sectors=sectors, how="country")


def _is_union(view: View, number: int) -> bool:
    """Tell whether Brussels stands for the European Union: where the report names it and not Belgium."""
    if view.words(number) != "Brussels" or view.mentions[number].kind != "country":
        return False
    names = [hit for hits in view.hits for hit in hits]
    union = any(entry.code == "EUR" for _, _, entries in names for entry in entries)
    belgium = any(e.code == "BEL" and e.kind != "capital" for _, _, entries in names for e in entries)
    return union and not belgium


def _settle_body(view: View, number: int, bodies: tuple[Entry, ...], local: bool) -> Standing:
    phrase = read_phrase(view, number)
    own = tuple(entry for entry in bodies if entry.code in phrase.codes) or bodies
    chosen = choose_body(view, own)
    if phrase.codes and chosen.code in BODIES:  # a branch: the Syrian Arab Coalition
        common = find_institution(_plain(view, number), load_institutions())
        sectors = common.sectors if common is not None else ()
        return Standing(name=_bare_words(view, number), country=phrase.codes[0], sectors=sectors, how="words")
    if phrase.codes and chosen.code not in phrase.codes and _is_common_name(chosen):
        common = find_institution(_plain(view, number), load_institutions())
        sectors = common.sectors if common is not None else chosen.sectors
        return Standing(name=_bare_words(view, number), country=phrase.codes[0], sectors=sectors, how="words")
    local = local or is_generic(view, chosen)
    if not local or chosen.code in BODIES or view.frequency[chosen.code or ""]:
        opposed = chosen.sectors == ("PTY",) and phrase.words.startswith("opposition ")
        sectors = (*chosen.sectors, "OPP") if opposed else chosen.sectors
        return Standing(name=chosen.name, country=chosen.code, sectors=sectors, how="name")
    country, how = default_country(view, view.mentions[number].sentence, view.mentions[number].head)
    country = phrase.codes[0] if phrase.codes else country
    return Standing(
        name=_of_country(view, _plain(view, number), country), country=country, sectors=chosen.sectors, how=how
    )


def _is_common_name(entry: Entry) -> bool:
    """Tell whether bodies of many states bear a name: the Senate, the Ministry of Public Security."""
    return (
        find_noun(bare_form(entry)) is not None or find_institution(bare_form(entry), load_institutions()) is not None
    )


def _whole_hit(view: View, number: int) -> Hit | None:
    """Return the name of the tables that is the mention, or its head with articles and adjectives before."""
    mention = view.mentions[number]
    first, last = view.tokens[number]
    hits = [hit for hit in view.hits[mention.sentence] if first <= hit[0] and hit[1] <= last]
    for hit in hits:
        if hit[0] <= mention.head <= hit[1] or (hit[1] == last and hit[0] == first):
            return hit
    return None


def _plain(view: View, number: int) -> str:
    words = view.words(number).lower()
    return words.removeprefix("the ")


def _settle_noun(view: View, number: int) -> Standing:
    phrase = read_phrase(view, number)
    mention = view.mentions[number]
    if phrase.role is None and mention.kind == "weapon":
        phrase = replace(phrase, role=Role(words=phrase.words, sectors=("MIL",), kind="weapon", local=True))
    if phrase.role is None and (mention.kind in ("organization", "group", "facility") or _is_institution(view, number)):
        return _settle_institution(view, number, phrase)
    standing = settle_phrase(view, number, _as_institution(view, number, phrase))
    if standing.how.startswith(("default", "none")) and (other := find_short_form(view, number)) is not None:
        again = settle(view, other)
        if again.country and not again.how.startswith("default"):
            return Standing(name=again.name, country=again.country, sectors=again.sectors, how="short form", twin=other)
    if phrase.role is not None and phrase.role.kind == "person" and standing.country and not phrase.former:
        return _with_holder(view, number, phrase, standing)
    return _named(view, number, phrase, standing)


def _is_institution(view: View, number: int) -> bool:
    """Tell whether what nobody took for a body bears the name of an institution: Bank Audi."""
    name = view.words(number)
    named = view.mentions[number].kind == "other" and view.tree(number).words[view.mentions[number].head].istitle()
    return named and find_institution(name.lower().removeprefix("the "), load_institutions()) is not None


def _as_institution(view: View, number: int, phrase: Phrase) -> Phrase:
    """Return a phrase with the sectors of the institution that it names in more words than its noun has.

    The Directorate of Criminal Investigations is police, whatever a directorate is.
    """
    institution = find_institution(phrase.words, load_institutions()) if phrase.role is not None else None
    if phrase.role is None or institution is None or not view.tree(number).words[view.mentions[number].head].istitle():
        return phrase
    told = institution.words.replace("*", "").split()
    if len(told) <= len(phrase.role.words.split()) or not institution.sectors:
        return phrase
    return replace(phrase, role=replace(phrase.role, sectors=institution.sectors, inherits=False))


def _settle_institution(view: View, number: int, phrase: Phrase) -> Standing:
    institution = find_institution(phrase.words, load_institutions())
    name = view.words(number)
    if institution is None:
        owners = [standing for _, standing in find_owners(view, number) if standing.country]
        country = phrase.codes[0] if phrase.codes else owners[0].country if owners else None
        how = "words" if country else "none"
        if country is None and WORLDWIDE.isdisjoint(phrase.words.split()):
            country, how = default_country(view, view.mentions[number].sentence, view.mentions[number].head)
        return Standing(name=name, country=country, sectors=(), how=how)
    country = institution.country or (phrase.codes[0] if phrase.codes else None)
    how = "institution"
    if country is None:
        owners = [standing for _, standing in find_owners(view, number) if standing.country]
        country = owners[0].country if owners else None
    if country is None and institution.sectors and institution.sectors[0] in STATE:
        country, how = default_country(view, view.mentions[number].sentence, view.mentions[number].head)
    return Standing(name=name, country=country, sectors=institution.sectors, how=how)


def _with_holder(view: View, number: int, phrase: Phrase, standing: Standing) -> Standing:
    """Return the standing with the name of the one who holds the office, where the phrase is one definite person."""
    assert phrase.role is not None and standing.country is not None
    if _is_plural(view, number) or _is_indefinite(view, number) or "PRE" in standing.sectors:
        return _named(view, number, phrase, standing)
    offices = other_offices(phrase.role.words)
    terms = (view.world.find_holder(standing.country, office, view.day) for office in offices)
    term = next((term for term in terms if term is not None), None)
    if term is None:
        return _named(view, number, phrase, standing)
    return Standing(name=term.name, country=standing.country, sectors=standing.sectors, how=f"{standing.how} holder")


def _named(view: View, number: int, phrase: Phrase, standing: Standing) -> Standing:
    role = phrase.role
    label = role.words if role is not None else phrase.words
    name = _of_country(view, label, standing.country) or _bare_words(view, number)
    single = _is_indefinite(view, number) or role is None
    return Standing(
        name=name or None, country=standing.country, sectors=standing.sectors, how=standing.how, single=single
    )


def _of_country(view: View, label: str, code: str | None) -> str | None:
    """Return how what is known by its country alone is named: general (Russia)."""
    country = view.world.countries.get(code or "")
    return f"{label} ({country.name})" if country is not None else None


def _bare_words(view: View, number: int) -> str:
    """Return a mention's words without the article."""
    words = view.words(number)
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in ("the", "a", "an") else words


def _is_plural(view: View, number: int) -> bool:
    tree, head = view.tree(number), view.mentions[number].head
    return tree.tags[head] == "NOUN" and tree.words[head].lower() != tree.lemmas[head].lower()


def _is_indefinite(view: View, number: int) -> bool:
    tree = view.tree(number)
    first, last = view.tokens[number]
    words = [tree.words[token].lower() for token in range(first, last + 1)]
    return words[0] in ("a", "an", "another", "some", "any", "no") or any(
        tree.tags[token] == "NUM" for token in range(first, last + 1)
    )
