"""Noun phrases that act: country and sectors from their own words, from what they belong to, or by default."""

from readout.grammar import BODIES
from readout.lexicon.roles import Role, find_noun, load_institutions
from readout.lexicon.words import load_words
from readout.records import Tree
from readout.resolve.defaults import default_country
from readout.resolve.phrases import Phrase
from readout.resolve.publishers import own_country
from readout.resolve.view import Standing, View, bare_form, is_country
from readout.world import Entry

OWNERS = frozenset(("of", "for", "from", "in", "at", "with", "by", "inside"))
HEIRS = frozenset(("of", "for", "from", "at", "with", "in"))  # spokesman for the army: sectors too
PAIRS = frozenset("both two three four five six neither either several many other some various allied".split())
# Whom a country faces is not of that country; who is sent abroad is not of the country he works in.
OTHERS = frozenset("counterpart neighbour neighbor rival ally partner enemy opponent captor".split())
ABROAD = frozenset(
    "embassy consulate delegation mission diplomat envoy ambassador consul spokesman spokeswoman".split()
)
TWOFOLD = frozenset(
    "leader president minister prime foreign government capital side delegation country ministry king premier army "
    "state ally neighbour neighbor nation head partner camp counterpart power".split()
)
WIDE = frozenset("western foreign european international muslim world".split())
GOVERNING = frozenset("GOV MIL LEG JUD COP SPY PTY".split())
STATE = frozenset("GOV MIL LEG JUD COP SPY PTY REB PRM UAF".split())
OFFICIAL = frozenset(("GOV", "MIL", "SPY"))  # whose releases speak of their own ministers and officers
HEADS = frozenset("president premier prime government governor king queen emir sultan chancellor mayor cabinet".split())
STATES_BODIES = frozenset(("IGO", "UNO", "EUR"))
WITHIN_BODIES = frozenset(("MIL", "JUD", "LEG"))  # the only sectors inside bodies of states
ARMED = frozenset(("REB", "PRM"))
FAMOUS = (("GOV",), ("ELI",))  # whose families are of the elite too
THINGS = frozenset(("weapon", "facility", "other"))
LARGE = 500_000  # people
DIVIDED = frozenset(("Punjab", "Kashmir", "Bengal", "Kurdistan"))  # regions of more than one state
SHORT = 4  # letters of an acronym that many bodies share


def settle_phrase(view: View, number: int, phrase: Phrase) -> Standing:
    """Return the standing of a noun phrase or title with its owners; the last resort is the report's country."""
    role = phrase.role
    owners = find_owners(view, number, role)
    several = role is not None and _means_several(view, number, role)
    country, how = _find_country(view, phrase, owners, several)
    if country is not None and role is not None and how == "words":
        view.explicit.setdefault(role.words, {})[number] = country
    if country is None and role is not None and not several:
        country, how = _fall_back(view, number, phrase, role)
    sectors = _find_sectors(view, phrase, owners)
    if phrase.former and sectors and sectors[0] in GOVERNING:
        sectors = ("ELI", *sectors)
    if country in STATES_BODIES:
        sectors = tuple(sector for sector in sectors if sector in WITHIN_BODIES)
    elif country is None and role is not None and role.inherits and sectors == role.sectors and not several:
        sectors = ()  # nothing tells for whom a spokesman speaks
    return Standing(country=country, sectors=sectors, how=how)


def _fall_back(view: View, number: int, phrase: Phrase, role: Role) -> tuple[str | None, str]:
    """Return the country of a noun with which none is told: the last told, the body it means, or the report's."""
    if told := _told_before(view, number, role):
        return told, "default again"
    if body := _common_body(view, role.words, phrase):
        return body, "institution"
    if not role.local or _is_from_elsewhere(phrase, role):
        return None, "none"
    if _is_own_official(view, number, role) and (own := own_country(view)) is not None:
        return own, "default publisher"
    mention = view.mentions[number]
    return default_country(view, mention.sentence, mention.head, frozenset(phrase.linked))


def _is_own_official(view: View, number: int, role: Role) -> bool:
    """Tell whether a noun may be of the office that publishes: one official or body of a state, with a capital."""
    tree, head = view.tree(number), view.mentions[number].head
    if role.sectors[:1] == () or role.sectors[0] not in OFFICIAL or role.kind in THINGS:
        return False
    if not HEADS.isdisjoint(role.words.split()) or tree.words[view.tokens[number][0]].lower() in ("a", "an"):
        return False
    return tree.words[head][0].isupper() and tree.words[head].lower() == tree.lemmas[head].lower()


