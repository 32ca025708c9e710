"""How publishing grows: with Jahrgänge and with the plan; time, peak memory of a process, size."""

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from jahrgaenge import add_jahrgaenge, clone, git
from messen import head, machine, row, verdict
from musterplan import write_plan
from veroeffentlichen import ours, size

MEMORY = 400
"""MiB that no process may exceed."""
_ENTRY = "\n  - jahr:"
_MKDOCS = """\
site_name: Musterplan
site_url: https://plan.example/
use_directory_urls: true
theme:
  name: material
  language: de
plugins:
  - insek
"""


def keep_jahrgaenge(plan: Path, count: int) -> None:
    """Leave only the newest so many in the register."""
    path = plan / "jahrgaenge.yml"
    top, *entries = path.read_text(encoding="utf-8").split(_ENTRY)
    kept = entries[-count:] if len(entries) > count else entries
    path.write_text(_ENTRY.join([top, *kept]), encoding="utf-8")
    git(plan, "commit", "--quiet", "--all", "--allow-empty", "--message", f"{count} Jahrgänge")


def generated(folder: Path, ziele: int) -> Path:
    """A repository with a generated plan."""
    write_plan(folder, ziele)
    (folder / "mkdocs.yml").write_text(_MKDOCS, encoding="utf-8")
    (folder / ".gitignore").write_text("/.cache/\n/site/\n", encoding="utf-8")
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "Plan")
    return folder


def measured(plan: Path, site: Path, what: str) -> tuple[float, int]:
    """Publish, print a row; seconds, and pages with comparisons."""
    run = ours(plan, site)
    pages = sum(1 for _ in site.rglob("index.html"))
    row(what, pages, f"{run.seconds:.1f}", f"{run.seconds / pages * 1000:.1f}", f"{run.mebibytes:.0f}",
        f"{size(site):.0f}")  # fmt: skip
    return run.seconds, pages


def main() -> None:
    """Print one table for Jahrgänge and one for Ziele."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jahrgaenge", type=int, nargs="*", default=[5, 10, 20])
    parser.add_argument("--ziele", type=int, nargs="*", default=[500, 1000, 2000])
    options = parser.parse_args()
    print(f"{machine()}\n")
    cells = ("pages", "seconds", "ms a page", "MiB of a process", "MB")
    with TemporaryDirectory() as name:
        head("Jahrgänge", *cells)
        found = []
        for count in options.jahrgaenge:
            plan = clone(Path(name, f"plan-{count}"))
            keep_jahrgaenge(plan, count)
            add_jahrgaenge(plan, count)
            found.append(measured(plan, Path(name, f"site-{count}"), str(count)))
        tell(found)
        head("Ziele", *cells)
        found = []
        for ziele in options.ziele:
            plan = generated(Path(name, f"ziele-{ziele}"), ziele)
            found.append(measured(plan, Path(name, f"ziele-site-{ziele}"), str(ziele)))
        tell(found)


def tell(found: list[tuple[float, int]]) -> None:
    """How much longer one page takes in the largest than in the smallest."""
    if len(found) < 2:
        return
    (first, pages), (last, more) = found[0], found[-1]
    print(f"\ntime a page, largest / smallest: {verdict(last / more / (first / pages), 1.2)}\n")


if __name__ == "__main__":
    main()
