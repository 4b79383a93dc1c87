"""Variants of training sentences: other casing, other names. Headlines and sloppy writers are why."""

import csv
import random
import re
from dataclasses import dataclass, replace
from pathlib import Path

from readout.train.targets import Lesson

LOWER, TITLE, UPPER = 0.08, 0.05, 0.05  # shares of the sentences
SMALL_WORDS = frozenset("a an the and but or of in on at to for by as from with over vs".split())
PARTS = re.compile(r"[^\s\-']+|-|'s\b|'")
Pool = dict[str, list[tuple[str, ...]]]


def vary_case(lesson: Lesson, chance: random.Random) -> Lesson:
    """Return the lesson, now and then in lower case, in Headline Case or in CAPITALS."""
    draw = chance.random()
    if draw < LOWER:
        return replace(lesson, words=tuple(word.lower() for word in lesson.words))
    if draw < LOWER + TITLE:
        return replace(lesson, words=_headline(lesson.words, small=chance.random() < 0.6))
    if draw < LOWER + TITLE + UPPER:
        return replace(lesson, words=tuple(word.upper() for word in lesson.words))
    return lesson


def _headline(words: tuple[str, ...], small: bool) -> tuple[str, ...]:
    """Capitalise every word, or all but the small ones."""
    kept = SMALL_WORDS if small else frozenset()
    return tuple(
        word if (word.lower() in kept and place) or not word[:1].isalpha() else word[0].upper() + word[1:]
        for place, word in enumerate(words)
    )


@dataclass(frozen=True, slots=True)
class NameRun:
    """Words `first` to `end` (excluded) of one name."""

    first: int
    end: int
    kind: str


def name_runs(tags: tuple[str, ...]) -> list[NameRun]:
    """Return the names in a row of tags."""
    runs: list[NameRun] = []
    for place, tag in enumerate(tags):
        if tag.startswith("B-"):
            runs.append(NameRun(place, place + 1, tag[2:]))
        elif tag.startswith("I-") and runs:
            runs[-1] = replace(runs[-1], end=place + 1)
    return runs


def swap_names(lesson: Lesson, pool: Pool, chance: random.Random, share: float = 0.6) -> Lesson:
    """Return a lesson without grammar with a share of its names changed for others of the kind; tags follow."""
    if lesson.names is None or lesson.grammar is not None:
        return lesson
    words: list[str] = []
    names: list[str] = []
    done = 0
    for run in name_runs(lesson.names):
        words += lesson.words[done : run.first]
        names += lesson.names[done : run.first]
        old = lesson.words[run.first : run.end]
        new = (
            _like_written(chance.choice(pool[run.kind]), old) if pool.get(run.kind) and chance.random() < share else old
        )
        words += new
        names += [("I-" if place else "B-") + run.kind for place in range(len(new))]
        done = run.end
    return replace(lesson, words=(*words, *lesson.words[done:]), names=(*names, *lesson.names[done:]))


def _like_written(new: tuple[str, ...], old: tuple[str, ...]) -> tuple[str, ...]:
    joined = "".join(old)
    if joined.islower():
        return tuple(word.lower() for word in new)
    return tuple(word.upper() for word in new) if joined.isupper() and len(joined) > 5 else new


def build_pool(lessons: list[Lesson], world: Path | None) -> Pool:
    """Return names by kind: those of the lessons (as often as they stand there) and those of the world's tables."""
    pool: Pool = {"PER": [], "ORG": [], "LOC": []}
    for lesson in lessons:
        for run in name_runs(lesson.names or ()):
            pool.setdefault(run.kind, []).append(lesson.words[run.first : run.end])
    for kind, names in (_read_world(world) if world else {}).items():
        pool[kind] += [parts for name in names if (parts := tuple(PARTS.findall(name)))]
    return pool


def _read_world(folder: Path) -> dict[str, list[str]]:
    people = [name for path in sorted(folder.glob("offices-*.csv")) for name in _read_cells(path, "name", "aliases")]
    people = [part for name in sorted(set(people)) for part in (name, name.split()[-1], name.split()[0])]
    bodies = _read_cells(folder / "organisations.csv", "name", "aliases") + _read_cells(
        folder / "groups.csv", "name", "aliases"
    )
    places = _read_cells(folder / "countries.csv", "name", "short_names", "capital")
    return {
        "PER": [name for name in people if name[:1].isupper() and len(name) > 2],
        "ORG": [name for name in bodies if name[:1].isupper()],
        "LOC": places * 2,
    }


def _read_cells(path: Path, *columns: str) -> list[str]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [value.strip() for row in rows for column in columns for value in row[column].split(";") if value.strip()]
