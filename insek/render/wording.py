"""The words in which readers see what the files say in keys."""

from insek.model.massnahme import Massnahme

ROLLEN = {"federfuehrung": "Federführung", "beitrag": "Beitrag"}
RICHTUNGEN = {"mindestens": "mindestens", "hoechstens": "höchstens"}
FARBEN = {
    "blau": "besonderer Entwicklungsbedarf",
    "rot": "strategisch",
    "gruen": "strategisch, Freiraum",
}
STAENDE = {"offen": "offen", "abgewogen": "abgewogen", "genutzt": "genutzt", "moeglich": "möglich"}
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
    "entscheidungsebene": "entscheidet",
    "arbeitsebene": "arbeitet mit",
    "oeffentlichkeit": "öffentlich",
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


def zeitraum(massnahme: Massnahme) -> str:
    """The years of a Massnahme: „2024–2027“, „seit 2018“, „ohne Angabe“."""
    if massnahme.beginn is None:
        return f"bis {massnahme.ende}" if massnahme.ende else "ohne Angabe"
    if massnahme.ende is None:
        return f"seit {massnahme.beginn}"
    if massnahme.ende == massnahme.beginn:
        return str(massnahme.beginn)
    return f"{massnahme.beginn}–{massnahme.ende}"
