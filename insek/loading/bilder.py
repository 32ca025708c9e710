"""Whether a picture is what its name says: read from its blocks, without decoding it.

PNG, JPEG and WebP are chains of blocks. Walking along them tells the size of the picture and
what else is hidden in it (where it was taken, by whom, another file behind its end), and
needs no library that could itself be attacked.
"""

import re
import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MAX_PIXELS = 25_000_000
"""What a telephone can show: such a picture takes 100 MB of its memory."""
_MAX_PROFILE = 50_000
_STEP = 1 << 20

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KNOWN = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB sBIT bKGD pHYs hIST cICP iCCP".split()
)
_PNG_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_WEBP_KNOWN = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ICCP"))
_MOVING = frozenset((b"acTL", b"fcTL", b"fdAT", b"ANIM", b"ANMF"))
_SOI, _EOI, _SOS = 0xD8, 0xD9, 0xDA
_JPEG_SIZES = (0xC0, 0xC1, 0xC2)
_JPEG_PLAIN = frozenset((0xC4, 0xDB, 0xDD, _SOS, *_JPEG_SIZES))
_JPEG_NAMED = {0xE0: (b"JFIF\0", 14), 0xE2: (b"ICC_PROFILE\0", 65_533), 0xEE: (b"Adobe", 12)}
"""Segments that say how to show the picture, not where it comes from: how they begin, and how
long they are when nothing else is in them."""
_AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_SPOKEN = {
    "tEXt": "Textfeld", "zTXt": "Textfeld", "iTXt": "Textfeld", "tIME": "Zeitangabe",
    "eXIf": "EXIF", "EXIF": "EXIF", "XMP ": "XMP",
}  # fmt: skip


class BrokenError(Exception):
    """The blocks do not fit together; the text says in German what is wrong."""


@dataclass(frozen=True, slots=True)
class Bild:
    """What the blocks of a picture say of it; ``extras`` names what is not for showing it."""

    kind: str
    width: int
    height: int
    extras: tuple[str, ...] = ()


def read_picture(data: bytes) -> Bild:
    """What the blocks of a picture say.

    Raises:
        BrokenError: it is no picture that may stand here.
    """
    try:
        bild = _reader(data)
    except (struct.error, IndexError, zlib.error):
        raise BrokenError("Das Bild ist beschädigt oder unvollständig.") from None
    if not 0 < bild.width * bild.height <= MAX_PIXELS:
        raise BrokenError(f"Das Bild gibt sich als {bild.width} mal {bild.height} Punkte groß aus.")
    return bild


