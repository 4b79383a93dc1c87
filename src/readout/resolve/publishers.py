"""Publishers: for whom a release speaks that is no newspaper's."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from readout.grammar import BODIES, is_party
from readout.lexicon.newspapers import is_newspaper
from readout.lexicon.roles import find_institution, find_noun, load_institutions
from readout.lexicon.words import load_words
from readout.records import Mention, Report, Span, content_id
from readout.resolve.view import Standing, View
from readout.world import Entry, World

MAKER = "resolve.speech/0.2"
STATE = (("GOV",), ("MIL",))
NAMES = re.compile(r"[^\W\d_][\w.'’-]*")


def find_publisher(report: Report, mentions: Sequence[Mention], world: World) -> Mention | None:
    """Return the body that publishes its own words; `None` for a newspaper, or if no country is known for it.

    Its country is told by its name, else the one that most parties of the report are of; it is the mention of the same
    name, if the report has one.
    """
    name = report.publisher or ""
    words = NAMES.findall(name)
    lowered = [word.lower() for word in words]
    if is_newspaper(report) and load_words("office").isdisjoint(lowered):
        return None
    body = _find_body(words, world)
    leader = find_leader(mentions)
    told = _find_country(words, world)
    if body is not None and told not in (None, body.code) and not _opens_with_body(words, world):
        body = None  # another state's body of that name
    country = (told if body is None else body.code) or _find_league(lowered)
    if country is None and (is_newspaper(report) or leader is None):
        return None
    made = Mention(
        id="",
        span=Span(0, 0),
        kind="organization",
        sentence=0,
        head=0,
        made_by=MAKER,
        entity=content_id("n", name),
        name=name,
        country=country or (leader.country if leader else None),
        sectors=body.sectors if body is not None and body.body is not None else _find_sectors(lowered),
    )
    return _told_as(made, mentions)


def settle_own_office(view: View, number: int, capital: bool) -> Standing | None:
    """Return the publisher's standing for words by which a release calls its own office: the Ministry, this Command.

    With `capital` only if the noun has one; `None` for other nouns and in newspapers.
    """
    mention, tree = view.mentions[number], view.tree(number)
    first, last = view.tokens[number]
    head = tree.words[mention.head]
    if last - first != 1 or tree.words[first].lower() not in ("the", "this") or is_newspaper(view.report):
        return None
    if not head[0].isupper() and capital:
        return None
    if mention.kind not in ("group", "organization", "other") or any(
        child > last for child in tree.dependants(mention.head, "nmod")
    ):
        return None
    if head.lower() not in (word.lower() for word in NAMES.findall(view.report.publisher or "")):
        return None
    publisher = find_publisher(view.report, (), view.world)
    if publisher is None or find_noun(head.lower()) is None:
        return None
    return Standing(name=publisher.name, country=publisher.country, sectors=publisher.sectors, how="publisher")


def own_country(view: View) -> str | None:
    """Return the state whose office publishes the report; `None` in newspapers and for bodies of no single state."""
    publisher = None if is_newspaper(view.report) else find_publisher(view.report, (), view.world)
    if publisher is None or publisher.country in BODIES or publisher.sectors[:1] not in STATE:
        return None
    return publisher.country


def find_leader(mentions: Sequence[Mention]) -> Mention | None:
    """Return the first party of the country that most parties of a report are of."""
    parties = [mention for mention in mentions if mention.country and is_party(mention)]
    counts = Counter(mention.country for mention in parties)
    return max(parties, key=lambda mention: counts[mention.country]) if parties else None


def _find_body(words: Sequence[str], world: World) -> Entry | None:
    """Return the body or armed group of the tables that a name holds, the longest one; no common noun counts."""
    found = [
        (last - first, entry)
        for first, last, entries in world.find_names(words)
        for entry in entries
        if entry.body is not None and entry.code and find_noun(entry.form.lower()) is None
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _opens_with_body(words: Sequence[str], world: World) -> bool:
    """Tell whether an international body is the first name in a name: United Nations Mission in Liberia."""
    hits = world.find_names(words)
    return bool(hits) and any(entry.body is not None and entry.code in BODIES for entry in hits[0][2])


def _find_country(words: Sequence[str], world: World) -> str | None:
    """Return the country that a name tells, by the name of a state or its capital before that of any body."""
    entries = [entry for _, _, found in world.find_names(words) for entry in found if entry.code]
    states = [entry for entry in entries if entry.body is None and find_noun(entry.form.lower()) is None]
    return (states or entries)[0].code if entries else None


def _find_league(words: Sequence[str]) -> str | None:
    """Return the code of a body that by its name is of no single state: helpers abroad, or a league of states."""
    if not load_words("helpers").isdisjoint(words) and not load_words("civic").isdisjoint(words):
        return "NGO"
    return "IGO" if not load_words("worldwide").isdisjoint(words) else None


def _find_sectors(words: Sequence[str]) -> tuple[str, ...]:
    """Return the sectors of a body by the words of its name; citizens where no office, force or trade is told."""
    institution = find_institution(" ".join(words), load_institutions())
    if institution is not None and institution.sectors:
        return institution.sectors
    if not load_words("civic").isdisjoint(words):
        return ("SOC",)
    for size in (3, 2, 1):
        for first in range(len(words) - size + 1):
            role = find_noun(" ".join(words[first : first + size]))
            if role is not None and role.sectors and role.sectors[0] not in ("GOV", "CVL", "LEG", "EDU"):
                return role.sectors
    return ("GOV",)


def _told_as(made: Mention, mentions: Sequence[Mention]) -> Mention:
    name = (made.name or "").lower()
    for mention in mentions:
        told = (mention.name or "").lower().removeprefix("the ")
        if len(told) > 3 and mention.kind in ("organization", "group") and name.startswith(told):
            return replace(made, entity=mention.entity, name=mention.name)
    return made
