"""The comparison of two Stände: made whole, or from the one before where only texts changed."""

import gzip
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from insek import addresses, git
from insek.compare.plan import Vergleich, compare_plans, compare_record
from insek.model.stand import Stand
from insek.render.outer import OuterPage, Paar, Strecke
from insek.render.vergleich import report
from insek.render.vergleich.fachteil import fachteil_pages
from insek.render.vergleich.gaps import filled
from insek.render.vergleich.nachweis import DATA, PATCH
from insek.render.vergleich.overview import has_text_page
from insek.render.vergleich.pages import BlankPages, Spur, fillings, spur
from insek.render.verlauf_kapitel import chapters_of, with_texts
from insek.site.publish.between import Between
from insek.site.publish.plans import Plans
from insek.site.publish.staende import Staende
from insek.site.publish.store import Bundle
from insek.sources import CONTENT

Framed = Callable[[OuterPage], str]
"""A page as a whole HTML document."""
_ENTRIES, _KAPITEL = "eintraege.jsonl", "kapitel"


@dataclass(frozen=True, slots=True)
class Blank:
    """A comparison with gaps, and what is needed to make it anew where only texts changed.

    ``pages`` are whole HTML documents by their path; ``head`` and ``entries`` make up the report;
    ``gruende`` are the ids of the reasons on the page of the comparison, ``facts`` what the pair
    tells other units; ``texts`` are the keys of all texts of the newer Stand and ``spuren`` what
    those that changed leave elsewhere, both by the id of their Fachteil, ``places`` where their
    entries are.
    """

    pages: Mapping[str, str]
    head: str
    entries: list[str]
    gruende: list[str]
    facts: dict[str, Any]
    texts: dict[str, str]
    spuren: dict[str, Spur]
    places: dict[str, int]

    def bundle(self) -> Bundle:
        """As it is kept."""
        files = {path: html.encode() for path, html in self.pages.items()}
        files[_ENTRIES] = "\n".join(self.entries).encode()
        told = asdict(replace(self, pages={}, entries=[]))
        return Bundle(files, told)

    @classmethod
    def from_bundle(cls, bundle: Bundle) -> "Blank":
        """What ``bundle`` gave."""
        files = {path: content.decode() for path, content in bundle.files.items()}
        entries = files.pop(_ENTRIES).split("\n")
        spuren = {id: Spur(**told) for id, told in bundle.data["spuren"].items()}
        return cls(**{**bundle.data, "pages": files, "entries": entries, "spuren": spuren})


class Pairs:
    """Makes the comparisons of a publication."""

    def __init__(
        self, root: Path, staende: Staende, plans: Plans, between: Between, framed: Framed
    ) -> None:
        self._root, self._staende, self._plans = root, staende, plans
        self._between, self._framed = between, framed

    def bundle(self, strecke: Strecke, blank: Blank) -> Bundle:
        """All files of a comparison, its gaps filled."""
        old, new = strecke.alt, strecke.neu
        extents = {id: left.umfang for id, left in blank.spuren.items()}
        told = fillings(strecke, blank.gruende, extents)
        address = addresses.vergleich(old.name, new.name)
        data = report.joined(blank.head, blank.entries)
        files = {f"{address}{DATA}": _packed(data.encode())}
        if new.commit and self._staende.follows(old, new):
            difference = git.patch(self._root, old.commit, new.commit, CONTENT)
            files[f"{address}{PATCH}"] = _packed(difference)
        files |= {path: filled(html, told).encode() for path, html in blank.pages.items()}
        return Bundle(files, blank.facts)

    def blank(self, strecke: Strecke) -> Blank:
        """A comparison made whole."""
        old, new = strecke.alt, strecke.neu
        done = self._between.finished(self._staende.way(old, new))
        vergleich = compare_plans(self._plans.of(old), self._plans.of(new), done=done)
        paar = strecke.paar(vergleich)
        blank = BlankPages(paar)
        facts: dict[str, Any] = {"schwaecher": len(vergleich.weakenings)}
        if self._staende.follows(old, new):
            facts |= {_KAPITEL: chapters_of(paar), **self._between.step(old, new).to_json()}
        spuren = blank.spuren
        ids = [c.record.id if c.kind == "fachteile" else "" for c in vergleich.unterschiede]
        return Blank(
            pages=self._documents(blank.pages()),
            head=report.head(vergleich, paar.aenderungen),
            entries=list(report.entries(vergleich, paar.aenderungen)),
            gruende=list(blank.gruende),
            facts=facts,
            texts=self._plans.texts(new),
            spuren=spuren,
            places={id: ids.index(id) for id in spuren},
        )

    def again(self, strecke: Strecke, former: Blank) -> Blank | None:
        """A comparison of which only texts of the newer Stand changed since ``former``.

        None if more follows from that than a few pages can tell.
        """
        texts = self._plans.texts(strecke.neu)
        changed = [id for id, text in texts.items() if former.texts[id] != text]
        blank: Blank | None = former
        for id in changed:
            blank = blank and self._with_text(strecke, blank, id)
        if blank and changed and _KAPITEL in blank.facts:
            step = self._between.step(strecke.alt, strecke.neu).to_json()
            blank = replace(blank, facts={**blank.facts, **step})
        return blank and replace(blank, texts=texts)

    def _with_text(self, strecke: Strecke, former: Blank, id: str) -> Blank | None:
        """A comparison with what changed anew in one Fachteil; None if more follows from it."""
        paar = self._of_one(strecke, id)
        change = next(iter(paar.vergleich.unterschiede), None)
        found, before = spur(paar, change) if change else None, former.spuren.get(id)
        if (found and found.rest) != (before and before.rest):
            return None
        facts, pages, entries = former.facts, former.pages, [*former.entries]
        if _KAPITEL in facts:
            facts = {**facts, _KAPITEL: with_texts(facts[_KAPITEL], paar)}
        if change is None or found is None:
            return replace(former, facts=facts)
        if has_text_page(change):
            pages = {**pages, **self._documents(fachteil_pages(paar, change))}
        entries[former.places[id]] = found.daten
        spuren = {**former.spuren, id: found}
        return replace(former, pages=pages, entries=entries, spuren=spuren, facts=facts)

    def _of_one(self, strecke: Strecke, fachteil: str) -> Paar:
        """Two Stände side by side, as if nothing but one Fachteil had changed."""
        alt, neu = self._plans.of(strecke.alt), self._plans.of(strecke.neu)
        change = compare_record(alt, neu, "fachteile", fachteil)
        return strecke.paar(Vergleich(alt, neu, (change,) if change else ()))

    def _documents(self, pages: Iterable[OuterPage]) -> dict[str, str]:
        return {f"{page.address}index.html": self._framed(page) for page in pages}

    def strecke(self, old: Stand, new: Stand) -> Strecke:
        """All that leads from one Stand to another."""
        way = self._staende.way(old, new)
        commits = (
            git.commits_between(self._root, old.commit, new.commit, CONTENT) if new.commit else ()
        )
        return Strecke(
            alt=old,
            neu=new,
            aenderungen=self._between.given(way),
            jahrgaenge={stand.jahrgang.jahr: stand.jahrgang for stand in way if stand.jahrgang},
            weg=tuple(way),
            commits=tuple(commits),
            schritte=self._between.schritte(way),
            etappen=self._between.etappen(way),
        )


def _packed(data: bytes) -> bytes:
    """Data as gzip packs it, always the same."""
    return gzip.compress(data, 5, mtime=0)
