"""Carrying out the words in a text without any generator."""

from functools import partial

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from insek.loading.aufrufe import has_template, parse_calls
from insek.render.context import Context
from insek.render.words import WORDS


def expand(text: str, context: Context) -> str:
    """The text with every call of a word replaced by what it puts on the page.

    A text that holds anything but calls of known words is given back as it is: nothing
    in it is carried out.
    """
    calls, refused = parse_calls(text, context.path, 1)
    if refused or any(call.wort not in WORDS for call in calls) or not has_template(text):
        return text
    environment = ImmutableSandboxedEnvironment(
        autoescape=False, undefined=StrictUndefined, keep_trailing_newline=True
    )
    environment.globals = {name: partial(word, context) for name, word in WORDS.items()}
    environment.filters, environment.tests = {}, {}
    return environment.from_string(text).render()
