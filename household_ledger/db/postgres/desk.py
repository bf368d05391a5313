"""The connection that writes a shared ledger, with what it keeps between steps."""

from __future__ import annotations

from dataclasses import dataclass

import psycopg

from household_ledger.db.books import Books
from household_ledger.db.chain import Chain
from household_ledger.db.identity import IdMaker, tag_of
from household_ledger.db.postgres.connection import ServerRaw, connect
from household_ledger.db.postgres.derived import TOUCHED
from household_ledger.db.postgres.opening import check_may_write, look_inside
from household_ledger.db.postgres.writers import Seat, take_seat
from household_ledger.db.writing_desk import Desk
from household_ledger.services.ports import Clock
from household_ledger.services.server_address import ServerAddress

_OTHERS = "select coalesce(sum((select max(seq) from op where writer=w.id)),0) from writer w where w.id<>?"


class SharedChain(Chain):
    """The journal as one of several continues it: what the others wrote is seen by how many steps they have."""

    def _others(self) -> int:
        row = self.raw.execute(_OTHERS, (self.writer,)).fetchone()
        return int(row[0]) if row is not None else 0


@dataclass(slots=True)
class ServerDesk(Desk):
    """The desk of a shared ledger."""

    refusals = (psycopg.IntegrityError, psycopg.DataError, psycopg.errors.DatatypeMismatch, UnicodeEncodeError)
    server: ServerRaw
    seat: Seat


def open_desk(address: ServerAddress, clock: Clock, mine: Seat | None = None) -> ServerDesk:
    """Open the writing connection of a whole ledger and take a writer's seat; `mine` is the one to be had back.

    UserError and EnvironmentProblem as `look_inside` and `check_may_write`; what psycopg raises passes.
    """
    raw = connect(address)
    try:
        look_inside(raw, address)
        check_may_write(raw, address)
        seat = take_seat(raw, clock, mine)
        raw.run(TOUCHED)
        chain = SharedChain(raw, seat.writer, clock)
        chain.refresh()
        ids = IdMaker(clock, tag_of(seat.writer), chain.hlc)
        return ServerDesk(raw=raw, clock=clock, ids=ids, chain=chain, books=Books(), server=raw, seat=seat)
    except BaseException:
        raw.close()
        raise
