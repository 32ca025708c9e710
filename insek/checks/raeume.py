"""No part of the city is forgotten, and every focus area is looked after."""

from collections import defaultdict
from collections.abc import Iterator

from insek.checks.registry import Finding, rule
from insek.model.befund import Schwere
from insek.model.plan import Plan
from insek.model.raum import Ortsteil, Zustaendigkeit


@rule(
    "O01",
    "Ortsteil ohne Aussage",
    grund="Die gesamtstädtischen Ziele gelten überall; kein Ortsteil wird vergessen.",
    beispiel="daten/raeume/ortsteile/altstadt.yml:1: Über den Ortsteil „Altstadt“ sagt der Plan"
    " nichts. → Unter „aussage“ ein, zwei Sätze ergänzen.",
)
def ortsteil_has_statement(plan: Plan) -> Iterator[Finding]:
    """The plan says something about every Ortsteil."""
    for ortsteil in plan.ortsteile:
        if not ortsteil.aussage:
            yield Finding(
                ortsteil.location,
                f"Über den Ortsteil „{ortsteil.titel}“ sagt der Plan nichts.",
                "Unter „aussage“ ein, zwei Sätze ergänzen.",
            )


def responsible(plan: Plan) -> dict[str, list[Zustaendigkeit]]:
    """The Gebietsverantwortungen of every Ortsteil, named directly or by Stadtbezirk."""
    by_bezirk: dict[str, list[str]] = defaultdict(list)
    for ortsteil in plan.ortsteile:
        by_bezirk[ortsteil.stadtbezirk].append(ortsteil.id)
    found: dict[str, list[Zustaendigkeit]] = defaultdict(list)
    for function in plan.zustaendigkeiten:
        if function.art == "gebietsverantwortung":
            named = [id for raum in function.raeume for id in by_bezirk.get(raum, [raum])]
            for id in dict.fromkeys(named):
                found[id].append(function)
    return found


@rule(
    "O02",
    "Ortsteil ohne oder mit zwei Verantwortlichen",
    grund="Für jeden Ortsteil gibt es genau eine Ansprechstelle in der Verwaltung.",
    beispiel="daten/raeume/ortsteile/altstadt.yml:1: Um den Ortsteil „Altstadt“ kümmert sich keine"
    " Gebietsverantwortung. → Ihn oder seinen Stadtbezirk unter daten/zustaendigkeiten nennen.",
)
def ortsteil_is_covered_once(plan: Plan) -> Iterator[Finding]:
    """Every Ortsteil is covered by exactly one Gebietsverantwortung."""
    found = responsible(plan)
    for ortsteil in plan.ortsteile:
        functions = found.get(ortsteil.id, [])
        if not functions and plan.is_complete("zustaendigkeiten"):
            yield Finding(
                ortsteil.location,
                f"Um den Ortsteil „{ortsteil.titel}“ kümmert sich keine Gebietsverantwortung.",
                "Ihn oder seinen Stadtbezirk unter daten/zustaendigkeiten nennen.",
            )
        elif len(functions) > 1:
            names = " und ".join(f"„{function.id}“" for function in functions)
            yield Finding(
                functions[1].at("raeume"),
                f"Um den Ortsteil „{ortsteil.titel}“ kümmern sich mehrere: {names}.",
                "Den Ortsteil nur einer Gebietsverantwortung zuordnen.",
            )


@rule(
    "O03",
    "Ortsteil außerhalb der Gliederung",
    grund="Jeder Ortsteil liegt in einem Stadtbezirk; der amtliche Schlüssel sagt in welchem.",
    beispiel="daten/raeume/ortsteile/neustadt.yml:3: Der Schlüssel „12“ passt nicht zum"
    " Stadtbezirk „innenstadt“ (Schlüssel „0“). → Schlüssel und Stadtbezirk prüfen.",
)
def ortsteil_lies_in_its_bezirk(plan: Plan) -> Iterator[Finding]:
    """The key of an Ortsteil begins with the key of its Stadtbezirk and is its own."""
    taken: dict[str, Ortsteil] = {}
    for ortsteil in plan.ortsteile:
        bezirk = plan.stadtbezirke.get(ortsteil.stadtbezirk)
        if bezirk and not ortsteil.schluessel.startswith(bezirk.schluessel):
            yield Finding(
                ortsteil.at("schluessel"),
                f"Der Schlüssel „{ortsteil.schluessel}“ passt nicht zum Stadtbezirk „{bezirk.id}“"
                f" (Schlüssel „{bezirk.schluessel}“).",
                "Schlüssel und Stadtbezirk prüfen.",
            )
        other = taken.setdefault(ortsteil.schluessel, ortsteil)
        if other is not ortsteil:
            yield Finding(
                ortsteil.at("schluessel"),
                f"Den Schlüssel „{ortsteil.schluessel}“ hat schon „{other.titel}“.",
                "Den amtlichen Schlüssel nachsehen.",
            )


