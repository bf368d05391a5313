"""What a server refused, told in our codes; the one place where its errors become ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from household_ledger.db.postgres.connection import connect
from household_ledger.db.postgres.silence import SERVER_SAYS
from household_ledger.errors import EnvironmentProblem, LedgerError, UserError
from household_ledger.services.server_address import ServerAddress

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
_MENDED_BY_A_PERSON = frozenset({"server_refused", "server_stranger", "no_database", "server_forbids", "url_option"})
_WAS_NEVER_THERE = ("connection failed", "connection is bad", "connection timeout", "failed to resolve", "[Errno")
"""How what the driver says begins where no connection came about; all else is of one that was there."""
_NO_PASSWORD = "no password supplied"  # noqa: S105 -- said by the driver, not by the server
_BAD_OPTION = re.compile(r"connection is bad: (?=invalid |could not match |weak |Unix-domain socket path|\w+ value )")
_OF_A_PASSWORD = re.compile(r"^(?:password|LDAP|PAM|RADIUS|BSD) authentication failed")
_NOT_LET_IN = (
    (re.compile("starting up|shutting down|recovery mode|not yet accepting"), "no_server"),
    (re.compile("too many c|connection slots are reserved"), "server_full"),
    (re.compile("^permission denied for database"), "server_forbids"),
    (re.compile('^database "[^"]*" does not exist'), "no_database"),
    (_OF_A_PASSWORD, "server_refused"),
    (
        re.compile("authentication failed|^role .* does not exist|pg_hba.conf|not permitted to log in"),
        "server_stranger",
    ),
)
"""What a server says that speaks English, and nearly all do: at the door it gives no code that could be read."""
_UNKNOWN = "server_says"
ANY_DATABASE = "postgres"
"""The one every server has: from there others are made and asked for."""
_MAY_ENTER = "select has_database_privilege(oid,'connect') from pg_database where datname=?"


def is_missing(problem: psycopg.Error, address: ServerAddress) -> bool:
    """Tell whether nobody is let in because there is no such database."""
    return told(problem, address).code == "no_database"


def is_told(problem: psycopg.Error) -> bool:
    """Say whether the problem is one the server or the way to it made, rather than our mistake in a statement."""
    return _code(problem) is not None


def told(problem: psycopg.Error, address: ServerAddress) -> LedgerError:
    """Turn what psycopg raises into a UserError or EnvironmentProblem that names the ledger and where it is.

    `no_server`, `server_gone`, `server_refused`, `server_stranger`, `no_database`, `server_forbids`, `server_full`,
    `server_disk_full`, `server_failed`, `server_read_only`, `server_says`, `url_option`, `busy`. Of a server that does
    not let us in and speaks another language than English it is asked there what it may be.
    """
    code = _code(problem) or "server_failed"
    if code == _UNKNOWN:
        code = _found_out(problem, address)
    sort = UserError if code in _MENDED_BY_A_PERSON else EnvironmentProblem
    return sort(code, name=address.name, server=address.server, user=address.user, text=_words(problem))


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
    return _at_the_door(problem, str(problem)) if str(problem).startswith(_WAS_NEVER_THERE) else "server_gone"


def _at_the_door(problem: psycopg.Error, said: str) -> str:
    """Tell why no connection came about; `_UNKNOWN` where the server says it in words not known here."""
    if _NO_PASSWORD in said or (problem.pgconn is not None and problem.pgconn.needs_password):
        return "server_refused"
    if _BAD_OPTION.match(said):
        return "url_option"
    if SERVER_SAYS not in said:
        return "no_server"
    words = _words(problem)
    return next((code for known, code in _NOT_LET_IN if known.search(words)), _UNKNOWN)


def _words(problem: psycopg.Error) -> str:
    """Give what the server said at the door, or what the driver does not understand of an address: one line."""
    said = str(problem)
    option = _BAD_OPTION.match(said)
    words = said[option.end() :] if option is not None else said.partition(SERVER_SAYS)[2]
    return words.partition("\n")[0]


def _found_out(problem: psycopg.Error, address: ServerAddress) -> str:
    """Ask in another database of the server why we were not let into this one."""
    try:
        raw = connect(address.beside(ANY_DATABASE))
        try:
            row = raw.execute(_MAY_ENTER, (address.name,)).fetchone()
        finally:
            raw.close()
    except psycopg.Error:
        used_one = problem.pgconn is not None and problem.pgconn.used_password
        return "server_refused" if used_one else _UNKNOWN
    if row is None:
        return "no_database"
    return _UNKNOWN if row[0] else "server_forbids"
