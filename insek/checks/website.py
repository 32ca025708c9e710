"""The rules that a website keeps: while it is built, and at the gate before it is published."""

from dataclasses import dataclass

from insek.model.befund import Befund, Schwere
from insek.model.place import Location
from insek.model.regel import Regel
from insek.numbers import german


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sort:
    """A rule of the gate and what it says; ``{what}`` stands for what was seen."""

    titel: str
    grund: str
    fact: str
    remedy: str
    example: str
    page: str = "2018/ziele/index.html"


_SORTS = {
    "W01": _Sort(
        titel="Link ins Leere",
        grund="Wer einem Link folgt, soll ankommen, auch von einem Jahrgang in einen anderen.",
        fact="Ein Link führt zu „{what}“; dort steht nichts.",
        remedy="Den Link im Text oder in der Vorlage berichtigen.",
        example="2018/zielle/index.html",
    ),
    "W02": _Sort(
        titel="Sprungmarke fehlt",
        grund="Ein Link auf eine Stelle einer Seite soll nicht an ihrem Anfang enden.",
        fact="Ein Link führt zu „{what}“; diese Stelle gibt es auf der Seite nicht.",
        remedy="Die Überschrift oder den Link berichtigen.",
        example="2018/quellen/index.html#quelle-zensus",
    ),
    "W03": _Sort(
        titel="Fremder Server",
        grund="Was von einem anderen Server geladen wird, verrät ihm, wer die Seite liest, und kann"
        " sich ändern, ohne dass hier jemand etwas ändert.",
        fact="Die Seite lädt „{what}“ von einem anderen Server.",
        remedy="Die Datei unter overrides/assets ablegen und von dort laden.",
        example="https://cdn.example/schrift.css",
    ),
    "W04": _Sort(
        titel="Skript in der Seite",
        grund="Skripte stehen in eigenen Dateien; was in einer Seite steht, kann eingeschleust sein.",
        fact="In der Seite steht ein Skript: „{what}“.",
        remedy="Das Skript in eine Datei unter overrides/assets/js legen.",
        example="onclick",
    ),
    "W05": _Sort(
        titel="Kontaktangabe nicht freigegeben",
        grund="E-Mail-Adressen und Rufnummern einzelner Menschen gehören nicht auf die Website.",
        fact="Hier steht „{what}“; diese Kontaktangabe ist nicht freigegeben.",
        remedy="Die Angabe entfernen oder in insek.yml unter „kontakte“ eintragen.",
        example="115",
    ),
    "W06": _Sort(
        titel="Pflichtseite nicht verlinkt",
        grund="Impressum, Datenschutz und Barrierefreiheit müssen von jeder Seite aus erreichbar"
        " sein.",
        fact="Die Seite enthält keinen Link zu „{what}“.",
        remedy="Den Link in die Vorlage der Fußzeile aufnehmen (overrides/partials/fuss.html).",
        example="2018/impressum/index.html",
    ),
    "W07": _Sort(
        titel="Element nicht sicher lesbar",
        grund="Was Browser verschieden verstehen könnten, lässt sich nicht prüfen.",
        fact="Das Element „{what}“ lässt sich nicht sicher lesen.",
        remedy="Alle Werte in doppelte Anführungszeichen setzen und „>“ darin als „&gt;“ schreiben.",
        example="<a href=ziele>",
    ),
}


def _rule(code: str, sort: _Sort) -> Regel:
    said = f"{sort.page}: {sort.fact.format(what=sort.example)} → {sort.remedy}"
    return Regel(code=code, titel=sort.titel, grund=sort.grund, beispiel=said)


G01 = Regel(
    code="G01",
    titel="Meldung des Programms, das die Seiten baut",
    grund="Beim Bauen fällt auf, was die Prüfung der Texte nicht sieht, zum Beispiel ein Bild, das"
    " fehlt. Die Website entsteht trotzdem.",
    beispiel="docs/index.md: Der Link „bild.png“ führt ins Leere. → Den Pfad prüfen.",
    schwere=Schwere.WARNUNG,
)
"""What the generator says while it builds."""
GATE = tuple(_rule(code, sort) for code, sort in _SORTS.items())
_BY_CODE = {regel.code: regel for regel in GATE}
REGELN = (G01, *GATE)
"""The rules that look at the website, not at the texts."""


def befund(code: str, page: str, what: str, others: int = 0) -> Befund:
    """What is to be said of a page: what was seen there, and on how many others."""
    sort = _SORTS[code]
    fact = sort.fact.format(what=what) + _also(others)
    return _BY_CODE[code].befund(Location(page), fact, sort.remedy)


def _also(others: int) -> str:
    if others > 1:
        return f" Ebenso auf {german(others)} weiteren Seiten."
    return " Ebenso auf einer weiteren Seite." if others else ""
