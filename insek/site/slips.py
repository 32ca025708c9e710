"""What is wrong with mkdocs.yml, in German: the generator says it in English, if at all."""

import re
from collections.abc import Iterable

import yaml


def yaml_slip(error: yaml.YAMLError) -> str:
    """A file that is no YAML: the line, and what to look for there."""
    mark = getattr(error, "problem_mark", None)
    line = f":{mark.line + 1}" if mark else ""
    return (
        f"mkdocs.yml{line}: Die Datei lässt sich nicht als YAML lesen."
        " → Einrückung, Doppelpunkte und Anführungszeichen an dieser Stelle prüfen."
    )


def setting_slips(errors: Iterable[tuple[str, object]]) -> str:
    """Settings that the generator refuses, by their names and what it says of them."""
    return " ".join(_slip(name, str(error)) for name, error in errors)


def build_slip(message: str) -> str:
    """What stopped the generator or one of its plugins while it built."""
    for pattern, said in _WHILE_BUILDING:
        if pattern.search(message):
            return said
    return f"Die Website ließ sich nicht bauen: {message}"


def _slip(name: str, error: str) -> str:
    for wanted, pattern, said in _SETTINGS:
        match = pattern.search(error) if wanted == name else None
        if match:
            return said.format(match[1])
    return (
        f"mkdocs.yml: Die Angabe „{name}“ gilt so nicht (MkDocs meldet: {error})."
        " → Sie berichtigen oder die Zeile löschen."
    )


_PATH = re.compile(r"The path '(?:.*/)?([^/]+)/?' isn't an existing")
"""Of a path only its end is told: the rest is the machine's."""
_SETTINGS: tuple[tuple[str, re.Pattern[str], str], ...] = (
    (
        "docs_dir",
        _PATH,
        "Der Ordner „{}“ mit den Seiten fehlt. → Ihn anlegen, mit der Startseite index.md darin.",
    ),
    (
        "watch",
        _PATH,
        "mkdocs.yml nennt unter „watch“ etwas, das es nicht gibt: „{}“."
        " → Die Zeile löschen; auf Inhalte achtet die Vorschau von selbst.",
    ),
    (
        "theme",
        re.compile(r"Unrecognised theme name: '(.+?)'"),
        "mkdocs.yml: Das Aussehen „{}“ gibt es nicht. → Unter „theme“ schreiben: „name: material“.",
    ),
    (
        "plugins",
        re.compile(r'The "(.+?)" plugin is not installed'),
        "mkdocs.yml: Das Plugin „{}“ ist nicht installiert."
        " → Den Namen prüfen oder die Zeile unter „plugins“ löschen.",
    ),
    (
        "markdown_extensions",
        re.compile(r"Failed to load extension '(.+?)'"),
        "mkdocs.yml: Die Erweiterung „{}“ gibt es nicht."
        " → Den Namen prüfen oder die Zeile unter „markdown_extensions“ löschen.",
    ),
)
_WHILE_BUILDING: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile("(?i)could not (?:import module|find custom)|No module named"),
        "mkdocs.yml nennt unter „macros“ ein Modul, das es nicht gibt."
        " → Dort schreiben: „modules: [insek.macros]“.",
    ),
)
