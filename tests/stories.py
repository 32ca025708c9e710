"""Stories of Musterstadt: its plan, changed from Jahrgang to Jahrgang, and of the real city."""

import datetime
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path

from folders import BASIS, PROJECT, copy, load, replace, write

from insek.compare.plan import compare_plans
from insek.loading import load_plan
from insek.loading.register import load_register, open_jahrgang
from insek.model.jahrgang import Beschluss, Jahrgang
from insek.model.plan import Plan
from insek.model.stand import Stand
from insek.render.outer import OuterPage, Paar
from insek.render.verlauf import verlauf_pages
from insek.render.verlauf_angaben import entries_of
from insek.render.verlauf_kapitel import chapters_of
from insek.sources import WorkingTree
from insek.views.chronik import Eintraege, Kapitel, Kapitelfolge
from insek.views.verlauf import Verlauf, verlaeufe

FIRST_YEAR = 2020
RAD = "ziele/radverkehr.yml"
WOHNRAUM = "ziele/wohnraum-schaffen.yml"
WEG = "daten/massnahmen/radschnellweg.yml"
FONDS = "daten/massnahmen/wohnungsfonds.yml"

Step = Mapping[str, str | tuple[str, str] | None]
"""What changes until the next Stand: a new file, a text that is exchanged, or a file that goes."""


@dataclass(frozen=True)
class Told:
    """All Stände of a city with what is kept of them, and what is made of it."""

    staende: tuple[Stand, ...]
    plans: tuple[Plan, ...]
    entries: tuple[Eintraege, ...]
    chapters: tuple[Kapitelfolge, ...]

    @cached_property
    def stories(self) -> tuple[Verlauf, ...]:
        """The stories of all records."""
        return verlaeufe(self.staende, self.entries, self.chapters)

    @cached_property
    def pages(self) -> dict[str, OuterPage]:
        """Every page by its address."""
        pages = verlauf_pages(self.stories, self.entries[-1]["namen"])
        return {page.address: page for page in pages}

    def story(self, kind: str, id: str) -> Verlauf:
        """The story of one record."""
        return next(s for s in self.stories if (s.kind, s.id) == (kind, id))

    def chapter(self, kind: str, id: str, step: int = 0) -> Kapitel:
        """What became of a record in one step."""
        found = self.chapters[step]["kapitel"]
        return next(k for k in found if (k["kind"], k["id"]) == (kind, id))

    def stored(self) -> "Told":
        """The same after it was written to a cache and read again."""
        kept = json.dumps([self.entries, self.chapters], ensure_ascii=False)
        entries, chapters = json.loads(kept)
        return Told(self.staende, self.plans, tuple(entries), tuple(chapters))


def jahrgang(jahr: int, **facts: object) -> Jahrgang:
    """A Jahrgang that the council of Musterstadt adopted in May."""
    values = {
        "titel": f"Plan {jahr}",
        "art": "anpassung",
        "datum": datetime.date(jahr, 5, 31),
        "beschluss": Beschluss(
            gremium="Rat", vorlage=f"V-{jahr}", datum=datetime.date(jahr, 5, 30)
        ),
        "revision": f"v{jahr}",
        "baum": f"{jahr}",
    }
    return Jahrgang(jahr=jahr, **(values | facts))  # type: ignore[arg-type]  # of any field


def tell(folder: Path, *steps: Step, draft: bool = False) -> Told:
    """The plan of Musterstadt in 2020 and after each step a year later, the last as Entwurf."""
    copy(BASIS, folder)
    plans = [load(folder)]
    for step in steps:
        for name, change in step.items():
            if isinstance(change, tuple):
                replace(folder, name, *change)
            else:
                write(folder, {name: change})
        plans.append(load(folder))
    years = range(FIRST_YEAR, FIRST_YEAR + len(plans))
    staende = [Stand(jahrgang=jahrgang(year), baum=str(year)) for year in years]
    if draft:
        staende[-1] = Stand(baum="")
    return told(staende, plans)


def told(staende: Sequence[Stand], plans: Sequence[Plan]) -> Told:
    """What is kept of these Stände and of every two neighbours."""
    known = {s.jahrgang.jahr: s.jahrgang for s in staende if s.jahrgang}
    pairs = []
    for (alt, before), (neu, after) in pairwise(zip(staende, plans, strict=True)):
        earlier = {(a.jahrgang, a.id) for a in before.aenderungen}
        coming = tuple(a for a in after.aenderungen if (a.jahrgang, a.id) not in earlier)
        compared = compare_plans(before, after)
        pairs.append(
            Paar(alt=alt, neu=neu, vergleich=compared, aenderungen=coming, jahrgaenge=known)
        )
    return Told(
        tuple(staende),
        tuple(plans),
        tuple(entries_of(stand, plan) for stand, plan in zip(staende, plans, strict=True)),
        tuple(chapters_of(pair) for pair in pairs),
    )


@cache
def real() -> Told:
    """All Jahrgänge of the reference content and its working state."""
    register = load_register(PROJECT).register.jahrgaenge
    staende = [Stand(jahrgang=j, commit=j.revision, baum=j.baum) for j in register]
    plans = [load_plan(open_jahrgang(PROJECT, j)).plan for j in register]
    return told([*staende, Stand(baum="")], [*plans, load_plan(WorkingTree(PROJECT)).plan])


def ziel(id: str, *ancestors: str, titel: str = "") -> str:
    """A Ziel as a file."""
    return (
        f"id: {id}\ntitel: {titel or id}\nebene: handlungsziel\nuebergeordnet: lebenswerte-stadt\n"
        f"kurz: Ein Satz.\nfachteile:\n  - {{fachteil: wohnen, rolle: federfuehrung, aussage: Tut es.}}\n"
        f"prueffrage: Ist es getan?\nhervorgegangen_aus: [{', '.join(ancestors)}]\n"
        "quellen:\n  - quelle: stadtbericht\n"
    )


def reason(jahr: int, link: str, **facts: str) -> dict[str, str]:
    """An Änderung as a file."""
    values = {"titel": "Der Rat will es so", "begruendung": "Das Geld reicht nicht."} | facts
    lines = "".join(f"{name}: {json.dumps(text)}\n" for name, text in values.items())
    return {
        f"aenderungen/{jahr}/grund.yml": f"id: grund\nbetrifft: ['{link}']\ntiefe: klein\n"
        f"anlass: beschluss\nbezug: V-7\n{lines}quellen:\n  - quelle: stadtbericht\n"
    }
