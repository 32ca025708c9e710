"""Every page of one state as (path, text): the one function that all generators use."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from insek import addresses
from insek.model.fachteil import Fachteil
from insek.model.kinds import KIND_BY_NAME, NOUNS, RAUM_KINDS
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

    ``path`` is its Markdown file from the root of the state, ``text`` what somebody wrote for
    it in Markdown, without front matter, and ``calls_words`` says that this still holds calls
    of words; ``above`` and ``below`` are what the core writes around it, in HTML, sections with
    headings that want an anchor. ``source`` is the content file to change, ``trail`` the pages
    that lead to it as (title, address);
    ``verlauf`` is its story through all Jahrgänge, an address from the root of the site;
    ``geaendert`` are the reasons that this plan gives for changes of the record.
    """

    path: str
    titel: str
    source: str
    text: str = ""
    above: str = ""
    below: str = ""
    art: str = ""
    kurz: str = ""
    fiktiv: bool = False
    trail: tuple[tuple[str, str], ...] = ()
    calls_words: bool = False
    verlauf: str = "verlauf/"
    geaendert: tuple[Geaendert, ...] = ()

    @property
    def address(self) -> str:
        """The address of the page from the root of the state."""
        return addresses.path_address(self.path)

    @property
    def is_fachteil(self) -> bool:
        """Whether it shows a Fachteil."""
        return self.source.startswith(f"{KIND_BY_NAME['fachteile'].folder}/")


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
        text=str(context.markdown(seite.text.source)),
        source=DOCS + seite.pfad,
        kurz=seite.kurz,
        trail=_trail(plan, seite.pfad),
        calls_words=bool(seite.text.aufrufe),
    )


def record_pages(plan: Plan, beziehungen: Beziehungen) -> Iterator[Page]:
    """A page for every record that has one of its own."""
    yield from (fachteil_page(plan, beziehungen, fachteil) for fachteil in plan.fachteile)
    for kind, write in _writers(plan).items():
        for record in plan.katalog(kind):
            context = Context(plan, beziehungen, addresses.page_path(kind, record.id))
            yield _record_page(context, kind, record, write(context, record))


def fachteil_page(plan: Plan, beziehungen: Beziehungen, fachteil: Fachteil) -> Page:
    """The page of a Fachteil, as it is among those of all records."""
    context = Context(plan, beziehungen, addresses.page_path("fachteile", fachteil.id))
    html = pages.fachteil_page(context, fachteil)
    return replace(
        _record_page(context, "fachteile", fachteil, html),
        above=str(pages.fachteil_box(context, fachteil)),
        text=str(context.markdown(fachteil.text.source)),
        calls_words=bool(fachteil.text.aufrufe),
    )


def _writers(plan: Plan) -> dict[str, Callable[[Context, Record], Markup]]:
    """How each kind's page is written that is nothing but what the core writes."""
    writers: dict[str, Callable[..., Markup]] = {
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


def _record_page(context: Context, kind: str, record: Record, html: Markup) -> Page:
    page = Page(
        path=context.path,
        titel=record.titel,
        below=str(html),
        source=KIND_BY_NAME[kind].path(record.id),
        art=kind_name(context.plan, kind, record),
        kurz=getattr(record, "kurz", "") if kind != "aemter" else getattr(record, "aufgabe", ""),
        fiktiv=record.fiktiv,
        trail=_trail(context.plan, context.path),
        geaendert=geaendert(context.plan, kind, record.id),
    )
    has_story = kind in addresses.WITH_STORY
    return replace(page, verlauf=addresses.verlauf(kind, record.id)) if has_story else page


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
