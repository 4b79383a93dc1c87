"""How fast the world loads: `python -m benchmarks.world [TIMES]`.

Prints medians over fresh processes: milliseconds to load, the same with a first name, person and city, and megabytes of
memory that both take; then microseconds a sentence of the corpus for finding names and people, cold and warm.
"""

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from readout.world import World, load_world

LABELS = ("load, ms", "with first look-ups, ms", "memory, MB", "names, cold, µs", "people, cold, µs")
LABELS += ("names, warm, µs", "people, warm, µs")
CORPUS = Path(__file__).parent.parent / "corpus" / "reports"
REPORTS = 400


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    command = [sys.executable, "-m", "benchmarks.world", "--once"]
    runs = [subprocess.run(command, capture_output=True, text=True, check=True).stdout.split() for _ in range(times)]
    for label, values in zip(LABELS, zip(*runs, strict=True), strict=True):
        print(f"{label:24} {median(map(float, values)):8.1f}")


def measure_once() -> None:
    memory, start = resident(), time.perf_counter()
    world = load_world()
    loaded = time.perf_counter()
    world.find_name("Kremlin"), world.find_person("Angela Merkel", "2010-01-01"), world.find_places("Odessa")
    done = time.perf_counter()
    print(1e3 * (loaded - start), 1e3 * (done - start), resident() - memory)
    sentences = [line.split() for path in sorted(CORPUS.rglob("*.txt"))[:REPORTS] for line in path.open()]
    for _ in range(2):
        print(*measure_names(world, sentences))


def measure_names(world: World, sentences: list[list[str]]) -> tuple[float, float]:
    start = time.process_time()
    for words in sentences:
        world.find_names(words)
    middle = time.process_time()
    for words in sentences:
        world.find_people(words)
    return 1e6 * (middle - start) / len(sentences), 1e6 * (time.process_time() - middle) / len(sentences)


def resident() -> float:
    """Return the memory that this process holds, in MB; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)


if __name__ == "__main__":
    measure_once() if "--once" in sys.argv else main()
