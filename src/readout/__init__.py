"""Readout reads news reports and gives back who did what to whom, when and where, and who says so."""
