"""Templates are compiled once: Python keeps its own modules like this."""

import sys
from contextlib import suppress
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

_FOLDER = Path(__file__).with_name("__pycache__")


class Templates(FileSystemBytecodeCache):
    """Compiled templates, in memory and in a folder.

    What is kept counts only for the same file with the same text: Jinja compares a checksum.
    Where nothing may be written, memory alone must do.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self._known: dict[str, bytes] = {}

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


TEMPLATES = Templates(_FOLDER)
"""Beside the compiled modules of this package, shared by every environment of templates."""
