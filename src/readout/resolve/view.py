"""One report as the rules of this room look at it: mentions by token, names by sentence, the day, what is settled."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from readout.lexicon.roles import find_noun
from readout.records import Document, Encoding, Mention, Place, Report, Span, Tree
from readout.world import Entry, World

COUNTRY_KINDS = frozenset(("country", "adjective", "capital", "metonym", "former"))
POSSESSIVES = frozenset(("'s", "’s", "'", "’"))
PREFIXES = ("pro-", "anti-", "counter-")
BACKED = frozenset(
    "backed supported allied funded armed trained brokered mediated aligned occupied designated sponsored friendly "
    "led bound made built educated supplied sympathetic speaking imposed facing".split()
)
UNIONS = frozenset(("EUR", "IGO"))  # bodies whose short names are common nouns: the Union, the Commission, the Council
Hit = tuple[int, int, tuple[Entry, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a mention is found to be: `how` names the rule; `name` is canonical; `None` and `()` where not known."""

    name: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    how: str = "none"
    twin: int | None = None  # the mention that it means the same as
    single: bool = False  # one thing of its own, shared with no other mention


@dataclass(kw_only=True)
class View:
    """The report and what was worked out so far; `settled` is by mention number."""

    report: Report
    document: Document
    encoding: Encoding
    world: World
    mentions: list[Mention]
    day: str | None
    hits: list[list[Hit]]
    tokens: list[tuple[int, int]]  # first and last token of each mention
    at: dict[tuple[int, int], int]  # mention number by sentence and head token
    ask: Callable[[int], Standing]  # settles a mention; one that is being settled further up is unknown
    settled: dict[int, Standing] = field(default_factory=dict)
    underway: set[int] = field(default_factory=set)
    genders: dict[str, str] = field(default_factory=dict)  # `m` or `f` by name, as pronouns told it
    quotes: tuple[Span, ...] | None = None  # what stands between quotation marks, once asked for
    told: Counter[str] = field(default_factory=Counter)  # how often each person is named
    points_back: bool = False  # whether common nouns may mean somebody told before: once all persons are settled
    codes: list[tuple[int, int, str]] = field(default_factory=list)  # sentence, token, country, in order
    frequency: Counter[str] = field(default_factory=Counter)
    people: frozenset[int] = frozenset()  # mentions that are names of persons
    places: dict[int, Place | None] = field(default_factory=dict)
    explicit: dict[str, dict[int, str]] = field(default_factory=dict)  # countries told with a role, by mention number
    scores: dict[str, float] | None = None  # weight of each country for the report, once asked for

    def tree(self, number: int) -> Tree:
        """Return the tree of a mention's sentence."""
        return self.encoding.trees[self.mentions[number].sentence]

    def mention_at(self, sentence: int, token: int) -> int | None:
        """Return the number of the mention that a token heads."""
        return self.at.get((sentence, token))

    def words(self, number: int) -> str:
        """Return a mention's words."""
        return self.mentions[number].span.cut(self.report.text)


def make_view(mentions: list[Mention], report: Report, document: Document, encoding: Encoding, world: World) -> View:
    """Return the view of a report with its names looked up and its countries counted."""
    ordered = sorted(mentions, key=lambda mention: (mention.span, mention.kind))
    view = View(
        report=report,
        document=document,
        encoding=encoding,
        world=world,
        mentions=ordered,
        day=report.published[:10] if report.published else None,
        hits=[find_hits(tree.words, world) for tree in encoding.trees],
        tokens=[_token_range(mention, document) for mention in ordered],
        at={},
        ask=lambda number: Standing(),
    )
    for number, mention in enumerate(ordered):
        key = (mention.sentence, mention.head)
        if key not in view.at or _width(view, number) > _width(view, view.at[key]):
            view.at[key] = number
    _count_countries(view)
    return view


