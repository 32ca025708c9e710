"""Folders and pages that are missing although the plan or its website rests on them."""

from collections.abc import Collection, Iterator
from itertools import chain

from insek.loading import refusals
from insek.model.befund import Befund
from insek.model.kinds import KINDS, LINK_SCHEMES, RAUM_KINDS
from insek.model.place import Location
from insek.model.plan import Plan
from insek.model.record import Entry
from insek.model.text import Aufruf, find_links
from insek.model.walk import markdown, references, texts
from insek.sources import DOCS
from insek.vocabulary import RAUM_ART, WORT_BY_NAME

_START = f"{DOCS}index.md"
_ALWAYS = ("fachteile", "ziele")
"""Catalogues without which there is no plan, whether or not something speaks of them."""
_SHOWN = {"raumkarte": "ortsteile", "herausforderungsmatrix": "antworten"}
"""What words list that are not called like it."""
_RAEUME = "daten/raeume"


def missing_pages(paths: Collection[str]) -> Iterator[Befund]:
    """The folder of the pages, or the page with which the website begins."""
    if not any(path.startswith(DOCS) for path in paths):
        yield refusals.D11.befund(
            Location(DOCS.rstrip("/")),
            "Der Ordner fehlt oder ist leer.",
            "Den Ordner mit mindestens der Seite „index.md“ anlegen.",
        )
    elif _START not in paths:
        yield refusals.D11.befund(
            Location(_START), "Die Datei fehlt.", "Sie anlegen; mit ihr beginnt die Website."
        )


def missing_folders(plan: Plan, paths: Collection[str]) -> Iterator[Befund]:
    """Every catalogue without a folder of which the plan speaks, with the first such place.

    A city that has no Maßnahmen and says nothing of any needs no folder for them.
    """
    folders = _without_folder(paths)
    told: set[str] = set()
    for kind, location in _spoken(plan) if folders else ():
        folder = folders.get(kind)
        if folder and folder not in told:
            told.add(folder)
            yield refusals.D11.befund(
                Location(folder),
                f"Der Ordner fehlt oder ist leer, aber {location} braucht, was darin steht.",
                "Den Ordner wieder anlegen oder streichen, was ihn braucht.",
            )


def _without_folder(paths: Collection[str]) -> dict[str, str]:
    """The catalogues that have no folder or nothing in it, with its path."""
    folders = {path.rpartition("/")[0] for path in paths}
    missing = {kind.name: kind.folder for kind in KINDS if kind.folder not in folders}
    if missing.keys() >= set(RAUM_KINDS):
        missing |= dict.fromkeys(("raeume", *RAUM_KINDS), _RAEUME)
    return {kind: folder for kind, folder in missing.items() if kind not in _ALWAYS}


def _spoken(plan: Plan) -> Iterator[tuple[str, Location]]:
    """Every catalogue of which something is said, with the place."""
    for entry in chain((plan.stadt,), *(plan.katalog(kind.name) for kind in KINDS), plan.seiten):
        yield from ((reference.kind, reference.location) for reference in references(entry))
        yield from _linked(entry)
        page = markdown(entry)
        for call in page.aufrufe if page else ():
            yield from ((kind, call.location) for kind in _called(call))


def _linked(entry: Entry) -> Iterator[tuple[str, Location]]:
    page = markdown(entry)
    short = (find_links(text, place.path, place.line) for text, place in texts(entry))
    for link in chain(page.links if page else (), *short):
        if link.scheme in LINK_SCHEMES:
            yield LINK_SCHEMES[link.scheme], link.location


def _called(call: Aufruf) -> Iterator[str]:
    """The catalogues that a word lists, or of which it is to show one record."""
    yield _SHOWN.get(call.wort, call.wort)
    wort = WORT_BY_NAME.get(call.wort)
    for angabe in wort.angaben if wort else ():
        if angabe.name in call.argumente:
            yield angabe.kind or RAUM_ART.get(str(call.argumente[angabe.name]), "")
