"""The catalogues of a Plan: where each lives, what it holds, what it is called."""

from dataclasses import dataclass

from insek.model.fachteil import Fachteil
from insek.model.herausforderung import Antworten, Herausforderung
from insek.model.indikator import Indikator
from insek.model.konflikt import Zielkonflikt
from insek.model.massnahme import Massnahme
from insek.model.quelle import Bezugsdokument, Quelle
from insek.model.raum import Foerdergebiet, Ortsteil, Schwerpunktraum, Stadtbezirk, Zustaendigkeit
from insek.model.record import Record
from insek.model.verwaltung import Amt, Gremium
from insek.model.ziel import Ziel


@dataclass(frozen=True, slots=True)
class Kind:
    """One catalogue of the Plan.

    ``name`` is the attribute of the Plan, ``folder`` holds the files, ``noun`` is the
    German word in messages, ``link`` the scheme of links that lead to a record.
    """

    name: str
    folder: str
    record: type[Record]
    noun: str
    link: str = ""
    suffix: str = ".yml"

    def path(self, id: str) -> str:
        """The file in which the record with this id stands."""
        return f"{self.folder}/{id}{self.suffix}"


KINDS = (
    Kind("fachteile", "fachteile", Fachteil, "Fachteil", "fachteil", ".md"),
    Kind("ziele", "ziele", Ziel, "Ziel", "ziel"),
    Kind(
        "herausforderungen",
        "daten/herausforderungen",
        Herausforderung,
        "Herausforderung",
        "herausforderung",
    ),
    Kind("antworten", "daten/antworten", Antworten, "Antworten"),
    Kind("massnahmen", "daten/massnahmen", Massnahme, "Maßnahme", "massnahme"),
    Kind("indikatoren", "daten/indikatoren", Indikator, "Indikator", "indikator"),
    Kind("stadtbezirke", "daten/raeume/stadtbezirke", Stadtbezirk, "Stadtbezirk"),
    Kind("ortsteile", "daten/raeume/ortsteile", Ortsteil, "Ortsteil"),
    Kind("schwerpunktraeume", "daten/raeume/schwerpunktraeume", Schwerpunktraum, "Schwerpunktraum"),
    Kind("foerdergebiete", "daten/raeume/foerdergebiete", Foerdergebiet, "Fördergebiet"),
    Kind("zustaendigkeiten", "daten/zustaendigkeiten", Zustaendigkeit, "Zuständigkeit"),
    Kind("konflikte", "daten/konflikte", Zielkonflikt, "Zielkonflikt", "konflikt"),
    Kind("aemter", "daten/aemter", Amt, "Amt", "amt"),
    Kind("gremien", "daten/gremien", Gremium, "Gremium", "gremium"),
    Kind(
        "bezugsdokumente",
        "daten/bezugsdokumente",
        Bezugsdokument,
        "Bezugsdokument",
        "bezugsdokument",
    ),
    Kind("quellen", "daten/quellen", Quelle, "Quelle", "quelle"),
)
"""Every catalogue, in the order of reading."""

RAUM_KINDS = ("ortsteile", "stadtbezirke", "schwerpunktraeume", "foerdergebiete")
"""The catalogues that together are the Räume; their ids are unique across all four."""

KIND_BY_NAME = {kind.name: kind for kind in KINDS}
NOUNS = {kind.name: kind.noun for kind in KINDS} | {"raeume": "Raum"}
LINK_SCHEMES = {kind.link: kind.name for kind in KINDS if kind.link} | {"raum": "raeume"}
"""Which catalogue a link such as ``[…](ziel:…)`` leads to."""
