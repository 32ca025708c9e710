"""What became of one record, ready to be shown: facts, lineage, reasons, places in its text."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup, escape

from insek.compare.eingriffe import Werdegang
from insek.compare.judge import Art
from insek.compare.pflicht import link_of
from insek.compare.plan import Unterschied
from insek.model.kinds import NOUNS
from insek.render.vergleich.flow import separate_places
from insek.render.vergleich.gruende import Grund, beschluesse, gruende, telling
from insek.render.vergleich.kosten import cost_line, details, is_cost
from insek.render.vergleich.marken import Marke, marken
from insek.render.vergleich.outline import all_facts, title
from insek.render.vergleich.stellen import Stelle, stellen
from insek.render.vergleich.values import Faktenzeile, faktenzeilen
from insek.render.vergleich.wege import Wege
from insek.render.vergleich.zeilen import badges, fact_list, link, permalink_to, reason_line


@dataclass(frozen=True)
class Sache:
    """One record that changed."""

    change: Unterschied
    wege: Wege

    @cached_property
    def id(self) -> str:
        """Its anchor on the page: ``ziel-radverkehr-ausbauen``."""
        return link_of(self.change).replace(":", "-")

    @cached_property
    def titel(self) -> str:
        """What it is called; answers are called as their Fachteil."""
        return title(self.change, self.wege.paar.vergleich)

    @property
    def noun(self) -> str:
        """What kind of thing it is."""
        return NOUNS[self.change.kind]

    @property
    def url(self) -> str:
        """Where it stands, in the new state or in the old one if it went."""
        return self.wege.change(self.change)

    @property
    def arten(self) -> tuple[Art, ...]:
        """What happened; that something changed goes without saying."""
        return tuple(art for art in self.change.arten if art is not Art.GEAENDERT)

    @cached_property
    def marken(self) -> tuple[Marke, ...]:
        """The same as badges, with what made it weaker."""
        return tuple(marken(self.change))

    @cached_property
    def angaben(self) -> tuple[Faktenzeile, ...]:
        """The facts in lines, weakened ones first; all amounts in one."""
        facts, pairing = [*all_facts(self.change)], self.change.pairing
        costs = [faktum for faktum in facts if is_cost(faktum)]
        satz = cost_line(costs, pairing.old, pairing.new)
        if not satz:
            return faktenzeilen(facts)
        rest = faktenzeilen(faktum for faktum in facts if faktum not in costs)
        return (*rest, Faktenzeile(satz, details=details(costs)))

    @property
    def facts(self) -> Markup:
        """All facts as a list."""
        return fact_list(self.angaben, self.wege)

    @property
    def reasons(self) -> Markup:
        """Why it changed, in one line."""
        return reason_line(self.gruende)

    @cached_property
    def stellen(self) -> tuple[Stelle, ...]:
        """The changed places of its text."""
        return stellen(self.change.text) if self.change.text else ()

    @property
    def orte(self) -> int:
        """How many places of its text changed; what moved together is one."""
        return len(separate_places(self.stellen))

    @cached_property
    def gruende(self) -> tuple[Grund, ...]:
        """Why it changed: the reasons that count, the one for what became weaker first."""
        return telling(self.wege.paar, self.change)

    @cached_property
    def alle_gruende(self) -> tuple[Grund, ...]:
        """Every reason, also for what changed only editorially, oldest first."""
        return gruende(self.wege.paar, (self.change,))

    @cached_property
    def schwaecher(self) -> tuple[Faktenzeile, ...]:
        """What was dropped, weakened or postponed in it."""
        return faktenzeilen(faktum for faktum in all_facts(self.change) if faktum.is_weakening)

    @cached_property
    def beschluss(self) -> str:
        """The decisions behind the change, each once."""
        return beschluesse(self.gruende)

    @cached_property
    def werdegang(self) -> Werdegang:
        """The steps that made a Fachteil of both states what it is."""
        old, new = self.change.pairing.old, self.change.pairing.new
        return Werdegang(self.wege.paar.etappen, old.id if old else "", new.id if new else "")

    @property
    def name(self) -> Markup:
        """Its title, leading to where it stands."""
        return link(self.titel, self.url)

    @cached_property
    def zeichen(self) -> Markup:
        """What stands behind its title: the badges, and the permalink."""
        return Markup(f"{badges(self.marken)} {permalink_to(self.id, self.titel)}")

    def article(self, level: int, told: Sequence[Faktenzeile]) -> Markup:
        """What became of it, under a heading of its own: some of its facts, and why."""
        abkunft = f"<p>{escape(self.abkunft)}</p>" if self.abkunft else ""
        return Markup(
            f'<article class="sache" id="{self.id}">\n'
            f'<h{level} class="sache__titel">{self.name} {self.zeichen}</h{level}>\n'
            f"{abkunft}{fact_list(told, self.wege)}\n{reason_line(self.gruende)}\n</article>\n"
        )

    @property
    def abkunft(self) -> str:
        """Where it came from or what took its place, in a sentence; empty if it has no lineage."""
        pairing = self.change.pairing
        if pairing.new is None and pairing.successors:
            return f"An seine Stelle trat: {_listed(pairing.successors)}."
        if pairing.ancestors:
            return f"Hervorgegangen aus: {_listed(pairing.ancestors)}."
        return ""


def _listed(records: tuple[object, ...]) -> str:
    return ", ".join(f"„{getattr(record, 'titel', '')}“" for record in records)
