"""The Plan: one state of the whole INSEK, loaded and complete."""

from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from insek.model import walk
from insek.model.aenderung import Aenderung
from insek.model.fachteil import Fachteil
from insek.model.herausforderung import Antwort, Antworten, Herausforderung
from insek.model.indikator import Indikator
from insek.model.katalog import Katalog
from insek.model.kinds import KINDS, RAUM_KINDS
from insek.model.konflikt import Zielkonflikt
from insek.model.massnahme import Massnahme
from insek.model.place import Location
from insek.model.quelle import Bezugsdokument, Quelle
from insek.model.raum import (
    Foerdergebiet,
    Ortsteil,
    Raum,
    Schwerpunktraum,
    Stadtbezirk,
    Zustaendigkeit,
)
from insek.model.record import Record
from insek.model.seite import Seite
from insek.model.stadt import UNKNOWN, Stadt
from insek.model.verwaltung import Amt, Gremium
from insek.model.ziel import Ziel


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Everything that one state says, by kind.

    ``refused`` holds (kind, id) of records that exist as files but could not be read,
    so that a broken file is one Befund and not one more for every reference to it.
    ``beilagen`` are the files below ``docs`` that are no pages, by their path in there.
    """

    stadt: Stadt = UNKNOWN
    fachteile: Katalog[Fachteil] = Katalog()
    ziele: Katalog[Ziel] = Katalog()
    herausforderungen: Katalog[Herausforderung] = Katalog()
    antworten: Katalog[Antworten] = Katalog()
    massnahmen: Katalog[Massnahme] = Katalog()
    indikatoren: Katalog[Indikator] = Katalog()
    stadtbezirke: Katalog[Stadtbezirk] = Katalog()
    ortsteile: Katalog[Ortsteil] = Katalog()
    schwerpunktraeume: Katalog[Schwerpunktraum] = Katalog()
    foerdergebiete: Katalog[Foerdergebiet] = Katalog()
    zustaendigkeiten: Katalog[Zustaendigkeit] = Katalog()
    konflikte: Katalog[Zielkonflikt] = Katalog()
    aemter: Katalog[Amt] = Katalog()
    gremien: Katalog[Gremium] = Katalog()
    bezugsdokumente: Katalog[Bezugsdokument] = Katalog()
    quellen: Katalog[Quelle] = Katalog()
    seiten: Katalog[Seite] = Katalog()
    aenderungen: tuple[Aenderung, ...] = ()
    refused: frozenset[tuple[str, str]] = field(default=frozenset(), compare=False)
    beilagen: frozenset[str] = field(default=frozenset(), compare=False)

    def katalog(self, kind: str) -> Katalog[Record]:
        """The catalogue with this name; ``raeume`` is all four kinds of Räume."""
        records: Katalog[Record] = getattr(self, kind)
        return records

    @cached_property
    def raeume(self) -> Katalog[Raum]:
        """Ortsteile, Stadtbezirke, Schwerpunkträume and Fördergebiete together."""
        return Katalog(
            chain(self.ortsteile, self.stadtbezirke, self.schwerpunktraeume, self.foerdergebiete)
        )

    @cached_property
    def field_texts(self) -> tuple[tuple[str, Location], ...]:
        """Every text that stands in a field, not on a page, with the place where it begins."""
        records = chain.from_iterable(self.katalog(kind.name) for kind in KINDS)
        entries = chain((self.stadt,), records, self.seiten, self.aenderungen)
        return tuple(found for entry in entries for found in walk.texts(entry))

    @cached_property
    def _spoken(self) -> dict[str, list[str]]:
        spoken: dict[str, list[str]] = {}
        for seite in self.seiten:
            for wort in dict.fromkeys(aufruf.wort for aufruf in seite.text.aufrufe):
                spoken.setdefault(wort, []).append(seite.pfad)
        return spoken

    def seiten_with(self, wort: str) -> list[str]:
        """The paths of the pages on which a word of the vocabulary is called."""
        return self._spoken.get(wort, [])

    @cached_property
    def leitziele(self) -> tuple[Ziel, ...]:
        """The Ziele of the highest level."""
        return tuple(ziel for ziel in self.ziele if self.stadt.rank(ziel.ebene) == 0)

    @cached_property
    def arbeitsziele(self) -> tuple[Ziel, ...]:
        """The Ziele of the lowest level, which belong to Fachteile."""
        return tuple(ziel for ziel in self.ziele if ziel.ebene == self.stadt.lowest)

    @cached_property
    def kernziele(self) -> tuple[Ziel, ...]:
        """The Ziele that are judged every year."""
        return tuple(ziel for ziel in self.ziele if ziel.kernziel)

    @cached_property
    def _answers(self) -> dict[tuple[str, str], Antwort]:
        return {
            (sheet.fachteil, antwort.herausforderung): antwort
            for sheet in self.antworten
            for antwort in sheet.antworten
        }

    def antwort(self, fachteil: str, herausforderung: str) -> Antwort | None:
        """What a Fachteil answers to a Herausforderung: a cell of the matrix."""
        return self._answers.get((fachteil, herausforderung))

    def is_complete(self, kind: str = "") -> bool:
        """Whether every file of a kind (without one: of all) could be read.

        If not, nothing can be said to be missing: it may stand in the file.
        """
        return not any(name == kind or not kind for name, _ in self.refused)

    def knows(self, kind: str, id: str) -> bool:
        """Whether there is such a record, even one that could not be read."""
        return id in self.katalog(kind) or self.is_refused(kind, id)

    def is_refused(self, kind: str, id: str) -> bool:
        """Whether a file for this record exists but could not be read."""
        kinds = RAUM_KINDS if kind == "raeume" else (kind,)
        return any((name, id) in self.refused for name in kinds)
