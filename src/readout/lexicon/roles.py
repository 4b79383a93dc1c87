"""Nouns that act, titles and institutions as data: what kind of thing they are and which sector they belong to."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from readout.errors import DataError
from readout.lexicon.folder import data_folder
from readout.text.tables import read_rows

SECTORS = frozenset(
    "GOV MIL LEG JUD COP SPY PTY PRM REB UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC".split()
)
RoleKind = Literal["person", "group", "organization", "facility", "weapon", "country", "other"]
KINDS = frozenset(("person", "group", "organization", "facility", "weapon", "country", "other"))
FLAGS = frozenset(("local", "inherits", "holds", "colours"))
LONGEST = 5  # words in a role


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A line of `roles.tsv` or `titles.tsv`.

    `local`: takes the country that the report is about where it names none. `inherits`: takes the sectors of the
    body it belongs to. `holds`: a thing that speaks for its owner. `colours`: as a modifier it sets the sector.
    """

    words: str
    sectors: tuple[str, ...]
    kind: RoleKind
    local: bool = False
    inherits: bool = False
    holds: bool = False
    colours: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution:
    """A line of `institutions.tsv`; `country` is `None` where other words must tell it."""

    words: str
    country: str | None
    sectors: tuple[str, ...]
    kind: RoleKind


@lru_cache(maxsize=4)
def load_roles(language: str = "en") -> dict[str, Role]:
    """Return the roles by their words in lower case; `DataError` for an unknown sector, kind or flag."""
    found: dict[str, Role] = {}
    for where, (words, sectors, kind, flags) in read_rows(data_folder(language) / "roles.tsv", columns=4):
        chosen = frozenset() if flags == "-" else frozenset(flags.split(","))
        if not chosen <= FLAGS:
            raise DataError(f"{where}: flags are {', '.join(sorted(FLAGS))}, not {flags!r}")
        found[words] = Role(
            words=words,
            sectors=_sectors(sectors, where),
            kind=_kind(kind, where),
            **{flag: flag in chosen for flag in sorted(FLAGS)},
        )
    return found


@lru_cache(maxsize=4)
def load_titles(language: str = "en") -> dict[str, Role]:
    """Return the titles by their words in lower case, as roles of persons; each also without inner articles.

    A title that belongs to a body keeps the sectors of its noun for when there is no body.
    """
    found: dict[str, Role] = {}
    for where, (words, sectors) in read_rows(data_folder(language) / "titles.tsv", columns=2):
        inherits = sectors == "="
        noun = load_roles(language).get(words)
        kept = (noun.sectors if noun else ()) if inherits else _sectors(sectors, where)
        role = Role(words=words, sectors=kept, kind="person", local=bool(kept) or inherits, inherits=inherits)
        found[words] = found[words.replace(" the ", " ")] = role
    return found


@lru_cache(maxsize=4)
def load_institutions(language: str = "en") -> dict[str, Institution]:
    """Return the institutions by their words in lower case, `*` patterns among them."""
    found: dict[str, Institution] = {}
    for where, (words, country, sectors, kind) in read_rows(data_folder(language) / "institutions.tsv", columns=4):
        found[words] = Institution(
            words=words,
            country=None if country == "-" else country,
            sectors=_sectors(sectors, where),
            kind=_kind(kind, where),
        )
    return found


@lru_cache(maxsize=4)
def _load_offices(language: str = "en") -> dict[str, tuple[str, ...]]:
    rows = read_rows(data_folder(language) / "offices.tsv", columns=2)
    return {words: tuple(others.split(";")) for _, (words, others) in rows}


def other_offices(words: str) -> tuple[str, ...]:
    """Return an office as a report calls it, and what else it may be called: the top diplomat, the foreign minister."""
    office = words.replace("defense", "defence")
    return (office, *_load_offices().get(office, ()))


def find_role(words: Sequence[str], last: int, roles: dict[str, Role]) -> tuple[int, Role] | None:
    """Return first word and role of the longest phrase that ends at word `last`; `words` are lemmas in lower case."""
    for first in range(max(0, last - LONGEST + 1), last + 1):
        role = roles.get(" ".join(words[first : last + 1]))
        if role:
            return first, role
    return None


def find_noun(words: str) -> Role | None:
    """Return the role of a phrase in lower case, from nouns and then titles; a plural last word counts as well."""
    roles, titles = load_roles(), load_titles()
    found = roles.get(words) or titles.get(words)
    if found is None and (single := _singular(words)) != words:
        found = roles.get(single) or titles.get(single)
    return found


def _singular(words: str) -> str:
    if words.endswith("men"):
        return words[:-2] + "an"
    if words.endswith("ies"):
        return words[:-3] + "y"
    return words[:-1] if words.endswith("s") and not words.endswith("ss") else words


def find_institution(name: str, institutions: dict[str, Institution]) -> Institution | None:
    """Return the institution that a name (lower case, no article) tells: itself, its ending or a `*` pattern."""
    words = name.split()
    if not words:
        return None
    for cut in range(len(words)):
        for end in range(len(words), cut, -1):
            found = _match(words[cut:end], institutions)
            if found:
                return found
    return None


def _match(words: list[str], institutions: dict[str, Institution]) -> Institution | None:
    whole = institutions.get(" ".join(words))
    if whole or len(words) < 2:
        return whole
    for size in (2, 1):
        head, tail = " ".join(words[:size]), " ".join(words[-size:])
        if len(words) > size and (found := institutions.get(f"{head} *") or institutions.get(f"* {tail}")):
            return found
    return None


def _sectors(cell: str, where: str) -> tuple[str, ...]:
    sectors = () if cell == "-" else tuple(cell.split(","))
    for sector in sectors:
        if sector not in SECTORS:
            raise DataError(f"{where}: no sector {sector!r} in the codebook")
    return sectors


def _kind(cell: str, where: str) -> RoleKind:
    if cell not in KINDS:
        raise DataError(f"{where}: no kind {cell!r}")
    return cell  # type: ignore[return-value]
