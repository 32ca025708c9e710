"""German for click: its help texts, and what is wrong with a call."""

import importlib
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import click
from click.exceptions import NoArgsIsHelpError

from insek.cli.terminal import prepare, stop
from insek.git import GitError
from insek.suggest import did_you_mean

NONE: Mapping[str, str] = {}
_WORDS = {
    "Options": "Optionen",
    "Commands": "Befehle",
    "[OPTIONS]": "[OPTIONEN]",
    "COMMAND [ARGS]...": "BEFEHL [ANGABEN] …",
    "[required]": "[Pflicht]",
    "Show the version and exit.": "Die Version nennen.",
    "Show this message and exit.": "Diese Hilfe zeigen.",
    "INTEGER": "ZAHL",
    "PATH": "PFAD",
}
"""What click says in every help text."""
_WORD = re.compile("|".join(map(re.escape, _WORDS)))


def _german(text: str) -> str:
    return _WORD.sub(lambda match: _WORDS[match[0]], text)


class GermanFormatter(click.HelpFormatter):
    """Writes help texts with German headings and words."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """How the command is called."""
        super().write_usage(prog, _german(args), prefix or "Aufruf: ")

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        """A part of the text under a heading."""
        with super().section(_german(name)):
            yield

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Options or commands, each with what it does."""
        translated = [(_german(name), _german(does)) for name, does in rows]
        super().write_dl(translated, col_max, col_spacing)


class GermanContext(click.Context):
    """A call whose help text is German."""

    formatter_class = GermanFormatter


