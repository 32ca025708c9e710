"""Ziele that pull apart or pull together, and how that is weighed."""

import datetime
from typing import Literal

from pydantic.dataclasses import dataclass

from insek.model.fields import CONFIG, AmtId, Datum, RaumId, Text, ZielId
from insek.model.record import Entry, Record


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Abwaegungsfall(Entry):
    """A case in which the conflict was weighed."""

    titel: Text
    """Worum es im Einzelfall ging."""
    datum: Datum
    """Wann abgewogen wurde."""
    ergebnis: Text
    """Wie entschieden wurde."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Zielkonflikt(Record):
    """Two or more Ziele that hinder (konflikt) or help (synergie) each other."""

    art: Literal["konflikt", "synergie"]
    """konflikt oder synergie."""
    ziele: tuple[ZielId, ...]
    """Mindestens zwei Ziele."""
    text: Text
    """Worin der Konflikt oder die Synergie besteht."""
    abwaegung: Text = ""
    """Wie abgewogen wird."""
    stand: Literal["offen", "abgewogen", "genutzt", "moeglich"]
    """offen oder abgewogen; bei Synergien genutzt oder moeglich."""
    offen_seit: Datum | None = None
    """Seit wann der Konflikt benannt ist."""
    rat_informiert: Datum | None = None
    """Wann der Rat informiert wurde."""
    raeume: tuple[RaumId, ...] = ()
    """Räume, in denen er auftritt."""
    aemter: tuple[AmtId, ...] = ()
    """Beteiligte Ämter."""
    faelle: tuple[Abwaegungsfall, ...] = ()
    """Einzelfälle, in denen abgewogen wurde."""

    def days_open(self, day: datetime.date) -> int:
        """Days between the naming of the conflict and ``day``; 0 if it has no date."""
        return (day - self.offen_seit).days if self.offen_seit else 0