@rule(
    "O04",
    "Schwerpunktraum ohne Gebietsmanagement",
    grund="Wo die Stadt fachübergreifend handelt, hält eine Stelle die Fäden zusammen, auch ohne"
    " Förderung.",
    beispiel="daten/raeume/schwerpunktraeume/bahnhofsviertel.yml:1: Der Schwerpunktraum"
    " „Bahnhofsviertel“ hat kein Gebietsmanagement. → Unter daten/zustaendigkeiten ein"
    " Gebietsmanagement mit dem Raum „bahnhofsviertel“ anlegen.",
)
def schwerpunktraum_has_management(plan: Plan) -> Iterator[Finding]:
    """Every Schwerpunktraum is managed."""
    managed = {
        raum
        for function in plan.zustaendigkeiten
        if function.art == "gebietsmanagement"
        for raum in function.raeume
    }
    for raum in plan.schwerpunktraeume:
        if raum.id not in managed and plan.is_complete("zustaendigkeiten"):
            yield Finding(
                raum.location,
                f"Der Schwerpunktraum „{raum.titel}“ hat kein Gebietsmanagement.",
                "Unter daten/zustaendigkeiten ein Gebietsmanagement mit dem Raum"
                f" „{raum.id}“ anlegen.",
            )


@rule(
    "O05",
    "Begründung eines Schwerpunktraums veraltet",
    grund="Ob ein Raum Schwerpunkt bleibt, wird mit aktuellen Daten geprüft.",
    beispiel="daten/raeume/schwerpunktraeume/bahnhofsviertel.yml:7: Die Begründung des"
    " Schwerpunktraums „Bahnhofsviertel“ beruht auf Daten von 2010; erlaubt sind 12 Jahre. → Die"
    " Begründung mit neuen Daten prüfen und „datenstand“ ändern.",
    schwere=Schwere.WARNUNG,
)
def justification_is_recent(plan: Plan) -> Iterator[Finding]:
    """The data behind a Schwerpunktraum are known and not older than the limit."""
    limit = plan.stadt.grenzwerte.begruendung_jahre
    for raum in plan.schwerpunktraeume:
        if raum.datenstand is None:
            yield Finding(
                raum.location,
                f"Der Schwerpunktraum „{raum.titel}“ sagt nicht, von wann seine Daten sind.",
                "Unter „datenstand“ das Jahr angeben.",
            )
        elif plan.stadt.stichtag.year - raum.datenstand > limit:
            yield Finding(
                raum.at("datenstand"),
                f"Die Begründung des Schwerpunktraums „{raum.titel}“ beruht auf Daten von"
                f" {raum.datenstand}; erlaubt sind {limit} Jahre.",
                "Die Begründung mit neuen Daten prüfen und „datenstand“ ändern.",
            )


@rule(
    "O06",
    "Strategischer Raum ohne Leitthema",
    grund="Rote und grüne Schwerpunkträume sind durch ihr beherrschendes Thema bestimmt.",
    beispiel="daten/raeume/schwerpunktraeume/bahnhofsviertel.yml:1: Der Schwerpunktraum"
    " „Bahnhofsviertel“ hat kein Leitthema. → „leitthema: …“ angeben.",
)
def strategic_area_has_theme(plan: Plan) -> Iterator[Finding]:
    """A red or green Schwerpunktraum says what it is about."""
    for raum in plan.schwerpunktraeume:
        if raum.farbe != "blau" and not raum.leitthema:
            yield Finding(
                raum.location,
                f"Der Schwerpunktraum „{raum.titel}“ hat kein Leitthema.",
                "„leitthema: …“ angeben.",
            )


@rule(
    "O07",
    "Kachel fehlt oder ist doppelt belegt",
    grund="Auf der schematischen Karte hat jeder Ortsteil seinen eigenen Platz.",
    beispiel="daten/raeume/ortsteile/neustadt.yml:5: Die Kachel in Spalte 1, Zeile 1 belegt schon"
    " „Altstadt“. → Eine freie Kachel wählen.",
    schwere=Schwere.WARNUNG,
)
def tiles_are_unique(plan: Plan) -> Iterator[Finding]:
    """Every Ortsteil has a tile of its own."""
    taken: dict[tuple[int, int], Ortsteil] = {}
    for ortsteil in plan.ortsteile:
        if ortsteil.kachel is None:
            yield Finding(
                ortsteil.location,
                f"Der Ortsteil „{ortsteil.titel}“ hat keine Kachel auf der Karte.",
                "Unter „kachel“ Spalte und Zeile angeben.",
            )
            continue
        position = (ortsteil.kachel.spalte, ortsteil.kachel.zeile)
        other = taken.setdefault(position, ortsteil)
        if other is not ortsteil:
            yield Finding(
                ortsteil.at("kachel"),
                f"Die Kachel in Spalte {position[0]}, Zeile {position[1]} belegt schon"
                f" „{other.titel}“.",
                "Eine freie Kachel wählen.",
            )
