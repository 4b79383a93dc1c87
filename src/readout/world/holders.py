"""Who held which office on a day."""

from collections.abc import Iterable, Sequence

from readout.world.normal import normalise_name
from readout.world.records import Term

LEADING = frozenset(("president", "prime minister", "king", "chancellor", "supreme leader", "foreign minister"))
SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii"))
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
            for last in dict.fromkeys(form for name in (term.name, *term.aliases) for form in surnames(name)):
                self._last.setdefault(last, []).append(term)
            for office in term.offices:
                self._office.setdefault((term.code, office), []).append(term)

    @property
    def names(self) -> Iterable[str]:
        """All full names and aliases in their normal form."""
        return self._full.keys()

    def find_person(self, name: str, day: str | None, code: str | None = None) -> Term | None:
        """Return the term of the person that a full name or alias means on an ISO day.

        A term that covers the day comes first, then the latest one before it; without a day the latest. `code`
        narrows to a country. `None` if nobody or more than one person (by country and name) fits.
        """
        return _choose(self._full.get(normalise_name(name), ()), day, code)

    def find_surname(self, name: str, day: str | None, code: str | None = None) -> Term | None:
        """Return the same for a surname: of several people in office the one in a leading office.

        A term that is over counts for ten years.
        """
        terms = self._last.get(normalise_name(name), ())
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
        """Return who held an office on an ISO day (without a day, who held it last); `None` if unknown."""
        terms = self._office.get((code, office), ())
        fitting = [term for term in terms if day is None or term.covers(day)]
        return max(fitting, key=lambda term: term.start or "") if fitting else None


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
        return _same_person(fitting)
    return max(fitting, key=_latest)


def _same_person(terms: Sequence[Term]) -> Term | None:
    """Return a term where one person served two bodies (a prime minister, then an EU commissioner)."""
    if terms and len({normalise_name(term.name) for term in terms}) == 1:
        return max(terms, key=_latest)
    return None


def _latest(term: Term) -> tuple[str, bool]:
    return (term.start or "", "acting" not in term.offices[0])
