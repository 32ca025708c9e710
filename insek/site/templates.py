"""MkDocs' engine of templates, made ready: compiled once, without what editions do not need."""

from urllib.parse import urlsplit

from jinja2 import Environment, pass_context
from mkdocs.theme import Theme
from mkdocs.utils.templates import TemplateContext, url_filter

from insek import addresses
from insek.render.compiled import TEMPLATES


def prepare(environment: Environment) -> None:
    """Set up the engine that is about to put the pages into their frame."""
    environment.bytecode_cache = TEMPLATES
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.filters["url"] = _url


@pass_context
def _url(context: TemplateContext, target: str) -> str:
    """As MkDocs' filter does; the frame of a page asks it fifty times, nearly always the same."""
    page = context["page"]
    if page is None or target in ("", ".") or target[0] in "./#" or urlsplit(target).scheme:
        found: str = url_filter(context, target)
        return found
    return addresses.relative(target, page.url)


def list_no_assets(theme: Theme) -> None:
    """Spare MkDocs the walk through Material's ten thousand icons: an edition copies no assets."""
    make_environment = theme.get_env

    def get_env() -> Environment:
        environment = make_environment()
        environment.list_templates = lambda *_, **__: []  # type: ignore[method-assign]  # MkDocs asks nothing else
        return environment

    theme.get_env = get_env  # type: ignore[method-assign]  # a theme makes its own, from no setting
