"""What every word of the vocabulary becomes on a page: view, then template."""

from collections.abc import Callable, Mapping
from functools import wraps
from types import MappingProxyType

from markupsafe import Markup

from insek import vocabulary
from insek.model.kinds import NOUNS
from insek.model.massnahme import Massnahme
from insek.model.raum import Raum
from insek.model.ziel import Beitrag, Ziel
from insek.numbers import german
from insek.render.context import Context
from insek.render.diagramm import indikator_figure
from insek.render.kacheln import WIDTH, tile_lines
from insek.render.regeln import alle_regeln
from insek.render.wording import (
    EBENEN,
    FARBEN,
    KONFLIKTSTAENDE,
    MASSNAHMESTAENDE,
    RICHTUNGEN,
    ROLLEN,
    VERHAELTNISSE,
)
from insek.views.aufgaben import aufgaben as aufgaben_of
from insek.views.formate import formate as formate_of
from insek.views.karte import raumkarte as raumkarte_of
from insek.views.matrix import herausforderungsmatrix as herausforderungsmatrix_of
from insek.views.matrix import zielmatrix as zielmatrix_of
from insek.views.stichworte import stichworte as stichworte_of
from insek.views.ueberblick import ueberblick as ueberblick_of
from insek.views.zielstand import zielstand as zielstand_of

Word = Callable[..., Markup]


def zielmatrix(c: Context, *, fachteil: str = "") -> Markup:
    """Ziele × Fachteile with the statement of every cell on demand."""
    record = c.plan.fachteile.get(fachteil)
    names = c.plan.stadt.bezeichnungen
    titel = f"Wer zu welchem {names.ziel.einzahl} beiträgt"
    return c.render(
        "zielmatrix.html",
        matrix=zielmatrix_of(c.plan, fachteil=fachteil),
        id=f"zielmatrix{'-' + fachteil if fachteil else ''}",
        titel=f"{titel}: {record.titel}" if record else titel,
        rollen=ROLLEN,
    )


def herausforderungsmatrix(c: Context) -> Markup:
    """Fachteile × Herausforderungen with the relevance in words."""
    return c.render("herausforderungsmatrix.html", matrix=herausforderungsmatrix_of(c.plan))


def ziele(c: Context, *, fachteil: str = "", leitziel: str = "") -> Markup:
    """A table of Ziele: those of a Fachteil, those under a Leitziel, or all."""
    names = c.plan.stadt.bezeichnungen
    rows: list[tuple[Ziel, Beitrag | None]]
    titel, spalte = f"Alle {names.ziel.mehrzahl}", names.fachteil.einzahl
    if fachteil:
        rows = list(c.beziehungen.ziele_of_fachteil(fachteil))
        titel, spalte = f"{names.ziel.mehrzahl}: {c.plan.fachteile[fachteil].titel}", "Rolle"
    elif leitziel:
        rows = [(ziel, None) for ziel in c.beziehungen.children(leitziel)]
        titel = f"{names.ziel.mehrzahl}: {c.plan.ziele[leitziel].titel}"
    else:
        rows = [(ziel, None) for ziel in c.plan.arbeitsziele]
    key = fachteil or leitziel
    return c.render(
        "ziele.html",
        zeilen=rows,
        titel=titel,
        spalte=spalte,
        id=f"zielliste{'-' + key if key else ''}",
        filter=not key,
        rollen=ROLLEN,
    )


def zielstand(c: Context) -> Markup:
    """How the Kernziele stand."""
    return c.render("zielstand.html", staende=zielstand_of(c.plan), richtungen=RICHTUNGEN)


def fachteile(c: Context) -> Markup:
    """All Fachteile as cards."""
    return c.render("karten.html", karten=[("fachteile", f, f.kurz) for f in c.plan.fachteile])


def herausforderungen(c: Context) -> Markup:
    """All Herausforderungen as cards."""
    cards = [("herausforderungen", h, h.kurz) for h in c.plan.herausforderungen]
    return c.render("karten.html", karten=cards)


def pruefliste(c: Context, *, herausforderung: str) -> Markup:
    """The questions of a Herausforderung."""
    record = c.plan.herausforderungen[herausforderung]
    return c.render("pruefliste.html", herausforderung=record)


def massnahmen(c: Context, *, fachteil: str = "", ziel: str = "") -> Markup:
    """A table of Massnahmen: those of a Fachteil, those for a Ziel, or all."""
    names = c.plan.stadt.bezeichnungen
    found = tuple(c.plan.massnahmen)
    titel = f"Alle {names.massnahme.mehrzahl}"
    if fachteil:
        found = c.beziehungen.massnahmen_of_fachteil(fachteil)
        titel = f"{names.massnahme.mehrzahl}: {c.plan.fachteile[fachteil].titel}"
    elif ziel:
        found = c.beziehungen.massnahmen_of_ziel(ziel)
        titel = f"{names.massnahme.mehrzahl}: {c.plan.ziele[ziel].titel}"
    return massnahmen_table(c, found, titel, key=fachteil or ziel, filter=not (fachteil or ziel))


def massnahmen_table(
    c: Context,
    found: tuple[Massnahme, ...],
    titel: str,
    *,
    key: str = "",
    filter: bool = False,
    durch: Mapping[str, tuple[Raum, ...]] = MappingProxyType({}),
) -> Markup:
    """A table of these Massnahmen; ``key`` tells it from others on the same page.

    ``durch`` names the larger Räume through which a Massnahme comes to the Raum of the page.
    """
    return c.render(
        "massnahmen.html",
        massnahmen=found,
        titel=titel,
        id=f"massnahmenliste{'-' + key if key else ''}",
        filter=filter,
        durch=durch,
        keine="Hier ist noch nichts eingetragen.",
        staende=MASSNAHMESTAENDE,
    )


