"""Noun phrases that stand for somebody: their core without clauses, conjuncts and appositions."""

from functools import lru_cache

from readout.lexicon.roles import Role, find_noun, find_role, load_roles, load_titles
from readout.records import Tree

INNER = frozenset(("flat", "fixed", "goeswith"))
LEFT = frozenset(("det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "flat", "goeswith"))
RIGHT = frozenset(("flat", "goeswith", "nmod:desc", "fixed"))
PRONOUNS = frozenset(
    "he she they it him her them his its their who whom whose which that himself herself itself themselves theirs "
    "those both others everyone everybody nobody someone somebody anyone we us our ours i me my mine you".split()
)
# What a title may be made of besides the words of the titles themselves.
LINKS = frozenset("of for the 's ’s ' ’ - & in".split())
RANKS = frozenset(
    "former ex then late acting interim outgoing incoming new old senior top deputy chief first second vice retired "
    "veteran newly ousted deposed exiled jailed current longtime long-time one-time hardline populist conservative "
    "liberal right-wing left-wing newly-elected elected reformist embattled powerful influential prominent provincial "
    "regional local federal national military political junior state".split()
)


def role_at(tree: Tree, token: int) -> Role | None:
    """Return the role of the longest phrase that ends at a token, `None` if the word is no actor."""
    for words in (tree.lemmas, tree.words):
        near = [word.lower() for word in words[max(0, token - 4) : token + 1]]
        for first in range(len(near)):
            role = find_noun(" ".join(near[first:]))
            if role is not None:
                return role
    return None


def is_pronoun(tree: Tree, token: int) -> bool:
    """Tell whether a token is a pronoun that stands for a party; `that` and `which` only as relative pronouns."""
    word = tree.words[token].lower()
    if tree.tags[token] not in ("PRON", "DET") or word not in PRONOUNS:
        return False
    if tree.relations[token] == "expl" or (tree.tags[token] == "DET" and tree.relations[token] == "det"):
        return False
    if word not in ("that", "which"):
        return True
    return any(tree.relations[above] == "acl:relcl" for above in (tree.heads[token], token) if above >= 0)


def core_tokens(tree: Tree, head: int, names: frozenset[int] = frozenset()) -> tuple[int, int]:
    """Return first and last token of the core of a noun phrase.

    Determiners, adjectives, numbers, compounds, possessors and the rest of the name belong to it; of what follows with
    a preposition only `of` and a name (`the Ministry of Defence of Georgia`); `names` are the tokens in names.
    """
    kept = {head}
    for child in tree.children[head]:
        if _is_inner(tree, head, child):
            kept.update(tree.subtree(child))
        elif child > head and tree.relations[child] == "nmod" and _is_of_name(tree, child, names):
            first, last = core_tokens(tree, child, names)
            kept.update(range(first, last + 1))
            kept.update(tree.dependants(child, "case"))
    kept.update(range(head, _fixed_end(tree, head) + 1))
    return _contiguous(tree, head, kept)


def _is_inner(tree: Tree, head: int, child: int) -> bool:
    """Tell whether a dependant belongs to the core with all below it."""
    label = tree.relations[child]
    if child < head:
        return label in LEFT or label.partition(":")[0] in LEFT
    return label in RIGHT or (label in ("compound", "nummod") and child == head + 1)


def _fixed_end(tree: Tree, head: int) -> int:
    """Return the last token of a role that goes on behind its head: head of state, chief of the general staff."""
    if head + 2 >= len(tree) or tree.words[head + 1].lower() not in ("of", "in"):
        return head
    for last in range(min(len(tree), head + 6) - 1, head + 1, -1):
        words = " ".join([tree.lemmas[head].lower(), *map(str.lower, tree.words[head + 1 : last + 1])])
        if words in load_roles() or words in load_titles():
            return last
    return head


def _is_of_name(tree: Tree, token: int, names: frozenset[int]) -> bool:
    cases = [tree.words[child].lower() for child in tree.dependants(token, "case")]
    return cases == ["of"] and (token in names or tree.tags[token] == "PROPN")


def _contiguous(tree: Tree, head: int, kept: set[int]) -> tuple[int, int]:
    first = last = head
    while first - 1 in kept or (first > 1 and tree.words[first - 1] in "-–'’" and first - 2 in kept):
        first -= 1
    while last + 1 in kept or (last + 2 in kept and tree.words[last + 1] in "-–"):
        last += 1
    while first < head and tree.tags[first] in ("PUNCT", "ADP", "CCONJ", "SCONJ"):
        first += 1
    while last > head and tree.tags[last] == "PUNCT" and tree.words[last] not in ("'", "’", "."):
        last -= 1
    if last > head and tree.words[last] in ("'s", "’s", "'", "’"):
        last -= 1
    return first, last


def title_start(tree: Tree, first: int, names: frozenset[int]) -> int:
    """Return the first token of the title that stands right before a person's name, or the name's own first token."""
    titles = _title_words()
    if first == 0 or tree.words[first - 1].lower() not in titles:
        return first
    start = token = first
    while token > 0:
        token -= 1
        word = tree.words[token].lower()
        if word in ("of", "for") and _is_personal(tree, token + 1, first):
            break
        if word in titles or word in RANKS or (token in names and tree.tags[token] != "PUNCT"):
            if tree.tags[token] in ("VERB", "AUX"):
                break
            start = token
        elif word in ("a", "an", "the") and tree.words[start - 1].lower() == word:
            start = token
            if tree.words[max(token - 1, 0)].lower() not in ("of", "for"):
                break
        elif word not in LINKS:
            break
    while start < first and tree.tags[start] == "ADP":  # of "ambassador to" only the noun begins a title
        start += 1
    return start


def _is_personal(tree: Tree, start: int, end: int) -> bool:
    """Tell whether the words right before the name hold a whole title already."""
    words = [word.lower() for word in tree.words[start:end] if word.lower() != "the"]
    found = find_role(words, len(words) - 1, load_titles()) if words else None
    return found is not None and not found[1].inherits


@lru_cache(maxsize=1)
def _title_words() -> frozenset[str]:
    return frozenset(word for title in load_titles() for word in title.split()) - LINKS


@lru_cache(maxsize=1)
def _role_words() -> frozenset[str]:
    return _title_words() | frozenset(word for role in load_roles() for word in role.split())


def is_role_word(word: str) -> bool:
    """Tell whether a word in lower case, singular or plural, is part of some role, title or rank."""
    known = _role_words()
    return word in known or word.removesuffix("s") in known or word in RANKS


def top_token(tree: Tree, first: int, last: int) -> int:
    """Return the token of a stretch that its other tokens hang on: the first whose head lies outside."""
    for token in range(first, last + 1):
        if not first <= tree.heads[token] <= last and tree.tags[token] not in ("PUNCT", "ADP", "PART", "DET"):
            return token
    return last
