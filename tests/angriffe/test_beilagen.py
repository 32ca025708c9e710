"""A build publishes what the check lets pass, and nothing else that lies in the folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from bilder import SVG, png
from folders import BASIS, PROJECT, Files, copy, write

from insek.site.build import Built, build_site
from insek.site.errors import BuildError

SETTINGS = f"""
site_name: Musterplan
site_url: https://plan.musterstadt.example/
theme: {{name: material, language: de, font: false, custom_dir: "{PROJECT / "overrides"}"}}
plugins: [insek, macros: {{modules: [macros], render_by_default: false, on_error_fail: true}}]
markdown_extensions: [tables, footnotes, def_list, insek]
"""
PAGE = "---\ntitel: Neu\n---\nEin Satz.\n"
HOSTILE: Files = {
    "docs/404.html": "<script>alert(1)</script>",
    "docs/main.html": "{{ config }}",
    "docs/sitemap.xml": "<x/>",
    "docs/robots.txt": "Disallow: /",
    "docs/assets/css/grund.css": "body { display: none }",
    "docs/assets/js/menue.js": "alert(1)",
    "docs/assets/images/zeichen.svg": SVG,
    "docs/search/search_index.json": "{}",
    "docs/daten/ziele.csv": "id\nGEHEIM\n",
    "docs/bild.svg": SVG,
    "docs/falsch.png": SVG,
    "docs/con.png": png(),
    "docs/exif.png": png((b"eXIf", b"II*\0")),
    "docs/skript.js": "alert(1)",
    "docs/skript.mjs": "alert(1)",
    "docs/seite.htm": "<script>alert(1)</script>",
    "docs/README.txt": "GEHEIM",
    "docs/CNAME": "boese.example",
}
"""What an outsider might lay into ``docs/``."""


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """Musterstadt ready to be built."""
    folder = copy(BASIS, tmp_path / "plan")
    write(folder, {"mkdocs.yml": SETTINGS})
    return folder


def files(built: Built) -> dict[str, bytes]:
    """Every file of a site."""
    found = (path for path in built.folder.rglob("*") if path.is_file())
    return {path.relative_to(built.folder).as_posix(): path.read_bytes() for path in found}


def stable(site: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """What does not change with the day of the build."""
    return ((name, content) for name, content in site.items() if "sitemap" not in name)


def test_nothing_hostile_is_published(city: Path, tmp_path: Path) -> None:
    """Files that would replace the theme, run or deceive change not a byte of the site."""
    before = files(build_site(city, tmp_path / "vorher"))
    write(city, HOSTILE)
    (tmp_path / "geheim").write_text("GEHEIM")
    (city / "docs/geheim.png").symlink_to(tmp_path / "geheim")
    (city / "docs/geheim.md").symlink_to(tmp_path / "geheim")
    built = build_site(city, tmp_path / "nachher")
    assert dict(stable(files(built))) == dict(stable(before))
    found = {befund.location.path for befund in built.befunde}
    known = {"docs/assets", "docs/search", "docs/daten", "docs/geheim.png", "docs/geheim.md"}
    assert {path for path in HOSTILE if path.count("/") == 1} <= found
    assert known <= found


def test_honest_picture_is_published(city: Path, tmp_path: Path) -> None:
    """What the check lets pass is published byte for byte."""
    write(city, {"docs/bilder/plan.png": png(), "docs/bericht.pdf": "%PDF-1.7\n%%EOF\n"})
    site = files(build_site(city, tmp_path / "site"))
    assert site["bilder/plan.png"] == png()
    assert site["bericht.pdf"] == b"%PDF-1.7\n%%EOF\n"


@pytest.mark.parametrize("target", [".", "..", "/etc"])
def test_linked_folder_stops_the_build(city: Path, tmp_path: Path, target: str) -> None:
    """A folder that is a link is not entered: it may lead to secrets or in circles."""
    (city / "docs/neu").symlink_to(target)
    (city / "docs/noch").symlink_to(target)
    with pytest.raises(BuildError, match="docs/neu ist eine Verknüpfung auf einen Ordner"):
        build_site(city, tmp_path / "site")
