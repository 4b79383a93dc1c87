"""What may be put in the place of a field: values as people write them, checked, in the form that is kept.

Kept values are plain JSON and stand by themselves: they name words and places in the report, never what another
reading may lack, so that they hold when the report is read anew.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import get_args

from readout.archive.judging.structured import (
    check_name,
    check_parties,
    check_quantities,
    check_speaker,
    check_when,
    check_where,
)
from readout.archive.judging.subjects import Subject, Value
from readout.codebook import Codebook, load_codebook
from readout.errors import InputError
from readout.records import Auxiliary, JudgedKind, Judgement, Span, Stance, Standing

Check = Callable[[Value, Subject], Value]


def check_value(kind: JudgedKind, field: str, value: Value, subject: Subject) -> tuple[str, Value]:
    """Return field and value in the form that is kept; `InputError` says what is wrong and what there is.

    Values are JSON or text as people write it: `COERCE`; `military, diplomatic`; `the army = SDN MIL ; raiders = SDN
    REB` or ids of mentions; `2024-05-16/2024-05-18`, `on Tuesday = 2024-05`; `near Adre = TCD`; `14 soldiers killed`.
    """
    checks = CHECKS.get(kind, {})
    name = field.strip().lower()
    name = name if name in checks else f"{name}s"
    if name not in checks:
        raise InputError(f"{field}: no field of {kind}s that can be amended; there are {', '.join(checks)}")
    if isinstance(value, str) and value.strip() in ("", "-", "none", "null"):
        value = None
    try:
        return name, checks[name](value, subject)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise InputError(f"{name}: can't be read: {value!r} ({error})") from error
    except InputError as error:
        raise InputError(f"{name}: {error}") from error


def check_kept(judgement: Judgement) -> str | None:
    """Return why an amendment can't be laid over a record, `None` where it can.

    It may come from elsewhere, or from a codebook that knew other names.
    """
    kind, field = judgement.kind or "", judgement.field or ""
    check = CHECKS.get(kind, {}).get(field)
    if check is None:
        return f"{kind}s have no field {field!r}"
    types = load_codebook().types if field == "mode" else ("",)
    subjects = (Subject(text=None, at=Span(0, 0), type=type, mentions={}) for type in types)
    faults = [fault for subject in subjects if (fault := _find_fault(check, judgement.value, subject)) is not None]
    return faults[0] if len(faults) == len(types) else None


def _find_fault(check: Check, value: Value, subject: Subject) -> str | None:
    try:
        same = check(value, subject) == value
    except (KeyError, TypeError, AttributeError, ValueError, InputError) as error:
        return str(error)
    return None if same else "it is not in the form that is kept"


def _type(value: Value, _: Subject) -> Value:
    return check_name(str(value).upper(), load_codebook().types, "type")


def _mode(value: Value, subject: Subject) -> Value:
    return None if value is None else check_name(value, load_codebook().modes(subject.type), f"mode of {subject.type}")


def _names(known: Callable[[Codebook], Sequence[str]], what: str) -> Check:
    def check(value: Value, _: Subject) -> Value:
        names = value.split(",") if isinstance(value, str) else value or ()
        return list(dict.fromkeys(check_name(name.strip(), known(load_codebook()), what) for name in names))

    return check


def _standing(value: Value, _: Subject) -> Value:
    return check_name(value, get_args(Standing), "standing")


def _stance(value: Value, _: Subject) -> Value:
    return check_name(value, get_args(Stance), "stance")


CHECKS: dict[str, dict[str, Check]] = {
    "event": {
        "type": _type,
        "mode": _mode,
        "contexts": _names(lambda book: book.contexts, "context"),
        "auxiliaries": _names(lambda book: get_args(Auxiliary), "auxiliary"),
        "standing": _standing,
        "actors": check_parties,
        "recipients": check_parties,
        "when": check_when,
        "where": check_where,
        "quantities": check_quantities,
    },
    "claim": {"speaker": check_speaker, "stance": _stance},
}
