"""A hostile city in the browser: no script runs, nothing is asked of others, the page stays whole."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import pytest
from built import Site, build, small_city
from folders import Files
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect
from published import City
from schriften import HIDDEN, LINKS, PLAIN, TARGETS
from stadt import hostile_files, quoted

from insek import git
from insek.compare.plan import compare_plans
from insek.loading import load_plan
from insek.render.register import with_entry
from insek.render.vergleich import as_html
from insek.site.publish.workshop import Workshop
from insek.site.publish.yard import outer_files
from insek.site.serve import server
from insek.sources import CONTENT, REGISTER, WorkingTree

pytestmark = pytest.mark.browser

Count = Callable[[str, object], None]
"""Keeps a property of a test for the summary of the run."""

_CANARY = """
window.__gelaufen = [];
for (const name of ["alert", "confirm", "prompt", "print", "open"])
  window[name] = () => window.__gelaufen.push(name);
window.__vorher = new Set(Object.getOwnPropertyNames(window));
document.addEventListener("securitypolicyviolation", (e) =>
  window.__gelaufen.push(`${e.violatedDirective} ${e.blockedURI}`));
"""
"""What scripts would call; it runs before anything of the page."""
_STATE = """() => ({
  ran: window.__gelaufen,
  polluted: Object.getOwnPropertyNames(window)
    .filter((name) => name !== "__vorher" && !window.__vorher.has(name)),
  prototype: Object.keys(Object.prototype),
  own: [location, document.cookie, document.forms, document.body, document.documentElement,
    history, navigator, fetch, URL].every((it) => !(it instanceof HTMLElement) ||
    it === document.body || it === document.documentElement),
  taken: [...document.querySelectorAll("[id]")].filter((element) => !element.closest(".inhalt")
    && element !== document.getElementById(element.id)).map((element) => element.id),
})"""

CLOBBERS = (
    "__proto__", "location", "constructor", "document", "Suche", "Suche Feld", "Suche Titel", "Menü",
    "Inhalt", "Body", "Cookie", "Forms", "currentScript", "getElementById", "dataset", "self", "top",
)  # fmt: skip
"""Headings whose anchors would take the place of what scripts look for."""


@dataclass
class Elsewhere:
    """A second host on this machine, and what it was asked for."""

    address: str
    asked: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[Elsewhere]:
    """A host that no page of the city may ask for anything."""
    host = Elsewhere("")

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host.asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Listener) as served:
        threading.Thread(target=served.serve_forever).start()
        host.address = f"//127.0.0.1:{served.server_port}"
        yield host
        served.shutdown()


def vectors(elsewhere: str) -> tuple[str, ...]:
    """Strings for titles and texts; what would be loaded would come from the second host."""
    links = [link.format(target) for link, target in zip(LINKS, TARGETS, strict=True)]
    loads = [form.format(elsewhere) for form in ("<img src={}/a>", "![a]({}/b.png)", "[a]: {}/c")]
    return tuple(
        text.replace("//boese.example", elsewhere) for text in (*PLAIN, *HIDDEN, *links, *loads)
    )


def clobbers() -> Files:
    """A page with headings that could be taken for parts of the page, and a Ziel named so."""
    headings = "\n\n".join(f"## {name}\n\nEin Satz mit {name}." for name in CLOBBERS)
    return {"docs/anker.md": f"---\ntitel: Anker\nkurz: {quoted('<img src=x>')}\n---\n{headings}\n"}


@pytest.fixture(scope="module")
def site(elsewhere: Elsewhere, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The city with every vector in every place, built although the checks refuse it."""
    folder = tmp_path_factory.mktemp("feind")
    before = load_plan(WorkingTree(small_city(folder / "plan"))).plan
    files = {**hostile_files(vectors(elsewhere.address)), **clobbers()}
    built = build(small_city(folder / "plan", files), folder / "site")
    assert built.status == 0, built.log
    after = load_plan(WorkingTree(folder / "plan")).plan
    compared = as_html(compare_plans(before, after), ())
    (built.folder / "vergleich.html").write_text(compared, encoding="utf-8")
    return built


@pytest.fixture(scope="module")
def address(site: Site) -> Iterator[str]:
    """Where the city is served; without the policy of a host, so that pages hold alone."""
    yield from serving(site.folder)


def serving(folder: Path) -> Iterator[str]:
    """The address at which a folder is served."""
    with server(folder, "127.0.0.1", 0) as served:
        threading.Thread(target=served.serve_forever).start()
        yield f"http://127.0.0.1:{served.server_port}/"
        served.shutdown()


_HOSTILE = "<img src=x onerror=alert(1)><script>alert(1)</script>\"'//x"
"""What a Jahrgang and its decision are called."""


