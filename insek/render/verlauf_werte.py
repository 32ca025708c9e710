"""Values and targets of an Indikator through the Jahrgänge, as charts and as tables."""

from collections.abc import Sequence

from markupsafe import Markup

from insek.numbers import german
from insek.render.verlauf_worte import StoryWords
from insek.views import zieldiagramm as view
from insek.views.verlauf import Verlauf
from insek.views.zieldiagramm import Zieldiagramm, zieldiagramm
from insek.views.zielpfade import Jahresangabe, Reihenverlauf, reihenverlaeufe

ANCHOR = "werte"
"""Where the charts stand on the page of a story."""


def werte_und_ziele(story: Verlauf, words: StoryWords) -> Markup:
    """The charts and tables of one story; empty if it tells of nothing that is measured."""
    reihen = reihenverlaeufe(story)
    if not reihen:
        return Markup("")
    return words.render(
        "verlauf_werte.html",
        titel=story.eintrag["titel"],
        anchor=ANCHOR,
        reihen=[(reihe, zieldiagramm(reihe)) for reihe in reihen],
        view=view,
        describe=describe,
        said=said,
    )


def describe(chart: Zieldiagramm) -> str:
    """The chart in sentences, for those who do not see it: the newest targets first."""
    reihe = chart.reihe
    parts = []
    if reihe.werte:
        first, last = reihe.werte[0], reihe.werte[-1]
        begin = f"{german(first.wert, reihe.stellen)} im Jahr {first.jahr}"
        end = f"{german(last.wert, reihe.stellen)} im Jahr {last.jahr}"
        parts.append(f"Werte: von {begin} auf {end}." if first != last else f"Wert: {begin}.")
    for weg in chart.wege:
        wanted = "; ".join(ziel.text for ziel in weg.pfad.ziele)
        parts.append(f"Ziel ({weg.pfad.name}): {wanted}.")
    return " ".join(parts)


def said(angaben: Sequence[Jahresangabe], reihe: Reihenverlauf) -> str:
    """Which Stände gave a value: „seit 2016“, „2016–2018: 312; seit 2019: 310“."""
    if len(angaben) == 1:
        return _span(angaben[0], reihe)
    told = (f"{_span(angabe, reihe)}: {german(angabe.wert, reihe.stellen)}" for angabe in angaben)
    return "; ".join(told)


def _span(angabe: Jahresangabe, reihe: Reihenverlauf) -> str:
    """From when to when; what the newest Stand still says has no end."""
    last = angabe.bis is reihe.wissen[-1].stand and reihe.lasts
    if angabe.von is angabe.bis:
        return angabe.von.kurz
    return f"seit {angabe.von.kurz}" if last else f"{angabe.von.kurz}–{angabe.bis.kurz}"
