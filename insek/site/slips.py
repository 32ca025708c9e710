"""What is wrong with mkdocs.yml, in German: the generator says it in English, if at all."""

import re
from collections.abc import Callable, Iterable

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
    for wanted, pattern, explain in _SETTINGS:
        match = pattern.search(error) if wanted == name else None
        if match:
            return explain(match)
    return (
        f"mkdocs.yml: Die Angabe „{name}“ gilt so nicht (MkDocs meldet: {error})."
        " → Sie berichtigen oder die Zeile löschen."
    )


def _no_folder(match: re.Match[str]) -> str:
    return (
        f"Der Ordner „{_last(match[1])}“ mit den Seiten fehlt."
        " → Ihn anlegen, mit der Startseite index.md darin."
    )


def _nothing_to_watch(match: re.Match[str]) -> str:
    return (
        f"mkdocs.yml nennt unter „watch“ etwas, das es nicht gibt: „{_last(match[1])}“."
        " → Die Zeile löschen; auf Inhalte achtet die Vorschau von selbst."
    )


def _no_theme(match: re.Match[str]) -> str:
    return (
        f"mkdocs.yml: Das Aussehen „{match[1]}“ gibt es nicht."
        " → Unter „theme“ schreiben: „name: material“."
    )


def _no_plugin(match: re.Match[str]) -> str:
    return (
        f"mkdocs.yml: Das Plugin „{match[1]}“ ist nicht installiert."
        " → Den Namen prüfen oder die Zeile unter „plugins“ löschen."
    )


def _no_extension(match: re.Match[str]) -> str:
    return (
        f"mkdocs.yml: Die Erweiterung „{match[1]}“ gibt es nicht."
        " → Den Namen prüfen oder die Zeile unter „markdown_extensions“ löschen."
    )


def _last(path: str) -> str:
    """The end of a path: the rest is the machine's."""
    return path.rstrip("/").rpartition("/")[2]


_PATH = re.compile(r"The path '(.+)' isn't an existing")
_Explain = Callable[[re.Match[str]], str]
_SETTINGS: tuple[tuple[str, re.Pattern[str], _Explain], ...] = (
    ("docs_dir", _PATH, _no_folder),
    ("watch", _PATH, _nothing_to_watch),
    ("theme", re.compile(r"Unrecognised theme name: '(.+?)'"), _no_theme),
    ("plugins", re.compile(r'The "(.+?)" plugin is not installed'), _no_plugin),
    ("markdown_extensions", re.compile(r"Failed to load extension '(.+?)'"), _no_extension),
)
_WHILE_BUILDING: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile("(?i)could not (?:import module|find custom)|No module named"),
        "mkdocs.yml nennt unter „macros“ ein Modul, das es nicht gibt."
        " → Dort schreiben: „modules: [insek.macros]“.",
    ),
)
