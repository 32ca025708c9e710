"""Live reload: whoever changes a content file sees the page change."""

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from built import INSEK, MKDOCS, MUSTERSTADT, environment, small_city
from folders import replace

PATIENCE = 30.0


def free_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running(command: list[str], folder: Path) -> Iterator[None]:
    """A server that is there until the test is done."""
    with (folder / "log.txt").open("wb") as log:
        server = subprocess.Popen(command, cwd=folder, env=environment(), stdout=log, stderr=log)
        try:
            yield
        finally:
            server.terminate()
            server.wait(PATIENCE)


def shows(address: str, text: str) -> bool:
    """Whether the page shows the text before patience ends."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urlopen(address) as answer:
                if text in answer.read().decode():
                    return True
        except (URLError, ConnectionError):
            pass
        time.sleep(0.1)
    return False


@pytest.mark.parametrize(
    "command",
    [(*MKDOCS, "serve", "--dev-addr"), (*INSEK, "vorschau", "--adresse")],
    ids=["mkdocs serve", "insek vorschau"],
)
def test_page_follows_its_file(tmp_path: Path, command: tuple[str, ...]) -> None:
    """A change in a content file is on the page, also while another is broken or a word wrong.

    mkdocs.yml need not say what to look after.
    """
    folder = small_city(tmp_path, {"mkdocs.yml": MUSTERSTADT})
    address = f"127.0.0.1:{free_port()}"
    page = f"http://{address}/ziele/radverkehr/"
    with running([*command, address], folder):
        assert shows(page, "Radverkehr ausbauen"), (folder / "log.txt").read_text()
        replace(folder, "ziele/radverkehr.yml", "Radverkehr ausbauen", "Radwege ausbauen")
        assert shows(page, "Radwege ausbauen"), (folder / "log.txt").read_text()
        replace(folder, "insek.yml", "kurztitel: Musterplan", "kurztitel: Plan 2040")
        assert shows(page, "Plan 2040"), (folder / "log.txt").read_text()
        replace(folder, "daten/indikatoren/radanteil.yml", "einheit", "einhiet")
        replace(folder, "ziele/radverkehr.yml", "Radwege ausbauen", "Rad fahren")
        assert shows(page, "Rad fahren"), (folder / "log.txt").read_text()
        replace(folder, "docs/index.md", "zielmatrix(", "zielmatrx(")
        assert shows(f"http://{address}/", "{{ zielmatrx("), (folder / "log.txt").read_text()


def test_an_address_in_use_is_told(tmp_path: Path) -> None:
    """Who starts a second preview reads in German why it does not start."""
    folder = small_city(tmp_path, {"mkdocs.yml": MUSTERSTADT})
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        command = [*INSEK, "vorschau", "--adresse", address]
        done = subprocess.run(
            command, cwd=folder, env=environment(), capture_output=True, timeout=60
        )
    assert done.returncode == 2
    assert "lässt sich nichts zeigen: die Adresse ist schon belegt. →" in done.stderr.decode()
