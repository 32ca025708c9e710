"""The second wall: an environment in which a page can call words and do nothing else.

The first wall is the reader, which refuses every page with more than calls of words
(``insek.loading.aufrufe``). This one stands where pages are rendered and knows nothing of
the first: the template engine of mkdocs-macros is exchanged for one without attributes,
filters, operators, statements, or anything to call but the words.
"""

from collections.abc import Mapping, MutableMapping
from types import CodeType
from typing import Any

from jinja2 import Template, Undefined, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from mkdocs.plugins import PluginCollection
from mkdocs_macros import context, plugin
from mkdocs_macros.plugin import MacrosPlugin

from insek import vocabulary

Words = Mapping[str, object]

context.get_git_info = dict
"""No page may see what git says, so git is not asked: it would obey the repository's settings."""
plugin.is_on_pypi = lambda *_, **__: False  # type: ignore[attr-defined]  # imported there
"""Whoever builds a site asks nobody else, even if a module is missing."""


class Confined(ImmutableSandboxedEnvironment):
    """Renders text with calls of the given words; everything else is a SecurityError."""

    intercepted_binops = frozenset(ImmutableSandboxedEnvironment.default_binop_table)
    intercepted_unops = frozenset(ImmutableSandboxedEnvironment.default_unop_table)

    def __init__(self, words: Words, undefined: type[Undefined]) -> None:
        super().__init__(autoescape=True, undefined=undefined)
        self._words = tuple(words.values())
        self.globals = dict(words)
        self.filters = {}
        self.tests = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """No attribute of anything is for pages."""
        return False

    def is_safe_callable(self, obj: Any) -> bool:
        """Only the words themselves may be called."""
        return any(obj is word for word in self._words)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Nothing is calculated: a few signs could cost any amount of memory."""
        raise SecurityError(f"operator {operator}")

    def call_unop(self, context: Any, operator: str, arg: Any) -> Any:
        """Nothing is calculated."""
        raise SecurityError(f"operator {operator}")


_KNOWN: dict[tuple[frozenset[str], object], CodeType] = {}
"""Compiled pages by words and text: the Stände of a site have most pages in common."""


class CallsOnly(Confined):
    """As Confined, and refuses at once whatever is no call: no loop can cost any time."""

    def from_string(
        self,
        source: str | nodes.Template,
        globals: MutableMapping[str, Any] | None = None,
        template_class: type[Template] | None = None,
    ) -> Template:
        """As usual, but a text that was compiled before is not compiled again."""
        key = (frozenset(self.globals), source)
        if key not in _KNOWN:
            _KNOWN[key] = self.compile(source)
        kind = template_class or self.template_class
        return kind.from_code(self, _KNOWN[key], self.make_globals(globals))

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template = super()._parse(source, name, filename)
        for statement in template.body:
            if not isinstance(statement, nodes.Output):
                raise SecurityError(f"construct {type(statement).__name__}")
            for node in statement.nodes:
                if not isinstance(node, nodes.TemplateData) and not self._is_call(node):
                    raise SecurityError(f"construct {type(node).__name__}")
        return template

    def _is_call(self, node: nodes.Expr) -> bool:
        """Whether this is a word with literal arguments, all of them named."""
        return (
            isinstance(node, nodes.Call)
            and isinstance(node.node, nodes.Name)
            and node.node.name in self.globals
            and not (node.args or node.dyn_args or node.dyn_kwargs)
            and all(isinstance(keyword.value, nodes.Const) for keyword in node.kwargs)
        )


def confine(plugins: PluginCollection) -> None:
    """Leave mkdocs-macros its words, and neither settings, files, git nor an engine for more."""
    macros = plugins.get("macros")
    if isinstance(macros, MacrosPlugin):
        known = macros.env.globals
        words = {name: known[name] for name in vocabulary.WORT_BY_NAME if name in known}
        macros._env = CallsOnly(words, macros.env.undefined)  # no setter is offered
        macros.variables.clear()
        macros.variables["page"] = None  # without any variable nothing would be rendered
