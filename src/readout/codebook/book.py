"""The codebook itself: what may be said about an event, and what follows from it."""

from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from readout.codebook.cameo import Bridges, choose_cameo, find_coding
from readout.codebook.entries import CameoCode, Coding, Context, EventType, Mode, Sector, StandingRule, Term
from readout.codebook.standing import choose_standing, shows_voice
from readout.errors import DataError
from readout.records.event import Standing

_NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Codebook:
    """All lists in the order of their tables, checked against one another by `load_codebook`."""

    version: str
    event_types: Mapping[str, EventType]
    event_modes: Mapping[tuple[str, str], Mode]
    event_contexts: Mapping[str, Context]
    actor_sectors: Mapping[str, Sector]
    special_codes: tuple[Term, ...]
    auxiliaries: tuple[Term, ...]
    stances: tuple[Term, ...]
    standings: tuple[Term, ...]
    standing_rules: tuple[StandingRule, ...]
    cameo_codes: Mapping[str, CameoCode]
    codings: Mapping[str, Coding]
    bridges: Bridges

    def __repr__(self) -> str:
        return f"<Codebook {self.version}>"

    @property
    def types(self) -> tuple[str, ...]:
        """The names of the event types."""
        return tuple(self.event_types)

    @property
    def contexts(self) -> tuple[str, ...]:
        """The names of the contexts."""
        return tuple(self.event_contexts)

    @property
    def sectors(self) -> tuple[str, ...]:
        """The codes of the sectors."""
        return tuple(self.actor_sectors)

    def modes(self, type: str) -> tuple[str, ...]:
        """Return the names of a type's modes, none for a type without; `DataError` for an unknown type."""
        self.type(type)
        return tuple(name for owner, name in self.event_modes if owner == type)

    def type(self, name: str) -> EventType:
        """Return an event type; `DataError` for an unknown name."""
        if name not in self.event_types:
            raise DataError(f"the codebook has no event type {name!r}")
        return self.event_types[name]

    def mode(self, type: str, name: str) -> Mode:
        """Return a mode of a type; `DataError` for an unknown one."""
        self.type(type)
        if (type, name) not in self.event_modes:
            raise DataError(f"the codebook has no mode {name!r} of {type}")
        return self.event_modes[type, name]

    def context(self, name: str) -> Context:
        """Return a context; `DataError` for an unknown name."""
        if name not in self.event_contexts:
            raise DataError(f"the codebook has no context {name!r}")
        return self.event_contexts[name]

    def sector(self, code: str) -> Sector:
        """Return a sector; `DataError` for an unknown code."""
        if code not in self.actor_sectors:
            raise DataError(f"the codebook has no sector {code!r}")
        return self.actor_sectors[code]

    def quad(self, type: str) -> int:
        """Return 1 verbal cooperation, 2 material cooperation, 3 verbal conflict or 4 material conflict."""
        return self.type(type).quad

    def score(self, type: str, mode: str | None = None) -> float:
        """Return -10 (most hostile) to 10 (most helpful): the mode's score, the type's where the mode has none."""
        own = None if mode is None else self.mode(type, mode).score
        return self.type(type).score if own is None else own

    def cameo(self, type: str, mode: str | None = None, contexts: Collection[str] = ()) -> str | None:
        """Return the best CAMEO code of an event, the same whatever the order of its contexts.

        `None` where the table says that CAMEO has nothing for it; `DataError` for an unknown type or mode.
        """
        self.type(type)
        if mode is not None:
            self.mode(type, mode)
        return choose_cameo(self.bridges, type, mode, contexts)

    def cameo_code(self, code: str) -> CameoCode:
        """Return a CAMEO code with label, quad class and Goldstein score; `DataError` for an unknown code."""
        if code not in self.cameo_codes:
            raise DataError(f"CAMEO has no code {code!r}")
        return self.cameo_codes[code]

    def from_cameo(self, code: str) -> Coding | None:
        """Return what a CAMEO code says here; `None` for statements (01) and appeals (02); `DataError` if unknown."""
        self.cameo_code(code)
        return find_coding(self.codings, code)

    def standing(
        self,
        owns_voice: bool,
        asserting: AbstractSet[str] = _NOBODY,
        confirming: AbstractSet[str] = _NOBODY,
        denying: AbstractSet[str] = _NOBODY,
    ) -> Standing:
        """Return who stands behind an event, by the rules of `standing_rules.tsv`.

        `owns_voice`: the report tells it in its own voice. The sets hold parties by any key that is the same for
        the same party; one that asserts is not counted as confirming, one that does either not as denying.
        """
        return choose_standing(self.standing_rules, owns_voice, asserting, confirming, denying)

    def shows_voice(
        self,
        standing: Standing,
        asserting: AbstractSet[str] = _NOBODY,
        confirming: AbstractSet[str] = _NOBODY,
        denying: AbstractSet[str] = _NOBODY,
    ) -> bool:
        """Tell whether a report in which an event has this standing must tell it in its own voice.

        Where the sides alone lead to the same, the report's voice would change nothing, and is not looked for.
        """
        return shows_voice(self.standing_rules, standing, asserting, confirming, denying)
