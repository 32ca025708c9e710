"""Say in a text what a proposal changes and what is wrong with it.

    bericht.py BASIS VORSCHLAG --ziel DATEI

Both are revisions of the repository in the current folder. The proposal is read and nothing of it
is run. Ends as „insek pruefen“ does: 0 without errors and warnings, 1 with, 2 if something could
not be checked or compared.
"""

import re
import subprocess
import sys
from pathlib import Path

from aufruf import Aufruf, stop
from mauern import MEMORY, MIB, PROCESSES, SIZE, Limits, limited

from insek import git
from insek.git import GitError
from insek.loading.files import MAX_BYTES
from insek.render.befunde import visible
from insek.sources import EntryKind, Revision

MAX_CHARACTERS = 50_000
"""Of a part of the report; a comment on GitHub may have 65,536 in all."""
MAX_LINES = 100
LIMITS = Limits(300, MEMORY * MIB, SIZE * MIB, PROCESSES)
_LINK = re.compile(rb"https?://[^\s<>\"'`)\]}]+", re.IGNORECASE)
_TEXTS = (".md", ".yml", ".csv")
_UNCOMPARED = """\
## Was sich ändert

Der Vergleich kam nicht zu Ende; deshalb gilt der Vorschlag als nicht geprüft.\
"""
_CUT = "\n… gekürzt; alles zeigt derselbe Befehl auf Ihrem Rechner.\n"


def main() -> None:
    """Read the call, write the report."""
    parser = Aufruf("In einer DATEI sagen, was ein Vorschlag ändert und was daran falsch ist.")
    parser.add_argument("basis", metavar="BASIS")
    parser.add_argument("vorschlag", metavar="VORSCHLAG")
    parser.add_argument("--ziel", required=True, type=Path, metavar="DATEI")
    call = parser.parse_args()
    try:
        basis, new = (git.resolve(Path(), name) for name in (call.basis, call.vorschlag))
        old = git.merge_base(Path(), basis, new)
    except GitError as error:
        stop(f"Der Vorschlag lässt sich nicht vergleichen. {error}")
    code, text = _report(basis, old, new)
    call.ziel.write_text(text, encoding="utf-8")
    for line in text.splitlines():
        print(">", line.replace("##[", "## ["))  # else a text could speak to the CI runner
    sys.exit(code)


def _report(basis: str, old: str, new: str) -> tuple[int, str]:
    checked, findings = _insek("pruefen", "--stand", new, "--fremd", basis)
    compared, changes = _insek("vergleichen", old, new, "--format", "markdown")
    files = {change.path for change in git.file_changes(Path(), old, new)}
    parts = (
        f"# Bericht zum Stand {new[:12]}",
        f"Verglichen mit {old[:12]}.",
        "## Befunde",
        _cut(findings.strip(), MAX_CHARACTERS // 2),
        "## Geänderte Dateien",
        _list(files),
        "## Neue Adressen im Netz",
        _list(_links(new) - _links(old)),
        *((_UNCOMPARED,) if compared else ()),
        changes.strip(),
    )
    return max(checked, compared), _cut("\n\n".join(parts), MAX_CHARACTERS) + "\n"


def _insek(*arguments: str) -> tuple[int, str]:
    """What a command of the engine says, and how it ended; 2 if it took or wanted too much."""
    command = limited([sys.executable, "-m", "insek.cli", *arguments], LIMITS)
    try:
        done = subprocess.run(command, capture_output=True, timeout=LIMITS.seconds)
    except subprocess.TimeoutExpired:
        return 2, f"Nach {LIMITS.seconds} Sekunden abgebrochen. → Den Vorschlag verkleinern."
    if done.stderr.rpartition(b"\n")[0].rpartition(b"\n")[2].startswith(b"MemoryError"):
        return 2, "Mehr Speicher verlangt als erlaubt. → Den Vorschlag verkleinern."
    said = (done.stdout + done.stderr).decode("utf-8", "replace")
    return done.returncode if done.returncode in (0, 1) else 2, said


def _list(names: set[str]) -> str:
    """The names, one a line, without those that would be too many."""
    lines = [f"- {visible(name)}" for name in sorted(names)]
    if len(lines) > MAX_LINES:
        lines[MAX_LINES:] = [f"- … und {len(lines) - MAX_LINES} weitere"]
    return "\n".join(lines) or "Keine."


def _links(revision: str) -> set[str]:
    source = Revision(Path(), revision)
    texts = (
        source.read(entry.path)
        for entry in source.entries()
        if entry.kind is EntryKind.FILE and entry.path.endswith(_TEXTS) and entry.size <= MAX_BYTES
    )
    found = (link for text in texts for link in _LINK.findall(text))
    return {link.decode("utf-8", "backslashreplace").rstrip(".,;:") for link in found}


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - len(_CUT)] + _CUT


if __name__ == "__main__":
    main()
