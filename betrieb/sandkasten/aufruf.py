"""How a program here is called, in German: its help, and what is wrong with a call."""

import argparse
import re
import sys
from typing import NoReturn

_GERMAN = (
    (re.compile(r"the following arguments are required: (.*)"), r"Es fehlt: \1."),
    (re.compile(r"unrecognized arguments: (.*)"), r"Unbekannt ist: \1."),
    (re.compile(r"argument (.*): invalid int value: '(.*)'"), r"\1: „\2“ ist keine ganze Zahl."),
    (re.compile(r"argument (.*): expected .*"), r"Hinter \1 fehlt die Angabe."),
)


class Aufruf(argparse.ArgumentParser):
    """Reads the words behind a program's name."""

    def __init__(self, was: str) -> None:
        super().__init__(description=was, add_help=False)
        self._positionals.title, self._optionals.title = "Angaben", "Optionen"
        self.add_argument("-h", "--help", action="help", help="Diese Hilfe zeigen.")

    def format_usage(self) -> str:
        """The line that shows how it is called."""
        return super().format_usage().replace("usage: ", "Aufruf: ", 1)

    def format_help(self) -> str:
        """All that there is to say about a call."""
        return super().format_help().replace("usage: ", "Aufruf: ", 1)

    def error(self, message: str) -> NoReturn:
        """End because of a wrong call, and say what is wrong with it."""
        found = (pattern.sub(said, message) for pattern, said in _GERMAN if pattern.match(message))
        fault = next(found, "Diese Angaben gehören nicht zusammen.")
        stop(f"Der Aufruf passt nicht. {fault} → „{self.prog} --help“ hilft weiter.")


def stop(message: str) -> NoReturn:
    """End because nothing could be done; the message says why and what to do."""
    print(message, file=sys.stderr)
    sys.exit(2)
