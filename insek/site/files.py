"""The sink for any other generator: every page as a plain Markdown file on disk."""

import json
from pathlib import Path

from insek.render import csv_tables
from insek.render.expand import expand
from insek.render.gliederung import with_markdown_headings
from insek.site.pages import Page, state_pages
from insek.site.state import State


def write_pages(state: State, folder: Path) -> int:
    """Write all pages and tables of a state below ``folder``; returns how many files."""
    count = 0
    for page in state_pages(state.plan):
        _write(folder / page.path, finished_page(state, page))
        count += 1
    for path, text in csv_tables.tables(state.plan, state.beziehungen):
        _write(folder / path, text)
        count += 1
    return count


def finished_page(state: State, page: Page) -> str:
    """A page with its words carried out and the least front matter that generators agree on."""
    text = page.text
    if page.calls_words and state.may_speak(page.source):
        text = expand(text, state.context(page.path))
    head = {"title": page.titel, "description": page.kurz}
    lines = [
        f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items() if value
    ]
    parts = (part for part in (page.above, text, with_markdown_headings(page.below)) if part)
    return "\n".join(["---", *lines, "---", "", "\n\n".join(parts)])


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
