"""Which Stände there are: every sound Jahrgang of the register, and the Entwurf."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from insek import git
from insek.loading.register import load_register
from insek.model.befund import Befund
from insek.model.jahrgang import Jahrgang
from insek.model.stand import Stand
from insek.sources import CONTENT, Revision, Shelf, Snapshot, Source


@dataclass(frozen=True, slots=True)
class Staende:
    """All Stände from the oldest to the Entwurf, and what keeps a Jahrgang from being one.

    ``tree`` is what the Entwurf consists of.
    """

    staende: tuple[Stand, ...]
    befunde: tuple[Befund, ...]
    tree: Snapshot

    @property
    def jahrgaenge(self) -> dict[int, Jahrgang]:
        """The adopted ones by year."""
        return {stand.jahrgang.jahr: stand.jahrgang for stand in self.staende if stand.jahrgang}

    def pairs(self) -> Iterator[tuple[Stand, Stand]]:
        """Every two of them, the older one first."""
        for index, old in enumerate(self.staende):
            for new in self.staende[index + 1 :]:
                yield old, new

    def way(self, old: Stand, new: Stand) -> tuple[Stand, ...]:
        """All from one to the other, both included."""
        names = [stand.name for stand in self.staende]
        return self.staende[names.index(old.name) : names.index(new.name) + 1]

    def follows(self, old: Stand, new: Stand) -> bool:
        """Whether one comes directly after the other."""
        return len(self.way(old, new)) == 2


def all_staende(root: Path) -> Staende:
    """The Stände of the plan below ``root``; of two Jahrgänge of one year the first counts."""
    loaded = load_register(root)
    sound = {jahrgang.jahr: jahrgang for jahrgang in reversed(loaded.sound)}
    adopted = (
        Stand(jahrgang=j, commit=git.resolve(root, j.revision), baum=j.baum)
        for _, j in sorted(sound.items())
    )
    tree = Snapshot(root)
    return Staende((*adopted, working_stand(root, tree)), loaded.befunde, tree)


def working_stand(root: Path, tree: Snapshot) -> Stand:
    """The files as they are; if they are those of the last commit, the commit is named.

    It is the last commit that changed the content, so that work on the program leaves it.
    """
    files = tree.ids
    try:
        head = Revision(root, "HEAD")
        if head.ids() == files:
            commit = git.last_change(root, head.commit, CONTENT)
            return Stand(commit=commit, baum=git.content_tree(root, head.commit, CONTENT))
    except git.GitError:
        pass  # no repository or no commit: the files alone are the Entwurf
    told = "\n".join(f"{path} {id}" for path, id in sorted(files.items()))
    return Stand(baum=hashlib.sha1(told.encode("utf-8", "surrogateescape")).hexdigest())


def revisions_of(root: Path, adopted: Sequence[Stand]) -> dict[str, Source]:
    """Where the content of each Jahrgang is read, by its name; what they share is read once."""
    shelf = Shelf(root)
    shelf.know([stand.commit for stand in adopted])
    found = {stand.name: Revision(root, stand.commit, shelf) for stand in adopted}
    for revision in found.values():
        revision.entries()  # all trees are known before the first content is fetched
    return dict(found)
