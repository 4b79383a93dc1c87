"""What the words of a mention say by themselves: countries, bodies, role or title, name."""

from dataclasses import dataclass

from readout.lexicon.roles import Role, find_noun, load_roles, load_titles
from readout.records import Tree
from readout.resolve.view import PREFIXES, Hit, View, bare_form, country_of, goes_on, is_country, is_foreign_link
from readout.world import Entry

FORMER = frozenset(("former", "ex", "ousted", "deposed", "toppled", "onetime", "one-time", "retired"))
# Small words inside names.
PARTICLES = frozenset(
    "al el bin ibn bint abu ben von van der den de da das do dos du di del della la le los y e ul ur".split()
)
COUNTED = frozenset("both all two three four five six several other".split())
DROPPED = frozenset("the a an 's ’s ' ’ - – \" “ ”".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """The parts of one mention. `codes` are countries named in it, in order; `entries` bodies named in it."""

    codes: tuple[str, ...]
    linked: tuple[str, ...]  # countries that it sides with or against: pro-Russian, US-backed
    bodies: tuple[Entry, ...]
    role: Role | None
    owner_role: Role | None  # the army of "an army source"
    former: bool
    words: str  # lower case, without countries and articles


def read_phrase(view: View, number: int) -> Phrase:
    """Return the parts of a mention; a person's name is left out of the words."""
    tree, mention = view.tree(number), view.mentions[number]
    first, last = view.tokens[number]
    hits = [hit for hit in view.hits[mention.sentence] if first <= hit[0] and hit[1] <= last]
    named = number in view.people
    if named:
        last = name_start(view, number) - 1
        hits = [hit for hit in hits if hit[1] <= last]
    top = last if mention.made_by.endswith("joint") else mention.head
    kept = _own_words(tree, first, last, -1 if named else top, hits)
    words = [word for _, word in kept]
    head = next((place for place, (token, _) in enumerate(kept) if token == top), len(kept) - 1)
    start, role = _find_role(words, head, named)
    if role is not None and not named and role.words == " ".join(word for word in words if word not in COUNTED):
        role = load_roles().get(tree.words[top].lower(), role) if " " not in role.words else role
    lowered = {tree.words[token].lower() for token in range(first, last + 1)}
    return Phrase(
        codes=_codes(view, tree, hits, linked=False),
        linked=_codes(view, tree, hits, linked=True) + _prefixed(view, tree, first, last),
        bodies=tuple(
            entry for entry in _bodies([hit for hit in hits if not goes_on(tree, hit)]) if not _is_within(entry, role)
        ),
        role=role,
        owner_role=_owner_role(words, start) if role is not None else None,
        former=bool(lowered & FORMER) or any(word.startswith("ex-") for word in lowered),
        words=" ".join(words),
    )


def name_start(view: View, number: int) -> int:
    """Return the first token of the name itself in the mention of a person: after the title."""
    tree = view.tree(number)
    first, last = view.tokens[number]
    inside = [name for name in tree.names if name.kind == "PER" and first <= name.first and name.last <= last]
    start = inside[-1].first if inside else last
    while not inside and start > first and tree.words[start - 1][0].isupper():
        start -= 1
    for token in range(start, last):
        if tree.words[token].islower() and tree.words[token] not in PARTICLES and tree.words[token].isalpha():
            start = token + 1
    origins = {
        hit[1] for hit in view.hits[view.mentions[number].sentence] if any(e.kind == "adjective" for e in hit[2])
    }
    while start < last and tree.words[start + 1][0].isupper():
        if not _is_title_word(tree.words[start]) and start not in origins:
            break
        start += 1
    return start


def _is_title_word(word: str) -> bool:
    return word.lower() in load_titles() or word.lower() in ("staff", "chief", "foreign", "defence", "defense", "prime")


def _own_words(tree: Tree, first: int, last: int, head: int, hits: list[Hit]) -> list[tuple[int, str]]:
    named = {token for a, b, entries in hits if is_country(entries) for token in range(a, b + 1)} - {head}
    kept = []
    for token in range(first, last + 1):
        word = tree.words[token].lower()
        if token not in named and word not in DROPPED:
            kept.append((token, tree.lemmas[token].lower() if tree.tags[token] == "NOUN" else word))
    return kept


def _codes(view: View, tree: Tree, hits: list[Hit], linked: bool) -> tuple[str, ...]:
    found = []
    for first, last, entries in hits:
        if is_country(entries) and is_foreign_link(tree, first, last) == linked:
            code = country_of(entries, view)
            if code and not (_is_common(entries) and not view.frequency[code]):
                found.append(code)
    return tuple(dict.fromkeys(found))


def _is_common(entries: tuple[Entry, ...]) -> bool:
    """Tell whether a seat of government bears a common name: the Foreign Office."""
    return any(entry.kind == "metonym" and find_noun(entry.form.lower()) for entry in entries)


def _prefixed(view: View, tree: Tree, first: int, last: int) -> tuple[str, ...]:
    """Return the countries in words like pro-Russian, which the tokens leave whole."""
    found = []
    for word in tree.words[first : last + 1]:
        for prefix in PREFIXES:
            if word.lower().startswith(prefix) and (
                code := country_of(view.world.find_name(word[len(prefix) :]), view)
            ):
                found.append(code)
    return tuple(found)


def _bodies(hits: list[Hit]) -> tuple[Entry, ...]:
    found: list[Entry] = []
    for _, _, entries in hits:
        if not is_country(entries):
            found.extend(entry for entry in entries if entry.body is not None)
    return tuple(found)


def _is_within(entry: Entry, role: Role | None) -> bool:
    """Tell whether a name is part of a longer common noun: union leaders are not those of the Union."""
    name = bare_form(entry)
    return role is not None and " " in role.words and name in role.words.split() and find_noun(name) is not None


def _find_role(words: list[str], head: int, person: bool) -> tuple[int, Role | None]:
    """Return where the role starts and the role: the longest phrase over the head, for a person the last title."""
    if not words:
        return 0, None
    if person:
        return _last_title(words)
    best: tuple[int, int, Role | None] = (0, head, None)
    for start in range(max(0, head - 4), head + 1):
        for end in range(min(len(words), head + 6), head, -1):
            if end - start > best[0] and (role := look_up_role(" ".join(words[start:end]))):
                best = (end - start, start, role)
                break
    return best[1], best[2]


def _last_title(words: list[str]) -> tuple[int, Role | None]:
    titles, spare = load_titles(), None
    end = len(words)
    while end > 0:
        for start in range(max(0, end - 7), end):
            role = titles.get(" ".join(words[start:end])) or load_roles().get(" ".join(words[start:end]))
            if role is not None:
                if role.sectors and not role.inherits:
                    return start, role
                spare = spare or ((start, role) if role.inherits else None)
                end = start + 1  # words of a longer title are no titles: secretary general
                break
        end -= 1
    return spare or (0, None)


def look_up_role(words: str) -> Role | None:
    """Return the role or title of a phrase in lower case."""
    return find_noun(words)


def _owner_role(words: list[str], start: int) -> Role | None:
    """Return the role of the longest phrase that ends before a role: the `army` of `army source`."""
    for end in range(start, 0, -1):
        for first in range(max(0, end - 4), end):
            role = look_up_role(" ".join(words[first:end]))
            if role is not None and role.sectors and role.kind != "country":
                return role
    return None
