"""Agent dictionaries as rows: nouns that act, without a country."""

import re
from collections.abc import Iterable, Iterator

from readout.records import Problem
from readout.world.imports.accept import LONGEST, fit_row
from readout.world.imports.actors import PASSED_OVER
from readout.world.imports.codes import Codes, is_nothing
from readout.world.imports.entries import DictionaryEntry, Fault, read_entries, read_sets
from readout.world.imports.rows import Found, LeftOutError, Skip, UnfitError
from readout.world.imports.spelling import spell_noun

MOST = 200  # forms of one entry: sets within sets multiply
_BRACES = re.compile(r"\{([^{}]*)\}")
_MARK = re.compile(r"!([^!\s]+)!")
Sets = dict[str, tuple[str, ...]]


def read_agents(lines: Iterable[tuple[int, str]], source: str, codes: Codes) -> Iterator[Found]:
    """Give the rows of an agent dictionary.

    `MAN_ {MEN_}` has a plural of its own, `POLICE_ {}` has none, `POLICE{MAN_|MEN_}` has two endings,
    `CONGRESS!PERSON!` has as many as its set. Regular plurals are not written down: readers of the table make them.
    """
    kept = list(lines)
    sets = read_sets(kept)
    for entry in read_entries(kept):
        if isinstance(entry, Fault):
            yield Problem(source=source, line=entry.line, message=entry.message)
            continue
        for fault in entry.faults:
            yield Problem(source=source, line=fault.line, message=fault.message)
        if not entry.faults:
            yield _read_entry(entry, source, sets, codes)


def _read_entry(entry: DictionaryEntry, source: str, sets: Sets, codes: Codes) -> Found:
    try:
        if not entry.codings:
            raise UnfitError(f"{entry.names[0]!r} has no code")
        if all(is_nothing(coding.code) for coding in entry.codings):
            return Skip(reason=PASSED_OVER)
        coding = next(coding for coding in entry.codings if not is_nothing(coding.code))
        forms = dict.fromkeys(spell_noun(form) for name in entry.names for form in _forms(name, sets))
        names = [form for form in forms if form]
        actor = codes.read_actor(coding.code.replace("~", ""))
        cells = {"name": "".join(names[:1]), "aliases": ";".join(names[1:]), "code": actor.code or ""}
        return fit_row("agents", {**cells, "sector": ";".join(actor.sectors)}, codes)
    except LeftOutError as error:
        return Skip(reason=str(error))
    except UnfitError as error:
        return Problem(source=source, line=entry.line, message=str(error))


def _forms(name: str, sets: Sets) -> Iterator[str]:
    """Give the forms that a line names; `UnfitError` for a set that the dictionary does not tell."""
    braces = _BRACES.search(name)
    if braces and ("|" in braces[1] or not name[: braces.start()].strip()):
        for ending in re.split("[|,]", braces[1]):
            yield from _forms(name[: braces.start()] + ending.strip() + name[braces.end() :], sets)
        return
    if braces:
        plurals = [] if is_nothing(braces[1]) else braces[1].split(",")
        for form in (name[: braces.start()], *plurals):
            yield from _fill_sets(form.strip(), sets)
        return
    yield from _fill_sets(name, sets)


def _fill_sets(name: str, sets: Sets) -> list[str]:
    forms = [name]
    while marked := _MARK.search(forms[0]):
        if marked[1] not in sets:
            raise UnfitError(f"the dictionary does not say what !{marked[1]}! stands for")
        forms = [form.replace(marked[0], member) for form in forms for member in sets[marked[1]]]
        if len(forms) > MOST or len(forms[0]) > LONGEST:  # a set that holds itself never ends
            raise UnfitError(f"{name!r} has more than {MOST} forms, or endless ones")
    return forms
