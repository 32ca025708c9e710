"""A published site in small: one file of every kind that the publication writes."""

import gzip

from folders import Files

SECRET = "STEHT NEBEN DER WEBSITE"
PAGE = "<!doctype html><title>Seite</title>" + "<p>Wohnen für alle, Stadt im Grünen.</p>" * 60
MISSING = "<!doctype html><title>Nicht gefunden</title><p>Unter dieser Adresse steht nichts.</p>"
STYLE = "p { color: black }\n" * 100
PATCH = b"--- a/ziele/wohnen.yml\n+++ b/ziele/wohnen.yml\n" * 20


def packed(text: str | bytes) -> bytes:
    """The same in gzip, the same bytes every time."""
    return gzip.compress(text.encode() if isinstance(text, str) else text, mtime=0)


FILES: Files = {
    "index.html": PAGE,
    "404.html": MISSING,
    "versions.json": '[{"version": "2018", "title": "2018", "aliases": []}]',
    "robots.txt": "User-agent: *\n",
    "sitemap.xml": "<urlset/>",
    "SHA256SUMS": "0  index.html\n",
    ".well-known/security.txt": "Contact: mailto:a@b.example\n",
    ".git/config": SECRET,
    ".geheim": SECRET,
    "../geheim.txt": SECRET,
    "assets/css/grund.css": STYLE,
    "assets/css/grund.css.gz": packed(STYLE),
    "assets/js/suche.js": "1;\n",
    "assets/fonts/schrift.woff2": b"wOF2",
    "assets/images/zeichen.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "2018/index.html": PAGE,
    "2018/index.html.gz": packed(PAGE),
    "2018/ziele/wohnen/index.html": PAGE,
    "2018/zielmatrix.csv": "Ziel;Fachteil\n",
    "2018/bild.webp": b"RIFF",
    "2018/SHA256SUMS": "0  index.html\n",
    "2018/programm": b"\x7fELF",
    "entwurf/index.html": PAGE,
    "vergleich/2018-2019/index.html": PAGE,
    "vergleich/2018-2019/vergleich.json.gz": packed("{}"),
    "vergleich/2018-2019/aenderungen.patch.gz": packed(PATCH),
    "vergleich/2018-entwurf/index.html": PAGE,
    "verlauf/ziele/wohnen/index.html": PAGE,
    "feeds/alles.xml": "<feed xmlns='http://www.w3.org/2005/Atom'/>",
}
"""Paths and contents; two of them must never be sent, and neither may what lies beside."""
