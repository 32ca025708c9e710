"""The walls around a command: bubblewrap's arguments, and the limits inside them."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

SECONDS, MEMORY, SIZE, PROCESSES = 600, 2_000, 300, 32
"""What a command may use if nothing else is said; memory and size in MiB."""
MIB = 1 << 20
NOBODY = "65534"
OUT = "/ausgabe"
"""Where the command writes, inside the walls."""

_SYSTEM = ("bin", "sbin", "lib", "lib32", "lib64", "libx32")
_ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "HOME": "/tmp",
    "LANG": "C.UTF-8",
    "PYTHONDONTWRITEBYTECODE": "1",
    "NO_MKDOCS_2_WARNING": "1",
}
"""All that a command learns of the machine."""

# The shell keeps its own output for what is handed on; the command's goes where messages go.
_HAND_ON = '"$@" >&2 </dev/null; code=$?; tar -C "$AUSGABE" -cf - . || code=1; exit "$code"'


@dataclass(frozen=True, slots=True)
class Limits:
    """What a command may use: seconds by the clock and of the processor, bytes, processes."""

    seconds: int
    memory: int
    size: int
    processes: int


def walled(command: Sequence[str], readable: Sequence[Path], limits: Limits) -> list[str]:
    """The command in bubblewrap: no network, nothing but the system and ``readable`` to read."""
    return [
        "bwrap", *_namespaces(), "--clearenv", "--die-with-parent", "--new-session",
        *_files(readable, limits), "--chdir", "/tmp", "--", *_inside(command, OUT, limits),
    ]  # fmt: skip


def unwalled(command: Sequence[str], out: str, limits: Limits) -> list[str]:
    """The command in a container that is the wall itself: the limits and no environment."""
    settings = (f"{name}={value}" for name, value in _environment(out))
    return ["env", "-i", *settings, *_inside(command, out, limits)]


def limited(command: Sequence[str], limits: Limits) -> list[str]:
    """The command with its limits alone: it runs the own program, which is only given much."""
    return ["prlimit", *_limits(limits), "--", *command]


def _limits(limits: Limits) -> Iterator[str]:
    yield from ("--core=0", f"--as={limits.memory}")
    yield from (f"--cpu={limits.seconds}", f"--fsize={limits.size}")


def _namespaces() -> Iterator[str]:
    """Root makes the walls without a user namespace, so that it can become nobody behind them."""
    if os.geteuid() == 0:
        kinds = ("ipc", "pid", "net", "uts", "cgroup-try")
        yield from (f"--unshare-{kind}" for kind in kinds)
        yield from ("--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID")
    else:
        yield from ("--unshare-all", "--unshare-user", "--disable-userns", "--cap-drop", "ALL")
        yield from ("--uid", NOBODY, "--gid", NOBODY)
    yield from ("--hostname", "sandkasten")


def _files(readable: Sequence[Path], limits: Limits) -> Iterator[str]:
    yield from ("--ro-bind", "/usr", "/usr")
    for name in _SYSTEM:
        if (link := Path("/", name)).is_symlink():
            yield from ("--symlink", str(link.readlink()), f"/{name}")
        else:
            yield from ("--ro-bind-try", f"/{name}", f"/{name}")
    yield from ("--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache")
    yield from ("--proc", "/proc", "--dev", "/dev", "--remount-ro", "/dev")
    yield from ("--perms", "1777", "--size", str(limits.size), "--tmpfs", "/tmp")
    for path in readable:
        yield from _readable(path)
    yield from ("--perms", "0777", "--size", str(limits.size), "--tmpfs", OUT)
    yield from ("--remount-ro", "/")
    for name, value in _environment(OUT):
        yield from ("--setenv", name, value)


def _readable(path: Path) -> Iterator[str]:
    """A folder under its own name; bubblewrap would keep closed what is closed outside."""
    for parent in reversed(path.parents[:-1]):
        if parent != Path("/tmp") and not parent.is_relative_to("/usr"):
            yield from ("--perms", "0755", "--dir", str(parent))
    yield from ("--ro-bind", str(path), str(path))


def _environment(out: str) -> Iterator[tuple[str, str]]:
    yield from _ENVIRONMENT.items()
    yield "AUSGABE", out


def _inside(command: Sequence[str], out: str, limits: Limits) -> Iterator[str]:
    if os.geteuid() == 0:
        yield from ("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups")
        yield from ("--inh-caps=-all", "--no-new-privs", "--")
    yield from ("/bin/sh", "-c", _HAND_ON, "sh", "prlimit", f"--nproc={limits.processes}")
    yield from (*_limits(limits), "--")
    yield from (out if word == "{}" else word for word in command)
