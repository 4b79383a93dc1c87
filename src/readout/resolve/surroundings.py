"""What the words around a place tell of it: the land or region it lies in, and whether it is a town or a region."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from readout.records import Mention, Tree
from readout.resolve.view import Hit, View
from readout.world import Spot

REACH = 12  # tokens: further off, words tell of something else
LONGEST = 5  # words in the name of a region
SIDES = frozenset(
    "north south east west northern southern eastern western central north-eastern north-western south-eastern "
    "south-western northeastern northwestern southeastern southwestern northeast northwest southeast southwest "
    "upper lower inner far mainland occupied rebel-held government-held".split()
)
LARGE = frozenset("state states province region oblast governorate department county krai territory prefecture".split())
SMALL = frozenset(
    "city town village hamlet port suburb capital neighbourhood neighborhood township municipality settlement resort "
    "outpost commune kibbutz community camp base airport".split()
)
MIDDLE = frozenset("district area part parts outskirts border division subdistrict valley island peninsula".split())
FILLING = frozenset(
    "a an the of in 's ’s ' ’ ( - – coastal rural remote small farming fishing mining mountain mountainous border "
    "regional provincial main largest second biggest key strategic besieged disputed tiny seaside nearby ancient "
    "historic industrial eastern-most autonomous restive volatile troubled embattled lying located situated".split()
)
# Of a region, not of a land: the governor of Oaxaca, Senator Jon Ossoff of Georgia.
RULERS = frozenset("governor governors gov. senator senators sen. congressman congresswoman rep. statehouse".split())
TITLE_REACH = 6  # tokens between a title and `of`
OPENING = frozenset((",", "(", "in", "of"))
GENITIVE = frozenset(("'s", "’s", "'", "’"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What is told of a place: lands and regions that it lies in, and words like `state of` or `town of`.

    `lands` are country codes, `regions` places of our table; `large` is true for a region, false for a town, `None`
    where nothing tells.
    """

    lands: tuple[str, ...] = ()
    regions: tuple[Spot, ...] = ()
    large: bool | None = None


def look_around(view: View, mention: Mention) -> Around:
    """Return what the words before and behind a place tell of it."""
    tree = view.encoding.trees[mention.sentence]
    first, last = token_range(view, mention)
    hits = {hit[0]: hit for hit in view.hits[mention.sentence]}
    ends = {hit[1]: hit for hit in view.hits[mention.sentence]}
    behind, tail = _read_behind(view, tree, last, hits)
    land, head = _read_before(view, tree, first, ends)
    large = head if head is not None else tail
    return Around(lands=(*land, *behind.lands), regions=behind.regions, large=large)


def token_range(view: View, mention: Mention) -> tuple[int, int]:
    """Return first and last token of a mention."""
    starts = [token.start for token in view.document.sentences[mention.sentence].tokens]
    first = max(bisect_right(starts, mention.span.start) - 1, 0)
    return first, max(bisect_left(starts, mention.span.end) - 1, first)


def side_before(view: View, mention: Mention) -> str | None:
    """Return the word that takes one side of a place: the `northern` of northern Gaza."""
    tree = view.encoding.trees[mention.sentence]
    first, _ = token_range(view, mention)
    word = tree.words[first - 1].lower() if first else ""
    return word if word in SIDES else None


def _size(word: str) -> bool | None:
    return True if word in LARGE else False if word in SMALL else None


