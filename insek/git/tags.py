"""Tags, and who signed them."""

from pathlib import Path

from insek.git.command import GitError, MissingProgram, NoAnswer, run

_FAULTS = {
    "no signature found": "Er ist gar nicht unterschrieben.",
    "non-tag object": "Er ist gar nicht unterschrieben.",
    "No principal matched": "Wer ihn unterschrieben hat, ist dort nicht eingetragen.",
    "Could not verify signature": "Seine Unterschrift gehört zu etwas anderem.",
}
"""What git says of a tag that is not signed as it should be."""


def is_tag(repository: Path, name: str) -> bool:
    """Whether there is a tag of this name."""
    try:
        run(repository, "show-ref", "--verify", "--quiet", "--", f"refs/tags/{name}")
    except NoAnswer:
        return False
    return True


def signature_fault(repository: Path, tag: str, signers: Path) -> str:
    """Why a tag carries no valid SSH signature of one of these signers; empty if it does.

    The repository cannot name another program to judge it.

    Raises:
        MissingProgram: nothing that could judge it is installed.
    """
    trusted = (
        "-c", "gpg.format=ssh", "-c", "gpg.ssh.program=ssh-keygen",
        "-c", f"gpg.ssh.allowedSignersFile={signers.resolve()}",
        "-c", "gpg.ssh.revocationFile=", "-c", "gpg.minTrustLevel=fully",
        "-c", "gpg.program=false", "-c", "gpg.openpgp.program=false",
        "-c", "gpg.x509.program=false",
    )  # fmt: skip
    try:
        run(repository, *trusted, "verify-tag", "--", f"refs/tags/{tag}")
    except MissingProgram:
        raise
    except GitError as error:
        said = str(error)
        return next((_FAULTS[sign] for sign in _FAULTS if sign in said), said)
    return ""
