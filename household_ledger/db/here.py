"""Which computer this is and who sits at it, as the system names them."""

from __future__ import annotations

import getpass
import os
import sys


def computer() -> str:
    """Name this computer."""
    if sys.platform == "win32":
        import socket  # only here: loading it takes longer than opening a ledger

        return socket.gethostname()
    else:  # noqa: RET505 -- each half is checked on its own system
        return os.uname().nodename


def user() -> str:
    """Name who is signed in; "" where nobody knows."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
