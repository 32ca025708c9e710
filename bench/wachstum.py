"""How checking grows with the plan: time and memory of „insek pruefen“ per doubling."""

import argparse
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from messen import INSEK, head, machine, middle, rounds, row, verdict
from musterplan import write_plan

TARGET = 2.2


def main() -> None:
    """Generate plans of doubling size, measure them in turn, print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ziele", type=int, default=500, help="the smallest plan")
    parser.add_argument("--runden", type=int, default=5)
    options = parser.parse_args()
    sizes = [options.ziele * factor for factor in (1, 2, 4)]
    with TemporaryDirectory() as name:
        folders = {size: write_plan(Path(name, str(size)), size) for size in sizes}
        command = (*INSEK, "pruefen")
        runs = rounds(
            {str(size): (command, folder) for size, folder in folders.items()}, options.runden
        )
    middles = [middle(runs[str(size)]) for size in sizes]
    print(f"{machine()}\n")
    head("Ziele", "seconds", "MiB")
    for size, run in zip(sizes, middles, strict=True):
        row(size, f"{run.seconds:.2f}", f"{run.mebibytes:.0f}")
    print()
    for (one, other), (small, large) in zip(pairwise(sizes), pairwise(middles), strict=True):
        print(f"{one} → {other}: time {verdict(large.seconds / small.seconds, TARGET)},"
              f" memory {verdict(large.mebibytes / small.mebibytes, TARGET)}")  # fmt: skip


if __name__ == "__main__":
    main()
