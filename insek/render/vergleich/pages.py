"""All pages of one comparison, with gaps for what changes more often than they do."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from markupsafe import escape

from insek import addresses
from insek.compare.pflicht import Given
from insek.compare.plan import Unterschied
from insek.compare.schritte import step_name
from insek.render.outer import OuterPage, Paar, Strecke
from insek.render.vergleich.druck import verglichen
from insek.render.vergleich.fachteil import fachteil_pages
from insek.render.vergleich.gaps import DRUCK, NACHWEIS, extent_gap
from insek.render.vergleich.nachweis import nachweis
from insek.render.vergleich.overview import Overview, extent, has_text_page, overview
from insek.render.vergleich.report import entry
from insek.render.vergleich.sachen import Sache
from insek.render.vergleich.wege import Wege


def fillings(
    strecke: Strecke, gruende: Collection[str], extents: Mapping[str, str]
) -> dict[str, str]:
    """What stands in the gaps of the pages.

    ``gruende`` are the ids of the reasons on the page of the comparison, ``extents`` tell of
    each Fachteil how much of it changed.
    """
    return {
        DRUCK: str(escape(verglichen(strecke))),
        NACHWEIS: nachweis(strecke, gruende),
        **{extent_gap(fachteil): html for fachteil, html in extents.items()},
    }


@dataclass(frozen=True, slots=True)
class Spur:
    """What the text of a Fachteil leaves elsewhere than on its own pages.

    ``umfang`` tells on the page of the comparison how much changed (a new Fachteil has no pages
    and leaves that gap nowhere), ``daten`` is its entry in the report as JSON. ``rest`` are all
    other things that follow from it: while they stay the same, so does all else in the comparison.
    """

    umfang: str
    daten: str
    rest: str


class BlankPages:
    """The pages of a comparison with gaps, and what is told of them elsewhere."""

    def __init__(self, paar: Paar) -> None:
        self._paar = paar

    @cached_property
    def _overview(self) -> Overview:
        return Overview(self._paar)

    @property
    def gruende(self) -> tuple[str, ...]:
        """The ids of the reasons on the page of the comparison."""
        return tuple(grund.id for grund in self._overview.gruende)

    def pages(self) -> Iterator[OuterPage]:
        """The page of the comparison, then those of its Fachteile."""
        yield overview(self._overview)
        for change in filter(has_text_page, self._changed):
            yield from fachteil_pages(self._paar, change)

    @property
    def spuren(self) -> dict[str, Spur]:
        """By its id, of every changed Fachteil of the newer Stand, what it leaves elsewhere."""
        return {change.record.id: spur(self._paar, change) for change in self._changed}

    @property
    def _changed(self) -> list[Unterschied]:
        return [c for c in self._paar.vergleich.of_kind("fachteile") if c.pairing.new]


def spur(paar: Paar, change: Unterschied) -> Spur:
    """What a changed Fachteil leaves elsewhere than on its own pages."""
    page = addresses.vergleich(paar.alt.name, paar.neu.name)
    sache = Sache(change, Wege(paar, page))
    return Spur(
        umfang=extent(sache) if has_text_page(change) else "",
        daten=entry(change, paar.vergleich, Given(paar.aenderungen)),
        rest=repr(_rest(paar, sache)),
    )


def _rest(paar: Paar, sache: Sache) -> tuple[object, ...]:
    """What sections, tables and reasons of the comparison take from the text of a Fachteil."""
    change = sache.change
    figures = [(z.indikator, z.reihe, z.jahr, z.alt, z.neu) for z in change.zahlen]
    reasons = [grund.id for grund in sache.gruende]
    weights = _weights(paar, change) if _has_kin(paar, change) else ()
    return (change.arten, change.is_own, change.text is None, figures, reasons, weights)


def _weights(paar: Paar, change: Unterschied) -> tuple[object, ...]:
    """What each step did to a Fachteil: its kin are told with the reasons that count for it."""
    return tuple(
        step.get(step_name(change.kind, change.record.id)) for step in paar.schritte.values()
    )


def _has_kin(paar: Paar, change: Unterschied) -> bool:
    """Whether the Fachteil came out of another, or another out of it."""
    id, others = change.record.id, paar.vergleich.neu.fachteile
    return bool(change.pairing.ancestors) or any(id in f.hervorgegangen_aus for f in others)
