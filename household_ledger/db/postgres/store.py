"""A shared ledger opened: a writer, readers, the door's transaction, and what is done when the server goes away."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import partial
from typing import ClassVar

import psycopg

from household_ledger.db.audit import CheckReport, Finding, verify_chain, verify_contents
from household_ledger.db.base_store import BaseStore
from household_ledger.db.chain import is_in
from household_ledger.db.connections import Raw, ReadingPool
from household_ledger.db.only_shown import OnlyShown
from household_ledger.db.postgres.connection import ServerRaw, connect, speaks
from household_ledger.db.postgres.counting import ServerWatch
from household_ledger.db.postgres.desk import ServerDesk, open_desk
from household_ledger.db.postgres.faults import telling, told
from household_ledger.db.postgres.opening import look_inside, not_installed
from household_ledger.db.postgres.silence import check_is_heard, forget, is_silent, take
from household_ledger.db.postgres.writers import end_session
from household_ledger.db.writing_desk import Desk
from household_ledger.domain.changes import ChangeSet, SentStep
from household_ledger.errors import Cancelled, EnvironmentProblem, LedgerError, UserError
from household_ledger.services.pace import LEAVING, pace, paced
from household_ledger.services.ports import Clock
from household_ledger.services.refusals import SavedUnknown
from household_ledger.services.server_address import ServerAddress

_SECONDS_TO_LOOK, _WHILE_DRAWING = 15.0, 3.0
_BETWEEN = 0.25
_AWAY = frozenset({"no_database", "server_refused"})
"""What a person mends who opens a ledger; of one that is open, its server is not as it was."""


class ServerPool(ReadingPool):
    """Connections for readers; one whose server went away meanwhile is not lent, nor any that is as old."""

    def _take(self) -> tuple[Raw, int]:
        raw, lent_in = super()._take()
        if isinstance(raw, ServerRaw) and not raw.is_alive():
            raw.close()
            self.dispose()  # each would be asked in turn, and each may take long to be given up
            raw, lent_in = super()._take()
        return raw, lent_in


class ServerStore(BaseStore):
    """Implements `services.ports.Store` on a database of a server."""

    _failures: ClassVar[type[Exception]] = psycopg.Error

    def __init__(self, address: ServerAddress, clock: Clock, desk: ServerDesk | None) -> None:
        """Take an opened ledger; without a desk nothing can be written."""
        connecting = partial(connect, address, is_for_reading=True)
        self._counting = ServerWatch(address, connecting)
        super().__init__(ServerPool(connecting), self._counting)
        self.address = address
        self._clock = clock
        self._desk = desk

    @property
    def name(self) -> str:
        """Name the database."""
        return self.address.name

    @property
    def shown(self) -> str:
        """Give the address as people may see it, without a password."""
        return self.address.shown

    def wait_until_whole(self) -> None:
        """Wait for nothing: the server looks after its pages."""

    def check(self) -> CheckReport:
        """Look through the whole ledger: all that `db.audit` looks at in a file but its pages."""
        with self.reader() as reader:
            raw = reader.raw
            missing = [Finding("not_installed", name) for name in not_installed(raw)]
            return verify_contents(raw, [*verify_chain(raw), *missing])

    def was_saved(self, step: SentStep) -> bool | None:
        """Look on a connection of its own, so that no reader's snapshot is older than the step.

        The server may still hold the writers' lock for the connection that broke: that one is ended first.
        """
        desk = self._desk
        try:
            with self._telling():
                raw = connect(self.address)
                try:
                    if desk is not None and desk.server.is_lost:
                        end_session(raw, desk.seat)
                    return _is_in_by_now(raw, step)
                finally:
                    raw.close()
        except LedgerError:
            return None

    def finish_erasing(self) -> bool:
        """Have the tables written anew without what an erasure freed; False while another program still reads.

        UserError and EnvironmentProblem as `db.postgres.faults` tells them: it is to be done again then.
        """
        from household_ledger.db.postgres.erasing import finish

        if not self.is_erasing():
            return True
        with self._alone():
            self._let_go()
            return finish(self._door().server, self.address)

    def close(self) -> None:
        """Let go of the ledger, and of the writer's seat."""
        self._is_closed = True
        self._counting.end()
        self._let_go()
        with self._at_last():
            if self._desk is not None:
                self._desk.close()
                self._desk = None
        forget(self.address)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with self._telling():
            take(self._lock, self.address, partial(speaks, self.address, pace().asking))
            try:
                yield
            finally:
                self._lock.release()

    @contextmanager
    def _at_last(self) -> Iterator[None]:
        """Have the desk alone, or go without beside a server that says nothing: who has it lets go of what comes."""
        is_held = False
        with suppress(psycopg.OperationalError), paced(LEAVING if pace().is_drawing else pace()):
            take(self._lock, self.address, partial(speaks, self.address, pace().asking))
            is_held = True
        try:
            yield
        finally:
            if is_held:
                self._lock.release()

    def _telling(self) -> AbstractContextManager[None]:
        return self._in_the_midst()

    def _reading(self) -> AbstractContextManager[None]:
        return self._in_the_midst()

    def _writing(self) -> AbstractContextManager[None]:
        return self._in_the_midst()

    @contextmanager
    def _in_the_midst(self) -> Iterator[None]:
        """Tell what the server refuses of a ledger that is open: nobody typed a wrong name or password."""
        try:
            with telling(self.address):
                check_is_heard(self.address)  # before any lock is waited for
                yield
        except psycopg.errors.UndefinedTable as problem:  # another program takes the ledger away, or brings it back
            raise EnvironmentProblem("shared_damaged", name=self.name) from problem
        except UserError as problem:
            if problem.code not in _AWAY:
                raise
            raise EnvironmentProblem(problem.code, **problem.params) from problem

    def _writing_desk(self) -> ServerDesk:
        self._check_is_open()
        desk = self._desk
        if desk is None:
            raise UserError("opened_for_reading", name=self.name)
        if not desk.server.is_alive():
            desk.close()
            with self._telling():
                desk = self._desk = open_desk(self.address, self._clock, desk.seat)
            if self._is_closed:  # meanwhile, by somebody who did not wait for it
                desk.close()
                raise Cancelled
        return desk

    def _door(self) -> ServerDesk:
        return self._writing_desk()

    def _commit(self, desk: Desk, told: ChangeSet) -> None:
        """Commit; where the answer is lost, look whether it was done.

        EnvironmentProblem `server_gone` where it was not, `SavedUnknown` where nobody can say yet.
        """
        writer, _seq, _hash = desk.chain.head
        coming = desk.chain.coming
        try:
            super()._commit(desk, told)
        except psycopg.OperationalError as problem:
            if coming is None or not isinstance(desk, ServerDesk) or not desk.server.is_lost:
                raise
            self._look_after(problem, SentStep(writer, coming[0], coming[1]), told)

    def _commit_merged(self, desk: Desk, last: SentStep | None) -> None:
        """Commit; where the answer is lost, look whether it was done.

        EnvironmentProblem `server_gone` where it was not, `merge_unknown` where nobody can say yet.
        """
        try:
            super()._commit_merged(desk, last)
        except psycopg.OperationalError as problem:
            if last is None or not isinstance(desk, ServerDesk) or not desk.server.is_lost:
                raise
            is_saved = self._found_out(last)
            if is_saved is None:
                raise EnvironmentProblem("merge_unknown", name=self.name) from problem
            if not is_saved:
                raise

    def _look_after(self, problem: psycopg.Error, step: SentStep, changes: ChangeSet) -> None:
        is_saved = self._found_out(step)
        if is_saved is None:
            raise SavedUnknown(step, changes, name=self.name, server=self.address.server) from problem
        if not is_saved:
            raise told(problem, self.address) from problem

    def _found_out(self, step: SentStep) -> bool | None:
        """Look on a new connection whether a step was committed, once whoever still works at it is done."""
        until = time.monotonic() + min(_SECONDS_TO_LOOK, _WHILE_DRAWING if pace().is_drawing else _SECONDS_TO_LOOK)
        while (is_saved := self.was_saved(step)) is None:
            if time.monotonic() > until or (pace().is_drawing and is_silent(self.address)):
                return None
            time.sleep(_BETWEEN)
        return is_saved

    def _is_broken_link(self, problem: Exception) -> bool:
        return isinstance(problem, psycopg.errors.ForeignKeyViolation)


