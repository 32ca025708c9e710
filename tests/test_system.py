"""What the operating system refuses is told in German."""

import errno
import os
import socket
from pathlib import Path

import pytest

from insek.system import reason


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """What really happens on a disk has a German clause."""
    with pytest.raises(OSError, match="fehlt") as caught:
        (tmp_path / "fehlt").read_bytes()
    assert reason(caught.value) == "das gibt es nicht"


def test_a_full_disk_is_told() -> None:
    """A disk without room is the commonest reason why a site is not written."""
    with (
        pytest.raises(OSError, match="28") as caught,
        Path("/dev/full").open("wb", buffering=0) as full,
    ):
        full.write(b"x")
    assert reason(caught.value) == "auf dem Datenträger ist kein Platz mehr"


def test_an_address_in_use_is_told() -> None:
    """Who starts a second preview reads why it does not start."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        with pytest.raises(OSError, match="98") as caught:
            socket.create_server(server.getsockname())
        assert reason(caught.value) == "die Adresse ist schon belegt"


def test_the_rest_is_quoted() -> None:
    """What has no German clause is marked as somebody else's words."""
    code = errno.EDOM
    assert reason(OSError(code, os.strerror(code))) == f"das System meldet „{os.strerror(code)}“"


def test_without_a_number_the_text_counts() -> None:
    """An error that brings only a text, or nothing, is told, too."""
    assert reason(OSError("timed out")) == "das System meldet „timed out“"
    assert reason(OSError()) == "das System meldet „OSError“"
