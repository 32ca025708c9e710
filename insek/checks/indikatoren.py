"""Series are documented, complete and plausible."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from insek.checks.registry import Finding, rule
from insek.model.befund import Schwere
from insek.model.indikator import Indikator, Reihe, Wert
from insek.model.plan import Plan


def _series(plan: Plan) -> Iterator[tuple[Indikator, Reihe]]:
    for indikator in plan.indikatoren:
        for reihe in indikator.reihen:
            yield indikator, reihe


def _undocumented(reihe: Reihe, field: str) -> list[Wert]:
    if getattr(reihe, field):
        return []
    return [wert for wert in reihe.werte if not getattr(wert, field)]


@rule(
    "I01",
    "Wert ohne Quelle",
    grund="Eine Zahl ohne Quelle lässt sich nicht nachprüfen.",
    beispiel="daten/indikatoren/radanteil.yml:7: In der Reihe „umfrage“ haben 3 Werte keine Quelle"
    " (2022, 2023, 2024). → „quelle: …“ bei der Reihe oder beim Wert angeben.",
)
def values_have_a_source(plan: Plan) -> Iterator[Finding]:
    """Every value has a source, its own or that of its series."""
    for _, reihe in _series(plan):
        yield from _documentation(reihe, "quelle", "keine Quelle")


@rule(
    "I02",
    "Wert ohne Lizenz",
    grund="Nur mit einer Angabe zur Lizenz dürfen andere die Zahlen weiterverwenden.",
    beispiel="daten/indikatoren/radanteil.yml:7: In der Reihe „umfrage“ haben 3 Werte keine Lizenz"
    " (2022, 2023, 2024). → „lizenz: …“ bei der Reihe oder beim Wert angeben.",
)
def values_have_a_licence(plan: Plan) -> Iterator[Finding]:
    """Every value has a licence, its own or that of its series."""
    for _, reihe in _series(plan):
        yield from _documentation(reihe, "lizenz", "keine Lizenz")


def _documentation(reihe: Reihe, field: str, lack: str) -> Iterator[Finding]:
    missing = _undocumented(reihe, field)
    if missing:
        count = "hat 1 Wert" if len(missing) == 1 else f"haben {len(missing)} Werte"
        years = ", ".join(str(wert.jahr) for wert in missing)
        yield Finding(
            reihe.location,
            f"In der Reihe „{reihe.id}“ {count} {lack} ({years}).",
            f"„{field}: …“ bei der Reihe oder beim Wert angeben.",
        )


@rule(
    "I03",
    "Lücke in einer jährlichen Reihe",
    grund="Fehlende Jahre verfälschen den Eindruck; ein Grund dafür gehört dazu.",
    beispiel="daten/indikatoren/radanteil.yml:7: In der Reihe „umfrage“ fehlt das Jahr 2023. → Die"
    " Werte nachtragen oder unter „luecken“ den Grund angeben.",
    schwere=Schwere.WARNUNG,
)
def yearly_series_have_no_gaps(plan: Plan) -> Iterator[Finding]:
    """A yearly series has every year, or says why not."""
    for indikator, reihe in _series(plan):
        if indikator.turnus != "jaehrlich" or reihe.luecken or not reihe.werte:
            continue
        years = {wert.jahr for wert in reihe.werte}
        missing = sorted(set(range(min(years), max(years) + 1)) - years)
        if missing:
            plural = "fehlen die Jahre" if len(missing) > 1 else "fehlt das Jahr"
            yield Finding(
                reihe.location,
                f"In der Reihe „{reihe.id}“ {plural} {', '.join(map(str, missing))}.",
                "Die Werte nachtragen oder unter „luecken“ den Grund angeben.",
            )


@rule(
    "I04",
    "Jahr doppelt oder in falscher Reihenfolge",
    grund="Jede Reihe hat für jedes Jahr einen Wert, nach Jahren geordnet.",
    beispiel="daten/indikatoren/radanteil.yml:15: In der Reihe „umfrage“ steht das Jahr 2023 nach"
    " 2023. → Doppelte Werte löschen und die Werte nach Jahren ordnen.",
)
def years_rise(plan: Plan) -> Iterator[Finding]:
    """The years of a series are in order and without repetition."""
    for _, reihe in _series(plan):
        for before, wert in pairwise(reihe.werte):
            if wert.jahr <= before.jahr:
                yield Finding(
                    wert.location,
                    f"In der Reihe „{reihe.id}“ steht das Jahr {wert.jahr} nach {before.jahr}.",
                    "Doppelte Werte löschen und die Werte nach Jahren ordnen.",
                )


@rule(
    "I05",
    "Unglaubhafter Sprung",
    grund="Ein großer Sprung ist oft ein Tippfehler oder eine geänderte Erhebung.",
    beispiel="daten/indikatoren/radanteil.yml:15: Von 2023 auf 2024 ändert sich die Reihe"
    " „umfrage“ um 953 %; glaubhaft sind höchstens 40 %. → Den Wert prüfen; stimmt er, unter „brueche“ den"
    " Grund angeben oder „zweifelhaft: true“ setzen.",
    schwere=Schwere.WARNUNG,
)
def jumps_are_plausible(plan: Plan) -> Iterator[Finding]:
    """Neighbouring values change by no more than the limit, per year between them."""
    for indikator, reihe in _series(plan):
        own = indikator.sprunggrenze
        limit = plan.stadt.grenzwerte.sprung_prozent if own is None else own
        breaks = {bruch.jahr for bruch in reihe.brueche}
        for before, wert in pairwise(reihe.trusted):
            years = wert.jahr - before.jahr
            explained = any(before.jahr < year <= wert.jahr for year in breaks)
            change = _change_percent(before.wert, wert.wert)
            if years > 0 and not explained and change > limit * years:
                yield Finding(
                    wert.location,
                    f"Von {before.jahr} auf {wert.jahr} ändert sich die Reihe „{reihe.id}“ um"
                    f" {change:.0f} %; glaubhaft sind höchstens {limit * years:.0f} %.",
                    "Den Wert prüfen; stimmt er, unter „brueche“ den Grund angeben oder"
                    " „zweifelhaft: true“ setzen.",
                )


def _change_percent(before: Decimal, after: Decimal) -> Decimal:
    return abs(after - before) / abs(before) * 100 if before else Decimal(0)


@rule(
    "I06",
    "Reihe doppelt",
    grund="Zwei Reihen mit derselben Kennung lassen sich nicht unterscheiden.",
    beispiel="daten/indikatoren/radanteil.yml:16: Die Reihe „umfrage“ gibt es in diesem Indikator"
    " schon. → Einer der beiden Reihen eine andere Kennung geben.",
)
def series_ids_are_unique(plan: Plan) -> Iterator[Finding]:
    """The series of an Indikator have different ids."""
    for indikator in plan.indikatoren:
        seen: set[str] = set()
        for reihe in indikator.reihen:
            if reihe.id in seen:
                yield Finding(
                    reihe.at("id"),
                    f"Die Reihe „{reihe.id}“ gibt es in diesem Indikator schon.",
                    "Einer der beiden Reihen eine andere Kennung geben.",
                )
            seen.add(reihe.id)
