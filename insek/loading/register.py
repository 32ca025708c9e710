"""The register of Jahrgänge, and whether each is still what was adopted."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from insek import git
from insek.loading.reader import Reader
from insek.model.befund import Befund
from insek.model.jahrgang import Jahrgang, Register
from insek.model.regel import Regel
from insek.sources import CONTENT, REGISTER, SIGNERS, Revision, WorkingTree

J01 = Regel(
    code="J01",
    titel="Jahrgang nicht auffindbar",
    grund="Ein beschlossener Jahrgang muss für immer lesbar bleiben; dazu braucht es seinen Stand in"
    " git.",
    beispiel="jahrgaenge.yml:3: Den Stand „v2018“ des Jahrgangs 2018 gibt es in diesem Repository"
    " nicht. → Den Tag oder die Kennung prüfen, oder den Stand mit „git fetch --tags“ holen.",
)
J02 = Regel(
    code="J02",
    titel="Jahrgang verändert",
    grund="Was beschlossen wurde, darf sich nicht mehr ändern, auch nicht durch einen versetzten Tag"
    " oder eine umgeschriebene Geschichte.",
    beispiel="jahrgaenge.yml:3: Der Inhalt des Jahrgangs 2018 ist nicht mehr der beschlossene: sein"
    " Baum ist aaa, eingetragen ist bbb. → Den Tag auf den beschlossenen Stand zurücksetzen.",
)
J03 = Regel(
    code="J03",
    titel="Jahrgang doppelt oder in falscher Reihenfolge",
    grund="Jedes Jahr hat eine Adresse; die Reihenfolge im Register ist die der Beschlüsse.",
    beispiel="jahrgaenge.yml:9: Der Jahrgang 2018 steht nach 2018. → Die Einträge nach Jahren ordnen,"
    " jedes Jahr einmal.",
)
J04 = Regel(
    code="J04",
    titel="Jahrgang ohne Beschluss",
    grund="Ein Jahrgang gilt durch einen Beschluss; ohne ihn ist er eine Beispiel-Fortschreibung und"
    " sagt das.",
    beispiel="jahrgaenge.yml:3: Der Jahrgang 2019 hat keinen Beschluss. → Unter „beschluss“ Gremium,"
    " Vorlage und Datum angeben oder „beispiel: true“ setzen.",
)
J05 = Regel(
    code="J05",
    titel="Tag ohne gültige Unterschrift",
    grund="Wo die Stadt festlegt, wer Jahrgänge unterschreibt, zählt nur deren Unterschrift.",
    beispiel="jahrgaenge.yml:3: Der Tag „v2018“ des Jahrgangs 2018 trägt keine Unterschrift, die in"
    " allowed_signers steht. Er ist gar nicht unterschrieben. → Den Tag mit „git tag -s“"
    " unterschreiben oder den Schlüssel eintragen.",
)
REGELN = (J01, J02, J03, J04, J05)
_FULL_ID = re.compile(r"[0-9a-f]{40}")
_UNTRUSTED = (J01.code, J02.code, J05.code)
"""What keeps a Jahrgang from being published and compared."""


@dataclass(frozen=True, slots=True)
class LoadedRegister:
    """The register, which of its Jahrgänge can be trusted, and what is wrong with the others."""

    register: Register
    sound: tuple[Jahrgang, ...]
    befunde: tuple[Befund, ...]


def load_register(root: Path) -> LoadedRegister:
    """Read ``jahrgaenge.yml`` below ``root`` and hold every entry against git."""
    register, refused = _read(root)
    befunde = [*refused, *_order(register)]
    sound, trees = [], _trees(root, register)
    for jahrgang in register.jahrgaenge:
        found = list(verify(root, jahrgang, trees.get(jahrgang.revision, "")))
        befunde += found
        if not any(befund.code in _UNTRUSTED for befund in found):
            sound.append(jahrgang)
    return LoadedRegister(register, tuple(sound), tuple(befunde))


def _trees(root: Path, register: Register) -> Mapping[str, str]:
    """The content of those Jahrgänge that are named by full ids, looked up at once.

    Nothing where that fails: each is then asked for by itself, and the fault told where it is.
    """
    try:
        named = [j.revision for j in register.jahrgaenge if _FULL_ID.fullmatch(j.revision)]
        return git.content_trees(root, named, CONTENT) if len(named) > 1 else {}
    except git.GitError:
        return {}


def register_faults(root: Path, loaded: LoadedRegister | None = None) -> tuple[Befund, ...]:
    """What is wrong with the register, where there is a git to hold it against.

    A folder without git, like an export, cannot hold its Jahrgänge; that is no fault of theirs.
    Who has ``loaded`` the register already hands it over.
    """
    places = (root.absolute(), *root.absolute().parents)
    has_git = any((place / ".git").exists() for place in places)
    return (loaded or load_register(root)).befunde if has_git else ()


def jahrgang_faults(root: Path, jahr: int) -> tuple[Befund, ...]:
    """Why one Jahrgang is not what was adopted; nothing if the register does not know it."""
    jahrgang = _read(root)[0].get(jahr)
    return tuple(verify(root, jahrgang)) if jahrgang else ()


def newest_jahrgang(root: Path) -> tuple[Jahrgang | None, tuple[Befund, ...]]:
    """The Jahrgang that applies, and what keeps it from being read; only this one is verified."""
    register, refused = _read(root)
    newest = register.newest
    if newest is None:
        return None, tuple(refused)
    found = verify(root, newest)
    return newest, tuple(befund for befund in found if befund.code in _UNTRUSTED)


def _read(root: Path) -> tuple[Register, list[Befund]]:
    tree = WorkingTree(root)
    entry = next((entry for entry in tree.entries() if entry.path == REGISTER), None)
    reader = Reader(tree)
    return (reader.read(entry, Register) if entry else None) or Register(), reader.befunde


def _order(register: Register) -> Iterator[Befund]:
    years = [jahrgang.jahr for jahrgang in register.jahrgaenge]
    for before, jahrgang in zip(years, register.jahrgaenge[1:], strict=False):
        if jahrgang.jahr <= before:
            yield J03.befund(
                jahrgang.at("jahr"),
                f"Der Jahrgang {jahrgang.jahr} steht nach {before}.",
                "Die Einträge nach Jahren ordnen, jedes Jahr einmal.",
            )


def verify(root: Path, jahrgang: Jahrgang, tree: str = "") -> Iterator[Befund]:
    """What keeps a Jahrgang from being published, or from being what was adopted.

    ``tree`` is the id of its content, where that is known.
    """
    if jahrgang.beschluss is None and not jahrgang.beispiel:
        yield J04.befund(
            jahrgang.location,
            f"Der Jahrgang {jahrgang.jahr} hat keinen Beschluss.",
            "Unter „beschluss“ Gremium, Vorlage und Datum angeben oder „beispiel: true“ setzen.",
        )
    try:
        yield from _held(root, jahrgang, tree)
    except git.UnknownRevision:
        yield _missing(root, jahrgang)
    except git.GitError as error:
        yield _unread(jahrgang, error)


def _held(root: Path, jahrgang: Jahrgang, tree: str) -> Iterator[Befund]:
    """What is not as it was adopted, by git.

    Raises:
        GitError: git does not know the revision, or could not look.
    """
    commit = git.resolve(root, jahrgang.revision)
    yield from _unsigned(root, jahrgang)
    tree = tree or git.content_tree(root, commit, CONTENT)
    if tree != jahrgang.baum:
        yield J02.befund(
            jahrgang.at("baum"),
            f"Der Inhalt des Jahrgangs {jahrgang.jahr} ist nicht mehr der beschlossene: sein Baum ist"
            f" {tree}, eingetragen ist {jahrgang.baum}.",
            "Den Tag auf den beschlossenen Stand zurücksetzen.",
        )


def _unsigned(root: Path, jahrgang: Jahrgang) -> Iterator[Befund]:
    signers = root / SIGNERS
    if not signers.is_file() or not git.is_tag(root, jahrgang.revision):
        return
    tag = f"Der Tag „{jahrgang.revision}“ des Jahrgangs {jahrgang.jahr}"
    try:
        fault = git.signature_fault(root, jahrgang.revision, signers)
    except git.MissingProgram as error:
        told = f"{tag} lässt sich nicht prüfen: {error}"
        yield J05.befund(jahrgang.at("revision"), told, "Das Programm installieren.")
        return
    if fault:
        yield J05.befund(
            jahrgang.at("revision"),
            f"{tag} trägt keine Unterschrift, die in {SIGNERS} steht. {fault}",
            "Den Tag mit „git tag -s“ unterschreiben oder den Schlüssel eintragen.",
        )


def _missing(root: Path, jahrgang: Jahrgang) -> Befund:
    remedy = (
        "Den Tag oder die Kennung prüfen, oder den Stand mit „git fetch --tags“ holen."
        if not git.is_shallow(root)
        else "Dies ist eine verkürzte Kopie. Mit „git fetch --unshallow --tags“ vervollständigen."
    )
    return J01.befund(
        jahrgang.at("revision"),
        f"Den Stand „{jahrgang.revision}“ des Jahrgangs {jahrgang.jahr} gibt es in diesem Repository"
        " nicht.",
        remedy,
    )


def _unread(jahrgang: Jahrgang, error: git.GitError) -> Befund:
    """That nobody could look is no word about the Jahrgang itself."""
    fact, _, remedy = str(error).partition(" → ")
    return J01.befund(
        jahrgang.at("revision"),
        f"Der Stand „{jahrgang.revision}“ des Jahrgangs {jahrgang.jahr} lässt sich nicht prüfen:"
        f" {fact}",
        remedy or "Den Grund beheben; der Jahrgang selbst kann in Ordnung sein.",
    )


def open_jahrgang(root: Path, jahrgang: Jahrgang) -> Revision:
    """The content of a Jahrgang, read from git objects."""
    return Revision(root, jahrgang.revision)


def identify(root: Path, revision: str) -> tuple[str, str]:
    """The commit id and the id of the content that a new register entry holds.

    Raises:
        GitError: the revision does not exist, or git could not look.
    """
    commit = git.resolve(root, revision)
    return commit, git.content_tree(root, commit, CONTENT)


def register_text(root: Path) -> str:
    """The register as it is written; empty if there is none yet."""
    tree = WorkingTree(root)
    exists = any(entry.path == REGISTER for entry in tree.entries())
    return tree.read(REGISTER).decode("utf-8") if exists else ""
