"""The archive package of a Jahrgang: pages, sources, data and history, for readers in fifty years."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tarfile import PAX_FORMAT, TarError, TarFile, TarInfo
from tempfile import TemporaryDirectory

from insek import __version__, git
from insek.model.jahrgang import Jahrgang
from insek.model.stadt import Stadt
from insek.model.stand import Stand
from insek.model.text import slugify
from insek.site import bag, manifest
from insek.site.errors import PublishError
from insek.site.from_disk import from_disk
from insek.site.packed_history import commit_of, packed_history
from insek.site.publish.settings import site_url
from insek.site.publish.workshop import Workshop
from insek.site.theme import assets
from insek.sources import CONTENT

_README = """\
Archivpaket: {titel}

website/           Die Seiten, Byte für Byte wie veröffentlicht. manifest.json nennt ihre Prüfsummen.
lesefassung/       Dieselben Seiten zum Lesen ohne Webserver: {start} öffnen.
inhalt/            Die Quellen, aus denen die Seiten entstanden sind: Texte (Markdown) und Angaben (YAML).
daten/             Alle Tabellen als CSV.
quelltext.bundle   Quellen und Programm mit ihrer Geschichte: git clone -b jahrgang-{jahr} quelltext.bundle
manifest.json      Beschluss, Stand in git, Versionen der Bibliotheken, Prüfsummen.

