"""What is known of an input beside its bytes: the address it was fetched from, and who reads on from it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from readout.read.compose import Known
from readout.read.entries import Feed
from readout.records import Problem, Report

Follow = Callable[[Feed, Known], Iterator[Report | Problem]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where bytes came from: `address` of the web, `charset` as its server told.

    `follow` gives the reports of a feed with those of the pages that its entries name.
    """

    address: str | None = None
    charset: str | None = None
    follow: Follow | None = None


UNTOLD = Origin()
