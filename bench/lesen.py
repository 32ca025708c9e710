"""Reading 20 Jahrgänge of 1,200 files from git: every distinct content once."""

import argparse
import subprocess
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from jahrgaenge import git
from messen import machine, verdict

from insek.model.jahrgang import Jahrgang
from insek.model.stand import Stand
from insek.site.publish.staende import revisions_of

TARGET = 0.5


def grow(folder: Path, years: int, files: int) -> list[Stand]:
    """A repository in which every year changes one file in twenty; the Stände."""
    subprocess.run(["git", "init", "--quiet", str(folder)], check=True)
    (folder / "ziele").mkdir()
    staende = []
    for year in range(2001, 2001 + years):
        for number in range(files):
            if year == 2001 or (number + year) % 20 == 0:
                text = f"id: ziel-{number}\ntitel: Ziel {number} im Jahr {year}\n" + "x" * 1_700
                (folder / f"ziele/ziel-{number}.yml").write_text(text, encoding="utf-8")
        git(folder, "add", "--all")
        git(folder, "commit", "--quiet", "--message", str(year))
        staende.append(_stand(year, git(folder, "rev-parse", "HEAD")))
    git(folder, "gc", "--quiet")
    return staende


def _stand(year: int, commit: str) -> Stand:
    jahrgang = Jahrgang(
        jahr=year,
        titel=str(year),
        art="anpassung",
        datum=date(year, 1, 1),
        revision=commit,
        baum="-",
    )
    return Stand(jahrgang=jahrgang, commit=commit, baum="")


def main() -> None:
    """Read everything five times and print the best against the target."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jahrgaenge", type=int, default=20)
    parser.add_argument("--dateien", type=int, default=1_200)
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        staende = grow(folder, options.jahrgaenge, options.dateien)
        seconds = []
        for _ in range(5):
            start = perf_counter()
            sources = revisions_of(folder, staende)
            count = sum(
                len(source.read(entry.path)) > 0
                for source in sources.values()
                for entry in source.entries()
                if entry.path.endswith(".yml")
            )
            seconds.append(perf_counter() - start)
    print(f"{machine()}\n")
    print(f"{count} files of {len(staende)} Jahrgänge: {verdict(min(seconds), TARGET)} s")


if __name__ == "__main__":
    main()