Ob das Paket vollständig ist, zeigt jedes BagIt-Programm, oder: sha256sum -c manifest-sha256.txt
"""


def package(root: Path, jahr: int) -> tuple[str, dict[str, bytes]]:
    """The name of a Jahrgang's package and all its files; the same for the same Jahrgang.

    Raises:
        PublishError: the register has no such Jahrgang, or not unchanged.
        BuildError: its pages could not be built.
    """
    workshop = Workshop(root)
    stand = next(
        (s for s in workshop.staende.staende if s.jahrgang and s.jahrgang.jahr == jahr), None
    )
    if stand is None or stand.jahrgang is None:
        raise PublishError(
            f"Einen unveränderten Jahrgang {jahr} gibt es nicht. → insek jahrgang liste nennt alle."
        )
    unit = next(unit for unit in workshop.units if unit.old == stand and unit.new is None)
    payload = dict(_payload(root, stand, workshop.get(unit).files))
    stadt = workshop.plans.of(stand).stadt
    name = f"insek-{slugify(stadt.stadt)}-{jahr}"
    titel = f"{stadt.titel}, {stand.titel}: {stand.jahrgang.titel}"
    start = f"lesefassung/{jahr}/index.html"
    payload["LIESMICH.txt"] = _README.format(titel=titel, start=start, jahr=jahr).encode()
    return name, bag.bag_files(payload, list(_told(stadt, stand, stand.jahrgang)))


def _payload(root: Path, stand: Stand, pages: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    files = {**pages, **assets(root)}
    address = site_url(root)
    for path, content in files.items():
        yield f"website/{path}", content
        if path.endswith(".html"):
            content = from_disk(path, content.decode(), files, address).encode()
        yield f"lesefassung/{path}", content
    tables = f"{stand.name}/daten/"
    for path, content in pages.items():
        if path.startswith(tables):
            yield f"daten/{path.removeprefix(tables)}", content
    yield manifest.NAME, pages[f"{stand.name}/{manifest.NAME}"]
    yield (
        "quelltext.bundle",
        packed_history(root, stand.commit, f"refs/heads/jahrgang-{stand.name}"),
    )
    for path, content in _sources(root, stand.commit).items():
        yield f"inhalt/{path}", content


def _sources(root: Path, commit: str) -> dict[str, bytes]:
    entries = list(git.list_tree(root, commit, CONTENT))
    foreign = next((entry.path for entry in entries if entry.mode != "100644"), None)
    if foreign:
        raise PublishError(
            f"„{foreign}“ ist keine gewöhnliche Datei und lässt sich nicht archivieren."
        )
    blobs = git.read_blobs(root, (entry.oid for entry in entries))
    return {entry.path: blobs[entry.oid] for entry in entries}


def _told(stadt: Stadt, stand: Stand, jahrgang: Jahrgang) -> Iterator[tuple[str, str]]:
    """What stands in ``bag-info.txt``: no day but those of the register."""
    yield "Source-Organization", stadt.stadt
    yield "External-Description", f"{stadt.titel}, {stand.titel}: {jahrgang.titel}"
    yield "External-Identifier", f"{slugify(stadt.stadt)}-{stand.name}"
    yield "Bag-Software-Agent", f"insek {__version__}"
    yield "INSEK-Jahrgang", stand.name
    yield "INSEK-Art", jahrgang.art
    yield "INSEK-Gilt-ab", jahrgang.datum.isoformat()
    yield "INSEK-Commit", stand.commit
    yield "INSEK-Baum", stand.baum
    if not stadt.amtlich:
        yield "INSEK-Hinweis", "Kein amtliches Dokument."
    if jahrgang.beschluss is None:
        yield "INSEK-Hinweis", "Beispiel-Fortschreibung ohne Beschluss."
    else:
        decided = jahrgang.beschluss
        yield "INSEK-Gremium", decided.gremium
        yield "INSEK-Vorlage", decided.vorlage
        if decided.datum:
            yield "INSEK-Beschlussdatum", decided.datum.isoformat()
        if decided.url:
            yield "INSEK-Beschluss-Adresse", decided.url
    for erratum in jahrgang.errata:
        yield "INSEK-Erratum", f"{erratum.datum.isoformat()}: {erratum.text}"


def write_folder(name: str, files: Mapping[str, bytes], target: Path) -> Path:
    """Write a package as a folder below ``target``; it has its name once it is whole.

    Raises:
        PublishError: something of this name stands there already.
        OSError: it cannot be written; nothing of it is left.
    """
    with _begun(target / name) as begun:
        for path, content in files.items():
            (begun / path).parent.mkdir(parents=True, exist_ok=True)
            (begun / path).write_bytes(content)
    return target / name


def write_tar(name: str, files: Mapping[str, bytes], target: Path) -> Path:
    """Write a package as one file that has its name once it is whole.

    The same package gives the same bytes.

    Raises:
        PublishError: something of this name stands there already.
        OSError: it cannot be written; nothing of it is left.
    """
    path = target / f"{name}.tar"
    with _begun(path) as begun, TarFile.open(begun, "w", format=PAX_FORMAT) as archive:
        for inner, content in files.items():
            member = TarInfo(f"{name}/{inner}")
            member.size = len(content)
            archive.addfile(member, BytesIO(content))
    return path


@contextmanager
def _begun(path: Path) -> Iterator[Path]:
    """Where to write what is to stand under a path when it is whole; beside it."""
    if path.exists():
        raise PublishError(f"„{path}“ gibt es schon. → Wegräumen oder ein anderes --ziel angeben.")
    path.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".archiv-", dir=path.parent) as beside:
        begun = Path(beside) / path.name
        yield begun
        begun.rename(path)


def faults(place: Path) -> tuple[str, ...]:
    """What is wrong with a package, be it a folder or a tar file; nothing if it is whole.

    Any BagIt package is judged; of one of our own also whether it holds what was adopted.

    Raises:
        PublishError: there is no package.
    """
    if place.is_dir():
        return tuple(_faults(bag.in_folder(place)))
    try:
        with TarFile.open(place) as archive:
            return tuple(_faults(bag.in_tar(archive)))
    except (OSError, EOFError, ValueError, TarError) as error:
        raise PublishError(f"„{place}“ lässt sich nicht lesen: {error}") from None


def _faults(files: bag.Files) -> Iterator[str]:
    yield from bag.faults(files)
    told = bag.bag_info(files)
    if "INSEK-Baum" in told:
        yield from _adopted(files, told)
        yield from _published(files)


def _adopted(files: bag.Files, told: Mapping[str, str]) -> Iterator[str]:
    """Whether sources and history are those that the package says."""
    inside = "data/inhalt/"
    sources = {p.removeprefix(inside): read() for p, read in files.items() if p.startswith(inside)}
    if git.tree_id(sources) != told["INSEK-Baum"]:
        yield "data/inhalt: Das ist nicht der Inhalt, den bag-info.txt nennt (INSEK-Baum)."
    source = files.get("data/quelltext.bundle")
    if source is None or commit_of(source()) != told.get("INSEK-Commit"):
        yield "data/quelltext.bundle: Das ist nicht der Stand, den bag-info.txt nennt (INSEK-Commit)."


def _published(files: bag.Files) -> Iterator[str]:
    """Whether the pages are those that the manifest names."""
    told = manifest.read_manifest(
        files["data/manifest.json"]() if "data/manifest.json" in files else b""
    )
    if told is None:
        yield "data/manifest.json: Das Manifest fehlt oder ist keines."
        return
    folder = f"data/website/{told.get('stand')}/"
    for path, facts in told["dateien"].items():
        read = files.get(folder + path)
        if read is None or manifest.file_facts(read()) != facts:
            yield f"{folder}{path}: Die Seite ist nicht die, die manifest.json nennt."
