"""Which writer goes on writing a shared ledger: each program that has it open is one of its own.

A seat is a writer kept for one name on the server, used by one person on one computer: whoever sits down there again
goes on where they were, and can take back what they did. While a program has the seat nobody else gets it: who opens
the ledger twice has two. What opens a seat lies on the computer alone, and is another each time (`seat_marks`): a
computer that is a copy of another has what opened the seat once, and gets one of its own.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from time import sleep
from typing import NamedTuple

import psycopg

from household_ledger.db.identity import new_writer
from household_ledger.db.postgres.connection import ServerRaw
from household_ledger.db.postgres.seat_marks import SeatMarks, key_of, new_mark
from household_ledger.services.ports import Clock

_SHARED = "shared"
_SEAT = "select value from file_info where key=?"
_MARKED_ANEW = "update file_info set key=? where key=?"
_TAKE = "select pg_try_advisory_lock(?)"
_PAUSES = (0.05, 0.1, 0.2)
"""So long, in seconds, whoever left just now may still be held by the server."""
_PLACE = (
    "select session_user::text,s.system_identifier,c.timeline_id,"
    "(select oid from pg_database where datname=current_database())"
    " from pg_control_system() s,pg_control_checkpoint() c"
)
"""A ledger that was brought back from a backup, or that another server took over, is not where these steps were made:
steps may be missing that others have seen, so everybody begins a new life."""
_BEGUN = "(extract(epoch from backend_start)*1000000)::bigint"
_SESSION = f"select pid,{_BEGUN} from pg_stat_activity where pid=pg_backend_pid()"
_MILLISECONDS_TO_END = 1000
_END = (
    f"select pg_terminate_backend(pid,{_MILLISECONDS_TO_END}) from pg_stat_activity"
    f" where pid=? and {_BEGUN}=? and pid<>pg_backend_pid()"
)


class Seat(NamedTuple):
    """A seat that is held until the connection ends: the writer, where, under which key, by which session there."""

    writer: int
    place: str
    key: str
    session: tuple[int, int]


def take_seat(raw: ServerRaw, clock: Clock, mine: Seat | None = None) -> Seat:
    """Give the seat of a program that opens the ledger, or that comes back to it: then it has its own again.

    `mine` is the one it had on a connection that broke. The server may not know that yet: what it still holds for us
    is ended there. Who cannot have their own back gets a new one, never one another program may come back to.
    """
    if mine is not None:
        end_session(raw, mine)
    place = _place(raw)
    session: tuple[int, int] = raw.execute(_SESSION).fetchall()[0]
    raw.execute("begin immediate")
    try:
        if mine is None:
            marks = SeatMarks(place)
            writer, key = _free_seat(raw, marks) or _new_seat(raw, clock, marks)
        elif _is_mine(raw, place, mine):
            writer, key = mine.writer, mine.key
        else:
            writer, key = _new_seat(raw, clock, SeatMarks(place))
        raw.execute("commit")
    except BaseException:
        with suppress(psycopg.Error):
            raw.execute("rollback")
        raise
    return Seat(writer, place, key, session)


def end_session(raw: ServerRaw, mine: Seat) -> None:
    """End what the server still holds for a connection of ours that broke, and does not know of yet."""
    raw.execute(_END, mine.session).fetchall()


def _is_mine(raw: ServerRaw, place: str, mine: Seat) -> bool:
    row = raw.execute(_SEAT, (mine.key,)).fetchone()
    return mine.place == place and row == (str(mine.writer),) and _takes(raw, mine.writer)


def _free_seat(raw: ServerRaw, marks: SeatMarks) -> tuple[int, str] | None:
    """Take the first seat this computer can open and nobody sits on, and give it another mark."""
    known = {key_of(mark): mark for mark in marks.read()}
    rows = {key: raw.execute(_SEAT, (key,)).fetchone() for key in known}
    seats = {key: int(row[0]) for key, row in rows.items() if row is not None}
    found = None
    for pause in (0, *_PAUSES):
        sleep(pause)
        found = next((key for key, writer in seats.items() if _takes(raw, writer)), None)
        if found is not None or not seats:
            break
    if found is None:
        return None
    mark = new_mark()
    if not marks.keep([mark, *(known[key] for key in seats)]):
        return seats[found], found  # what could not be noted here must not be asked for the next time
    raw.execute(_MARKED_ANEW, (key_of(mark), found))
    return seats[found], key_of(mark)


def _new_seat(raw: ServerRaw, clock: Clock, marks: SeatMarks) -> tuple[int, str]:
    others = [one for (one,) in raw.execute("select id from writer")]
    writer = new_writer(clock, others)
    since = f"{clock.now():%Y-%m-%dT%H:%M:%SZ}"
    mark = new_mark()
    marks.keep([mark, *marks.read()])  # where it cannot be kept the seat is for this time
    raw.execute("insert into writer(id,since,why) values(?,?,?)", (writer, since, _SHARED))
    raw.execute("insert into file_info(key,value) values(?,?)", (key_of(mark), str(writer)))
    _takes(raw, writer)
    return writer, key_of(mark)


def _takes(raw: ServerRaw, writer: int) -> bool:
    row = raw.execute(_TAKE, (writer,)).fetchone()
    return row is not None and bool(row[0])


def _place(raw: ServerRaw) -> str:
    """Say where the ledger is and who we are there, so that it can be a file's name."""
    where = raw.execute(_PLACE).fetchone() or ()
    return hashlib.sha256("\0".join(map(str, where)).encode()).hexdigest()
