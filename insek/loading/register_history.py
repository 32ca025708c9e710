"""What the register used to say of a Jahrgang: an entry that was changed after it was made."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from insek import git
from insek.loading.reader import Reader
from insek.model.jahrgang import Jahrgang, Register
from insek.sources import REGISTER, EntryKind, FolderChoice, SourceEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewritten:
    """A fact of an entry that is not what it was; ``now`` is empty when the entry is gone.

    ``commit`` is the first one, seen from today, in which it still stood as before.
    """

    jahr: int
    fact: str
    before: str
    now: str
    commit: git.Commit


def rewritten(root: Path, today: Register) -> Iterator[Rewritten]:
    """Facts of adopted Jahrgänge that the register told otherwise in an earlier commit.

    Errata and what was left open at first may be added; each fact is told once, in its last
    earlier form.
    """
    told: set[tuple[int, str]] = set()
    for commit in _commits(root):
        for jahrgang in _register_of(root, commit.id).jahrgaenge:
            now = today.get(jahrgang.jahr)
            after_all = _facts(now) if now else {"Inhalt": ""}
            for fact, after in after_all.items():
                before = _facts(jahrgang)[fact]
                if before and before != after and (jahrgang.jahr, fact) not in told:
                    told.add((jahrgang.jahr, fact))
                    yield Rewritten(
                        jahr=jahrgang.jahr, fact=fact, before=before, now=after, commit=commit
                    )


def _commits(root: Path) -> list[git.Commit]:
    try:
        git.resolve(root, "HEAD")
    except git.GitError:
        return []  # where nothing is committed there is no history
    return git.changes_of(root, REGISTER)


def _facts(jahrgang: Jahrgang) -> dict[str, str]:
    """What an entry says for ever; one that is no longer there has said at least its content."""
    decided = jahrgang.beschluss
    return {
        "Inhalt": jahrgang.baum,
        "Titel": jahrgang.titel,
        "Art": jahrgang.art,
        "Datum": jahrgang.datum.isoformat(),
        "Gremium": decided.gremium if decided else "",
        "Vorlage": decided.vorlage if decided else "",
        "Beschlussdatum": decided.datum.isoformat() if decided and decided.datum else "",
    }


def _register_of(root: Path, commit: str) -> Register:
    return Reader(_Earlier(root, commit)).read(_ENTRY, Register) or Register()


_ENTRY = SourceEntry(REGISTER, EntryKind.FILE, 0)


class _Earlier:
    """The register alone, as a commit has it."""

    def __init__(self, root: Path, commit: str) -> None:
        self._root, self._commit = root, commit

    def entries(self) -> tuple[SourceEntry, ...]:
        return (_ENTRY,)

    def beside(self, which: FolderChoice) -> tuple[str, ...]:
        return ()

    def read(self, path: str) -> bytes:
        try:
            (blob,) = git.object_ids(self._root, [f"{self._commit}:./{path}"])
        except git.UnknownRevision:
            return b"jahrgaenge: []\n"  # the commit that removed the file
        return git.read_blobs(self._root, [blob])[blob]
