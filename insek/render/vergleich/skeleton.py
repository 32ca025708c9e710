"""The beginning of an Änderung: everything that changed and has no reason yet."""

from collections.abc import Iterable

from insek.compare.pflicht import link_of, owes_reason, reasons
from insek.compare.plan import Vergleich
from insek.model.aenderung import Aenderung
from insek.render.befunde import json_text


def unreasoned(vergleich: Vergleich, reasons_given: tuple[Aenderung, ...]) -> list[str]:
    """What changed in substance and has no reason yet, as an Änderung names it."""
    return [
        link_of(change)
        for change in vergleich.unterschiede
        if owes_reason(change) and not reasons(change, reasons_given)
    ]


def skeleton(id: str, titel: str, links: Iterable[str]) -> str:
    """A file for an Änderung, to be filled in."""
    listed = "\n".join(f'  - "{link}"' for link in links)
    return (
        f"id: {id}\ntitel: {json_text(titel)}\nbetrifft:\n{listed}\n"
        "tiefe:               # redaktionell | klein | tiefgreifend\n"
        "anlass:              # daten | evaluation | beschluss | vorschlag | fortschreibung\n"
        "begruendung:         # ganze Sätze: warum\n"
        "quellen: []          # oder fiktiv: true\n"
    )
