"""What the theme's templates say of a site, of a Stand and of a page."""

from typing import Any

from insek import addresses
from insek.model.plan import Plan
from insek.model.stand import Stand
from insek.numbers import german_date
from insek.site.pages import Page
from insek.site.theme import SCRIPT, SCRIPTS, STYLE, STYLES
from insek.views.karte import map_page, motif
from insek.views.zielstand import spanne, urteile


def stand_facts(stand: Stand) -> dict[str, Any]:
    """What the theme says on every page of a Stand that stands beside others."""
    beschluss = stand.beschluss
    return {
        "zustand": stand.titel,
        "wurzel": "../",
        "stile": [STYLE],
        "skripte": [SCRIPT],
        "stand": {
            "name": stand.name,
            "titel": stand.titel,
            "jahrgang": stand.jahrgang.titel if stand.jahrgang else "",
            "datum": german_date(stand.jahrgang.datum) if stand.jahrgang else "",
            "beispiel": bool(stand.jahrgang and stand.jahrgang.beispiel),
            "beschluss": f"{beschluss.gremium}, Vorlage {beschluss.vorlage}" if beschluss else "",
        },
    }


def site_facts(plan: Plan) -> dict[str, Any]:
    """What the theme says on every page."""
    stadt = plan.stadt
    return {
        "stadt": stadt.stadt,
        "titel": stadt.titel,
        "kurztitel": stadt.kurztitel,
        "zustand": stadt.zustand,
        "stand": {},
        "stile": STYLES,
        "skripte": SCRIPTS,
        "stichtag": german_date(stadt.stichtag),
        "amtlich": stadt.amtlich,
        "kontakt": stadt.kontakt,
        "seiten": sorted(addresses.path_address(seite.pfad) for seite in plan.seiten),
        "kernziele": stadt.bezeichnungen.kernziel.mehrzahl,
        "kernstand": [
            {"wort": urteil.value, "klasse": urteil.slug, "anzahl": count}
            for urteil, count in urteile(plan)
        ],
        "kernjahre": spanne(plan),
        "kacheln": motif(plan),
        "karte": map_page(plan),
    }


def page_meta(plan: Plan, page: Page) -> dict[str, Any]:
    """What the theme says about one page; the keys stand in the theme's templates."""
    trail = [
        {"titel": titel, "url": addresses.relative(address, page.address)}
        for titel, address in page.trail
    ]
    return {
        "title": page.titel,
        "description": page.kurz,
        "art": page.art,
        "kurz": page.kurz,
        "fiktiv": page.fiktiv,
        "pfad": trail,
        "datei": page.source,
        "geaendert": page.geaendert,
        "aendern": plan.stadt.source_address(page.source),
    }
