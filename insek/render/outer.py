"""Pages that stand outside every Stand because they know more than one of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from insek.compare.eingriffe import Etappe
from insek.compare.plan import Vergleich
from insek.compare.schritte import Schritte
from insek.git import Commit
from insek.model.aenderung import Aenderung
from insek.model.jahrgang import Jahrgang
from insek.model.stand import Stand


@dataclass(frozen=True, slots=True, kw_only=True)
class OuterPage:
    """A page as HTML without its frame.

    ``address`` counts from the root of the whole site, as do those in ``trail`` (the pages
    above it as title and address) and all links in ``html`` lead on from ``address``;
    ``toc`` are the sections as anchor and title. ``page.title`` of the theme is ``titel``:
    ``html`` begins below the main heading, with h2. ``wege`` are the first steps from here, as
    words and address; ``feed`` is the feed that tells of changes; ``stichworte`` is the index
    from A to Z that stands in for the search, if not that of the Entwurf; ``karte`` is the page
    that explains the tiles of the city's motif; ``druck`` is a sentence for its foot on paper.
    """

    address: str
    titel: str
    html: str
    kurz: str = ""
    art: str = ""
    trail: tuple[tuple[str, str], ...] = ()
    toc: tuple[tuple[str, str], ...] = ()
    wege: tuple[tuple[str, str], ...] = ()
    feed: str = ""
    stichworte: str = ""
    karte: str = ""
    druck: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strecke:
    """Everything that leads from one state to another.

    ``aenderungen`` are the reasons given after ``alt`` up to ``neu``, oldest first;
    ``jahrgaenge`` are those on the way by year, so that each reason finds its decision;
    ``commits`` lead from ``alt`` to ``neu``, newest first; ``weg`` are the Stände between them,
    both included; ``schritte`` tell what each Jahrgang on the way did to a record, ``etappen``
    what each step did inside the Fachteile, oldest first.
    """

    alt: Stand
    neu: Stand
    aenderungen: tuple[Aenderung, ...]
    jahrgaenge: Mapping[int, Jahrgang]
    weg: tuple[Stand, ...] = ()
    commits: tuple[Commit, ...] = ()
    schritte: Schritte = field(default_factory=dict)
    etappen: tuple[Etappe, ...] = ()

    def paar(self, vergleich: Vergleich) -> "Paar":
        """The two states at its ends side by side."""
        told = {field.name: getattr(self, field.name) for field in fields(self)}
        return Paar(**told, vergleich=vergleich)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paar(Strecke):
    """Two states side by side, with everything that leads from one to the other."""

    vergleich: Vergleich
