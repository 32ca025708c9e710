"""What an Änderung must say, whatever it is compared with."""

from collections.abc import Iterator

from insek.checks.registry import Finding, rule
from insek.model.plan import Plan


@rule(
    "A06",
    "Änderung ohne Gegenstand",
    grund="Ein Grund, der nichts nennt, steht in keinem Vergleich.",
    beispiel="aenderungen/2027/neu.yml:3: Diese Änderung nennt nichts, was sich geändert hat. → Unter"
    " „betrifft“ Art und Kennung nennen, zum Beispiel „ziel:radverkehr-ausbauen“.",
)
def aenderung_names_something(plan: Plan) -> Iterator[Finding]:
    """An Änderung gives the reason for at least one thing."""
    for aenderung in plan.aenderungen:
        if not aenderung.betrifft:
            yield Finding(
                aenderung.at("betrifft"),
                "Diese Änderung nennt nichts, was sich geändert hat.",
                "Unter „betrifft“ Art und Kennung nennen, zum Beispiel „ziel:radverkehr-ausbauen“.",
            )
