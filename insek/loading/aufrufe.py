"""Pages are text with calls of words: everything else in braces is refused, nothing is run."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from jinja2 import Environment, TemplateSyntaxError, nodes

from insek.loading import refusals
from insek.model.befund import Befund
from insek.model.place import Location
from insek.model.text import Aufruf

_OPENER = re.compile(r"\{[{%#]")
_ENVIRONMENT = Environment(autoescape=True)
_UNEXPECTED = re.compile(r"unexpected char '(.)'")
_QUOTES = "„“”‚‘’«»"
_REMEDY = (
    "Nur Wörter des Vokabulars mit festen Angaben verwenden, zum Beispiel"
    ' {{ zielmatrix(fachteil="wohnen") }}.'
)


def has_template(text: str) -> bool:
    """Whether a text holds anything that a template engine would act on."""
    return _OPENER.search(text) is not None


def parse_calls(
    text: str, path: str, first_line: int
) -> tuple[tuple[Aufruf, ...], tuple[Befund, ...]]:
    """The calls of words in a text, and a Befund for every other construct."""
    if not has_template(text):
        return (), ()
    try:
        template = _ENVIRONMENT.parse(text)
        silent = list(_silent(text))
    except TemplateSyntaxError as error:
        location = Location(path, first_line + error.lineno - 1)
        return (), (refusals.V01.befund(location, *_broken(error)),)
    except (RecursionError, ValueError):
        fact = "Was in den geschweiften Klammern steht, ist zu lang oder zu tief verschachtelt."
        return (), (refusals.V01.befund(Location(path, first_line), fact, _REMEDY),)
    calls: list[Aufruf] = []
    befunde = [_no_call(text, path, first_line, line, 0) for line in silent]
    before: Counter[int] = Counter()
    for node in _constructs(template):
        line = _line(node)
        call = _as_call(node, Location(path, first_line + line - 1))
        if call:
            calls.append(call)
        else:
            befunde.append(_no_call(text, path, first_line, line, before[line], _remedy(node)))
        before[line] += 1
    return tuple(calls), tuple(befunde)


@lru_cache(maxsize=10_000)
def call_in(source: str) -> Aufruf | None:
    """The one call that a piece of text is, from brace to brace; None if it is anything else."""
    calls, refused = parse_calls(source, "", 1)
    is_all = source.startswith("{{") and source.endswith("}}")
    return calls[0] if is_all and len(calls) == 1 and not refused else None


def _silent(text: str) -> Iterator[int]:
    """The lines on which comments and raw blocks begin; the parser drops them without a word."""
    if "{#" in text or "{%" in text:
        for line, kind, _ in _ENVIRONMENT.lex(text):
            if kind in ("comment_begin", "raw_begin"):
                yield line


def _broken(error: TemplateSyntaxError) -> tuple[str, str]:
    """What is wrong with braces that cannot be read, and what to do."""
    sign = _UNEXPECTED.search(error.message or "")
    if sign and sign[1] in _QUOTES:
        return (
            f"In den geschweiften Klammern steht das Anführungszeichen {sign[1]}.",
            'Gerade Anführungszeichen tippen: {{ zielmatrix(fachteil="wohnen") }}.',
        )
    return "Eine geschweifte Klammer ist nicht richtig geschlossen.", _REMEDY


def _remedy(node: nodes.Node) -> str:
    """What makes a call of a construct that is nearly one."""
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name):
        if node.args:
            return 'Jede Angabe mit ihrem Namen schreiben: {{ zielmatrix(fachteil="wohnen") }}.'
        bare = [each for each in node.kwargs if isinstance(each.value, nodes.Name | nodes.Sub)]
        if bare:
            return f'Den Wert in gerade Anführungszeichen setzen: {bare[0].key}="…".'
    return _REMEDY


def _no_call(
    text: str, path: str, first_line: int, line: int, before: int, remedy: str = _REMEDY
) -> Befund:
    fact = f"{_quote(text, line, before)} ist kein Aufruf eines Wortes."
    return refusals.V01.befund(Location(path, first_line + line - 1), fact, remedy)


def _constructs(template: nodes.Template) -> Iterator[nodes.Node]:
    for statement in template.body:
        if isinstance(statement, nodes.Output):
            yield from (
                node for node in statement.nodes if not isinstance(node, nodes.TemplateData)
            )
        else:
            yield statement


def _line(node: nodes.Node) -> int:
    """The line of a construct; some that only hold others have none of their own."""
    while not node.lineno:
        node = next(node.iter_child_nodes())
    return node.lineno


def _as_call(node: nodes.Node, location: Location) -> Aufruf | None:
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        return None
    if node.args or node.dyn_args is not None or node.dyn_kwargs is not None:
        return None
    arguments: dict[str, str | int] = {}
    for keyword in node.kwargs:
        value = keyword.value
        if not isinstance(value, nodes.Const) or not isinstance(value.value, str | int):
            return None
        if keyword.key in arguments or isinstance(value.value, bool):
            return None
        arguments[keyword.key] = value.value
    return Aufruf(node.node.name, arguments, location)


def _quote(text: str, line: int, before: int) -> str:
    """The construct as written, cut short; ``before`` others stand before it on its line."""
    written = text.split("\n")[line - 1]
    starts = [match.start() for match in _OPENER.finditer(written)]
    start = starts[before] if before < len(starts) else 0
    shown = written[start : start + 60].strip()
    ends = [at + 2 for closer in ("}}", "%}", "#}") if (at := shown.find(closer)) >= 0]
    return f"„{shown[: min(ends, default=None)]}“"
