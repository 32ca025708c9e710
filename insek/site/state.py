"""One state of the content, read and checked, shared by plugin and vocabulary."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from insek.checks import check_plan
from insek.loading import load_plan
from insek.loading.assets import published_assets
from insek.loading.plan import Loaded
from insek.model.befund import Befund
from insek.model.plan import Plan
from insek.model.stand import Stand
from insek.render.context import Context
from insek.sources import DOCS, Source, WorkingTree
from insek.views.beziehungen import Beziehungen


@dataclass(frozen=True, slots=True)
class State:
    """A plan with its relations and everything that was found wrong with it."""

    plan: Plan
    beziehungen: Beziehungen
    befunde: tuple[Befund, ...]

    def may_speak(self, source: str) -> bool:
        """Whether the words on a page may be carried out: nothing is wrong with any of them."""
        return not any(b.code.startswith("V") and b.location.path == source for b in self.befunde)

    def context(self, path: str) -> Context:
        """The context of the page with this Markdown file."""
        return Context(self.plan, self.beziehungen, path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A Stand that is built to stand beside others: its content, and the files of ``docs/``.

    ``assets`` are the files under ``docs/`` that are no pages, by their path in there.
    """

    stand: Stand
    state: State
    assets: Mapping[str, bytes]


_current: dict[Path, State] = {}


def load_state(source: Source) -> State:
    """Read and check one source."""
    return checked(load_plan(source))


def checked(loaded: Loaded, family: str = "") -> State:
    """What was read, with everything that is wrong with it, or with one family of rules."""
    found = check_plan(loaded.plan, family)
    befunde = sorted((*loaded.befunde, *found), key=lambda b: b.sort_key)
    return State(loaded.plan, Beziehungen(loaded.plan), tuple(befunde))


def read_state(root: Path) -> State:
    """Read the working tree below ``root`` and remember it for the vocabulary."""
    return remember(root, load_state(WorkingTree(root)))


def remember(root: Path, state: State) -> State:
    """Let the vocabulary speak of this state from now on."""
    _current[root.resolve()] = state
    return state


def read_assets(source: Source) -> dict[str, bytes]:
    """The files under ``docs/`` that are no pages: images, papers, tables."""
    return {path.removeprefix(DOCS): source.read(path) for path in published_assets(source)}


def current_state(root: Path) -> State:
    """The state that was last read below ``root``; reads it if none was."""
    return _current.get(root.resolve()) or read_state(root)
