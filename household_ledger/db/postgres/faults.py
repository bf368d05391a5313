"""What a server refused, told in our codes; the one place where its errors become ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from household_ledger.db.postgres.address import ServerAddress
from household_ledger.errors import EnvironmentProblem, LedgerError, UserError

_CODES = {
    "25006": "server_read_only",  # read_only_sql_transaction
    "42501": "server_forbids",  # insufficient_privilege
    "40001": "busy",  # serialization_failure
    "40P01": "busy",  # deadlock_detected
    "55P03": "busy",  # lock_not_available
    "57014": "busy",  # query_canceled
    "53300": "server_full",  # too_many_connections
    "53100": "server_disk_full",  # disk_full
    "53200": "server_failed",  # out_of_memory
    "53400": "server_failed",  # configuration_limit_exceeded
    "25P03": "server_gone",  # idle_in_transaction_session_timeout
    "25P04": "server_gone",  # transaction_timeout
    "57P01": "server_gone",  # admin_shutdown
    "57P02": "server_gone",  # crash_shutdown
    "57P03": "no_server",  # cannot_connect_now
    "57P04": "server_gone",  # database_dropped
    "57P05": "server_gone",  # idle_session_timeout
    "28000": "server_refused",  # invalid_authorization_specification
    "28P01": "server_refused",  # invalid_password
    "3D000": "no_database",  # invalid_catalog_name
}
_CLASSES = {"08": "server_gone", "58": "server_failed", "XX": "server_failed"}
_MENDED_BY_A_PERSON = frozenset({"server_refused", "no_database", "server_forbids"})
_ANSWERED = "FATAL:"
"""What stands in what the driver gives where the server answered, but did not let us in."""
_NEVER_THERE = ("connection failed", "connection is bad", "connection timeout", "failed to resolve", "[Errno")
"""How what the driver says begins where nobody answered at all; all else is of a connection that was there."""
_UNSAID = "no password supplied"
_NOT_LET_IN = {
    "starting up": "no_server",
    "shutting down": "no_server",
    "recovery mode": "no_server",
    "not yet accepting": "no_server",
    "too many c": "server_full",
    "connection slots are reserved": "server_full",
    "permission denied for database": "server_forbids",
}
"""What stands in the server's words where it is neither the name nor the password."""


def is_missing(problem: psycopg.Error, address: ServerAddress) -> bool:
    """Tell whether nobody is let in because there is no such database."""
    return told(problem, address).code == "no_database"


def is_told(problem: psycopg.Error) -> bool:
    """Say whether the problem is one the server or the way to it made, rather than our mistake in a statement."""
    return _code(problem) is not None


def told(problem: psycopg.Error, address: ServerAddress) -> LedgerError:
    """Turn what psycopg raises into a UserError or EnvironmentProblem that names the ledger and where it is.

    `no_server`, `server_gone`, `server_refused`, `no_database`, `server_forbids`, `server_full`, `server_disk_full`,
    `server_failed`, `server_read_only`, `busy`.
    """
    code = _code(problem) or "server_failed"
    sort = UserError if code in _MENDED_BY_A_PERSON else EnvironmentProblem
    return sort(code, name=address.name, server=address.server, user=address.user, folder=address.server)


@contextmanager
def telling(address: ServerAddress) -> Iterator[None]:
    """Run something on a shared ledger; what the server refuses comes out in our codes."""
    try:
        yield
    except psycopg.Error as problem:
        if not is_told(problem):
            raise
        raise told(problem, address) from problem


def _code(problem: psycopg.Error) -> str | None:
    if problem.sqlstate is not None:
        return _CODES.get(problem.sqlstate) or _CLASSES.get(problem.sqlstate[:2])
    if not isinstance(problem, psycopg.OperationalError):
        return None
    said = str(problem)
    if _UNSAID in said:  # a password was asked for, and this side had none: that is not in the server's words
        return "server_refused"
    if _ANSWERED not in said:
        return "no_server" if said.startswith(_NEVER_THERE) else "server_gone"
    is_missing_there = 'database "' in said and "does not exist" in said
    otherwise = "no_database" if is_missing_there else "server_refused"
    return next((code for words, code in _NOT_LET_IN.items() if words in said), otherwise)
