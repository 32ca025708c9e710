"""The goal system: every Ziel has its level, its Fachteil, its measure and its gauge."""

from collections.abc import Iterator

from insek.checks.registry import Finding, rule
from insek.model.befund import Schwere
from insek.model.plan import Plan
from insek.model.stadt import UNKNOWN
from insek.model.ziel import Ziel


@rule(
    "Z01",
    "Ziel in keinem Fachteil",
    grund="Ein Ziel, um das sich kein Fachteil kümmert, verfolgt niemand.",
    beispiel="ziele/radverkehr.yml:1: Das Ziel „Radverkehr ausbauen“ steht in keinem Fachteil. →"
    " Unter „fachteile“ eine Federführung angeben.",
)
def ziel_belongs_to_fachteil(plan: Plan) -> Iterator[Finding]:
    """Every Ziel of the lowest level is served by a Fachteil."""
    for ziel in plan.arbeitsziele:
        if not ziel.fachteile:
            yield Finding(
                ziel.location,
                f"Das Ziel „{ziel.titel}“ steht in keinem Fachteil.",
                "Unter „fachteile“ eine Federführung angeben.",
            )


@rule(
    "Z02",
    "Federführung für ein Ziel nicht eindeutig",
    grund="Genau ein Fachteil führt, die anderen tragen bei; sonst ist niemand verantwortlich.",
    beispiel="ziele/radverkehr.yml:8: Das Ziel „Radverkehr ausbauen“ hat 2 Federführungen. → Genau"
    " einem Fachteil die rolle „federfuehrung“ geben, den anderen „beitrag“.",
)
def ziel_has_one_lead(plan: Plan) -> Iterator[Finding]:
    """A Ziel in Fachteile has exactly one lead, and names no Fachteil twice."""
    for ziel in plan.arbeitsziele:
        leads = [b for b in ziel.fachteile if b.rolle == "federfuehrung"]
        if ziel.fachteile and len(leads) != 1:
            count = "keine Federführung" if not leads else f"{len(leads)} Federführungen"
            yield Finding(
                ziel.at("fachteile"),
                f"Das Ziel „{ziel.titel}“ hat {count}.",
                "Genau einem Fachteil die rolle „federfuehrung“ geben, den anderen „beitrag“.",
            )
        yield from _repeated(ziel)


def _repeated(ziel: Ziel) -> Iterator[Finding]:
    seen: set[str] = set()
    for beitrag in ziel.fachteile:
        if beitrag.fachteil in seen:
            yield Finding(
                beitrag.location,
                f"Der Fachteil „{beitrag.fachteil}“ steht bei diesem Ziel zweimal.",
                "Die beiden Aussagen zusammenfassen.",
            )
        seen.add(beitrag.fachteil)


@rule(
    "Z03",
    "Ziel an falscher Stelle im Zielsystem",
    grund="Jedes Ziel gehört zu einem Ziel der nächsthöheren Ebene; so bleibt das Zielsystem lesbar.",
    beispiel="ziele/radverkehr.yml:3: Die Ebene „oberziel“ gibt es nicht. → In insek.yml sind"
    " vorgesehen: leitlinie, handlungsziel.",
)
def ziel_has_its_level(plan: Plan) -> Iterator[Finding]:
    """Levels exist, and every Ziel below the top belongs to one of the level above."""
    levels = ", ".join(ebene.id for ebene in plan.stadt.ebenen)
    for ziel in () if plan.stadt is UNKNOWN or not levels else plan.ziele:
        rank = plan.stadt.rank(ziel.ebene)
        if rank < 0:
            yield Finding(
                ziel.at("ebene"),
                f"Die Ebene „{ziel.ebene}“ gibt es nicht.",
                f"In insek.yml sind vorgesehen: {levels}.",
            )
        elif rank == 0 and ziel.uebergeordnet:
            yield Finding(
                ziel.at("uebergeordnet"),
                f"Über der Ebene „{ziel.ebene}“ steht keine weitere.",
                "Die Zeile „uebergeordnet“ löschen oder die Ebene ändern.",
            )
        elif rank > 0:
            yield from _check_parent(plan, ziel, rank)


def _check_parent(plan: Plan, ziel: Ziel, rank: int) -> Iterator[Finding]:
    above = plan.stadt.ebenen[rank - 1]
    parent = plan.ziele.get(ziel.uebergeordnet)
    if not ziel.uebergeordnet:
        yield Finding(
            ziel.location,
            f"Das Ziel „{ziel.titel}“ gehört zu keinem Ziel der Ebene „{above.einzahl}“.",
            f"Unter „uebergeordnet“ die Kennung eines Ziels der Ebene „{above.id}“ angeben.",
        )
    elif parent is not None and parent.ebene != above.id:
        yield Finding(
            ziel.at("uebergeordnet"),
            f"„{parent.titel}“ ist kein Ziel der Ebene „{above.einzahl}“.",
            f"Ein Ziel der Ebene „{above.id}“ angeben.",
        )


