"""Why something changed and who decided it: the reasons with their Jahrgang."""

from collections.abc import Iterable
from dataclasses import dataclass

from insek.compare.pflicht import reasons
from insek.compare.plan import Unterschied
from insek.compare.schritte import telling_reasons
from insek.model.aenderung import Aenderung
from insek.model.jahrgang import Jahrgang
from insek.numbers import german_date
from insek.render.outer import Paar

ANLAESSE = {
    "daten": "neue Daten",
    "evaluation": "jährliche Evaluation",
    "beschluss": "Beschluss",
    "vorschlag": "Vorschlag",
    "fortschreibung": "Fortschreibung",
}


@dataclass(frozen=True, slots=True)
class Grund:
    """One reason: the Änderung, and the Jahrgang in which it took effect, if there is one yet."""

    aenderung: Aenderung
    jahrgang: Jahrgang | None

    @property
    def id(self) -> str:
        """Its anchor on a page."""
        return f"grund-{self.aenderung.jahrgang}-{self.aenderung.id}"

    @property
    def anlass(self) -> str:
        """What gave rise to it."""
        return ANLAESSE[self.aenderung.anlass]

    @property
    def beschluss(self) -> str:
        """By which decision it took effect, in words."""
        if self.jahrgang is None:
            return f"noch nicht beschlossen (Entwurf für {self.aenderung.jahrgang})"
        found = self.jahrgang.beschluss
        if found is None:
            return (
                f"Jahrgang {self.jahrgang.jahr}: kein Beschluss des Rats (Beispiel-Fortschreibung)"
            )
        day = f", {german_date(found.datum)}" if found.datum else ""
        return f"{found.gremium}, Vorlage {found.vorlage}{day}"

    @property
    def is_decided(self) -> bool:
        """Whether a council decided it."""
        return bool(self.jahrgang and self.jahrgang.beschluss)

    @property
    def url(self) -> str:
        """Where the decision can be read; empty if nowhere."""
        found = self.jahrgang.beschluss if self.jahrgang else None
        return found.url if found else ""


def gruende(paar: Paar, changes: Iterable[Unterschied]) -> tuple[Grund, ...]:
    """The reasons for some changes, each once, oldest first."""
    given = {id(a) for change in changes for a in reasons(change, paar.aenderungen)}
    return tuple(
        Grund(a, paar.jahrgaenge.get(a.jahrgang)) for a in paar.aenderungen if id(a) in given
    )


def telling(paar: Paar, change: Unterschied) -> tuple[Grund, ...]:
    """The reasons that count for one change, the one for what became weaker first."""
    found = telling_reasons(change, paar.aenderungen, paar.schritte)
    return tuple(Grund(a, paar.jahrgaenge.get(a.jahrgang)) for a in found)
