"""Mentions of people, bodies, groups, countries and places: names, nouns that act, pronouns."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from readout.grammar import words_span
from readout.lexicon.roles import load_titles
from readout.records import Document, Encoding, Mention, MentionKind, Name, Report, Tree
from readout.spot.mentions import make_mention
from readout.spot.nouns import INNER, core_tokens, is_pronoun, is_role_word, role_at, title_start, top_token
from readout.spot.regions import (
    PLACE_CASES,
    find_regions,
    has_capital,
    is_lone_capital,
    is_region,
    is_taken,
    join_words,
    stands_as_place,
)
from readout.world import Entry, World

MAKER = "spot.names/0.1"
SURE = 0.35  # names that the encoder doubts more than this are left to the gazetteer
BODIES = frozenset(("group", "organization", "organisation"))
COUNTRY_KINDS = frozenset(("country", "adjective", "capital", "metonym", "former"))
PARTIES = frozenset(("nsubj", "obj", "iobj", "obl", "nmod", "conj", "appos", "root"))
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december ramadan christmas easter eid gmt am pm".split()
)
DESIGNATION = re.compile(r"[A-Z][A-Za-z]{0,7}-\d+\w*$")  # F-16s, Su-25
KINDS: dict[str, MentionKind] = {"PER": "person", "ORG": "organization", "LOC": "place", "MISC": "other"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A name in one sentence: tokens `first` to `last`, what the encoder calls it, what the gazetteer knows."""

    first: int
    last: int
    label: str | None
    entries: tuple[Entry, ...]


def spot_entities(report: Report, document: Document, encoding: Encoding, world: World) -> list[Mention]:
    """Return the mentions of a report in reading order, unresolved; one a head token but for countries inside."""
    found: list[Mention] = []
    for number, (sentence, tree) in enumerate(zip(document.sentences, encoding.trees, strict=True)):
        seen: set[tuple[int, int]] = set()
        taken: set[int] = set()
        for first, last, head, kind, rule in _candidates(tree, world):
            if (first, last) in seen or head in taken:
                continue
            seen.add((first, last))
            taken.add(head)
            span, made_by = words_span(sentence.tokens, first, last), f"{MAKER} {rule}"
            found.append(make_mention(report, span, kind, sentence=number, head=head, made_by=made_by))
    return sorted(found, key=lambda mention: (mention.span, mention.kind))


def _candidates(tree: Tree, world: World) -> Iterator[tuple[int, int, int, MentionKind, str]]:
    """Give first, last and head token, kind and rule of every mention, the largest of a head first."""
    names = [name for name in settle_names(tree, world) if not _is_office(name, tree, world)]
    in_names = frozenset(token for name in names for token in range(name.first, name.last + 1))
    inside: list[tuple[int, int]] = []
    for name in names:
        candidate = _from_name(tree, name, in_names, world)
        if name.label == "PER":
            inside.append(candidate[:2])
        yield candidate
    for token in range(len(tree)):
        if tree.tags[token] in ("PRON", "DET"):
            if is_pronoun(tree, token):
                yield token, token, token, "other", "pronoun"
        elif token not in in_names and not any(first <= token <= last for first, last in inside):
            yield from _from_noun(tree, token, in_names, world)
    yield from _nested_countries(tree, names, world)


def settle_names(tree: Tree, world: World) -> list[Found]:
    """Return the names of a sentence with the labels that encoder and tables agree on, left to right."""
    return [_relabel(name, tree, world) for name in find_names(tree, world)]


def find_names(tree: Tree, world: World) -> list[Found]:
    """Return the names of a sentence, none inside another, left to right."""
    found = [
        Found(first=name.first, last=_name_end(tree, name), label=name.kind, entries=())
        for name in tree.names
        if name.score >= SURE and (name.kind != "LOC" or has_capital(tree, name.first, name.last, world))
    ]
    for first, last in find_regions(tree, {(name.first, name.last) for name in found}, world):
        _lay_over(found, Found(first=first, last=last, label="LOC", entries=()))
    for first, last in world.find_people(tree.words):
        _lay_over(found, Found(first=first, last=last, label="PER", entries=()))
    for hit in world.find_names(tree.words):
        if _is_plausible(tree, hit):
            first, last, entries = hit
            label = next((name.label for name in found if (name.first, name.last) == (first, last)), None)
            _lay_over(found, Found(first=first, last=last, label=label, entries=entries))
    return sorted(found, key=lambda name: name.first)