@pytest.fixture(scope="module")
def publication(elsewhere: Elsewhere, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An honest Jahrgang, a hostile one, and an Entwurf in which every string moved on by one.

    It is put together as for a publication; the gate, which would stop it, is not asked.
    """
    folder = tmp_path_factory.mktemp("jahrgaenge")
    strings = vectors(elsewhere.address)[::3]
    city = City(folder / "plan")
    city.adopt(2023)
    city.write({**hostile_files(strings), **clobbers()})
    commit = city.repository.commit()
    tree = git.content_tree(city.folder, commit, CONTENT)
    before = (city.folder / REGISTER).read_text(encoding="utf-8")
    decided = (_HOSTILE, _HOSTILE, "2024-05-01")
    city.write({
        **hostile_files((*strings[1:], strings[0])),
        REGISTER: with_entry(before, 2024, _HOSTILE, "anpassung", "2024-05-01", decided, commit, tree),
    })  # fmt: skip
    city.repository.commit()
    for path, content in published(Workshop(city.folder)):
        (folder / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "site" / path).write_bytes(content)
    return folder / "site"


def published(workshop: Workshop) -> Iterator[tuple[str, bytes]]:
    """Every file of a publication."""
    workshop.make_missing(workshop.units, processes=1, report=lambda *_: None)
    bundles = {unit.name: workshop.get(unit) for unit in workshop.units}
    files = [file for bundle in bundles.values() for file in bundle.files.items()]
    data = {name: bundle.data for name, bundle in bundles.items()}
    yield from files
    yield from outer_files(workshop, data, [path for path, _ in files])


@pytest.fixture(scope="module")
def front(publication: Path) -> Iterator[str]:
    """Where the publication is served."""
    yield from serving(publication)


@dataclass
class Visitor:
    """A page that remembers everything that should not have happened on it."""

    page: Page
    address: str
    alone: str
    seen: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def visit(self, path: str) -> None:
        """Open a page, try what may start by itself, and look what happened."""
        self.page.goto(self.address + path, wait_until="load")
        self.look(path)

    def look(self, path: str) -> None:
        """Note what ran, what became global, and which ids of the theme were taken."""
        state = self.page.evaluate(_STATE)
        self.seen["pages"] += 1
        found = (*state["ran"], *state["polluted"], *state["prototype"], *state["taken"])
        self.wrong += [f"{path}: {item}" for item in found]
        if not state["own"]:
            self.wrong.append(f"{path}: a part of the browser was taken over")

    def listen(self) -> None:
        """Note dialogs, errors, windows and requests to others."""
        page = self.page
        page.on("dialog", self._dismiss)
        page.on("pageerror", lambda error: self.wrong.append(f"{page.url}: {error}"))
        page.on("popup", lambda popup: self.wrong.append(f"window {popup.url}"))
        page.on("console", lambda line: self._hear(line.type, line.text))
        page.on("request", lambda request: self._asked(request.url))

    def _dismiss(self, dialog: Dialog) -> None:
        self.wrong.append(f"dialog {self.page.url}")
        dialog.dismiss()

    def _hear(self, kind: str, text: str) -> None:
        if kind in ("error", "warning") and "404 (Not Found)" not in text:
            self.wrong.append(f"{self.page.url}: {text}")

    def _asked(self, url: str) -> None:
        self.seen["requests"] += 1
        if not url.startswith((self.address, self.alone, "data:")):
            self.wrong.append(f"{self.page.url}: asks {url}")


@pytest.fixture
def visitor(browser: Browser, site: Site, address: str) -> Iterator[Visitor]:
    """Somebody who looks at the city; at the end nothing may have gone wrong."""
    yield from looking(browser, address, (site.folder / "vergleich.html").as_uri())


def looking(browser: Browser, address: str, alone: str) -> Iterator[Visitor]:
    """A visitor of a site who complains in the end of all that went wrong."""
    context: BrowserContext = browser.new_context(locale="de-DE")
    context.add_init_script(_CANARY)
    page = context.new_page()
    page.set_default_timeout(5_000)
    visitor = Visitor(page, address, alone)
    visitor.listen()
    yield visitor
    context.close()
    assert not visitor.wrong, "\n".join(visitor.wrong[:30])


def chosen(site: Site) -> list[str]:
    """All pages that hold many vectors, and every fifth of those that hold one."""
    single = [path for path in site.pages if "/x-" in f"/{path}"]
    return [*(path for path in site.pages if path not in single), *single[::5]]


def test_no_page_runs_anything(
    site: Site, visitor: Visitor, elsewhere: Elsewhere, record_property: Count
) -> None:
    """On no kind of page a script of others runs, a foreign host is asked, or an id is taken."""
    for path in chosen(site):
        visitor.visit(path)
    visitor.page.goto(visitor.alone)
    visitor.look("vergleich.html")
    assert elsewhere.asked == []
    assert visitor.seen["pages"] > 60
    record_property(
        "angriffe",
        f"{len(vectors(elsewhere.address))} Zeichenketten auf {visitor.seen['pages']} Seiten im"
        f" Browser: 0 Skripte, 0 fremde Anfragen bei {visitor.seen['requests']} eigenen",
    )


def test_links_lead_nowhere_else(site: Site, visitor: Visitor) -> None:
    """Whatever a link is written like, for the browser it leads to a page, the web or a mail."""
    found: Counter[str] = Counter()
    for url in (*(visitor.address + path for path in chosen(site)), visitor.alone):
        visitor.page.goto(url)
        protocols = "all => all.map((link) => link.protocol)"
        found.update(visitor.page.eval_on_selector_all("a[href]", protocols))
    assert found.keys() <= {"http:", "https:", "mailto:", "file:"}
    assert found.total() > 1_000


@pytest.mark.parametrize("word", ["script", "alert", "boese", "img", "onerror", "Wort"])
def test_hostile_titles_are_found_as_text(visitor: Visitor, word: str) -> None:
    """Titles that look like HTML are hits of the search, shown letter by letter."""
    visitor.page.goto(visitor.address)
    visitor.page.get_by_role("button", name="Suche", exact=True).click()
    visitor.page.get_by_label("Suchwort").fill(word)
    expect(visitor.page.locator(".suche [role=status]")).to_contain_text("Treffer")
    hits = visitor.page.locator(".suche__treffer")
    assert hits.locator("img, script, svg, iframe, style, form, input").count() == 0
    visitor.look(f"search {word}")


ASKED = (
    "<img src=x onerror=alert(1)>", "\"><script>alert(1)</script>", "javascript:alert(1)",
    "__proto__[x]=1", "constructor.prototype.x", "(a+)+$", "\\", "%00", "\u202e",
)  # fmt: skip


@pytest.mark.parametrize("text", ASKED)
def test_addresses_and_words_are_text(visitor: Visitor, text: str) -> None:
    """What stands in the address or is typed into the search is text, or nothing at all."""
    visitor.visit(f"?q={quote(text)}&{quote(text)}=1#{quote(text)}")
    visitor.visit(f"{quote(text, safe='')}/")
    visitor.visit("")
    visitor.page.get_by_role("button", name="Suche", exact=True).click()
    visitor.page.get_by_label("Suchwort").fill(text)
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.get_by_role("dialog", name="Suche")).to_be_visible()
    visitor.look(f"search {text}")


def test_headings_take_no_place(visitor: Visitor) -> None:
    """On a page whose headings are called like parts of it, search and menu work as ever."""
    visitor.visit("anker/")
    visitor.page.get_by_role("button", name="Suche", exact=True).click()
    expect(visitor.page.get_by_role("dialog", name="Suche")).to_be_visible()
    visitor.page.get_by_label("Suchwort").fill("Anker")
    expect(visitor.page.locator(".suche__treffer a").first).to_contain_text("Anker")


@pytest.fixture
def reader(browser: Browser, front: str) -> Iterator[Visitor]:
    """Somebody who looks at the publication; at the end nothing may have gone wrong."""
    yield from looking(browser, front, front)


def outside(publication: Path) -> list[str]:
    """All pages outside the Stände but every third story, and of each Stand every tenth page."""
    found = [
        path.relative_to(publication).parent.as_posix() for path in publication.rglob("index.html")
    ]
    pages = sorted("" if path == "." else f"{path}/" for path in found)
    stories = [path for path in pages if path.startswith("verlauf/") and "/x-" in path]
    states = [path for path in pages if path.startswith(("2023/", "2024/", "entwurf/"))]
    rest = [path for path in pages if path not in stories and path not in states]
    return [*rest, *stories[::3], *states[::10], "2023/", "2024/", "entwurf/"]


def test_no_page_of_a_publication_runs_anything(
    publication: Path, reader: Visitor, elsewhere: Elsewhere, record_property: Count
) -> None:
    """Stories, comparisons and the front door of a hostile city run nothing and ask nobody."""
    before = len(elsewhere.asked)
    for path in outside(publication):
        reader.visit(path)
    assert elsewhere.asked[before:] == []
    assert reader.seen["pages"] > 60
    record_property(
        "angriffe",
        f"Eine Veröffentlichung mit Verlauf und Vergleichen, {reader.seen['pages']} Seiten im"
        f" Browser: 0 Skripte, 0 fremde Anfragen bei {reader.seen['requests']} eigenen",
    )


@pytest.mark.parametrize("word", ["script", "alert", "onerror", "Vergleich"])
def test_the_outer_search_shows_hostile_titles_as_text(reader: Visitor, word: str) -> None:
    """What is found from outside, in the newest Jahrgang too, is shown letter by letter."""
    reader.visit("verlauf/")
    reader.page.get_by_role("button", name="Suche", exact=True).click()
    reader.page.get_by_label("Suchwort").fill(word)
    expect(reader.page.locator(".suche [role=status]")).to_contain_text("Treffer")
    hits = reader.page.locator(".suche__treffer")
    assert hits.locator("img, script, svg, iframe, style, form, input").count() == 0
    reader.look(f"search {word}")
