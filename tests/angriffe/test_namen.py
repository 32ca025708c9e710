"""Names and kinds of files: what one machine cannot hold, or would take another's place."""

from pathlib import Path

import pytest
from folders import Repository, findings, load, write

from insek.loading.assets import published_assets
from insek.loading.files import PICTURES
from insek.site.pages import state_pages
from insek.sources import Revision, WorkingTree

PAGE = "---\ntitel: Neu\n---\nEin Satz.\n"
BETTER = {
    "Übersicht.md": "uebersicht.md",
    "Plan.md": "plan.md",
    "PLAN.md": "plan.md",
    "u\u0308bersicht.md": "u-bersicht.md",
    "plan neu.md": "plan-neu.md",
    "plan .md": "plan.md",
    " plan.md": "plan.md",
    "-rf.md": "rf.md",
    "--upload-pack=x.md": "upload-pack-x.md",
    "plan<b>.md": "plan-b.md",
    'plan"onerror.md': "plan-onerror.md",
    "plan;x.md": "plan-x.md",
    "plan$(id).md": "plan-id.md",
    "plan`id`.md": "plan-id.md",
    "plan|x.md": "plan-x.md",
    "plan:x.md": "plan-x.md",
    "plan\\x.md": "plan-x.md",
    "plan%2e%2e.md": "plan-2e-2e.md",
    "plan\u202egpj.md": "plan-gpj.md",
    "plan\u200b.md": "plan.md",
    "plаn.md": "pl-n.md",
    "plan\n.md": "plan.md",
    "plan\x1b[31m.md": "plan-31m.md",
    "con.md": "con-neu.md",
    "nul.md": "nul-neu.md",
    "com1.md": "com1-neu.md",
    "lpt9.x.md": "lpt9-x.md",
    "plan..md": "plan.md",
    "a" * 120 + ".md": "a" * 50 + ".md",
}
"""Names that do not mean the same everywhere, and what is offered instead."""
NO_CONTENT = (
    "404.html", "sitemap.xml", "robots.txt", "htaccess", "main.html", "extra.js", "extra.css",
    "bild.svg", "bild.gif", "bild.bmp", "vorlage.j2", "skript.py", "hooks.py", "daten.json", "x.exe",
    "seite.htm", "seite.xhtml", "archiv.zip", "bericht.docx", "tabelle.xlsx", "ton.mp3", "schrift.woff2",
    "index.php", "cname", "feed.xml", "manifest.webmanifest", "modul.mjs", "web.wasm", "karte.map",
)  # fmt: skip
"""What no outsider needs: programs, styles, templates, what the site writes itself."""


@pytest.mark.parametrize(("name", "better"), BETTER.items(), ids=range(len(BETTER)))
def test_name_is_refused_with_a_better_one(plan_folder: Path, name: str, better: str) -> None:
    """A name that is not the same everywhere is a Befund that offers one that is."""
    write(plan_folder, {f"docs/{name}": PAGE})
    found = [b for b in findings(WorkingTree(plan_folder)) if b.code == "D16"]
    assert [(b.location.path, b.remedy) for b in found] == [
        (f"docs/{name}", f"In „{better}“ umbenennen.")
    ]
    assert found[0].fact.isprintable()


@pytest.mark.parametrize(
    "path", ["Übersicht.md", "plan:x.md", "con.md", "Ordner Neu/plan.md", "search/plan.md"]
)
def test_a_misnamed_page_is_no_page(plan_folder: Path, path: str) -> None:
    """A page at an address that nobody can link is left out like every refused one."""
    write(plan_folder, {f"docs/{path}": PAGE, "docs/gut.md": PAGE})
    plan = load(plan_folder)
    assert "gut.md" in plan.seiten
    assert path not in plan.seiten
    assert plan.is_refused("seiten", path)
    assert [page.path for page in state_pages(plan) if page.path == path] == []


@pytest.mark.parametrize("name", ["plan.md", "plan-2024.md", "plan_neu.md", "2024.md", "a/b/c.md"])
def test_plain_names_pass(plan_folder: Path, name: str) -> None:
    """Small letters, digits and hyphens are the same everywhere."""
    write(plan_folder, {f"docs/{name}": PAGE})
    assert findings(WorkingTree(plan_folder)) == ()


@pytest.mark.parametrize("name", NO_CONTENT)
@pytest.mark.parametrize("folder", ["docs", "docs/bilder", "ziele", "daten", "fachteile"])
def test_other_kinds_are_no_content(plan_folder: Path, folder: str, name: str) -> None:
    """Every other kind of file is a Befund at its place and is not published."""
    path = f"{folder}/{name}"
    write(plan_folder, {path: "x\n"})
    assert path in {befund.location.path for befund in findings(WorkingTree(plan_folder))}
    assert list(published_assets(WorkingTree(plan_folder))) == []


@pytest.mark.parametrize("folder", ["assets", "daten", "feeds", "search"])
def test_folders_of_the_site_are_taken(plan_folder: Path, folder: str) -> None:
    """What would stand in the place of the theme, the data or the search is not published."""
    write(plan_folder, {f"docs/{folder}/werte.csv": "jahr;wert\n2024;1\n"})
    (befund,) = findings(WorkingTree(plan_folder))
    assert (befund.location.path, befund.code) == (f"docs/{folder}", "D16")
    assert list(published_assets(WorkingTree(plan_folder))) == []


@pytest.mark.parametrize("suffix", [*PICTURES, ".pdf", ".csv"])
def test_link_to_a_secret_is_not_published(plan_folder: Path, tmp_path: Path, suffix: str) -> None:
    """A link that calls itself a picture is a Befund; what it leads to is not read."""
    (tmp_path / "geheim").write_text("GEHEIM")
    (plan_folder / f"docs/plan{suffix}").symlink_to(tmp_path / "geheim")
    assert [befund.code for befund in findings(WorkingTree(plan_folder))] == ["D13"]
    assert list(published_assets(WorkingTree(plan_folder))) == []


def test_links_and_modules_in_git_are_no_files(repository: Repository, plan_folder: Path) -> None:
    """Modes of git that are no plain file are Befunde without a checkout."""
    repository.commit_folder(plan_folder, "v1")
    module = repository.git("rev-parse", "HEAD")
    link = repository.git("hash-object", "-w", "insek.yml")
    for mode, oid, path in (
        ("160000", module, "docs/modul"),
        ("120000", link, "docs/plan.png"),
        ("120000", link, "ziele/neu.yml"),
    ):
        repository.git("update-index", "--add", "--cacheinfo", f"{mode},{oid},{path}")
    repository.git("commit", "--quiet", "--message", "Fremdes")
    found = findings(Revision(repository.folder, "HEAD"))
    assert {(befund.location.path, befund.code) for befund in found} == {
        ("docs/modul", "D13"), ("docs/plan.png", "D13"), ("ziele/neu.yml", "D13"),
    }  # fmt: skip


def test_loops_of_links_end(plan_folder: Path) -> None:
    """Folders that lead into each other are Befunde and are not walked."""
    (plan_folder / "docs/a").symlink_to(".")
    (plan_folder / "docs/b").symlink_to("..")
    assert [befund.code for befund in findings(WorkingTree(plan_folder))] == ["D13", "D13"]
