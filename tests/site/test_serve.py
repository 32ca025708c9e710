"""Showing the published site: files, the site's own error page, and nothing else."""

import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from insek.cli import main
from insek.site.serve import POLICY, server


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A small site on loopback."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a/index.html").write_text("Seite A", encoding="utf-8")
    (tmp_path / "404.html").write_text("Hier steht nichts.", encoding="utf-8")
    site = server(tmp_path, "127.0.0.1", 0)
    thread = threading.Thread(target=site.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{site.server_port}"
    site.shutdown()
    thread.join()
    site.server_close()


def test_a_page_comes_with_the_policy(address: str) -> None:
    """Pages are shown under the rules that a host will set."""
    with urllib.request.urlopen(f"{address}/a/") as answer:
        assert answer.read() == b"Seite A"
        assert answer.headers["Content-Security-Policy"] == POLICY
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", ["/fehlt/", "/a/../../etc/passwd", "/%2e%2e/"])
def test_what_is_not_there_gets_the_error_page(address: str, path: str) -> None:
    """Everything else is answered with the site's own page and status 404."""
    with pytest.raises(urllib.error.HTTPError) as error:
        urllib.request.urlopen(address + path)
    assert (error.value.code, error.value.read()) == (404, b"Hier steht nichts.")
    error.value.close()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "steht keine Website. → Zuerst insek veroeffentlichen aufrufen."),
        (("--ziel", "da", "--adresse", "8000"), "„8000“ ist keine Adresse."),
        (("--ziel", "da", "--adresse", "127.0.0.1:99999"), "lässt sich nichts zeigen"),
    ],
)
def test_what_cannot_be_shown_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], said: str
) -> None:
    """A missing site or an address that is none ends with a sentence, not with a traceback."""
    (tmp_path / "da").mkdir()
    (tmp_path / "da/index.html").write_text("x", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["zeigen", *options])
    assert (result.exit_code, said in result.output) == (2, True)