def _read_behind(view: View, tree: Tree, last: int, hits: dict[int, Hit]) -> tuple[Around, bool | None]:
    """Return lands and regions named behind a place, and the size that the very next word tells (`Kherson region`)."""
    token, tail = last + 1, None
    if _word(tree, last) in LARGE | SMALL:
        tail = _size(_word(tree, last))
    elif _word(tree, token) in LARGE | SMALL | MIDDLE:
        tail = _size(_word(tree, token))
        token += 1
    if _word(tree, token) not in OPENING:
        return Around(), tail
    plain = _word(tree, token) in (",", "(")
    lands: list[str] = []
    regions: list[Spot] = []
    while token < min(len(tree), last + REACH):
        if (region := _region_at(view, tree, token)) is not None:
            token, found = region
            regions.extend(found)
            plain = False
        elif token in hits and (codes := _land_codes(hits[token])):
            if not _holds(tree, hits[token], plain):
                break
            token = hits[token][1] + 1
            lands.extend(codes)
        elif _is_bridge(tree, token):
            plain = plain and not _is_telling(tree, token)
            token += 1
        elif (lands or regions) and _word(tree, token) == "," and _starts_land(view, tree, token + 1, hits):
            token += 1
        else:
            break
        if _word(tree, token) in (",", ")") and not _starts_land(view, tree, token + 1, hits):
            break
    return Around(lands=tuple(lands), regions=tuple(regions)), tail


def _word(tree: Tree, token: int) -> str:
    return tree.words[token].lower() if 0 <= token < len(tree) else ""


def _is_bridge(tree: Tree, token: int) -> bool:
    word = _word(tree, token)
    return word in FILLING | SIDES | LARGE | SMALL | MIDDLE or word in OPENING


def _is_telling(tree: Tree, token: int) -> bool:
    """Tell whether a word says that a place follows: `in`, `of`, a side, a kind of place."""
    return _word(tree, token) in SIDES | LARGE | SMALL | MIDDLE | {"in", "of"}


def _holds(tree: Tree, hit: Hit, plain: bool) -> bool:
    """Tell whether a land named behind holds the place: not in `In Damascus, Iran's minister`, `In Kyiv, Poland said`.

    `plain` is a land behind nothing but a comma.
    """
    token = hit[1] + 1
    word = _word(tree, token)
    if all(entry.kind == "adjective" for entry in hit[2]):
        return word in SIDES | LARGE | SMALL | MIDDLE
    if word in GENITIVE:
        after = _word(tree, token + 1)
        return after in SIDES | LARGE | SMALL | MIDDLE | FILLING or tree.words[token + 1 : token + 2] != (after,)
    if not plain:
        return True
    return word in ("", ")") or tree.tags[token] in ("ADP", "SCONJ", "CCONJ", "PUNCT")


def _land_codes(hit: Hit) -> tuple[str, ...]:
    kinds = ("country", "adjective", "former")
    return tuple(dict.fromkeys(entry.code for entry in hit[2] if entry.code and entry.kind in kinds))


def _starts_land(view: View, tree: Tree, token: int, hits: dict[int, Hit]) -> bool:
    return (token in hits and bool(_land_codes(hits[token]))) or _region_at(view, tree, token) is not None


def _region_at(view: View, tree: Tree, token: int) -> tuple[int, tuple[Spot, ...]] | None:
    """Return the token behind the longest name of a region that starts at a token, and the regions of that name."""
    if token >= len(tree) or not tree.words[token][:1].isupper():
        return None
    for end in range(min(token + LONGEST, len(tree)), token, -1):
        words = " ".join(tree.words[token:end])
        found = tuple(spot for spot in view.world.find_regions(words) if spot.precision == "region" and spot.country)
        if found:
            return end, found
    return None


def _read_before(view: View, tree: Tree, first: int, ends: dict[int, Hit]) -> tuple[tuple[str, ...], bool | None]:
    """Return the lands before a place (`Nigeria's`, `the Syrian village of`) and the size told there."""
    size: bool | None = None
    if _word(tree, first - 1) in ("of", "from"):
        titles = (_word(tree, token) for token in range(max(first - TITLE_REACH, 0), first - 1))
        size = True if not RULERS.isdisjoint(titles) else None
    for token in range(first - 1, max(first - REACH, -1), -1):
        if token in ends and (codes := _land_codes(ends[token])):
            return codes, size
        word = _word(tree, token)
        if size is None and _word(tree, token + 1) == "of":
            size = _size(word)
        plain = token < first - 1 and tree.tags[token] == "ADJ"
        if not plain and word not in SIDES | LARGE | SMALL | MIDDLE | GENITIVE | {"the", "of"}:
            break
    return (), size
