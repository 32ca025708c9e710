"""Why something changed and who decided it: the reasons with their Jahrgang."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from insek.compare.pflicht import links_of
from insek.compare.plan import Unterschied
from insek.compare.schritte import telling_reasons
from insek.model.aenderung import Aenderung
from insek.model.jahrgang import Jahrgang
from insek.numbers import german_date
from insek.render.outer import Strecke

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
        """What gave rise to it, as a sentence: „Grundlage: Beschluss (VI-DS-1).“."""
        given, bezug = self.aenderung.anlass, self.aenderung.bezug
        told = f"{ANLAESSE[given]}{f' ({bezug})' if bezug else ''}"
        return f"{'Grundlage' if given == 'beschluss' else 'Anlass'}: {told}."

    @property
    def is_example(self) -> bool:
        """Whether it stands in a Jahrgang about which no council has decided."""
        return self.jahrgang is not None and self.jahrgang.beschluss is None

    @property
    def beschluss(self) -> str:
        """By which decision it took effect, in words."""
        if self.jahrgang is None:
            return f"Noch nicht beschlossen (Entwurf für {self.aenderung.jahrgang})"
        found = self.jahrgang.beschluss
        if found is None:
            return f"Jahrgang {self.jahrgang.jahr}, ohne Beschluss"
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


def effective(strecke: Strecke, aenderungen: Iterable[Aenderung]) -> tuple[Grund, ...]:
    """Änderungen with the Jahrgang in which each took effect."""
    return tuple(Grund(a, strecke.jahrgaenge.get(a.jahrgang)) for a in aenderungen)


def gruende(strecke: Strecke, changes: Iterable[Unterschied]) -> tuple[Grund, ...]:
    """The reasons for some changes, each once, oldest first."""
    links = set().union(*map(links_of, changes))
    found = (a for a in strecke.aenderungen if not links.isdisjoint(a.betrifft))
    return effective(strecke, found)


def telling(strecke: Strecke, change: Unterschied) -> tuple[Grund, ...]:
    """The reasons that count for one change, the one for what became weaker first."""
    found = telling_reasons(change, strecke.aenderungen, strecke.schritte)
    return effective(strecke, found)


def beschluesse(found: Sequence[Grund]) -> str:
    """The decisions by which some reasons took effect, each once."""
    decided = dict.fromkeys(g.beschluss for g in found if g.is_decided)
    years = sorted({str(g.aenderung.jahrgang) for g in found if not g.is_decided})
    undecided = f"{', '.join(years)}: ohne Beschluss" if years else ""
    return "; ".join(filter(None, (*decided, undecided))) or "–"


def examples(found: Sequence[Grund]) -> str:
    """What is an example among some reasons, in two sentences at most; empty for nothing."""
    years = sorted({str(grund.aenderung.jahrgang) for grund in found if grund.is_example})
    if not years:
        return ""
    *most, last = years
    too = " Auch {} Begründungen sind Beispiele (fiktiv)." if _are_all_fictional(found) else ""
    if not most:
        told = f"Der Jahrgang {last} ist ein Beispiel: Der Rat hat nicht über ihn beschlossen."
        return f"{told}{too.format('seine')}"
    told = f"Die Jahrgänge {', '.join(most)} und {last} sind Beispiele: Der Rat hat nicht über sie"
    return f"{told} beschlossen.{too.format('ihre')}"


def marked(found: Sequence[Grund]) -> frozenset[str]:
    """The ids of the reasons that are examples without ``examples`` saying so of all."""
    is_said = _are_all_fictional(found)
    fictional = (grund for grund in found if grund.aenderung.fiktiv)
    return frozenset(grund.id for grund in fictional if not (is_said and grund.is_example))


def _are_all_fictional(found: Sequence[Grund]) -> bool:
    return all(grund.aenderung.fiktiv for grund in found if grund.is_example)
