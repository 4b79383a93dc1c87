"""Names of offices as registers write them, as reports do: without the country, in plain words, with a sector."""

import re

from readout.world.imports.codes import KEPT, SECTORLESS
from readout.world.imports.rows import data_pairs
from readout.world.normal import normalise_name
from readout.world.records import Country

_BRACKETS = re.compile(r"\s*\([^()]*\)$")
_MINISTER = re.compile(
    r"(?P<rank>(?:[a-z]+ )?)(?P<head>minister|secretary of state) (?:of|for) (?:the )?(?P<field>[a-z ,&-]+)"
)
_RANKS = frozenset(("", "deputy ", "acting ", "federal ", "junior ", "vice ", "interim "))
_OF = re.compile(r"\s+(?:of|for|to)\s+(?:the\s+)?$")


def plain_offices(label: str, country: Country | None) -> tuple[str, ...]:
    """Return what an office is called, plainest first: `Minister of Finance of Chad` gives `finance minister` first."""
    written = _without_country(_BRACKETS.sub("", label), country).lower().replace("defense", "defence")
    written = written.removeprefix("the ").strip()
    plain = data_pairs("offices.tsv").get(written)
    if plain is None and (match := _MINISTER.fullmatch(written)) and match["rank"] in _RANKS:
        plain = f"{match['rank']}{match['field']} {'minister' if match['head'] == 'minister' else 'secretary'}"
    return tuple(dict.fromkeys(filter(None, (plain, written)))) or (label.lower(),)


def office_sector(label: str, code: str) -> str:
    """Return the sector of an office, "" for bodies of states that have none."""
    words = " ".join(re.findall(r"[\w-]+", label.lower()))
    sector = next(
        (sector for phrase, sector in data_pairs("office_sectors.tsv").items() if f" {phrase} " in f" {words} "), "GOV"
    )
    return "" if code in SECTORLESS and sector not in KEPT else sector


def _without_country(label: str, country: Country | None) -> str:
    """Return the label without `of Chad` at its end, or `Chadian` before it."""
    if country is None:
        return label
    names = sorted({country.name, *country.short_names, *country.former_names}, key=len, reverse=True)
    for name in filter(None, names):
        if label.lower().endswith(name.lower()) and (cut := _OF.search(label[: -len(name)])):
            return label[: cut.start()]
    known = {normalise_name(word) for word in country.adjectives}
    first, _, rest = label.partition(" ")
    return rest if rest and normalise_name(first) in known else label
