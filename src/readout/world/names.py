"""The index of names: from words to what they may stand for. Ambiguity is kept; the reader of the index decides."""

from collections.abc import Iterator, Sequence

from readout.world.normal import fits_spelling, normalise_name
from readout.world.records import Body, Country, Entry

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
        forms: tuple[tuple[str, tuple[str, ...]], ...] = (
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


def _country_entry(country: Country, kind: str, form: str) -> Entry:
    sectors = ("CVL",) if kind == "people" else ("GOV",)
    return Entry(form=form, kind=kind, name=country.name, code=country.iso3, sectors=sectors)  # type: ignore[arg-type]


def _body_entries(bodies: Sequence[Body]) -> Iterator[Entry]:
    for body in bodies:
        for form in (body.name, *body.aliases):
            kind = "group" if body.armed else "organisation"
            yield Entry(form=form, kind=kind, name=body.name, code=body.code, sectors=body.sectors, body=body)


class NameFinder:
    """Finds the longest names of the index in a run of words."""

    def __init__(self, index: Index) -> None:
        """Take the index; words are compared in their normal form."""
        self._index = index
        self._reach: dict[str, int] = {}
        for form in index:
            pieces = form.split(" ")
            self._reach[pieces[0]] = max(self._reach.get(pieces[0], 0), len(pieces))

    def look_up(self, text: str) -> tuple[Entry, ...]:
        """Return what a name may stand for, `()` if it is not known."""
        return tuple(entry for entry in self._index.get(normalise_name(text), ()) if fits_spelling(entry.form, text))

    def find(self, words: Sequence[str]) -> list[tuple[int, int, tuple[Entry, ...]]]:
        """Return first word, last word (included) and entries of every name, longest first taken, left to right."""
        found = []
        place = 0
        while place < len(words):
            hit = self._longest(words, place)
            if hit:
                found.append(hit)
            place = hit[1] + 1 if hit else place + 1
        return found

    def _longest(self, words: Sequence[str], first: int) -> tuple[int, int, tuple[Entry, ...]] | None:
        start = normalise_name(words[first]).partition(" ")[0]
        reach = self._reach.get(start, 0)
        for last in range(min(first + reach, len(words)) - 1, first - 1, -1):
            if entries := self.look_up(" ".join(words[first : last + 1])):
                return first, last, entries
        return None
