"""All pages of one comparison."""

from collections.abc import Iterator

from insek.render.outer import OuterPage, Paar
from insek.render.vergleich.fachteil import fachteil_pages
from insek.render.vergleich.overview import has_text_page, overview


def vergleich_pages(paar: Paar) -> Iterator[OuterPage]:
    """The page of the comparison, then two for every Fachteil whose text or facts changed."""
    yield overview(paar)
    for change in paar.vergleich.of_kind("fachteile"):
        if has_text_page(change):
            yield from fachteil_pages(paar, change)
