"""Tests of the room that asks the network: of a server on this machine, and of nothing else."""
