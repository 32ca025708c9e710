"""The words that page authors may use: names, arguments and the handbook's sentences.

A word never disappears: an adopted Jahrgang uses it for ever. What a word becomes on a
page stands in ``insek.render.words``; a test holds that both agree.
"""

from dataclasses import dataclass

from insek.model.kinds import RAUM_KINDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Angabe:
    """One argument of a word: the id of a record, one of a few choices, or a number."""

    name: str
    kind: str = ""
    choices: tuple[str, ...] = ()
    number: bool = False
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wort:
    """One word: what it puts on the page, in a sentence, and an example."""

    name: str
    satz: str
    beispiel: str
    angaben: tuple[Angabe, ...] = ()

    def angabe(self, name: str) -> Angabe | None:
        """The argument with this name."""
        return next((angabe for angabe in self.angaben if angabe.name == name), None)


_RAUM_ARTEN = ("ortsteil", "stadtbezirk", "schwerpunktraum", "foerdergebiet")
RAUM_ART = dict(
    zip(
        _RAUM_ARTEN,
        ("ortsteile", "stadtbezirke", "schwerpunktraeume", "foerdergebiete"),
        strict=True,
    )
)
assert set(RAUM_ART.values()) == set(RAUM_KINDS)

_FACHTEIL = Angabe(name="fachteil", kind="fachteile")

WORTE = (
    Wort(
        name="zielmatrix",
        satz="Die Tabelle Ziele mal Fachteile: wer federführend ist, wer beiträgt und wie.",
        beispiel='zielmatrix(fachteil="wohnen")',
        angaben=(_FACHTEIL,),
    ),
    Wort(
        name="herausforderungsmatrix",
        satz="Die Tabelle Fachteile mal Herausforderungen mit der Relevanz in jeder Zelle.",
        beispiel="herausforderungsmatrix()",
    ),
    Wort(
        name="ziele",
        satz="Die Ziele eines Fachteils oder eines Leitziels, ohne Angabe alle.",
        beispiel='ziele(fachteil="wohnen")',
        angaben=(_FACHTEIL, Angabe(name="leitziel", kind="ziele")),
    ),
    Wort(
        name="zielstand",
        satz="Wie die Kernziele stehen: letzter Wert, Zielwert, Bewertung.",
        beispiel="zielstand()",
    ),
    Wort(name="fachteile", satz="Die Liste aller Fachteile.", beispiel="fachteile()"),
    Wort(
        name="herausforderungen",
        satz="Die Liste aller Herausforderungen.",
        beispiel="herausforderungen()",
    ),
    Wort(
        name="pruefliste",
        satz="Die Prüffragen einer Herausforderung.",
        beispiel='pruefliste(herausforderung="wachstum")',
        angaben=(Angabe(name="herausforderung", kind="herausforderungen", required=True),),
    ),
    Wort(
        name="massnahmen",
        satz="Die Maßnahmen eines Fachteils oder eines Ziels, ohne Angabe alle.",
        beispiel='massnahmen(fachteil="wohnen")',
        angaben=(_FACHTEIL, Angabe(name="ziel", kind="ziele")),
    ),
    Wort(name="indikatoren", satz="Die Liste aller Indikatoren.", beispiel="indikatoren()"),
    Wort(
        name="indikator",
        satz="Ein Indikator als Diagramm mit Tabelle.",
        beispiel='indikator(indikator="einwohner")',
        angaben=(Angabe(name="indikator", kind="indikatoren", required=True),),
    ),
    Wort(
        name="wert",
        satz="Ein einzelner Wert eines Indikators mitten im Satz, in deutscher Schreibweise.",
        beispiel='wert(indikator="einwohner", jahr=2024)',
        angaben=(
            Angabe(name="indikator", kind="indikatoren", required=True),
            Angabe(name="jahr", number=True, required=True),
            Angabe(name="reihe"),
        ),
    ),
    Wort(name="raumkarte", satz="Die schematische Karte der Ortsteile.", beispiel="raumkarte()"),
    Wort(
        name="raeume",
        satz="Die Liste der Räume einer Art.",
        beispiel='raeume(art="schwerpunktraum")',
        angaben=(Angabe(name="art", choices=_RAUM_ARTEN, required=True),),
    ),
    Wort(
        name="zustaendigkeiten",
        satz="Wer sich um welche Räume kümmert.",
        beispiel="zustaendigkeiten()",
    ),
    Wort(
        name="konflikte",
        satz="Das Register der Zielkonflikte oder der Synergien.",
        beispiel='konflikte(art="konflikt")',
        angaben=(Angabe(name="art", choices=("konflikt", "synergie"), required=True),),
    ),
    Wort(name="aemter", satz="Wer macht was: die Ämter mit ihren Aufgaben.", beispiel="aemter()"),
    Wort(name="gremien", satz="Die Gremien mit Turnus und Aufgaben.", beispiel="gremien()"),
    Wort(name="quellen", satz="Das Verzeichnis der Quellen.", beispiel="quellen()"),
    Wort(
        name="bezugsdokumente",
        satz="Die Fachplanungen und Strategien, auf die sich der Plan bezieht.",
        beispiel="bezugsdokumente()",
    ),
    Wort(
        name="stichworte",
        satz="Das Stichwortverzeichnis von A bis Z über alle Seiten.",
        beispiel="stichworte()",
    ),
    Wort(
        name="ueberblick",
        satz="Was der Plan enthält, gezählt und verlinkt.",
        beispiel="ueberblick()",
    ),
    Wort(name="stand", satz="Welcher Stand das ist, in einem Satz.", beispiel="stand()"),
    Wort(
        name="regeln", satz="Alle Regeln der Prüfung mit Grund und Beispiel.", beispiel="regeln()"
    ),
    Wort(name="vokabular", satz="Alle Wörter mit Beispiel.", beispiel="vokabular()"),
    Wort(name="formate", satz="Die Felder aller Dateiarten.", beispiel="formate()"),
)

WORT_BY_NAME = {wort.name: wort for wort in WORTE}
