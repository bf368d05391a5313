"""A ledger opened for a command; who signs in to a server is asked for a password where nothing else says it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from household_ledger.app import opening
from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.services.ports import Clock
from household_ledger.text.i18n import _

if TYPE_CHECKING:
    from household_ledger.app.opening import Application
    from household_ledger.services.server_address import Place, ServerAddress

PASSWORD = "PGPASSWORD"  # noqa: S105 -- the name of a variable
"""Where every program that speaks to PostgreSQL looks for a password; the file .pgpass is the other place."""


@contextmanager
def opened(place: Place, clock: Clock, *, to_write: bool = False, create: bool = False) -> Iterator[Application]:
    """Open a ledger as `app.opening.opened` does, and once more with a password typed unseen where a server wants one.

    UserError `server_password` where it cannot be asked for.
    """
    with ExitStack() as held:
        try:
            application = held.enter_context(opening.opened(place, clock, to_write=to_write, create=create))
        except (UserError, EnvironmentProblem) as problem:
            if isinstance(place, Path) or problem.code != "server_refused" or _is_said(place):
                raise
            place = with_password(place)
            application = held.enter_context(opening.opened(place, clock, to_write=to_write, create=create))
        yield application


def with_password(address: ServerAddress) -> ServerAddress:
    """Ask for the password of an address on the terminal; UserError `server_password`."""
    from household_ledger.cli.asking import hidden

    nobody = UserError("server_password", name=address.shown, variable=PASSWORD)
    return address.with_password(hidden(_("Password of {name}: ").format(name=address.shown), nobody))


def _is_said(address: ServerAddress) -> bool:
    return address.has_password or bool(os.environ.get(PASSWORD))
