"""Pictures: real ones pass, whatever hides in or behind one is a Befund, none is decoded."""

import struct
import time
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from bilder import JPEG, PNG, SVG, WEBP, WEBP_LOSSY, chunk, jpeg, png, webp
from folders import findings, write
from hypothesis import given, settings
from hypothesis import strategies as st

from insek.loading.assets import published_assets
from insek.loading.bilder import Bild, BrokenError, read_picture
from insek.sources import WorkingTree

HONEST = {
    "plan.png": png(),
    "gross.png": png(size=(5000, 4999)),
    "farben.png": png((b"gAMA", b"\0\0\xb1\x8f"), (b"pHYs", b"\0\0\x0b\x13\0\0\x0b\x13\1")),
    "foto.jpg": JPEG,
    "foto.jpeg": jpeg((0xE2, b"ICC_PROFILE\0\1\1" + b"x" * 3000), (0xEE, b"Adobe\0d\0\0\0\0\1")),
    "foto.webp": WEBP,
    "klein.webp": WEBP_LOSSY,
    "bericht.pdf": b"%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n",
    "werte.csv": 'jahr;wert\n2024;-3,5\n2025;+4\n2026;"- keine Angabe"\n'.replace(
        '"- ', '"'
    ).encode(),
}
"""What editors lay beside their pages."""
FORGED = {
    "text": ("a.png", b"Hallo"),
    "SVG": ("a.png", SVG),
    "HTML": ("a.jpg", b"<!doctype html><script>alert(1)</script>"),
    "GIF": ("a.png", b"GIF89a\1\0\1\0\0\0\0;"),
    "empty": ("a.png", b""),
    "PNG as JPEG": ("a.jpg", png()),
    "JPEG as WebP": ("a.webp", JPEG),
    "WebP as PNG": ("a.png", WEBP),
    "PNG and a script": ("a.png", png() + b"<script>alert(1)</script>"),
    "PNG and an archive": ("a.png", png() + b"PK\3\4" + b"\0" * 100),
    "JPEG and an archive": ("a.jpg", JPEG + b"PK\3\4" + b"\0" * 100),
    "JPEG and a page": ("a.jpg", JPEG + SVG),
    "WebP and a page": ("a.webp", WEBP + SVG),
    "PNG with more behind its points": (
        "a.png",
        PNG + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(b"\0\0") + SVG) + chunk(b"IEND", b""),
    ),
    "PNG cut short": ("a.png", png()[:-20]),
    "PNG with a wrong sum": ("a.png", png()[:-1] + b"\0"),
    "PNG without a head": ("a.png", PNG + chunk(b"IEND", b"")),
    "PNG with two heads": ("a.png", png((b"IHDR", b"\0" * 13))),
    "JPEG cut short": ("a.jpg", JPEG[:-30]),
    "WebP cut short": ("a.webp", WEBP[:-3]),
    "PNG of enormous size": ("a.png", png(size=(60_000, 60_000))),
    "PNG of no size": ("a.png", png(size=(0, 2))),
    "PNG that unpacks to more": ("a.png", png(points=b"\0" * 50_000_000)),
    "moving PNG": ("a.png", png((b"acTL", b"\0\0\0\2\0\0\0\0"))),
    "moving WebP": ("a.webp", webp((b"ANIM", b"\0" * 6))),
    "page as PDF": ("a.pdf", b"<html><script>alert(1)</script>%PDF-1.7 %%EOF"),
    "PDF cut short": ("a.pdf", b"%PDF-1.7\n1 0 obj"),
    "formula": ("a.csv", b"a;b\n=1+1;2\n"),
    "formula in a later field": ("a.csv", b"a;b\n1;@SUM(A1)\n"),
    "formula in quotes": ("a.csv", b'a,b\n1,"=HYPERLINK(A1)"\n'),
    "formula with a sign": ("a.csv", b"a;b\n1;+cmd|' /C calc'!A0\n"),
    "zero bytes": ("a.csv", b"a;b\n\0;2\n"),
    "table in Latin-1": ("a.csv", "fläche\n".encode("latin-1")),
}  # fmt: skip
"""What only calls itself a picture, a paper or a table."""
TELLTALE = {
    "PNG with a text": ("a.png", png((b"tEXt", b"Author\0Erika")), "Textfeld"),
    "PNG with a packed text": ("a.png", png((b"zTXt", b"a\0\0x")), "Textfeld"),
    "PNG with EXIF": ("a.png", png((b"eXIf", b"II*\0")), "EXIF"),
    "PNG with a block of its own": ("a.png", png((b"geHm", SVG)), "Block „geHm“"),
    "PNG with a huge profile": ("a.png", png((b"iCCP", b"x" * 60_000)), "Block „iCCP“"),
    "JPEG with EXIF": ("a.jpg", jpeg((0xE1, b"Exif\0\0II*\0")), "EXIF"),
    "JPEG with XMP": ("a.jpg", jpeg((0xE1, b"http://ns.adobe.com/xap/1.0/\0")), "XMP"),
    "JPEG with IPTC": ("a.jpg", jpeg((0xED, b"Photoshop 3.0\0")), "APP13"),
    "JPEG with a comment": ("a.jpg", jpeg((0xFE, b"<script>")), "Kommentar"),
    "JPEG with a preview": ("a.jpg", jpeg((0xE0, b"JFIF\0" + b"x" * 99)), "APP0"),
    "WebP with EXIF": ("a.webp", webp((b"EXIF", b"II*\0")), "EXIF"),
    "WebP with XMP": ("a.webp", webp((b"XMP ", b"<x/>")), "XMP"),
}
"""What a picture tells without showing it."""


