"""The city's own settings make sense."""

from collections.abc import Iterator

from insek.checks.registry import RULES, Finding, rule
from insek.loading.refusals import REGELN
from insek.model.plan import Plan
from insek.suggest import did_you_mean


@rule(
    "S01",
    "Unbekannte Regel in insek.yml",
    grund="Eine verschriebene Kennung änderte nichts, ohne dass es jemand merkt.",
    beispiel="insek.yml:27: Die Regel „Q20“ gibt es nicht. → Meinten Sie „Q02“?",
)
def weighted_rules_exist(plan: Plan) -> Iterator[Finding]:
    """The city weighs only rules that exist."""
    known = [*(regel.code for regel in REGELN), *RULES]
    for item in plan.stadt.regeln:
        if item.regel not in known:
            yield Finding(
                item.at("regel"),
                f"Die Regel „{item.regel}“ gibt es nicht.",
                did_you_mean(item.regel, known, "Das Handbuch nennt alle Regeln."),
            )


@rule(
    "S02",
    "Zielsystem ohne Ebenen",
    grund="Ohne Ebenen lässt sich kein Ziel einordnen; jede Ebene gibt es nur einmal.",
    beispiel="insek.yml:18: Die Ebene „handlungsziel“ steht zweimal da. → Eine der beiden löschen.",
)
def levels_are_unique(plan: Plan) -> Iterator[Finding]:
    """There is at least one level, and none twice."""
    if not plan.stadt.ebenen:
        yield Finding(
            plan.stadt.at("ebenen"),
            "Das Zielsystem hat keine Ebene.",
            "Mindestens eine Ebene mit id, einzahl und mehrzahl angeben.",
        )
    seen: set[str] = set()
    for ebene in plan.stadt.ebenen:
        if ebene.id in seen:
            yield Finding(
                ebene.location,
                f"Die Ebene „{ebene.id}“ steht zweimal da.",
                "Eine der beiden löschen.",
            )
        seen.add(ebene.id)


@rule(
    "S03",
    "Meldestelle ist keine Adresse",
    grund="Wer eine Lücke findet, muss sie melden können; sonst entsteht keine security.txt.",
    beispiel="insek.yml:11: „Rathaus“ ist keine Adresse für Meldungen. → Eine E-Mail-Adresse oder eine"
    " Adresse mit https:// eintragen.",
)
def gaps_can_be_reported(plan: Plan) -> Iterator[Finding]:
    """Whoever hears of gaps in the site's security can be reached."""
    stadt = plan.stadt
    if stadt.sicherheit and not stadt.meldestelle:
        yield Finding(
            stadt.at("sicherheit"),
            f"„{stadt.sicherheit}“ ist keine Adresse für Meldungen.",
            "Eine E-Mail-Adresse oder eine Adresse mit https:// eintragen.",
        )
