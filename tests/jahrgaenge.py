"""All pairs of the Jahrgänge of this repository, ready to be shown."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations, pairwise

from folders import PROJECT

from insek.compare.eingriffe import Etappe, eingriffe
from insek.compare.plan import compare_plans, finished, massnahmenstand
from insek.compare.schritte import Schritt, schritt
from insek.git import commits_between
from insek.loading import load_plan
from insek.loading.register import load_register
from insek.model.jahrgang import Jahrgang
from insek.model.plan import Plan
from insek.model.stand import Stand
from insek.render.outer import OuterPage, Paar
from insek.render.vergleich.druck import verglichen
from insek.render.vergleich.gaps import filled
from insek.render.vergleich.pages import BlankPages, fillings
from insek.sources import Revision

REGISTER = load_register(PROJECT).register
YEARS = tuple(jahrgang.jahr for jahrgang in REGISTER.jahrgaenge)
PAIRS = tuple(combinations(YEARS, 2))


@cache
def plan(jahr: int) -> Plan:
    """The plan of a year."""
    return load_plan(Revision(PROJECT, jahrgang(jahr).revision)).plan


def jahrgang(jahr: int) -> Jahrgang:
    """The Jahrgang of a year."""
    found = REGISTER.get(jahr)
    assert found is not None
    return found


def stand(jahr: int) -> Stand:
    """The published state of a year."""
    found = jahrgang(jahr)
    return Stand(jahrgang=found, commit=found.revision, baum=found.baum)


@cache
def step(alt: int, neu: int) -> Schritt:
    """What one Jahrgang did to the records."""
    return schritt(plan(alt), plan(neu))


@cache
def etappe(alt: int, neu: int) -> Etappe:
    """What one Jahrgang did inside the Fachteile."""
    years = frozenset(reason.jahrgang for reason in plan(neu).aenderungen)
    return Etappe(years, eingriffe(plan(alt), plan(neu)))


def paar(alt: int, neu: int) -> Paar:
    """Two years side by side."""
    between = [jahr for jahr in YEARS if alt < jahr <= neu]
    way = (massnahmenstand(plan(jahr)) for jahr in (alt, *between[:-1]))
    return Paar(
        alt=stand(alt),
        neu=stand(neu),
        vergleich=compare_plans(plan(alt), plan(neu), done=finished(way)),
        aenderungen=tuple(a for jahr in between for a in plan(jahr).aenderungen),
        jahrgaenge={jahrgang.jahr: jahrgang for jahrgang in REGISTER.jahrgaenge},
        weg=tuple(stand(jahr) for jahr in (alt, *between)),
        commits=tuple(commits_between(PROJECT, stand(alt).commit, stand(neu).commit)),
        schritte={new: step(old, new) for old, new in pairwise((alt, *between))},
        etappen=tuple(etappe(old, new) for old, new in pairwise((alt, *between))),
    )


def vergleich_pages(paar: Paar) -> Iterator[OuterPage]:
    """All pages of a comparison as they are published, without their frame."""
    blank = BlankPages(paar)
    extents = {id: spur.umfang for id, spur in blank.spuren.items()}
    told = fillings(paar, blank.gruende, extents)
    for page in blank.pages():
        yield replace(page, html=filled(page.html, told), druck=verglichen(paar))
