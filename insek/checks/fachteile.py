"""Fachteile are integrated, led, compact and built alike."""

from collections.abc import Iterator

from insek.checks.registry import Finding, rule
from insek.model.befund import Schwere
from insek.model.fachteil import Fachteil
from insek.model.place import Location
from insek.model.plan import Plan
from insek.numbers import german
from insek.suggest import likely


@rule(
    "F01",
    "Fachteil ohne Ziel",
    grund="Ein Fachteil, der zu keinem Ziel beiträgt, gehört nicht in diesen Plan.",
    beispiel="fachteile/verkehr.md:2: Der Fachteil „Verkehr“ trägt zu keinem Ziel bei. → Bei"
    " mindestens einem Ziel unter „fachteile“ die Kennung „verkehr“ nennen.",
)
def fachteil_serves_a_ziel(plan: Plan) -> Iterator[Finding]:
    """Every Fachteil contributes to at least one Ziel."""
    serving = {beitrag.fachteil for ziel in plan.ziele for beitrag in ziel.fachteile}
    for fachteil in plan.fachteile:
        if fachteil.id not in serving and plan.is_complete("ziele"):
            yield Finding(
                fachteil.location,
                f"Der Fachteil „{fachteil.titel}“ trägt zu keinem Ziel bei.",
                f"Bei mindestens einem Ziel unter „fachteile“ die Kennung „{fachteil.id}“ nennen.",
            )


@rule(
    "F02",
    "Fachteil ohne Bezug zu anderen",
    grund="Ein integrierter Plan ist keine Reihe gekürzter Fachplanungen: jeder Fachteil sagt, womit"
    " er zusammenhängt.",
    beispiel="fachteile/wohnen.md:2: Der Fachteil „Wohnen“ nennt keinen Bezug zu einem anderen"
    " Fachteil. → Unter „bezuege“ mindestens einen angeben.",
)
def fachteil_links_to_others(plan: Plan) -> Iterator[Finding]:
    """Every Fachteil has a typed link to another one, not to itself."""
    for fachteil in plan.fachteile:
        if not any(bezug.fachteil != fachteil.id for bezug in fachteil.bezuege):
            yield Finding(
                fachteil.location,
                f"Der Fachteil „{fachteil.titel}“ nennt keinen Bezug zu einem anderen Fachteil.",
                "Unter „bezuege“ mindestens einen angeben.",
            )


@rule(
    "F03",
    "Fachthema ohne eindeutige Federführung",
    grund="Ein kooperatives Fachthema hat genau ein federführendes Amt; ohne ein solches wäre es eine"
    " fachübergreifende Herausforderung.",
    beispiel="fachteile/verkehr.md:9: Das Fachthema „Schulwege“ hat keine Federführung. →"
    " „federfuehrung: …“ mit genau einem Amt angeben.",
)
def fachthema_has_one_lead(plan: Plan) -> Iterator[Finding]:
    """A Fachthema is led by one Amt, which does not also merely take part."""
    for fachteil in plan.fachteile:
        for thema in fachteil.fachthemen:
            if not thema.federfuehrung:
                yield Finding(
                    thema.location,
                    f"Das Fachthema „{thema.titel}“ hat keine Federführung.",
                    "„federfuehrung: …“ mit genau einem Amt angeben.",
                )
            elif thema.federfuehrung in thema.mitwirkung:
                yield Finding(
                    thema.at("mitwirkung"),
                    f"Beim Fachthema „{thema.titel}“ ist „{thema.federfuehrung}“ federführend und"
                    " zugleich nur beteiligt.",
                    "Das Amt unter „mitwirkung“ streichen.",
                )


def analysis_share(fachteil: Fachteil, plan: Plan) -> int:
    """The percentage of a Fachteil's words that stand in its analysis sections."""
    analysis = {a.titel for a in plan.stadt.abschnitte if a.art == "analyse"}
    words = {section.heading.title: section.words for section in fachteil.text.abschnitte}
    total = sum(words.values())
    return round(100 * sum(words.get(titel, 0) for titel in analysis) / total) if total else 0


