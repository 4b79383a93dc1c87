"""The indexes of the tables: from a name in its normal form to the rows that it may mean.

Tables and indexes are lines of text with tabs, as they lie in the packed file. An index has a line a name: `names`
tells kind, thing and form as written of each meaning (a thing is the ISO3 code of a country, `o12` for row 12 of the
organisations, `g3` for row 3 of the groups), the others tell the numbers of rows. Rows are counted from 0.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from readout.world.holders import post_key, surnames
from readout.world.load import make_body, make_country, make_term, place_names
from readout.world.normal import normalise_name
from readout.world.records import Body, Country, NameKind, Term

Lines = Sequence[str]
INDEXES = ("names", "people", "surnames", "posts", "regions")
INITIALS = {"organisations": "o", "groups": "g"}
Name = tuple[str, str, str]  # kind, thing and form as written


def build_indexes(tables: Mapping[str, Lines]) -> dict[str, dict[str, str]]:
    """Return the indexes by name; `DataError` for a row that is wrong."""
    rows = {table: [line.split("\t") for line in lines] for table, lines in tables.items()}
    terms = [make_term(row, f"offices, row {number}") for number, row in enumerate(rows["offices"])]
    return {
        "names": _index_names([*_country_names(rows), *_body_names(rows)]),
        "people": _index_numbers(_full_names(term) for term in terms),
        "surnames": _index_numbers(_surnames(term) for term in terms),
        "posts": _index_numbers([post_key(term.code, office) for office in term.offices] for term in terms),
        "regions": _index_numbers(map(normalise_name, place_names(row)) for row in rows["places"]),
    }


def split_names(meanings: str) -> Iterator[Name]:
    """Give the meanings of a line of the index `names`."""
    cells = meanings.split("\t")
    return zip(cells[0::3], cells[1::3], cells[2::3], strict=False)  # not strict: no meanings at all is one empty cell


def _index_numbers(names: Iterable[Iterable[str]]) -> dict[str, str]:
    """Return by name the numbers of the rows that have it."""
    found: dict[str, list[str]] = {}
    for number, forms in enumerate(names):
        for form in dict.fromkeys(forms):
            found.setdefault(form, []).append(str(number))
    return {form: " ".join(numbers) for form, numbers in found.items()}


def _index_names(names: Iterable[tuple[Name, str]]) -> dict[str, str]:
    """Return by name what it means; of the spellings that a thing has for one name the first counts."""
    found: dict[str, dict[tuple[str, str], Name]] = {}
    for name, identity in names:
        found.setdefault(normalise_name(name[2]), {}).setdefault((name[0], identity), name)
    return {form: "\t".join("\t".join(name) for name in group.values()) for form, group in found.items() if form}


def _country_names(rows: Mapping[str, Sequence[Sequence[str]]]) -> Iterator[tuple[Name, str]]:
    codes = {row[0]: row for row in rows["codes"]}
    for number, row in enumerate(rows["countries"]):
        country = make_country(row, codes, f"countries, row {number}")
        for kind, form in _forms_of(country):
            yield (kind, country.iso3, form), f"{country.name}/{country.iso3}"


def _forms_of(country: Country) -> Iterator[tuple[NameKind, str]]:
    forms: tuple[tuple[NameKind, tuple[str, ...]], ...] = (
        ("country", (country.name, *country.short_names)),
        ("adjective", country.adjectives),
        ("people", country.people),
        ("capital", country.capitals),
        ("metonym", country.metonyms),
        ("former", country.former_names),
    )
    return ((kind, form) for kind, names in forms for form in names)


def _body_names(rows: Mapping[str, Sequence[Sequence[str]]]) -> Iterator[tuple[Name, str]]:
    for table, initial in INITIALS.items():
        for number, row in enumerate(rows[table]):
            body = make_body(row, table == "groups", f"{table}, row {number}")
            for form in (body.name, *body.aliases, *_singular_forms(body)):
                if body.armed and form.islower() and form.isalpha():
                    continue  # "bandits" is a name only where the report makes it one
                yield (
                    ("group" if body.armed else "organisation", f"{initial}{number}", form),
                    f"{body.name}/{body.code}",
                )


def _singular_forms(body: Body) -> Iterator[str]:
    """Give `Houthi` for `Houthis`: what a fighter of an armed group is called."""
    for form in (body.name, *body.aliases):
        if body.armed and form.endswith("s") and " " not in form and len(form) > 5 and form[0].isupper():
            yield form[:-1]


def _full_names(term: Term) -> Iterator[str]:
    return map(normalise_name, (term.name, *term.aliases))


def _surnames(term: Term) -> Iterator[str]:
    return (form for name in (term.name, *term.aliases) for form in surnames(name))
