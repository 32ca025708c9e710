"""Building and previewing one state with MkDocs, with progress and German findings."""

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from insek import addresses
from insek.model.befund import Befund
from insek.site.conversion import Conversions
from insek.site.errors import BuildError
from insek.site.layout import Made
from insek.site.mkdocs import InsekPlugin
from insek.site.slips import build_slip, setting_slips, yaml_slip
from insek.site.state import Edition
from insek.site.warnings import collected, translate

_LOG = logging.getLogger("mkdocs.config")
_GAVE_UP = (MkDocsException, Abort, SystemExit, ImportError)
"""How the generator and its plugins stop when settings are wrong."""

Progress = Callable[[int, int], None]
"""Called after every page with the number of pages done and of all pages."""


@dataclass(frozen=True, slots=True)
class Built:
    """The finished site: its folder, its number of pages, and what was found on the way."""

    folder: Path
    pages: int
    befunde: tuple[Befund, ...]


def _config(root: Path, **settings: str) -> MkDocsConfig:
    path = root / "mkdocs.yml"
    if not path.is_file():
        raise BuildError(
            f"Im Ordner „{root}“ fehlt die Datei mkdocs.yml. → In den Ordner des Plans wechseln."
        )
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    config = MkDocsConfig(config_file_path=str(path))
    try:
        with path.open("rb") as file:
            config.load_file(file)
    except (MkDocsException, yaml.YAMLError) as error:
        raise BuildError(yaml_slip(_yaml_error(error))) from error
    config.load_dict(settings)
    errors, warnings = config.validate()
    if errors:
        raise BuildError(setting_slips(errors))
    for name, warning in warnings:
        _LOG.warning("%s: %s", name, warning)
    return config


def _yaml_error(error: Exception) -> yaml.YAMLError:
    """What the generator has put its own words around."""
    cause = error.__cause__ or error.__context__ or error
    return cause if isinstance(cause, yaml.YAMLError) else yaml.YAMLError(str(cause))


def _plugin(config: MkDocsConfig) -> InsekPlugin:
    plugin = config.plugins.get("insek")
    if not isinstance(plugin, InsekPlugin):
        raise BuildError("In mkdocs.yml fehlt unter „plugins“ die Zeile „- insek“.")
    return plugin


def build_site(root: Path, target: Path | None = None, progress: Progress | None = None) -> Built:
    """Build the working tree below ``root`` into ``target`` (default: as in mkdocs.yml).

    Raises:
        BuildError: there is no usable mkdocs.yml, or the generator gave up.
    """
    settings = {"site_dir": str(target.resolve())} if target else {}
    with collected() as messages:
        config = _config(root, **settings)
        plugin = _plugin(config)
        plugin.progress = progress
        plugin.edition = None  # MkDocs hands the same plugin to every build in a process
        built = _build(config, plugin, messages)
        plugin.forget()
        return built


def build_edition(root: Path, edition: Edition, conversions: Conversions) -> Made:
    """Build a Stand: words from it, presentation from ``root``.

    Raises:
        BuildError: as ``build_site``.
    """
    with collected() as messages, TemporaryDirectory(prefix="insek-") as folder:
        docs, target = Path(folder, "docs"), Path(folder, "site")
        docs.mkdir()
        config = _config(root, site_dir=str(target.resolve()), docs_dir=str(docs))
        plugin, pages = _plugin(config), dict[str, bytes]()
        plugin.edition, plugin.conversions, plugin.finished = edition, conversions, pages
        _build(config, plugin, messages)
        files, layout = pages | _files_below(target), plugin.layout
        plugin.forget()
        found = {
            addresses.in_stand(edition.stand.name, path): files[path] for path in sorted(files)
        }
        return Made(found, layout)


def _files_below(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def _build(config: MkDocsConfig, plugin: InsekPlugin, messages: list[str]) -> Built:
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build(config)
    except _GAVE_UP as error:
        details = " ".join(dict.fromkeys([*messages, str(error)]))
        raise BuildError(build_slip(details)) from error
    finally:
        config.plugins.on_shutdown()
    found = [translate(message, plugin.source_of) for message in messages]
    return Built(Path(config.site_dir), plugin.page_count, (*plugin.befunde, *found))


def preview(root: Path, address: str) -> None:
    """Serve the working tree on loopback and rebuild at every change, until interrupted.

    Raises:
        BuildError: there is no usable mkdocs.yml, or the generator gave up.
    """
    _plugin(_config(root))
    try:
        mkdocs_serve(str(root / "mkdocs.yml"), dev_addr=address)
    except _GAVE_UP as error:
        raise BuildError(build_slip(str(error))) from error
