"""Versions and limits that several rooms share."""

CODER = "readout-0.1.0"  # goes into every reading; a new version of the rules or the lexicon is a new coder
