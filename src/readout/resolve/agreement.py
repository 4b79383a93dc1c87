"""Agreement: whether a mention is one or many, whether it is a man or a woman, and who speaks where."""

from readout.grammar import NAMED
from readout.lexicon.words import load_words
from readout.records import Tree
from readout.resolve.view import View
from readout.text.quotes import find_quotes, quote_around

COLLECTIVE = frozenset("people police troops clergy staff crew personnel cattle wounded dead injured".split())
PRONOMINAL = ("PRON", "DET")


def is_many(view: View, number: int, seen_from: int | None = None) -> bool:
    """Tell whether a mention is plural: by its noun, or because something is joined to it with `and`.

    `seen_from` is a token of its sentence: in `Japan and its allies` Japan alone is `it`.
    """
    mention, tree = view.mentions[number], view.tree(number)
    head = mention.head
    if tree.tags[head] == "NOUN" and (
        tree.words[head].lower() != tree.lemmas[head].lower() or tree.lemmas[head].lower() in COLLECTIVE
    ):
        return True
    others = joined(tree, head)
    if seen_from is not None and any(seen_from in tree.subtree(other) for other in others):
        return False
    return mention.kind != "person" and bool(others)


def joined(tree: Tree, head: int) -> list[int]:
    """Return the tokens that are joined to a noun with `and`, none where the list says `or`."""
    found = list(tree.dependants(head, "conj"))
    links = {tree.words[link].lower() for token in found for link in tree.dependants(token, "cc")}
    return [] if links & {"or", "but", "nor"} else found


def is_collective(view: View, number: int) -> bool:
    """Tell whether a mention in the singular may be `they`: an army, a movement, a people."""
    return view.mentions[number].kind in ("group", "organization")


def is_pronoun(view: View, number: int) -> bool:
    """Tell whether a mention is a pronoun, alone."""
    first, last = view.tokens[number]
    mention = view.mentions[number]
    return first == last and mention.kind == "other" and view.tree(number).tags[mention.head] in PRONOMINAL


def gender_of(view: View, number: int) -> str | None:
    """Return `m` or `f` by the words of a mention, by its first name, or as pronouns told it; `None` if not known."""
    words = [word.lower().rstrip(".") for word in view.words(number).split()]
    if not load_words("woman").isdisjoint(words):
        return "f"
    if not load_words("man").isdisjoint(words):
        return "m"
    if (told := view.genders.get(gender_key(view, number))) is not None:
        return told
    name = view.settled[number].name if number in view.settled and number in view.people else None
    first = [word.lower() for word in (name or "").split()[:1]] + (words if number in view.people else [])
    if not load_words("woman_name").isdisjoint(first):
        return "f"
    return "m" if not load_words("man_name").isdisjoint(first) else None


def gender_key(view: View, number: int) -> str:
    """Return what the gender of a mention is remembered by: a person's name, else the mention itself."""
    standing = view.settled.get(number)
    return standing.name if standing is not None and standing.name and number in view.people else f"#{number}"


def is_named(view: View, number: int) -> bool:
    """Tell whether a mention is a proper name rather than a common noun."""
    mention = view.mentions[number]
    return mention.kind in NAMED and view.tree(number).tags[mention.head] == "PROPN"


def is_quoted(view: View, number: int) -> bool:
    """Tell whether a mention stands between quotation marks."""
    if view.quotes is None:
        view.quotes = find_quotes(view.report)
    return quote_around(view.quotes, view.mentions[number].span) is not None
