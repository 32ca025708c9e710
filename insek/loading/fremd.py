"""What a proposal from outside may change: the content of the plan, and nothing around it."""

import re
from collections.abc import Iterator
from pathlib import Path

from insek import git
from insek.loading.reader import Reader
from insek.model.befund import Befund, Schwere
from insek.model.jahrgang import Jahrgang, Register
from insek.model.place import Location
from insek.model.regel import Regel
from insek.sources import FOLDERS, REGISTER, SIGNERS, Revision

E01 = Regel(
    code="E01",
    titel="Datei außerhalb des Inhalts",
    grund="Wer Texte vorschlägt, ändert nicht zugleich, wie sie geprüft und gebaut werden. So bleibt ein"
    " Vorschlag lesbar, und niemand schaltet eine Prüfung ab, die ihn aufhielte.",
    beispiel="mkdocs.yml: Diese Datei gehört zu den Einstellungen, nicht zum Inhalt. → Aus dem"
    " Vorschlag herausnehmen; dafür ist ein eigener nötig, den die Technik prüft.",
)
E02 = Regel(
    code="E02",
    titel="Ausführbare Datei, Verknüpfung oder fremdes Repository",
    grund="Inhalt besteht aus gewöhnlichen Dateien. Alles andere könnte etwas starten oder Fremdes"
    " veröffentlichen.",
    beispiel="docs/plan.md: Die Datei ist jetzt ausführbar. → „git update-index --chmod=-x“ auf die"
    " Datei anwenden.",
)
E03 = Regel(
    code="E03",
    titel="Inhalt entfällt",
    grund="Was aus dem Plan verschwindet, soll niemand übersehen.",
    beispiel="ziele/radverkehr.yml: Diese Datei soll entfallen. → Prüfen, ob das gewollt ist; eine"
    " Änderung unter „aenderungen“ sagt, warum.",
    schwere=Schwere.WARNUNG,
)
E04 = Regel(
    code="E04",
    titel="Register der Jahrgänge geändert",
    grund="Über Jahrgänge entscheidet der Rat; eingetragen werden sie von der Redaktion.",
    beispiel="jahrgaenge.yml:2: Der Eintrag des Jahrgangs 2018 ist geändert. → Den Eintrag lassen, wie"
    " er war; Berichtigungen trägt die Redaktion ein.",
)
E05 = Regel(
    code="E05",
    titel="Begründung eines beschlossenen Jahrgangs geändert",
    grund="Was zu einem Jahrgang beschlossen wurde, bleibt, wie es war.",
    beispiel="aenderungen/2018/radverkehr.yml: Der Jahrgang 2018 ist beschlossen. → Die Datei lassen,"
    " wie sie war; neue Änderungen gehören in den Ordner des nächsten Jahrgangs.",
)
E06 = Regel(
    code="E06",
    titel="Verborgene Datei",
    grund="Dateien, deren Name mit einem Punkt beginnt oder mit „~“ endet, zeigt kaum ein Programm; sie"
    " werden weder gelesen noch veröffentlicht.",
    beispiel="docs/.htaccess: Diese Datei ist verborgen. → Aus dem Vorschlag herausnehmen.",
)
REGELN = (E01, E02, E03, E04, E05, E06)

_PARTS = (
    (re.compile(r"(?:\.github/|docs/)?CODEOWNERS"), "zu den Zuständigkeiten"),
    (re.compile(r"\.github/.*|\.gitlab.*|\.ci/.*|Makefile"), "zu den Abläufen, die prüfen und bauen"),
    (re.compile(r"(?:insek|macros|tests|bench|schemas)/.*|.*\.py"), "zum Programm"),
    (re.compile(r"overrides/.*"), "zur Gestaltung"),
    (re.compile(r"(?:mkdocs|insek)\.yml|[^/]*\.(?:toml|txt|cfg|ini)|\.git[^/]*"), "zu den Einstellungen"),
    (re.compile(SIGNERS), "zu den Unterschriften"),
)  # fmt: skip
"""What stands around the content, and how that is said; the first that fits counts."""
_MODES = {
    "100755": (
        "Die Datei ist jetzt ausführbar.",
        "„git update-index --chmod=-x“ auf die Datei anwenden.",
    ),
    "120000": ("Hier steht jetzt eine Verknüpfung.", "Durch eine gewöhnliche Datei ersetzen."),
    "160000": ("Hier steht jetzt ein fremdes Repository.", "Aus dem Vorschlag herausnehmen."),
}
_JAHRGANG = re.compile(r"aenderungen/(\d{4})/")


