"""The report on a proposal, as the job without rights writes it."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from folders import BASIS, Files, Repository, replace

from betrieb.walls import PROGRAMS, Outcome

CHANGE = ("ziele/wohnraum-schaffen.yml", "hundert bezahlbare", "hundert winzige")
REASON: Files = {
    "aenderungen/2027/winzig.yml": """\
id: winzig
titel: Winzige Wohnungen
tiefe: redaktionell
betrifft: [ziel:wohnraum-schaffen]
anlass: vorschlag
begruendung: Genauer gesagt.
"""
}


@pytest.fixture
def proposed(repository: Repository) -> Repository:
    """Musterstadt on main, and a branch to propose from."""
    repository.commit_folder(BASIS)
    repository.git("switch", "--quiet", "--create", "vorschlag")
    return repository


def report(
    repository: Repository, basis: str = "main", env: Mapping[str, str] | None = None
) -> Outcome:
    """What is reported on the branch; the text is the file ``bericht.md``."""
    target = repository.folder.parent / "bericht.md"
    program = [sys.executable, str(PROGRAMS / "bericht.py"), basis, "vorschlag"]
    done = subprocess.run(
        [*program, "--ziel", str(target)],
        cwd=repository.folder,
        capture_output=True,
        text=True,
        env=env,
    )
    files = {"bericht.md": target.read_bytes()} if target.exists() else {}
    return Outcome(done.returncode, done.stdout + done.stderr, files)


def text(done: Outcome) -> str:
    """The report itself."""
    return done.files["bericht.md"].decode("utf-8")


def propose(repository: Repository, files: Files) -> Outcome:
    """Commit a change on the branch and report on it."""
    repository.write(files)
    repository.commit()
    return report(repository)


def test_a_proposal_without_faults_passes(proposed: Repository) -> None:
    """Who changes a text and says why finds it in the report, and the job passes."""
    replace(proposed.folder, *CHANGE)
    done = propose(proposed, REASON)
    assert done.status == 0, done.log
    assert "## Befunde\n\nKeine Befunde." in text(done)
    assert "- ziele/wohnraum-schaffen.yml\n" in text(done).partition("## Geänderte Dateien\n\n")[2]
    assert "winzige" in text(done).partition("## Was sich ändert")[2]


def test_what_cannot_be_compared_fails(proposed: Repository, tmp_path: Path) -> None:
    """A comparison that dies fails the job, and the report says so, whatever the check found."""
    dies = "import os, sys\nif 'vergleichen' in sys.orig_argv:\n    os._exit(9)\n"
    (tmp_path / "sitecustomize.py").write_text(dies, encoding="utf-8")
    replace(proposed.folder, *CHANGE)
    proposed.write(REASON)
    proposed.commit()
    done = report(proposed, env=os.environ | {"PYTHONPATH": str(tmp_path)})
    assert "## Befunde\n\nKeine Befunde." in text(done)
    assert "Der Vergleich kam nicht zu Ende" in text(done)
    assert done.status == 2


def test_what_outsiders_may_not_fails(proposed: Repository) -> None:
    """A change to the settings is a finding of the report, and the job fails."""
    done = propose(proposed, {"mkdocs.yml": "hooks: [haken.py]\n"})
    assert done.status == 1
    assert "mkdocs.yml: Fehler E01" in text(done)


def test_what_others_changed_is_not_reported(proposed: Repository) -> None:
    """A proposal is compared with where it left main, not with what main became."""
    proposed.commit()
    proposed.git("switch", "--quiet", "main")
    replace(proposed.folder, *CHANGE)
    proposed.commit()
    done = report(proposed)
    assert done.status == 0
    assert "winzige" not in text(done)
    assert "## Geänderte Dateien\n\nKeine." in text(done)


def test_new_addresses_are_listed(proposed: Repository) -> None:
    """Every address that the plan did not have before is named once, others are not."""
    old = "[Alt](https://alt.example/)"
    proposed.git("switch", "--quiet", "main")
    proposed.write({"docs/alt.md": f"# Alt\n\n{old}\n"})
    proposed.commit()
    proposed.git("switch", "--quiet", "--force-create", "vorschlag")
    new = "[Neu](https://neu.example/a), [noch einmal](https://neu.example/a)."
    done = propose(proposed, {"docs/neu.md": f"# Neu\n\n{old} {new}\n"})
    listed = text(done).partition("## Neue Adressen im Netz\n\n")[2].partition("\n\n")[0]
    assert listed == "- https://neu.example/a"


def test_a_report_has_an_end(proposed: Repository) -> None:
    """However much is wrong or new, the report stays short enough to be shown."""
    pages = {
        f"docs/seite-{n}.md": f"# S\n\nhttps://n{n}.example/ <b>" + "x" * 400 for n in range(600)
    }
    done = propose(proposed, pages)
    assert done.status == 1
    assert len(text(done)) <= 50_001
    assert "… gekürzt; alles zeigt derselbe Befehl" in text(done)
    assert text(done).count("- https://n") == 100
    assert "… und 500 weitere" in text(done)


def test_long_names_make_no_long_report(proposed: Repository) -> None:
    """Addresses as long as they like are cut where the report would be too long."""
    links = "\n\n".join(f"https://n{n}.example/{'a' * 900}" for n in range(90))
    done = propose(proposed, {"docs/neu.md": f"# Neu\n\n{links}\n"})
    assert len(text(done)) <= 50_001
    assert text(done).endswith("alles zeigt derselbe Befehl auf Ihrem Rechner.\n\n")


def test_what_is_shown_in_the_log_is_no_order(proposed: Repository) -> None:
    """A text cannot speak to the runner through the report that is printed."""
    path, old, new = CHANGE
    replace(proposed.folder, path, f"Jedes Jahr kommen {old}", f'"::add-mask::a {new} ##[command]b')
    replace(proposed.folder, path, "Wohnungen dazu.", 'Wohnungen."')
    done = propose(proposed, {"docs/x##[command]b.md": "# Neu\n"})
    assert all(line.startswith("> ") for line in done.log.splitlines() if line != ">")
    assert "##[" not in done.log
    assert "add-mask" in done.log


def test_states_without_common_history_are_told(proposed: Repository) -> None:
    """What cannot be compared ends with a sentence and no report."""
    proposed.git("switch", "--quiet", "--orphan", "fremd")
    proposed.commit()
    done = report(proposed, "fremd")
    assert (done.status, done.files) == (2, {})
    assert "Der Vorschlag lässt sich nicht vergleichen. Die beiden Stände" in done.log


GREEDY = """
import os
import sys
if "-m" in sys.orig_argv:
    try:
        bytearray(3 << 30)
    except MemoryError:
        os.write(2, b"Traceback\\nMemoryError\\n")
        os._exit(1)
"""
"""What every Python that is started asks for first."""


def test_a_report_has_bounds(proposed: Repository, tmp_path: Path) -> None:
    """What a proposal makes the engine ask for is limited as behind the walls, and that is said."""
    (tmp_path / "sitecustomize.py").write_text(GREEDY, encoding="utf-8")
    proposed.commit()
    done = report(proposed, env=os.environ | {"PYTHONPATH": str(tmp_path)})
    assert done.status == 2
    assert "Mehr Speicher verlangt als erlaubt. → Den Vorschlag verkleinern." in text(done)


def test_settings_of_today_count(proposed: Repository) -> None:
    """A proposal that left long ago is judged by the settings that main has now."""
    replace(proposed.folder, "ziele/wohnraum-schaffen.yml", "hundert bezahlbare", "viele")
    proposed.commit()
    proposed.git("switch", "--quiet", "main")
    replace(proposed.folder, "insek.yml", "fachteil_woerter: 200", "fachteil_woerter: 1")
    proposed.commit()
    proposed.git("switch", "--quiet", "vorschlag")
    assert "erlaubt" in text(report(proposed)).partition("## Geänderte Dateien")[0]
