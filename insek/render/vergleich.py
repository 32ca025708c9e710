"""A comparison in many voices: plain text, Markdown for a pull request, JSON."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from insek.compare.judge import Art, Faktum
from insek.compare.pflicht import link_of, owes_reason, reasons
from insek.compare.plan import Unterschied, Vergleich
from insek.compare.text import Change, Kind
from insek.compare.words import Op
from insek.model.aenderung import Aenderung
from insek.model.kinds import NOUNS
from insek.render.befunde import visible

Reasons = tuple[Aenderung, ...]
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


def title(change: Unterschied) -> str:
    """What a changed record is called."""
    return change.record.titel or f"{NOUNS[change.kind]} {change.record.id}"


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
    quiet = ("hervorgegangen_aus", "stichworte")
    return (faktum for faktum in change.fakten if faktum.path[0] not in quiet)


def marked_text(change: Change) -> str:
    """A changed block with its words marked as ``[-alt-]`` and ``{+neu+}``."""
    if change.table:
        return "\n".join(
            " | ".join(_marked(cell.runs).strip() for cell in row.cells[1:-1])
            for row in change.table.rows
            if not row.rule
        )
    return _marked(change.runs).strip()


def _marked(runs: Iterable[Any]) -> str:
    signs = {Op.EQUAL: ("", ""), Op.DELETE: ("[-", "-]"), Op.INSERT: ("{+", "+}")}
    return "".join(f"{signs[run.op][0]}{run.text}{signs[run.op][1]}" for run in runs)


def blocks(change: Unterschied) -> Iterator[Change]:
    """The marked blocks of a text."""
    return iter(change.text.marked if change.text else ())


def as_text(vergleich: Vergleich, reasons_given: Reasons) -> str:
    """Plain text for a terminal or a pipe."""
    lines = [summary(vergleich)]
    for kind, changes in groups(vergleich):
        lines += ["", f"{plural(kind)}", "-" * len(plural(kind))]
        for change in changes:
            lines.append(f"{title(change)} ({verdict(change.arten)})")
            lines += [f"  · {faktum.satz}" for faktum in facts(change)]
            lines += [f"  ¶ {_block_line(block)}" for block in blocks(change)]
            lines += [f"  → {a.titel}: {a.begruendung}" for a in reasons(change, reasons_given)]
    return visible("\n".join(lines)).replace("\\x0a", "\n")


def _block_line(block: Change) -> str:
    where = " › ".join(block.path)
    text = marked_text(block).replace("\n", " ")
    return f"{block.kind.value} in „{where}“: {text}" if where else f"{block.kind.value}: {text}"


def summary(vergleich: Vergleich) -> str:
    """What happened, counted, in one sentence."""
    if vergleich.is_empty:
        return "Beide Stände sagen dasselbe."
    parts = [f"{len(changes)} {plural(kind)}" for kind, changes in groups(vergleich)]
    weak = len(vergleich.weakenings)
    told = (
        f" Davon {weak} mit etwas, das entfallen, abgeschwächt oder verschoben ist." if weak else ""
    )
    editorial = sum(change.is_editorial for change in vergleich.unterschiede)
    quiet = f" Dazu {editorial} nur redaktionelle Änderungen." if editorial else ""
    return f"Geändert: {', '.join(parts) or 'nichts in der Sache'}.{told}{quiet}"


def _escape(text: str) -> str:
    return "".join(
        f"\\{sign}" if sign in "\\`*_[]<>#|" else sign for sign in text.replace("\n", " ")
    )


def as_markdown(vergleich: Vergleich, reasons_given: Reasons) -> str:
    """A report that fits a comment on a pull request."""
    lines = ["## Was sich ändert", "", _escape(summary(vergleich))]
    for kind, changes in groups(vergleich):
        lines += ["", f"### {plural(kind)}", ""]
        for change in changes:
            lines.append(f"- **{_escape(title(change))}** ({verdict(change.arten)})")
            lines += [f"    - {_escape(faktum.satz)}" for faktum in facts(change)]
            count = sum(1 for _ in blocks(change))
            if count:
                lines.append(
                    f"    - Text: {count} {'Stelle' if count == 1 else 'Stellen'} geändert"
                )
            lines += [
                f"    - Grund: {_escape(a.begruendung)}" for a in reasons(change, reasons_given)
            ]
    return "\n".join(lines)


def as_json(vergleich: Vergleich, reasons_given: Reasons) -> str:
    """The comparison as data, complete: facts, blocks and runs."""
    report = {
        "zusammenfassung": summary(vergleich),
        "unterschiede": [
            {
                "was": link_of(change),
                "titel": title(change),
                "arten": list(change.arten),
                "vorgaenger": [record.id for record in change.pairing.ancestors],
                "nachfolger": [record.id for record in change.pairing.successors],
                "fakten": [
                    {
                        "feld": list(faktum.path),
                        "arten": list(faktum.arten),
                        "satz": faktum.satz,
                        "alt": faktum.alt,
                        "neu": faktum.neu,
                    }
                    for faktum in change.fakten
                ],
                "text": [_json_block(block) for block in blocks(change)],
                "gruende": [
                    {"titel": a.titel, "tiefe": a.tiefe, "begruendung": a.begruendung}
                    for a in reasons(change, reasons_given)
                ],
            }
            for change in vergleich.unterschiede
        ],
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def _json_block(block: Change) -> dict[str, Any]:
    moved = block.kind is Kind.MOVED
    return {
        "art": block.kind.value,
        "form": block.block.value,
        "abschnitt": list(block.path),
        "verschoben": moved,
        "alt": block.old_source,
        "neu": block.new_source,
        "woerter": [[run.op.value, run.text] for run in block.runs],
    }


Voice = Callable[[Vergleich, Reasons], str]
VOICES: Mapping[str, Voice] = {"text": as_text, "markdown": as_markdown, "json": as_json}


def unreasoned(vergleich: Vergleich, reasons_given: Reasons) -> list[str]:
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
        f"id: {id}\ntitel: {json.dumps(titel, ensure_ascii=False)}\nbetrifft:\n{listed}\n"
        "tiefe:               # redaktionell | klein | tiefgreifend\n"
        "anlass:              # daten | evaluation | beschluss | vorschlag | fortschreibung\n"
        "begruendung:         # ganze Sätze: warum\n"
        "quellen: []          # oder fiktiv: true\n"
    )
