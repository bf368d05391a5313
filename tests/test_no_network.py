"""The net that holds every test, the journeys too, from the network is there, and holds."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

ASK = "import socket; socket.socket(socket.{family}, socket.{kind}); print('asked')"
WITHIN = "import subprocess, sys; sys.exit(subprocess.run([sys.executable, '-c', {code!r}]).returncode)"


def _run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)


needs_rules = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the rules are Linux's")


@needs_rules
def test_this_very_run_cannot_ask_for_the_network() -> None:
    told = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines())

    assert told["Seccomp"].strip() == "2"


@needs_rules
@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6"])
@pytest.mark.parametrize("kind", ["SOCK_STREAM", "SOCK_DGRAM"])
def test_whoever_asks_for_it_is_killed_and_so_are_its_children(family: str, kind: str) -> None:
    ask = ASK.format(family=family, kind=kind)

    asked = _run(ask)
    from_within = _run(WITHIN.format(code=ask))

    assert (asked.returncode, asked.stdout) == (-signal.SIGSYS, "")
    assert (from_within.returncode, from_within.stdout) == (256 - signal.SIGSYS, "")


@needs_rules
def test_sockets_of_this_machine_alone_go_on() -> None:
    assert _run(ASK.format(family="AF_UNIX", kind="SOCK_STREAM")).stdout == "asked\n"
