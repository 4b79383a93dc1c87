"""How people write a party or a figure in one line, in the corpus and where they amend a record."""

import re

# `the army (Sudanese Armed Forces) = SDN MIL`: words, perhaps the canonical name, country, sector.
PARTY = re.compile(r"(?P<words>.+?)(?: \((?P<name>[^()]+)\))? = (?P<country>[A-Z]{3}|null) (?P<sector>[A-Z]{3}|null)")
