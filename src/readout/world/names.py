"""Finding names in words: what they may stand for. Ambiguity is kept; the reader of the entries decides."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache

from readout.world.index import split_names
from readout.world.normal import fits_spelling, normalise_name
from readout.world.records import Entry

REMEMBERED_NAMES = 50_000


class NameFinder:
    """Finds the longest names of the index in a run of words."""

    def __init__(
        self,
        index: Mapping[str, str],
        make_entry: Callable[[str, str, str], Entry],
        people: Iterable[str] = (),
        own: Set[str] = frozenset(),
    ) -> None:
        """Take the index `names` (see `index.py`), how to make an entry of kind, thing and form, and names of people.

        All names are in their normal form, in which words are compared. Things of the user, `own`, displace others.
        """
        self._index = index
        self._make = lru_cache(REMEMBERED_NAMES)(make_entry)
        self._own = own
        self._reach = _reaches(index)
        self._people = frozenset(name for name in people if " " in name)
        self._people_reach = _reaches(self._people)
        self.look_up = lru_cache(REMEMBERED_NAMES)(self._look_up)

    def _look_up(self, text: str) -> tuple[Entry, ...]:
        """Return what a name may stand for, `()` if it is not known."""
        meanings = self._index.get(normalise_name(text))
        if meanings is None:
            return ()
        found = [name for name in split_names(meanings) if fits_spelling(name[2], text)]
        if self._own and len(found) > 1:
            found = [name for name in found if name[1] in self._own] or found
        return tuple(self._make(*name) for name in found)

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
        first, _, _ = form.partition(" ")
        size = form.count(" ") + 1
        if size > reach.get(first, 0):
            reach[first] = size
    return reach


def _lasts(forms: list[str], first: int, reach: dict[str, int]) -> Iterator[int]:
    """Give the last words of the runs to try, longest first; a hyphen may be a word of its own."""
    size = reach.get(forms[first].partition(" ")[0], 0)
    if size:
        yield from range(min(first + size + forms[first : first + size + 2].count(""), len(forms)) - 1, first - 1, -1)
