"""Behind the walls anything may run: it reaches nothing, harms nothing and ends."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from betrieb.walls import Box

SECRET = "geheim-in-einer-datei"
MARKER = "4711.0815"
"""How many seconds a command sleeps, by which it is known outside."""
STREAM = "/proc/$PPID/fd/10"
"""Where the shell that hands on the files keeps the way out, while a command runs."""


@pytest.fixture
def canary() -> Iterator[tuple[int, list[str]]]:
    """A server on loopback: its port, and who reached it."""
    reached: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            while True:
                try:
                    connection, address = server.accept()
                except OSError:
                    return
                reached.append(str(address))
                connection.close()

        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        yield server.getsockname()[1], reached
        server.shutdown(socket.SHUT_RDWR)
        thread.join()


def test_what_a_command_writes_comes_out(box: Box) -> None:
    """Plain files come out with their folders, and the command's words are shown."""
    done = box.shell("echo Guten Tag; mkdir $AUSGABE/a; echo eins > $AUSGABE/a/b")
    assert (done.status, done.files) == (0, {"a/b": b"eins\n"})
    assert "> Guten Tag" in done.log


def test_a_command_learns_where_to_write(box: Box) -> None:
    """The word {} stands for the folder that comes out."""
    assert box.run("cp", "/usr/bin/env", "{}").files.keys() == {"env"}


def test_a_failed_command_leaves_nothing(box: Box) -> None:
    """Nothing half finished comes out of a command that failed."""
    done = box.shell("echo halb > $AUSGABE/a; exit 7")
    assert (done.status, done.files) == (1, {})
    assert "Der Befehl endete mit 7. →" in done.log


def test_there_is_no_network(box: Box, canary: tuple[int, list[str]]) -> None:
    """A server on this machine that everybody reaches is not reached from behind the walls."""
    port, reached = canary
    done = box.shell(f"exec 3<>/dev/tcp/127.0.0.1/{port}")
    assert (done.status, reached) == (1, [])
    assert "Connection refused" in done.log
    socket.create_connection(("127.0.0.1", port)).close()
    _wait_for(lambda: len(reached) == 1)


def test_there_is_only_loopback(box: Box) -> None:
    """No other network device is there."""
    done = box.shell("tail -n +3 /proc/net/dev | cut -d: -f1 | tr -d ' '")
    assert done.log.split() == [">", "lo"]


@pytest.mark.parametrize(
    "script",
    [
        "cat /etc/hostname /etc/passwd /etc/shadow",
        "ls -d /home || ls -d /root || ls -d /var || ls -d /run || ls -d /sys || ls -d /opt",
        "cat /proc/1/environ | grep GEHEIM",
        "hostname | grep -v sandkasten",
        "grep -q . /proc/1/root/etc/passwd",
    ],
)
def test_nothing_of_the_machine_is_read(box: Box, script: str) -> None:
    """Accounts, homes, other folders and the machine's name are not there."""
    done = box.shell(script)
    assert done.status == 1
    assert not done.files


def test_nothing_is_read_beside_what_is_given(box: Box) -> None:
    """Neither a file in a folder nearby nor the environment outside comes in."""
    (box.folder / "geheim").write_text(SECRET)
    given = box.folder / "offen"
    given.mkdir()
    (given / "text").write_text("offen")
    script = f"cat {given}/text; cat {given}/../geheim; env; cat /proc/*/environ | tr '\\0' '\\n'"
    done = box.shell(script, "--lesen", str(given))
    assert "> offen" in done.log
    assert SECRET not in done.log
    assert "geheim-in-der-umgebung" not in done.log


def test_nothing_is_written_outside(box: Box) -> None:
    """What may be read stays as it is, and so does the system."""
    given = box.folder / "offen"
    given.mkdir()
    given.chmod(0o777)
    (given / "text").write_text("offen")
    (given / "text").chmod(0o666)
    script = f"for f in {given}/text {given}/neu {given}/../neu /neu /usr/neu; do echo x > $f; done"
    done = box.shell(f"{script} 2>&1; chmod 777 {given}; rm {given}/text", "--lesen", str(given))
    assert done.status == 1
    assert [path.name for path in given.iterdir()] == ["text"]
    assert (given / "text").read_text() == "offen"
    assert not (box.folder / "neu").exists()
    assert not Path("/usr/neu").exists()
    assert done.log.count("Read-only file system") >= 4


def test_two_folders_can_be_written(box: Box) -> None:
    """Beside the output and /tmp, whose sizes are limited, no folder takes a file."""
    find = "find / \\( -path /proc -o -path /dev/pts \\) -prune -o -type d -writable -print"
    done = box.shell(f"{find} > $AUSGABE/liste 2>/dev/null; true")
    assert sorted(done.files["liste"].split()) == [b"/ausgabe", b"/tmp"]


def test_a_command_is_nobody_without_rights(box: Box) -> None:
    """Behind the walls everything runs as nobody, without capabilities and ways to get any."""
    done = box.shell("id -u; id -G; grep -E 'CapEff|CapPrm|CapAmb|NoNewPrivs' /proc/self/status")
    words = done.log.replace("?", " ").split()
    assert words.count("65534") == 2
    assert words.count("0000000000000000") == 3
    assert words[-1] == "1"


def test_processes_are_limited(box: Box) -> None:
    """A command that starts itself over and over is stopped by the limit, and nothing stays."""
    script = f"for i in $(seq 60); do sleep {MARKER} & done; sleep 1"
    done = box.run("/bin/sh", "-c", script, options=("--prozesse", "20"))
    assert done.status == 1
    assert "fork" in done.log
    _wait_for(lambda: not _running())


