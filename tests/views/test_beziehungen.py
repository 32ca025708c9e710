"""Every relation reads the same from both ends."""

from collections.abc import Callable, Iterable

import pytest
from plans import musterstadt, referenz

from insek.model.katalog import HasId
from insek.model.plan import Plan
from insek.views.aufgaben import aufgaben
from insek.views.beziehungen import Beziehungen

Pairs = set[tuple[str, str]]
PLANS = {"Musterstadt": musterstadt(), "Referenzfassung": referenz()}


def both_ends(
    kind: str, reverse: Callable[[Plan, Beziehungen, str], Iterable[HasId]]
) -> Callable[[Plan], Pairs]:
    """All (thing, who names it), asked from the side that is named."""
    return lambda plan: {
        (record.id, other.id)
        for record in plan.katalog(kind)
        for other in reverse(plan, Beziehungen(plan), record.id)
    }


RELATIONS: list[tuple[str, Callable[[Plan], Pairs], Callable[[Plan], Pairs]]] = [
    (
        "massnahmen_of_ziel",
        both_ends("ziele", lambda _, b, id: b.massnahmen_of_ziel(id)),
        lambda plan: {(ziel, m.id) for m in plan.massnahmen for ziel in m.ziele},
    ),
    (
        "massnahmen_of_fachteil",
        both_ends("fachteile", lambda _, b, id: b.massnahmen_of_fachteil(id)),
        lambda plan: {(fachteil, m.id) for m in plan.massnahmen for fachteil in m.fachteile},
    ),
    (
        "massnahmen_of_raum",
        both_ends("raeume", lambda _, b, id: b.massnahmen_of_raum(id)),
        lambda plan: {(raum, m.id) for m in plan.massnahmen for raum in m.raeume},
    ),
    (
        "massnahmen_of_indikator",
        both_ends("indikatoren", lambda _, b, id: b.massnahmen_of_indikator(id)),
        lambda plan: {(w.indikator, m.id) for m in plan.massnahmen for w in m.wirkung},
    ),
    (
        "ziele_of_fachteil",
        both_ends("fachteile", lambda _, b, id: [ziel for ziel, _ in b.ziele_of_fachteil(id)]),
        lambda plan: {(beitrag.fachteil, z.id) for z in plan.ziele for beitrag in z.fachteile},
    ),
    (
        "children",
        both_ends("ziele", lambda _, b, id: b.children(id)),
        lambda plan: {(z.uebergeordnet, z.id) for z in plan.ziele if z.uebergeordnet},
    ),
    (
        "ziele_of_indikator",
        both_ends("indikatoren", lambda _, b, id: b.ziele_of_indikator(id)),
        lambda plan: {
            (indikator.id, z.id)
            for z in plan.ziele
            for indikator in Beziehungen(plan).indikatoren_of_ziel(z)
        },
    ),
    (
        "konflikte_of_ziel",
        both_ends("ziele", lambda _, b, id: b.konflikte_of_ziel(id)),
        lambda plan: {(ziel, k.id) for k in plan.konflikte for ziel in k.ziele},
    ),
    (
        "konflikte_of_raum",
        both_ends("raeume", lambda _, b, id: b.konflikte_of_raum(id)),
        lambda plan: {(raum, k.id) for k in plan.konflikte for raum in k.raeume},
    ),
    (
        "schwerpunkte_of_ortsteil",
        both_ends("ortsteile", lambda _, b, id: b.schwerpunkte_of_ortsteil(id)),
        lambda plan: {(o, r.id) for r in plan.schwerpunktraeume for o in (*r.kern, *r.rand)},
    ),
    (
        "ortsteile_of_bezirk",
        both_ends("stadtbezirke", lambda _, b, id: b.ortsteile_of_bezirk(id)),
        lambda plan: {(o.stadtbezirk, o.id) for o in plan.ortsteile},
    ),
    (
        "zustaendige",
        both_ends("raeume", lambda _, b, id: b.zustaendige(id)),
        lambda plan: {(raum, z.id) for z in plan.zustaendigkeiten for raum in z.raeume},
    ),
    (
        "fachteile_of_amt",
        both_ends("aemter", lambda _, b, id: b.fachteile_of_amt(id)),
        lambda plan: {(f.federfuehrung, f.id) for f in plan.fachteile},
    ),
    (
        "aufgaben",
        both_ends("aemter", lambda plan, _, id: aufgaben(plan, plan.aemter[id]).massnahmen_lead),
        lambda plan: {(m.federfuehrung, m.id) for m in plan.massnahmen},
    ),
]


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
@pytest.mark.parametrize(
    ("asked", "written"), [case[1:] for case in RELATIONS], ids=[case[0] for case in RELATIONS]
)
def test_relation_reads_the_same_from_both_ends(
    asked: Callable[[Plan], Pairs], written: Callable[[Plan], Pairs], plan: Plan
) -> None:
    """What one record says of another is what the other is asked for, no more and no less."""
    assert asked(plan) == written(plan)


def test_document_is_found_whichever_side_names_it() -> None:
    """A Fachteil and a Bezugsdokument are joined when either names the other."""
    plan = PLANS["Referenzfassung"]
    found = {
        (fachteil.id, dokument.id)
        for fachteil in plan.fachteile
        for dokument in Beziehungen(plan).dokumente_of_fachteil(fachteil.id)
    }
    named = {(f.id, id) for f in plan.fachteile for id in f.bezugsdokumente}
    naming = {(id, d.id) for d in plan.bezugsdokumente for id in d.fachteile}
    assert found == named | naming


def test_led_ziele_come_first() -> None:
    """A Fachteil shows the Ziele that it leads before those to which it contributes."""
    found = Beziehungen(PLANS["Musterstadt"]).ziele_of_fachteil("wohnen")
    assert [(ziel.id, beitrag.rolle) for ziel, beitrag in found] == [
        ("wohnraum-schaffen", "federfuehrung"),
        ("radverkehr", "beitrag"),
    ]


def test_fachteil_has_the_conflicts_of_the_ziele_it_leads() -> None:
    """A conflict is shown where somebody can weigh it, and once."""
    beziehungen = Beziehungen(PLANS["Musterstadt"])
    found = [[k.id for k in beziehungen.konflikte_of_fachteil(f)] for f in ("wohnen", "verkehr")]
    assert found == [["radwege-und-bauland"], ["radwege-und-bauland"]]


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_amt_counts_what_it_leads(plan: Plan) -> None:
    """The number beside an Amt is the number of Fachteile, Fachthemen and Massnahmen it leads."""
    led = sum(aufgaben(plan, amt).leads for amt in plan.aemter)
    themes = [thema for f in plan.fachteile for thema in f.fachthemen if thema.federfuehrung]
    assert led == len(plan.fachteile) + len(themes) + len(plan.massnahmen)
