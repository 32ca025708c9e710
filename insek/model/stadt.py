"""The city's own settings, ``insek.yml``: names, levels, thresholds, severities."""

import datetime
import re
from dataclasses import replace
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from insek.model.befund import Befund, Schwere
from insek.model.fields import CONFIG, Datum, Ganzzahl, Slug, Text, Wahrheit, Zahl
from insek.model.record import Entry
from insek.model.text import slugify

Sektion = Literal["einleitung", "analyse", "ziele", "strategie", "umsetzung"]


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Bezeichnung(Entry):
    """What this city calls a thing."""

    einzahl: Annotated[Text, Field(description="In der Einzahl.")]
    mehrzahl: Annotated[Text, Field(description="In der Mehrzahl.")]


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Ebene(Bezeichnung):
    """One level of the goal system, from the top down."""

    id: Slug
    """Die Kennung der Ebene."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Sollabschnitt(Entry):
    """A section that every Fachteil has."""

    titel: Text
    """Die Überschrift des Abschnitts."""
    art: Sektion
    """einleitung, analyse, ziele, strategie oder umsetzung."""

    @property
    def anchor(self) -> str:
        """The anchor of the section on the Fachteil's page."""
        return slugify(self.titel)


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Grenzwerte(Entry):
    """Thresholds of the checks."""

    kernziele: Ganzzahl = 12
    """Wie viele Kernziele höchstens erlaubt sind."""
    analyseanteil: Zahl = Decimal(40)
    """Wie viel Prozent der Wörter eines Fachteils auf die Analyse entfallen dürfen."""
    fachteil_woerter: Ganzzahl = 1500
    """Wie viele Wörter ein Fachteil höchstens hat."""
    konflikt_tage: Ganzzahl = 180
    """Nach wie vielen Tagen der Rat von einem offenen Zielkonflikt wissen muss."""
    begruendung_jahre: Ganzzahl = 12
    """Wie alt die Daten hinter einem Schwerpunktraum höchstens sind."""
    wert_jahre: Ganzzahl = 5
    """Wie viele Jahre vor dem Stichtag der letzte Wert höchstens liegt, damit er ein Ziel bewertet."""
    sprung_prozent: Zahl = Decimal(40)
    """Welche Änderung von Wert zu Wert noch glaubhaft ist."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Bezeichnungen(Entry):
    """What this city calls the things of the model."""

    fachteil: Bezeichnung = Bezeichnung(einzahl="Fachteil", mehrzahl="Fachteile")
    """Die thematischen Kapitel."""
    ziel: Bezeichnung = Bezeichnung(einzahl="Ziel", mehrzahl="Ziele")
    """Die Ziele aller Ebenen."""
    kernziel: Bezeichnung = Bezeichnung(einzahl="Kernziel", mehrzahl="Kernziele")
    """Die Ziele, die jedes Jahr bewertet werden."""
    herausforderung: Bezeichnung = Bezeichnung(
        einzahl="Herausforderung", mehrzahl="Herausforderungen"
    )
    """Die fachübergreifenden Herausforderungen."""
    massnahme: Bezeichnung = Bezeichnung(einzahl="Maßnahme", mehrzahl="Maßnahmen")
    """Die Maßnahmen."""
    kernprojekt: Bezeichnung = Bezeichnung(einzahl="Kernprojekt", mehrzahl="Kernprojekte")
    """Die Kernprojekte."""
    indikator: Bezeichnung = Bezeichnung(einzahl="Indikator", mehrzahl="Indikatoren")
    """Die Indikatoren."""
    schwerpunktraum: Bezeichnung = Bezeichnung(
        einzahl="Schwerpunktraum", mehrzahl="Schwerpunkträume"
    )
    """Die Schwerpunkträume."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Regelschwere(Entry):
    """How much a rule weighs in this city."""

    regel: Text
    """Die Kennung der Regel, zum Beispiel Z07."""
    schwere: Literal["fehler", "warnung", "hinweis"]
    """fehler, warnung oder hinweis."""


