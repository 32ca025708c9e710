"""The Entwurf anew: where only texts of Fachteile changed, they are put into the pages there are."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from insek import addresses
from insek.model.stand import ENTWURF
from insek.render.suche import INDEX, sections, with_page
from insek.site.layout import Layout, Made, search_page
from insek.site.pages import Page, fachteil_page
from insek.site.state import State
from insek.site.texts import Converted

_INDEX = addresses.in_stand(ENTWURF, INDEX)


@dataclass(frozen=True, slots=True)
class Former:
    """An Entwurf that was made from all that there is now, but for the texts of its Fachteile.

    ``unit`` is its key, ``texts`` are the keys of its texts by the ids of their Fachteile.
    """

    unit: str
    texts: Mapping[str, str]
    layout: Layout

    def as_json(self) -> dict[str, Any]:
        """As plain data, to be kept."""
        return asdict(self)

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> "Former":
        """What ``as_json`` gave."""
        return cls(**{**told, "layout": Layout.from_json(told["layout"])})

    def again(
        self, files: Mapping[str, bytes], state: State, texts: Mapping[str, str]
    ) -> Made | None:
        """The files with the texts that there are now; None if only the generator can make them.

        ``files`` are those of the former Entwurf by their path from the root of the site,
        ``texts`` the keys of the texts that there are now.
        """
        found, layout = dict(files), self.layout
        for fachteil in state.plan.fachteile:
            if texts[fachteil.id] == self.texts[fachteil.id]:
                continue
            page = fachteil_page(state.plan, state.beziehungen, fachteil)
            content = self.layout.content(state, page)
            path = addresses.in_stand(ENTWURF, f"{page.address}index.html")
            if content is None:
                return None
            filled = self.layout.filled(page.path, found[path], content)
            if filled is None:
                return None
            found[path], found[_INDEX] = filled, _searched(found[_INDEX], page, content)
            layout = layout.with_slot(page.path, filled, content)
        return Made(found, layout)


def _searched(index: bytes, page: Page, content: Converted) -> bytes:
    """The index of the search with what a page says now."""
    return with_page(index.decode(), search_page(page, sections(content.html))).encode()
