"""Proposals from outside: content may change, nothing around it, and no commit is checked out."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from folders import BASIS, Files, Repository, replace

from insek.cli import main
from insek.git import GitError
from insek.loading.fremd import REGELN, check_proposal
from insek.model.regel import Regel
from insek.render.befunde import as_text

REGISTER = """jahrgaenge:
  - jahr: 2018
    titel: Erster Plan
    art: fortschreibung
    datum: 2018-05-31
    beispiel: true
    revision: v2018
    baum: abc
"""
NEXT = REGISTER.partition("\n")[2].replace("2018", "2019")
TECHNIK = " → Aus dem Vorschlag herausnehmen; dafür ist ein eigener nötig, den die Technik prüft."
LEAVE = " → Den Eintrag lassen, wie er war; Berichtigungen trägt die Redaktion ein."
PAST = (
    "Der Jahrgang 2018 ist beschlossen. → Die Datei lassen, wie sie war; neue Änderungen gehören in"
    " den Ordner des nächsten Jahrgangs."
)
GONE = (
    "Diese Datei soll entfallen. → Prüfen, ob das gewollt ist; eine Änderung unter „aenderungen“"
    " sagt, warum."
)
HIDDEN = "Diese Datei ist verborgen. → Aus dem Vorschlag herausnehmen."
AROUND = {
    "insek/checks/ziele.py": "zum Programm",
    "macros/__init__.py": "zum Programm",
    "tests/conftest.py": "zum Programm",
    "conftest.py": "zum Programm",
    "setup.py": "zum Programm",
    "overrides/main.html": "zur Gestaltung",
    "overrides/assets/js/menue.js": "zur Gestaltung",
    "mkdocs.yml": "zu den Einstellungen",
    "insek.yml": "zu den Einstellungen",
    "pyproject.toml": "zu den Einstellungen",
    "requirements.txt": "zu den Einstellungen",
    ".gitattributes": "zu den Einstellungen",
    ".gitmodules": "zu den Einstellungen",
    ".github/workflows/pruefen.yml": "zu den Abläufen, die prüfen und bauen",
    ".gitlab-ci.yml": "zu den Abläufen, die prüfen und bauen",
    ".ci/run": "zu den Abläufen, die prüfen und bauen",
    "Makefile": "zu den Abläufen, die prüfen und bauen",
    ".github/CODEOWNERS": "zu den Zuständigkeiten",
    "CODEOWNERS": "zu den Zuständigkeiten",
    "docs/CODEOWNERS": "zu den Zuständigkeiten",
    "allowed_signers": "zu den Unterschriften",
    "README.md": "zum Umfeld",
    "docs": "zum Umfeld",
    "geheim/neu.md": "zum Umfeld",
    "ziele.yml": "zum Umfeld",
}
"""Files around the content, and to what they belong."""


@pytest.fixture
def city(repository: Repository) -> Repository:
    """Musterstadt with one adopted Jahrgang on the branch ``main``; a proposal is begun."""
    repository.commit_folder(BASIS)
    past = "id: alt\ntitel: Alt\nbegruendung: Weil.\nbetrifft: [ziel:radverkehr]\ntiefe: klein\n"
    repository.write({"jahrgaenge.yml": REGISTER, "aenderungen/2018/alt.yml": past})
    repository.commit("v2018")
    repository.git("checkout", "--quiet", "-b", "vorschlag")
    return repository


def said(city: Repository) -> list[str]:
    """What is said of the proposal as it stands."""
    city.commit()
    return as_text(tuple(check_proposal(city.folder, "main"))).splitlines()[:-1]


def test_content_may_change(city: Repository) -> None:
    """Texts, figures, pictures and reasons for the next Jahrgang are what proposals are for."""
    replace(city.folder, "docs/index.md", "in Kürze", "auf einen Blick")
    city.write({"docs/neu.md": "x", "ziele/neu.yml": "x", "docs/bilder/neu.png": b"x"})
    city.write(
        {"aenderungen/2019/neu.yml": "x", "fachteile/neu.md": "x", "daten/aemter/neu.yml": "x"}
    )
    assert said(city) == []


@pytest.mark.parametrize(("path", "part"), AROUND.items())
def test_nothing_around_it_may(city: Repository, path: str, part: str) -> None:
    """Every file around the content is a Befund that says to what it belongs."""
    if path == "docs":
        city.git("rm", "-r", "--quiet", "docs")
    city.write({path: "x\n"})
    assert f"{path}: Fehler E01: Diese Datei gehört {part}, nicht zum Inhalt.{TECHNIK}" in said(
        city
    )


@pytest.mark.parametrize(
    ("mode", "fact"),
    [
        ("100755", "Die Datei ist jetzt ausführbar. → „git update-index --chmod=-x“ auf die Datei"
            " anwenden."),
        ("120000", "Hier steht jetzt eine Verknüpfung. → Durch eine gewöhnliche Datei ersetzen."),
        ("160000", "Hier steht jetzt ein fremdes Repository. → Aus dem Vorschlag herausnehmen."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["docs/index.md", "docs/plan.md", "ziele/neu.yml"])
def test_only_plain_files(city: Repository, mode: str, fact: str, path: str) -> None:
    """A file that becomes executable, a link or a module is a Befund without a checkout."""
    oid = city.git("rev-parse", "HEAD" if mode == "160000" else "HEAD:insek.yml")
    city.git("update-index", "--add", "--cacheinfo", f"{mode},{oid},{path}")
    city.git("commit", "--quiet", "--message", "Vorschlag")
    found = tuple(check_proposal(city.folder, "main"))
    assert as_text(found).splitlines()[:-1] == [f"{path}: Fehler E02: {fact}"]


@pytest.mark.parametrize(
    "path", ["docs/.htaccess", "docs/.a/config.md", "ziele/a.yml~", "daten/.x/a"]
)
def test_hidden_files(city: Repository, path: str) -> None:
    """What most programs do not show is a Befund."""
    city.write({path: "x\n"})
    assert said(city) == [f"{path}: Fehler E06: {HIDDEN}"]


def test_deleted_content_is_seen(city: Repository) -> None:
    """What disappears from the plan is said, as a warning."""
    city.write({"ziele/radverkehr.yml": None})
    assert said(city) == [f"ziele/radverkehr.yml: Warnung E03: {GONE}"]


def test_adopted_reasons_stay(city: Repository) -> None:
    """Reasons of an adopted Jahrgang can be neither changed nor added nor removed."""
    replace(city.folder, "aenderungen/2018/alt.yml", "Weil.", "Darum.")
    city.write({"aenderungen/2018/neu.yml": "x\n"})
    assert said(city) == [
        f"aenderungen/2018/alt.yml: Fehler E05: {PAST}",
        f"aenderungen/2018/neu.yml: Fehler E05: {PAST}",
    ]
    city.write({"aenderungen/2018/alt.yml": None, "aenderungen/2018/neu.yml": None})
    assert said(city) == [f"aenderungen/2018/alt.yml: Fehler E05: {PAST}"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (REGISTER.replace("Erster", "Zweiter"), ":2: Fehler E04: Der Eintrag des Jahrgangs 2018 ist"
            f" geändert.{LEAVE}"),
        (REGISTER + NEXT, f":9: Fehler E04: Der Eintrag des Jahrgangs 2019 ist neu.{LEAVE}"),
        ("jahrgaenge: []\n", f": Fehler E04: Der Eintrag des Jahrgangs 2018 ist gelöscht.{LEAVE}"),
        ("{{{", f": Fehler E04: Der Eintrag des Jahrgangs 2018 ist gelöscht.{LEAVE}"),
        (REGISTER + "# nur ein Kommentar\n", f": Fehler E04: Das Register ist geändert.{LEAVE}"),
    ],
)  # fmt: skip
def test_register_is_not_for_outsiders(city: Repository, text: str, expected: str) -> None:
    """Every entry that is changed, added or removed is named at its line."""
    city.write({"jahrgaenge.yml": text})
    assert said(city) == [f"jahrgaenge.yml{expected}"]


def test_work_of_others_is_not_held_against_it(city: Repository) -> None:
    """What changed on the target branch in the meantime is not part of the proposal."""
    city.write({"docs/neu.md": "x\n"})
    city.commit()
    city.git("checkout", "--quiet", "main")
    city.write({"mkdocs.yml": "x\n", "ziele/radverkehr.yml": None})
    city.commit()
    city.git("checkout", "--quiet", "vorschlag")
    assert list(check_proposal(city.folder, "main")) == []


def test_plan_in_a_folder_of_a_repository(repository: Repository) -> None:
    """Where the plan is only a folder of a repository, what stands beside it is no content."""
    repository.write({"plan/docs/index.md": "a\n", "anderes/a.txt": "a\n"})
    repository.commit("v1")
    repository.write({"plan/docs/index.md": "b\n", "anderes/a.txt": "b\n"})
    repository.commit()
    (befund,) = check_proposal(repository.folder / "plan", "v1")
    assert (befund.location.path, befund.code) == ("/anderes/a.txt", "E01")


def test_command_adds_to_the_check(city: Repository) -> None:
    """``--fremd`` adds to what the check says of the plan; unknown states end with a reason."""
    city.write({"mkdocs.yml": "x\n"})
    city.commit()
    folder = ("--ordner", str(city.folder))
    done = CliRunner().invoke(main, ["pruefen", *folder, "--fremd", "main"])
    assert done.exit_code == 1
    assert "mkdocs.yml: Fehler E01" in done.output
    city.git("checkout", "--quiet", "main")
    stand = ("--stand", "vorschlag", "--fremd", "main")
    assert "E01" in CliRunner().invoke(main, ["pruefen", *folder, *stand]).output
    for basis in ("gibt-es-nicht", "--upload-pack=id", "../x", "-x", "main\0"):
        done = CliRunner().invoke(main, ["pruefen", *folder, f"--fremd={basis}"])
        assert done.exit_code == 2
        assert "lässt sich nicht mit" in done.output


def test_a_proposal_does_not_set_its_own_limits(city: Repository) -> None:
    """What the proposal writes into insek.yml changes no Befund but the one that says so."""
    folder = ("pruefen", "--ordner", str(city.folder), "--stand", "vorschlag", "--fremd", "main")
    replace(city.folder, "ziele/radverkehr.yml", "uebergeordnet: lebenswerte-stadt\n", "")
    city.commit()
    before = CliRunner().invoke(main, folder).output.splitlines()[:-1]
    (told,) = [line for line in before if line.startswith("ziele/radverkehr.yml:1: Fehler Z")]
    code = told.split("Fehler ")[1][:3]
    lax = f"regeln:\n  - {{regel: {code}, schwere: hinweis}}"
    replace(city.folder, "insek.yml", "regeln:", lax)
    city.commit()
    after = CliRunner().invoke(main, folder).output.splitlines()[:-1]
    (added,) = set(after) - set(before)
    assert added.startswith("insek.yml: Fehler E01")
    assert set(before) <= set(after)


def test_unrelated_history_is_no_basis(city: Repository) -> None:
    """Two states without a common commit cannot be held against each other."""
    city.git("checkout", "--quiet", "--orphan", "anders")
    city.commit()
    with pytest.raises(GitError, match="keine gemeinsame Geschichte"):
        list(check_proposal(city.folder, "main"))


def test_a_short_clone_is_no_foreign_history(city: Repository, tmp_path: Path) -> None:
    """Where a clone does not reach back to the common commit, that is said, with the remedy."""
    city.git("checkout", "--quiet", "-b", "anders", "main")
    city.commit("einer")
    city.git("checkout", "--quiet", "main")
    city.commit("anderer")
    short = Repository(tmp_path / "kurz")
    short.git("fetch", "--quiet", "--depth=1", f"file://{city.folder}", "main:haupt", "anders:v")
    with pytest.raises(GitError, match="verkürzten Kopie"):
        list(check_proposal(short.folder, "haupt", "v"))


def test_nothing_of_the_proposal_is_run(city: Repository, tmp_path: Path) -> None:
    """Hooks, filters, attributes and settings of the repository start nothing."""
    canary = tmp_path / "lief"
    for key in (
        "core.fsmonitor",
        "core.pager",
        "diff.external",
        "diff.x.textconv",
        "filter.x.smudge",
    ):
        city.git("config", key, f"touch {canary}")
    city.write({".gitattributes": "* diff=x filter=x\n", "docs/neu.md": "x\n"})
    city.git("-c", "core.fsmonitor=", "-c", "filter.x.smudge=", "add", "--all")
    city.git("-c", "core.fsmonitor=", "commit", "--quiet", "--message", "Vorschlag")
    canary.unlink(missing_ok=True)
    found = list(check_proposal(city.folder, "main"))
    assert [befund.code for befund in found] == ["E01"]
    assert not canary.exists()


EXAMPLES: dict[str, Files] = {
    "E01": {"mkdocs.yml": "x\n"},
    "E02": {"docs/plan.md": "x\n"},
    "E03": {"ziele/radverkehr.yml": None},
    "E04": {"jahrgaenge.yml": REGISTER.replace("Erster", "Zweiter")},
    "E05": {"aenderungen/2018/radverkehr.yml": "x\n"},
    "E06": {"docs/.htaccess": "x\n"},
}


@pytest.mark.parametrize("regel", REGELN, ids=lambda regel: regel.code)
def test_example_in_the_handbook_is_true(city: Repository, regel: Regel) -> None:
    """What the handbook shows as an example is what is really said."""
    city.write(EXAMPLES[regel.code])
    if regel.code == "E02":
        (city.folder / "docs/plan.md").chmod(0o755)
    weight = f"{regel.schwere.label} {regel.code}: "
    assert regel.beispiel in [line.replace(weight, "") for line in said(city)]
