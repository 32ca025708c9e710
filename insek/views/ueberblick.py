"""What a plan holds, counted, with the way to each part."""

from dataclasses import dataclass

from insek.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Anzahl:
    """One number on the start page; ``address`` is from the root of the state."""

    zahl: int
    wort: str
    address: str
    satz: str


_SAETZE = {
    "ziele/": "Was die Stadt erreichen will; {kernziele} davon werden jedes Jahr bewertet.",
    "fachteile/": "Was jedes Fachgebiet dafür tut.",
    "herausforderungen/": "Was alle Fachgebiete zugleich betrifft.",
    "massnahmen/": "Was getan wird, wann, mit welchem Geld.",
    "raeume/": "Was für jeden Teil der Stadt gilt, dazu {schwerpunkte}.",
    "konflikte/": "Wo sich Ziele im Weg stehen und wie abgewogen wird.",
}
"""What each part of the plan says, by its address."""


def ueberblick(plan: Plan) -> tuple[Anzahl, ...]:
    """The parts of the plan in the order in which one would read them; empty ones are left out."""
    names = plan.stadt.bezeichnungen
    counts = (
        (len(plan.arbeitsziele), names.ziel.mehrzahl, "ziele/"),
        (len(plan.fachteile), names.fachteil.mehrzahl, "fachteile/"),
        (len(plan.herausforderungen), names.herausforderung.mehrzahl, "herausforderungen/"),
        (len(plan.massnahmen), names.massnahme.mehrzahl, "massnahmen/"),
        (len(plan.ortsteile), "Ortsteile", "raeume/"),
        (sum(k.art == "konflikt" for k in plan.konflikte), "Zielkonflikte", "konflikte/"),
    )
    schwerpunkte = f"{len(plan.schwerpunktraeume)} {names.schwerpunktraum.mehrzahl}"
    facts = {"kernziele": len(plan.kernziele), "schwerpunkte": schwerpunkte}
    return tuple(
        Anzahl(zahl, wort, address, _SAETZE[address].format(**facts))
        for zahl, wort, address in counts
        if zahl
    )
