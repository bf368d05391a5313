"""What opens a locked ledger, asked at the terminal or taken from the environment; never from the arguments."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from household_ledger.db.keys import KEYS
from household_ledger.errors import Cancelled, UserError
from household_ledger.services.secret import Secret, new_passphrase, secret_of
from household_ledger.text.i18n import _

PRESENT, NEW = "HOUSEHOLD_LEDGER_SECRET", "HOUSEHOLD_LEDGER_NEW_SECRET"


@contextmanager
def files_unlocked(named: Iterable[object]) -> Iterator[None]:
    """Hold what opens the files a command names; whoever typed it is asked about the locked ones.

    UserError `secret_needed`, `secret_unasked`, `secret_wrong`, `recovery_digits`, `recovery_group`.
    """
    with ExitStack() as held:
        for said in named:
            path = Path(said) if isinstance(said, str) and said and "://" not in said else None
            if path is not None and path.is_file() and KEYS.is_locked(path):
                from household_ledger.db.secret import unlocked

                held.enter_context(unlocked(path, asked_secret(path)))
        yield


def asked_secret(path: Path) -> Secret:
    """Ask for what opens a ledger; UserError `secret_unasked` where nobody can be asked."""
    given = os.environ.get(PRESENT)
    if given is None:
        prompt = _("Passphrase of {name}, or the numbers of its recovery sheet: ")
        given = hidden(prompt.format(name=path.name), _unasked(path, PRESENT))
    return secret_of(given)


def new_passphrase_of(path: Path) -> Secret:
    """Ask, twice, for the passphrase a ledger is to have; UserError `secret_short`, `secret_differs` …."""
    given = os.environ.get(NEW)
    if given is not None:
        return new_passphrase(given)
    prompt = _("New passphrase of {name}: ").format(name=path.name)
    return new_passphrase(typed_twice(prompt, new_passphrase, _unasked(path, NEW)))


def typed_twice(prompt: str, check: Callable[[str], object], nobody: UserError) -> str:
    """Have a passphrase to come typed unseen, and again once it passed; UserError `secret_differs`, as `hidden`."""
    typed = hidden(prompt, nobody)
    check(typed)
    if hidden(_("The same once more: "), nobody) != typed:
        raise UserError("secret_differs")
    return typed


def _unasked(path: Path, variable: str) -> UserError:
    return UserError("secret_unasked", name=path.name, variable=variable)


def hidden(prompt: str, nobody: UserError) -> str:
    """Have something typed that is not shown; raises `nobody` where there is no terminal, Cancelled where it ends."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise nobody
    try:
        return getpass.getpass(prompt)
    except EOFError as end:
        raise Cancelled from end
