"""Hostile strings in every place of a city: each is a Befund there, or plain text on its page."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from built import MUSTERSTADT, Site, build, small_city
from folders import Given, basis, findings
from lxml.html import HtmlElement
from stadt import FORMS, PLACES, hostile_files, name_of
from vektoren import VECTORS
from wege import ATTRIBUTES, ELEMENTS, faults_in
from zeichenketten import NAUGHTY

from insek.model.text import is_open
from insek.render.befunde import VOICES
from insek.sources import WorkingTree

HARMLESS = "Wort"
STRINGS = (HARMLESS, *NAUGHTY, *VECTORS)

Shape = tuple[str, tuple[str, ...]]
"""An element with the names of its attributes."""
Count = Callable[[str, object], None]
"""Keeps a property of a test for the summary of the run."""


def city(folder: Path, strings: Sequence[str]) -> Site:
    """The site of a city in which every string stands everywhere; the menu shows some of them."""
    shown = "".join(f", {name_of(number)}.md" for number in range(0, len(strings), 20))
    nav = f"{MUSTERSTADT}nav: [index.md, alles.md{shown}]\n"
    small_city(folder / "plan", {**hostile_files(strings), "mkdocs.yml": nav})
    return build(folder / "plan", folder / "site")


def shapes(tree: HtmlElement) -> Counter[Shape]:
    """The elements of a page; that a link of the menu leads here is left out."""
    return Counter(
        (str(element.tag), tuple(sorted({*map(str, element.attrib)} - {"aria-current"})))
        for element in tree.iter()
    )


def frame(tree: HtmlElement, markdown: str) -> Counter[Shape]:
    """The elements of a page outside the places where Markdown stands."""
    return shapes(tree) - sum((shapes(place) for place in tree.xpath(markdown)), Counter())


def visible(text: str) -> str:
    """What can be seen of a text."""
    return "".join(sign for sign in text if sign.isprintable() and sign not in " \ufffd")


def faults_on(
    page: HtmlElement, expected: Counter[Shape], markdown: str, text: str
) -> Iterator[str]:
    """What a string does to its page: other elements than a harmless one, or another title."""
    found = frame(page, markdown)
    if found != expected:
        yield f"mehr {found - expected}, weniger {expected - found}"
    for place in page.xpath(markdown):
        yield from faults_in(place)
    if visible(page.xpath("string(//h1)")) != visible(text):
        yield f"Überschrift „{page.xpath('string(//h1)')}“"


def is_of_markdown(shape: Shape) -> bool:
    """Whether Markdown itself has such an element."""
    return bool(ELEMENTS.fullmatch(shape[0])) and all(map(ATTRIBUTES.fullmatch, shape[1]))


def foreign(site: Site, own: set[Shape]) -> Iterator[str]:
    """What lists, matrices and menus show that is neither on a harmless page nor in Markdown."""
    for address, page in site.pages.items():
        if name_of(0)[:2] not in address:
            strange = {shape for shape in shapes(page) if not is_of_markdown(shape)} - own
            yield from (f"{address}: {shape}" for shape in strange)
        closed = (f"{address}: {href}" for href in page.xpath("//@href | //@src"))
        yield from (target for target in closed if not is_open(target.partition(": ")[2]))


def slipped(hostile: Site) -> dict[str, list[str]]:
    """The faults of every page of a string, by its file."""
    twins = {place: frame(hostile.pages[place.address(0)], place.markdown) for place in PLACES}
    return {
        place.source(number): found
        for place, twin in twins.items()
        for number, text in enumerate(STRINGS)
        if (page := hostile.pages.get(place.address(number))) is not None
        and (found := [*faults_on(page, twin, place.markdown, text)])
    }


def test_no_string_leaves_its_place(tmp_path: Path, record_property: Count) -> None:
    """Title, summary, front matter, cell, Markdown: a string is refused at its line or is text."""
    hostile, harmless = city(tmp_path / "a", STRINGS), city(tmp_path / "b", [HARMLESS] * 3)
    assert (hostile.status, harmless.status, "Traceback" in hostile.log) == (0, 0, False)
    assert "alles/" in hostile.pages
    missing = {
        place.source(number)
        for place in PLACES
        for number in range(len(STRINGS))
        if place.address(number) not in hostile.pages
    }
    found = findings(WorkingTree(tmp_path / "a/plan"))
    assert missing <= {befund.location.path for befund in found if befund.location.line}
    assert slipped(hostile) == {}
    assert [*foreign(hostile, {s for page in harmless.pages.values() for s in shapes(page)})] == []
    record_property(
        "angriffe",
        f"{len(NAUGHTY)} Zeichenketten und {len(VECTORS)} Vektoren für Skripte in 10 Feldern und"
        f" {len(FORMS)} Formen von Markdown: {len(missing)} Dateien abgelehnt,"
        f" {len(hostile.pages)} Seiten gebaut, keine hat mehr als Text",
    )


def test_no_name_leaves_its_place(record_property: Count) -> None:
    """A file with a hostile name is a Befund at its path, and every voice can say it."""
    names = {f"docs/{text.replace('/', '-')}.md" for text in STRINGS if text != HARMLESS}
    page = b"---\ntitel: Neu\n---\nEin Satz.\n"
    found = findings(Given({**basis(), **dict.fromkeys(names, page)}))
    told = {befund.location.path for befund in found}
    plain = {name for name in names - told if re.fullmatch(r"docs/[a-z0-9.-]+", name)}
    assert names - told == plain
    assert all(voice(found).encode("utf-8") for voice in VOICES.values())
    record_property(
        "angriffe", f"{len(names)} Dateinamen: {len(names & told)} abgelehnt, die anderen harmlos"
    )
