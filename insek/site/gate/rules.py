"""What a finished site may hold: its address, contacts and legal pages."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from insek import addresses
from insek.model.stadt import Stadt
from insek.site.gate.contacts import normal_contact

LEGAL = ("impressum.md", "datenschutz.md", "barrierefreiheit.md")
"""The pages that every page must link, as far as the city has them."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What the gate lets through.

    ``address`` is where the site is public, with a slash at its end, or empty. ``contacts`` are
    e-mail addresses and phone numbers in their normal form. ``legal`` has, by the name of a Stand,
    the files that each of its pages links; the empty name stands for all other pages.
    """

    address: str = ""
    contacts: frozenset[str] = frozenset()
    legal: Mapping[str, frozenset[str]] = field(default_factory=dict, hash=False)

    @property
    def root(self) -> str:
        """The path of the site on its host: ``/`` or ``/insek/``."""
        return urlsplit(self.address).path or "/"

    @property
    def key(self) -> str:
        """Names the rules: what was seen under one key need not be looked at again under it."""
        told = repr((self.address, sorted(self.contacts), _told(self.legal)))
        return hashlib.sha256(told.encode()).hexdigest()

    def legal_of(self, page: str) -> frozenset[str]:
        """The files that a page has to link."""
        return self.legal.get(page.partition("/")[0], self.legal.get("", frozenset()))


def _told(legal: Mapping[str, frozenset[str]]) -> list[tuple[str, list[str]]]:
    return sorted((stand, sorted(files)) for stand, files in legal.items())


def rules_for(address: str, stadt: Stadt, pages: Mapping[str, Collection[str]]) -> Rules:
    """The rules of a city: ``pages`` are the written ones by the name of their Stand, today's last.

    Each is named by its path below ``docs/``.
    """
    legal = {stand: _legal(stand, written) for stand, written in pages.items()}
    allowed = (stadt.kontakt, stadt.sicherheit, *stadt.kontakte)
    return Rules(
        address=address,
        contacts=frozenset(normal_contact(contact) for contact in allowed if contact),
        legal={**legal, "": legal[[*legal][-1]]},
    )


def _legal(stand: str, written: Collection[str]) -> frozenset[str]:
    folders = (addresses.path_address(path) for path in LEGAL if path in written)
    return frozenset(f"{addresses.in_stand(stand, folder)}index.html" for folder in folders)
