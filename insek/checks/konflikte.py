"""Conflicts are named early, between at least two Ziele, and the council knows of them."""

from collections.abc import Iterator

from insek.checks.registry import Finding, rule
from insek.model.plan import Plan

_STAENDE = {"konflikt": ("offen", "abgewogen"), "synergie": ("genutzt", "moeglich")}


@rule(
    "K01",
    "Rat nicht über Zielkonflikt informiert",
    grund="Der Rat will früh von Zielkonflikten wissen, auch um bei der Lösung zu helfen.",
    beispiel="daten/konflikte/radwege-und-bauland.yml:7: Der Zielkonflikt „Radwege und Bauland“"
    " ist seit 306 Tagen offen, ohne dass der Rat informiert ist; erlaubt sind 180. → Den Rat"
    " informieren und „rat_informiert“ angeben.",
)
def council_knows_of_conflicts(plan: Plan) -> Iterator[Finding]:
    """A conflict is not open longer than the limit without the council being told."""
    limit = plan.stadt.grenzwerte.konflikt_tage
    for konflikt in plan.konflikte:
        days = konflikt.days_open(plan.stadt.stichtag)
        unknown = konflikt.art == "konflikt" and konflikt.rat_informiert is None
        if unknown and konflikt.stand == "offen" and days > limit:
            yield Finding(
                konflikt.at("offen_seit"),
                f"Der Zielkonflikt „{konflikt.titel}“ ist seit {days} Tagen offen, ohne dass der Rat"
                f" informiert ist; erlaubt sind {limit}.",
                "Den Rat informieren und „rat_informiert“ angeben.",
            )


@rule(
    "K02",
    "Zielkonflikt zwischen weniger als zwei Zielen",
    grund="Ein Konflikt oder eine Synergie besteht zwischen Zielen.",
    beispiel="daten/konflikte/radwege-und-bauland.yml:4: „Radwege und Bauland“ nennt nur ein Ziel."
    " → Mindestens zwei Ziele nennen.",
)
def conflict_has_two_ziele(plan: Plan) -> Iterator[Finding]:
    """A conflict names at least two different Ziele."""
    for konflikt in plan.konflikte:
        if len(set(konflikt.ziele)) < 2:
            count = "nur ein Ziel" if konflikt.ziele else "kein Ziel"
            yield Finding(
                konflikt.at("ziele"),
                f"„{konflikt.titel}“ nennt {count}.",
                "Mindestens zwei Ziele nennen.",
            )


@rule(
    "K03",
    "Angaben zum Zielkonflikt unvollständig",
    grund="Zu einem Konflikt gehört, seit wann er benannt ist und wie abgewogen wird.",
    beispiel="daten/konflikte/radwege-und-bauland.yml:6: Der Stand „genutzt“ passt nicht zu"
    " „konflikt“. → Möglich sind: offen, abgewogen.",
)
def conflict_is_complete(plan: Plan) -> Iterator[Finding]:
    """State, dates and weighing fit the kind."""
    for konflikt in plan.konflikte:
        allowed = _STAENDE[konflikt.art]
        if konflikt.stand not in allowed:
            yield Finding(
                konflikt.at("stand"),
                f"Der Stand „{konflikt.stand}“ passt nicht zu „{konflikt.art}“.",
                f"Möglich sind: {', '.join(allowed)}.",
            )
        if konflikt.art == "konflikt" and konflikt.offen_seit is None:
            yield Finding(
                konflikt.location,
                f"Der Zielkonflikt „{konflikt.titel}“ sagt nicht, seit wann er benannt ist.",
                "„offen_seit: JJJJ-MM-TT“ angeben.",
            )
        told, since = konflikt.rat_informiert, konflikt.offen_seit
        if told and since and told < since:
            yield Finding(
                konflikt.at("rat_informiert"),
                f"Der Rat wurde am {told} informiert, bevor der Konflikt am {since} benannt war.",
                "Die beiden Daten prüfen.",
            )
