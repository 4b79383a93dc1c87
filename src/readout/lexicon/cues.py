"""Attribution cues as data: which words bring in what somebody says, and with which stance.

A line of `data/<language>/cues.tsv` is

    pattern <TAB> stance <TAB> speaker <TAB> content

`pattern` is written as in the predicates (`say.v`, `rule.v out`, `statement.n`); the head of a preposition-like cue
has the tag `x` (`accord.x to`), its speaker is the noun that it marks (`head`). `speaker` lists the slots where the
speaker may stand, `content` those where the content may stand, in order: `clause` (also before or around the cue),
`obj`, `xcomp`, or a preposition (`of`, `for`: a noun or a clause after it); `-` when only a quotation can be it.
A stance with `!` behind it marks a pattern that is a cue whatever the encoder thinks of it (`we welcome …`),
one with `?` a pattern that tells of deeds as often and needs more of the encoder (`asked them to leave`).
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import cast, get_args

from readout.errors import DataError
from readout.lexicon.folder import data_folder
from readout.lexicon.predicates import Condition, load_classes, parse_pattern, parse_slots
from readout.records import Stance
from readout.text.tables import read_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class CuePattern:
    """One line of the table."""

    rule: str
    conditions: tuple[Condition, ...]
    stance: Stance
    speaker: tuple[str, ...]
    content: tuple[str, ...]
    trust: str = ""


@lru_cache(maxsize=4)
def load_cues(language: str = "en") -> dict[tuple[str, str], tuple[CuePattern, ...]]:
    """Return the cues by head lemma and tag (`v`, `n`, `a`, `x`), those with most conditions first.

    `DataError` with file and line for a pattern out of form, an unknown stance or an empty slot.
    """
    classes = load_classes(language)
    found: dict[tuple[str, str], list[CuePattern]] = {}
    for where, (pattern, stance, speaker, content) in read_rows(data_folder(language) / "cues.tsv", columns=4):
        lemma, tag, conditions = parse_pattern(pattern, classes, where)
        cue = CuePattern(
            rule=pattern,
            conditions=conditions,
            stance=_stance(stance.rstrip("!?"), where),
            speaker=parse_slots(speaker, where),
            content=parse_slots(content, where),
            trust=stance[-1:] if stance[-1:] in ("!", "?") else "",
        )
        found.setdefault((lemma, tag), []).append(cue)
    return {key: tuple(sorted(group, key=_specificity)) for key, group in found.items()}


def _specificity(cue: CuePattern) -> tuple[int, int, str]:
    """Order cues: those with most conditions first, a condition that names its words before one that names a slot."""
    return (-len(cue.conditions), -sum(bool(condition.fillers) for condition in cue.conditions), cue.rule)


def _stance(cell: str, where: str) -> Stance:
    if cell not in get_args(Stance):
        raise DataError(f"{where}: a stance is one of {', '.join(get_args(Stance))}, not {cell!r}")
    return cast(Stance, cell)
