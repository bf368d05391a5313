"""Which writer goes on writing a shared ledger: each program that has it open is one of its own.

A seat is a writer kept for one computer and one person there: whoever sits down again goes on where they were, and can
take back what they did. While a program has the seat nobody else gets it: who opens the ledger twice has two.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress

import psycopg

from household_ledger.db.here import computer, user
from household_ledger.db.identity import new_writer
from household_ledger.db.postgres.connection import ServerRaw
from household_ledger.services.ports import Clock

_SHARED = "shared"
_SEATS = "select key,value from file_info where key>=? and key<? order by key"
_TAKE = "select pg_try_advisory_lock(?)"
_CLUSTER = (
    "select s.system_identifier,c.timeline_id,(select oid from pg_database where datname=current_database())"
    " from pg_control_system() s,pg_control_checkpoint() c"
)
"""A ledger that was brought back from a backup, or that another server took over, is not where these steps were made:
steps may be missing that others have seen, so everybody begins a new life."""


def take_seat(raw: ServerRaw, clock: Clock) -> int:
    """Give the writer that goes on here, held until the connection ends."""
    place = _place(raw)
    raw.execute("begin immediate")
    try:
        seats = raw.execute(_SEATS, (f"seat {place} ", f"seat {place}!")).fetchall()
        writer = next((int(one) for _key, one in seats if _is_taken(raw, int(one))), None)
        if writer is None:
            writer = _new_seat(raw, clock, f"seat {place} {len(seats) + 1:03}")
        raw.execute("commit")
    except BaseException:
        with suppress(psycopg.Error):
            raw.execute("rollback")
        raise
    return writer


def _new_seat(raw: ServerRaw, clock: Clock, key: str) -> int:
    others = [one for (one,) in raw.execute("select id from writer")]
    writer = new_writer(clock, others)
    since = f"{clock.now():%Y-%m-%dT%H:%M:%SZ}"
    raw.execute("insert into writer(id,since,why) values(?,?,?)", (writer, since, _SHARED))
    raw.execute("insert into file_info(key,value) values(?,?)", (key, str(writer)))
    _is_taken(raw, writer)
    return writer


def _is_taken(raw: ServerRaw, writer: int) -> bool:
    row = raw.execute(_TAKE, (writer,)).fetchone()
    return row is not None and bool(row[0])


def _place(raw: ServerRaw) -> str:
    where = raw.execute(_CLUSTER).fetchone() or ()
    whole = "\0".join([computer(), user(), *map(str, where)])
    return hashlib.sha256(whole.encode("utf-8", "surrogateescape")).hexdigest()
