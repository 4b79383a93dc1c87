"""Versions and limits that several rooms share."""

CODER = "readout-0.1.0"  # goes into every reading; a new version of the rules or the lexicon is a new coder
LINKER = "link-0.2.0"  # goes into every linking; a new version links an archive anew


def name_coder(overlay: str | None) -> str:
    """Return the coder that a reading names: with the version of the user's world where one was laid over ours."""
    return f"{CODER}+world.{overlay}" if overlay else CODER
