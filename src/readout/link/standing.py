"""Standing over all reports: how an incident stands by what each report that tells it has on whose word."""

from collections.abc import Iterable, Mapping, Sequence

from readout.codebook import load_codebook
from readout.link.statements import origin_of
from readout.link.tellings import side_of
from readout.records import Family, Link, Standing, Telling


def settle_standing(tellings: Sequence[Telling], families: Mapping[str, Family]) -> Standing:
    """Return the standing by the codebook over all tellings: any own voice counts, each side once.

    One telling alone stands as it does in its report. Who says in one report that it did it bears out who tells it in
    another. What a report has as borne out, though by nobody named (`both sides say so`), stays so unless denied.
    """
    if len(tellings) == 1:
        return tellings[0].standing
    found = load_codebook().standing(
        owns_voice=any(has_own_voice(telling) for telling in tellings),
        asserting=sides_of(tellings, "asserts"),
        confirming=sides_of(tellings, "confirms") | _find_owners(tellings, families),
        denying=sides_of(tellings, "denies"),
    )
    borne_out = any(telling.standing == "confirmed" for telling in tellings)
    return "confirmed" if borne_out and found != "disputed" else found


def has_own_voice(telling: Telling) -> bool:
    """Tell whether a report tells an event itself: as it stands there, it does not rest on the sides alone."""
    sides = (sides_of((telling,), link) for link in ("asserts", "confirms", "denies"))
    return load_codebook().shows_voice(telling.standing, *sides)


def sides_of(tellings: Iterable[Telling], link: Link) -> frozenset[str]:
    """Return the sides that assert, confirm or deny what is told."""
    return frozenset(voice.side for telling in tellings for voice in telling.voices if voice.link == link)


def _find_owners(tellings: Sequence[Telling], families: Mapping[str, Family]) -> frozenset[str]:
    """Return the sides on whose word alone a report has their own deed, and that another tells elsewhere."""
    told = [(telling, origin_of(telling, families), sides_of((telling,), "asserts")) for telling in tellings]
    return frozenset(
        side
        for telling, origin, sides in told
        if telling.standing == "claimed"
        for side in sides & {side_of(party) for party in telling.actors}
        if any(apart != origin and others - sides and side not in others for _, apart, others in told)
    )
