"""The index of names: from words to what they may stand for. Ambiguity is kept; the reader of the index decides."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from readout.world.normal import fits_spelling, normalise_name
from readout.world.records import Body, Country, Entry, NameKind

REMEMBERED_NAMES = 50_000
Index = dict[str, tuple[Entry, ...]]


def index_entries(countries: Sequence[Country], bodies: Sequence[Body]) -> Index:
    """Return the entries by normal form."""
    found: dict[str, dict[tuple[str, str], Entry]] = {}
    for entry in (*_country_entries(countries), *_body_entries(bodies)):
        group = found.setdefault(normalise_name(entry.form), {})
        group.setdefault((entry.kind, f"{entry.name}/{entry.code}"), entry)
    return {form: tuple(group.values()) for form, group in found.items() if form}


def _country_entries(countries: Sequence[Country]) -> Iterator[Entry]:
    for country in countries:
        forms: tuple[tuple[NameKind, tuple[str, ...]], ...] = (
            ("country", (country.name, *country.short_names)),
            ("adjective", country.adjectives),
            ("people", country.people),
            ("capital", country.capitals),
            ("metonym", country.metonyms),
            ("former", country.former_names),
        )
        for kind, names in forms:
            for form in names:
                yield _country_entry(country, kind, form)


def _country_entry(country: Country, kind: NameKind, form: str) -> Entry:
    sectors = ("CVL",) if kind == "people" else ("GOV",)
    return Entry(form=form, kind=kind, name=country.name, code=country.iso3, sectors=sectors)


def _body_entries(bodies: Sequence[Body]) -> Iterator[Entry]:
    for body in bodies:
        for form in (body.name, *body.aliases, *_singular_forms(body)):
            if body.armed and form.islower() and form.isalpha():
                continue  # "bandits" is a name only where the report makes it one
            kind: NameKind = "group" if body.armed else "organisation"
            yield Entry(form=form, kind=kind, name=body.name, code=body.code, sectors=body.sectors, body=body)


def _singular_forms(body: Body) -> Iterator[str]:
    """Give `Houthi` for `Houthis`: what a fighter of an armed group is called."""
    for form in (body.name, *body.aliases):
        if body.armed and form.endswith("s") and " " not in form and len(form) > 5 and form[0].isupper():
            yield form[:-1]


class NameFinder:
    """Finds the longest names of the index in a run of words."""

    def __init__(self, index: Index, people: Iterable[str] = ()) -> None:
        """Take the index, and names of people in normal form; words are compared in their normal form."""
        self._index = index
        self._reach = _reaches(index)
        self._people = frozenset(name for name in people if " " in name)
        self._people_reach = _reaches(self._people)
        self.look_up = lru_cache(REMEMBERED_NAMES)(self._look_up)

    def _look_up(self, text: str) -> tuple[Entry, ...]:
        """Return what a name may stand for, `()` if it is not known."""
        entries = self._index.get(normalise_name(text), ())
        return tuple(entry for entry in entries if fits_spelling(entry.form, text)) if entries else ()

    def find(self, words: Sequence[str]) -> list[tuple[int, int, tuple[Entry, ...]]]:
        """Return first word, last word (included) and entries of every name, longest first taken, left to right."""
        forms = [normalise_name(word) for word in words]
        found = []
        place = 0
        while place < len(words):
            if forms[place] not in self._reach and " " not in forms[place]:
                place += 1
                continue
            hit = None
            for last in _lasts(forms, place, self._reach):
                if forms[last] and (entries := self.look_up(" ".join(words[place : last + 1]))):
                    hit = place, last, entries
                    found.append(hit)
                    break
            place = hit[1] + 1 if hit else place + 1
        return found

    def find_people(self, words: Sequence[str]) -> list[tuple[int, int]]:
        """Return first and last word of every full name of a known person that is written with capitals."""
        forms = [normalise_name(word) for word in words]
        found: list[tuple[int, int]] = []
        for place, word in enumerate(words):
            if not word[:1].isupper() or (found and place <= found[-1][1]):
                continue
            for last in _lasts(forms, place, self._people_reach):
                if " ".join(forms[place : last + 1]).replace("  ", " ") in self._people and words[last][0].isalpha():
                    found.append((place, last))
                    break
        return found


def _reaches(names: Iterable[str]) -> dict[str, int]:
    """Return by first word how many words the longest name has."""
    reach: dict[str, int] = {}
    for form in names:
        pieces = form.split(" ")
        reach[pieces[0]] = max(reach.get(pieces[0], 0), len(pieces))
    return reach


def _lasts(forms: list[str], first: int, reach: dict[str, int]) -> Iterator[int]:
    """Give the last words of the runs to try, longest first; a hyphen may be a word of its own."""
    size = reach.get(forms[first].partition(" ")[0], 0)
    if size:
        yield from range(min(first + size + forms[first : first + size + 2].count(""), len(forms)) - 1, first - 1, -1)
