"""Small invented files of other projects, written from their formats."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

POLECAT = (
    "Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|Actor Country|Actor COW|"
    "Primary Actor Sector|Actor Sectors|Actor Title|Actor Name Raw|Wikipedia Actor ID|Recipient Name|"
    "Recipient Country|Recipient COW|Primary Recipient Sector|Recipient Sectors|Recipient Title|Recipient Name Raw|"
    "Wikipedia Recipient ID|Placename|City|District|Province|Country|Latitude|Longitude|GeoNames ID|Raw Placename|"
    "Feature Type|Source|Publication Date|Story People|Story Organizations|Story Locations|Language|Version"
).split("|")
ICEWS = (
    "Event ID|Event Date|Source Name|Source Sectors|Source Country|Event Text|CAMEO Code|Intensity|Target Name|"
    "Target Sectors|Target Country|Story ID|Sentence Number|Publisher|City|District|Province|Country|Latitude|Longitude"
).split("|")
ACLED = (
    "event_id_cnty|event_date|year|time_precision|disorder_type|event_type|sub_event_type|actor1|assoc_actor_1|inter1|"
    "actor2|assoc_actor_2|inter2|interaction|civilian_targeting|iso|region|country|admin1|admin2|admin3|location|"
    "latitude|longitude|geo_precision|source|source_scale|notes|fatalities|tags|timestamp"
).split("|")
UCDP = (
    "id|relid|year|active_year|code_status|type_of_violence|conflict_dset_id|conflict_new_id|conflict_name|"
    "dyad_dset_id|dyad_new_id|dyad_name|side_a_dset_id|side_a_new_id|side_a|side_b_dset_id|side_b_new_id|side_b|"
    "number_of_sources|source_article|source_office|source_date|source_headline|source_original|where_prec|"
    "where_coordinates|where_description|adm_1|adm_2|latitude|longitude|geom_wkt|priogrid_gid|country|country_id|"
    "region|event_clarity|date_prec|date_start|date_end|deaths_a|deaths_b|deaths_civilians|deaths_unknown|best|high|"
    "low|gwnoa|gwnob"
).split("|")
_GDELT_PLACES = {
    "id": 1, "day": 2, "actor": 6, "actor_name": 7, "actor_country": 8, "recipient": 16, "recipient_name": 17,
    "recipient_country": 18, "cameo": 27, "base": 28, "root": 29, "quad": 30, "mentions": 32,
}  # fmt: skip
_GDELT_ENDS = {
    61: {"place": 53, "fips": 54, "latitude": 57, "longitude": 58, "added": 60, "url": 61},
    58: {"place": 51, "fips": 52, "latitude": 54, "longitude": 55, "added": 57, "url": 58},
    57: {"place": 51, "fips": 52, "latitude": 54, "longitude": 55, "added": 57},
}
AID = {
    "id": "1001", "day": "20260310", "actor": "FRAGOV", "actor_name": "FRANCE", "actor_country": "FRA",
    "recipient": "TCD", "recipient_name": "CHAD", "recipient_country": "TCD", "cameo": "073", "base": "073",
    "root": "07", "quad": "2", "mentions": "4", "place": "N'Djamena, Chad", "fips": "CD", "latitude": "12.1",
    "longitude": "15.0", "added": "20260311101500", "url": "https://paper.example/1",
}  # fmt: skip


def gdelt_line(width: int = 61, **cells: str) -> str:
    """Return a line of GDELT: relief of France for Chad, but for the cells given."""
    places = _GDELT_PLACES | _GDELT_ENDS[width]
    row = [""] * width
    for name, cell in (AID | cells).items():
        if name in places:
            row[places[name] - 1] = cell
    return "\t".join(row) + "\n"


def tabbed(header: Iterable[str], *rows: Mapping[str, str], nothing: str = "") -> str:
    """Return a file with tabs and a header."""
    names = list(header)
    return "".join("\t".join(line) + "\n" for line in (names, *([row.get(n, nothing) for n in names] for row in rows)))


def write_csv(path: Path, header: Iterable[str], *rows: Mapping[str, str], with_header: bool = True) -> Path:
    """Write a file with commas and quotes."""
    names = list(header)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, restval="")
        if with_header:
            writer.writeheader()
        writer.writerows(rows)
    return path


CLASH = {
    "event_id_cnty": "TCD77", "event_date": "2026-03-10", "time_precision": "1", "event_type": "Battles",
    "sub_event_type": "Armed clash", "actor1": "Military Forces of Chad (2021-)", "inter1": "State forces",
    "actor2": "Unidentified Armed Group (Sudan)", "inter2": "Political militias", "iso": "148", "country": "Chad",
    "location": "Abéché", "latitude": "13.8", "longitude": "20.8", "source": "Paper One; Paper Two",
    "notes": "On 10 March 2026, soldiers and gunmen\nfought at a well.", "fatalities": "3", "timestamp": "1773200000",
}  # fmt: skip
BATTLE = {
    "id": "9001", "type_of_violence": "1", "side_a": "Government of Chad", "side_b": "Band of the North",
    "number_of_sources": "2", "source_headline": "Fighting near a well", "where_coordinates": "Abéché",
    "latitude": "13.8", "longitude": "20.8", "country": "Chad", "country_id": "483", "date_prec": "2",
    "date_start": "2026-03-09 00:00:00.000", "date_end": "2026-03-11 00:00:00.000", "best": "3", "high": "7",
    "low": "2", "gwnoa": "483",
}  # fmt: skip
DRONES = {
    "Event ID": "p-1", "Event Date": "2026-03-10", "Event Type": "ASSAULT", "Event Mode": "ASSAULT-suicide-attack",
    "Quad Code": "MATERIAL CONFLICT", "Actor Name": "Army A; Army B", "Actor Country": "RUS; BLR",
    "Primary Actor Sector": "MIL", "Actor Sectors": "MIL; GOV", "Recipient Country": "UKR", "Country": "Ukraine",
    "City": "Kyiv",
}  # fmt: skip
TALKS = {
    "Event ID": "55", "Event Date": "2016-03-10", "Source Name": "Ministry (France)", "Source Country": "France",
    "Source Sectors": '"Military,Government"', "Event Text": "Provide humanitarian aid", "CAMEO Code": "073",
    "Intensity": "7.0", "Target Name": "Chad", "Target Country": "Chad", "Publisher": "The Paper", "Country": "Chad",
}  # fmt: skip
