"""The same content gives the same site, byte for byte."""

import hashlib
from pathlib import Path

from built import build, small_city


def digest(folder: Path) -> dict[str, str]:
    """The content of every file by its path."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    """Two builds, from two folders, differ in nothing."""
    one = build(small_city(tmp_path / "eins"), tmp_path / "site-1")
    two = build(small_city(tmp_path / "zwei"), tmp_path / "site-2")
    assert digest(one.folder) == digest(two.folder)


def test_a_change_changes_only_the_pages_that_show_it(tmp_path: Path) -> None:
    """A corrected sentence touches its own page and the lists that quote it, nothing else."""
    statement = {"daten/raeume/ortsteile/altstadt.yml": ALTSTADT}
    one = digest(build(small_city(tmp_path / "eins"), tmp_path / "site-1").folder)
    two = digest(build(small_city(tmp_path / "zwei", statement), tmp_path / "site-2").folder)
    changed = {path for path in one if one[path] != two[path]}
    assert changed == {"raeume/altstadt/index.html", "search/search_index.json"}


ALTSTADT = """id: altstadt
titel: Altstadt
schluessel: "01"
stadtbezirk: innenstadt
kachel: {spalte: 1, zeile: 1}
einwohner:
  - {jahr: 2025, wert: 4200}
aussage: Hier fehlen sehr viele kleine Wohnungen.
aussage_art: quelle
quellen:
  - quelle: stadtbericht
"""
