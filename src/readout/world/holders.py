"""Who held which office on a day."""

from collections.abc import Iterable, Sequence

from readout.world.normal import normalise_name
from readout.world.records import Term

PARTICLES = frozenset("al el bin ibn abu von van de da di der den la le".split())


class Holders:
    """Terms of office by the names of those who held them, and by office."""

    def __init__(self, terms: Sequence[Term]) -> None:
        """Take all terms; names are compared in their normal form, surnames apart from full names."""
        self._full: dict[str, list[Term]] = {}
        self._last: dict[str, list[Term]] = {}
        self._office: dict[tuple[str, str], list[Term]] = {}
        for term in terms:
            for form in dict.fromkeys(map(normalise_name, (term.name, *term.aliases))):
                self._full.setdefault(form, []).append(term)
            for last in dict.fromkeys(surnames(term.name)):
                self._last.setdefault(last, []).append(term)
            for office in term.offices:
                self._office.setdefault((term.code, office), []).append(term)

    def find_person(self, name: str, day: str | None, code: str | None = None) -> Term | None:
        """Return the term of the person that a full name or alias means on an ISO day.

        A term that covers the day comes first, then the latest one before it; without a day the latest. `code`
        narrows to a country. `None` if nobody or more than one person (by country and name) fits.
        """
        return _choose(self._full.get(normalise_name(name), ()), day, code)

    def find_surname(self, name: str, day: str | None, code: str | None = None) -> Term | None:
        """Return the same for a surname; only terms that cover the day, or the latest without a day."""
        terms = self._last.get(normalise_name(name), ())
        chosen = _choose(terms, day, code)
        return chosen if chosen and (day is None or chosen.covers(day)) else None

    def find_holder(self, code: str, office: str, day: str | None) -> Term | None:
        """Return who held an office of a country on an ISO day (without a day, who holds it last); `None` if unknown."""
        terms = self._office.get((code, office), ())
        fitting = [term for term in terms if day is None or term.covers(day)]
        return max(fitting, key=lambda term: term.start or "") if fitting else None


def surnames(name: str) -> tuple[str, ...]:
    """Return the ways a person is called by surname: `van Rompuy` and `rompuy`."""
    words = normalise_name(name).split(" ")
    if len(words) == 1:
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
        return _same_person(fitting)
    return max(fitting, key=_latest)


def _same_person(terms: Sequence[Term]) -> Term | None:
    """Return a term where one person served two bodies (a prime minister, then an EU commissioner)."""
    if terms and len({normalise_name(term.name) for term in terms}) == 1:
        return max(terms, key=_latest)
    return None


def _latest(term: Term) -> tuple[str, bool]:
    return (term.start or "", "acting" not in term.offices[0])
