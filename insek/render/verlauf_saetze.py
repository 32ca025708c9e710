"""The story of a record in a few sentences: since when, until when, out of what, into what."""

from collections.abc import Iterable, Iterator, Sequence

from insek.model.stand import Stand
from insek.numbers import german_date
from insek.views.chronik import Eintrag
from insek.views.verlauf import Station, Verlauf

_TIMES = ("", "einmal", "zweimal", "dreimal", "viermal", "fünfmal", "sechsmal", "siebenmal")


def lead(verlauf: Verlauf) -> str:
    """Since when and until when it is in the plan, where it comes from, how often it changed."""
    first, *_, last = (verlauf.spannen[0], *verlauf.spannen, verlauf.spannen[-1])
    sentences = [f"{_presence(verlauf)}{_came_from(verlauf, first[0])}."]
    sentences += _gaps(verlauf)
    if not verlauf.lasts:
        sentences.append(_end(verlauf, last[-1].nr + 1))
    sentences.append(_changes(verlauf))
    return " ".join(filter(None, sentences))


def times(verlauf: Verlauf) -> str:
    """In which Jahrgänge it is, short: „2009, seit 2018“."""
    runs = [(run[0].stand.kurz, run[-1].stand.kurz) for run in verlauf.spannen]
    told = [first if first == last else f"{first} bis {last}" for first, last in runs]
    if verlauf.lasts and verlauf.stationen[-1].nr > verlauf.spannen[-1][0].nr:
        told[-1] = f"seit {runs[-1][0]}"
    return ", ".join(told)


def _presence(verlauf: Verlauf) -> str:
    """„Seit dem Jahrgang 2018 im Plan“, „Im Jahrgang 2009 und wieder seit 2018 im Plan“."""
    *before, last = verlauf.spannen
    parts = [_span(run) for run in before]
    if verlauf.lasts:
        parts.append(
            f"seit dem {last[0].stand.titel}" if last[0].stand.jahrgang else "jetzt im Entwurf"
        )
    else:
        parts.append(_span(last))
    told = " und wieder ".join(parts)
    where = "" if told.endswith("im Entwurf") else " im Plan"
    return f"{told[0].upper()}{told[1:]}{where}"


def _span(run: Sequence[Station]) -> str:
    if len(run) == 1:
        return f"nur im {run[0].stand.titel}"
    return f"in den Jahrgängen {run[0].stand.kurz} bis {run[-1].stand.kurz}"


def _came_from(verlauf: Verlauf, first: Station) -> str:
    ancestors = [kin.vorfahr for kin in verlauf.vorfahren if kin.nr == first.nr]
    return f", hervorgegangen aus {titles(ancestors)}" if ancestors else ""


def _gaps(verlauf: Verlauf) -> Iterator[str]:
    for run in verlauf.spannen[:-1]:
        heirs = [kin.nachfahr for kin in verlauf.heirs_at(run[-1].nr + 1)]
        if heirs:
            yield f"Dazwischen ging es in {titles(heirs)} auf."


def _end(verlauf: Verlauf, nr: int) -> str:
    """What became of it when it went."""
    kin, stand = verlauf.heirs_at(nr), verlauf.staende[nr]
    heirs = [one.nachfahr for one in kin]
    draft = "" if stand.jahrgang else " (noch nicht beschlossen)"
    where = f"Im {stand.titel}{draft}"
    if not heirs:
        return f"{where} ist es ohne Nachfolger entfallen."
    if all(one.absorbed for one in kin):
        return f"{where} ging es in {titles(heirs)} auf."
    return f"{where} {'wurden daraus' if len(heirs) > 1 else 'wurde daraus'} {titles(heirs)}."


def _changes(verlauf: Verlauf) -> str:
    changes = verlauf.changes
    if not changes:
        several = len(verlauf.stationen) > 1
        return "Daran hat sich in der Sache nie etwas geändert." if several else ""
    often = _TIMES[len(changes)] if len(changes) < len(_TIMES) else f"{len(changes)}-mal"
    last = changes[-1].neu
    when = f"zuletzt {last.kurz}" if last.jahrgang else "zuletzt im Entwurf"
    return f"In der Sache {often} geändert, {when}."


def titles(records: Iterable[Eintrag]) -> str:
    """Titles as a German enumeration: „A“, „B“ und „C“."""
    *most, last = (f"„{record['titel']}“" for record in records)
    return f"{', '.join(most)} und {last}" if most else last


def standing(stand: Stand) -> str:
    """How far a Stand can be trusted, in a few words."""
    if stand.jahrgang is None:
        return "noch nicht beschlossen"
    day = german_date(stand.jahrgang.datum)
    return f"{day}, Beispiel-Fortschreibung" if stand.jahrgang.beispiel else day


def decision(stand: Stand) -> str:
    """By what decision a Stand was adopted, or that it was not."""
    if stand.jahrgang is None:
        return "noch nicht beschlossen"
    beschluss = stand.beschluss
    if beschluss is None:
        return "Beispiel-Fortschreibung, vom Rat nicht beschlossen"
    day = f" vom {german_date(beschluss.datum)}" if beschluss.datum else ""
    return f"{beschluss.gremium}, Vorlage {beschluss.vorlage}{day}"
