"""Who held which office on a day."""

from collections.abc import Iterable, Mapping, Sequence

from readout.world.normal import normalise_name
from readout.world.records import Term
from readout.world.shelf import Shelf

LEADING = frozenset(("president", "prime minister", "king", "chancellor", "supreme leader", "foreign minister"))
SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii"))
PARTICLES = frozenset("al el bin ibn abu von van de da di der den la le".split())


class Holders:
    """Terms of office by the names of those who held them, and by office."""

    def __init__(self, terms: Shelf[Term], indexes: Mapping[str, Mapping[str, str]]) -> None:
        """Take all terms and the indexes `people`, `surnames` and `posts`; see `index.py`."""
        self._terms = terms
        self._full, self._last, self._posts = (indexes[name] for name in ("people", "surnames", "posts"))

    @property
    def names(self) -> Iterable[str]:
        """All full names and aliases in their normal form."""
        return self._full.keys()

    def find_person(self, name: str, day: str | None, code: str | None = None) -> Term | None:
        """Return the term of the person that a full name or alias means on an ISO day.

        A term that covers the day comes first, then the latest one before it; without a day the latest. `code`
        narrows to a country. `None` if nobody or more than one person (by country and name) fits.
        """
        return _choose(self._find(self._full, normalise_name(name)), day, code)

    def find_surname(self, name: str, day: str | None, code: str | None = None) -> Term | None:
        """Return the same for a surname: of several people in office the one in a leading office.

        A term that is over counts for ten years.
        """
        terms: Sequence[Term] = self._find(self._last, normalise_name(name))
        if day is not None:
            near = str(int(day[:4]) - 10)
            terms = [term for term in terms if term.covers(day) or (term.ended_before(day) and (term.end or "") > near)]
        chosen = _choose(terms, day, code)
        return chosen or _choose([term for term in terms if LEADING & set(term.offices)], day, code)

    def is_known(self, name: str) -> bool:
        """Tell whether anybody is called so, by full name, alias or surname."""
        form = normalise_name(name)
        return form in self._full or form in self._last

    def find_holder(self, code: str, office: str, day: str | None) -> Term | None:
        """Return who held an office on an ISO day (without a day, who held it last); `None` if unknown.

        Of several on one day the user's comes first, then who came last.
        """
        terms = self._find(self._posts, post_key(code, office))
        fitting = [term for term in terms if day is None or term.covers(day)]
        if day is not None:
            fitting = _own_first(fitting)
        return max(fitting, key=lambda term: term.start or "") if fitting else None

    def _find(self, index: Mapping[str, str], key: str) -> Sequence[Term]:
        numbers = index.get(key)
        return [self._terms[int(number)] for number in numbers.split()] if numbers else ()


def post_key(code: str, office: str) -> str:
    """Return what the index `posts` knows an office of a country by."""
    return f"{code}/{office}"


def surnames(name: str) -> tuple[str, ...]:
    """Return the ways a person is called by surname: `van Rompuy` and `rompuy`."""
    words = [word for word in normalise_name(name).split(" ") if word not in SUFFIXES]
    if len(words) < 2:
        return ()
    if words[-2] in PARTICLES:
        return words[-1], " ".join(words[-2:])
    return (words[-1],)


def _choose(terms: Iterable[Term], day: str | None, code: str | None) -> Term | None:
    fitting = [term for term in terms if code is None or term.code == code]
    if day is not None:
        covering = [term for term in fitting if term.covers(day)]
        fitting = covering or [term for term in fitting if term.ended_before(day)] or fitting
    if not fitting or len({(term.code, term.name) for term in fitting}) > 1:
        return _same_person(fitting) or _same_person([term for term in fitting if term.own])
    return max(fitting, key=_latest)


def _own_first(terms: list[Term]) -> list[Term]:
    return [term for term in terms if term.own] or terms


def _same_person(terms: Sequence[Term]) -> Term | None:
    """Return a term where one person served two bodies (a prime minister, then an EU commissioner)."""
    if terms and len({normalise_name(term.name) for term in terms}) == 1:
        return max(terms, key=_latest)
    return None


def _latest(term: Term) -> tuple[str, bool]:
    return (term.start or "", "acting" not in term.offices[0])
