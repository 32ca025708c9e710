"""What building one Stand after the other need not do each time: find and compile templates."""

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from mkdocs.theme import Theme


def list_no_assets(theme: Theme) -> None:
    """Spare MkDocs the walk through Material's ten thousand icons: an edition copies no assets."""
    make_environment = theme.get_env

    def get_env() -> Environment:
        environment = make_environment()
        environment.list_templates = lambda *_, **__: []  # type: ignore[method-assign]  # MkDocs asks nothing else
        return environment

    theme.get_env = get_env  # type: ignore[method-assign]  # a theme makes its own, from no setting


class _Templates(BytecodeCache):
    """Compiled templates of the theme, kept for the next build in the same process."""

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._known:
            bucket.bytecode_from_string(self._known[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._known[bucket.key] = bucket.bytecode_to_string()


TEMPLATES = _Templates()
