"""The theme around a page that no generator makes: the same templates, filled by the core."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, pass_context
from jinja2.runtime import Context as JinjaContext
from markupsafe import Markup

from insek import addresses
from insek.render.compiled import TEMPLATES
from insek.render.outer import OuterPage
from insek.site.alike import EINMAL, alike
from insek.site.theme import SIGN


@dataclass(frozen=True)
class NavItem:
    """A point of the main navigation, as the theme's templates expect it of MkDocs."""

    title: str
    url: str
    is_homepage: bool = False
    active: bool = False
    is_page: bool = True
    children: Sequence["NavItem"] | None = None
    file: SimpleNamespace = field(default_factory=lambda: SimpleNamespace(name="index"))


class Frame:
    """The theme's templates with what is the same on all pages outside a Stand.

    ``facts`` is what the templates find as ``config.extra.insek``; ``site_url`` ends with a
    slash or is empty.
    """

    def __init__(
        self,
        templates: Sequence[Path],
        *,
        facts: Mapping[str, Any],
        nav: Sequence[tuple[str, str]],
        site_url: str = "",
    ) -> None:
        environment = Environment(
            loader=FileSystemLoader(templates),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=TEMPLATES,
        )
        environment.filters |= {"url": _url, "script_tag": _script_tag}
        environment.globals[EINMAL] = alike()
        self._templates = environment
        self._nav, self._site_url = nav, site_url
        theme = {"language": "de", "favicon": SIGN}
        self._config = {
            "extra": {"insek": dict(facts)},
            "theme": theme,
            "site_name": facts["kurztitel"],
            "extra_css": [],
            "extra_javascript": [],
        }

    def around(self, page: OuterPage) -> str:
        """A page as a whole HTML document."""
        shown = SimpleNamespace(
            url=page.address,
            title=page.titel,
            content=Markup(page.html),
            is_homepage=not page.address,
            canonical_url=self._site_url + page.address if self._site_url else "",
            ancestors=[],
            toc=SimpleNamespace(items=[_anchor(*section) for section in page.toc]),
            meta={
                "art": page.art,
                "kurz": page.kurz,
                "druck": page.druck,
                "pfad": _ways(page.trail, page.address),
                "wege": _ways(page.wege, page.address),
                "karte": page.karte and addresses.relative(page.karte, page.address),
                "feed": page.feed and addresses.relative(page.feed, page.address),
                "stichworte": page.stichworte and addresses.relative(page.stichworte, page.address),
            },
        )
        return self._render("main.html", shown, page.address)

    def not_found(self) -> str:
        """The page for every address under which nothing stands; it may be shown anywhere."""
        return self._render("404.html", None, urlsplit(self._site_url).path or "/")

    def _render(self, template: str, page: object, base: str) -> str:
        above = [url for _, url in self._nav if page is not None and base.startswith(url)]
        here = max(above, key=len, default=None)
        nav = [NavItem(title, url, active=url == here) for title, url in self._nav]
        return self._templates.get_template(template).render(
            page=page, base=base, nav=nav, config=self._config
        )


def _ways(ways: Sequence[tuple[str, str]], page: str) -> list[dict[str, str]]:
    return [{"titel": titel, "url": addresses.relative(address, page)} for titel, address in ways]


def _anchor(anchor: str, title: str) -> SimpleNamespace:
    return SimpleNamespace(url=f"#{anchor}", title=title, level=2, children=[])


@pass_context
def _url(context: JinjaContext, target: str) -> str:
    """The way from the page to an address; the error page counts from the host."""
    if urlsplit(target).scheme or target.startswith("#"):
        return target
    target = "" if target == "." else target
    base: str = context["base"]
    return base + target if context["page"] is None else addresses.relative(target, base)


def _script_tag(path: str) -> Markup:
    """A script of the city's own, which MkDocs would put on pages of a Stand."""
    return Markup('<script src="{}" defer></script>').format(path)
