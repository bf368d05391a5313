"""Only the room of the command that is asked for is loaded, and every command is found."""

from __future__ import annotations

import argparse
import re
import subprocess
import sys

import pytest

from household_ledger.cli.main import build_parser


def _commands(parser: argparse.ArgumentParser) -> set[str]:
    return set(re.findall(r"^ {4}(\w+)", parser.format_help(), re.MULTILINE))


EVERY = _commands(build_parser())


def test_the_list_of_commands_is_read_from_the_help() -> None:
    assert {"open", "demo", "report", "redo", "bench"} <= EVERY


@pytest.mark.parametrize("command", sorted(EVERY))
@pytest.mark.parametrize("before", [(), ("--lang", "en", "--quiet"), ("--digits=thai",)])
def test_a_command_is_known_whatever_stands_before_it(command: str, before: tuple[str, ...]) -> None:
    assert command in _commands(build_parser([*before, command, "ledger.hldb"]))


@pytest.mark.parametrize("typed", [["--help"], ["--lang", "en", "-h"], ["nonsense"], ["nonsense", "open"]])
def test_all_commands_are_listed_where_none_is_asked_for(typed: list[str]) -> None:
    assert _commands(build_parser(typed)) == EVERY


@pytest.mark.parametrize("typed", [[], ["open", "ledger.hldb"], ["--quiet"]])
def test_the_way_to_the_window_loads_no_other_command(typed: list[str]) -> None:
    code = (
        f"import sys; from household_ledger.cli.main import build_parser; build_parser({typed!r}); print(*sys.modules)"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()

    others = ("exchange", "figures", "papers", "charts", "safety", "bench")
    assert not [one for one in others if f"household_ledger.cli.{one}" in loaded]
    assert not [one for one in loaded if one.startswith(("household_ledger.services.demo.", "PySide6"))]
