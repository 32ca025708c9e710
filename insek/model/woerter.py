"""The words in which readers see what the files say in keys."""

from collections.abc import Mapping

from insek.model.fachteil import Bezug, Fachteil
from insek.model.herausforderung import Antwort
from insek.model.indikator import Indikator, Reihe
from insek.model.konflikt import Zielkonflikt
from insek.model.massnahme import Finanzierung, Kosten, Massnahme, Wirkung
from insek.model.quelle import Bezugsdokument, Quelle
from insek.model.raum import Ortsteil, Schwerpunktraum, Statuswechsel, Zustaendigkeit
from insek.model.record import Entry
from insek.model.verwaltung import Amt, Gremium
from insek.model.ziel import Beitrag, Ziel, Zielwert

ROLLEN = {"federfuehrung": "Federführung", "beitrag": "Beitrag"}
RICHTUNGEN = {"mindestens": "mindestens", "hoechstens": "höchstens"}
FARBEN = {
    "blau": "besonderer Entwicklungsbedarf",
    "rot": "strategisch",
    "gruen": "strategisch, Freiraum",
}
KONFLIKTSTAENDE = {
    "offen": "offen",
    "abgewogen": "abgewogen",
    "genutzt": "genutzt",
    "moeglich": "möglich",
}
MASSNAHMESTAENDE = {
    "idee": "Idee", "geplant": "geplant", "beschlossen": "beschlossen", "laufend": "laufend",
    "abgeschlossen": "abgeschlossen", "eingestellt": "eingestellt",
}  # fmt: skip
VERHAELTNISSE = {
    "stuetzt": "stützt den Plan",
    "offen": "noch offen",
    "widerspricht": "widerspricht dem Plan",
}
EBENEN = {
    "entscheidungsebene": "Entscheidungsebene",
    "arbeitsebene": "Arbeitsebene",
    "oeffentlichkeit": "Öffentlichkeit",
}
HORIZONTE = {"kurz": "kurzfristig", "mittel": "mittelfristig", "lang": "langfristig"}
BEZUEGE = {"synergie": "Synergie", "konflikt": "Konflikt", "zulieferung": "Zulieferung"}
GEBER = {
    "stadt": "Stadt", "land": "Land", "bund": "Bund", "eu": "Europäische Union",
    "dritte": "Dritte", "offen": "noch offen",
}  # fmt: skip
TIEFEN = {
    "umfassend": "umfassend fortgeschrieben",
    "punktuell": "punktuell angepasst",
    "unveraendert": "unverändert",
}
SICHERHEITEN = {"belegt": "belegt", "plausibel": "plausibel", "offen": "offen"}
REIHENARTEN = {
    "register": "Register", "amtlich": "amtliche Statistik", "umfrage": "Umfrage",
    "modell": "Modellrechnung", "summe": "eigene Summe", "prognose": "Prognose", "presse": "Presse",
}  # fmt: skip
ARTEN = {
    "neubau": "Neubau", "bestand": "Bestand", "planung": "Planung", "programm": "Programm",
    "organisation": "Organisation",
}  # fmt: skip
URTEILE_AUSSAGE = {
    "quelle": "aus einer Quelle",
    "abgeleitet": "aus den Zahlen abgeleitet",
    "fiktiv": "Beispiel (fiktiv)",
}
_TRAEGER = {
    "stadt": "Stadt", "region": "Region", "land": "Land", "bund": "Bund", "eu": "Europäische Union",
}  # fmt: skip
_QUELLENARTEN = {
    "vorlage": "Vorlage", "statistik": "Statistik", "studie": "Studie", "bericht": "Bericht",
    "presse": "Presse", "recht": "Recht", "leitfaden": "Leitfaden", "datensatz": "Datensatz",
}  # fmt: skip
_BEZUGSARTEN = {
    "fachplanung": "Fachplanung", "strategie": "Strategie", "rechtsgrundlage": "Rechtsgrundlage",
    "landesplanung": "Landesplanung",
}  # fmt: skip
_STELLEN = {
    "gebietsmanagement": "Gebietsmanagement",
    "gebietsverantwortung": "Gebietsverantwortung",
}
_AMTSARTEN = {
    "amt": "Amt", "referat": "Referat", "dezernat": "Dezernat", "eigenbetrieb": "Eigenbetrieb",
    "unternehmen": "Unternehmen",
}  # fmt: skip
_TURNUS = {
    "jaehrlich": "jährlich", "mehrjaehrig": "alle paar Jahre", "unregelmaessig": "unregelmäßig",
}  # fmt: skip


def _same(*keys: str) -> dict[str, str]:
    """Keys that are words already."""
    return {key: key for key in keys}


WOERTER: Mapping[tuple[type[Entry], str], Mapping[str, str]] = {
    (Amt, "art"): _AMTSARTEN,
    (Antwort, "relevanz"): _same("hoch", "mittel", "gering", "keine"),
    (Beitrag, "rolle"): ROLLEN,
    (Bezug, "art"): BEZUEGE,
    (Bezugsdokument, "art"): _BEZUGSARTEN,
    (Bezugsdokument, "ebene"): _TRAEGER,
    (Bezugsdokument, "verhaeltnis"): VERHAELTNISSE,
    (Fachteil, "fortschreibungstiefe"): TIEFEN,
    (Finanzierung, "geber"): GEBER,
    (Gremium, "ebene"): EBENEN,
    (Indikator, "gewuenscht"): _same("steigend", "fallend", "neutral"),
    (Indikator, "raumbezug"): {"stadt": "ganze Stadt", "ortsteil": "Ortsteile"},
    (Indikator, "turnus"): _TURNUS,
    (Kosten, "finanzstand"): _same("gesichert", "teilweise", "beantragt", "offen"),
    (Massnahme, "art"): ARTEN,
    (Massnahme, "stand"): MASSNAHMESTAENDE,
    (Ortsteil, "aussage_art"): URTEILE_AUSSAGE,
    (Quelle, "art"): _QUELLENARTEN,
    (Reihe, "art"): REIHENARTEN,
    (Schwerpunktraum, "farbe"): FARBEN,
    (Schwerpunktraum, "urteil"): _same(
        "deutlich positiv", "leicht bis deutlich positiv", "leicht positiv", "erste Schritte",
        "uneinheitlich", "offen",
    ),
    (Statuswechsel, "art"): _same("vorgeschlagen", "beschlossen"),
    (Statuswechsel, "nach"): FARBEN,
    (Statuswechsel, "von"): FARBEN,
    (Wirkung, "richtung"): _same("steigt", "sinkt"),
    (Wirkung, "sicherheit"): SICHERHEITEN,
    (Ziel, "horizont"): HORIZONTE,
    (Zielkonflikt, "art"): {"konflikt": "Konflikt", "synergie": "Synergie"},
    (Zielkonflikt, "stand"): KONFLIKTSTAENDE,
    (Zielwert, "richtung"): RICHTUNGEN,
    (Zustaendigkeit, "art"): _STELLEN,
}  # fmt: skip
"""How the values of every field read that allows only a few."""