def check_proposal(root: Path, basis: str, proposal: str = "HEAD") -> Iterator[Befund]:
    """What a branch changes that outsiders may not, since it left ``basis``.

    What others changed on ``basis`` in the meantime is not held against it; nothing is
    checked out.

    Raises:
        GitError: one of the revisions does not exist, or they have nothing in common.
    """
    new = git.resolve(root, proposal)
    old = git.merge_base(root, git.resolve(root, basis), new)
    registers = [_register(root, commit) for commit in (old, new)]
    adopted = {jahrgang.jahr for jahrgang in registers[0].jahrgaenge}
    for change in git.file_changes(root, old, new):
        if change.path == REGISTER:
            yield from _entries(*registers)
        else:
            yield from _of_file(change, adopted)


def _of_file(change: git.FileChange, adopted: set[int]) -> Iterator[Befund]:
    location = Location(change.path)
    if change.new_mode in _MODES and change.new_mode != change.old_mode:
        yield E02.befund(location, *_MODES[change.new_mode])
    part = _part(change.path)
    jahrgang = _JAHRGANG.match(change.path)
    if part:
        yield E01.befund(
            location,
            f"Diese Datei gehört {part}, nicht zum Inhalt.",
            "Aus dem Vorschlag herausnehmen; dafür ist ein eigener nötig, den die Technik prüft.",
        )
    elif any(name.startswith(".") or name.endswith("~") for name in change.path.split("/")):
        if change.new_mode:
            yield E06.befund(
                location, "Diese Datei ist verborgen.", "Aus dem Vorschlag herausnehmen."
            )
    elif jahrgang and int(jahrgang[1]) in adopted:
        yield E05.befund(
            location,
            f"Der Jahrgang {jahrgang[1]} ist beschlossen.",
            "Die Datei lassen, wie sie war; neue Änderungen gehören in den Ordner des nächsten"
            " Jahrgangs.",
        )
    elif not change.new_mode:
        yield E03.befund(
            location,
            "Diese Datei soll entfallen.",
            "Prüfen, ob das gewollt ist; eine Änderung unter „aenderungen“ sagt, warum.",
        )


def _part(path: str) -> str:
    """To what a file belongs that is no content, in German; empty for content."""
    known = next((said for pattern, said in _PARTS if pattern.fullmatch(path)), "")
    if known or path.partition("/")[0] not in FOLDERS or "/" not in path:
        return known or "zum Umfeld"
    return ""


def _register(root: Path, commit: str) -> Register:
    """The register of a commit; empty if there is none that can be read."""
    source = Revision(root, commit)
    entry = next((entry for entry in source.entries() if entry.path == REGISTER), None)
    return (Reader(source).read(entry, Register) if entry else None) or Register()


def _entries(before: Register, after: Register) -> Iterator[Befund]:
    """What became of the entries of the register."""
    old = {jahrgang.jahr: jahrgang for jahrgang in before.jahrgaenge}
    new = {jahrgang.jahr: jahrgang for jahrgang in after.jahrgaenge}
    remedy = "Den Eintrag lassen, wie er war; Berichtigungen trägt die Redaktion ein."
    faults = [
        (_place(new.get(jahr)), f"Der Eintrag des Jahrgangs {jahr} ist {fate}.")
        for jahr in sorted(old.keys() | new.keys())
        if (fate := _fate(old.get(jahr), new.get(jahr)))
    ]
    for location, fact in faults or [(Location(REGISTER), "Das Register ist geändert.")]:
        yield E04.befund(location, fact, remedy)


def _place(jahrgang: Jahrgang | None) -> Location:
    return jahrgang.location if jahrgang else Location(REGISTER)


def _fate(old: Jahrgang | None, new: Jahrgang | None) -> str:
    if old == new:
        return ""
    if old is None:
        return "neu"
    return "geändert" if new else "gelöscht"
