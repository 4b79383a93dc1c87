"""Where the names of places stand: regions of several words, towns that are stormed, words behind `in` and `near`."""

from readout.records import Tree
from readout.world import World

PLACE_CASES = frozenset(
    "in at near into to from outside inside around through across towards toward throughout over off above".split()
)
PLACE_NOUNS = frozenset(
    "region province state oblast district governorate county department prefecture territory camp river island "
    "islands sea strait gulf canal valley mountains desert peninsula corridor crossing airport airfield plant prison "
    "dam base field terminal port bridge park forest square hospital site refinery barracks mine mosque".split()
)
TAKINGS = frozenset(
    "take retake capture recapture seize overrun besiege bomb shell bombard pound enter storm encircle liberate "
    "reach leave shake".split()
)
OPERATIONS = (("Operation",), ("Exercise",))  # Operation Indian Ocean is no ocean
LONGEST_REGION = 6  # tokens of the name of a region


def find_regions(tree: Tree, known: set[tuple[int, int]], world: World) -> list[tuple[int, int]]:
    """Return first and last token of the regions of several words that are not known: `the Strait of` | `Hormuz`."""
    regions = []
    token = 0
    while token < len(tree):
        end = _region_end(tree, token, world) if tree.words[token][:1].isupper() else token
        if end > token and (token, end) not in known and tree.words[token - 1 : token] not in OPERATIONS:
            regions.append((token, end))
        token = end + 1
    return regions


def _region_end(tree: Tree, first: int, world: World) -> int:
    """Return the last token of the longest region of several words that starts at a token, the token if none does."""
    for last in range(min(first + LONGEST_REGION, len(tree)) - 1, first, -1):
        if (tree.words[last][:1].isupper() or tree.words[last] in PLACE_NOUNS) and world.find_regions(
            join_words(tree, first, last)
        ):
            return last
    return first


def join_words(tree: Tree, first: int, last: int) -> str:
    """Return the words of a name as they are written: Cox's Bazar."""
    return " ".join(tree.words[first : last + 1]).replace(" '", "'").replace(" ’", "’")


def has_capital(tree: Tree, first: int, last: int, world: World) -> bool:
    """Tell whether a name is no mere `central` or `downtown`; `the demilitarised zone` is one."""
    words = tree.words[first : last + 1]
    return not all(map(str.islower, words)) or bool(world.find_regions(" ".join(words)))


def is_region(tree: Tree, first: int, last: int, world: World) -> bool:
    """Tell whether a name of several words is a region's: the English Channel, Lake Victoria."""
    return first < last and bool(world.find_regions(join_words(tree, first, last)))


def stands_as_place(tree: Tree, token: int) -> bool:
    """Tell whether a word stands behind `in`, `near` or `of` as places do."""
    if token == 0:
        return False
    before = [word.lower() for word in tree.words[max(0, token - 2) : token]]
    word = before[0] if before[-1] == "the" else before[-1]
    return word in PLACE_CASES or word == "of"


def is_taken(tree: Tree, token: int) -> bool:
    """Tell whether a word is what is shelled, stormed or overrun."""
    return tree.relations[token] == "obj" and tree.lemmas[tree.heads[token]].lower() in TAKINGS


def is_lone_capital(tree: Tree, token: int) -> bool:
    """Tell whether a noun written large is what is stormed or where one is, where other nouns are written small."""
    nouns = [word for word, tag in zip(tree.words, tree.tags, strict=True) if tag == "NOUN"]
    if token == 0 or not tree.words[token].istitle() or sum(word[:1].isupper() for word in nouns) > 1:
        return False
    return is_taken(tree, token) or tree.words[token - 1].lower() in PLACE_CASES
