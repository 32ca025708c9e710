"""What became of every record from one Stand to the next, as chapters of its story."""

import re
from collections.abc import Iterable, Iterator, Sequence

from insek import addresses
from insek.addresses import WITH_STORY
from insek.compare.judge import Art
from insek.compare.pflicht import link_of, reasons
from insek.compare.plan import Unterschied
from insek.model.aenderung import Aenderung
from insek.model.kinds import KIND_BY_NAME
from insek.model.plan import Plan
from insek.model.record import Record
from insek.model.ziel import Ziel
from insek.render.outer import Paar
from insek.render.vergleich.outline import facts
from insek.render.verlauf_umfeld import around
from insek.render.verlauf_ziele import gone, targets
from insek.views.chronik import Kapitel, Kapitelfolge, Kapitelgrund, Satz, Verbindungen, story_key

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_QUIET = frozenset({"quellen", "anmerkung", "nr", "stand_am", "fortschreibungstiefe", "fiktiv"})
_TOLD_BETTER = {
    "ziele": frozenset({"zielwerte", "kernziel", "indikatoren", "fachteile"}),
    "massnahmen": frozenset({"ziele", "fachteile", "raeume"}),
    "konflikte": frozenset({"ziele", "raeume"}),
}
"""Fields of which the targets and the relations tell, with what became of the other end."""


def chapters_of(paar: Paar) -> Kapitelfolge:
    """Everything that changed between two neighbouring Stände, by record, with the reasons."""
    chapters = {story_key(kapitel["kind"], kapitel["id"]): kapitel for kapitel in _chapters(paar)}
    neu = paar.vergleich.neu
    for (kind, id), changed in around(paar.vergleich).items():
        kapitel = chapters.setdefault(story_key(kind, id), _chapter(kind, neu.katalog(kind)[id]))
        kapitel["umfeld"] = changed
        kapitel["gruende"] = kapitel["gruende"] or _borrowed(kind, id, changed, paar)
    return {
        "alt": paar.alt.name,
        "neu": paar.neu.name,
        "gruende": [_grund(aenderung, neu) for aenderung in paar.aenderungen],
        "kapitel": [*chapters.values()],
    }


def with_texts(told: Kapitelfolge, paar: Paar) -> Kapitelfolge:
    """The same chapters, where of all that ``told`` tells only the texts in ``paar`` changed.

    Anew is told how many places of a text changed, and which figures in it.
    """
    anew = {story_key(kapitel["kind"], kapitel["id"]): kapitel for kapitel in _chapters(paar)}
    chapters = [kapitel.copy() for kapitel in told["kapitel"]]
    for kapitel in chapters:
        found = anew.get(story_key(kapitel["kind"], kapitel["id"]), kapitel)
        kapitel["saetze"], kapitel["stellen"] = found["saetze"], found["stellen"]
    return {**told, "kapitel": chapters}


def plain(text: str) -> str:
    """A text without the targets of its links."""
    return _LINK.sub(r"\1", text) if "](" in text else text


def _chapters(paar: Paar) -> Iterator[Kapitel]:
    for change in paar.vergleich.unterschiede:
        if change.kind not in WITH_STORY:
            continue
        kapitel = _changed(change, paar)
        yield kapitel
        old, new = change.pairing.old, change.pairing.new
        if old and new and old.id != new.id:
            yield {**_renamed(change, old, new), "gruende": kapitel["gruende"]}


def _chapter(kind: str, record: Record) -> Kapitel:
    """A chapter in which nothing has happened yet."""
    return {
        "kind": kind,
        "id": record.id,
        "titel": record.titel,
        "arten": [],
        "schicksal": "",
        "saetze": [],
        "stellen": 0,
        "wechsel": [],
        "umfeld": [],
        "gruende": [],
        "nachfolger": [],
        "vergleich": "",
    }


def _changed(change: Unterschied, paar: Paar) -> Kapitel:
    old, new = change.pairing.old, change.pairing.new
    kapitel = _chapter(change.kind, change.record)
    kapitel["arten"] = [art.value for art in _telling(change.arten)]
    kapitel["schicksal"] = "weg" if new is None else "" if old and old.id == new.id else "neu"
    figures = [_satz(zahl.satz) for zahl in change.zahlen]
    kapitel["saetze"] = [*_fate(change), *_facts(change), *figures]
    kapitel["stellen"] = len(change.text.marked) if change.text else 0
    kapitel["wechsel"] = targets(change, paar.vergleich.alt, paar.vergleich.neu)
    given = reasons(change, paar.aenderungen)
    kapitel["gruende"] = [i for i, a in enumerate(paar.aenderungen) if a in given]
    kapitel["nachfolger"] = [[change.kind, r.id, r.titel, ""] for r in change.pairing.successors]
    kapitel["vergleich"] = place_in_comparison(change)
    return kapitel


