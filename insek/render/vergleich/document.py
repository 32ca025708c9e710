"""A comparison as one HTML document that stands alone: to be opened, mailed or printed."""

from dataclasses import dataclass

from insek.compare.plan import Unterschied, Vergleich
from insek.compare.words import Op
from insek.model.aenderung import Aenderung
from insek.model.stand import Stand
from insek.model.text import OPEN_SCHEMES
from insek.render.context import render
from insek.render.outer import Paar
from insek.render.vergleich.fachteil import TextView, items_of
from insek.render.vergleich.kurz import kurz
from insek.render.vergleich.outline import counts, groups, plural
from insek.render.vergleich.sachen import Sache
from insek.render.vergleich.wege import Wege

_NOWHERE = Stand(baum="")


@dataclass(frozen=True)
class Alone(Wege):
    """The surroundings of a document that stands in no site: only the web can be reached."""

    def record(self, kind: str, id: str, of: Op) -> str:
        """Nowhere: no page of a record stands beside the document."""
        return ""

    def href(self, target: str, of: Op) -> str:
        """The target if it is an address on the web."""
        return target if target.partition(":")[0] in OPEN_SCHEMES else ""


@dataclass(frozen=True)
class SacheMitText:
    """One record that changed, with its text if it has one."""

    sache: Sache
    text: TextView | None


def as_html(vergleich: Vergleich, reasons_given: tuple[Aenderung, ...]) -> str:
    """The whole comparison with its own style; German, without scripts."""
    paar = Paar(
        alt=_NOWHERE, neu=_NOWHERE, vergleich=vergleich, aenderungen=reasons_given, jahrgaenge={}
    )
    wege = Alone(paar, "")
    catalogues = [
        (kind, plural(kind), [_entry(change, wege) for change in changes])
        for kind, changes in groups(vergleich)
    ]
    editorial = [_entry(c, wege) for c in vergleich.unterschiede if c.is_editorial]
    return render(
        "vergleich_datei.html",
        lead=" ".join(kurz(vergleich)),
        counts=counts(vergleich),
        catalogues=catalogues,
        editorial=editorial,
    )


def _entry(change: Unterschied, wege: Wege) -> SacheMitText:
    text = TextView(change, items_of(change), wege) if change.text or change.zahlen else None
    return SacheMitText(Sache(change, wege), text)
