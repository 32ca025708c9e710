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


def ueberblick(plan: Plan) -> tuple[Anzahl, ...]:
    """The parts of the plan in the order in which one would read them."""
    names = plan.stadt.bezeichnungen
    kernziele = len(plan.kernziele)
    counts = (
        Anzahl(
            len(plan.arbeitsziele),
            names.ziel.mehrzahl,
            "ziele/",
            f"Was die Stadt erreichen will; {kernziele} davon werden jedes Jahr bewertet.",
        ),
        Anzahl(
            len(plan.fachteile),
            names.fachteil.mehrzahl,
            "fachteile/",
            "Was jedes Fachgebiet dafür tut.",
        ),
        Anzahl(
            len(plan.herausforderungen),
            names.herausforderung.mehrzahl,
            "herausforderungen/",
            "Was alle Fachgebiete zugleich betrifft.",
        ),
        Anzahl(
            len(plan.massnahmen),
            names.massnahme.mehrzahl,
            "massnahmen/",
            "Was getan wird, wann, mit welchem Geld.",
        ),
        Anzahl(
            len(plan.ortsteile),
            "Ortsteile",
            "raeume/",
            f"Was für jeden Teil der Stadt gilt, dazu {len(plan.schwerpunktraeume)}"
            f" {names.schwerpunktraum.mehrzahl}.",
        ),
        Anzahl(
            len([k for k in plan.konflikte if k.art == "konflikt"]),
            "Zielkonflikte",
            "konflikte/",
            "Wo sich Ziele im Weg stehen und wie abgewogen wird.",
        ),
    )
    return tuple(count for count in counts if count.zahl)
