"""The page „Verschobene Ziele“: what asks for less, later or something else than before."""

from collections.abc import Sequence

from insek.render.outer import OuterPage
from insek.render.verlauf_worte import START, StoryWords
from insek.views.verlauf import Verlauf
from insek.views.verschoben import Verschoben, verschoben

MOVED = f"{START}verschobene-ziele/"


def moved_page(stories: Sequence[Verlauf], names: dict[str, list[str]]) -> OuterPage:
    """Every target ever lowered, postponed, replaced or dropped, with reason and decision."""
    found = verschoben(stories)
    words = StoryWords(MOVED, names)
    sections = [
        ("zielwerte", "Zielwerte"),
        ("massstaebe", "Woran gemessen wird"),
        ("ziele", "Ziele, die es so nicht mehr gibt"),
        ("termine", "Termine"),
        ("aufgegeben", "Nicht mehr dabei"),
    ]
    return OuterPage(
        address=MOVED,
        titel="Verschobene Ziele",
        kurz="Jedes Ziel, das je gesenkt, aufgeschoben, ersetzt oder gestrichen wurde:"
        " von welchem Wert auf welchen, warum, und wer es beschlossen hat.",
        html=words.render("verlauf_verschoben.html", m=found, summen=totals(found, names)),
        art="Verlauf",
        trail=(("Verlauf", START),),
        toc=(("bedeutung", "Was diese Seite zeigt"), *sections),
    )


def totals(found: Verschoben, names: dict[str, list[str]]) -> list[tuple[str, int, str]]:
    """How much moved: the section that shows it, the number, and what it counts."""
    one, many = names["massnahmen"]
    counted: tuple[tuple[str, int, str, str], ...] = (
        ("zielwerte", len(found.zielwerte), "Zielwert", "Zielwerte"),
        ("massstaebe", len(found.massstaebe), "Maßstab", "Maßstäbe"),
        ("ziele", len(found.ziele), "Ziel", "Ziele"),
        ("termine", len(found.termine), one, many),
        ("aufgegeben", len(found.aufgegeben), one, many),
    )
    fates = {
        "zielwerte": "gesenkt, verschoben oder ersetzt",
        "massstaebe": "ersetzt oder gestrichen",
        "ziele": _fate(found),
        "termine": "mit späterem Termin",
        "aufgegeben": "nicht mehr dabei",
    }
    return [
        (section, number, f"{single if number == 1 else several} {fates[section]}")
        for section, number, single, several in counted
    ]


def _fate(found: Verschoben) -> str:
    lost = len(found.without_heir)
    return f"abgelöst, {lost or 'keines'} davon ohne Nachfolger"
