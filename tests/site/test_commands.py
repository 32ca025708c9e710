"""The commands that build: what they write, what they say, and how they end."""

import json
import subprocess
from pathlib import Path

import pytest
from built import INSEK, MUSTERSTADT, environment, small_city
from click.testing import CliRunner, Result
from folders import BASIS, PROJECT

from insek.cli import main


def insek(*arguments: str | Path) -> Result:
    """What the command says and how it ends."""
    return CliRunner().invoke(main, [str(each) for each in arguments])


def test_bauen_says_where_the_site_is(tmp_path: Path) -> None:
    """The last lines name the number of pages, the folder, and how to look at them."""
    site = tmp_path / "site"
    result = insek("bauen", "--ordner", small_city(tmp_path / "plan"), "--ziel", site)
    assert result.exit_code == 0, result.output
    first, second, third = result.stdout.splitlines()
    assert (first, second) == ("Keine Befunde.", f"20 Seiten gebaut: {site}")
    assert third == f"Ansehen: insek zeigen --ziel {site}"
    assert (site / "ziele/radverkehr/index.html").is_file()


def test_bauen_builds_where_mkdocs_yml_says(tmp_path: Path) -> None:
    """Without --ziel the site stands where MkDocs itself would put it."""
    folder = small_city(tmp_path)
    assert insek("bauen", "--ordner", folder).exit_code == 0
    assert (folder / "site/index.html").is_file()


@pytest.mark.parametrize(("options", "status"), [((), 0), (("--streng",), 1)])
def test_befunde_are_printed_and_stop_nothing(
    tmp_path: Path, options: tuple[str, ...], status: int
) -> None:
    """A site with Befunde is built and they are said; only --streng makes the command fail."""
    folder = small_city(tmp_path, {"docs/seite.md": "---\ntitel: A\n---\n[x](fehlt.png)\n"})
    result = insek("bauen", "--ordner", folder, *options)
    assert result.exit_code == status
    assert "docs/seite.md: Warnung G01: Der Link „fehlt.png“ führt ins Leere." in result.stdout
    assert "21 Seiten gebaut" in result.stdout


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        (None, "fehlt die Datei mkdocs.yml. → In den Ordner des Plans wechseln."),
        (MUSTERSTADT.replace("  - insek\n", ""), "fehlt unter „plugins“ die Zeile „- insek“."),
        ("site_name: [\n", "mkdocs.yml:2: Die Datei lässt sich nicht als YAML lesen. → Einrückung"),
        (
            MUSTERSTADT.replace("name: material", "name: fehlt"),
            "Das Aussehen „fehlt“ gibt es nicht. → Unter „theme“ schreiben: „name: material“.",
        ),
        (MUSTERSTADT.replace("- search", "- suche"), "Das Plugin „suche“ ist nicht installiert."),
        (MUSTERSTADT.replace("tables", "tabellen"), "Die Erweiterung „tabellen“ gibt es nicht."),
        (MUSTERSTADT + "docs_dir: seiten\n", "Der Ordner „seiten“ mit den Seiten fehlt. → Ihn"),
        (MUSTERSTADT + "watch: [zeile]\n", "unter „watch“ etwas, das es nicht gibt: „zeile“."),
        (MUSTERSTADT + "edit_uri: 7\n", "Die Angabe „edit_uri“ gilt so nicht (MkDocs meldet:"),
        (
            MUSTERSTADT.replace("modules: [macros]", "module_name: fehlt"),
            "mkdocs.yml nennt unter „macros“ ein Modul, das es nicht gibt.",
        ),
        (
            MUSTERSTADT.replace("modules: [macros]", "modules: [insek_fehlt]"),
            "mkdocs.yml nennt unter „macros“ ein Modul, das es nicht gibt.",
        ),
    ],
)
@pytest.mark.parametrize("command", ["bauen", "vorschau"])
def test_without_usable_settings_nothing_is_built(
    tmp_path: Path, command: str, settings: str | None, message: str
) -> None:
    """What is wrong with mkdocs.yml is said in a German sentence, without a traceback."""
    folder = small_city(tmp_path, {"mkdocs.yml": settings})
    program = [*INSEK, command, "--ordner", str(folder)]
    done = subprocess.run(program, capture_output=True, text=True, env=environment(), timeout=60)
    assert done.returncode == 2
    assert message in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
    assert str(folder) not in done.stderr or settings is None


def test_schema_writes_what_is_committed(tmp_path: Path) -> None:
    """„insek schema“ writes a file for every kind of file; that of a comparison is kept by hand."""
    result = insek("schema", "--ordner", BASIS, "--ziel", tmp_path / "neu")
    assert result.stdout == f"19 Schemas geschrieben: {tmp_path / 'neu'}\n"
    written = {path.name for path in (tmp_path / "neu").iterdir()}
    assert written | {"vergleich.json"} == {path.name for path in (PROJECT / "schemas").iterdir()}
    schema = json.loads((tmp_path / "neu/ziel.json").read_text(encoding="utf-8"))
    assert schema["required"] == ["id", "titel", "ebene", "kurz"]


def test_seiten_writes_finished_pages(tmp_path: Path) -> None:
    """For another generator every page is a file in which no word is left to be carried out."""
    result = insek("seiten", "--ordner", BASIS, tmp_path)
    assert result.exit_code == 0
    assert result.stdout.endswith(f" Dateien geschrieben: {tmp_path}\n")
    start = (tmp_path / "index.md").read_text(encoding="utf-8")
    assert start.startswith('---\ntitle: "Startseite"\n---\n')
    assert '<data class="wert" value="20">20</data>' in start
    assert [
        path for path in tmp_path.rglob("*.md") if "{{" in path.read_text(encoding="utf-8")
    ] == []
    assert (tmp_path / "daten/zielmatrix.csv").is_file()