def test_honest_files_pass(plan_folder: Path) -> None:
    """Pictures, papers and tables as programs write them give no Befund and are published."""
    write(plan_folder, {f"docs/bilder/{name}": content for name, content in HONEST.items()})
    tree = WorkingTree(plan_folder)
    assert findings(tree) == ()
    assert sorted(published_assets(tree)) == sorted(f"docs/bilder/{name}" for name in HONEST)


@pytest.mark.parametrize(("name", "content"), FORGED.values(), ids=FORGED)
def test_forged_file_is_one_befund(plan_folder: Path, name: str, content: bytes) -> None:
    """What is not what it says is one Befund with a remedy, quickly, and is not published."""
    path = f"docs/{name}"
    write(plan_folder, {path: content})
    tree, start = WorkingTree(plan_folder), time.process_time()
    found = findings(tree)
    assert time.process_time() - start < 1
    assert [(befund.location.path, befund.code) for befund in found] == [(path, "D17")]
    assert found[0].remedy
    assert list(published_assets(tree)) == []


@pytest.mark.parametrize(("name", "content", "told"), TELLTALE.values(), ids=TELLTALE)
def test_hidden_words_in_a_picture_are_named(
    plan_folder: Path, name: str, content: bytes, told: str
) -> None:
    """Where and by whom a picture was taken is no business of the public."""
    write(plan_folder, {f"docs/{name}": content})
    (befund,) = findings(WorkingTree(plan_folder))
    assert befund.code == "D18"
    assert befund.fact == f"Im Bild stehen Angaben, die niemand sieht: {told}."
    assert list(published_assets(WorkingTree(plan_folder))) == []


@settings(deadline=None)  # a busy machine is no fault of the picture
@given(st.sampled_from([png(), JPEG, WEBP, WEBP_LOSSY]), st.data())
def test_damaged_picture_is_never_a_crash(picture: bytes, data: st.DataObject) -> None:
    """Whatever bytes are changed or missing, a picture is read or refused."""
    changed = bytearray(picture)
    places = st.tuples(st.integers(0, len(picture) - 1), st.integers(0, 255))
    for place, value in data.draw(st.lists(places, max_size=6)):
        changed[place] = value
    kept = bytes(changed[: data.draw(st.integers(0, len(picture)))])
    with suppress(BrokenError):
        assert isinstance(read_picture(kept), Bild)
