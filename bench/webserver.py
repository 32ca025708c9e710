"""How many pages a second the delivered nginx hands out: wrk on loopback, compressed pages."""

import argparse
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from messen import INSEK, PROJECT, head, machine, row

TARGET = 20_000
PORT = 8099
ADDRESS = f"http://127.0.0.1:{PORT}"
PAGES = {
    "front door": "/",
    "a Jahrgang": "/2024/",
    "a Ziel": "/2024/ziele/beschaeftigung-staerken/",
    "the matrix": "/2024/zielmatrix/",
    "a comparison": "/vergleich/2018-2024/",
    "a feed": "/feeds/alles.xml",
    "not modified (304)": "/2024/",
    "not there (404)": "/2024/gibt-es-nicht/",
}
_NUMBERS = {
    "rate": re.compile(r"Requests/sec:\s+([\d.]+)"),
    "slow": re.compile(r"99%\s+([\d.]+\w+)"),
    "failed": re.compile(r"Socket errors: (.*)"),
    "other": re.compile(r"Non-2xx or 3xx responses: (\d+)"),
}


@contextmanager
def server(site: Path, folder: Path) -> Iterator[None]:
    """The nginx of the container as it is delivered; only port and paths are others."""
    conf = (PROJECT / "betrieb/nginx/container.conf").read_text(encoding="utf-8")
    (folder / "temp").mkdir()
    moved = (
        (" /tmp/", f" {folder}/temp/"),
        ("listen 8080", f"listen 127.0.0.1:{PORT}"),
        ("/srv/insek/site", str(site)),
        ("/dev/stdout insek", f"{folder}/log insek"),
    )
    for old, new in moved:
        conf = conf.replace(old, new)
    (folder / "nginx.conf").write_text(conf, encoding="utf-8")
    shutil.copytree(PROJECT / "betrieb/nginx/insek", folder / "insek")
    folder.chmod(0o755)
    process = subprocess.Popen(["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf")])
    try:
        time.sleep(1)
        yield
    finally:
        process.terminate()
        process.wait()


def ask(path: str, **headers: str) -> tuple[int, dict[str, str]]:
    """Status and headers of one answer."""
    try:
        with urlopen(Request(ADDRESS + path, headers=headers), timeout=10) as answer:
            return answer.status, dict(answer.headers)
    except HTTPError as error:
        return error.code, dict(error.headers)


def load(path: str, seconds: int, *headers: str) -> dict[str, str]:
    """What wrk says of one address."""
    words = [word for header in ("Accept-Encoding: gzip", *headers) for word in ("-H", header)]
    command = ["wrk", "-t1", "-c32", f"-d{seconds}s", "--latency", *words, ADDRESS + path]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = {name: pattern.search(said) for name, pattern in _NUMBERS.items()}
    return {name: match[1] if match else "" for name, match in found.items()}


def main() -> None:
    """Publish with compressed files, serve them, and ask for one page after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, help="a site published with --komprimiert")
    parser.add_argument("--sekunden", type=int, default=8)
    options = parser.parse_args()
    missing = [name for name in ("nginx", "wrk") if not shutil.which(name)]
    if missing:
        sys.exit(f"Not installed: {', '.join(missing)} (apt install nginx-light wrk)")
    with TemporaryDirectory() as name:
        site = options.site or Path(name, "site")
        if not options.site:
            subprocess.run(
                [*INSEK, "veroeffentlichen", "--ziel", str(site), "--komprimiert"],
                cwd=PROJECT, check=True, capture_output=True,
            )  # fmt: skip
        (nginx := Path(name, "nginx")).mkdir()
        Path(name).chmod(0o755)
        with server(site.resolve(), nginx):
            report(options.sekunden)


def report(seconds: int) -> None:
    """Print the table, and stop at an answer that is not the right one."""
    print(f"{machine()}\n")
    head("what", "status", "bytes sent", "requests/s", "slowest 1 %", "errors")
    rates = []
    for what, path in PAGES.items():
        tag = ask(path, **{"Accept-Encoding": "gzip"})[1].get("ETag", "")
        known = (f"If-None-Match: {tag}",) if "304" in what else ()
        status, headers = ask(path, **{"Accept-Encoding": "gzip"},
                              **({"If-None-Match": tag} if known else {}))  # fmt: skip
        wanted = next((code for code in (304, 404) if str(code) in what), 200)
        if status != wanted or (status == 200 and headers.get("Content-Encoding") != "gzip"):
            sys.exit(f"{path}: {status}, {headers}")
        told = load(path, seconds, *known)
        errors = told["failed"] or ("" if wanted == 404 else told["other"]) or "none"
        if status == 200:
            rates.append(float(told["rate"]))
        row(what, status, headers.get("Content-Length", "–"), told["rate"], told["slow"], errors)
    least = min(rates)
    print(f"\nleast rate of a compressed page: {least:,.0f}/s (target ≥ {TARGET:,}:"
          f" {'held' if least >= TARGET else 'MISSED'})")  # fmt: skip


if __name__ == "__main__":
    main()