@rule(
    "F04",
    "Zu viel Analyse",
    grund="Der kleinere Teil eines Fachteils beschreibt, was ist; der größere, was geschehen soll.",
    beispiel="fachteile/wohnen.md:14: Auf die Analyse entfallen 68 % der Wörter; erlaubt sind 50"
    " %. → Die Analyse kürzen oder Ziele und Strategien ausführen.",
    schwere=Schwere.WARNUNG,
)
def analysis_is_the_smaller_part(plan: Plan) -> Iterator[Finding]:
    """The share of analysis, counted in words, stays below the city's limit."""
    allowed = plan.stadt.grenzwerte.analyseanteil
    for fachteil in plan.fachteile:
        share = analysis_share(fachteil, plan)
        if share > allowed:
            yield Finding(
                fachteil.text.location,
                f"Auf die Analyse entfallen {share} % der Wörter; erlaubt sind {allowed} %.",
                "Die Analyse kürzen oder Ziele und Strategien ausführen.",
            )


@rule(
    "F05",
    "Fachteil zu lang",
    grund="Der Plan soll im Ganzen kurz und klar bleiben; jeder Fachteil hat sein Maß.",
    beispiel="fachteile/verkehr.md:21: Der Fachteil hat 29 Wörter; erlaubt sind 25. → Um 4 Wörter"
    " kürzen.",
    schwere=Schwere.WARNUNG,
)
def fachteil_is_compact(plan: Plan) -> Iterator[Finding]:
    """A Fachteil stays within its budget of words."""
    allowed = plan.stadt.grenzwerte.fachteil_woerter
    for fachteil in plan.fachteile:
        words = fachteil.text.words
        if words > allowed:
            yield Finding(
                fachteil.text.location,
                f"Der Fachteil hat {german(words)} Wörter; erlaubt sind {german(allowed)}.",
                f"Um {german(words - allowed)} {'Wort' if words - allowed == 1 else 'Wörter'} kürzen.",
            )


@rule(
    "F06",
    "Abschnitte nicht wie vorgesehen",
    grund="Alle Fachteile sind gleich gebaut; so lassen sie sich nebeneinander lesen.",
    beispiel="fachteile/wohnen.md:14: Der Abschnitt „Ziele“ fehlt. → „## Ziele“ nach „Lage“"
    " einfügen.",
)
def sections_are_as_planned(plan: Plan) -> Iterator[Finding]:
    """Every Fachteil has the sections of insek.yml, in that order, and no others."""
    wanted = [abschnitt.titel for abschnitt in plan.stadt.abschnitte]
    if wanted:
        for fachteil in plan.fachteile:
            yield from _section_faults(fachteil, wanted)


def _section_faults(fachteil: Fachteil, wanted: list[str]) -> Iterator[Finding]:
    found = {
        section.heading.title: section.heading.location for section in fachteil.text.abschnitte
    }
    missing = [titel for titel in wanted if titel not in found]
    for titel, location in found.items():
        if titel not in wanted:
            meant = likely(titel, missing)
            if meant:
                missing.remove(meant)
            remedy = f"Meinten Sie „{meant}“?" if meant else "Als Unterabschnitt (###) führen."
            yield Finding(location, f"Den Abschnitt „{titel}“ sieht insek.yml nicht vor.", remedy)
    for titel in missing:
        yield _missing_section(fachteil, wanted, titel)
    yield from _order_faults([titel for titel in found if titel in wanted], found, wanted)
    yield from _single_faults(fachteil, wanted)


def _single_faults(fachteil: Fachteil, wanted: list[str]) -> Iterator[Finding]:
    seen: set[str] = set()
    for section in fachteil.text.abschnitte:
        titel, location = section.heading.title, section.heading.location
        if titel in seen:
            fact = f"Den Abschnitt „{titel}“ gibt es schon weiter oben."
            yield Finding(location, fact, "Die beiden Abschnitte zusammenfassen.")
        if titel in wanted and not section.source.strip():
            yield Finding(location, f"Der Abschnitt „{titel}“ ist leer.", "Den Text ergänzen.")
        seen.add(titel)


def _missing_section(fachteil: Fachteil, wanted: list[str], titel: str) -> Finding:
    before = wanted[wanted.index(titel) - 1] if wanted.index(titel) else ""
    where = f"nach „{before}“" if before else "an den Anfang"
    return Finding(
        fachteil.text.location, f"Der Abschnitt „{titel}“ fehlt.", f"„## {titel}“ {where} einfügen."
    )


def _order_faults(
    order: list[str], found: dict[str, Location], wanted: list[str]
) -> Iterator[Finding]:
    ideal = sorted(order, key=wanted.index)
    for titel, expected in zip(order, ideal, strict=True):
        if titel != expected:
            yield Finding(
                found[titel],
                f"Der Abschnitt „{titel}“ steht an falscher Stelle.",
                f"Hierher gehört „{expected}“.",
            )
            return
