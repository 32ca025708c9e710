"""A city with its published site: what somebody may do to them, and what a check says."""

import hashlib
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner
from folders import replace
from published import City

from insek.cli import main

GOAL = "2023/ziele/radverkehr/index.html"
SENTENCE = "Bis 2030 wird jeder vierte Weg mit dem Rad gefahren."
OTHER = "Bis 2030 wird jeder zehnte Weg mit dem Rad gefahren."


@dataclass(frozen=True)
class Run:
    """How a command ended and what it printed."""

    status: int
    said: str


def insek(*words: str) -> Run:
    """A command in this process."""
    result = CliRunner().invoke(main, [*words], catch_exceptions=False)
    return Run(result.exit_code, result.stdout + result.stderr)


@dataclass(frozen=True)
class Case:
    """A city and its site."""

    city: City
    site: Path

    def check(self, *options: str, place: str = "") -> Run:
        """What „insek nachpruefen“ says of the site, or of another place."""
        where = place or str(self.site)
        return insek("nachpruefen", where, "--ordner", str(self.city.folder), *options)

    def change(self, path: str, old: str, new: str) -> None:
        """Exchange a text in a published file."""
        replace(self.site, path, old, new)

    def adjust_sums(self) -> None:
        """Let the list of sums fit the files again, as a careful forger would."""
        files = sorted(path for path in self.site.rglob("*") if path.is_file())
        names = {path.relative_to(self.site).as_posix(): path for path in files}
        del names["SHA256SUMS"]
        lines = [f"{_sum(path)}  {name}\n" for name, path in sorted(names.items())]
        (self.site / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")

    def adjust_manifest(self, year: str) -> None:
        """Let a Jahrgang's manifest fit its files again."""
        folder = self.site / year
        told = json.loads((folder / "manifest.json").read_bytes())
        for name in told["dateien"]:
            content = (folder / name).read_bytes()
            digest = hashlib.sha256(content).hexdigest()
            told["dateien"][name] = {"groesse": len(content), "sha256": digest}
        self.write_manifest(year, told)

    def write_manifest(self, year: str, told: object) -> None:
        """Publish another manifest, in the form of the true one."""
        text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
        (self.site / year / "manifest.json").write_text(text, encoding="utf-8")
        (self.site / year / "manifest.json.gz").unlink(missing_ok=True)

    def swap(self, one: str, two: str) -> None:
        """Let two folders of the site change places."""
        aside = self.site.parent / "beiseite"
        shutil.move(self.site / one, aside)
        shutil.move(self.site / two, self.site / one)
        shutil.move(aside, self.site / two)


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def edit(city: City, titel: str) -> None:
    """Give a Ziel another title."""
    name = "ziele/radverkehr.yml"
    lines = (city.folder / name).read_text(encoding="utf-8").splitlines(keepends=True)
    changed = [f"titel: {titel}\n" if line.startswith("titel:") else line for line in lines]
    city.write({name: "".join(changed)})
