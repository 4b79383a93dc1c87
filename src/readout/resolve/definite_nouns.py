"""Common nouns as pointers: the noun's words, what it may mean, and whether it tells too much to point back."""

from dataclasses import dataclass

from readout.lexicon.anaphors import Anaphor, load_anaphors
from readout.lexicon.roles import find_noun
from readout.lexicon.words import load_words
from readout.records import Tree
from readout.resolve.agreement import is_many
from readout.resolve.phrases import Phrase, read_phrase
from readout.resolve.view import View, bare_form

RELATIONAL = frozenset("captor kidnapper abductor attacker assailant jailer hostage-taker tormentor".split())
POSSESSIVE = frozenset("his her their its my our".split())
DETERMINERS = frozenset("the this that these those said".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """A noun that may point back: its last word, what is said of it besides, and what it may mean."""

    head: str
    more: frozenset[str]
    kind: str  # person, body, country, place or thing
    many: bool
    row: Anaphor | None
    sectors: tuple[str, ...]
    codes: tuple[str, ...]


def read_noun(view: View, number: int) -> Noun | None:
    """Return the noun of a mention that may point back; `None` for names, and where it tells which one it is."""
    mention, tree = view.mentions[number], view.tree(number)
    first, last = view.tokens[number]
    begins = DETERMINERS | (POSSESSIVE if tree.lemmas[mention.head].lower() in RELATIONAL else frozenset())
    if first == last or tree.words[first].lower() not in begins or number in view.people:
        return None
    if mention.kind in ("time", "quantity", "country", "place") and not _is_land(tree, mention.head):
        return None
    if _tells_more(tree, mention.head, last):
        return None
    phrase = read_phrase(view, number)
    words = [word for word in phrase.words.split() if word not in POSSESSIVE]
    aged = phrase.words.endswith("year old")
    head = "year-old" if aged else tree.lemmas[mention.head].lower()
    if (
        any(find_noun(bare_form(body)) is None for body in phrase.bodies)
        or not words
        or not load_words("another").isdisjoint(words)
    ):
        return None
    named = phrase.role.words if phrase.role is not None and phrase.role.words.split()[-1:] == [head] else head
    many = is_many(view, number)
    kind = _kind(phrase, mention.kind, head, many)
    rows = load_anaphors()
    return Noun(
        head=head,
        more=frozenset() if aged else frozenset(words) - {head},
        kind=kind,
        many=many,
        row=rows.get((named, kind)) or rows.get((head, kind)),
        sectors=phrase.role.sectors if phrase.role is not None else (),
        codes=phrase.codes,
    )


def _is_land(tree: Tree, head: int) -> bool:
    rows, lemma = load_anaphors(), tree.lemmas[head].lower()
    return (lemma, "country") in rows or (lemma, "place") in rows


def _tells_more(tree: Tree, head: int, last: int) -> bool:
    """Tell whether words behind a noun say which one it is: the army of Chad, the man who fled."""
    return any(
        child > head
        and (tree.relations[child] in ("acl", "acl:relcl") or tree.relations[child].partition(":")[0] == "nmod")
        and not (tree.relations[child] == "acl:relcl" and tree.words[last + 1 : last + 2] == (",",))
        for child in tree.children[head]
    ) or any(tree.words[owner].lower() not in POSSESSIVE for owner in tree.dependants(head, "nmod:poss"))


def _kind(phrase: Phrase, kind: str, head: str, many: bool) -> str:
    role = phrase.role.kind if phrase.role is not None else None
    if (head, "country") in load_anaphors() and role in ("country", None, "group"):
        return "country" if not many else "thing"
    if (head, "place") in load_anaphors():
        return "place" if not many else "thing"
    if kind == "person" or (role == "person" and not many) or ((head, "person") in load_anaphors() and role is None):
        return "person"
    if role in ("weapon", "facility", "other"):
        return "thing"
    return "body"
