"""Areas of the city, and who looks after them."""

from typing import Literal

from pydantic.dataclasses import dataclass

from insek.model.fields import (
    CONFIG,
    AmtId,
    FachteilId,
    Ganzzahl,
    Jahr,
    OrtsteilId,
    RaumId,
    SchwerpunktraumId,
    StadtbezirkId,
    Text,
    Wahrheit,
    Zahl,
)
from insek.model.record import Entry, Record

Farbe = Literal["blau", "rot", "gruen"]


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Einwohnerzahl(Entry):
    """Inhabitants at the end of a year."""

    jahr: Jahr
    """Das Jahr."""
    wert: Ganzzahl
    """Personen mit Hauptwohnsitz."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Stadtbezirk(Record):
    """One of the city's districts; made of Ortsteile."""

    schluessel: Text
    """Der amtliche Schlüssel."""
    kurz: Text = ""
    """Ein Satz zum Stadtbezirk."""
    einwohner: tuple[Einwohnerzahl, ...] = ()
    """Einwohnerzahlen nach Jahren."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Kachel(Entry):
    """The position of an Ortsteil on the schematic map, counted from 1 at the top left."""

    spalte: Ganzzahl
    """Die Spalte, von links."""
    zeile: Ganzzahl
    """Die Zeile, von oben."""
    kurzname: Text = ""
    """Der Name auf der Kachel, wenn der Titel nicht passt; umbrochen wird an jedem Bindestrich."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Ortsteil(Record):
    """The smallest area about which the plan says something."""

    schluessel: Text
    """Der amtliche Schlüssel."""
    stadtbezirk: StadtbezirkId
    """Der Stadtbezirk, in dem der Ortsteil liegt."""
    kachel: Kachel | None = None
    """Die Lage auf der schematischen Karte."""
    flaeche_ha: Zahl | None = None
    """Die Fläche in Hektar."""
    einwohner: tuple[Einwohnerzahl, ...] = ()
    """Einwohnerzahlen nach Jahren."""
    aussage: Text = ""
    """Was der Plan über den Ortsteil sagt."""
    aussage_art: Literal["quelle", "abgeleitet", "fiktiv"] = "abgeleitet"
    """Ob die Aussage aus einer Quelle stammt oder aus den Zahlen abgeleitet ist."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Statuswechsel(Entry):
    """A Schwerpunktraum changes its class."""

    jahr: Jahr
    """Das Jahr."""
    von: Farbe | None = None
    """Die bisherige Farbe; leer bei Aufnahme."""
    nach: Farbe | None = None
    """Die neue Farbe; leer bei Entlassung."""
    art: Literal["vorgeschlagen", "beschlossen"]
    """vorgeschlagen oder beschlossen."""
    text: Text = ""
    """Der Grund."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Begruendung(Entry):
    """Why a Fachteil sees need or potential in an area."""

    fachteil: FachteilId
    """Der Fachteil."""
    text: Text
    """Der Bedarf oder das Potenzial."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Schwerpunktraum(Record):
    """An area with bundled needs (blau) or of weight for the whole city (rot, grün)."""

    farbe: Farbe
    """blau: Entwicklungsbedarf; rot oder gruen: strategische Bedeutung."""
    leitthema: Text = ""
    """Das beherrschende Thema; Pflicht bei rot und gruen."""
    vorgeschlagen: Wahrheit = False
    """true: bisher nur vorgeschlagen."""
    kurz: Text
    """Ein Satz zum Raum."""
    text: Text = ""
    """Urteil und Aufgaben."""
    urteil: Literal[
        "deutlich positiv",
        "leicht bis deutlich positiv",
        "leicht positiv",
        "erste Schritte",
        "uneinheitlich",
        "offen",
    ] = "offen"
    """Wie die Entwicklung beurteilt wird."""
    kern: tuple[OrtsteilId, ...] = ()
    """Ortsteile im Kern."""
    rand: tuple[OrtsteilId, ...] = ()
    """Ortsteile am weichen Rand."""
    verbindungen: tuple[SchwerpunktraumId, ...] = ()
    """Benachbarte Schwerpunkträume, mit denen er verbunden ist."""
    datenstand: Jahr | None = None
    """Das Jahr der Daten hinter der Begründung."""
    statuswechsel: tuple[Statuswechsel, ...] = ()
    """Wechsel der Farbe."""
    begruendung: tuple[Begruendung, ...] = ()
    """Bedarf oder Potenzial je Fachteil."""

    def lage(self, ortsteil: str) -> str:
        """Where an Ortsteil of this Raum lies in it, in a word; empty if it does not."""
        if ortsteil in self.kern:
            return "Kern"
        return "Rand" if ortsteil in self.rand else ""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Foerdergebiet(Record):
    """An area in which a funding programme applies."""

    programm: Text
    """Das Förderprogramm."""
    zeitraum: Text = ""
    """Von wann bis wann."""
    kurz: Text = ""
    """Ein Satz zum Gebiet."""
    raeume: tuple[RaumId, ...] = ()
    """Die Räume, in denen es liegt."""


Raum = Ortsteil | Stadtbezirk | Schwerpunktraum | Foerdergebiet


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Zustaendigkeit(Record):
    """A function that looks after areas: Gebietsmanagement or Gebietsverantwortung."""

    art: Literal["gebietsmanagement", "gebietsverantwortung"]
    """gebietsmanagement (Schwerpunktraum) oder gebietsverantwortung (alle anderen)."""
    raeume: tuple[RaumId, ...]
    """Die Räume, um die sich die Stelle kümmert."""
    amt: AmtId
    """Das Amt, bei dem die Stelle angesiedelt ist."""
    stellenanteil: Zahl | None = None
    """Der Anteil einer vollen Stelle."""
    kernteam: tuple[AmtId, ...] = ()
    """Die Ämter im Kernteam."""
    text: Text = ""
    """Die Aufgabe."""