class ShownStore(OnlyShown, ServerStore):
    """A shared ledger opened for reading: no seat is taken, and nothing there is to be taken back from here."""


def _is_in_by_now(raw: ServerRaw, step: SentStep) -> bool:
    """Tell whether a step is in the ledger; nobody is writing while it is looked up."""
    raw.execute("begin immediate")
    try:
        return is_in(raw, step)
    finally:
        raw.execute("rollback")


def _desk_brought_up(address: ServerAddress, clock: Clock) -> ServerDesk:
    """Open the writing connection, of an older ledger once it is brought to this schema."""
    try:
        return open_desk(address, clock)
    except UserError as problem:
        if problem.code != "older_file":
            raise
    from household_ledger.db.postgres.upgrading import upgrade

    upgrade(address)
    return open_desk(address, clock)


def open_server(url: str, *, clock: Clock, create: bool = False, read_only: bool = False) -> ServerStore:
    """Open a shared ledger by its address, or make one in an empty database (made too, where the person may).

    An older ledger is brought to this schema where it is opened for writing (`upgrading`).
    UserError `bad_url`, `no_database`, `server_refused`, `server_forbids`, `database_has_ledger`, `database_in_use`,
    `not_a_ledger`, `newer_file`, `older_file`, `older_shared`, `older_in_use`, `server_encoding`, `shared_shown`;
    EnvironmentProblem `no_server` …
    """
    address = ServerAddress(url)
    forget(address)
    with telling(address):
        if create:
            from household_ledger.db.postgres.making import make_ledger

            make_ledger(address, clock)
        if not read_only:
            return ServerStore(address, clock, _desk_brought_up(address, clock))
        raw = connect(address, is_for_reading=True)
        try:
            look_inside(raw, address)
        finally:
            raw.close()
    return ShownStore(address, clock, None)