def _reader(data: bytes) -> Bild:
    if data.startswith(_PNG):
        return _png(data)
    if data.startswith(b"\xff\xd8\xff"):
        return _jpeg(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp(data)
    raise BrokenError("Die Datei ist kein Bild.")


def _named(kinds: Iterable[str]) -> tuple[str, ...]:
    spoken = (_SPOKEN.get(kind, f"Block „{kind}“" if kind.isalnum() else "?") for kind in kinds)
    return tuple(dict.fromkeys(spoken))


def _png(data: bytes) -> Bild:
    blocks = list(_png_blocks(data))
    _refuse_moving(kind for kind, _ in blocks)
    width, height, depth, colour = struct.unpack(">IIBB", blocks[0][1][:10])
    if [kind for kind, _ in blocks].count(b"IHDR") != 1 or colour not in _PNG_CHANNELS:
        raise BrokenError("Das Bild ist beschädigt oder unvollständig.")
    row = (width * depth * _PNG_CHANNELS[colour] + 7) // 8 + 1
    if width * height <= MAX_PIXELS:
        _inflate([content for kind, content in blocks if kind == b"IDAT"], 2 * (row * height + 64))
    extras = (
        kind.decode("latin-1")
        for kind, content in blocks
        if kind not in _PNG_KNOWN or (kind == b"iCCP" and len(content) > _MAX_PROFILE)
    )
    return Bild("PNG", width, height, _named(extras))


def _png_blocks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    position = len(_PNG)
    kind = b""
    while kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", data, position)
        content = data[position + 8 : position + 8 + length]
        (check,) = struct.unpack_from(">I", data, position + 8 + length)
        if zlib.crc32(kind + content) != check:
            raise BrokenError("Das Bild ist beschädigt oder unvollständig.")
        yield kind, content
        position += length + 12
    _end(data, position)


def _inflate(packed: list[bytes], most: int) -> None:
    """Unpack the points of a PNG step by step, only to see that there are not far too many."""
    unpacker, size = zlib.decompressobj(), 0
    for part in packed:
        rest = part
        while rest:
            size += len(unpacker.decompress(rest, _STEP))
            rest = unpacker.unconsumed_tail
            if size > most:
                raise BrokenError("Das Bild entpackt sich zu viel mehr, als es Punkte hat.")
            if unpacker.unused_data:
                raise BrokenError("Hinter dem Bild steht noch etwas anderes.")
    if not unpacker.eof:
        raise BrokenError("Das Bild ist beschädigt oder unvollständig.")


def _refuse_moving(kinds: Iterable[bytes]) -> None:
    if not _MOVING.isdisjoint(kinds):
        raise BrokenError("Das Bild ist bewegt.")


def _end(data: bytes, position: int) -> None:
    if position != len(data):
        raise BrokenError("Hinter dem Bild steht noch etwas anderes.")


def _jpeg(data: bytes) -> Bild:
    sizes, extras = [], []
    for marker, content in _jpeg_segments(data):
        if marker in _JPEG_SIZES:
            height, width = struct.unpack_from(">HH", content, 1)
            sizes.append((width, height))
        elif marker not in _JPEG_PLAIN and not _is_for_showing(marker, content):
            extras.append(_segment_name(marker, content))
    if len(sizes) != 1:
        raise BrokenError("Das Bild ist beschädigt oder unvollständig.")
    return Bild("JPEG", *sizes[0], tuple(dict.fromkeys(extras)))


def _jpeg_segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Every segment with its marker; what is scanned stands behind ``SOS`` and is skipped."""
    position = 2
    while True:
        if data[position] != 0xFF:
            raise BrokenError("Das Bild ist beschädigt oder unvollständig.")
        while data[position] == 0xFF:
            position += 1
        marker = data[position]
        if marker == _EOI:
            return _end(data, position + 1)
        (length,) = struct.unpack_from(">H", data, position + 1)
        yield marker, data[position + 3 : position + 1 + length]
        position += 1 + max(length, 2)
        if marker == _SOS:
            found = _AFTER_SCAN.search(data, position)
            position = found.start() if found else len(data)


def _is_for_showing(marker: int, content: bytes) -> bool:
    begin, longest = _JPEG_NAMED.get(marker, (b"", -1))
    return content.startswith(begin) and len(content) <= longest


def _segment_name(marker: int, content: bytes) -> str:
    if content.startswith(b"Exif"):
        return "EXIF"
    if content.startswith(b"http"):
        return "XMP"
    if marker == 0xFE:
        return "Kommentar"
    return f"APP{marker - 0xE0}" if 0xE0 <= marker <= 0xEF else f"Block {marker:X}"


def _webp(data: bytes) -> Bild:
    blocks = list(_webp_blocks(data))
    _refuse_moving(kind for kind, _ in blocks)
    sizes = [_webp_size(kind, content) for kind, content in blocks if kind in _WEBP_SIZES]
    if not any(kind in (b"VP8 ", b"VP8L") for kind, _ in blocks):
        raise BrokenError("Das Bild ist beschädigt oder unvollständig.")
    width, height = (max(side) for side in zip(*sizes, strict=True))
    extras = (kind.decode("latin-1") for kind, _ in blocks if kind not in _WEBP_KNOWN)
    return Bild("WebP", width, height, _named(extras))


def _webp_blocks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    (size,) = struct.unpack_from("<I", data, 4)
    _end(data, size + 8)
    position = 12
    while position < len(data):
        kind, length = struct.unpack_from("<4sI", data, position)
        content = data[position + 8 : position + 8 + length]
        if len(content) != length:
            raise BrokenError("Das Bild ist beschädigt oder unvollständig.")
        yield kind, content
        position += 8 + length + length % 2


_WEBP_SIZES = frozenset((b"VP8 ", b"VP8L", b"VP8X"))


def _webp_size(kind: bytes, content: bytes) -> tuple[int, int]:
    if kind == b"VP8X":
        wide, high = (int.from_bytes(content[at : at + 3], "little") for at in (4, 7))
        return wide + 1, high + 1
    if kind == b"VP8L" and content[0] == 0x2F:
        (bits,) = struct.unpack_from("<I", content, 1)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 " and content[3:6] == b"\x9d\x01\x2a":
        wide, high = struct.unpack_from("<HH", content, 6)
        return wide & 0x3FFF, high & 0x3FFF
    raise BrokenError("Das Bild ist beschädigt oder unvollständig.")