class Befehle(click.Group):
    """A group of commands that all speak German, however they were written.

    ``places`` says where commands stand (``insek.cli.pruefen``) that are loaded only when
    they are called or listed: most calls need few of the libraries.
    """

    context_class = GermanContext

    def __init__(self, *args: Any, places: Mapping[str, str] = NONE, **extra: Any) -> None:
        super().__init__(*args, **extra)
        self._places = places

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, loaded or not."""
        return sorted({*self._places, *super().list_commands(ctx)})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command, loaded now if it was not before."""
        if cmd_name in self._places and cmd_name not in self.commands:
            module = importlib.import_module(self._places[cmd_name])
            self.add_command(getattr(module, cmd_name))
        return super().get_command(ctx, cmd_name)

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        """Add a command and let it and all below it write German help texts."""
        super().add_command(cmd, name)
        _speak_german(cmd)

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the command that was called, and say in German what is wrong with the call."""
        prepare()
        try:
            code = super().main(*args, **extra | {"standalone_mode": False})
        except NoArgsIsHelpError as error:
            stop(error.format_message())
        except click.UsageError as error:
            stop(explain(error))
        except GitError as error:
            stop(f"Ein Stand lässt sich nicht lesen. {error}")
        except click.Abort:
            click.echo("Abgebrochen.", err=True)
            sys.exit(1)
        sys.exit(code if isinstance(code, int) else 0)


def _speak_german(command: click.Command) -> None:
    command.context_class = GermanContext
    if isinstance(command, click.Group):
        for each in command.commands.values():
            _speak_german(each)


def explain(error: click.UsageError) -> str:
    """What is wrong with a call and what to do, in German."""
    said = error.format_message()
    ctx = error.ctx or GermanContext(click.Command("insek"), info_name="insek")
    for pattern, german in _FAULTS:
        match = pattern.match(said)
        if match:
            fact, remedy = german(match, ctx)
            return f"{fact} → {remedy}"
    return f"Dieser Aufruf passt nicht: {said} → {ctx.command_path} --hilfe hilft weiter."


_Fault = tuple[str, str]


def _usage(ctx: click.Context) -> str:
    usage = " ".join(ctx.get_usage().split()).removeprefix("Aufruf: ")
    return f"So aufrufen: {usage}"


def _no_command(match: re.Match[str], ctx: click.Context) -> _Fault:
    known = ctx.command.list_commands(ctx) if isinstance(ctx.command, click.Group) else []
    otherwise = f"{ctx.command_path} --hilfe nennt alle Befehle."
    return f"Den Befehl „{match[1]}“ gibt es nicht.", did_you_mean(match[1], known, otherwise)


def _no_option(match: re.Match[str], ctx: click.Context) -> _Fault:
    params = ctx.command.get_params(ctx)
    if any(p.name == match[1].lstrip("-") for p in params if isinstance(p, click.Argument)):
        fact = f"Die Option „{match[1]}“ gibt es nicht; hier steht das Wort allein."
        return fact, _usage(ctx)
    known = [name for p in params if isinstance(p, click.Option) for name in p.opts]
    otherwise = f"{ctx.command_path} --hilfe nennt alle Optionen."
    return f"Die Option „{match[1]}“ gibt es nicht.", did_you_mean(match[1], known, otherwise)


def _missing_argument(match: re.Match[str], ctx: click.Context) -> _Fault:
    return f"Die Angabe {match[1]} fehlt.", _usage(ctx)


def _missing_option(match: re.Match[str], ctx: click.Context) -> _Fault:
    for param in ctx.command.get_params(ctx):
        if isinstance(param, click.Option) and match[1] in param.opts:
            wanted = f"„{match[1]} {_german(param.make_metavar(ctx))}“ angeben."
            return f"Die Option „{match[1]}“ fehlt.", f"{wanted} {param.help or ''}".rstrip()
    return f"Die Option „{match[1]}“ fehlt.", _usage(ctx)


def _no_value(match: re.Match[str], _: click.Context) -> _Fault:
    return f"Nach „{match[1]}“ fehlt ein Wert.", f"„{match[1]} WERT“ schreiben."


def _needless_value(match: re.Match[str], _: click.Context) -> _Fault:
    return f"„{match[1]}“ nimmt keinen Wert.", f"Nur „{match[1]}“ schreiben."


def _no_choice(match: re.Match[str], _: click.Context) -> _Fault:
    choices = [choice.strip("'") for choice in match[3].split(", ")]
    otherwise = f"Möglich sind: {', '.join(choices)}."
    fact = f"„{match[2]}“ ist bei „{match[1]}“ nicht vorgesehen."
    return fact, did_you_mean(match[2], choices, otherwise)


def _no_number(match: re.Match[str], _: click.Context) -> _Fault:
    return f"„{match[2]}“ ist keine ganze Zahl.", f"Bei „{match[1]}“ nur Ziffern schreiben."


def _too_small(match: re.Match[str], _: click.Context) -> _Fault:
    return f"{match[2]} ist bei „{match[1]}“ zu wenig.", f"Mindestens {match[3]} angeben."


def _too_much(match: re.Match[str], ctx: click.Context) -> _Fault:
    return f"„{match[1]}“ ist hier zu viel.", _usage(ctx)


_NAME = r"['\"]?(.*?)['\"]?"
_FAULTS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], click.Context], _Fault]], ...] = (
    (re.compile(rf"No such command {_NAME}\.(?: |$)"), _no_command),
    (re.compile(rf"No such option:? {_NAME}(?:\.? |\.?$)"), _no_option),
    (re.compile(rf"Missing argument {_NAME}\."), _missing_argument),
    (re.compile(rf"Missing option {_NAME}\."), _missing_option),
    (re.compile(rf"Option {_NAME} requires an argument"), _no_value),
    (re.compile(rf"Option {_NAME} does not take a value"), _needless_value),
    (re.compile(rf"Invalid value for {_NAME}: {_NAME} is not one of (.*)\.$"), _no_choice),
    (re.compile(rf"Invalid value for {_NAME}: {_NAME} is not a valid integer"), _no_number),
    (re.compile(rf"Invalid value for {_NAME}: (-?\d+) is not in the range x>=(\d+)"), _too_small),
    (re.compile(r"Got unexpected extra arguments? \((.*)\)"), _too_much),
)
"""What click says of a call that it cannot carry out."""
