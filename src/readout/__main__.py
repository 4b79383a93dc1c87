"""`python -m readout` is the command `readout`."""

from readout.cli import main

main(prog_name="readout")