def _told_before(view: View, number: int, role: Role) -> str | None:
    """Return the last country told with a role before a mention: `Thai soldiers` says whose `the soldiers` are."""
    told = view.explicit.get(role.words, {})
    return told[max(before)] if (before := [other for other in told if other < number]) else None


def _find_country(
    view: View, phrase: Phrase, owners: list[tuple[str, Standing]], several: bool
) -> tuple[str | None, str]:
    if phrase.codes:
        return phrase.codes[0], "words"
    if region := _region(phrase, several):
        return region, "region"
    known = phrase.bodies and not is_unlikely_acronym(view, phrase.bodies)
    if known and not is_generic(view, body := choose_body(view, phrase.bodies)):
        return body.code, "body"
    for case, standing in owners:
        if several or (case in ("in", "at") and ABROAD & set(phrase.words.split())):
            break
        if standing.country and standing.how.partition(" ")[0] != "default":
            return standing.country, f"owner {case}"
    return None, "none"


def _region(phrase: Phrase, several: bool) -> str | None:
    """Return the code of a region's governments: European ministers are the Union's, Arab leaders a league's."""
    words, role = set(phrase.words.split()), phrase.role
    if role is None or phrase.bodies:
        return None
    if role.sectors[:1] != ("GOV",) or not (several or "european" in words):
        return None
    return "EUR" if "european" in words else "IGO" if words & load_words("region") else None


def _is_from_elsewhere(phrase: Phrase, role: Role) -> bool:
    """Tell whether a phrase says that somebody is of another country: a Western diplomat, an African observer."""
    own = set(phrase.words.split()) - set(role.words.split())
    return not own.isdisjoint(load_words("region") | load_words("elsewhere"))


def _common_body(view: View, words: str, phrase: Phrase) -> str | None:
    """Return the code of a noun that means one body where no state is named: blue helmets, the Foreign Secretary.

    What only some states have counts where the report names the state.
    """
    known = load_institutions()
    first, _, rest = phrase.words.partition(" ")
    found = known.get(words) or (known.get(f"{first} *") if rest else None)
    if found is None or not (found.country in BODIES or view.frequency[found.country or ""]):
        return None
    return found.country


def _find_sectors(view: View, phrase: Phrase, owners: list[tuple[str, Standing]]) -> tuple[str, ...]:
    role, body = phrase.role, _best_body(view, phrase)
    if role is None:
        return body.sectors if body else ()
    if body is not None and body.sectors and (role.inherits or not role.sectors or _takes_body(role, body)):
        return body.sectors
    if body is not None and body.sectors == ("PRE",):  # the police of a breakaway entity
        return (*role.sectors, *(() if "PRE" in role.sectors else ("PRE",)))
    if phrase.owner_role is not None and (role.inherits or _takes_owner(role, phrase.owner_role)):
        return phrase.owner_role.sectors
    if role.inherits:
        for case, standing in owners:
            if standing.sectors and case in HEIRS | {"poss"}:
                return standing.sectors
    if role.words in load_words("kin") and any(standing.sectors[:1] in FAMOUS for _, standing in owners):
        return ("ELI",)
    return role.sectors


def _best_body(view: View, phrase: Phrase) -> Entry | None:
    return choose_body(view, phrase.bodies) if phrase.bodies else None


def _takes_body(role: Role, body: Entry) -> bool:
    """Tell whether a noun is coloured by a body named beside it: Houthi officials, Black Sea Fleet vessels."""
    if role.kind in THINGS:
        return True
    if body.sectors[:1] == ("PTY",) and role.kind == "person" and role.sectors == ("GOV",):
        return True  # the leader of a party
    if body.kind != "group" or "PRE" in body.sectors:
        return False
    return role.sectors[:1] == ("REB",) or (body.sectors[0] in ARMED and not STATE.isdisjoint(role.sectors[:1]))


def _takes_owner(role: Role, owner: Role) -> bool:
    """Tell whether a noun is coloured by the noun before it: opposition lawyers, army aircraft, a police post."""
    return role.kind in THINGS if not owner.colours else role.kind == "person" or role.kind in THINGS


