"""A comparison as data: facts, marked blocks and words, as ``schemas/vergleich.json`` says."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from insek.compare.judge import Faktum
from insek.compare.pflicht import Given, link_of
from insek.compare.plan import Unterschied, Vergleich
from insek.compare.text import Change, Fate
from insek.compare.words import Run
from insek.compare.zahlen import Textzahl
from insek.model.aenderung import Aenderung
from insek.render.befunde import json_text
from insek.render.vergleich.outline import marked_blocks, summary, title

JsonObject = dict[str, Any]


def as_json(vergleich: Vergleich, reasons_given: tuple[Aenderung, ...]) -> str:
    """The comparison as compact JSON; unchanged blocks are left out."""
    return joined(head(vergleich, reasons_given), entries(vergleich, reasons_given))


def head(vergleich: Vergleich, reasons_given: Sequence[Aenderung]) -> str:
    """What stands before the records that changed, as JSON."""
    reasons = {_key(a): _reason(a) for a in reasons_given}
    return json_text({"schema": 1, "zusammenfassung": summary(vergleich), "gruende": reasons})


def entries(vergleich: Vergleich, reasons_given: Sequence[Aenderung]) -> Iterator[str]:
    """Every record that changed, each as JSON in a line of its own."""
    given = Given(reasons_given)
    return (entry(change, vergleich, given) for change in vergleich.unterschiede)


def entry(change: Unterschied, vergleich: Vergleich, given: Given) -> str:
    """One record that changed as JSON in one line."""
    return json_text(_change(change, vergleich, given))


def joined(head: str, entries: Iterable[str]) -> str:
    """The whole report from its head and its entries."""
    return f'{head.removesuffix("}")},"unterschiede":[{",".join(entries)}]}}\n'


def _key(aenderung: Aenderung) -> str:
    return f"{aenderung.jahrgang}/{aenderung.id}"


def _reason(aenderung: Aenderung) -> JsonObject:
    return _filled(
        titel=aenderung.titel,
        jahrgang=aenderung.jahrgang,
        tiefe=aenderung.tiefe,
        anlass=aenderung.anlass,
        begruendung=aenderung.begruendung,
        bezug=aenderung.bezug,
    )


def _change(change: Unterschied, vergleich: Vergleich, given: Given) -> JsonObject:
    old, new = change.pairing.old, change.pairing.new
    return _filled(
        was=link_of(change),
        katalog=change.kind,
        titel=title(change, vergleich),
        arten=list(change.arten),
        alt=old.id if old else None,
        neu=new.id if new else None,
        vorgaenger=[record.id for record in change.pairing.ancestors],
        nachfolger=[record.id for record in change.pairing.successors],
        fakten=[_fact(faktum) for faktum in change.fakten],
        text=[_block(block) for block in marked_blocks(change)],
        zahlen=[_figure(zahl) for zahl in change.zahlen],
        gruende=[_key(a) for a in given.reasons(change)],
    )


def _fact(faktum: Faktum) -> JsonObject:
    return {
        "feld": list(faktum.path),
        "arten": list(faktum.arten),
        "satz": faktum.satz,
        "alt": faktum.alt,
        "neu": faktum.neu,
    }


def _figure(zahl: Textzahl) -> JsonObject:
    return _filled(
        indikator=zahl.indikator,
        reihe=zahl.reihe,
        jahr=zahl.jahr,
        abschnitt=list(zahl.path),
        alt=zahl.alt,
        neu=zahl.neu,
        satz=zahl.satz,
    )


def _block(block: Change) -> JsonObject:
    rows = block.table.rows if block.table else ()
    return _filled(
        art=block.fate.value,
        form=block.block.value,
        abschnitt=list(block.path),
        verschoben=block.fate is Fate.MOVED,
        alt=list(block.old),
        neu=list(block.new),
        woerter=[_run(run) for run in block.runs],
        zeilen=[
            {
                "art": row.op.value,
                "zellen": [
                    {"spalte": cell.column.value, "woerter": [_run(run) for run in cell.runs]}
                    for cell in row.cells
                ],
            }
            for row in rows
        ],
        ende=[_run(run) for run in block.table.tail] if block.table else [],
    )


def _run(run: Run) -> list[str]:
    return [run.op.value, run.text]


def _filled(**values: object) -> JsonObject:
    """What there is to say: without empty lists, empty texts and what is not so."""
    return {
        key: value for key, value in values.items() if value or (value == 0 and value is not False)
    }
