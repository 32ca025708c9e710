"""The headers that the delivered nginx sends with every answer."""

import pytest

from betrieb.server import BETRIEB, Server
from insek.site.serve import POLICY

A_MINUTE, AN_HOUR = "public, max-age=60, must-revalidate", "public, max-age=3600"
KEPT = {
    "/": A_MINUTE,
    "/entwurf/": A_MINUTE,
    "/verlauf/ziele/wohnen/": A_MINUTE,
    "/vergleich/2018-entwurf/": A_MINUTE,
    "/feeds/alles.xml": A_MINUTE,
    "/SHA256SUMS": A_MINUTE,
    "/2018/": AN_HOUR,
    "/2018/ziele/wohnen/": AN_HOUR,
    "/vergleich/2018-2019/": AN_HOUR,
    "/assets/css/grund.css": AN_HOUR,
    "/assets/fonts/schrift.woff2": "public, max-age=604800",
    "/versions.json": "no-cache",
    "/gibt-es-nicht": "no-cache",
    "/2018/gibt-es-nicht": "no-cache",
}
PROTECTION = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
}
REQUESTS = {
    200: ("GET", "/"),
    301: ("GET", "/2018"),
    400: ("GET", "/%2e%2e/"),
    404: ("GET", "/gibt-es-nicht"),
    405: ("POST", "/"),
}


@pytest.mark.parametrize(("path", "kept"), KEPT.items())
def test_how_long_a_browser_keeps_a_file(get: Server, path: str, kept: str) -> None:
    """What never changes is kept for an hour, what may change for a minute, versions not at all."""
    assert get(path).headers["cache-control"] == kept


@pytest.mark.parametrize("status", REQUESTS)
def test_every_answer_protects(get: Server, status: int) -> None:
    """The protective headers come with every answer, whatever its status."""
    method, path = REQUESTS[status]
    answer = get(path, method)
    assert answer.status == status
    assert PROTECTION.items() <= answer.headers.items()


@pytest.mark.parametrize("path", [*KEPT, "/2018/SHA256SUMS", "/2018/zielmatrix.csv"])
def test_every_location_protects(get: Server, path: str) -> None:
    """No location of the configuration loses the protective headers."""
    assert PROTECTION.items() <= get(path).headers.items()


def test_nothing_of_the_device_is_open(get: Server) -> None:
    """Camera, microphone and place are closed to every script."""
    policy = get("/").headers["permissions-policy"].split(", ")
    assert {"camera=()", "microphone=()", "geolocation=()"} <= set(policy)
    assert all(rule.endswith("=()") for rule in policy)


def test_not_modified_protects(get: Server) -> None:
    """An answer that the browser's copy still holds renews its headers too."""
    answer = get("/2018/", if_none_match=get("/2018/").headers["etag"])
    assert answer.status == 304
    assert PROTECTION.items() <= answer.headers.items()
    assert answer.headers["cache-control"] == AN_HOUR


@pytest.mark.parametrize(
    ("path", "found"),
    [("/entwurf/", False), ("/vergleich/2018-entwurf/", False), ("/2018/", True), ("/", True)],
)
def test_a_draft_is_not_indexed(get: Server, path: str, found: bool) -> None:
    """Search engines leave the Entwurf and comparisons with it alone, nothing else."""
    assert get(path).headers.get("x-robots-tag", "") == ("" if found else "noindex")


@pytest.mark.parametrize(
    ("path", "foreign"),
    [
        ("/2018/zielmatrix.csv", True),
        ("/vergleich/2018-2019/vergleich.json.gz", True),
        ("/feeds/alles.xml", True),
        ("/2018/", False),
        ("/assets/js/suche.js", False),
    ],
)
def test_data_may_be_used_elsewhere(get: Server, path: str, foreign: bool) -> None:
    """Other sites may read data and feeds; pages and scripts stay on their own."""
    headers = get(path).headers
    assert headers["cross-origin-resource-policy"] == ("cross-origin" if foreign else "same-origin")
    assert headers.get("access-control-allow-origin", "") == ("*" if foreign else "")


def test_headers_stand_in_one_place() -> None:
    """No location names a header: one would switch off all headers of the server there."""
    for path in (BETRIEB / "nginx").rglob("*.conf"):
        lines = path.read_text(encoding="utf-8").splitlines()
        depth = [sum(line.count("{") - line.count("}") for line in lines[:n]) for n in _rows(lines)]
        assert not any(depth), path


def _rows(lines: list[str]) -> list[int]:
    """The lines that name a header."""
    return [number for number, line in enumerate(lines) if line.strip().startswith("add_header")]
