"""Why something changed on the way to a Jahrgang."""

from typing import Literal

from pydantic.dataclasses import dataclass

from insek.model.fields import CONFIG, Jahr, Text
from insek.model.record import Record

Tiefe = Literal["redaktionell", "klein", "tiefgreifend"]


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Aenderung(Record):
    """One reason, for one or more things that changed: ``aenderungen/<jahrgang>/*.yml``."""

    jahrgang: Jahr
    """Der Jahrgang; folgt aus dem Ordner."""
    betrifft: tuple[Text, ...]
    """Was sich geändert hat, mit Art und Kennung: ziel:radverkehr-ausbauen."""
    tiefe: Tiefe
    """redaktionell, klein oder tiefgreifend."""
    anlass: Literal["daten", "evaluation", "beschluss", "vorschlag", "fortschreibung"]
    """daten, evaluation, beschluss, vorschlag oder fortschreibung."""
    begruendung: Text
    """Warum es geändert wurde."""
    bezug: Text = ""
    """Die Vorlage, der Bericht oder der Vorschlag, auf den es zurückgeht."""

    def concerns(self, link: str) -> bool:
        """Whether it gives the reason for this thing (``ziel:radverkehr-ausbauen``)."""
        return link in self.betrifft