DEFAULT_EBENEN = (
    Ebene(id="leitziel", einzahl="Leitziel", mehrzahl="Leitziele"),
    Ebene(id="ziel", einzahl="Ziel", mehrzahl="Ziele"),
)


_MELDESTELLE = re.compile(r"https://[^\s]+|(?:mailto:)?[^\s@:/]+@[^\s@:/]+")


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Stadt(Entry):
    """One city and how it writes its plan."""

    schema: Ganzzahl = 1
    """Die Fassung der Dateiformate."""
    stadt: Text
    """Der Name der Stadt."""
    titel: Text
    """Der Titel des Plans."""
    kurztitel: Text = "INSEK"
    """Der kurze Titel im Kopf jeder Seite."""
    amtlich: Wahrheit
    """false: jede Seite sagt, dass dies kein amtliches Dokument ist."""
    zustand: Text = "Entwurf"
    """Welcher Stand das ist, zum Beispiel Entwurf."""
    stichtag: Datum
    """Der Tag, auf den sich alle Fristen beziehen."""
    adresse: Text = ""
    """Die Adresse der Website."""
    quelltext: Text = ""
    """Wo eine Datei geändert werden kann; {pfad} steht für ihren Pfad."""
    kontakt: Text = ""
    """Wohin Vorschläge ohne git gehen."""
    sicherheit: Text = ""
    """Wohin Sicherheitslücken gemeldet werden: eine E-Mail-Adresse oder eine https-Adresse."""
    kontakte: tuple[Text, ...] = ()
    """E-Mail-Adressen und Rufnummern, die auf der Website stehen dürfen."""
    bezeichnungen: Bezeichnungen = Bezeichnungen()
    """Wie die Stadt die Dinge nennt."""
    ebenen: tuple[Ebene, ...] = DEFAULT_EBENEN
    """Die Ebenen des Zielsystems, von oben nach unten."""
    abschnitte: tuple[Sollabschnitt, ...] = ()
    """Die Abschnitte jedes Fachteils in ihrer Reihenfolge."""
    grenzwerte: Grenzwerte = Grenzwerte()
    """Die Grenzwerte der Prüfungen."""
    regeln: tuple[Regelschwere, ...] = ()
    """Regeln, die in dieser Stadt anders wiegen als vorgegeben."""

    @property
    def meldestelle(self) -> str:
        """``sicherheit`` as an address that programs understand; empty if it is none."""
        if not _MELDESTELLE.fullmatch(self.sicherheit):
            return ""
        return self.sicherheit if ":" in self.sicherheit else f"mailto:{self.sicherheit}"

    def ebene(self, id: str) -> Ebene | None:
        """The level with this id."""
        return next((ebene for ebene in self.ebenen if ebene.id == id), None)

    @property
    def lowest(self) -> str:
        """The id of the lowest level: its Ziele belong to Fachteile."""
        return self.ebenen[-1].id if self.ebenen else ""

    def rank(self, ebene: str) -> int:
        """The position of a level from the top, from 0; -1 if there is none."""
        return next((i for i, e in enumerate(self.ebenen) if e.id == ebene), -1)

    def weigh(self, befund: Befund) -> Befund:
        """The finding at the weight that this city gives its rule."""
        for item in self.regeln:
            if item.regel == befund.code:
                return replace(befund, schwere=Schwere(item.schwere))
        return befund

    def source_address(self, path: str) -> str:
        """Where the file can be changed on the forge; empty if the city names none."""
        return self.quelltext.replace("{pfad}", path)


UNKNOWN = Stadt(stadt="Stadt", titel="INSEK", amtlich=False, stichtag=datetime.date(2000, 1, 1))
"""Stands in while ``insek.yml`` cannot be read, so that everything else is still checked."""
