"""Adopted editions: which revision each is, and who decided it."""

from typing import Literal

from pydantic.dataclasses import dataclass

from insek.model.fields import CONFIG, Adresse, Datum, Jahr, Text, Titel, Wahrheit
from insek.model.record import Entry


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Beschluss(Entry):
    """The decision by which a Jahrgang was adopted."""

    gremium: Text
    """Wer beschlossen hat."""
    vorlage: Text
    """Die Nummer der Vorlage."""
    datum: Datum | None = None
    """Der Tag des Beschlusses; leer, wenn er nicht bekannt ist."""
    url: Adresse = ""
    """Wo der Beschluss zu lesen ist."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Erratum(Entry):
    """A correction that stands beside a Jahrgang; the Jahrgang itself stays as it is."""

    datum: Datum
    """Der Tag der Berichtigung."""
    text: Text
    """Was falsch ist und wie es heißen muss."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Jahrgang(Entry):
    """One adopted edition; it never changes."""

    jahr: Jahr
    """Das Jahr; Teil der Adresse."""
    titel: Titel
    """Wie der Jahrgang heißt."""
    art: Literal["fortschreibung", "anpassung"]
    """fortschreibung (umfassend) oder anpassung (jährlich)."""
    datum: Datum
    """Der Tag, ab dem er gilt."""
    beschluss: Beschluss | None = None
    """Der Beschluss; leer, wenn der Rat nichts beschlossen hat."""
    beispiel: Wahrheit = False
    """true: Beispiel-Fortschreibung ohne Beschluss."""
    revision: Text
    """Der Stand in git: ein Tag oder eine vollständige Kennung."""
    baum: Text
    """Die Kennung des Inhalts in git; zeigt jede Veränderung an."""
    errata: tuple[Erratum, ...] = ()
    """Berichtigungen, die daneben stehen."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Register(Entry):
    """All Jahrgänge of a city: ``jahrgaenge.yml``."""

    jahrgaenge: tuple[Jahrgang, ...] = ()
    """Die Jahrgänge, vom ältesten zum neuesten."""

    def get(self, jahr: int) -> Jahrgang | None:
        """The Jahrgang of a year."""
        return next((jahrgang for jahrgang in self.jahrgaenge if jahrgang.jahr == jahr), None)

    @property
    def newest(self) -> Jahrgang | None:
        """The Jahrgang that applies today."""
        return max(self.jahrgaenge, key=lambda jahrgang: jahrgang.jahr, default=None)
