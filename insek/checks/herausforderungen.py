"""Every Fachteil answers every Herausforderung, and the answers can be followed up."""

from collections.abc import Iterator

from insek.checks.registry import Finding, rule
from insek.model.herausforderung import Antwort, Antworten
from insek.model.kinds import KIND_BY_NAME
from insek.model.place import Location
from insek.model.plan import Plan
from insek.suggest import did_you_mean

_NOT_RELEVANT = "Nicht relevant, weil"


def _cells(plan: Plan) -> Iterator[tuple[Antworten, Antwort]]:
    for sheet in plan.antworten:
        for antwort in sheet.antworten:
            yield sheet, antwort


@rule(
    "H01",
    "Zelle ohne Aussage",
    grund="Jeder Fachteil prüft jede Herausforderung. Auch „nicht relevant, weil …“ ist eine Aussage.",
    beispiel="daten/antworten/wohnen.yml:4: Der Fachteil „wohnen“ sagt nichts zu „Alterung“. →"
    " Unter „antworten“ eine Antwort zu „alterung“ ergänzen, notfalls „Nicht relevant, weil …“.",
)
def every_cell_is_answered(plan: Plan) -> Iterator[Finding]:
    """No cell of the matrix Fachteile × Herausforderungen is empty."""
    for fachteil in plan.fachteile:
        sheet = next((s for s in plan.antworten if s.fachteil == fachteil.id), None)
        if sheet is None and plan.is_refused("antworten", fachteil.id):
            continue
        location = (
            sheet.at("antworten")
            if sheet
            else Location(KIND_BY_NAME["antworten"].path(fachteil.id))
        )
        for herausforderung in plan.herausforderungen:
            if plan.antwort(fachteil.id, herausforderung.id) is None:
                yield Finding(
                    location,
                    f"Der Fachteil „{fachteil.id}“ sagt nichts zu „{herausforderung.titel}“.",
                    f"Unter „antworten“ eine Antwort zu „{herausforderung.id}“ ergänzen,"
                    " notfalls „Nicht relevant, weil …“.",
                )


@rule(
    "H02",
    "Prüffrage unbekannt oder nicht beantwortet",
    grund="Eine Antwort sagt, auf welche Frage der Prüfliste sie antwortet.",
    beispiel="daten/antworten/wohnen.yml:13: Die Prüffrage „barriere“ gibt es in der Prüfliste"
    " „alterung“ nicht. → Meinten Sie „barrieren“?",
)
def answers_name_their_questions(plan: Plan) -> Iterator[Finding]:
    """An answer names questions that exist; a relevant one names at least one."""
    for _, antwort in _cells(plan):
        herausforderung = plan.herausforderungen.get(antwort.herausforderung)
        if herausforderung is None:
            continue
        known = [frage.id for frage in herausforderung.prueffragen]
        for index, frage in enumerate(antwort.fragen):
            if frage not in known:
                yield Finding(
                    antwort.at("fragen", index),
                    f"Die Prüffrage „{frage}“ gibt es in der Prüfliste „{herausforderung.id}“ nicht.",
                    did_you_mean(frage, known, f"Möglich sind: {', '.join(known)}."),
                )
        if not antwort.fragen and antwort.relevanz != "keine":
            yield Finding(
                antwort.location,
                "Die Antwort nennt keine Prüffrage.",
                f"Unter „fragen“ mindestens eine angeben: {', '.join(known)}.",
            )


@rule(
    "H03",
    "„Nicht relevant“ ohne Grund",
    grund="Wer eine Herausforderung für nicht relevant hält, sagt warum.",
    beispiel="daten/antworten/verkehr.yml:11: Bei Relevanz „keine“ fehlt der Grund. → Die Aussage"
    " mit „Nicht relevant, weil …“ beginnen.",
)
def irrelevance_is_explained(plan: Plan) -> Iterator[Finding]:
    """An answer of no relevance begins with its reason."""
    for _, antwort in _cells(plan):
        if antwort.relevanz == "keine" and not antwort.aussage.startswith(_NOT_RELEVANT):
            yield Finding(
                antwort.at("aussage"),
                "Bei Relevanz „keine“ fehlt der Grund.",
                "Die Aussage mit „Nicht relevant, weil …“ beginnen.",
            )


@rule(
    "H04",
    "Antwort ohne Stelle im Text",
    grund="Die Zelle der Matrix führt zu der Stelle im Fachteil, an der es ausgeführt ist.",
    beispiel="daten/antworten/wohnen.yml:7: Den Abschnitt „ziel“ gibt es im Fachteil „wohnen“"
    " nicht. → Meinten Sie „ziele“?",
)
def answers_point_into_the_text(plan: Plan) -> Iterator[Finding]:
    """A relevant answer names a section of its Fachteil."""
    for sheet, antwort in _cells(plan):
        fachteil = plan.fachteile.get(sheet.fachteil)
        if fachteil is None:
            continue
        anchors = fachteil.text.anchors
        if antwort.abschnitt and antwort.abschnitt not in anchors:
            yield Finding(
                antwort.at("abschnitt"),
                f"Den Abschnitt „{antwort.abschnitt}“ gibt es im Fachteil „{fachteil.id}“ nicht.",
                did_you_mean(antwort.abschnitt, anchors, "Die Überschriften des Fachteils prüfen."),
            )
        elif not antwort.abschnitt and antwort.relevanz != "keine":
            yield Finding(
                antwort.location,
                "Die Antwort nennt keine Stelle im Text.",
                "Unter „abschnitt“ den Abschnitt des Fachteils angeben.",
            )


@rule(
    "H05",
    "Zwei Antworten auf dieselbe Herausforderung",
    grund="Eine Zelle der Matrix hat eine Aussage.",
    beispiel="daten/antworten/wohnen.yml:14: Auf „alterung“ antwortet der Fachteil „wohnen“"
    " zweimal. → Die beiden Antworten zusammenfassen.",
)
def answers_are_single(plan: Plan) -> Iterator[Finding]:
    """A Fachteil answers a Herausforderung once."""
    seen: set[tuple[str, str]] = set()
    for sheet, antwort in _cells(plan):
        cell = (sheet.fachteil, antwort.herausforderung)
        if cell in seen:
            yield Finding(
                antwort.location,
                f"Auf „{antwort.herausforderung}“ antwortet der Fachteil „{sheet.fachteil}“ zweimal.",
                "Die beiden Antworten zusammenfassen.",
            )
        seen.add(cell)
