"""An Indikator on the page: chart as SVG, the same figures as a table and as CSV."""

from markupsafe import Markup

from insek.model.indikator import Indikator
from insek.numbers import german
from insek.render.context import Context
from insek.views import diagramm as view


def indikator_figure(c: Context, indikator: Indikator) -> Markup:
    """Chart (if there are at least two values) and table of all series."""
    targets = [
        zielwert
        for ziel in c.beziehungen.ziele_of_indikator(indikator.id)
        for zielwert in ziel.zielwerte
        if zielwert.indikator == indikator.id
    ]
    chart = view.diagramm(indikator, targets)
    years = sorted({wert.jahr for _, wert in indikator.values()})
    table = c.render("wertetabelle.html", indikator=indikator, jahre=years)
    return (_chart(c, chart) if chart else Markup("")) + table


def _chart(c: Context, chart: view.Diagramm) -> Markup:
    return c.render(
        "diagramm.html",
        d=chart,
        beschreibung=describe(chart),
        breite=view.WIDTH,
        hoehe=view.HEIGHT,
        links=view.LEFT,
        rechts=view.RIGHT,
        oben=view.TOP,
        unten=view.BOTTOM,
    )


def describe(chart: view.Diagramm) -> str:
    """The chart in a sentence per series, for those who do not see it."""
    digits = chart.indikator.nachkommastellen
    parts = []
    for line in chart.lines:
        first, last = line.reihe.werte[0], line.reihe.werte[-1]
        parts.append(
            f"{line.reihe.titel}: von {german(first.wert, digits)} im Jahr {first.jahr}"
            f" auf {german(last.wert, digits)} im Jahr {last.jahr}."
        )
    parts += [
        f"Zielwert für {t.zielwert.jahr}: {german(t.zielwert.wert, digits)}." for t in chart.targets
    ]
    return " ".join(parts)