def _lay_over(found: list[Found], new: Found) -> None:
    """Put a name in the place of shorter ones that it meets, in place; a longer one stays."""
    around = [name for name in found if name.first <= new.last and new.first <= name.last]
    if all(name.last - name.first <= new.last - new.first for name in around):
        for name in around:
            found.remove(name)
        found.append(new)


def _name_end(tree: Tree, name: Name) -> int:
    """Return the last token of a name: the encoder may stop at a hyphen, or before the rest of a person's name."""
    last = name.last
    while last + 1 < len(tree):
        if last + 2 < len(tree) and tree.words[last + 1] == "-" and tree.words[last][0].isupper():
            if name.kind != "PER" or not tree.words[last + 2][0].isalpha() or tree.tags[last + 2] == "VERB":
                break
            last += 2
        elif name.kind == "PER" and _goes_on(tree, name.first, last + 1):
            last += 1
        else:
            break
    return last


def _goes_on(tree: Tree, first: int, token: int) -> bool:
    flat = tree.relations[token] == "flat" and first <= tree.heads[token] < token
    return flat and tree.tags[token] == "PROPN" and tree.words[token][0].isupper()


def _relabel(name: Found, tree: Tree, world: World) -> Found:
    """Return a name with the label that the world knows better: office holders, regions, titles in front."""
    words = " ".join(tree.words[name.first : name.last + 1])
    label = name.label
    single, known = name.first == name.last, is_region(tree, name.first, name.last, world)  # Cabo Delgado
    if label == "PER" and not name.entries and single and is_taken(tree, name.first) and world.find_regions(words):
        label = label if world.is_person(words) else "LOC"
        return Found(first=name.first, last=name.last, label=label, entries=())
    if label == "PER" and not name.entries and (known or (single and stands_as_place(tree, name.first))):
        label = "LOC" if not world.is_person(words) and world.find_places(words) else label
        return Found(first=name.first, last=name.last, label=label, entries=())
    if label in (None, "PER") or name.entries:
        return name
    if _opens_with_title(tree, name) or (label == "MISC" and world.is_person(words)):
        label = "PER"
    elif label != "LOC" and world.find_regions(words):
        label = "LOC"
    elif label == "LOC" and world.is_person(words) and not world.find_places(words):
        label = "PER"
    return Found(first=name.first, last=name.last, label=label, entries=())


def _opens_with_title(tree: Tree, name: Found) -> bool:
    """Tell whether a name is a personal title and something that is no role: General Wiranto, not General Staff."""
    words = [word.lower() for word in tree.words[name.first : name.last + 1]]
    title = load_titles().get(words[0])
    return title is not None and len(words) > 1 and not title.inherits and not any(map(is_role_word, words[1:]))


def _is_office(name: Found, tree: Tree, world: World) -> bool:
    """Tell whether a name is nothing but a role written large: the President, the Commander in Chief, the Army."""
    words = [word.lower() for word in tree.words[name.first : name.last + 1] if word.lower() not in ("the", "in", "of")]
    if name.entries or not all(map(is_role_word, words)):
        return False
    return role_at(tree, name.last) is not None or (name.label == "PER" and not world.is_person(" ".join(words)))


def _is_plausible(tree: Tree, hit: tuple[int, int, tuple[Entry, ...]]) -> bool:
    """Refuse gazetteer names that are ordinary words here, and those after pro- and anti-."""
    first, last, entries = hit
    if first == last and tree.tags[first] in ("VERB", "AUX", "ADV", "PRON", "ADP", "SCONJ", "CCONJ", "DET"):
        return all(entry.kind in COUNTRY_KINDS for entry in entries) and tree.words[first][0].isupper()
    return True


def _from_name(
    tree: Tree, name: Found, in_names: frozenset[int], world: World
) -> tuple[int, int, int, MentionKind, str]:
    first, last = name.first, name.last
    head = top_token(tree, first, last)
    kind, rule = _kind(tree, name, head, world), "gazetteer" if name.entries else "encoder"
    if kind == "person":
        first = title_start(tree, first, in_names)
        return first, last, top_token(tree, first, last), kind, rule
    if kind in ("organization", "group", "other"):
        wide = core_tokens(tree, head, in_names)
        first, last = min(first, wide[0]), max(last, wide[1])
        while first < name.first and tree.words[first].lower() in ("a", "an"):
            first += 1
    elif (noun := _joint_noun(tree, head)) is not None:
        role = role_at(tree, noun)
        joint: MentionKind = "group" if role is None or role.kind == "person" else role.kind
        return first, core_tokens(tree, noun, in_names)[1], head, joint, "joint"
    elif first > 0 and tree.words[first - 1].lower() == "the" and tree.heads[first - 1] in range(first, last + 1):
        first -= 1
    return first, last, head, kind, rule


