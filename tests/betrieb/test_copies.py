"""What the delivered nginx sends again, and what it sends compressed."""

import gzip
import os
from email.utils import formatdate
from pathlib import Path

import pytest

from betrieb.server import Server
from betrieb.site import FILES, PAGE, PATCH, STYLE


@pytest.mark.parametrize("packed", ["identity", "gzip"])
def test_an_unchanged_file_is_not_sent_again(get: Server, packed: str) -> None:
    """With its ETag or its date a browser is told that its copy still holds."""
    first = get("/2018/", accept_encoding=packed)
    for name, header in (("if_none_match", "etag"), ("if_modified_since", "last-modified")):
        again = get("/2018/", accept_encoding=packed, **{name: first.headers[header]})
        assert (again.status, again.body) == (304, b"")


def test_a_changed_file_is_sent_again(own: Server) -> None:
    """A later publication has another ETag, even where the size is the same."""
    page = own.site / "entwurf" / "index.html"
    before = own("/entwurf/").headers
    page.write_text(PAGE.replace("Wohnen", "Lernen"), encoding="utf-8")
    _touch(page, seconds=5)
    answer = own("/entwurf/", if_none_match=before["etag"])
    assert (answer.status, answer.headers["content-length"]) == (200, before["content-length"])
    assert "Lernen" in answer.body.decode()


def test_an_older_publication_is_sent_after_a_newer_one(own: Server) -> None:
    """After a roll-back the older file replaces the copy of a browser that has the newer one."""
    tomorrow = formatdate(_touch(own.site / "index.html", seconds=0) + 86_400, usegmt=True)
    assert own("/", if_modified_since=tomorrow).status == 200


def _touch(path: Path, *, seconds: int) -> float:
    """Move a file's time forward; the new time."""
    later = path.stat().st_mtime + seconds
    os.utime(path, (later, later))
    return later


@pytest.mark.parametrize(("path", "text"), [("/2018/", PAGE), ("/assets/css/grund.css", STYLE)])
def test_compressed_files_are_taken(get: Server, path: str, text: str) -> None:
    """A browser that reads gzip gets the file compressed beforehand, byte for byte."""
    answer = get(path, accept_encoding="gzip, deflate, br")
    assert answer.headers["content-encoding"] == "gzip"
    name = f"{path}index.html" if path.endswith("/") else path
    assert answer.body == FILES[f"{name[1:]}.gz"]
    assert gzip.decompress(answer.body).decode() == text
    assert "charset=utf-8" in answer.headers["content-type"]


def test_what_is_not_compressed_yet_is_compressed_on_the_way(get: Server) -> None:
    """A publication without compressed files is sent compressed all the same."""
    answer = get("/entwurf/", accept_encoding="gzip")
    assert gzip.decompress(answer.body).decode() == PAGE


@pytest.mark.parametrize("path", ["/2018/", "/entwurf/", "/assets/css/grund.css"])
def test_caches_keep_both_forms_apart(get: Server, path: str) -> None:
    """Who does not ask for gzip gets plain bytes, and caches are told that both exist."""
    answer = get(path)
    assert "content-encoding" not in answer.headers
    assert answer.headers["vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    ("name", "content"), [("aenderungen.patch.gz", PATCH), ("vergleich.json.gz", b"{}")]
)
def test_packed_data_is_a_download(get: Server, name: str, content: bytes) -> None:
    """Patch and data are handed over as files and arrive packed as they are."""
    answer = get(f"/vergleich/2018-2019/{name}", accept_encoding="gzip")
    assert answer.headers["content-disposition"] == "attachment"
    assert "content-encoding" not in answer.headers
    assert gzip.decompress(answer.body) == content
