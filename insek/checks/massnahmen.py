"""Massnahmen serve Ziele, and their money adds up."""

from collections.abc import Iterator
from decimal import Decimal

from insek.checks.registry import Finding, rule
from insek.model.befund import Schwere
from insek.model.massnahme import Massnahme
from insek.model.plan import Plan
from insek.numbers import euro


@rule(
    "M01",
    "Maßnahme ohne Ziel",
    grund="Was keinem Ziel dient, gehört nicht in diesen Plan.",
    beispiel="daten/massnahmen/wohnungsfonds.yml:1: Die Maßnahme „Wohnungsfonds“ dient keinem"
    " Ziel. → Unter „ziele“ mindestens ein Ziel nennen.",
)
def massnahme_serves_a_ziel(plan: Plan) -> Iterator[Finding]:
    """Every Massnahme names at least one Ziel."""
    for massnahme in plan.massnahmen:
        if not massnahme.ziele:
            yield Finding(
                massnahme.location,
                f"Die Maßnahme „{massnahme.titel}“ dient keinem Ziel.",
                "Unter „ziele“ mindestens ein Ziel nennen.",
            )


@rule(
    "M02",
    "Kernprojekt ohne Zeitziel",
    grund="Ein Kernprojekt verspricht einen Termin; sonst lässt es sich nicht bewerten.",
    beispiel="daten/massnahmen/radschnellweg.yml:7: Das Kernprojekt „Radschnellweg zur Neustadt“"
    " hat kein Zeitziel. → „zeitziel: JJJJ-MM-TT“ angeben.",
)
def kernprojekt_has_date(plan: Plan) -> Iterator[Finding]:
    """A Kernprojekt says by when."""
    for massnahme in plan.massnahmen:
        if massnahme.kernprojekt and massnahme.zeitziel is None:
            yield Finding(
                massnahme.at("kernprojekt"),
                f"Das Kernprojekt „{massnahme.titel}“ hat kein Zeitziel.",
                "„zeitziel: JJJJ-MM-TT“ angeben.",
            )


@rule(
    "M03",
    "Kernprojekt ohne Finanzstand",
    grund="Ob das Geld da ist, ist die erste Frage an jedes Kernprojekt.",
    beispiel="daten/massnahmen/radschnellweg.yml:7: Das Kernprojekt „Radschnellweg zur Neustadt“"
    " sagt nicht, ob es finanziert ist. → Unter „kosten“ den „finanzstand“ angeben: gesichert,"
    " teilweise, beantragt oder offen.",
)
def kernprojekt_has_finance_state(plan: Plan) -> Iterator[Finding]:
    """A Kernprojekt says whether its money is secured."""
    for massnahme in plan.massnahmen:
        known = massnahme.kosten is not None and massnahme.kosten.finanzstand is not None
        if massnahme.kernprojekt and not known:
            yield Finding(
                massnahme.at("kernprojekt"),
                f"Das Kernprojekt „{massnahme.titel}“ sagt nicht, ob es finanziert ist.",
                "Unter „kosten“ den „finanzstand“ angeben: gesichert, teilweise, beantragt"
                " oder offen.",
            )


@rule(
    "M04",
    "Kosten und Finanzierung verschieden",
    grund="Was eine Maßnahme kostet, muss jemand bezahlen; was noch fehlt, steht als „offen“ da.",
    beispiel="daten/massnahmen/radschnellweg.yml:16: Die Kosten betragen 1.000.000 €, die"
    " Finanzierung ergibt 999.999,50 €. → Die Beträge prüfen; was noch fehlt, mit „geber: offen“"
    " aufführen.",
)
def cost_equals_funding(plan: Plan) -> Iterator[Finding]:
    """The parts of the funding add up to the cost."""
    for massnahme in plan.massnahmen:
        kosten = massnahme.kosten
        if kosten is None or kosten.gesamt is None or not kosten.finanzierung:
            continue
        if kosten.gesamt != kosten.funded:
            yield Finding(
                kosten.at("gesamt"),
                f"Die Kosten betragen {euro(kosten.gesamt)}, die Finanzierung ergibt"
                f" {euro(kosten.funded)}.",
                "Die Beträge prüfen; was noch fehlt, mit „geber: offen“ aufführen.",
            )


@rule(
    "M05",
    "Eigenmittel falsch berechnet",
    grund="Eigenmittel sind Auszahlungen minus Einzahlungen; Fördermittel zählen als Einzahlung.",
    beispiel="daten/massnahmen/radschnellweg.yml:19: Eigenmittel 450.000 € ≠ Auszahlungen"
    " 1.000.000 € − Einzahlungen 600.000 €. → Als Eigenmittel 400000 eintragen oder die anderen"
    " Beträge berichtigen.",
)
def own_means_are_right(plan: Plan) -> Iterator[Finding]:
    """Eigenmittel = Auszahlungen − Einzahlungen."""
    for massnahme in plan.massnahmen:
        kosten = massnahme.kosten
        if kosten is None or kosten.eigenmittel is None or kosten.auszahlungen is None:
            continue
        received = kosten.einzahlungen or Decimal(0)
        right = kosten.auszahlungen - received
        if kosten.eigenmittel != right:
            yield Finding(
                kosten.at("eigenmittel"),
                f"Eigenmittel {euro(kosten.eigenmittel)} ≠ Auszahlungen"
                f" {euro(kosten.auszahlungen)} − Einzahlungen {euro(received)}.",
                f"Als Eigenmittel {right} eintragen oder die anderen Beträge berichtigen.",
            )


