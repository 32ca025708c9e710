"""A comparison in many voices: plain text, Markdown for a pull request, JSON, pages."""

from collections.abc import Callable, Mapping

from insek.compare.plan import Vergleich
from insek.model.aenderung import Aenderung
from insek.render.vergleich.document import as_html
from insek.render.vergleich.kommentar import as_markdown
from insek.render.vergleich.outline import facts, plural, summary, title
from insek.render.vergleich.report import as_json
from insek.render.vergleich.skeleton import skeleton, unreasoned
from insek.render.vergleich.voices import as_text

Voice = Callable[[Vergleich, tuple[Aenderung, ...]], str]
VOICES: Mapping[str, Voice] = {
    "text": as_text,
    "markdown": as_markdown,
    "json": as_json,
    "html": as_html,
}

__all__ = [
    "VOICES",
    "as_html",
    "as_json",
    "as_markdown",
    "as_text",
    "facts",
    "plural",
    "skeleton",
    "summary",
    "title",
    "unreasoned",
]
