"""Training needs the extra `train`; without it only its readers and measures are tested."""

from importlib.util import find_spec

collect_ignore = [] if find_spec("torch") else ["test_loop.py"]
