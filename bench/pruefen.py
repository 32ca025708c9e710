"""How much checking costs over merely parsing: „insek pruefen“ against libyaml, whole processes."""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from messen import INSEK, head, machine, middle, paired, rounds, row, verdict
from musterplan import write_plan

TARGET = 5
PARSE = """
import sys
from pathlib import Path
import yaml
for path in [*Path(sys.argv[1]).rglob("*.yml"), *Path(sys.argv[1]).rglob("*.md")]:
    text = path.read_text(encoding="utf-8")
    yaml.load(text.split("---\\n")[1] if path.suffix == ".md" else text, Loader=yaml.CSafeLoader)
"""


def main() -> None:
    """Generate the plan, measure both in turn, print the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ziele", type=int, default=2000)
    parser.add_argument("--paare", type=int, default=5)
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = write_plan(Path(name), options.ziele)
        commands = {
            "insek pruefen": ((*INSEK, "pruefen", "--ordner", name), folder),
            "yaml.CSafeLoader": ((sys.executable, "-c", PARSE, name), folder),
        }
        runs = rounds(commands, options.paare)
    print(f"{options.ziele} Ziele, {options.ziele} Maßnahmen, 20 Fachteile. {machine()}\n")
    head("process", "seconds", "MiB")
    for command, found in runs.items():
        row(command, f"{middle(found).seconds:.2f}", f"{middle(found).mebibytes:.0f}")
    low, ratio, high = paired(*runs.values())
    print(f"\nRatio {verdict(ratio, TARGET)}; of single pairs {low:.2f} to {high:.2f}")


if __name__ == "__main__":
    main()