def _telling(arten: Sequence[Art]) -> Sequence[Art]:
    """What happened; „geändert“ only when nothing more telling did."""
    return [art for art in arten if art is not Art.GEAENDERT] or arten


def _renamed(change: Unterschied, old: Record, new: Record) -> Kapitel:
    """The last chapter of an id whose story goes on under another."""
    kapitel = _chapter(change.kind, old)
    art = Art.ERSETZT if change.is_replaced else Art.UMBENANNT
    kapitel["arten"] = [art.value]
    kapitel["schicksal"] = "weg"
    kapitel["saetze"] = [_satz(f"Daraus wurde „{new.titel}“.")]
    if isinstance(old, Ziel):
        kapitel["wechsel"] = [gone("ziel", old, [new], [art])]
    kapitel["nachfolger"] = [[change.kind, new.id, new.titel, ""]]
    kapitel["vergleich"] = place_in_comparison(change)
    return kapitel


def place_in_comparison(change: Unterschied) -> str:
    """Where a change stands below the address of its comparison."""
    texts = change.pairing.old and change.pairing.new and change.kind == "fachteile"
    return f"{change.record.id}/" if texts else f"#{link_of(change).replace(':', '-')}"


def _borrowed(kind: str, id: str, changed: Sequence[Verbindungen], paar: Paar) -> list[int]:
    """The reasons for changed relations: those of the record itself, else of the other ends."""
    own = _link(kind, id)
    others = {
        _link(glied[0], glied[1])
        for connections in changed
        for glied in (*connections["neu"], *connections["anders"], *connections["weg"])
    }
    for links in ({own}, others):
        found = [i for i, a in enumerate(paar.aenderungen) if not links.isdisjoint(a.betrifft)]
        if found:
            return found
    return []


def _link(kind: str, id: str) -> str:
    return f"{KIND_BY_NAME[kind].link or 'raum'}:{id}"


def _satz(text: str, gewicht: str = "sache") -> Satz:
    return {"text": text, "gewicht": gewicht}


def _fate(change: Unterschied) -> Iterator[Satz]:
    """What became of the record as a whole."""
    pairing = change.pairing
    ancestors, heirs = _listed(pairing.ancestors), _listed(pairing.successors)
    if Art.AUSGETRAGEN in change.arten:
        yield _satz(
            f"{'Abgeschlossen und deshalb' if change.is_done else 'Wird'} nicht mehr geführt."
        )
    elif pairing.new is None and not heirs:
        yield _satz("Entfallen, ohne Nachfolger.", "schwach")
    elif pairing.new is None:
        yield _satz(f"{'Geteilt in' if len(pairing.successors) > 1 else 'Geht auf in'} {heirs}.")
    elif pairing.old is None or pairing.old.id != pairing.new.id:
        yield _satz(f"Hervorgegangen aus {ancestors}." if ancestors else "Neu aufgenommen.")
    elif ancestors:
        yield _satz(f"Nimmt {ancestors} auf.")


def _listed(records: Iterable[Record]) -> str:
    return " und ".join(f"„{record.titel}“" for record in records)


def _facts(change: Unterschied) -> Iterator[Satz]:
    better = _TOLD_BETTER.get(change.kind, frozenset())
    for faktum in facts(change):
        editorial = set(faktum.arten) == {Art.REDAKTIONELL}
        if faktum.path[0] in better and not editorial:
            continue
        quiet = editorial or faktum.path[0] in _QUIET
        weight = "schwach" if faktum.is_weakening else "neben" if quiet else "sache"
        yield _satz(plain(faktum.satz), weight)


def _grund(aenderung: Aenderung, plan: Plan) -> Kapitelgrund:
    titles = ((b, plan.quellen.get(b.quelle)) for b in aenderung.quellen)
    return {
        "titel": aenderung.titel,
        "begruendung": plain(aenderung.begruendung),
        "tiefe": aenderung.tiefe,
        "anlass": aenderung.anlass,
        "bezug": plain(aenderung.bezug),
        "fiktiv": aenderung.fiktiv,
        "quellen": [
            [addresses.shown_at(plan, "quellen", b.quelle), quelle.titel, b.stelle]
            for b, quelle in titles
            if quelle
        ],
    }
