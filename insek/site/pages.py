"""Every page of one state as (path, text): the one function that all generators use."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from insek import addresses
from insek.model.kinds import BY_NAME, NOUNS, RAUM_KINDS
from insek.model.plan import Plan
from insek.model.record import Record
from insek.model.seite import Seite
from insek.render import pages
from insek.render.context import Context
from insek.render.geaendert import Geaendert, geaendert
from insek.sources import DOCS
from insek.views.beziehungen import Beziehungen


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the site.

    ``path`` is its Markdown file from the root of the state, ``text`` its Markdown without
    front matter, ``source`` the content file to change, ``trail`` the pages above it as
    (title, address); ``calls_words`` says that the text still holds calls of words,
    ``is_html`` that it is HTML throughout, sections with headings that want an anchor;
    ``verlauf`` is its story through all Jahrgänge, an address from the root of the site;
    ``geaendert`` are the reasons that this plan gives for changes of the record.
    """

    path: str
    titel: str
    text: str
    source: str
    art: str = ""
    kurz: str = ""
    fiktiv: bool = False
    trail: tuple[tuple[str, str], ...] = ()
    calls_words: bool = False
    is_html: bool = False
    verlauf: str = "verlauf/"
    geaendert: tuple[Geaendert, ...] = ()

    @property
    def address(self) -> str:
        """The address of the page from the root of the state."""
        return addresses.path_address(self.path)


def state_pages(plan: Plan) -> Iterator[Page]:
    """All pages of a state: those written by hand, then one for every record."""
    beziehungen = Beziehungen(plan)
    for seite in plan.seiten:
        yield hand_page(plan, beziehungen, seite)
    yield from record_pages(plan, beziehungen)


def hand_page(plan: Plan, beziehungen: Beziehungen, seite: Seite) -> Page:
    """A page of ``docs/`` with its links resolved."""
    context = Context(plan, beziehungen, seite.pfad)
    return Page(
        path=seite.pfad,
        titel=seite.titel,
        text=context.markdown(seite.text.source),
        source=DOCS + seite.pfad,
        kurz=seite.kurz,
        trail=_trail(plan, seite.pfad),
        calls_words=bool(seite.text.aufrufe),
    )


def record_pages(plan: Plan, beziehungen: Beziehungen) -> Iterator[Page]:
    """A page for every record that has one of its own."""
    for kind, write in _writers(plan).items():
        for record in plan.katalog(kind):
            context = Context(plan, beziehungen, addresses.page_path(kind, record.id))
            yield _record_page(context, kind, record, write(context, record))


def _writers(plan: Plan) -> dict[str, Callable[[Context, Record], str]]:
    """How each kind's page is written."""
    writers: dict[str, Callable[..., str]] = {
        "fachteile": pages.fachteil_page,
        "ziele": pages.ziel_page,
        "herausforderungen": pages.herausforderung_page,
        "massnahmen": pages.massnahme_page,
        "indikatoren": pages.indikator_page,
        "konflikte": pages.konflikt_page,
        "aemter": pages.amt_page,
    }
    for kind in RAUM_KINDS:
        writers[kind] = lambda context, raum, kind=kind: pages.raum_page(context, kind, raum)
    return writers


def _record_page(context: Context, kind: str, record: Record, text: str) -> Page:
    page = Page(
        path=context.path,
        titel=record.titel,
        text=text,
        source=BY_NAME[kind].path(record.id),
        art=kind_name(context.plan, kind, record),
        kurz=getattr(record, "kurz", "") if kind != "aemter" else getattr(record, "aufgabe", ""),
        fiktiv=record.fiktiv,
        trail=_trail(context.plan, context.path),
        geaendert=geaendert(context.plan, kind, record.id),
    )
    story = addresses.verlauf(kind, record.id) if kind in addresses.WITH_STORY else page.verlauf
    text_by_hand = kind == "fachteile"
    return replace(page, calls_words=text_by_hand, is_html=not text_by_hand, verlauf=story)


def kind_name(plan: Plan, kind: str, record: Record) -> str:
    """What this city calls a record: „Ziel“, „Leitziel“, „Zukunftsaufgabe“."""
    names = plan.stadt.bezeichnungen
    if kind == "ziele":
        ebene = plan.stadt.ebene(getattr(record, "ebene", ""))
        return ebene.einzahl if ebene else names.ziel.einzahl
    if kind == "konflikte" and getattr(record, "art", "") == "synergie":
        return "Synergie"
    own = {
        "fachteile": names.fachteil,
        "herausforderungen": names.herausforderung,
        "massnahmen": names.massnahme,
        "indikatoren": names.indikator,
        "schwerpunktraeume": names.schwerpunktraum,
    }
    return own[kind].einzahl if kind in own else NOUNS[kind]


def _trail(plan: Plan, path: str) -> tuple[tuple[str, str], ...]:
    """The pages above a path, without the start page."""
    folder, _, name = path.rpartition("/")
    above = plan.seiten.get(f"{folder}/index.md") if folder and name != "index.md" else None
    if folder == "aemter":
        above = plan.seiten.get("wer-macht-was.md")
    return ((above.titel, addresses.path_address(above.pfad)),) if above else ()
