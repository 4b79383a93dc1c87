"""What may be said: event types, modes, contexts, sectors, standings and their scores, as data with a few methods."""

from readout.codebook.book import Codebook
from readout.codebook.entries import CameoCode, Coding, Context, EventType, Mode, Sector, Term
from readout.codebook.load import load_codebook

__all__ = ["CameoCode", "Codebook", "Coding", "Context", "EventType", "Mode", "Sector", "Term", "load_codebook"]
