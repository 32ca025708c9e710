"""A comparison in the order of reading: what changed, by catalogue, counted and in sentences."""

from collections.abc import Iterable, Iterator

from insek.compare.judge import Art, Faktum
from insek.compare.plan import Unterschied, Vergleich
from insek.compare.text import Change
from insek.model.herausforderung import Antworten
from insek.model.kinds import NOUNS

_PLURALS = {
    "fachteile": "Fachteile",
    "ziele": "Ziele",
    "herausforderungen": "Herausforderungen",
    "antworten": "Antworten",
    "massnahmen": "Maßnahmen",
    "indikatoren": "Indikatoren",
    "stadtbezirke": "Stadtbezirke",
    "ortsteile": "Ortsteile",
    "schwerpunktraeume": "Schwerpunkträume",
    "foerdergebiete": "Fördergebiete",
    "zustaendigkeiten": "Zuständigkeiten",
    "konflikte": "Zielkonflikte",
    "aemter": "Ämter",
    "gremien": "Gremien",
    "bezugsdokumente": "Bezugsdokumente",
    "quellen": "Quellen",
}


def plural(kind: str) -> str:
    """The German plural of a catalogue's records."""
    return _PLURALS[kind]


def title(change: Unterschied, vergleich: Vergleich) -> str:
    """What a changed record is called; Antworten are called as their Fachteil."""
    record = change.record
    if not isinstance(record, Antworten):
        return record.titel
    plans = (vergleich.neu, vergleich.alt)
    found = (plan.fachteile.get(record.fachteil) for plan in plans)
    return f"Antworten: {next((f.titel for f in found if f), record.fachteil)}"


def groups(vergleich: Vergleich) -> Iterator[tuple[str, list[Unterschied]]]:
    """What changed in substance, by catalogue; weakened things first in each."""
    for kind in _PLURALS:
        changes = [c for c in vergleich.of_kind(kind) if not c.is_editorial]
        if changes:
            yield kind, sorted(changes, key=lambda change: change.arten[0].rank)


def verdict(arten: Iterable[Art]) -> str:
    """The kinds of change as words."""
    return ", ".join(arten)


def facts(change: Unterschied) -> Iterator[Faktum]:
    """The facts worth telling: without mere renumbering of lists and lineage."""
    return (faktum for faktum in told(change) if faktum.path[0] != "stichworte")


def told(change: Unterschied) -> Iterator[Faktum]:
    """All facts; the lineage is told apart, in a sentence, and an heir with what it replaces."""
    replaced = [(f.was, f.satz) for f in change.fakten if Art.ERSETZT in f.arten]
    for faktum in change.fakten:
        is_heir = Art.NEU in faktum.arten and any(
            was == faktum.was and satz.endswith((f" durch {faktum.neu}.", f" und {faktum.neu}."))
            for was, satz in replaced
        )
        if faktum.path[0] != "hervorgegangen_aus" and not is_heir:
            yield faktum


def blocks(change: Unterschied) -> Iterator[Change]:
    """The marked blocks of a text."""
    return iter(change.text.marked if change.text else ())


def summary(vergleich: Vergleich) -> str:
    """What happened, counted, in a few sentences."""
    if vergleich.is_empty:
        return "Beide Stände sagen dasselbe."
    found = [_count(len(changes), kind) for kind, changes in groups(vergleich)]
    weak = len(vergleich.weakenings)
    weaker = f" {_weakened(weak)}" if weak else ""
    editorial = sum(change.is_editorial for change in vergleich.unterschiede)
    quiet = f" {_editorial(editorial)}" if editorial else ""
    return f"Geändert: {', '.join(found) or 'nichts in der Sache'}.{weaker}{quiet}"


def lead(vergleich: Vergleich) -> str:
    """The same in one or two short sentences."""
    if vergleich.is_empty:
        return summary(vergleich)
    count = sum(not change.is_editorial for change in vergleich.unterschiede)
    weak = len(vergleich.weakenings)
    if not count:
        return "In der Sache hat sich nichts geändert, nur redaktionell."
    subject = "Ein Eintrag hat sich" if count == 1 else f"{count} Einträge haben sich"
    none = "Nichts ist entfallen, abgeschwächt oder verschoben."
    return f"{subject} in der Sache geändert. {_weakened(weak) if weak else none}"


def _count(number: int, kind: str) -> str:
    if kind == "antworten":
        return f"die Antworten {'eines Fachteils' if number == 1 else f'von {number} Fachteilen'}"
    return f"{number} {NOUNS[kind] if number == 1 else plural(kind)}"


def _weakened(number: int) -> str:
    where = "Bei einem davon ist etwas" if number == 1 else f"Bei {number} davon ist jeweils etwas"
    return f"{where} entfallen, abgeschwächt oder verschoben."


def _editorial(number: int) -> str:
    if number == 1:
        return "Dazu kommt eine nur redaktionelle Änderung."
    return f"Dazu kommen {number} nur redaktionelle Änderungen."
