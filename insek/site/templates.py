"""MkDocs' engine of templates, made ready, and what can be known of the pages it makes."""

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, pass_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme
from mkdocs.utils.templates import TemplateContext, url_filter

from insek import addresses
from insek.render.compiled import TEMPLATES
from insek.site.alike import EINMAL, alike
from insek.site.layout import Layout, is_plain
from insek.site.theme import theme_folders


def prepare(environment: Environment) -> None:
    """Set up the engine that is about to put the pages into their frame."""
    environment.bytecode_cache = TEMPLATES
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.filters["url"] = _url
    environment.globals[EINMAL] = alike()


@pass_context
def _url(context: TemplateContext, target: str) -> str:
    """As MkDocs' filter does; the frame of a page asks it fifty times, nearly always the same."""
    page = context["page"]
    if page is None or target in ("", ".") or target[0] in "./#" or urlsplit(target).scheme:
        found: str = url_filter(context, target)
        return found
    return addresses.relative(target, page.url)


_PLUGINS = frozenset(("insek", "macros"))
"""Others may do to a page whatever they like."""
_CONTENT = re.compile(r"\.(?:content|markdown)\b")


def layout_of(config: MkDocsConfig, files: Iterable[str]) -> Layout | None:
    """How texts become pages; None where the city's own settings have a part in it.

    The templates must show the content of a page once and ask it for no more.
    """
    extensions, configs = config.markdown_extensions, config.mdx_configs or {}
    folders = theme_folders(Path(config.config_file_path).parent)
    templates = [path.read_text("utf-8") for at in folders for path in at.rglob("*.html")]
    once = sum(len(_CONTENT.findall(text)) for text in templates) == 1
    known = {*config.plugins} <= _PLUGINS and not config.hooks and is_plain(configs)
    return Layout(extensions, configs, [*files], {}) if once and known else None


def list_assets(theme: Theme, folders: Sequence[Path]) -> None:
    """Let MkDocs find a theme's assets in these folders alone, not among Material's ten thousand."""
    make_environment = theme.get_env

    def listed(filter_func: Callable[[str], bool]) -> list[str]:
        return list(filter(filter_func, FileSystemLoader(folders).list_templates()))

    def get_env() -> Environment:
        environment = make_environment()
        environment.list_templates = listed  # type: ignore[method-assign, assignment]  # nothing else asks
        return environment

    theme.get_env = get_env  # type: ignore[method-assign]  # a theme makes its own, from no setting
