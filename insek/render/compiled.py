"""Templates are compiled once: Python keeps its own modules like this."""

import sys
from contextlib import suppress
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket

_FOLDER = Path(__file__).with_name("__pycache__")


class Templates(FileSystemBytecodeCache):
    """Compiled templates, in memory and in a folder.

    What is kept counts only for the same file with the same text (Jinja compares a checksum) in
    an engine that follows the same rules: one that does not escape must not serve one that does.
    Where nothing may be written, memory alone must do.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self._known: dict[str, bytes] = {}

    def get_bucket(
        self, environment: Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """What is kept for a template; engines that compile otherwise keep it apart."""
        return super().get_bucket(environment, name, f"{filename} {_rules(environment)}", source)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket with what is kept for it."""
        if bucket.key in self._known:
            bucket.bytecode_from_string(self._known[bucket.key])
        else:
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is in the bucket."""
        self._known[bucket.key] = bucket.bytecode_to_string()
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                super().dump_bytecode(bucket)


def _rules(environment: Environment) -> str:
    """Everything by which an engine compiles, above all whether it escapes values."""
    told = (getattr(environment, name) for name in _DECISIVE)
    return repr((type(environment).__qualname__, sorted(environment.extensions), *told))


_DECISIVE = (
    "autoescape", "trim_blocks", "lstrip_blocks", "keep_trailing_newline", "newline_sequence",
    "block_start_string", "block_end_string", "variable_start_string", "variable_end_string",
    "comment_start_string", "comment_end_string", "line_statement_prefix", "line_comment_prefix",
    "optimized", "is_async",
)  # fmt: skip

TEMPLATES = Templates(_FOLDER)
"""Beside the compiled modules of this package, shared by every environment of templates."""
