"""How targets changed: every Zielwert, gauge and rank of a Ziel, every date of a Massnahme."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from insek.compare.judge import Art
from insek.compare.plan import Unterschied
from insek.compare.zielwerte import Pair, gauge, pairs, zielwert_text
from insek.model.massnahme import Massnahme
from insek.model.plan import Plan
from insek.model.record import Record
from insek.model.ziel import Ziel, Zielwert
from insek.numbers import german_date
from insek.views.chronik import Wechsel

_WEAK = frozenset({Art.ENTFALLEN, Art.ABGESCHWAECHT, Art.VERSCHOBEN, Art.ERSETZT})


def targets(change: Unterschied, alt: Plan, neu: Plan) -> list[Wechsel]:
    """What changed in the targets of one Ziel or Massnahme; nothing for one that is new."""
    old, new = change.pairing.old, change.pairing.new
    if isinstance(old, Massnahme):
        return [*_massnahme(old, new, change)]
    if not isinstance(old, Ziel):
        return []
    if not isinstance(new, Ziel):
        return [gone("ziel", old, change.pairing.successors, change.arten)]
    values = [*_zielwerte(old, new, alt, neu)]
    return [*values, *_gauges(old, new, alt, neu, values), *_rank(old, new, neu)]


def gone(sorte: str, old: Record, heirs: Sequence[Record], arten: Sequence[Art]) -> Wechsel:
    """A Ziel or Massnahme that is no longer there, and what came out of it."""
    after = " und ".join(f"„{heir.titel}“" for heir in heirs)
    return {**_wechsel(sorte, arten, "", f"„{old.titel}“", after), "schwach": True}


def _wechsel(sorte: str, arten: Sequence[Art], woran: str, bisher: str, jetzt: str) -> Wechsel:
    return {
        "sorte": sorte,
        "arten": [art.value for art in arten],
        "woran": woran,
        "bisher": bisher,
        "jetzt": jetzt,
        "schwach": not _WEAK.isdisjoint(arten),
    }


def _zielwerte(old: Ziel, new: Ziel, alt: Plan, neu: Plan) -> Iterator[Wechsel]:
    for before, after in paired(old.zielwerte, new.zielwerte):
        arten = judged(before, after)
        if arten:
            yield _wechsel("zielwert", arten, *_told(before, after, alt, neu))


def _told(
    before: Zielwert | None, after: Zielwert | None, alt: Plan, neu: Plan
) -> tuple[str, str, str]:
    """What a Zielwert is measured by, and what was and is wanted."""
    old = zielwert_text(before, alt) if before else ""
    new = zielwert_text(after, neu) if after else ""
    gauges = (gauge(before, alt) if before else "", gauge(after, neu) if after else "")
    if before and after and gauges[0] != gauges[1]:
        return "", f"{gauges[0]}: {old}", f"{gauges[1]}: {new}"
    return gauges[1] or gauges[0], old, new


def paired(olds: Sequence[Zielwert], news: Sequence[Zielwert]) -> Iterator[Pair]:
    """Zielwerte that belong together: first those on the same series, then any."""
    alone: tuple[list[Zielwert], list[Zielwert]] = ([], [])
    for old, new in pairs(olds, news):
        if old and new:
            yield old, new
        elif old:
            alone[0].append(old)
        elif new:
            alone[1].append(new)
    yield from zip_longest(*alone)


def judged(old: Zielwert | None, new: Zielwert | None) -> list[Art]:
    """What the change of one Zielwert means; empty if it asks for the same as before."""
    if old is None or new is None:
        return [Art.NEU] if old is None else [Art.ENTFALLEN]
    if (old.indikator, old.reihe, old.richtung) != (new.indikator, new.reihe, new.richtung):
        return [Art.ERSETZT]
    found = set()
    if old.wert != new.wert:
        more = (new.wert > old.wert) == (new.richtung == "mindestens")
        found.add(Art.VERSCHAERFT if more else Art.ABGESCHWAECHT)
    if old.jahr != new.jahr:
        found.add(Art.VERSCHOBEN if new.jahr > old.jahr else Art.VERSCHAERFT)
    return sorted(found, key=lambda art: art.rank)


def _gauges(
    old: Ziel, new: Ziel, alt: Plan, neu: Plan, told: Sequence[Wechsel]
) -> Iterator[Wechsel]:
    """What no longer measures the Ziel, unless a Zielwert already says so."""
    lost = [id for id in old.indikatoren if id not in new.indikatoren]
    joined = [id for id in new.indikatoren if id not in old.indikatoren]
    for before, after in zip_longest(lost, joined, fillvalue=""):
        titles = _title(before, alt), _title(after, neu)
        if before and any(titles[0] in wechsel["bisher"] for wechsel in told):
            continue
        arten = [Art.ERSETZT if after else Art.ENTFALLEN] if before else [Art.NEU]
        yield _wechsel("indikator", arten, "Gemessen an", *titles)


def _title(id: str, plan: Plan) -> str:
    record = plan.indikatoren.get(id)
    return record.titel if record else id


def _rank(old: Ziel, new: Ziel, plan: Plan) -> Iterator[Wechsel]:
    name = plan.stadt.bezeichnungen.kernziel.einzahl
    words = {True: name, False: f"kein {name}"}
    if old.kernziel != new.kernziel:
        art = Art.ABGESCHWAECHT if old.kernziel else Art.VERSCHAERFT
        yield _wechsel("rang", [art], "Rang", words[old.kernziel], words[new.kernziel])


def _massnahme(old: Massnahme, new: Record | None, change: Unterschied) -> Iterator[Wechsel]:
    """Dates that moved, and what was given up; what is finished can do neither."""
    if old.stand in ("abgeschlossen", "eingestellt"):
        return
    if not isinstance(new, Massnahme):
        yield gone("massnahme", old, change.pairing.successors, change.arten)
    elif new.stand == "eingestellt":
        yield _wechsel("massnahme", [Art.ENTFALLEN], "Stand", old.stand, new.stand)
    elif old.zeitziel and old.zeitziel != new.zeitziel:
        before, after = german_date(old.zeitziel), german_date(new.zeitziel)
        later = new.zeitziel is not None and new.zeitziel > old.zeitziel
        art = Art.VERSCHOBEN if later else Art.VERSCHAERFT if after else Art.ENTFALLEN
        yield _wechsel("termin", [art], "Zeitziel", before, after)
    elif old.ende and new.ende and old.ende != new.ende and _waits(old):
        art = Art.VERSCHOBEN if new.ende > old.ende else Art.VERSCHAERFT
        yield _wechsel("termin", [art], "Ende", f"Ende {old.ende}", f"Ende {new.ende}")


def _waits(massnahme: Massnahme) -> bool:
    """Whether it had not begun; one that runs on for longer is not late."""
    return not massnahme.zeitziel and massnahme.stand in ("idee", "geplant", "beschlossen")