@rule(
    "M06",
    "Zeitraum verkehrt",
    grund="Eine Maßnahme endet nicht, bevor sie beginnt.",
    beispiel="daten/massnahmen/radschnellweg.yml:11: Das Ende 2024 liegt vor dem Beginn 2025. →"
    " Die beiden Jahre prüfen.",
)
def period_runs_forward(plan: Plan) -> Iterator[Finding]:
    """The end is not before the beginning."""
    for massnahme in plan.massnahmen:
        if _ends_before_it_begins(massnahme):
            yield Finding(
                massnahme.at("ende"),
                f"Das Ende {massnahme.ende} liegt vor dem Beginn {massnahme.beginn}.",
                "Die beiden Jahre prüfen.",
            )


def _ends_before_it_begins(massnahme: Massnahme) -> bool:
    return (
        massnahme.beginn is not None
        and massnahme.ende is not None
        and massnahme.ende < massnahme.beginn
    )


@rule(
    "M07",
    "Kernprojekt überfällig",
    grund="Ein verstrichener Termin wird erklärt: das Projekt ist fertig, eingestellt oder bekommt"
    " ein neues Zeitziel.",
    beispiel="daten/massnahmen/radschnellweg.yml:12: Das Zeitziel 2026-06-30 ist am Stichtag"
    " 2026-11-01 verstrichen, der Stand ist „laufend“. → Den Stand ändern oder ein neues Zeitziel"
    " begründen.",
    schwere=Schwere.WARNUNG,
)
def kernprojekt_is_on_time(plan: Plan) -> Iterator[Finding]:
    """The date of an unfinished Kernprojekt lies ahead."""
    for massnahme in plan.massnahmen:
        if massnahme.zeitziel is None or massnahme.stand in ("abgeschlossen", "eingestellt"):
            continue
        if massnahme.zeitziel < plan.stadt.stichtag:
            yield Finding(
                massnahme.at("zeitziel"),
                f"Das Zeitziel {massnahme.zeitziel} ist am Stichtag {plan.stadt.stichtag}"
                f" verstrichen, der Stand ist „{massnahme.stand}“.",
                "Den Stand ändern oder ein neues Zeitziel begründen.",
            )


@rule(
    "M08",
    "Vorbei, aber nie begonnen",
    grund="Was längst fertig sein sollte, ist nicht mehr geplant. Ist nicht bekannt, was daraus wurde,"
    " sagt das Datum des Standes mit einer Anmerkung, wie weit das Wissen reicht.",
    beispiel="daten/massnahmen/radschnellweg.yml:11: Das Ende 2025 liegt vor dem Stichtag 2026-11-01,"
    " der Stand ist noch „geplant“. → Den Stand ändern oder ein neues Ende begründen; ist nichts"
    " Neueres bekannt, es mit „stand_am“ und „anmerkung“ sagen.",
    schwere=Schwere.WARNUNG,
)
def past_is_not_planned(plan: Plan) -> Iterator[Finding]:
    """What has not begun ends in the year of the Stichtag or later, or says up to when it is known."""
    for massnahme in plan.massnahmen:
        if massnahme.ende is None or massnahme.stand not in ("idee", "geplant", "beschlossen"):
            continue
        if massnahme.ende < plan.stadt.stichtag.year and not _is_last_known(massnahme):
            yield Finding(
                massnahme.at("ende"),
                f"Das Ende {massnahme.ende} liegt vor dem Stichtag {plan.stadt.stichtag}, der Stand"
                f" ist noch „{massnahme.stand}“.",
                "Den Stand ändern oder ein neues Ende begründen; ist nichts Neueres bekannt, es mit"
                " „stand_am“ und „anmerkung“ sagen.",
            )


def _is_last_known(massnahme: Massnahme) -> bool:
    """Whether it says that its Stand dates from when it still lay ahead, and that no more is known."""
    known = massnahme.stand_am
    return known is not None and known.year <= (massnahme.ende or 0) and bool(massnahme.anmerkung)


@rule(
    "M09",
    "Ende und Zeitziel verschieden",
    grund="Wer zwei Termine liest, weiß nicht, an welchem das Projekt gemessen wird.",
    beispiel="daten/massnahmen/radschnellweg.yml:12: Das Zeitziel 2027-06-30 und das Ende 2029 nennen"
    " verschiedene Jahre. → Beide auf dasselbe Jahr setzen.",
    schwere=Schwere.WARNUNG,
)
def dates_agree(plan: Plan) -> Iterator[Finding]:
    """The date of a Kernprojekt lies in its last year."""
    for massnahme in plan.massnahmen:
        if massnahme.zeitziel and massnahme.ende and massnahme.zeitziel.year != massnahme.ende:
            yield Finding(
                massnahme.at("zeitziel"),
                f"Das Zeitziel {massnahme.zeitziel} und das Ende {massnahme.ende} nennen verschiedene"
                " Jahre.",
                "Beide auf dasselbe Jahr setzen.",
            )
