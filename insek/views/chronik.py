"""What is kept of every Stand and of every pair of neighbours to tell the story of a record.

All of it is plain data, so that it can be stored as JSON beside what is published: then
the stories are written without loading a single plan again.
"""

from typing import NotRequired, TypedDict

from insek import addresses

Glied = list[str]
"""A record at the other end of a relation: catalogue, id, title, remark (may be empty)."""


class Messreihe(TypedDict):
    """A series in one Stand; ``werte`` are year and value, both as text, without doubtful ones."""

    id: str
    titel: str
    werte: list[list[str]]


class Messziel(TypedDict):
    """A Zielwert in one Stand; ``text`` is what readers see, ``wert`` the bare number."""

    reihe: str
    jahr: int
    wert: str
    text: str


class Messung(TypedDict):
    """What an Indikator measured in one Stand, and what was wanted of it."""

    einheit: str
    stellen: int
    reihen: list[Messreihe]
    zielwerte: list[Messziel]


class Eintrag(TypedDict):
    """One record in one Stand; ``angaben`` are label and value as readers see them.

    Only an Indikator has a ``messung``.
    """

    kind: str
    id: str
    titel: str
    kurz: str
    fiktiv: bool
    aus: list[str]
    angaben: list[list[str]]
    messung: NotRequired[Messung]


class Eintraege(TypedDict):
    """All records of one Stand that have a story.

    ``namen`` are the names of the catalogues in this city: singular and plural.
    """

    stand: str
    namen: dict[str, list[str]]
    eintraege: list[Eintrag]


class Kapitelgrund(TypedDict):
    """Why something changed; ``quellen`` are address, title and place in the source.

    The address counts from the root of the new Stand; it is empty if no page shows the Quelle.
    """

    titel: str
    begruendung: str
    tiefe: str
    anlass: str
    bezug: str
    fiktiv: bool
    quellen: list[list[str]]


class Satz(TypedDict):
    """One changed fact as a sentence; ``gewicht`` is schwach, sache or neben.

    „schwach“ is told first: something was dropped, weakened or postponed. „neben“ is
    bookkeeping: sources, remarks, order.
    """

    text: str
    gewicht: str


class Wechsel(TypedDict):
    """One target that changed; ``bisher`` or ``jetzt`` is empty where there was or is none.

    ``sorte`` is zielwert, indikator (what a Ziel is measured by), rang (Kernziel or not), ziel
    (one that went), termin (of a Massnahme) or massnahme (one that was given up). ``schwach``
    means that less, later or something else is wanted than before.
    """

    sorte: str
    arten: list[str]
    woran: str
    bisher: str
    jetzt: str
    schwach: bool


class Verbindungen(TypedDict):
    """What changed in the relations of a record to one kind of others."""

    was: str
    neu: list[Glied]
    anders: list[Glied]
    weg: list[Glied]


class Kapitel(TypedDict):
    """What became of one record from one Stand to the next.

    ``stellen`` counts the changed places of its text, ``gruende`` are positions in the list
    of the Kapitelfolge, ``nachfolger`` came out of a record that went. ``vergleich`` is its
    place on the page of the comparison; empty if only its relations changed.
    """

    kind: str
    id: str
    titel: str
    arten: list[str]
    schicksal: str
    saetze: list[Satz]
    stellen: int
    wechsel: list[Wechsel]
    umfeld: list[Verbindungen]
    gruende: list[int]
    nachfolger: list[Glied]
    vergleich: str


class Kapitelfolge(TypedDict):
    """Everything that changed from one Stand to the next, with the reasons."""

    alt: str
    neu: str
    gruende: list[Kapitelgrund]
    kapitel: list[Kapitel]


def story_key(kind: str, id: str) -> str:
    """By what a record is the same through the years: ``raeume/suedostraum``.

    Räume of all kinds share their ids, so that one that changes its kind keeps its story.
    """
    return addresses.verlauf(kind, id).removeprefix("verlauf/").removesuffix("/")
