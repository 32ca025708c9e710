"""The page of every record: what a template needs, collected from the views."""

from decimal import Decimal

from markupsafe import Markup

from insek.model.fachteil import Fachteil
from insek.model.herausforderung import RELEVANZEN, Herausforderung
from insek.model.indikator import Indikator
from insek.model.konflikt import Zielkonflikt
from insek.model.massnahme import Massnahme
from insek.model.raum import Einwohnerzahl, Ortsteil, Raum, Schwerpunktraum, Stadtbezirk
from insek.model.verwaltung import Amt
from insek.model.ziel import Ziel
from insek.render import wording, words
from insek.render.context import Context
from insek.render.diagramm import indikator_figure
from insek.views.aufgaben import aufgaben
from insek.views.umgebung import citywide, larger, vorhaben
from insek.views.zielstand import zielstand_of


def ziel_page(c: Context, ziel: Ziel) -> Markup:
    """What a Ziel wants, who contributes, what is done, how it is measured."""
    massnahmen = c.beziehungen.massnahmen_of_ziel(ziel.id)
    costs = [
        (m.kosten.gesamt, m.fiktiv) for m in massnahmen if m.kosten and m.kosten.gesamt is not None
    ]
    indikatoren = c.beziehungen.indikatoren_of_ziel(ziel)
    return c.render(
        "seite_ziel.html",
        ziel=ziel,
        stand=zielstand_of(c.plan, ziel),
        kinder=c.beziehungen.children(ziel.id),
        massnahmen=massnahmen,
        summe=sum((cost for cost, _ in costs), Decimal(0)) if costs else None,
        fiktive_summe=sum((cost for cost, fiktiv in costs if fiktiv), Decimal(0)),
        ohne_kosten=len(massnahmen) - len(costs),
        indikatoren=indikatoren,
        figuren=[indikator_figure(c, indikator) for indikator in indikatoren],
        tabelle_massnahmen=words.massnahmen(c, ziel=ziel.id) if massnahmen else "",
        konflikte=c.beziehungen.konflikte_of_ziel(ziel.id),
        rollen=wording.ROLLEN,
        richtungen=wording.RICHTUNGEN,
        horizonte=wording.HORIZONTE,
        staende=wording.KONFLIKTSTAENDE,
    )


def fachteil_box(c: Context, fachteil: Fachteil) -> Markup:
    """What stands beside the text of a Fachteil."""
    return c.render(
        "kasten_fachteil.html",
        fachteil=fachteil,
        ziele=c.beziehungen.ziele_of_fachteil(fachteil.id),
        massnahmen=c.beziehungen.massnahmen_of_fachteil(fachteil.id),
        konflikte=c.beziehungen.konflikte_of_fachteil(fachteil.id),
        tiefen=wording.TIEFEN,
    )


def fachteil_page(c: Context, fachteil: Fachteil) -> Markup:
    """What stands below the text of a Fachteil: its topics, links and answers."""
    plan = c.plan
    pairs = ((h, plan.antwort(fachteil.id, h.id)) for h in plan.herausforderungen)
    return c.render(
        "seite_fachteil.html",
        fachteil=fachteil,
        dokumente=c.beziehungen.dokumente_of_fachteil(fachteil.id),
        antworten=[(h, antwort) for h, antwort in pairs if antwort],
        blaetter=[sheet for sheet in plan.antworten if sheet.fachteil == fachteil.id],
        bezuege=wording.BEZUEGE,
        verhaeltnisse=wording.VERHAELTNISSE,
    )


def herausforderung_page(c: Context, herausforderung: Herausforderung) -> Markup:
    """A Herausforderung with its Prüfliste and the answers of all Fachteile."""
    numbers = {frage.id: n for n, frage in enumerate(herausforderung.prueffragen, 1)}
    answers = []
    for fachteil in c.plan.fachteile:
        antwort = c.plan.antwort(fachteil.id, herausforderung.id)
        asked = sorted(numbers[id] for id in antwort.fragen if id in numbers) if antwort else []
        answers.append((fachteil, antwort, asked))
    return c.render(
        "seite_herausforderung.html",
        herausforderung=herausforderung,
        antworten=answers,
        relevanzen=RELEVANZEN,
        pruefliste=words.pruefliste(c, herausforderung=herausforderung.id),
    )


