"""What the search finds on pages outside every Stand: stories, comparisons, the newest Jahrgang."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence

from insek import addresses
from insek.model.stand import Stand
from insek.render.outer import OuterPage
from insek.render.suche import SearchPage, SearchSection, search_entries


def outer_index(
    pages: Iterable[OuterPage],
    pairs: Iterable[tuple[Stand, Stand]],
    staende: Sequence[Stand],
) -> str:
    """The index of everything outside, as the script of the search reads it.

    It stays small: of what stands in the newest Jahrgang it only says where that Jahrgang
    keeps its own index, which the script fetches as well.
    """
    found = [*map(_page, pages), *_comparisons(pairs)]
    newest = _newest(staende)
    index = {
        "docs": [entry for page in found for entry in search_entries(page)],
        "stand": {"ort": addresses.in_stand(newest.name, ""), "titel": newest.titel},
    }
    return json.dumps(index, ensure_ascii=False, separators=(",", ":"))


def keywords(staende: Sequence[Stand], paths: Collection[str]) -> str:
    """The index from A to Z of the newest Jahrgang; empty if it has none."""
    address = addresses.in_stand(_newest(staende).name, "stichworte/")
    return address if f"{address}index.html" in paths else ""


def _newest(staende: Sequence[Stand]) -> Stand:
    """The Jahrgang that was adopted last; the Entwurf if none was."""
    return next((stand for stand in reversed(staende) if stand.jahrgang), staende[-1])


def _page(page: OuterPage) -> SearchPage:
    return SearchPage(page.address, page.titel, page.art, page.kurz, (SearchSection("", "", ""),))


def _comparisons(pairs: Iterable[tuple[Stand, Stand]]) -> Iterator[SearchPage]:
    for alt, neu in pairs:
        yield SearchPage(
            addresses.vergleich(alt.name, neu.name),
            f"{alt.titel} und {neu.titel}",
            "Vergleich",
            f"Was sich von {alt.kurz} bis {neu.kurz} geändert hat und warum.",
            (SearchSection("", "", ""),),
        )
