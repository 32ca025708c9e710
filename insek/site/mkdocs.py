"""The adapter for MkDocs: hands it the pages of the core and reports Befunde in German."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from insek import addresses, vocabulary
from insek.model.befund import Befund, Schwere
from insek.model.place import Location
from insek.render import csv_tables
from insek.render.suche import INDEX, SearchPage, search_index
from insek.site import beside
from insek.site.conversion import Conversions, ConvertedPage
from insek.site.facts import page_meta, site_facts, stand_facts
from insek.site.layout import Layout, search_page
from insek.site.navigation import existing, made
from insek.site.pages import Page, hand_page, record_pages
from insek.site.sandbox import confine
from insek.site.state import Edition, State, read_state, remember
from insek.site.templates import layout_of, list_assets, prepare
from insek.site.texts import Converted
from insek.site.theme import FOREIGN_SIGN, OVERRIDES, SIGN
from insek.sources import CONTENT

_LOG = logging.getLogger("mkdocs.plugins.insek")
_LEVELS = {
    Schwere.FEHLER: logging.WARNING,
    Schwere.WARNUNG: logging.WARNING,
    Schwere.HINWEIS: logging.INFO,
}


class InsekConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves its base untyped
    """The plugin has no options: everything about the city stands in ``insek.yml``."""


class InsekPlugin(BasePlugin[InsekConfig]):  # type: ignore[no-untyped-call]  # MkDocs leaves its base untyped
    """Adds the pages of all records, and gives every page its title, state and trail.

    ``edition`` is what stands on the site beside others; without one the working tree is
    built alone. ``conversions`` may be handed from build to build; ``finished`` are the pages
    of an edition by their path, which are not written to a folder, and ``layout`` says where
    its texts stand in them.
    """

    def __init__(self) -> None:
        self.progress: Callable[[int, int], None] | None = None
        self.edition: Edition | None = None
        self.conversions = Conversions()
        self.finished: dict[str, bytes] = {}
        self.layout: Layout | None = None
        self._pages: dict[str, Page] = {}
        self._done = 0
        self._state: State | None = None
        self._preview = False

    @property
    def befunde(self) -> tuple[Befund, ...]:
        """Everything that was found wrong with the plan."""
        return self._require_state().befunde

    @property
    def page_count(self) -> int:
        """How many pages the state has."""
        return len(self._pages)

    def forget(self) -> None:
        """Let go of all texts: MkDocs keeps its plugins as long as the process lives."""
        self._pages, self._state, self.edition, self.finished = {}, None, None, {}
        self.layout = None

    def source_of(self, path: str) -> str:
        """The content file behind a page."""
        page = self._pages.get(path)
        return page.source if page else path

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Learn whether the site is built or shown while it is written."""
        self._preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the plan anew; live reload calls this at every change."""
        beside.refuse_linked_folders(config)
        root = Path(config.config_file_path).parent
        self._state = remember(root, self.edition.state) if self.edition else read_state(root)
        for befund in (*self._state.befunde, *_shadowed(config)):
            _LOG.log(_LEVELS[befund.schwere], "%s", befund)
        config.extra["insek"] = site_facts(self._state.plan) | {"vorschau": self._preview}
        if config.theme.custom_dir is None:
            config.theme.dirs.insert(0, str(OVERRIDES))
        own = {Path(config.theme.custom_dir or OVERRIDES), OVERRIDES}
        if config.theme.get("favicon") == FOREIGN_SIGN:
            config.theme["favicon"] = SIGN
        if self.edition:
            config.extra["insek"] |= stand_facts(self.edition.stand)
            config.site_url = f"{config.site_url}{self.edition.stand.name}/"
            config.theme.static_templates = set()  # the whole site has one of each
            own = (
                set()
            )  # an edition takes even its own from the root of the site, where it stands once
        list_assets(config.theme, [Path(path) for path in config.theme.dirs if Path(path) in own])
        return config

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Look after everything that a plan consists of, whatever mkdocs.yml says."""
        root = Path(config.config_file_path).parent
        for name in CONTENT:
            if (root / name).exists():
                server.watch(str(root / name))
        return server

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add a page for every record and a CSV file for every table."""
        state = self._require_state()
        written = [hand_page(state.plan, state.beziehungen, s) for s in state.plan.seiten]
        records = list(record_pages(state.plan, state.beziehungen))
        self._pages = {page.path: page for page in (*written, *records)}
        self._done = 0
        beside.keep_sound(files, config)
        generated: dict[str, str | bytes] = {page.path: page.text for page in records}
        generated |= dict(csv_tables.tables(state.plan, state.beziehungen))
        if self.edition:
            generated |= {page.path: page.text for page in written} | dict(self.edition.assets)
            config.nav = existing(config.nav or [], set(self._pages))
        config.nav = config.nav or made(self._pages)
        for path, content in generated.items():
            files.append(File.generated(config, path, content=content))
        for file in list(files.documentation_pages()):
            page = self._pages.get(file.src_uri)
            if page is None:
                files.remove(file)  # a page that could not be read; its Befund is reported
            else:
                ConvertedPage(file, config, page, self.conversions)
        return files

    @event_priority(-100)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Take from the vocabulary what mkdocs-macros has given it by now."""
        confine(config.plugins)
        return nav

    @event_priority(100)
    def on_page_markdown(
        self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Tell the theme what the page is, before any other plugin sees it."""
        state, own = self._require_state(), self._pages[page.file.src_uri]
        page.title = own.titel
        page.meta = page_meta(state.plan, own)
        if self.edition:
            page.meta["verlauf"] = addresses.relative(f"../{own.verlauf}", own.address)
        page.meta["render_macros"] = own.calls_words and state.may_speak(own.source)
        return markdown

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Count the finished pages for the progress display; keep those of an edition."""
        self._done += 1
        if self.progress:
            self.progress(self._done, self.page_count)
        if self.edition is None:
            return output
        self.finished[page.file.dest_uri] = file = output.encode()
        own = self._pages[page.file.src_uri]
        if self.layout and isinstance(page, ConvertedPage) and own.is_fachteil:
            content = Converted(page.content or "", page.headings)
            self.layout = self.layout.with_slot(own.path, file, content)
        return ""  # MkDocs writes no empty page: the edition is put in its place as a whole

    @event_priority(-100)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Add the index of the search, when all pages are converted."""
        prepare(env)
        pages = (file.page for file in files.documentation_pages())
        found = [self._found(page) for page in pages if isinstance(page, ConvertedPage)]
        self.layout = layout_of(config, files.src_uris) if self.edition else None
        files.append(File.generated(config, INDEX, content=search_index(found)))
        return env

    def _found(self, page: ConvertedPage) -> SearchPage:
        own = self._pages[page.file.src_uri]
        return search_page(own, page.sections)

    def _require_state(self) -> State:
        if self._state is None:
            raise PluginError("Der Plan wurde noch nicht gelesen.")
        return self._state


def _shadowed(config: MkDocsConfig) -> list[Befund]:
    """Settings under ``extra`` that would hide a word of the vocabulary."""
    return [
        Befund(
            location=Location("mkdocs.yml"),
            code="V04",
            fact=f"Die Einstellung „extra: {name}“ verdeckt das Wort „{name}“.",
            remedy="Der Einstellung einen anderen Namen geben.",
        )
        for name in config.extra
        if name in vocabulary.WORT_BY_NAME
    ]
