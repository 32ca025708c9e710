"""What a check of a published site says: parts, what differs in them, what was not judged."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from insek.loading.register_history import Rewritten
from insek.model.befund import Befund
from insek.site import manifest

_OF_A_STAND = re.compile(r"\d{4}/|vergleich/\d{4}-[^/]+/")


@dataclass(frozen=True, slots=True)
class Abweichung:
    """Something that is not as the repository has it; ``ort`` is a file or what else is meant."""

    ort: str
    satz: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Teil:
    """A part of the site: how many files it has, what differs, and what was not judged."""

    titel: str
    dateien: int
    abweichungen: tuple[Abweichung, ...] = ()
    hinweise: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ergebnis:
    """What a check found in the repository's register and in each part of the site."""

    befunde: tuple[Befund, ...]
    teile: tuple[Teil, ...]

    @property
    def gleich(self) -> bool:
        """Whether the site is what the repository gives."""
        return not self.befunde and not any(teil.abweichungen for teil in self.teile)


def strangers(paths: Iterable[str], folders: Iterable[str]) -> Iterator[Abweichung]:
    """Files without a place; ``folders`` are those of Stände and comparisons that there are.

    A whole folder of a Jahrgang or comparison that there is not is told once.
    """
    known = frozenset(folders)
    for folder, inside in groupby(paths, _folder):
        found = list(inside)
        if folder and folder not in known:
            what = "Was hier steht, gibt es im Register nicht oder nicht unverändert"
            yield Abweichung(folder, f"{what} ({_count(len(found))}).")
        else:
            yield from (Abweichung(p, "Die Datei gibt es im Repository nicht.") for p in found)


def _count(number: int) -> str:
    return "eine Datei" if number == 1 else f"{number} Dateien"


def _folder(path: str) -> str:
    """The folder of a Jahrgang or of a comparison; empty for anything else."""
    found = _OF_A_STAND.match(path)
    return found[0] if found else ""


def other_versions(root: Path, told: Mapping[str, Any] | None) -> str:
    """With what else a Stand was built than with what stands here; empty if with the same."""
    if told is None:
        return ""
    there, here = told.get("werkzeuge"), manifest.library_versions()
    if not isinstance(there, dict):
        there = {}
    others = [
        f"{name} {there.get(name, 'ohne Angabe')} statt {version}"
        for name, version in here.items()
        if there.get(name) != version
    ]
    if told.get("programm") != manifest.program_id(root):
        others.append("anderer Stand von Programm, Gestaltung oder mkdocs.yml")
    named = ", ".join(others)
    judged = "Verglichen wurden die Wörter und Links, nicht Darstellung und Skripte."
    return f"Gebaut mit anderen Fassungen: {named}. {judged}" if others else ""


def register_part(history: Iterable[Rewritten]) -> Iterator[Teil]:
    """Entries of the register that once said something else."""
    found = tuple(
        Abweichung(
            f"jahrgaenge.yml, Jahrgang {change.jahr}",
            f"{change.fact} war bis zum {change.commit.date} (Commit {change.commit.id[:12]})"
            f" „{change.before}“, jetzt {f'„{change.now}“' if change.now else 'fehlt die Angabe'}.",
        )
        for change in history
    )
    if found:
        yield Teil(titel="Register", dateien=1, abweichungen=found)
