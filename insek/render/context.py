"""What a template needs to know: the plan, its relations, and the page it writes for."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from insek import addresses
from insek.model.kinds import LINK_SCHEMES
from insek.model.plan import Plan
from insek.model.record import Entry, Record
from insek.model.text import find_links, harmless, replace_targets
from insek.model.woerter import WOERTER
from insek.numbers import euro, german, german_date
from insek.render.compiled import TEMPLATES
from insek.render.markdown import to_html, to_inline_html
from insek.render.wording import zeitraum
from insek.views.beziehungen import Beziehungen

_ANCHOR = re.compile(r"(<h[1-6]) id=\"[^\"]*\"")
_TARGET = re.compile(
    rf'(href|src)="(?:({"|".join(LINK_SCHEMES)}):([^"#]*)|(?!/)([^":#]+))(#[^"]*|)"'
)
"""Links to a record, and to a file beside the text."""


@dataclass(frozen=True, slots=True)
class Context:
    """One page in the making: ``path`` is its Markdown file from the root of the state."""

    plan: Plan
    beziehungen: Beziehungen
    path: str

    @property
    def page(self) -> str:
        """The address of the page from the root of the state."""
        return addresses.path_address(self.path)

    def url(self, kind: str, id: str) -> str:
        """The way from this page to a record's page; ``#`` if there is none."""
        place = self._place(kind, id)
        if place is None:
            return "#"
        mark = addresses.anchor(kind, id)
        way = addresses.relative(addresses.path_address(place), self.page)
        return f"{way}#{mark}" if mark else way

    def way(self, address: str) -> str:
        """The way from this page to an address."""
        return addresses.relative(address, self.page)

    def has(self, address: str) -> bool:
        """Whether somebody wrote a page with this address."""
        return any(addresses.path_address(seite.pfad) == address for seite in self.plan.seiten)

    def link(self, kind: str, record: Record) -> Markup:
        """A link to a record's page with its title as text; the title alone if it has none."""
        if addresses.place(self.plan, kind, record.id) is None:
            return escape(record.titel)
        return Markup(f'<a href="{escape(self.url(kind, record.id))}">{escape(record.titel)}</a>')

    def links(self, kind: str, ids: tuple[str, ...]) -> Markup:
        """Links to all these records, separated by commas; unknown ids are left out."""
        records = self.plan.katalog(kind).pick(ids)
        return Markup(", ").join(self.link(kind, record) for record in records)

    def wort(self, entry: Entry, field: str) -> str:
        """The word in which readers see a field that allows only a few values."""
        value: str = getattr(entry, field)
        return WOERTER[type(entry), field].get(value, value)

    def _resolved(self, source: str, way: Callable[[str, str], str]) -> str:
        """The text with every link such as ``ziel:…`` replaced by the way to its page."""
        source = harmless(source)
        if "](" not in source:
            return source
        targets = {}
        for link in find_links(source, "", 1):
            if link.scheme in LINK_SCHEMES:
                target = way(LINK_SCHEMES[link.scheme], link.rest)
                targets[link.target] = f"{target}#{link.anchor}" if link.anchor else target
        return replace_targets(source, targets)

    def _place(self, kind: str, id: str) -> str | None:
        """The Markdown file on which a record stands; None if it, or a page for it, is missing."""
        return addresses.place(self.plan, kind, id) if id in self.plan.katalog(kind) else None

    def _file(self, kind: str, id: str) -> str:
        place = self._place(kind, id)
        if place is None:
            return "#"
        mark = addresses.anchor(kind, id)
        way = addresses.relative_file(place, self.path)
        return f"{way}#{mark}" if mark else way

    def markdown(self, source: str) -> Markup:
        """Markdown for a generator: links lead from file to file."""
        return Markup(self._resolved(source, self._file))

    def block(self, source: str) -> Markup:
        """Markdown of several paragraphs as HTML, links resolved."""
        return Markup(self._led(_without_anchors(to_html(harmless(source)))))

    def inline(self, source: str) -> Markup:
        """One paragraph of Markdown as HTML, links resolved."""
        return Markup(self._led(_without_anchors(to_inline_html(harmless(source)))))

    def _led(self, html: str) -> str:
        """The HTML of a field with every link leading to its page."""
        return _TARGET.sub(self._target, html) if '="' in html else html

    def _target(self, match: re.Match[str]) -> str:
        """A link such as ``ziel:…`` or ``../index.md`` as the way to its page."""
        attribute, scheme, id, path, mark = match.groups()
        way = self.url(LINK_SCHEMES[scheme], id) if scheme else self._beside(path)
        return f'{attribute}="{way}{mark}"'

    def _beside(self, path: str) -> str:
        """The way from this page to a file, named as seen from the page's own file."""
        target = addresses.normal_path(f"{self.path.rpartition('/')[0]}/{path}")
        return self.way(addresses.path_address(target) if target.endswith(".md") else target)

    def render(self, template: str, **values: object) -> Markup:
        """A template of this package with the given values and the words of this context."""
        return render(template, c=self, plan=self.plan, **values)


def _without_anchors(html: str) -> str:
    """A field's HTML without anchors: it is one of many pieces on a page, which has its own."""
    return _ANCHOR.sub(r"\1", html) if "<h" in html else html


def render(template: str, **values: object) -> Markup:
    """A template of this package with the given values."""
    return Markup(_environment().get_template(template).render(**values))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("insek.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=TEMPLATES,
    )
    environment.filters |= {
        "zahl": german,
        "euro": euro,
        "datum": german_date,
        "zeitraum": zeitraum,
    }
    return environment