def test_a_fork_bomb_ends(box: Box) -> None:
    """A command that doubles itself ends with the time it has, and with it all its children."""
    begun = time.monotonic()
    bomb = f"b() {{ sleep {MARKER} & b | b & }}; b; while :; do sleep 1; done"
    done = box.shell(bomb, "--prozesse", "30", "--sekunden", "3")
    assert done.status == 1
    assert time.monotonic() - begun < 30
    _wait_for(lambda: not _running())


def test_what_stays_behind_is_ended(box: Box) -> None:
    """A process that hides from its parents ends with the command."""
    done = box.shell(f"setsid sleep {MARKER} >/dev/null 2>&1 & disown; sleep 0.2")
    assert done.status == 0
    _wait_for(lambda: not _running())


def test_memory_is_limited(box: Box) -> None:
    """A command that wants more memory than it may have gets none."""
    script = "head -c 300000000 /dev/zero | tail -n 1 | wc -c; exit ${PIPESTATUS[1]}"
    done = box.shell(script, "--speicher", "100")
    assert done.status == 1
    assert "memory exhausted" in done.log


def test_memory_is_there(box: Box) -> None:
    """A command that stays below the limit gets what it wants."""
    script = "head -c 30000000 /dev/zero | tail -n 1 | wc -c > $AUSGABE/bytes"
    assert box.shell(script, "--speicher", "200").files == {"bytes": b"30000000\n"}


def test_time_is_limited(box: Box) -> None:
    """An endless loop is ended, even one that does not want to hear of it."""
    begun = time.monotonic()
    done = box.shell("trap '' TERM INT HUP XCPU; while :; do :; done", "--sekunden", "1")
    assert done.status == 1
    assert "Nach 1 Sekunden abgebrochen. →" in done.log
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize(
    "script",
    [
        "head -c 50000000 /dev/zero > $AUSGABE/gross",
        "for i in $(seq 50); do head -c 1000000 /dev/zero > $AUSGABE/$i; done",
        "truncate -s 1000G $AUSGABE/gross",
        "head -c 50000000 /dev/zero > /tmp/gross",
        f"head -c 50000000 /dev/zero > {STREAM}",
    ],
)
def test_the_output_is_limited(box: Box, script: str) -> None:
    """More than may come out does not come out, and neither does the rest."""
    done = box.shell(f"set -e; {script}", "--groesse", "5", "--sekunden", "20")
    assert (done.status, done.files) == (1, {})


def test_room_is_limited(box: Box) -> None:
    """The folders that can be written to have the size that is given, and no others can."""
    script = "for d in /tmp $AUSGABE; do stat -f -c '%b %S' $d; done"
    done = box.shell(script, "--groesse", "5")
    sizes = [line.split()[1:] for line in done.log.splitlines()]
    assert [int(blocks) * int(size) for blocks, size in sizes] == [5 << 20, 5 << 20]


def test_words_are_limited(box: Box) -> None:
    """A command that talks without end is heard for a while."""
    done = box.shell("yes Gerede", "--sekunden", "2")
    assert done.status == 1
    assert len(done.log) < 1_000_000


def test_words_are_no_orders(box: Box) -> None:
    """What a command says can neither steer the runner nor a terminal."""
    done = box.shell(r"echo '::add-mask::a'; echo 'x ##[command]b'; printf '\e[31mrot\r\u202e'")
    assert all(line.startswith("> ") for line in done.log.splitlines())
    assert "##[" not in done.log
    assert "?[31mrot??" in done.log


def test_only_plain_files_come_out(box: Box) -> None:
    """Links and pipes stay behind and are named: who hands the folder on would follow them."""
    script = "cd $AUSGABE; ln -s /etc/passwd link; ln -s / ordner; mkfifo rohr; echo gut > datei"
    done = box.shell(script)
    assert (done.status, done.files) == (0, {"datei": b"gut\n"})
    assert sorted(path.name for path in (box.folder / "ausgabe").iterdir()) == ["datei"]
    assert all(f"'./{name}'" in done.log for name in ("link", "ordner", "rohr"))


@pytest.mark.parametrize("name", ["../raus", "{folder}/raus", "a/../../raus"])
def test_a_forged_stream_leads_nowhere(box: Box, name: str) -> None:
    """Who writes the stream of files himself reaches no folder beside the one meant."""
    path = name.format(folder=box.folder)
    forge = f"tar -P --transform 's|^.*$|{path}|' -cf - ../raus > {STREAM}"
    done = box.shell(f"mkdir -p /tmp/x/a; cd /tmp/x; echo raus > ../raus; {forge}")
    denied = "fd/10: Permission denied"  # the stream belongs to root, where root built the walls
    assert f"weggelassen: {path!r}" in done.log or denied in done.log
    assert done.files == {}
    assert not (box.folder / "raus").exists()


def test_what_cannot_be_written_is_told(box: Box) -> None:
    """Where the own machine cannot take what comes out, that is said and not the output blamed."""
    (box.folder / "datei").write_bytes(b"")
    done = box.run("true", options=("--ausgabe", str(box.folder / "datei/neu")))
    assert done.status == 1
    assert "Die Ausgabe lässt sich nicht schreiben: das ist kein Ordner („" in done.log


def test_a_folder_that_is_there_is_not_written_to(box: Box) -> None:
    """What stands at the place of the output is refused and stays."""
    (box.folder / "ausgabe").mkdir()
    done = box.shell("true")
    assert (done.status, done.log.count("gibt es schon. →")) == (2, 1)


def _running() -> list[str]:
    """Processes on this machine that sleep as long as only these tests ask for."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = path.read_bytes().split(b"\0")
        except OSError:
            continue
        if words[:2] == [b"sleep", MARKER.encode()]:
            found.append(path.parent.name)
    return found


def _wait_for(condition: Callable[[], bool]) -> None:
    for _ in range(100):
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError("It did not come about.")