def _joint_noun(tree: Tree, head: int) -> int | None:
    """Return the noun that a second country shares: the guards of `Kyrgyz and Tajik border guards`, seen from Tajik."""
    if tree.relations[head] != "conj" or tree.relations[tree.heads[head]] not in ("amod", "compound"):
        return None
    noun = tree.heads[tree.heads[head]]
    return noun if noun > head and role_at(tree, noun) is not None else None


def _kind(tree: Tree, name: Found, head: int, world: World) -> MentionKind:
    kinds = {entry.kind for entry in name.entries}
    if not kinds:
        return "person" if name.label is None else KINDS[name.label]
    cases = {tree.words[child].lower() for child in tree.dependants(head, "case")}
    if kinds & BODIES and cases & PLACE_CASES and world.find_regions(join_words(tree, name.first, name.last)):
        return "place"  # in Northern Cyprus
    if "group" in kinds:
        return "group"
    if "organization" in kinds or "organisation" in kinds:
        return "organization"
    if kinds == {"people"}:
        return "group"
    if kinds <= {"capital"}:
        return "place" if cases & PLACE_CASES else "country"
    if "people" in kinds and tree.tags[head] in ("NOUN", "PROPN") and _heads_clause(tree, head):
        return "group" if not kinds & {"country", "former"} else "country"
    return "country"


def _heads_clause(tree: Tree, head: int) -> bool:
    return tree.relations[head].partition(":")[0] in ("nsubj", "obj", "obl", "iobj", "root", "conj", "nmod", "appos")


def _from_noun(
    tree: Tree, token: int, in_names: frozenset[int], world: World
) -> Iterator[tuple[int, int, int, MentionKind, str]]:
    relation = tree.relations[token].partition(":")[0]
    if tree.tags[token] not in ("NOUN", "PROPN", "ADJ") or relation in INNER or relation == "compound":
        return
    if tree.tags[token] == "ADJ" and relation not in ("nsubj", "obj", "obl"):
        return
    role = role_at(tree, token)
    if _is_age(tree, token):
        yield (*core_tokens(tree, token, in_names), token, "person", "age")
    elif DESIGNATION.match("".join(tree.words[max(0, token - 2) : token + 1])):
        yield (*core_tokens(tree, token, in_names), token, "weapon", "designation")
    elif role is None and tree.tags[token] == "NOUN" and relation in PARTIES and is_lone_capital(tree, token):
        if world.find_places(tree.words[token]):
            yield token, token, token, "place", "proper"
    elif role is None and tree.tags[token] == "PROPN" and relation in PARTIES and tree.words[token][0].isupper():
        if tree.words[token].lower() not in CALENDAR:
            first, last = core_tokens(tree, token, in_names)
            yield first, last, token, _proper_kind(tree.words[first : last + 1], world), "proper"
    elif role is not None and not (" of " in role.words and relation == "nmod"):
        first, last = core_tokens(tree, token, in_names)
        many = tree.tags[token] == "NOUN" and tree.words[token].lower() != tree.lemmas[token].lower()
        yield first, last, token, "group" if role.kind == "person" and many else role.kind, "role"


def _is_age(tree: Tree, token: int) -> bool:
    """Tell whether somebody is called by an age: the 54-year-old."""
    return [word.lower() for word in tree.words[max(token - 3, 0) : token + 1]] == ["-", "year", "-", "old"]


def _proper_kind(words: tuple[str, ...], world: World) -> MentionKind:
    """Return what a capitalised word stands for that neither encoder nor gazetteer calls a name."""
    name = " ".join(words)
    if DESIGNATION.match(words[-1]) or DESIGNATION.match("".join(words[-3:])):
        return "weapon"
    if world.find_regions(name):
        return "place"
    title = load_titles().get(words[0].lower())
    titled = title is not None and len(words) > 1 and not any(is_role_word(word.lower()) for word in words[1:])
    return "person" if titled or world.is_person(name) else "other"


def _nested_countries(tree: Tree, names: list[Found], world: World) -> Iterator[tuple[int, int, int, MentionKind, str]]:
    # No land is meant by a part of the English Channel or Lake Victoria.
    names = [
        name
        for name in names
        if name.label != "PER" and (name.label != "LOC" or not is_region(tree, name.first, name.last, world))
    ]
    for first, last, entries in world.find_names(tree.words):
        outer = any(name.first <= first and last <= name.last for name in names)
        if outer and any(entry.kind in COUNTRY_KINDS for entry in entries):
            yield first, last, top_token(tree, first, last), "country", "inside"
