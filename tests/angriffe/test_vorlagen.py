"""Pages are no programs: behind the reader's wall stands a second one, and each holds alone."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from einschleusungen import INJECTIONS, RUNS
from folders import write
from jinja2 import StrictUndefined, TemplateError, nodes
from mkdocs.config import load_config
from mkdocs.plugins import PluginCollection
from mkdocs_macros.plugin import MacrosPlugin

from insek import vocabulary
from insek.site.sandbox import CallsOnly, Confined, confine
from insek.site.state import load_state
from insek.sources import WorkingTree

SILENT = ("{# Kommentar #}", "{% raw %}{{ config }}{% endraw %}")
"""What even the second wall lets pass: it leaves out a comment and repeats what is raw."""


class Canary:
    """Stands for everything that mkdocs-macros would give to a page."""

    pages = ("GEHEIM",)

    def __str__(self) -> str:
        return "GEHEIM"


def zielmatrix(**_: object) -> str:
    """A word."""
    return "Matrix"


WORDS = {"zielmatrix": zielmatrix}
CONTEXT = {name: Canary() for name in ("config", "git", "page", "files", "navigation", "macros")}


class WithoutGrammar(CallsOnly):
    """The second wall without its own list of constructs: what is left is the sandbox."""

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return super(CallsOnly, self)._parse(source, name, filename)


def rendered(engine: type[Confined], text: str) -> str:
    """What an engine makes of a text when the first wall is switched off."""
    return engine(WORDS, StrictUndefined).from_string(text).render(CONTEXT)


def test_there_are_many(record_property: Callable[[str, object], None]) -> None:
    """The table holds at least a hundred different ways."""
    assert len(set(INJECTIONS)) >= 100
    record_property("angriffe", f"{len(set(INJECTIONS))} Einschleusungen in Vorlagen × 2 Wände")


@pytest.mark.parametrize("text", INJECTIONS)
def test_first_wall_refuses(plan_folder: Path, text: str) -> None:
    """The check refuses the page at the line of the injection, and no word on it is carried out."""
    write(plan_folder, {"docs/neu.md": f"---\ntitel: Neu\n---\nText\n\n{text}\n"})
    state = load_state(WorkingTree(plan_folder))
    assert {befund.location.path for befund in state.befunde} == {"docs/neu.md"}
    assert {befund.code[0] for befund in state.befunde} <= {"V", "R"}
    assert all(befund.location.line in (6, 7) for befund in state.befunde)
    assert not state.may_speak("docs/neu.md")


@pytest.mark.parametrize("text", [text for text in INJECTIONS if text not in SILENT])
def test_second_wall_refuses_alone(text: str) -> None:
    """With the first wall switched off the engine gives an error and not a sign of a result."""
    with pytest.raises((TemplateError, RecursionError)):
        rendered(CallsOnly, text)


@pytest.mark.parametrize("text", SILENT)
def test_second_wall_repeats_what_is_silent(text: str) -> None:
    """What the engine does not act on stays text."""
    assert rendered(CallsOnly, text) in ("", "{{ config }}")


@pytest.mark.parametrize("text", RUNS)
def test_sandbox_gives_nothing_away(text: str) -> None:
    """Even without its rule on constructs the engine runs none of them and reads nothing."""
    with suppress(TemplateError, RecursionError, TypeError):
        assert "class" not in rendered(WithoutGrammar, text)


def test_calls_are_rendered() -> None:
    """A call of a word is what it was; what the word does not mark as HTML is escaped."""
    assert rendered(CallsOnly, "a {{ zielmatrix() }} b\n") == "a Matrix b"
    assert rendered(CallsOnly, '{{ zielmatrix(fachteil="wohnen", jahr=3) }}') == "Matrix"


@pytest.mark.parametrize("injected", ["{{ config }}", "{{ git }}", "{{ lipsum() }}", "{{ page }}"])
def test_generator_uses_the_second_wall(tmp_path: Path, injected: str) -> None:
    """A build in which the first wall lets everything pass stops instead of obeying."""
    plugin = MacrosPlugin()
    plugin.load_config({"modules": ["macros"], "on_undefined": "strict"})
    config = load_config(None, docs_dir=str(tmp_path), site_name="x", site_url="", plugins=[])
    plugin.on_config(config)  # type: ignore[no-untyped-call]  # mkdocs-macros is untyped
    plugin.on_nav(Canary(), config, Canary())  # type: ignore[no-untyped-call]  # as above
    plugins = PluginCollection()
    plugins["macros"] = plugin
    confine(plugins)
    assert type(plugin.env) is CallsOnly
    assert set(plugin.env.globals) == set(vocabulary.WORT_BY_NAME)
    assert dict(plugin.variables) == {"page": None}
    with pytest.raises(TemplateError):
        plugin.env.from_string(injected).render(**plugin.variables)


def test_generator_without_vocabulary_is_left_alone() -> None:
    """A site without mkdocs-macros has nothing to confine."""
    confine(PluginCollection())
