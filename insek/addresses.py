"""Where things stand on the site: addresses that never change.

Those of records and pages count from the root of one state; those of states, comparisons
and stories count from the root of the whole site.
"""

import posixpath
from functools import cache, lru_cache

from insek.model.kinds import RAUM_KINDS
from insek.model.plan import Plan

_OWN_FOLDER = {
    "fachteile": "fachteile",
    "ziele": "ziele",
    "herausforderungen": "herausforderungen",
    "massnahmen": "massnahmen",
    "indikatoren": "indikatoren",
    "konflikte": "konflikte",
    "aemter": "aemter",
} | dict.fromkeys((*RAUM_KINDS, "raeume"), "raeume")
_ON_ONE_PAGE = {
    "quellen": "quellen/",
    "bezugsdokumente": "quellen/",
    "gremien": "wer-macht-was/",
    "zustaendigkeiten": "wer-macht-was/",
}


def has_page(kind: str) -> bool:
    """Whether every record of a kind has a page of its own."""
    return kind in _OWN_FOLDER


def page_path(kind: str, id: str) -> str:
    """The Markdown file of a record's page: ``ziele/radverkehr-ausbauen.md``."""
    if kind == "seiten":
        return id
    if kind in _OWN_FOLDER:
        return f"{_OWN_FOLDER[kind]}/{id}.md"
    return f"{_ON_ONE_PAGE[kind].rstrip('/')}{'/index' if kind in _INDEXED else ''}.md"


_INDEXED = ("quellen", "bezugsdokumente")


def anchor(kind: str, id: str) -> str:
    """The anchor of a record that shares a page with others; empty if it has its own."""
    return f"{kind}-{id}" if kind in _ON_ONE_PAGE else ""


def place(plan: Plan, kind: str, id: str) -> str | None:
    """The Markdown file of the page on which this plan shows a record; None if on none.

    Records that share a page stand where the word is called that lists them.
    """
    usual = page_path(kind, id)
    if not anchor(kind, id):
        return usual
    found = plan.seiten_with(kind)
    return usual if usual in found else next(iter(found), None)


def shown_at(plan: Plan, kind: str, id: str) -> str:
    """The address from the root at which this plan shows a record; empty if on no page."""
    if has_page(kind):
        return address(kind, id)
    path = place(plan, kind, id)
    return "" if path is None else f"{path_address(path)}#{anchor(kind, id)}"


@lru_cache(maxsize=20_000)
def address(kind: str, id: str) -> str:
    """The address of a record from the root: ``ziele/radverkehr-ausbauen/``."""
    mark = anchor(kind, id)
    return path_address(page_path(kind, id)) + (f"#{mark}" if mark else "")


def path_address(path: str) -> str:
    """The address of a Markdown page: ``redaktion/index.md`` → ``redaktion/``."""
    stem = path.removesuffix(".md")
    return "" if stem == "index" else f"{stem.removesuffix('/index')}/"


def relative(target: str, page: str) -> str:
    """The way from the page with address ``page`` to the address ``target``."""
    return up(page) + target or "./"


@cache
def up(page: str) -> str:
    """The way from a page to the root of its state."""
    return "../" * page.count("/")


def normal_path(path: str) -> str:
    """A path without steps back: ``ziele/../raeume/x.md`` → ``raeume/x.md``."""
    return posixpath.normpath(path.lstrip("/"))


def relative_file(target: str, path: str) -> str:
    """The way from one Markdown file to another, as links in Markdown are written."""
    folder = posixpath.dirname(path) or "."
    return posixpath.relpath(target, folder)


def in_stand(stand: str, address: str) -> str:
    """The address in one published state, from the root of the site: ``2018/ziele/x/``."""
    return f"{stand}/{address}"


def vergleich(alt: str, neu: str, fachteil: str = "") -> str:
    """A comparison of two states, or of one Fachteil in them: ``vergleich/2018-2019/wohnen/``."""
    return f"vergleich/{alt}-{neu}/" + (f"{fachteil}/" if fachteil else "")


WITH_STORY = (
    "ziele", "fachteile", "herausforderungen", "indikatoren", "massnahmen", "konflikte",
    *RAUM_KINDS,
)  # fmt: skip
"""The catalogues whose records have a Verlauf."""


def verlauf(kind: str, id: str) -> str:
    """The story of one record through all Jahrgänge: ``verlauf/ziele/radverkehr-ausbauen/``."""
    return f"verlauf/{_OWN_FOLDER[kind]}/{id}/"
