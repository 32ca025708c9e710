"""A comparison in the order of reading: what changed, by catalogue, counted and in sentences."""

from collections.abc import Iterable, Iterator, Sequence

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
    return (faktum for faktum in all_facts(change) if faktum.path[0] != "stichworte")


def all_facts(change: Unterschied) -> Iterator[Faktum]:
    """All facts; the lineage is told apart, in a sentence, and an heir with what it replaces."""
    replaced = [(f.was, f.satz) for f in change.fakten if Art.ERSETZT in f.arten]
    for faktum in change.fakten:
        is_heir = Art.NEU in faktum.arten and any(
            was == faktum.was and satz.endswith((f" durch {faktum.neu}.", f" und {faktum.neu}."))
            for was, satz in replaced
        )
        if faktum.path[0] != "hervorgegangen_aus" and not is_heir:
            yield faktum


def marked_blocks(change: Unterschied) -> Iterator[Change]:
    """The marked blocks of a text."""
    return iter(change.text.marked if change.text else ())


def summary(vergleich: Vergleich) -> str:
    """What happened, counted, in a few sentences."""
    weaker = weakened(len(vergleich.weakenings))
    return " ".join(filter(None, (by_kind(vergleich), weaker, _editorial(vergleich))))


def by_kind(vergleich: Vergleich) -> str:
    """What changed in substance, counted by catalogue."""
    if vergleich.is_empty:
        return "Beide Stände sagen dasselbe."
    found = [_count(len(changes), kind) for kind, changes in groups(vergleich)]
    return f"Geändert: {', '.join(found) or 'nichts in der Sache'}."


def counts(vergleich: Vergleich) -> str:
    """The same with what is only editorial."""
    return f"{by_kind(vergleich)} {_editorial(vergleich)}".strip()


NOTHING_WEAKER = "Nichts ist entfallen, abgeschwächt oder verschoben."


def _count(number: int, kind: str) -> str:
    if kind == "antworten":
        return f"die Antworten {'eines Fachteils' if number == 1 else f'von {number} Fachteilen'}"
    return f"{number} {NOUNS[kind] if number == 1 else plural(kind)}"


def weakened(number: int) -> str:
    """At how many records something became weaker; empty for none."""
    if not number:
        return ""
    where = "Bei einem davon ist etwas" if number == 1 else f"Bei {number} davon ist jeweils etwas"
    return f"{where} entfallen, abgeschwächt oder verschoben."


def _editorial(vergleich: Vergleich) -> str:
    number = sum(change.is_editorial for change in vergleich.unterschiede)
    if number < 2:
        return "" if not number else "Dazu kommt eine nur redaktionelle Änderung."
    return f"Dazu kommen {number} nur redaktionelle Änderungen."


def enumeration(parts: Sequence[str]) -> str:
    """„A, B und C“; at least one."""
    *most, last = parts
    return f"{', '.join(most)} und {last}" if most else last