def find_owners(view: View, number: int, role: Role | None = None) -> list[tuple[str, Standing]]:
    """Return what a phrase belongs to, with the preposition or `poss`, nearest relation first.

    Words of the role itself own nothing: union leaders are not those of the Union.
    """
    mention, tree = view.mentions[number], view.tree(number)
    found = []
    for child in tree.children[mention.head]:
        if role is not None and tree.relations[child] == "compound" and tree.words[child].lower() in role.words.split():
            continue
        case = _owner_case(tree, child)
        other = view.mention_at(mention.sentence, child) if case else None
        inside = tree.relations[child] in ("amod", "compound")  # countries inside are read with the phrase
        unsaid = other is None or (inside and view.ask(other).country is None)
        if case and unsaid and (town := _town(view, tree, child)) is not None:
            found.append((case, town))
        if case and other is not None and other != number and not (inside and view.mentions[other].kind == "country"):
            found.append((case, view.ask(other)))
    order = ("poss", "of", "for", "from", "with", "at", "in", "inside", "by")
    return sorted(found, key=lambda pair: order.index(pair[0]))


def _town(view: View, tree: Tree, token: int) -> Standing | None:
    """Return the standing of a large town or a region that is no mention of its own: the Lagos state government."""
    word = tree.words[token]
    if not word.istitle() or view.world.find_name(word):
        return None
    spots = [spot for spot in view.world.find_places(word) if spot.weight >= LARGE]
    told = [spot for spot in spots if view.frequency[spot.country or ""]] or (spots if word not in DIVIDED else [])
    return Standing(country=told[0].country, how="place") if told else None


def _owner_case(tree: Tree, child: int) -> str | None:
    label = tree.relations[child]
    if label == "nmod:poss":
        return "poss"
    if label.partition(":")[0] not in ("nmod", "compound", "amod", "obl"):
        return None
    cases = [tree.words[case].lower() for case in tree.dependants(child, "case")]
    if cases:
        return cases[0] if cases[0] in OWNERS and tree.words[child - 1] != "-" else None
    return "poss" if label in ("compound", "amod", "nmod:desc") else None


def _means_several(view: View, number: int, role: Role) -> bool:
    """Tell whether a phrase means several countries or their leaders, so that no single country can be given."""
    tree, head = view.tree(number), view.mentions[number].head
    first, last = view.tokens[number]
    words = {tree.words[token].lower() for token in range(first, last + 1)}
    if role.words in OTHERS or words & {"each", "either", "neither"}:
        return True
    plural = tree.words[head].lower() != tree.lemmas[head].lower()
    if not plural:
        return False
    twofold = words & PAIRS and TWOFOLD & set(role.words.split())
    return role.kind == "country" or bool(words & (WIDE | load_words("region")) or twofold)


def is_generic(view: View, entry: Entry) -> bool:
    """Tell whether a name is also a common noun (Senate, Maoists) and its country is not spoken of."""
    if entry.code in BODIES or view.frequency[entry.code or ""]:
        return False
    return find_noun(bare_form(entry)) is not None


def is_unlikely_acronym(view: View, entries: tuple[Entry, ...]) -> bool:
    """Tell whether all bodies of a short acronym are of states that the report never names: another body has it too."""
    form = entries[0].form
    if len(form) > SHORT or sum(map(str.isupper, form)) < 2:
        return False
    names = [hit[2] for hits in view.hits for hit in hits]
    named = {entry.code for name in names if is_country(name) or _is_full_name(name) for entry in name}
    if any(entry.code in BODIES | named for entry in entries):
        return False
    return bool(named) or len(entries) > 1 or entries[0].body is None or entries[0].body.certainty != "a"


def _is_full_name(entries: tuple[Entry, ...]) -> bool:
    """Tell whether a name means one body and is no short acronym: the Pakistan People's Party."""
    return len({entry.code for entry in entries}) == 1 and len(entries[0].form) > SHORT


def choose_body(view: View, entries: tuple[Entry, ...]) -> Entry:
    """Return the body that an ambiguous name means: in being at the report's date, of a country the report names."""
    return max(entries, key=lambda entry: _fitness(view, entry))


def _fitness(view: View, entry: Entry) -> tuple[bool, int, bool, str]:
    body, day = entry.body, view.day
    if body is None:
        return (True, view.frequency[entry.code or ""], True, "")
    alive = day is None or ((body.start or "") <= day and (body.end is None or day[: len(body.end)] <= body.end))
    return (alive, view.frequency[entry.code or ""], entry.code in BODIES, {"a": "z"}.get(body.certainty, ""))
