"""What the operating system says when something fails, in German."""

import errno
import socket

_REASONS = {
    errno.ENOSPC: "auf dem Datenträger ist kein Platz mehr",
    errno.EDQUOT: "der zugeteilte Platz ist aufgebraucht",
    errno.EFBIG: "die Datei würde zu groß",
    errno.EACCES: "die Berechtigung fehlt",
    errno.EPERM: "das ist nicht erlaubt",
    errno.EROFS: "von dort lässt sich nur lesen",
    errno.ENOENT: "das gibt es nicht",
    errno.EEXIST: "das gibt es schon",
    errno.ENOTDIR: "das ist kein Ordner",
    errno.EISDIR: "das ist ein Ordner",
    errno.ENOTEMPTY: "der Ordner ist nicht leer",
    errno.EXDEV: "das Ziel liegt auf einem anderen Datenträger",
    errno.ENAMETOOLONG: "der Name ist zu lang",
    errno.ELOOP: "die Verknüpfungen führen im Kreis",
    errno.EMFILE: "zu viele Dateien sind offen",
    errno.ENFILE: "zu viele Dateien sind offen",
    errno.ENOMEM: "der Arbeitsspeicher reicht nicht",
    errno.EBUSY: "etwas anderes benutzt es gerade",
    errno.EIO: "der Datenträger antwortet mit einem Fehler",
    errno.EADDRINUSE: "die Adresse ist schon belegt",
    errno.EADDRNOTAVAIL: "diese Adresse hat der Rechner nicht",
    errno.ECONNREFUSED: "die Verbindung wurde abgelehnt",
    errno.ECONNRESET: "die Verbindung wurde unterbrochen",
    errno.EHOSTUNREACH: "der Rechner ist nicht zu erreichen",
    errno.ENETUNREACH: "das Netz ist nicht zu erreichen",
    errno.ETIMEDOUT: "die Zeit ist abgelaufen",
    socket.EAI_NONAME: "diesen Namen gibt es im Netz nicht",
    socket.EAI_AGAIN: "der Name lässt sich gerade nicht auflösen",
}


def reason(error: OSError) -> str:
    """Why something failed, as a German clause to stand behind a colon.

    What is not in the table is quoted as the system says it.
    """
    said = error.strerror or str(error) or type(error).__name__
    return _REASONS.get(error.errno or 0, f"das System meldet „{said}“")
