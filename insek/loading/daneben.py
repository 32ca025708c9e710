"""Folders beside the plan whose names are a slip: what lies in them would be read by nobody."""

from collections.abc import Collection, Iterator

from insek.loading import refusals
from insek.model.befund import Befund
from insek.model.kinds import KINDS
from insek.model.place import Location
from insek.sources import DOCS, FOLDERS, Source
from insek.suggest import likely

_DOCS = DOCS.rstrip("/")
_ENDINGS = (".yml", ".yaml", ".md")
"""What a file of a plan ends in; a folder without any was not meant for it."""
_MEANT = {folder.rpartition("/")[2]: folder for folder in (*FOLDERS, "daten/raeume")} | {
    kind.folder.rpartition("/")[2]: kind.folder for kind in KINDS
}
"""Every folder of a plan by its last name, which may stand at the top by mistake."""


def misplaced_folders(source: Source, paths: Collection[str]) -> Iterator[Befund]:
    """Folders at the top that are called nearly like one of the plan's, with files for it.

    Beside pages that are there, „doc“ may well be something else.
    """
    has_pages = any(path.startswith(DOCS) for path in paths)
    known = {name: folder for name, folder in _MEANT.items() if not (has_pages and name == _DOCS)}
    found: dict[str, list[str]] = {}
    for path in source.beside(lambda name: bool(likely(name, known))):
        folder, _, name = path.partition("/")
        if name.endswith(_ENDINGS):
            found.setdefault(folder, []).append(name)
    for folder, names in sorted(found.items()):
        more = {1: "", 2: " und eine weitere Datei"}.get(
            len(names), f" und {len(names) - 1} weitere Dateien"
        )
        yield refusals.D14.befund(
            Location(folder),
            f"Was in diesem Ordner liegt, wird nicht gelesen: „{min(names)}“{more}.",
            f"Meinten Sie „{known[likely(folder, known)]}“? Die Dateien dorthin verschieben; gehören"
            " sie nicht zum Plan, den Ordner anders nennen.",
        )
