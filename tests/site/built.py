"""Sites as anybody builds them: the reference content, and Musterstadt with some changes."""

import atexit
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from folders import BASIS, PROJECT, Files, copy, write
from lxml.html import HtmlElement
from markup import parse

from insek.addresses import path_address

MUSTERSTADT = f"""
site_name: Musterplan
site_url: https://plan.musterstadt.example/
theme: {{name: material, language: de, font: false, custom_dir: "{PROJECT / "overrides"}",
  favicon: assets/images/zeichen.svg}}
plugins:
  - search
  - insek
  - macros: {{modules: [macros], render_by_default: false, on_undefined: strict, on_error_fail: true}}
markdown_extensions: [tables, footnotes, def_list, insek]
"""


MKDOCS = (sys.executable, "-m", "mkdocs")
INSEK = (sys.executable, "-c", "from insek.cli import main; main()")
"""The commands as programs of their own, with the packages of this test."""


@dataclass(frozen=True)
class Site:
    """A finished site: its folder, how the build ended, and what it said."""

    folder: Path
    status: int
    log: str

    @cached_property
    def sources(self) -> dict[str, str]:
        """The HTML of every page by its address from the root; the error page is left out."""
        return {
            path_address(
                path.relative_to(self.folder).with_suffix(".md").as_posix()
            ): path.read_text(encoding="utf-8")
            for path in sorted(self.folder.rglob("index.html"))
        }

    @cached_property
    def pages(self) -> dict[str, HtmlElement]:
        """Every page as a tree by its address."""
        return {address: parse(source) for address, source in self.sources.items()}

    def having(self, xpath: str) -> dict[str, list[str]]:
        """What an XPath finds on every page on which it finds anything."""
        found = {
            address: [str(item) for item in tree.xpath(xpath)]
            for address, tree in self.pages.items()
        }
        return {address: items for address, items in found.items() if items}


def environment() -> dict[str, str]:
    """The environment of a build: German, without the theme's advertisement, at a fixed time."""
    return os.environ | {
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": "1793491200",
        "COLUMNS": "200",
    }


def build(folder: Path, target: Path, *options: str) -> Site:
    """What „mkdocs build“ makes of a folder."""
    command = [*MKDOCS, "build", "--site-dir", str(target), *options]
    done = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, text=True)
    return Site(target, done.returncode, done.stdout + done.stderr)


def small_city(target: Path, files: Files | None = None) -> Path:
    """Musterstadt ready to be built, with some files changed."""
    copy(BASIS, target)
    sources = (target / "docs/quellen.md").read_text(encoding="utf-8")
    index = (
        (target / "docs/index.md")
        .read_text(encoding="utf-8")
        .replace("quellen.md", "quellen/index.md")
    )
    moved: Files = {
        "docs/quellen.md": None,
        "docs/quellen/index.md": sources,
        "docs/index.md": index,
    }
    write(target, {"mkdocs.yml": MUSTERSTADT, **moved})
    write(target, files or {})
    return target


@cache
def reference_site() -> Site:
    """The site of this repository, built strictly, once for all tests."""
    target = TemporaryDirectory(prefix="insek-")
    atexit.register(target.cleanup)
    return build(PROJECT, Path(target.name), "--strict")


def city_site(folder: Path, files: Files | None = None) -> Site:
    """What is built from Musterstadt with some files changed."""
    return build(small_city(folder / "plan", files), folder / "site")
