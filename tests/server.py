"""A PostgreSQL to test on, from `tests/server_keeper.py`: where it is, and how it is told to stop and to come back."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote, urlsplit

ROOT = Path(__file__).resolve().parent.parent
PORT = 5432
_SECONDS_TO_ANSWER = 10


class NoServerError(Exception):
    """Why there is no server to test on."""


@dataclass(frozen=True)
class Where:
    """Where a server is and who we are there."""

    user: str
    host: str
    port: int = PORT
    password: str = ""

    def url(self, database: str = "postgres", *, user: str = "", password: str = "") -> str:
        """Write the address of a database, as somebody else where a user is given."""
        who = quote(user or self.user, safe="")
        secret = password if user else self.password
        if secret:
            who += ":" + quote(secret, safe="")
        if self.host.startswith("/"):
            return f"postgresql://{who}@/{database}?host={quote(self.host, safe='')}&port={self.port}"
        return f"postgresql://{who}@{self.host}:{self.port}/{database}"


def where(url: str) -> Where:
    """Read an address such as HL_PG_URL."""
    parts = urlsplit(url)
    more = parse_qs(parts.query)
    host = unquote(parts.hostname or "") or more.get("host", ["/var/run/postgresql"])[0]
    port = parts.port or int(more.get("port", [str(PORT)])[0])
    return Where(unquote(parts.username or "postgres"), host, port, unquote(parts.password or ""))


def keeper(*options: str) -> list[str]:
    """Give the command that keeps a server."""
    return [sys.executable, "-m", "tests.server_keeper", *options]


class Kept:
    """A server a keeper of its own keeps for us."""

    def __init__(self, *options: str) -> None:
        """Start one; NoServerError. With `own` HL_PG_URL is not looked at, a `durable` one survives a crash.

        With `system` it is one of the system's, which may know orders of words the wheel's does not.
        """
        self._keeper = subprocess.Popen(
            keeper(*options),
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,  # what interrupts us leaves it the time to clear away
        )
        told = json.loads(self._answer() or '{"why": "its keeper did not start"}')
        if "why" in told:
            self.close()
            raise NoServerError(told["why"])
        self.url: str = told["url"]
        self.where = where(self.url)

    def stop(self) -> None:
        """Stop it as an office does, in peace."""
        self._do("stop")

    def crash(self) -> None:
        """Stop it in the midst of everything."""
        self._do("crash")

    def start(self) -> None:
        """Have it there again."""
        self._do("start")

    def close(self) -> None:
        """Let go of it: it is stopped and removed."""
        self._keeper.communicate()

    def _do(self, word: str) -> None:
        assert self._keeper.stdin is not None
        self._keeper.stdin.write(word + "\n")
        self._keeper.stdin.flush()
        assert self._answer() == "done\n", word

    def _answer(self) -> str:
        assert self._keeper.stdout is not None
        return self._keeper.stdout.readline()


def check_answers(url: str) -> None:
    """Have a server say something; NoServerError."""
    import psycopg

    try:
        psycopg.connect(url, connect_timeout=_SECONDS_TO_ANSWER).close()
    except psycopg.Error as problem:
        raise NoServerError(" ".join(str(problem).split())) from problem


class ServerOfThisRun:
    """The one server all workers of a test run share, told to them in HL_PG_URL, where the run is on a server."""

    def __init__(self) -> None:
        """Start it, or the way to it; `why_not` says why there is none though it is wanted."""
        self.why_not = ""
        self._kept: Kept | None = None
        self._is_named = bool(os.environ.get("HL_PG_URL"))
        is_wanted = os.environ.get("HL_TEST_SERVER") == "1" or self._is_named
        if is_wanted and "PYTEST_XDIST_WORKER" not in os.environ:
            try:
                self._kept = Kept()
                check_answers(self._kept.url)
            except NoServerError as problem:
                self.why_not = str(problem)
            else:
                os.environ["HL_PG_URL"] = self._kept.url

    def check(self) -> None:
        """End the run, in peace where none is to be had here; a CI has to have one, and one that is named be there."""
        if self.why_not:
            import pytest

            is_wrong = self._is_named or os.environ.get("CI") == "true"
            pytest.exit(f"no PostgreSQL to test on: {self.why_not}", returncode=int(is_wrong))

    def close(self) -> None:
        """Let go of it."""
        if self._kept is not None:
            self._kept.close()
