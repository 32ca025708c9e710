"""Showing the published site on this machine, as a host would deliver it."""

import os
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self';"
    " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'none'"
)
"""What a host allows the pages; they are shown under the same rules here."""


class _Handler(SimpleHTTPRequestHandler):
    """Delivers files with the policy, and the site's own page for what is not there."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".xml": "application/xml",
        ".gz": "application/gzip",
    }

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        body = page.read_bytes() if page.is_file() else b""
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def list_directory(self, path: str | os.PathLike[str]) -> None:
        """A folder without a page is nothing to look at."""
        self.send_error(404)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: who looks at what is nobody's business."""


def server(folder: Path, host: str, port: int) -> ThreadingHTTPServer:
    """A server for a site; ``serve_forever`` runs it.

    Raises:
        OSError: the address is taken or not to be had.
    """
    return ThreadingHTTPServer((host, port), partial(_Handler, directory=str(folder)))