@rule(
    "Z04",
    "Zu viele Kernziele",
    grund="Jährlich bewertet wird eine überschaubare Zahl von Zielen; wird alles wichtig, ist es"
    " nichts.",
    beispiel="ziele/wohnraum-schaffen.yml:5: Das ist das 2. Kernziel; erlaubt sind 1. → Bei einem"
    " Ziel „kernziel: false“ setzen oder in insek.yml den Grenzwert „kernziele“ ändern.",
)
def kernziele_are_few(plan: Plan) -> Iterator[Finding]:
    """There are at most as many Kernziele as the city allows itself."""
    allowed = plan.stadt.grenzwerte.kernziele
    for number, ziel in enumerate(plan.kernziele, 1):
        if number > allowed:
            yield Finding(
                ziel.at("kernziel"),
                f"Das ist das {number}. Kernziel; erlaubt sind {allowed}.",
                "Bei einem Ziel „kernziel: false“ setzen oder in insek.yml den Grenzwert"
                " „kernziele“ ändern.",
            )


@rule(
    "Z05",
    "Ziel ohne Maßnahme",
    grund="Ein Ziel, für das nichts getan wird, bleibt ein Wunsch: hier fehlt die Brücke in die"
    " Praxis.",
    beispiel="ziele/wohnraum-schaffen.yml:1: Für das Ziel „Wohnraum schaffen“ gibt es keine"
    " Maßnahme. → Bei einer Maßnahme unter „ziele“ die Kennung „wohnraum-schaffen“ nennen.",
    schwere=Schwere.WARNUNG,
)
def ziel_has_massnahme(plan: Plan) -> Iterator[Finding]:
    """Something is done for every Ziel of the lowest level."""
    served = {id for massnahme in plan.massnahmen for id in massnahme.ziele}
    for ziel in plan.arbeitsziele:
        if ziel.id not in served and plan.is_complete("massnahmen"):
            yield Finding(
                ziel.location,
                f"Für das Ziel „{ziel.titel}“ gibt es keine Maßnahme.",
                f"Bei einer Maßnahme unter „ziele“ die Kennung „{ziel.id}“ nennen.",
            )


@rule(
    "Z06",
    "Zielwert nicht nachprüfbar",
    grund="Ein Zielwert gilt nur, wenn man weiß, woran er gemessen wird und wer ihn gesetzt hat.",
    beispiel="ziele/radverkehr.yml:16: Der Zielwert für 2030 nennt keine Quelle. → „quelle: …“"
    " angeben oder „fiktiv: true“ setzen.",
)
def zielwert_can_be_checked(plan: Plan) -> Iterator[Finding]:
    """A Zielwert names a series that exists, and its source or that it is an example."""
    for ziel in plan.ziele:
        for zielwert in ziel.zielwerte:
            indikator = plan.indikatoren.get(zielwert.indikator)
            if indikator and indikator.reihe(zielwert.reihe) is None:
                names = ", ".join(reihe.id for reihe in indikator.reihen)
                yield Finding(
                    zielwert.at("reihe"),
                    f"Der Indikator „{indikator.id}“ hat keine Reihe „{zielwert.reihe}“.",
                    f"Möglich sind: {names}.",
                )
            if not zielwert.quelle and not zielwert.fiktiv:
                yield Finding(
                    zielwert.location,
                    f"Der Zielwert für {zielwert.jahr} nennt keine Quelle.",
                    "„quelle: …“ angeben oder „fiktiv: true“ setzen.",
                )


@rule(
    "Z07",
    "Kernziel ohne Indikator",
    grund="Ein Kernziel wird jedes Jahr bewertet; dafür braucht es einen Indikator oder eine Frage,"
    " die sich mit Ja oder Nein beantworten lässt.",
    beispiel="ziele/radverkehr.yml:1: Kernziel „Radverkehr ausbauen“ hat keinen Indikator. →"
    " Indikator angeben oder eine Prüffrage stellen.",
)
def kernziel_needs_indikator(plan: Plan) -> Iterator[Finding]:
    """A Kernziel is judged every year, so it needs a series or a yes/no question."""
    for ziel in plan.kernziele:
        if not ziel.indikatoren and not ziel.zielwerte and not ziel.prueffrage:
            yield Finding(
                ziel.location,
                f"Kernziel „{ziel.titel}“ hat keinen Indikator.",
                "Indikator angeben oder eine Prüffrage stellen.",
            )


@rule(
    "Z08",
    "Zielwert an einem Indikator, der beim Ziel fehlt",
    grund="Unter „indikatoren“ steht, woran ein Ziel gemessen wird. Ein Zielwert an einem anderen"
    " Indikator widerspricht dem: Verlauf und Vergleich sagen dann nicht, dass sich der Maßstab"
    " geändert hat.",
    beispiel="ziele/radverkehr.yml:16: Der Zielwert misst am Indikator „autoanteil“, der bei diesem"
    " Ziel nicht unter „indikatoren“ steht. → „autoanteil“ dort ergänzen oder beim Zielwert den"
    " richtigen Indikator nennen.",
    schwere=Schwere.WARNUNG,
)
def zielwert_measures_what_the_ziel_names(plan: Plan) -> Iterator[Finding]:
    """Every Indikator of a Zielwert is one by which its Ziel is measured."""
    for ziel in plan.ziele:
        told = set(ziel.indikatoren)
        for zielwert in ziel.zielwerte:
            id = zielwert.indikator
            if id not in told and plan.knows("indikatoren", id):
                told.add(id)
                yield Finding(
                    zielwert.at("indikator"),
                    f"Der Zielwert misst am Indikator „{id}“, der bei diesem Ziel nicht unter"
                    " „indikatoren“ steht.",
                    f"„{id}“ dort ergänzen oder beim Zielwert den richtigen Indikator nennen.",
                )
