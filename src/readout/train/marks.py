"""What is annotated on the words of a sentence: events and claims, each at its head word, and the roles to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

ROLES = ("", "actor", "recipient", "place", "time", "quantity", "speaker", "content")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A trigger or a cue. `label` is an event type or a stance; `roles` say what other words are to it.

    `unsure` are words whose role is not known: pronouns that may stand for a party named elsewhere.
    """

    word: int
    label: str
    mode: str | None = None
    auxiliaries: frozenset[str] = frozenset()
    contexts: frozenset[str] = frozenset()
    roles: Mapping[int, str] = field(default_factory=dict)
    unsure: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """All marks of a sentence. `claims` is `None` where nobody looked for claims.

    `partial`: the sentence tells a happening whose words there are not annotated, so a word without a mark may be a
    trigger all the same.
    """

    events: tuple[Mark, ...] = ()
    claims: tuple[Mark, ...] | None = ()
    partial: bool = False
