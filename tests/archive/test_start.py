"""Starting stays fast: nothing heavy is loaded before it is needed."""

import subprocess
import sys


def test_the_rooms_load_nothing_heavy() -> None:
    script = """
import sys
import readout.archive, readout.batch
heavy = {"pyarrow", "duckdb", "deltalake", "pandas", "polars", "numpy", "onnxruntime", "multiprocessing"}
print(sorted(heavy & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
