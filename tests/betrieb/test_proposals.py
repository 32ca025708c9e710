"""A foreign proposal is put together and built: its content counts, nothing else of it does."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from folders import PROJECT, Files, Repository, copy, replace

from betrieb import walls
from betrieb.conftest import need_walls
from betrieb.walls import PROGRAMS, Box, Outcome, contents
from insek.sources import FILES, FOLDERS

ENGINE = ("mkdocs.yml", "macros", "overrides")
INSEK = (sys.executable, "-m", "insek.cli")
EVIL = "raise SystemExit('Das Programm des Vorschlags läuft.')\n"
TARGET, OLD, NEW = "ziele/radverkehr-ausbauen.yml", "titel: ", "titel: Vorgeschlagen: "
FORBIDDEN: Files = {
    "mkdocs.yml": "site_name: Fremd\nhooks: [docs/haken.py]\nplugins: []\n",
    "macros/__init__.py": EVIL,
    "overrides/main.html": "<h1>Fremd</h1>",
    "insek.yml": "stadt: Fremd\n",
    "insek/cli/__init__.py": EVIL,
    "insek/__init__.py": EVIL,
    "sitecustomize.py": EVIL,
    "Makefile": "site:\n\ttouch fremd\n",
    "pyproject.toml": "[project]\nname = 'fremd'\n",
    "requirements.txt": "fremd\n",
    ".github/workflows/vorschlag.yml": "on: pull_request_target\n",
    ".gitattributes": "* filter=fremd\n",
    "docs/.htaccess": "Require all denied\n",
    "betrieb/sandkasten/lauf.py": EVIL,
}


@pytest.fixture
def proposed(repository: Repository) -> Repository:
    """The reference plan with its settings on main, and a branch to propose from."""
    for name in (*FILES, *FOLDERS, *ENGINE):
        source = PROJECT / name
        if source.is_dir():
            copy(source, repository.folder / name)
        else:
            repository.write({name: source.read_bytes()})
    repository.commit()
    repository.git("switch", "--quiet", "--create", "vorschlag")
    return repository


def unpack(repository: Repository, target: Path, proposal: str = "vorschlag") -> Outcome:
    """Put main and a proposal together."""
    command = [sys.executable, str(PROGRAMS / "auspacken.py"), "main", proposal, str(target)]
    done = subprocess.run(command, cwd=repository.folder, capture_output=True, text=True)
    return Outcome(done.returncode, done.stdout + done.stderr, contents(target))


def test_an_honest_proposal_is_built_as_anywhere(proposed: Repository) -> None:
    """Behind the walls comes out, byte for byte, what a build of the same files gives."""
    need_walls()
    text = (proposed.folder / TARGET).read_text(encoding="utf-8")
    title = next(line for line in text.splitlines() if line.startswith(OLD))
    replace(proposed.folder, TARGET, title, f'{OLD}"Vorgeschlagener Titel"')
    proposed.commit()
    with walls.box() as box:
        assert unpack(proposed, box.folder / "plan").status == 0
        built = box.run(*_build(box.folder / "plan", "{}"), options=_readable(box))
        assert built.status == 0, built.log
        plain = box.folder / "plain"
        subprocess.run(_build(proposed.folder, str(plain)), check=True, capture_output=True)
        assert built.files == contents(plain)
    assert b"Vorgeschlagener Titel" in built.files["ziele/index.html"]


def test_what_is_no_content_does_not_come(proposed: Repository, tmp_path: Path) -> None:
    """Settings, macros, design and program of a proposal stay behind; those of main are taken."""
    before = unpack(proposed, tmp_path / "main", "main")
    proposed.write(FORBIDDEN)
    proposed.commit()
    after = unpack(proposed, tmp_path / "vorschlag")
    assert (after.status, after.files) == (0, before.files)
    assert {"mkdocs.yml", "insek.yml", "macros/__init__.py"} < after.files.keys()


def test_only_plain_files_come(proposed: Repository, tmp_path: Path) -> None:
    """Links and foreign repositories stay behind and are named; what was executable is no more."""
    before = unpack(proposed, tmp_path / "main", "main").files
    (proposed.folder / "docs" / "geheim.md").symlink_to("/etc/passwd")
    (proposed.folder / "docs" / "alles").symlink_to("/")
    proposed.write({"docs/programm.md": "# Programm\n"})
    (proposed.folder / "docs" / "programm.md").chmod(0o755)
    Repository(proposed.folder / "docs" / "fremd").commit()
    proposed.commit()
    done = unpack(proposed, tmp_path / "vorschlag")
    assert done.files == {**before, "docs/programm.md": b"# Programm\n"}
    folder = tmp_path / "vorschlag"
    assert not [path for path in folder.rglob("*") if path.is_symlink()]
    assert not os.access(folder / "docs" / "programm.md", os.X_OK)
    for name in ("docs/geheim.md", "docs/alles", "docs/fremd"):
        assert f"Bleibt weg: '{name}'" in done.log


@pytest.mark.parametrize("name", ["..", ".git"])
def test_names_that_lead_elsewhere_do_not_come(
    proposed: Repository, tmp_path: Path, name: str
) -> None:
    """A tree whose names no checkout would make writes nothing beside the folder."""
    before = unpack(proposed, tmp_path / "main", "main").files
    inner = _tree(proposed, b"100644 raus.md", _object(proposed, "blob", b"raus"))
    outer = _tree(proposed, b"40000 " + name.encode(), inner)
    root = proposed.git("ls-tree", "HEAD").replace("\n", "\0").split("\0")
    listed = [line for line in root if not line.endswith("\tdocs")]
    docs = f"040000 tree {outer}\tdocs"
    tree = _run(proposed, "mktree", stdin="\n".join([*listed, docs, ""]).encode())
    commit = proposed.git("commit-tree", "-p", "HEAD", "-m", "raus", tree)
    done = unpack(proposed, tmp_path / "vorschlag", commit)
    assert done.files.keys() <= before.keys()
    assert not list(tmp_path.rglob("raus.md"))


def test_too_much_is_not_put_together(proposed: Repository, tmp_path: Path) -> None:
    """A proposal of more bytes than may be ends with a sentence before any of it is read."""
    proposed.write({f"docs/gross-{n}.pdf": bytes([n]) * 5_000_000 for n in range(45)})
    proposed.commit()
    done = unpack(proposed, tmp_path / "vorschlag")
    assert done.status == 2
    assert "mehr Dateien oder Bytes als erlaubt. →" in done.log


def test_too_many_links_are_not_looked_at(proposed: Repository, tmp_path: Path) -> None:
    """What would stay behind counts, too: entries without end are refused before one is judged."""
    where = _object(proposed, "blob", b"x")
    links = "".join(f"120000 blob {where}\tl{n}\n" for n in range(20_001))
    docs = f"040000 tree {_run(proposed, 'mktree', stdin=links.encode())}\tdocs\n"
    tree = _run(proposed, "mktree", stdin=docs.encode())
    commit = proposed.git("commit-tree", "-p", "HEAD", "-m", "voll", tree)
    done = unpack(proposed, tmp_path / "vorschlag", commit)
    assert done.status == 2
    assert "mehr Dateien oder Bytes als erlaubt. →" in done.log
    assert "Bleibt weg" not in done.log


def test_a_folder_that_cannot_be_made_is_told(proposed: Repository, tmp_path: Path) -> None:
    """Why nothing can be written stands there in German."""
    (tmp_path / "datei").write_bytes(b"")
    done = unpack(proposed, tmp_path / "datei/vorschlag")
    assert done.status == 2
    assert "lässt sich nicht schreiben: das ist kein Ordner." in done.log


def test_a_state_that_is_not_there_is_told(proposed: Repository, tmp_path: Path) -> None:
    """An unknown revision ends with a sentence."""
    done = unpack(proposed, tmp_path / "vorschlag", "gibts-nicht")
    assert (done.status, done.files) == (2, {})
    assert "Der Stand lässt sich nicht lesen." in done.log


def _build(plan: Path, target: str) -> list[str]:
    return [*INSEK, "bauen", "--ordner", str(plan), "--ziel", target]


def _readable(box: Box) -> list[str]:
    """What a build needs: the libraries, the program, the plan."""
    folders = {sys.prefix, sys.base_prefix, str(PROJECT), str(box.folder / "plan")}
    return [word for name in sorted(folders - {"/usr"}) for word in ("--lesen", name)]


def _tree(repository: Repository, entry: bytes, content: str) -> str:
    return _object(repository, "tree", entry + b"\0" + bytes.fromhex(content))


def _object(repository: Repository, kind: str, content: bytes) -> str:
    return _run(
        repository, "hash-object", "-t", kind, "--literally", "-w", "--stdin", stdin=content
    )


def _run(repository: Repository, *arguments: str, stdin: bytes) -> str:
    command = ["git", "-C", str(repository.folder), *arguments]
    done = subprocess.run(command, input=stdin, check=True, capture_output=True)
    return done.stdout.decode().strip()
