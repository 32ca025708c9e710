"""The vocabulary for page authors: hands every word of the core to mkdocs-macros."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context as JinjaContext
from markupsafe import Markup

from insek.render.words import WORDS
from insek.site.state import current_state


def define_env(env: Any) -> None:
    """Called by mkdocs-macros (and by Zensical) once before pages are rendered."""
    root = Path(env.conf["config_file_path"]).parent
    for name, word in WORDS.items():
        env.macro(_for_pages(word, root), name)


def _for_pages(word: Callable[..., Markup], root: Path) -> Callable[..., Markup]:
    @pass_context
    def spoken(jinja: JinjaContext, **arguments: str | int) -> Markup:
        return word(current_state(root).context(jinja["page"].file.src_uri), **arguments)

    return spoken