def massnahme_page(c: Context, massnahme: Massnahme) -> Markup:
    """A Massnahme: what, what for, when, with whose money, to what effect."""
    return c.render(
        "seite_massnahme.html",
        massnahme=massnahme,
        ziele=c.plan.ziele.pick(massnahme.ziele),
        arten=wording.ARTEN,
        staende=wording.MASSNAHMESTAENDE,
        geber=wording.GEBER,
        sicherheiten=wording.SICHERHEITEN,
    )


def indikator_page(c: Context, indikator: Indikator) -> Markup:
    """An Indikator with chart, figures, definition and sources."""
    return c.render(
        "seite_indikator.html",
        indikator=indikator,
        figur=indikator_figure(c, indikator),
        ziele=c.beziehungen.ziele_of_indikator(indikator.id),
        massnahmen=c.beziehungen.massnahmen_of_indikator(indikator.id),
        reihenarten=wording.REIHENARTEN,
    )


def raum_page(c: Context, kind: str, raum: Raum) -> Markup:
    """A Raum: figures, what the plan says, who looks after it, what is done there."""
    origin = wording.AUSSAGEN[raum.aussage_art] if isinstance(raum, Ortsteil) else ""
    numbers = raum.einwohner if isinstance(raum, Ortsteil | Stadtbezirk) else ()
    around = larger(c.beziehungen, raum)
    return c.render(
        "seite_raum.html",
        raum=raum,
        art=kind,
        text=_statement(raum),
        aussage_art=origin,
        einwohner=_changes(numbers),
        ortsteile=c.beziehungen.ortsteile_of_bezirk(raum.id) if kind == "stadtbezirke" else (),
        schwerpunkte=c.beziehungen.schwerpunkte_of_ortsteil(raum.id),
        zustaendige=c.beziehungen.zustaendige(raum.id, *(each.id for each in around)),
        tabelle_massnahmen=_massnahmen(c, raum),
        stadtweit=citywide(c.beziehungen),
        konflikte=c.beziehungen.konflikte_of_raum(raum.id),
        farben=wording.FARBEN,
    )


def _statement(raum: Raum) -> str:
    if isinstance(raum, Ortsteil):
        return raum.aussage
    return raum.text if isinstance(raum, Schwerpunktraum) else raum.kurz


def _massnahmen(c: Context, raum: Raum) -> Markup:
    """What is done in a Raum and for the larger Räume around it; empty if nothing is."""
    found = vorhaben(c.beziehungen, raum)
    titel = f"{c.plan.stadt.bezeichnungen.massnahme.mehrzahl}: {raum.titel}"
    durch = {v.massnahme.id: v.durch for v in found if v.durch}
    shown = tuple(v.massnahme for v in found)
    return words.massnahmen_table(c, shown, titel, durch=durch) if found else Markup("")


def _changes(
    numbers: tuple[Einwohnerzahl, ...],
) -> list[tuple[Einwohnerzahl, Decimal | None]]:
    """Every number with its change in percent against the one before, if that was not 0."""
    changes: list[tuple[Einwohnerzahl, Decimal | None]] = []
    before: Einwohnerzahl | None = None
    for number in numbers:
        change = (
            Decimal(number.wert - before.wert) / before.wert * 100
            if before and before.wert
            else None
        )
        changes.append((number, change))
        before = number
    return changes


def konflikt_page(c: Context, konflikt: Zielkonflikt) -> Markup:
    """A Zielkonflikt or a Synergie and how it is weighed."""
    return c.render(
        "seite_konflikt.html",
        konflikt=konflikt,
        ziele=c.plan.ziele.pick(konflikt.ziele),
        staende=wording.KONFLIKTSTAENDE,
    )


def amt_page(c: Context, amt: Amt) -> Markup:
    """What an Amt leads and where it takes part."""
    return c.render("seite_amt.html", a=aufgaben(c.plan, amt))
