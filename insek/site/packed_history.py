"""A commit with its history packed into one file, from which ``git clone`` makes a repository."""

import hashlib
import zlib
from pathlib import Path

from insek import git

_KINDS = {"commit": 1, "tree": 2, "blob": 3, "tag": 4}
"""The numbers that a pack gives to kinds of objects."""
_SIGNATURE = b"# v2 git bundle\n"


def packed_history(repository: Path, commit: str, reference: str) -> bytes:
    """A commit with its whole history under a name like ``refs/heads/jahrgang-2018``.

    Unlike what git writes itself, the bytes do not depend on how the repository is packed, nor
    on its tags: objects stand in the order of their ids, none as a difference to another.
    """
    objects = sorted(git.objects_of(repository, commit))
    packed = [_head(_KINDS[kind], len(text)) + zlib.compress(text, 9) for _, kind, text in objects]
    count = len(packed).to_bytes(4, "big")
    pack = b"".join([b"PACK", (2).to_bytes(4, "big"), count, *packed])
    header = f"{commit} {reference}\n\n".encode()
    return b"".join([_SIGNATURE, header, pack, hashlib.sha1(pack).digest()])


def _head(kind: int, length: int) -> bytes:
    """Kind and length of an object: four bits of the length, then seven in each further byte."""
    first, rest = kind << 4 | length & 15, length >> 4
    head = bytearray()
    while rest:
        head.append(first | 128)
        first, rest = rest & 127, rest >> 7
    return bytes([*head, first])


def commit_of(content: bytes) -> str:
    """The commit whose history is packed; empty if it is damaged or none."""
    header, _, pack = content.partition(b"\n\n")
    sound = header.startswith(_SIGNATURE) and hashlib.sha1(pack[:-20]).digest() == pack[-20:]
    return header.split(b"\n")[1].partition(b" ")[0].decode("ascii", "replace") if sound else ""
