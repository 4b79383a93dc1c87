"""Where a place lies: which of the places of its name it is, in which country, and its namesakes."""

from collections.abc import Iterable, Iterator

from readout.code.scene import rank_lands
from readout.explain.entities import explain_mention
from readout.explain.findings import Finding, Passed
from readout.explain.trace import Happening, Trace
from readout.records import Mention, Where
from readout.resolve.places import rank_spots
from readout.world import Spot

NAMESAKES = 3  # how many other places of a name are told


def explain_land(happening: Happening, mention: Mention, where: Where) -> tuple[Finding, ...]:
    """Return why a place is in its country."""
    if mention.country is None and where.country is not None:
        lands = dict(rank_lands(happening.joined, happening.trace.stages.resolution))
        by = f"no list holds the place: {lands.get(where.country, 'by the story around it')}"
        return (Finding(field="country", value=where.country, by=by, span=mention.span),)
    return explain_mention(mention, happening.trace)[1:2]


def explain_position(mention: Mention, trace: Trace) -> Finding:
    """Return where a place lies, by which place of its name, and the others of that name."""
    place = mention.place
    if place is None:
        return Finding(field="position", value=None, by="no table of places knows the name", span=mention.span)
    standing = trace.view.settled[trace.numbers[mention.id]]
    at_hand = mention.country if standing.how != "none" else None
    ranked = rank_spots(trace.view, mention, at_hand) if mention.kind == "place" else []
    taken = next((spot for spot in ranked if _is_at(spot, mention)), None)
    if taken is None:
        by = "the middle of the country" if place.precision == "country" else "the tables of places"
    elif taken is not ranked[0]:
        by = f"{_say_spot(taken)}: by the country told with it"
    elif at_hand is not None:
        by = f"{_say_spot(taken)}: in {at_hand}, which its name or the words behind it tell"
    else:
        by = f"{_say_spot(taken)}: by the countries of its sentence, then of the report, then by size"
    return Finding(
        field="position",
        value=f"{place.latitude:.2f}, {place.longitude:.2f} ({place.precision})",
        by=by,
        span=mention.span,
        rule=mention.made_by,
        passed=tuple(_namesakes([spot for spot in ranked if spot is not taken], at_hand, trace)),
    )


def _is_at(spot: Spot, mention: Mention) -> bool:
    place = mention.place
    return place is not None and (spot.latitude, spot.longitude) == (place.latitude, place.longitude)


def _say_spot(spot: Spot) -> str:
    land = ", ".join(filter(None, (spot.admin1, spot.country)))
    people = f", {spot.weight:,} people" if spot.geonameid is not None else ""
    return f"{spot.name} ({land or 'no country'}{people})"


def _namesakes(spots: Iterable[Spot], at_hand: str | None, trace: Trace) -> Iterator[Passed]:
    for spot in list(spots)[:NAMESAKES]:
        if at_hand is not None and spot.country not in (at_hand, None):
            why = f"in {spot.country}, not in {at_hand}"
        elif spot.country and not trace.view.frequency[spot.country]:
            why = f"the report does not speak of {spot.country}"
        else:
            why = "smaller, or its country is less near in the report"
        yield Passed(value=_say_spot(spot), why=why)
