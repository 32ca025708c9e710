"""A published site as it is read for a check: a folder, or an address on the web."""

import os
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException, HTTPMessage
from pathlib import Path
from typing import IO, Protocol
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from insek.site.publish.writer import SUMS
from insek.system import reason

LARGEST = 64_000_000
"""No file of a site has more bytes; of a larger one only so many are read."""
MOST = 500_000
"""No site has more files; more lines of a list are not read."""
_AT_ONCE = 4
_PATIENCE = 30
_TRIES = 3
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_NOT_THERE = (404, 410)


class OriginError(Exception):
    """A site cannot be read; the text is a German sentence with the remedy."""


class Origin(Protocol):
    """A published site; nothing of it is ever carried out."""

    def paths(self) -> frozenset[str]:
        """The files that are there, or that the site itself says are there."""

    def read(self, path: str) -> bytes | None:
        """The content of a file; None where there is none."""

    def read_all(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
        """The contents of many files, in order."""


def origin_of(place: str) -> Origin:
    """The site at an address or in a folder.

    Raises:
        OriginError: nothing can be read there.
    """
    if "://" in place:
        return WebOrigin(place)
    folder = Path(place)
    if not folder.is_dir():
        raise OriginError(f"Den Ordner „{place}“ gibt es nicht.")
    return FolderOrigin(folder)


def sums_of(content: bytes) -> dict[str, str]:
    """The sums that a list in the form of ``sha256sum`` gives, by path."""
    lines = content.decode("utf-8", "replace").splitlines()[:MOST]
    split = (line.partition("  ") for line in lines)
    return {path: digest for digest, _, path in split if path}


class FolderOrigin:
    """A site in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def paths(self) -> frozenset[str]:
        """Every file below the folder; links to folders are not followed."""
        return frozenset(
            (Path(above) / name).relative_to(self._folder).as_posix()
            for above, _, names in os.walk(self._folder)
            for name in names
        )

    def read(self, path: str) -> bytes | None:
        """The content of a file; None where there is none."""
        try:
            with (self._folder / path).open("rb") as file:
                return file.read(LARGEST)
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None
        except OSError as error:
            raise OriginError(f"„{path}“ lässt sich nicht lesen: {reason(error)}.") from None

    def read_all(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
        """The contents of many files, in order."""
        return ((path, self.read(path)) for path in paths)


class _SameHost(HTTPRedirectHandler):
    """Follows redirects, but never to another host."""

    def redirect_request(
        self,
        req: Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> Request | None:
        if urlsplit(newurl)[:2] != urlsplit(req.full_url)[:2]:
            fp.close()
            raise OriginError(f"„{req.full_url}“ führt zu einem anderen Server: {newurl}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class WebOrigin:
    """A site under an https address, or under http on this machine."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        here = parts.hostname in _LOOPBACK
        if parts.scheme != "https" and not (parts.scheme == "http" and here):
            raise OriginError(
                f"„{address}“ beginnt nicht mit https://; anderes wird nicht geprüft."
            )
        self._base = f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}/"
        self._opener = _opener(proxied=not here)

    def paths(self) -> frozenset[str]:
        """The files that the site's own list of sums names."""
        return frozenset(sums_of(self.read(SUMS) or b"")) | {SUMS}

    def read(self, path: str) -> bytes | None:
        """The content of a file; None where there is none.

        Raises:
            OriginError: the server does not answer, or answers with something else.
        """
        for last in (False,) * (_TRIES - 1) + (True,):
            try:
                return self._fetch(path)
            except HTTPError as error:
                error.close()
                if error.code in _NOT_THERE:
                    return None
                if last:
                    raise OriginError(f"{self._base}{path} antwortet: {error}") from None
            except (HTTPException, OSError) as error:
                if last:
                    why = _reason(error)
                    raise OriginError(f"{self._base}{path} antwortet nicht: {why}.") from None
                time.sleep(1)
        return None

    def _fetch(self, path: str) -> bytes:
        headers = {"Accept-Encoding": "identity", "User-Agent": "insek nachpruefen"}
        request = Request(self._base + quote(path), headers=headers)
        with self._opener.open(request, timeout=_PATIENCE) as answer:
            content: bytes = answer.read(LARGEST)
            return content

    def read_all(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
        """The contents of many files, in order, a few fetched at once."""
        wanted = list(paths)
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            yield from zip(wanted, pool.map(self.read, wanted), strict=True)


def _reason(error: HTTPException | OSError) -> str:
    """Why a server did not answer; a ``URLError`` only wraps what the system said."""
    cause = error.reason if isinstance(error, URLError) else error
    return reason(cause) if isinstance(cause, OSError) else f"das System meldet „{cause}“"


def _opener(*, proxied: bool) -> OpenerDirector:
    """What speaks http and https and nothing else: no files, no FTP."""
    opener = OpenerDirector()
    handlers = (
        HTTPHandler(), HTTPSHandler(), HTTPDefaultErrorHandler(), HTTPErrorProcessor(), _SameHost(),
    )  # fmt: skip
    for handler in (*handlers, *((ProxyHandler(),) if proxied else ())):
        opener.add_handler(handler)
    return opener