def indikatoren(c: Context) -> Markup:
    """All Indikatoren with their first and last value."""
    return c.render("indikatoren.html")


def indikator(c: Context, *, indikator: str) -> Markup:
    """An Indikator as chart and table."""
    return indikator_figure(c, c.plan.indikatoren[indikator])


def wert(c: Context, *, indikator: str, jahr: int, reihe: str = "") -> Markup:
    """One value inside a sentence."""
    record = c.plan.indikatoren[indikator]
    series = record.reihe(reihe)
    value = series.value(jahr) if series else None
    if value is None:
        return Markup("–")
    shown = german(value.wert, record.nachkommastellen)
    return Markup('<data class="wert" value="{}">{}</data>').format(value.wert, shown)


def raumkarte(c: Context) -> Markup:
    """The schematic map of the Ortsteile."""
    karte = raumkarte_of(c.plan)
    names = {tile.ortsteil.id: tile_lines(tile.ortsteil) for tile in karte.tiles}
    return c.render("raumkarte.html", karte=karte, namen=names, breite=WIDTH, hervor=())


def raeume(c: Context, *, art: str) -> Markup:
    """A table of the Räume of one kind."""
    kind = vocabulary.RAUM_ART[art]
    titles = {
        "ortsteil": "Ortsteile",
        "stadtbezirk": "Stadtbezirke",
        "schwerpunktraum": c.plan.stadt.bezeichnungen.schwerpunktraum.mehrzahl,
        "foerdergebiet": "Fördergebiete",
    }
    return c.render(
        "raeume.html", art=art, titel=titles[art], raeume=tuple(c.plan.katalog(kind)), farben=FARBEN
    )


def zustaendigkeiten(c: Context) -> Markup:
    """Who looks after which Räume."""
    return c.render("zustaendigkeiten.html")


def konflikte(c: Context, *, art: str) -> Markup:
    """The register of conflicts or of synergies."""
    titel = "Zielkonflikte" if art == "konflikt" else "Synergien"
    found = tuple(k for k in c.plan.konflikte if k.art == art)
    return c.render(
        "konflikte.html", art=art, titel=titel, konflikte=found, staende=KONFLIKTSTAENDE
    )


def aemter(c: Context) -> Markup:
    """The Ämter with what they lead."""
    found = tuple(aufgaben_of(c.plan, amt) for amt in c.plan.aemter)
    return c.render("aemter.html", aufgaben=found)


def gremien(c: Context) -> Markup:
    """The bodies by level."""
    order = list(EBENEN)
    found = sorted(c.plan.gremien, key=lambda gremium: order.index(gremium.ebene))
    return c.render("gremien.html", gremien=found, ebenen=EBENEN)


def quellen(c: Context) -> Markup:
    """The register of sources by title."""
    found = sorted(c.plan.quellen, key=lambda quelle: quelle.titel.casefold())
    return c.render("quellen.html", quellen=found)


def bezugsdokumente(c: Context) -> Markup:
    """The plans and strategies that the plan refers to."""
    return c.render("bezugsdokumente.html", verhaeltnisse=VERHAELTNISSE)


def stichworte(c: Context) -> Markup:
    """The A–Z index."""
    nouns = NOUNS | {"seiten": "Seite"}
    return c.render("stichworte.html", buchstaben=stichworte_of(c.plan), nomen=nouns)


def ueberblick(c: Context) -> Markup:
    """What the plan holds, counted."""
    counts = [(n.zahl, n.wort, n.address, n.satz) for n in ueberblick_of(c.plan)]
    return c.render("ueberblick.html", zahlen=counts)


def stand(c: Context) -> Markup:
    """Which state this is, in a sentence."""
    return c.render("stand.html")


def regeln(c: Context) -> Markup:
    """Every rule with reason and example."""
    return c.render("regeln.html", regeln=alle_regeln())


def vokabular(c: Context) -> Markup:
    """Every word with its example."""
    return c.render("vokabular.html", worte=vocabulary.WORTE)


def formate(c: Context) -> Markup:
    """The fields of every kind of file."""
    return c.render("formate.html", formate=formate_of())


def _patient(word: Word) -> Word:
    """A word that leaves a dash for a record whose file cannot be read; that is a Befund already."""
    wort = vocabulary.WORT_BY_NAME[word.__name__]

    @wraps(word)
    def spoken(c: Context, **arguments: str | int) -> Markup:
        named = [(wort.angabe(name), value) for name, value in arguments.items()]
        if any(
            angabe and angabe.kind and value not in c.plan.katalog(angabe.kind)
            for angabe, value in named
            if value
        ):
            return Markup("–")
        return word(c, **arguments)

    return spoken


WORDS: Mapping[str, Word] = MappingProxyType(
    {
        word.__name__: _patient(word)
        for word in (
            zielmatrix, herausforderungsmatrix, ziele, zielstand, fachteile, herausforderungen,
            pruefliste, massnahmen, indikatoren, indikator, wert, raumkarte, raeume,
            zustaendigkeiten, konflikte, aemter, gremien, quellen, bezugsdokumente, stichworte,
            ueberblick, stand, regeln, vokabular, formate,
        )
    }
)  # fmt: skip
"""The implementation of every word of ``insek.vocabulary`` by name."""
