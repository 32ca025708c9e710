"""What became of one record, ready to be shown: facts, lineage, reasons, places in its text."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from insek.compare.judge import Art, Faktum
from insek.compare.pflicht import link_of
from insek.compare.plan import Unterschied
from insek.compare.words import Op, Run, compare_words
from insek.model.kinds import NOUNS
from insek.render.vergleich.gruende import Grund, gruende
from insek.render.vergleich.markup import Side, line
from insek.render.vergleich.outline import facts, title
from insek.render.vergleich.stellen import Stelle, stellen
from insek.render.vergleich.wege import Wege


@dataclass(frozen=True, slots=True)
class Angabe:
    """One changed fact in words; ``woerter`` are both values in one when they are long."""

    satz: Markup
    woerter: Markup
    is_weakening: bool
    arten: tuple[Art, ...]


@dataclass(frozen=True)
class Sache:
    """One record that changed."""

    change: Unterschied
    wege: Wege

    @property
    def id(self) -> str:
        """Its anchor on the page: ``ziel-radverkehr-ausbauen``."""
        return link_of(self.change).replace(":", "-")

    @property
    def titel(self) -> str:
        """What it is called; answers are called as their Fachteil."""
        if self.change.kind == "antworten":
            fachteil = self.wege.stand(Op.INSERT)[1].fachteile.get(self.change.record.id)
            fachteil = fachteil or self.wege.stand(Op.DELETE)[1].fachteile.get(
                self.change.record.id
            )
            return f"Antworten: {fachteil.titel}" if fachteil else title(self.change)
        return title(self.change)

    @property
    def noun(self) -> str:
        """What kind of thing it is."""
        return NOUNS[self.change.kind]

    @property
    def url(self) -> str:
        """Where it stands, in the new state or in the old one if it went."""
        return self.wege.change(self.change)

    @property
    def arten(self) -> tuple[Art, ...]:
        """What happened; „geändert“ only when nothing more telling did."""
        found = self.change.arten
        return tuple(art for art in found if art is not Art.GEAENDERT) or found

    @property
    def angaben(self) -> tuple[Angabe, ...]:
        """The facts, weakened ones first."""
        found = sorted(facts(self.change), key=lambda faktum: not faktum.is_weakening)
        return tuple(angabe(faktum, self.wege) for faktum in found)

    @property
    def stellen(self) -> tuple[Stelle, ...]:
        """The changed places of its text."""
        return stellen(self.change.text) if self.change.text else ()

    @property
    def gruende(self) -> tuple[Grund, ...]:
        """Why it changed."""
        return gruende(self.wege.paar, (self.change,))

    @property
    def abkunft(self) -> str:
        """Where it came from or what took its place, in a sentence; empty if it has no lineage."""
        pairing = self.change.pairing
        if pairing.new is None and pairing.successors:
            return f"An seine Stelle trat: {_listed(pairing.successors)}."
        if pairing.ancestors:
            return f"Hervorgegangen aus: {_listed(pairing.ancestors)}."
        return ""


def _listed(records: tuple[object, ...]) -> str:
    return ", ".join(f"„{getattr(record, 'titel', '')}“" for record in records)


def angabe(faktum: Faktum, wege: Wege) -> Angabe:
    """A fact as a page shows it."""
    long = faktum.satz.partition(": ")[2].startswith("neu gefasst")
    woerter = line(compare_words(faktum.alt, faktum.neu), wege) if long else ""
    satz = line((Run(Op.EQUAL, faktum.satz),), wege)
    return Angabe(Markup(satz), Markup(woerter), faktum.is_weakening, faktum.arten)


def sides(faktum: Faktum, wege: Wege) -> Iterator[Markup]:
    """Both values of a fact apart, marked where they differ."""
    runs = compare_words(faktum.alt, faktum.neu)
    for side in (Side.OLD, Side.NEW):
        yield Markup(line(runs, wege, side))
