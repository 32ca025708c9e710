"""What the delivered nginx sends, and what it keeps to itself."""

import re
import socket
import time
from pathlib import Path

import pytest

from betrieb.server import Server
from betrieb.site import FILES, MISSING, PAGE, SECRET

HTML = "text/html; charset=utf-8"
JSON = "application/json; charset=utf-8"
TEXT = "text/plain; charset=utf-8"
KINDS = {
    "/": HTML,
    "/2018/": HTML,
    "/2018/index.html": HTML,
    "/2018/ziele/wohnen/": HTML,
    "/versions.json": JSON,
    "/vergleich/2018-2019/vergleich.json.gz": "application/gzip",
    "/2018/zielmatrix.csv": "text/csv; charset=utf-8",
    "/feeds/alles.xml": "application/atom+xml; charset=utf-8",
    "/sitemap.xml": "application/xml; charset=utf-8",
    "/robots.txt": TEXT,
    "/SHA256SUMS": TEXT,
    "/2018/SHA256SUMS": TEXT,
    "/.well-known/security.txt": TEXT,
    "/assets/css/grund.css": "text/css; charset=utf-8",
    "/assets/js/suche.js": "text/javascript; charset=utf-8",
    "/assets/images/zeichen.svg": "image/svg+xml; charset=utf-8",
    "/assets/fonts/schrift.woff2": "font/woff2",
    "/2018/bild.webp": "image/webp",
    "/2018/programm": "application/octet-stream",
    "/vergleich/2018-2019/aenderungen.patch.gz": "application/gzip",
}
NOT_THERE = [
    "/gibt-es-nicht",
    "/2018/ziele/",
    "/feeds/",
    "/404.html",
    "/.geheim",
    "/.git/config",
    "/.git/",
    "/.well-known/.geheim",
    "/2018/SHA256SUMS/",
    "/index.php",
]
ESCAPES = [
    "/../geheim.txt",
    "/%2e%2e/geheim.txt",
    "/assets/../../geheim.txt",
    "/assets../geheim.txt",
    "/assets/..%2f..%2fgeheim.txt",
    "/assets/..%5c..%5cgeheim.txt",
    "/..;/geheim.txt",
    "/%252e%252e/geheim.txt",
    "/2018%00/../../geheim.txt",
    "//../geheim.txt",
    "http://127.0.0.1/../geheim.txt",
]


@pytest.mark.parametrize(("path", "kind"), KINDS.items())
def test_every_file_is_sent_as_what_it_is(get: Server, path: str, kind: str) -> None:
    """A file comes whole, and its type and encoding are said."""
    answer = get(path)
    assert (answer.status, answer.headers["content-type"]) == (200, kind)
    name = f"{path}index.html" if path.endswith("/") else path
    expected = FILES[name.lstrip("/")]
    assert answer.body == (expected.encode() if isinstance(expected, str) else expected)


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("/2018", "/2018/"),
        ("/2018/ziele/wohnen", "/2018/ziele/wohnen/"),
        ("/vergleich/2018-2019?x=1", "/vergleich/2018-2019/?x=1"),
        ("//2018", "/2018/"),
        ("//2018/../entwurf", "/entwurf/"),
    ],
)
def test_a_redirect_names_no_host(get: Server, path: str, location: str) -> None:
    """A missing slash is added; scheme, name and port stay those the reader used."""
    answer = get(path, host="insek.example:8443", x_forwarded_proto="https")
    assert (answer.status, answer.headers["location"]) == (301, location)


@pytest.mark.parametrize("path", NOT_THERE)
def test_what_is_not_published_gets_the_own_page(get: Server, path: str) -> None:
    """Missing, hidden and listless folders look alike: 404 with the site's own page."""
    answer = get(path)
    assert (answer.status, answer.headers["content-type"]) == (404, HTML)
    assert answer.body.decode() == MISSING


@pytest.mark.parametrize("path", ESCAPES)
def test_no_way_leads_out_of_the_site(get: Server, path: str) -> None:
    """No spelling of „one folder up“ reaches what lies beside the site."""
    answer = get(path)
    assert answer.status in (400, 404)
    assert SECRET.encode() not in answer.body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_the_site_is_only_read(get: Server, method: str) -> None:
    """Everything but reading is refused, and the answer says what is allowed."""
    answer = get("/", method)
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")


def test_a_link_leads_nowhere(own: Server) -> None:
    """A symbolic link in the site publishes neither a file nor a folder."""
    (own.site / "geheim.txt").symlink_to(own.site.parent / "geheim.txt")
    (own.site / "alles").symlink_to(own.site.parent)
    (own.site / "2019").symlink_to(own.site / "2018")
    for path in ("/geheim.txt", "/alles/geheim.txt", "/alles/", "/2019/"):
        assert (own(path).status, own(path).body.decode()) == (404, MISSING)


def test_the_root_may_be_a_link(own: Server) -> None:
    """A link in place of the site's folder switches between two publications."""
    moved = own.site.rename(own.site.with_name("neu"))
    own.site.symlink_to(moved)
    assert own("/2018/").body.decode() == PAGE


def test_nonsense_is_refused_in_peace(get: Server) -> None:
    """A request that is no HTTP gets a 400 with the protective headers, and the site goes on."""
    with socket.create_connection(("127.0.0.1", get.port), timeout=10) as line:
        line.sendall(b"GET /\x00 HTTP/1.1\r\nHost: a\r\n\r\n")
        answer = line.recv(4096).decode()
    assert answer.startswith("HTTP/1.1 400 ")
    assert "Content-Security-Policy: default-src 'none'" in answer
    assert get("/").status == 200


@pytest.mark.parametrize("path", ["/", "/gibt-es-nicht", "/%2e%2e/"])
def test_the_version_is_not_told(get: Server, path: str) -> None:
    """Neither a header nor an error page says which nginx this is."""
    answer = get(path)
    assert answer.headers["server"] == "nginx"
    assert not re.search(rb"nginx/\d", answer.body)


def test_the_log_knows_no_reader(own: Server) -> None:
    """Neither address, browser, origin nor what somebody searched for is written down."""
    who = {"user_agent": "Browser", "referer": "https://a.example/", "x_forwarded_for": "10.1.2.3"}
    for path in ("/2018/?q=Schulden", "/gibt-es-nicht?q=Schulden", "/%2e%2e/", "/.git/config"):
        own(path, **who)
    own("/", "POST", **who)
    kept = _lines(own.log, 5)
    assert [line.split()[1:-2] for line in kept] == [
        ["GET", "/2018/", "200"], ["GET", "/gibt-es-nicht", "404"], ["GET", "400"],
        ["GET", "/.git/config", "404"], ["POST", "/", "405"],
    ]  # fmt: skip
    everything = "".join(kept) + (own.site.parent / "fehler").read_text(encoding="utf-8")
    assert not re.search(r"127\.0\.0\.1|10\.1\.2\.3|Schulden|Browser|a\.example", everything)


def _lines(log: Path, number: int) -> list[str]:
    """The log, when it has all lines: nginx writes one after the answer has gone."""
    for _ in range(100):
        lines = log.read_text(encoding="utf-8").splitlines()
        if len(lines) >= number:
            return lines
        time.sleep(0.02)
    raise AssertionError("The log stays short.")