def find_hits(words: Sequence[str], world: World) -> list[Hit]:
    """Return the names in a sentence, those that hold a possessive too: the Lord's Resistance Army."""
    hits = world.find_names(words)
    ends = [place for place, word in enumerate(words) if word not in POSSESSIVES]
    if len(ends) == len(words):
        return hits
    joined = ["".join(words[first:last]) for first, last in pairwise((*ends, len(words)))]
    for first, last, entries in world.find_names(joined):
        start, end = ends[first], ends[last]
        if end - start > last - first:  # a possessive inside
            hits = [hit for hit in hits if hit[1] < start or hit[0] > end]
            hits.append((start, end, entries))
    return sorted(hits, key=lambda hit: hit[0])


def _width(view: View, number: int) -> int:
    first, last = view.tokens[number]
    return last - first


def _token_range(mention: Mention, document: Document) -> tuple[int, int]:
    tokens = document.sentences[mention.sentence].tokens
    starts = [token.start for token in tokens]
    first = bisect_right(starts, mention.span.start) - 1
    last = bisect_left(starts, mention.span.end) - 1
    return max(first, 0), max(last, first, 0)


def country_of(entries: tuple[Entry, ...], view: View) -> str | None:
    """Return the country that an ambiguous name means in this report: the one it speaks of most, else the first."""
    codes = list(dict.fromkeys(entry.code for entry in entries if entry.code and entry.kind != "organisation"))
    if len(codes) > 1:
        codes.sort(key=lambda code: -view.frequency[code])
        if codes[:2] == ["COG", "COD"] and view.frequency["COG"] == view.frequency["COD"]:
            return "COD"
    return codes[0] if codes else None


def bare_form(entry: Entry) -> str:
    """Return a name in lower case without its article, as common nouns are listed."""
    return entry.form.lower().removeprefix("the ")


def is_country(entries: tuple[Entry, ...]) -> bool:
    """Tell whether a name can stand for a country."""
    return any(entry.kind in COUNTRY_KINDS or entry.kind == "people" for entry in entries)


def goes_on(tree: Tree, hit: Hit) -> bool:
    """Tell whether a common noun that is also a name is the first word of a longer one: the Union of Dock Workers."""
    _, last, entries = hit
    common = find_noun(bare_form(entries[0])) is not None and not is_country(entries)
    return common and tree.words[last + 1 : last + 2] == ("of",) and entries[0].code in UNIONS


def is_foreign_link(tree: Tree, first: int, last: int) -> bool:
    """Tell whether a country name says whom one sides with, not whence one is: pro-Russian, US-backed, anti-Iran."""
    if tree.words[first].lower().startswith(PREFIXES):
        return True
    if first > 1 and tree.words[first - 1] in "-–" and tree.words[first - 2].lower() in ("pro", "anti", "non"):
        return True
    if first > 0 and tree.words[first - 1].lower() == "ethnic":
        return True
    after = tree.words[last + 1 : last + 3]
    return len(after) == 2 and after[0] in "-–" and after[1].lower() in BACKED


def _count_countries(view: View) -> None:
    """Fill `codes` and `frequency`; names with one meaning count first, so that they can settle the others."""
    unsure = []
    for sentence, hits in enumerate(view.hits):
        for _, last, entries in hits:
            codes = {entry.code for entry in entries if entry.kind in COUNTRY_KINDS or entry.kind == "people"}
            if any(entry.kind == "metonym" and find_noun(entry.form.lower()) for entry in entries):
                continue  # Foreign Office, State Department: other countries have them too
            if len(codes) == 1:
                code = next(iter(codes))
                view.frequency[code or ""] += 3 if sentence == 0 else 1
                view.codes.append((sentence, last, code or ""))
            elif codes:
                unsure.append((sentence, last, entries))
    for sentence, last, entries in unsure:
        if code := country_of(entries, view):
            view.codes.append((sentence, last, code))
    view.codes.sort()
