"""What the frames of many pages have in common: rendered once for all of them."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from insek import addresses

EINMAL = "einmal"
"""What templates call it: ``{{ einmal("partials/menue.html") }}``."""


def alike() -> Callable[..., Markup]:
    """A function that renders a template once for all pages at the same place of one site.

    Such a template may ask only for what is the same on these pages: the navigation, the facts
    of the site, and the way from a page to others. Pages of one folder are at the same place,
    but for those that stand in the navigation.
    """
    known: dict[tuple[str, ...], Markup] = {}
    listed: set[str] = set()

    @pass_context
    def einmal(context: Context, template: str) -> Markup:
        page = context["page"]
        if page is None:
            return _rendered(context, template)
        listed.update(() if listed else _addresses(context["nav"]))
        key = (template, *_place(page.url, listed), str(context["meta"].get("stichworte")))
        if key not in known:
            known[key] = _rendered(context, template)
        return known[key]

    return einmal


def _rendered(context: Context, template: str) -> Markup:
    return Markup(context.environment.get_template(template).render(context.get_all()))


def _addresses(nav: Iterable[Any]) -> Iterator[str]:
    """The addresses of all pages in a navigation."""
    for item in nav:
        if item.is_page:
            yield item.url
        yield from _addresses(item.children or ())


def _place(address: str, listed: set[str]) -> tuple[str, ...]:
    folder = address.rstrip("/").rpartition("/")[0]
    return (addresses.up(address), folder, address if address in listed else "")
