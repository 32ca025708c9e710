"""Tags, and who signed them."""

from pathlib import Path

from insek.git.command import GitError, run


def is_tag(repository: Path, name: str) -> bool:
    """Whether there is a tag of this name."""
    try:
        run(repository, "show-ref", "--verify", "--quiet", "--", f"refs/tags/{name}")
    except GitError:
        return False
    return True


def is_signed(repository: Path, tag: str, signers: Path) -> bool:
    """Whether a tag carries a valid SSH signature of one of these signers.

    The repository cannot name another program to judge it.
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
    except GitError:
        return False
    return True
