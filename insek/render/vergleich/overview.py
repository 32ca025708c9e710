"""The page of a comparison: what happened in one screen, what was weakened first, then all."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from markupsafe import Markup

from insek import addresses
from insek.compare.plan import Unterschied
from insek.compare.words import Op
from insek.render.context import render
from insek.render.outer import OuterPage, Paar
from insek.render.vergleich.gaps import DRUCK, NACHWEIS, extent_gap, gap
from insek.render.vergleich.gruende import Grund, examples, gruende, marked
from insek.render.vergleich.gruppen import Gruppe
from insek.render.vergleich.kurz import kurz
from insek.render.vergleich.matrix import Doppelmatrix, doppelmatrix
from insek.render.vergleich.outline import plural
from insek.render.vergleich.sachen import Sache
from insek.render.vergleich.spalten import COLUMNS, counted
from insek.render.vergleich.wege import Wege

Section = tuple[str, str, tuple[str, ...]]

SECTIONS: tuple[Section, ...] = (
    ("ziele", "Ziele", ("ziele",)),
    ("massnahmen", "Maßnahmen", ("massnahmen",)),
    ("indikatoren", "Indikatoren", ("indikatoren",)),
    ("raeume", "Räume", ("schwerpunktraeume", "stadtbezirke", "ortsteile", "foerdergebiete",
                         "zustaendigkeiten")),
    ("herausforderungen", "Herausforderungen und Antworten", ("herausforderungen", "antworten")),
)  # fmt: skip
"""The sections before the matrix: anchor, heading, catalogues."""

OTHERS: Section = (
    "weiteres", "Konflikte, Ämter und Quellen",
    ("konflikte", "aemter", "gremien", "bezugsdokumente", "quellen"),
)  # fmt: skip


def page_title(paar: Paar) -> str:
    """„2018 und 2019 im Vergleich“."""
    return f"{paar.alt.kurz} und {paar.neu.kurz} im Vergleich"


def overview(view: "Overview") -> OuterPage:
    """``/vergleich/2018-2019/``, with gaps."""
    paar = view.paar
    return OuterPage(
        address=view.page,
        titel=page_title(paar),
        html=render("vergleich.html", v=view),
        kurz=" ".join(view.sentences[:2]),
        art="Vergleich",
        trail=(("Vergleiche", "vergleich/"),),
        toc=tuple(view.toc()),
        druck=gap(DRUCK),
    )


class Overview:
    """What the template of the page shows."""

    def __init__(self, paar: Paar) -> None:
        self.paar = paar
        self.alt, self.neu = paar.alt, paar.neu
        self.page = addresses.vergleich(paar.alt.name, paar.neu.name)
        self.wege = Wege(paar, self.page)
        self.is_empty = paar.vergleich.is_empty
        self._shown = {
            id(change): Sache(change, self.wege) for change in paar.vergleich.unterschiede
        }

    def _sachen(self, changes: Sequence[Unterschied]) -> tuple[Sache, ...]:
        """The same change is the same Sache in every section, so that it is made up once."""
        return tuple(self._shown[id(change)] for change in changes)

    @cached_property
    def weak(self) -> tuple[Sache, ...]:
        """What was dropped, weakened or postponed, the gravest first in each catalogue."""
        order = [
            kind for _, _, kinds in (*SECTIONS, ("", "", ("fachteile",)), OTHERS) for kind in kinds
        ]
        found = sorted(
            self.paar.vergleich.weakenings,
            key=lambda c: (order.index(c.kind), c.arten[0].rank),
        )
        return self._sachen(found)

    @cached_property
    def counts(self) -> tuple[tuple[str, str, tuple[int, ...]], ...]:
        """The rows of the table: section, anchor, and how many changes are of which COLUMN."""
        sections = (*SECTIONS, ("fachteile", "Fachteile", ("fachteile",)), OTHERS)
        return tuple(
            (titel, anchor, figures)
            for anchor, titel, kinds in sections
            if any(figures := self._counted(kinds))
        )

    def _counted(self, kinds: Sequence[str]) -> tuple[int, ...]:
        return counted([c for c in self.paar.vergleich.unterschiede if c.kind in kinds])

    @cached_property
    def sections(self) -> tuple[tuple[str, str, tuple[Gruppe, ...]], ...]:
        """The sections before the matrix that have something to tell."""
        return tuple(self._filled(SECTIONS))

    @cached_property
    def others(self) -> tuple[tuple[str, str, tuple[Gruppe, ...]], ...]:
        """The catalogues behind the Fachteile."""
        return tuple(self._filled((OTHERS,)))

    def _filled(self, sections: Sequence[Section]) -> Iterator[tuple[str, str, tuple[Gruppe, ...]]]:
        for anchor, titel, kinds in sections:
            groups = tuple(
                Gruppe(kind, plural(kind), found) for kind in kinds if (found := self._told(kind))
            )
            if groups:
                yield anchor, titel, groups

    def _told(self, kind: str) -> tuple[Sache, ...]:
        """What changed in substance in one catalogue."""
        changes = [c for c in self.paar.vergleich.of_kind(kind) if not c.is_editorial]
        return self._sachen(sorted(changes, key=lambda c: c.arten[0].rank))

    @cached_property
    def fachteile(self) -> tuple[Sache, ...]:
        """The Fachteile that changed in substance."""
        return self._told("fachteile")

    @cached_property
    def editorial(self) -> tuple[Sache, ...]:
        """What changed without changing anything of substance."""
        return self._sachen([c for c in self.paar.vergleich.unterschiede if c.is_editorial])

    @cached_property
    def matrix(self) -> Doppelmatrix:
        """The Zielmatrix of both states."""
        return doppelmatrix(self.paar.vergleich)

    @cached_property
    def gruende(self) -> tuple[Grund, ...]:
        """All reasons for what changed, each once."""
        return gruende(self.paar, self.paar.vergleich.unterschiede)

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """The comparison in short; the first two stand in the head of the page."""
        return kurz(self.paar.vergleich)

    @property
    def kurz(self) -> str:
        """The others: what went, became weaker or is new, by name."""
        return " ".join(self.sentences[2:])

    @property
    def examples(self) -> str:
        """Which of the Jahrgänge on the way are examples."""
        return examples(self.gruende)

    @cached_property
    def marked(self) -> frozenset[str]:
        """The reasons that are marked as examples one by one."""
        return marked(self.gruende)

    @property
    def columns(self) -> tuple[str, ...]:
        """The heads of the table."""
        return COLUMNS

    @cached_property
    def told_first(self) -> dict[str, str]:
        """Which reason is printed in full with which weakened thing: where it comes first."""
        return {g.id: sache.id for sache in reversed(self.weak) for g in sache.gruende}

    def text_page(self, sache: Sache) -> str:
        """The way to the page that shows the text of a Fachteil; empty if it has none."""
        return text_page(sache)

    def extent(self, sache: Sache) -> Markup:
        """How much of a Fachteil changed: a gap, as every new sentence tells it anew."""
        return gap(extent_gap(sache.change.record.id))

    @property
    def nachweis(self) -> Markup:
        """How the comparison can be checked: a gap, as every commit tells it anew."""
        return gap(NACHWEIS)

    def matrix_url(self, kind: str, id: str, of: Op) -> str:
        """The way from the matrix to a record in the state in which it is."""
        return self.wege.record(kind, id, of)

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The sections that the page has."""
        return frozenset(anchor for anchor, _ in self.toc())

    def toc(self) -> Iterator[tuple[str, str]]:
        """The sections as anchor and title."""
        if self.is_empty:
            return
        yield "ueberblick", "Auf einen Blick"
        if self.weak:
            yield "schwaecher", "Entfallen, abgeschwächt oder verschoben"
        yield from ((anchor, titel) for anchor, titel, _ in self.sections)
        if self.matrix.zeilen:
            yield "zielmatrix", "Zielmatrix"
        if self.fachteile:
            yield "fachteile", "Fachteile"
        yield from ((anchor, titel) for anchor, titel, _ in self.others)
        if self.editorial:
            yield "redaktionell", "Nur redaktionell"
        if self.gruende:
            yield "gruende", "Begründungen"
        yield "nachpruefen", "So lässt sich das nachprüfen"


def extent(sache: Sache) -> Markup:
    """How much of a Fachteil changed, with the way to its pages."""
    return render("vergleich_umfang.html", s=sache, text=text_page(sache))


def text_page(sache: Sache) -> str:
    """The way to the page that shows the text of a Fachteil; empty if it has none."""
    if not has_text_page(sache.change):
        return ""
    paar = sache.wege.paar
    return sache.wege.to(addresses.vergleich(paar.alt.name, paar.neu.name, sache.change.record.id))


def has_text_page(change: Unterschied) -> bool:
    """Whether a comparison has a page of its own for this change: a Fachteil in both states."""
    return change.kind == "fachteile" and bool(change.pairing.old and change.pairing.new)
