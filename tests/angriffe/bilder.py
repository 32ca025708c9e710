"""Pictures put together block by block, honest ones and others."""

import base64
import struct
import zlib

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI//////////////////////////"
    "//////////////////////////wAALCAACAAIBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAA"
    "AgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3"
    "ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5"
    "usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/AKVf/9k="
)
"""Two by two grey points."""
WEBP = base64.b64decode("UklGRhwAAABXRUJQVlA4TA8AAAAvAUAAAAcQ/Y/+ByKi/wEA")
"""Two by two red points, without loss."""
WEBP_LOSSY = base64.b64decode(
    "UklGRjQAAABXRUJQVlA4ICgAAABwAQCdASoCAAIACQCsJaACdAFAAAD+4cN4Nkim5H/wQX9Dn9beIAAA"
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def chunk(kind: bytes, content: bytes) -> bytes:
    """A block of a PNG with its check sum."""
    head = struct.pack(">I", len(content))
    return head + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(*extra: tuple[bytes, bytes], size: tuple[int, int] = (2, 2), points: bytes = b"") -> bytes:
    """A grey picture; ``extra`` blocks stand before its points."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", *size, 8, 0, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(points or b"\0" * (size[0] + 1) * min(size[1], 9_999)))
    return PNG + head + b"".join(chunk(*block) for block in extra) + body + chunk(b"IEND", b"")


def jpeg(*extra: tuple[int, bytes]) -> bytes:
    """A grey picture with further segments at its beginning."""
    segments = (
        struct.pack(">BBH", 0xFF, mark, len(content) + 2) + content for mark, content in extra
    )
    return JPEG[:2] + b"".join(segments) + JPEG[2:]


def webp(*extra: tuple[bytes, bytes]) -> bytes:
    """A red picture with further blocks at its end."""
    blocks = b"".join(
        kind + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)
        for kind, content in extra
    )
    body = WEBP[8:] + blocks
    return b"RIFF" + struct.pack("<I", len(body)) + body
