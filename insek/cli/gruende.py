"""What the change from an earlier state to the plan as it stands still owes its readers."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from insek import git
from insek.cli.states import is_year, named
from insek.compare import pflicht
from insek.compare.kommend import coming
from insek.compare.plan import Vergleich, compare_plans
from insek.compare.unread import without_unread
from insek.loading import load_plan
from insek.loading.plan import Loaded, load_aenderungen
from insek.loading.reader import Memory
from insek.loading.register import LoadedRegister, newest_jahrgang, open_jahrgang
from insek.loading.unfertig import unfinished_links
from insek.model.aenderung import Aenderung
from insek.model.befund import Befund
from insek.model.jahrgang import Jahrgang
from insek.sources import Revision, Source


@dataclass(frozen=True)
class Pruefling:
    """What is checked: where it comes from, what was read of it, and what others read shares with it."""

    ordner: Path
    source: Source
    loaded: Loaded
    memory: Memory

    def since(self, earlier: Source, *, yearly: bool) -> tuple[Befund, ...]:
        """What the change from an earlier state owes its readers."""
        old, new = load_plan(earlier, self.memory).plan, self.loaded.plan
        vergleich = without_unread(compare_plans(old, new))
        given = tuple(coming(old.aenderungen, new.aenderungen))
        found = pflicht.check_comparison(vergleich, given, yearly=yearly)
        told = {aenderung.location.path for aenderung in old.aenderungen}
        begun = self._begun(vergleich)
        return tuple(
            befund
            for befund in found
            if not (befund.code == pflicht.A02.code and befund.location.path in told)
            and not (befund.code == pflicht.A01.code and befund.location in begun)
        )

    def _begun(self, vergleich: Vergleich) -> set[object]:
        """Where things stand for which an Änderung is begun: what it lacks is told there."""
        links = unfinished_links(self.source, self.loaded.plan)
        changes = vergleich.unterschiede
        return {each.record.location for each in changes if pflicht.link_of(each) in links}


def since_named(pruefling: Pruefling, name: str, registered: LoadedRegister) -> tuple[Befund, ...]:
    """What is owed since a Jahrgang, and that only an Anpassung follows; or since a revision.

    A Jahrgang may be named by its year, its tag or its commit. What a Fortschreibung in the
    register has adopted meanwhile is not too deep for it.
    """
    earlier = named(pruefling.ordner, name, registered)
    adopted = registered.register.jahrgaenge
    yearly = is_year(name) or _is_adopted(pruefling.ordner, name, adopted)
    comprehensive = {each.jahr for each in adopted if each.art == "fortschreibung"}
    may_be_deep = {
        aenderung.location.path
        for aenderung in pruefling.loaded.plan.aenderungen
        if aenderung.jahrgang in comprehensive
    }
    return tuple(
        befund
        for befund in pruefling.since(earlier, yearly=yearly)
        if befund.code != pflicht.A03.code or befund.location.path not in may_be_deep
    )


def _is_adopted(ordner: Path, name: str, adopted: Iterable[Jahrgang]) -> bool:
    """Whether a revision is the very commit of a Jahrgang."""
    commit = git.resolve(ordner, name)
    return any(_commit(ordner, jahrgang.revision) == commit for jahrgang in adopted)


def _commit(ordner: Path, revision: str) -> str:
    """The id of a commit; empty if it is out of reach, which the register's own rules tell."""
    try:
        return git.resolve(ordner, revision)
    except git.GitError:
        return ""


def since_base(pruefling: Pruefling, basis: str, proposal: str) -> tuple[Befund, ...]:
    """What a proposal owes by itself, compared with where it left ``basis``.

    Raises:
        GitError: one of the revisions does not exist, or they have nothing in common.
    """
    commits = (git.resolve(pruefling.ordner, name) for name in (basis, proposal))
    return pruefling.since(
        Revision(pruefling.ordner, git.merge_base(pruefling.ordner, *commits)), yearly=False
    )


def since_newest(pruefling: Pruefling) -> tuple[tuple[Befund, ...], str]:
    """What is owed since the Jahrgang that applies, and a sentence on the comparison.

    What became weaker is only counted: whoever wants to read it asks for it. Whether the next
    Jahrgang is an Anpassung is not known here, so nothing is too deep for it.
    """
    jahrgang, faults = newest_jahrgang(pruefling.ordner)
    if jahrgang is None:
        return faults, ""
    if faults:
        why = f"{faults[0].fact} → {faults[0].remedy}"
        return (), f"Mit dem Jahrgang {jahrgang.jahr} wurde nicht verglichen. {why}"
    earlier = open_jahrgang(pruefling.ordner, jahrgang)
    found = pruefling.since(earlier, yearly=False)
    owed = tuple(befund for befund in found if befund.code != pflicht.A04.code)
    closed = pflicht.check_closed(_new(pruefling, earlier), jahrgang.jahr)
    return (*owed, *closed), _said(jahrgang.jahr, found, f"pruefen --seit {jahrgang.jahr}")


def until_next(pruefling: Pruefling, jahr: int, *, yearly: bool) -> tuple[tuple[Befund, ...], str]:
    """What is owed since the Jahrgang that applies before the next one can be closed.

    With a sentence on how much became weaker; nothing of both where there is no Jahrgang yet.
    A newest Jahrgang that cannot be read is itself a fault.
    """
    newest, faults = newest_jahrgang(pruefling.ordner)
    if newest is None or faults:
        return faults, ""
    earlier = open_jahrgang(pruefling.ordner, newest)
    years = pflicht.check_years(_new(pruefling, earlier), jahr)
    found = (*pruefling.since(earlier, yearly=yearly), *years)
    return found, _said(newest.jahr, found, f"vergleichen {newest.jahr} {jahr}")


def _new(pruefling: Pruefling, earlier: Source) -> list[Aenderung]:
    """The reasons that an earlier state does not give."""
    told = {aenderung.location.path for aenderung in load_aenderungen(earlier, pruefling.memory)}
    return [each for each in pruefling.loaded.plan.aenderungen if each.location.path not in told]


def _said(jahr: int, found: Iterable[Befund], command: str) -> str:
    """How many entries became weaker since a Jahrgang, and which command tells what."""
    hints = sum(befund.code == pflicht.A04.code for befund in found)
    weaker = {0: "nichts ist", 1: "ein Eintrag ist"}.get(hints, f"{hints} Einträge sind")
    told = f" „insek {command}“ nennt, was." if hints else ""
    return f"Verglichen mit dem Jahrgang {jahr}: {weaker} abgeschwächt, verschoben oder entfallen.{told}"
