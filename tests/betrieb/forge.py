"""A forge on loopback that answers as GitHub's API does, and remembers what is written to it."""

import io
import json
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from betrieb.walls import PROGRAMS, Outcome

HEAD = "a" * 40
TOKEN = "schluessel-der-schmiede"
BOT, GUEST = "github-actions[bot]", "gast"
NUMBER, RUN, ARTIFACT = 7, 4711, 815


def packed(files: Mapping[str, bytes]) -> bytes:
    """Files as the forge keeps what a run left behind."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


@dataclass(slots=True)
class Forge:
    """What the forge knows, and what was asked of it."""

    report: bytes
    head: str = HEAD
    files: tuple[str, ...] = ("ziele/wohnen.yml",)
    comments: tuple[tuple[str, str], ...] = ()
    artifacts: tuple[str, ...] = ("bericht",)
    written: list[tuple[str, str, str]] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)

    def answer(self, path: str, query: Mapping[str, list[str]]) -> Any:
        """What the API says to a question; a second page is empty."""
        if "page" in query and query["page"] != ["1"]:
            return []
        return {
            "pulls": [{"number": NUMBER, "head": {"sha": self.head}}]
            if query.get("head") == ["gast:zweig"] and query["state"] == ["open"]
            else [],
            f"pulls/{NUMBER}/files": [{"filename": name} for name in self.files],
            f"issues/{NUMBER}/comments": [
                {"id": number, "user": {"login": who}, "body": text}
                for number, (who, text) in enumerate(self.comments)
            ],
            f"actions/runs/{RUN}/artifacts": {
                "artifacts": [
                    {"id": ARTIFACT, "name": name, "expired": False} for name in self.artifacts
                ]
            },
        }[path]


@contextmanager
def serving(forge: Forge) -> Iterator[str]:
    """The address of the API; what runs leave behind lies under the same machine's other name."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            path = parts.path.removeprefix("/repos/stadt/insek/")
            forge.keys[parts.path] = self.headers.get("Authorization", "")
            if path == f"actions/artifacts/{ARTIFACT}/zip":
                self.send_response(302)
                self.send_header("Location", f"http://localhost:{server.server_port}/ablage")
                self.end_headers()
            elif path == "/ablage":
                self._send(forge.report)
            else:
                self._send(json.dumps(forge.answer(path, parse_qs(parts.query))).encode())

        def do_POST(self) -> None:
            path = self.path.removeprefix("/repos/stadt/insek/")
            content = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            forge.written.append((self.command, path, content["body"]))
            self._send(b"{}")

        do_PATCH = do_POST

        def _send(self, content: bytes) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def tell(forge: Forge, branch: str = "gast:zweig") -> Outcome:
    """Run the program that writes the comment."""
    with serving(forge) as address:
        env = {
            "API": address,
            "REPOSITORY": "stadt/insek",
            "TOKEN": TOKEN,
            "LAUF": str(RUN),
            "KOPF": HEAD,
            "ZWEIG": branch,
        }
        command = [sys.executable, str(PROGRAMS / "melden.py")]
        done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60)
        return Outcome(done.returncode, done.stdout + done.stderr)
