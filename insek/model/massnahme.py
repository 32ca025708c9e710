"""Measures: what is done for Ziele, when, with what money and to what effect."""

from decimal import Decimal
from typing import Literal

from pydantic.dataclasses import dataclass

from insek.model.fields import (
    CONFIG,
    AmtId,
    Datum,
    FachteilId,
    IndikatorId,
    Jahr,
    RaumId,
    Text,
    Wahrheit,
    Zahl,
    ZielId,
)
from insek.model.record import Entry, Record

Umsetzungsstand = Literal[
    "idee", "geplant", "beschlossen", "laufend", "abgeschlossen", "eingestellt"
]
Finanzstand = Literal["gesichert", "teilweise", "beantragt", "offen"]
Geber = Literal["stadt", "land", "bund", "eu", "dritte", "offen"]


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Finanzierung(Entry):
    """Who gives how much."""

    geber: Geber
    """stadt, land, bund, eu, dritte oder offen."""
    betrag: Zahl
    """Der Betrag in Euro."""
    programm: Text = ""
    """Das Förderprogramm."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Kosten(Entry):
    """Cost and funding of a Massnahme, all amounts in euro."""

    gesamt: Zahl | None = None
    """Die Gesamtkosten; gleich der Summe der Finanzierung."""
    auszahlungen: Zahl | None = None
    """Was die Stadt auszahlt."""
    einzahlungen: Zahl | None = None
    """Was die Stadt dafür erhält."""
    eigenmittel: Zahl | None = None
    """Auszahlungen minus Einzahlungen."""
    folgekosten_jahr: Zahl | None = None
    """Was danach jedes Jahr anfällt."""
    finanzstand: Finanzstand | None = None
    """gesichert, teilweise, beantragt oder offen."""
    finanzierung: tuple[Finanzierung, ...] = ()
    """Wer wie viel gibt."""

    @property
    def funded(self) -> Decimal:
        """The sum of all funding, in euro."""
        return sum((part.betrag for part in self.finanzierung), Decimal(0))


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Wirkung(Entry):
    """The effect that a Massnahme is expected to have on an Indikator."""

    indikator: IndikatorId
    """Der Indikator, auf den die Maßnahme wirkt."""
    richtung: Literal["steigt", "sinkt"]
    """steigt oder sinkt."""
    sicherheit: Literal["belegt", "plausibel", "offen"] = "offen"
    """Wie sicher die Wirkung ist."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Massnahme(Record):
    """Something that is done for one or more Ziele."""

    kurz: Text
    """Ein Satz, was getan wird."""
    text: Text = ""
    """Die Maßnahme im Einzelnen."""
    ziele: tuple[ZielId, ...] = ()
    """Die Ziele, denen sie dient."""
    fachteile: tuple[FachteilId, ...] = ()
    """Die Fachteile, zu denen sie gehört."""
    raeume: tuple[RaumId, ...] = ()
    """Die Räume, in denen sie wirkt; leer: gesamte Stadt."""
    kernprojekt: Wahrheit = False
    """true: Kernprojekt; braucht Zeitziel und Finanzstand."""
    art: Literal["neubau", "bestand", "planung", "programm", "organisation"]
    """neubau, bestand, planung, programm oder organisation."""
    stand: Umsetzungsstand
    """idee, geplant, beschlossen, laufend, abgeschlossen oder eingestellt."""
    stand_am: Datum | None = None
    """Der Tag, zu dem der Stand gilt."""
    beginn: Jahr | None = None
    """Das erste Jahr."""
    ende: Jahr | None = None
    """Das letzte Jahr; leer bei Daueraufgaben."""
    zeitziel: Datum | None = None
    """Bis wann das Kernprojekt fertig sein soll."""
    federfuehrung: AmtId
    """Das federführende Amt."""
    mitwirkung: tuple[AmtId, ...] = ()
    """Die mitwirkenden Ämter."""
    kosten: Kosten | None = None
    """Kosten und Finanzierung in Euro."""
    wirkung: tuple[Wirkung, ...] = ()
    """Die erwartete Wirkung auf Indikatoren."""
    mehrwert: Text = ""
    """Der fachübergreifende Nutzen."""
    beschluss: Text = ""
    """Die Vorlagennummer des Beschlusses."""
