"""The delivered nginx, started on loopback from the delivered files, and what it answers."""

import http.client
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from folders import Files, write

BETRIEB = Path(__file__).parents[2] / "betrieb"
NGINX = shutil.which("nginx", path=os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin")))
MISSING = "nginx fehlt; die Prüfungen des Webservers entfallen (apt install nginx)."
CONFIGURATIONS = ("insek.conf", "container.conf")
"""For a host with Debian's nginx, and the whole nginx of the container."""

_FRAME = "daemon off; pid pid; error_log stderr crit; events {{}} http {{ {temporary} {include} }}"
_TEMPORARY = "".join(
    f"{kind}_temp_path temp/{kind}; "
    for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; header names are lower case."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Server:
    """A running nginx with its site and its log."""

    site: Path
    log: Path
    port: int

    def __call__(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """The answer to one request; ``if_none_match=…`` becomes a header."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.putrequest(
                method, path, skip_host="host" in headers, skip_accept_encoding=True
            )
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            response = connection.getresponse()
            names = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, names, response.read())
        finally:
            connection.close()


@contextmanager
def serve(configuration: str, files: Files) -> Iterator[Server]:
    """Serve a site as one delivered configuration says; only paths and the port are others."""
    with tempfile.TemporaryDirectory(prefix="insek-nginx-") as name:
        folder, port = Path(name), _free_port()
        write(folder / "site", files)
        (folder / "temp").mkdir()
        (folder / "nginx.conf").write_text(_local(configuration, folder, port), encoding="utf-8")
        shutil.copytree(BETRIEB / "nginx" / "insek", folder / "insek")
        _open_to_all(folder)
        with _running(folder, port):
            yield Server(folder / "site", folder / "log", port)


def _local(configuration: str, folder: Path, port: int) -> str:
    text = (BETRIEB / "nginx" / configuration).read_text(encoding="utf-8")
    for old, new in _REPLACED[configuration].items():
        assert text.count(old) == 1, old
        text = text.replace(old, new.format(folder=folder, port=port))
    if "events {" in text:
        return text
    (folder / configuration).write_text(text, encoding="utf-8")
    return _FRAME.format(temporary=_TEMPORARY, include=f"include {configuration};")


_REPLACED = {
    "insek.conf": {
        "    listen 80;\n": "    listen 127.0.0.1:{port};\n",
        "    listen [::]:80;\n": "",
        "/srv/insek/site": "{folder}/site",
        "/var/log/nginx/insek.log": "{folder}/log",
        "/var/log/nginx/insek-fehler.log": "{folder}/fehler",
    },
    "container.conf": {
        "listen 8080;": "listen 127.0.0.1:{port};",
        "/srv/insek/site": "{folder}/site",
        "/dev/stdout": "{folder}/log",
        "/tmp/nginx.pid": "{folder}/pid",
        **{f" /tmp/{kind};": f" {{folder}}/temp/{kind};"
           for kind in ("body", "proxy", "fastcgi", "uwsgi", "scgi")},
    },
}  # fmt: skip


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _open_to_all(folder: Path) -> None:
    """Let a user without rights read the site and write beside it."""
    folder.chmod(0o777)
    for path in folder.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o777 if path.is_dir() else 0o644)


@contextmanager
def _running(folder: Path, port: int) -> Iterator[None]:
    """An nginx in the foreground, never as root; only this process is ended."""
    assert NGINX is not None
    command = [NGINX, "-e", "stderr", "-p", str(folder), "-c", str(folder / "nginx.conf")]
    user = "nobody" if os.geteuid() == 0 else None
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, user=user) as process:
        try:
            _wait_for(port, process)
            yield
        finally:
            process.terminate()


def _wait_for(port: int, process: subprocess.Popen[str]) -> None:
    for _ in range(200):
        assert process.poll() is None, process.communicate()[1]
        with socket.socket() as attempt:
            if attempt.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("nginx does not answer.")
