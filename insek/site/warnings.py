"""The generator's English warnings as German Befunde, where they concern content."""

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath

from insek.checks.website import G01
from insek.model.befund import Befund
from insek.model.place import Location

_Translation = Callable[[re.Match[str]], tuple[str, str, str]]


def _remedy(suggestion: str | None, otherwise: str) -> str:
    return f"Meinten Sie „{suggestion}“?" if suggestion else otherwise


def _missing_target(match: re.Match[str]) -> tuple[str, str, str]:
    return (
        match[1],
        f"Der Link „{match[2]}“ führt ins Leere.",
        _remedy(match[3], "Den Pfad prüfen."),
    )


def _absolute(match: re.Match[str]) -> tuple[str, str, str]:
    otherwise = "Den Pfad von dieser Seite aus angeben, zum Beispiel „../ziele/index.md“."
    fact = f"Der Link „{match[2]}“ beginnt am Anfang der Website."
    return match[1], fact, _remedy(match[3], otherwise)


def _missing_anchor(match: re.Match[str]) -> tuple[str, str, str]:
    fact = f"Der Link „{match[2]}“ führt zu keiner Überschrift."
    return match[1], fact, "Die Überschrift auf der Zielseite prüfen."


def _not_in_nav(match: re.Match[str]) -> tuple[str, str, str]:
    fact = f"Die Navigation nennt die Seite „{match[1]}“, die es nicht gibt."
    return "mkdocs.yml", fact, "Die Zeile unter „nav“ berichtigen oder die Seite anlegen."


_LINK = r"Doc file '(.+?)' contains an? (?:{kind} )?link '(.+?)', "
_HINT = r"[^']*(?:'[^']*' is not found[^']*)?(?: Did you mean '(.+?)'\?)?$"
_TRANSLATIONS: tuple[tuple[re.Pattern[str], _Translation], ...] = (
    (re.compile(_LINK.format(kind="") + r"but (?:there is no such|the doc)"), _missing_anchor),
    (re.compile(_LINK.format(kind="") + r"but the target" + _HINT), _missing_target),
    (re.compile(_LINK.format(kind="unrecognized relative") + _HINT), _missing_target),
    (re.compile(_LINK.format(kind="absolute") + _HINT), _absolute),
    (re.compile(r"A reference to '(.+?)' is included in the 'nav' configuration"), _not_in_nav),
)


def translate(message: str, source_of: Callable[[str], str]) -> Befund:
    """One warning as a Befund; ``source_of`` gives the content file of a page's path."""
    for pattern, explain in _TRANSLATIONS:
        match = pattern.search(message)
        if match:
            path, fact, remedy = explain(match)
            return _befund(source_of(path), fact, remedy)
    remedy = "Die Einstellungen in mkdocs.yml prüfen."
    return _befund("mkdocs.yml", f"Das Programm MkDocs meldet: {message}", remedy)


def _befund(path: str, fact: str, remedy: str) -> Befund:
    return G01.befund(Location(path), fact, remedy)


_ANY_LINK = re.compile(_LINK.format(kind="(?:unrecognized relative|absolute)"))
_QUOTED = re.compile("„([^“]+)“")


def _told(befund: Befund) -> set[tuple[str, str]]:
    """The links that a Befund says lead nowhere: name of the page, target."""
    quoted = _QUOTED.findall(befund.fact) if befund.code == "R02" else []
    return {_link(befund.location.path, target) for target in quoted}


def _link(path: str, target: str) -> tuple[str, str]:
    return PurePosixPath(path).stem, target.partition("#")[0]


class _Collector(logging.Handler):
    """Keeps the generator's warnings, but for links that our own Befunde have told already."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []
        self._told: set[tuple[str, str]] = set()

    def emit(self, record: logging.LogRecord) -> None:
        if record.name == "mkdocs.plugins.insek":
            befunde = record.args if isinstance(record.args, tuple) else ()
            self._told.update(*(_told(each) for each in befunde if isinstance(each, Befund)))
            return
        message = record.getMessage()
        link = _ANY_LINK.match(message)
        if link is None or _link(link[1], link[2]) not in self._told:
            self.messages.append(message)


@contextmanager
def collected() -> Iterator[list[str]]:
    """While it lasts, the generator's warnings go into this list and nowhere else."""
    logger = logging.getLogger("mkdocs")
    collector = _Collector()
    before = logger.propagate, logger.level
    logger.addHandler(collector)
    logger.propagate = False
    logger.setLevel(logging.WARNING)
    try:
        yield collector.messages
    finally:
        logger.removeHandler(collector)
        logger.propagate, level = before
        logger.setLevel(level)
