"""The command line: reads the arguments, runs one command, turns what went wrong into one sentence and a status."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from household_ledger import __version__
from household_ledger.cli.arguments import Arguments, asked_language, general_first, speaking
from household_ledger.cli.context import Context
from household_ledger.clock import SystemClock
from household_ledger.errors import Cancelled, LedgerError
from household_ledger.files import disk_problem
from household_ledger.mistakes import write_down
from household_ledger.paths import log_file
from household_ledger.text.i18n import DIGITS, LANGUAGES, _, using
from household_ledger.text.messages import message

_ROOMS = {
    "window": ("open", "demo"),
    "files": ("new",),
    "exchange": ("import", "export"),
    "bundles": ("bundle", "merge"),
    "figures": ("figures",),
    "indicators": ("indicators",),
    "evidence": ("evidence", "rollup"),
    "papers": ("report",),
    "charts": ("chart",),
    "safety": ("history", "undo", "redo", "check", "backup", "restore"),
    "privacy": ("erase",),
    "salvage": ("salvage",),
    "secrets": ("encrypt", "rekey", "decrypt", "recovery"),
    "bench": ("bench",),
}
"""Modules of this package and their commands: who asks for one, or for the window, does not wait for the others."""

DONE, MENDABLE, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives 0 done, 1 a problem the person can mend, 2 wrong usage, 3 interrupted."""
    _speak_utf8()
    said = general_first(sys.argv[1:] if arguments is None else arguments)
    language = asked_language(said) or _usual_language()
    try:
        with using(language), speaking():
            chosen = build_parser(said).parse_args(said)
    except SystemExit as stop:  # argparse has told already
        return WRONG_USAGE if stop.code else DONE
    context = Context(SystemClock(), language, chosen.digits or DIGITS[0], is_quiet=chosen.quiet)
    with using(context.language, context.digits):
        return _guarded(getattr(chosen, "run", _open_window), chosen, context)


def build_parser(arguments: Sequence[str] = ("--help",)) -> argparse.ArgumentParser:
    """Describe the commands and arguments that what was typed may mean; unless it names one, all of them."""
    parser = Arguments(prog="household-ledger", description="บัญชีครัวเรือน · Household Ledger")
    told = _("show program's version number and exit")
    parser.add_argument("--version", action="version", version=f"household-ledger {__version__}", help=told)
    parser.add_argument("--lang", choices=LANGUAGES, type=str.lower, help=_("the language"))
    parser.add_argument("--digits", choices=DIGITS, type=str.lower, help=_("the digits"))
    parser.add_argument("--quiet", action="store_true", help=_("print nothing but what was asked for"))
    commands = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"))
    for room in _rooms_of(arguments):
        import_module(f"household_ledger.cli.{room}").add_commands(commands)
    return parser


def _rooms_of(arguments: Sequence[str]) -> list[str]:
    """Name the modules needed: of the command; all where they are to be listed; the window where nothing is asked."""
    words = iter(arguments)
    for word in words:
        if word in ("--lang", "--digits"):
            next(words, None)
        elif word in ("-h", "--help"):
            break
        elif not word.startswith("-"):
            return [room for room, commands in _ROOMS.items() if word in commands] or list(_ROOMS)
    else:
        return ["window"]
    return list(_ROOMS)


def _open_window(chosen: argparse.Namespace, context: Context) -> int:
    from household_ledger.cli.window import open_window

    return open_window(chosen, context)


def _usual_language() -> str:
    """Give the language the environment asks for, if it is one there is; else Thai."""
    asked = os.environ.get("HOUSEHOLD_LEDGER_LANG", "")
    return asked if asked in LANGUAGES else LANGUAGES[0]


def _guarded(run: Callable[[argparse.Namespace, Context], int], chosen: argparse.Namespace, context: Context) -> int:
    try:
        status = _run_unlocked(run, chosen, context)
        if sys.stdout is not None:
            sys.stdout.flush()
    except (Cancelled, KeyboardInterrupt):
        _tell(_("Stopped. Nothing half done was kept."))
        return INTERRUPTED
    except LedgerError as problem:
        _tell(message(problem))
        return MENDABLE
    except BrokenPipeError:
        # The reader of our output went away; keep Python from complaining about it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as problem:  # what is written to is full, closed or gone
        _tell(message(disk_problem(problem, Path(problem.filename or "-"))))
        return MENDABLE
    except Exception as mistake:  # noqa: BLE001 -- the top hook: a bug is written down, never shown as a traceback
        return _written_down(mistake)
    return status


def _run_unlocked(
    run: Callable[[argparse.Namespace, Context], int], chosen: argparse.Namespace, context: Context
) -> int:
    """Run a command with its locked files unlocked: of its ledger, or of what it says itself (`unlocks`)."""
    names = getattr(chosen, "unlocks", ("ledger",) if hasattr(chosen, "ledger") else ())
    if not names:
        return run(chosen, context)
    from household_ledger.cli.asking import files_unlocked

    with files_unlocked(getattr(chosen, name) for name in names):
        return run(chosen, context)


def _written_down(mistake: Exception) -> int:
    path = log_file()
    if not write_down(mistake, path, SystemClock().now()):
        _tell(_("Something went wrong inside the program, and it could not be written down. Nothing entered was lost."))
        return MENDABLE
    _tell(
        _("Something went wrong inside the program. Nothing entered was lost. What happened is in {path}").format(
            path=path
        )
    )
    return MENDABLE


def _tell(sentence: str) -> None:
    print(sentence, file=sys.stderr)


def _speak_utf8() -> None:
    """Thai must come out right whatever the console's own encoding is."""
    if sys.stdout is None:  # closed by whoever started us: what is said goes nowhere
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 -- for the whole run
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    if hasattr(signal, "SIGTERM") and sys.platform != "win32":
        signal.signal(signal.SIGTERM, lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
