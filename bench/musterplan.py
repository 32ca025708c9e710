"""A plan of any size: healthy, with fields as long as real ones, always the same."""

import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

FACHTEILE, HERAUSFORDERUNGEN, ORTSTEILE, BEZIRKE, AEMTER, QUELLEN = 20, 11, 63, 10, 20, 40
_PROSE = """die Stadt baut und pflegt sichere Wege damit alle Menschen ohne Auto zur Schule zur Arbeit in
den Park kommen dafür werden Flächen gekauft Bäume gepflanzt Häuser saniert Mieten begrenzt Vereine
gefördert Daten veröffentlicht Leitungen erneuert Kitas erweitert"""
_WORDS = _PROSE.split()
_SECTIONS = (("Lage", 150), ("Ziele", 250), ("Strategien", 300), ("Umsetzung", 200))

Value = object
Record = dict[str, Value]


def write_plan(folder: Path, size: int) -> Path:
    """Write a plan of ``size`` Ziele and as many Massnahmen, replacing what stands there."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "insek.yml").write_text(_STADT, encoding="utf-8")
    for path, record in _records(size):
        _write(folder / path, _yaml(record))
    for number in range(FACHTEILE):
        _write(folder / f"fachteile/fachteil-{number}.md", _fachteil(number))
    _write(folder / "docs/index.md", "---\ntitel: Start\n---\nEin erzeugter Plan.\n")
    return folder


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _records(size: int) -> Iterator[tuple[str, Record]]:
    makers = {
        "ziele/leitziel": (4, _leitziel),
        "ziele/ziel": (size, _ziel),
        "daten/massnahmen/massnahme": (size, _massnahme),
        "daten/herausforderungen/herausforderung": (HERAUSFORDERUNGEN, _herausforderung),
        "daten/antworten/fachteil": (FACHTEILE, _antworten),
        "daten/indikatoren/indikator": (12, _indikator),
        "daten/raeume/ortsteile/ortsteil": (ORTSTEILE, _ortsteil),
        "daten/raeume/stadtbezirke/bezirk": (BEZIRKE, _bezirk),
        "daten/zustaendigkeiten/stelle": (BEZIRKE, _stelle),
        "daten/konflikte/konflikt": (size // 50, _konflikt),
        "daten/aemter/amt": (AEMTER, _amt),
        "daten/quellen/quelle": (QUELLEN, _quelle),
    }
    for stem, (count, make) in makers.items():
        for number in range(count):
            id = f"{stem.rpartition('/')[2]}-{number}"
            head = {"id": id, "titel": f"{id.replace('-', ' ').capitalize()}: {_text(id, 4)}"}
            sources = {"quellen": [{"quelle": f"quelle-{number % QUELLEN}", "stelle": "Seite 3"}]}
            record = head | make(number) | ({} if "quelle" in stem else sources)
            yield f"{stem.rpartition('/')[0]}/{id}.yml", record


def _text(seed: object, words: int) -> str:
    random = Random(str(seed))
    return " ".join(random.choice(_WORDS) for _ in range(words)).capitalize() + "."


def _yaml(value: Value, indent: int = 0) -> str:
    """Block style as people write it; texts are quoted, everything else is plain."""
    pad = " " * indent
    if isinstance(value, dict):
        lines = []
        for key, item in value.items():
            deeper = isinstance(item, dict) or (
                isinstance(item, list) and item and isinstance(item[0], dict)
            )
            lines.append(
                f"{pad}{key}:\n{_yaml(item, indent + 2)}"
                if deeper
                else f"{pad}{key}: {_yaml(item)}\n"
            )
        return "".join(lines)
    if isinstance(value, list):
        if value and isinstance(value[0], dict):
            return "".join(f"{pad}- {_yaml(item, indent + 2).lstrip()}" for item in value)
        return f"[{', '.join(str(item) for item in value)}]"
    text = str(value)
    return json.dumps(text, ensure_ascii=False) if " " in text else text


def _leitziel(number: int) -> Record:
    return {"titel": f"Leitziel {number}", "ebene": "leitziel", "kurz": _text(f"l{number}", 14)}


def _ziel(number: int) -> Record:
    lead = number % FACHTEILE
    others = [(lead + step) % FACHTEILE for step in (3, 7)]
    shares = [_share(lead, "federfuehrung", number)]
    shares += [_share(other, "beitrag", number) for other in others]
    record: Record = {
        "ebene": "ziel",
        "uebergeordnet": f"leitziel-{number % 4}",
        "horizont": "mittel",
        "kurz": _text(f"z{number}", 16),
        "text": _text(f"zt{number}", 90),
        "fachteile": shares,
        "stichworte": ["Wege", "Bäume"],
    }
    if number < 12:
        target = {"richtung": "mindestens", "wert": 150, "jahr": 2035, "quelle": "quelle-1"}
        record |= {
            "kernziel": "true",
            "indikatoren": [f"indikator-{number}"],
            "zielwerte": [{"indikator": f"indikator-{number}"} | target],
        }
    return record


def _share(fachteil: int, rolle: str, number: int) -> Record:
    statement = _text(f"b{fachteil}-{number}", 14)
    return {"fachteil": f"fachteil-{fachteil}", "rolle": rolle, "aussage": statement}


def _massnahme(number: int) -> Record:
    return {
        "kurz": _text(f"m{number}", 16),
        "text": _text(f"mt{number}", 80),
        "ziele": [f"ziel-{number}"],
        "fachteile": [f"fachteil-{number % FACHTEILE}"],
        "raeume": [f"ortsteil-{number % ORTSTEILE}"],
        "art": "bestand",
        "stand": "laufend",
        "stand_am": "2026-06-30",
        "beginn": 2024,
        "ende": 2028,
        "federfuehrung": f"amt-{number % AEMTER}",
        "mitwirkung": [f"amt-{(number + 1) % AEMTER}"],
        "kosten": {
            "gesamt": 1500000,
            "auszahlungen": 1500000,
            "einzahlungen": 900000,
            "eigenmittel": 600000,
            "finanzstand": "gesichert",
            "finanzierung": [
                {"geber": "land", "betrag": 900000},
                {"geber": "stadt", "betrag": 600000},
            ],
        },
        "wirkung": [{"indikator": f"indikator-{number % 12}", "richtung": "steigt"}],
        "mehrwert": _text(f"mm{number}", 25),
    }


def _herausforderung(number: int) -> Record:
    questions = [{"id": f"frage-{n}", "frage": _text(f"f{number}{n}", 12)} for n in range(4)]
    return {
        "nr": number + 1,
        "kurz": _text(f"h{number}", 14),
        "text": _text(f"ht{number}", 80),
        "prueffragen": questions,
    }


def _antworten(number: int) -> Record:
    answers = [
        {
            "herausforderung": f"herausforderung-{n}",
            "relevanz": "hoch",
            "aussage": _text(f"a{number}{n}", 25),
            "abschnitt": "strategien",
            "fragen": ["frage-0", "frage-2"],
        }
        for n in range(HERAUSFORDERUNGEN)
    ]
    return {"titel": "Antworten", "fachteil": f"fachteil-{number}", "antworten": answers}


def _indikator(number: int) -> Record:
    values = [{"jahr": 2010 + n, "wert": 100 + 2 * n} for n in range(16)]
    series: Record = {"id": "reihe", "titel": "Amtliche Reihe", "art": "amtlich"}
    series |= {"quelle": "quelle-0", "lizenz": "dl-de/by-2-0", "werte": values}
    return {
        "definition": _text(f"i{number}", 20),
        "einheit": "Prozent",
        "gewuenscht": "steigend",
        "reihen": [series],
    }


def _ortsteil(number: int) -> Record:
    return {
        "schluessel": f"{number % BEZIRKE}{number:02}",
        "stadtbezirk": f"bezirk-{number % BEZIRKE}",
        "kachel": {"spalte": number % 9 + 1, "zeile": number // 9 + 1},
        "flaeche_ha": 480,
        "einwohner": [{"jahr": year, "wert": 9000 + year} for year in range(2015, 2026)],
        "aussage": _text(f"o{number}", 30),
        "aussage_art": "quelle",
    }


def _bezirk(number: int) -> Record:
    return {"schluessel": number, "kurz": _text(f"sb{number}", 12)}


def _stelle(number: int) -> Record:
    return {
        "art": "gebietsverantwortung",
        "raeume": [f"bezirk-{number}"],
        "amt": f"amt-{number}",
        "kernteam": [f"amt-{number + 1}", f"amt-{number + 5}"],
    }


def _konflikt(number: int) -> Record:
    return {
        "art": "konflikt",
        "ziele": [f"ziel-{number}", f"ziel-{number + 1}"],
        "text": _text(f"k{number}", 50),
        "abwaegung": _text(f"ka{number}", 40),
        "stand": "abgewogen",
        "offen_seit": "2026-01-15",
        "rat_informiert": "2026-03-20",
        "raeume": [f"ortsteil-{number % ORTSTEILE}"],
        "aemter": ["amt-1", "amt-2"],
    }


def _amt(number: int) -> Record:
    return {"kurz": f"A{number}", "aufgabe": _text(f"am{number}", 10)}


def _quelle(number: int) -> Record:
    return {
        "herausgeber": "Stadt Musterstadt",
        "art": "bericht",
        "datum": "Jahr 2025",
        "lizenz": "dl-de/by-2-0",
    }


def _fachteil(number: int) -> str:
    link = {"fachteil": f"fachteil-{(number + 1) % FACHTEILE}", "art": "synergie"}
    front: Record = {
        "titel": f"Fachteil {number}",
        "nr": number + 1,
        "kurz": _text(f"ft{number}", 14),
        "federfuehrung": f"amt-{number}",
        "stand": "2026-09-30",
        "bezuege": [link | {"text": _text(f"fb{number}", 12)}],
        "quellen": [{"quelle": f"quelle-{number}"}],
    }
    sections = "".join(_section(number, *section) for section in _SECTIONS)
    return f"---\n{_yaml(front)}---\n{sections}"


def _section(number: int, title: str, words: int) -> str:
    sentences: Sequence[str] = [_text(f"{title}{number}{n}", 15) for n in range(words // 15)]
    return (
        f"## {title}\n\n"
        + "\n".join(sentences)
        + f"\n\nVorn steht [ein Ziel](ziel:ziel-{number}).\n\n"
    )


_STADT = """schema: 1
stadt: Musterstadt
titel: Ein erzeugter Plan
amtlich: false
stichtag: 2026-11-01
abschnitte:
  - {titel: Lage, art: analyse}
  - {titel: Ziele, art: ziele}
  - {titel: Strategien, art: strategie}
  - {titel: Umsetzung, art: umsetzung}
"""
