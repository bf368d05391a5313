"""One ledger opened, whatever keeps it: readers, and the door's transaction on the writing desk."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from household_ledger.db.chain import Chain, is_in
from household_ledger.db.conflicts import has_merged
from household_ledger.db.connections import ReadingPool
from household_ledger.db.reader import SqlReader
from household_ledger.db.step import change_set, settle
from household_ledger.db.totals import rebuild
from household_ledger.db.unit_of_work import SqlWork
from household_ledger.db.watch import Watch
from household_ledger.db.writing_desk import Desk
from household_ledger.domain.changes import ChangeSet, Label, Reach, SentStep, Step
from household_ledger.errors import Cancelled, UserError
from household_ledger.services.ports import Initiator, Progress, Work, no_progress

if TYPE_CHECKING:
    from pathlib import Path

    from household_ledger.db.audit import CheckReport
    from household_ledger.db.bundle import Bundle
    from household_ledger.services.figures.ports import FigureReader
    from household_ledger.services.merging.outcome import Merged


class BaseStore(ABC):
    """What a file and a database on a server have in common of `services.ports.Store`."""

    _failures: ClassVar[type[Exception]]
    """What the driver raises."""

    def __init__(self, readers: ReadingPool, watch: Watch) -> None:
        """Take the connections that read; whoever inherits keeps the writing desk."""
        self._readers = readers
        self._watch = watch
        self._lock = threading.Lock()
        self._is_closed = False

    @property
    @abstractmethod
    def name(self) -> str:
        """Name the ledger for people."""

    @property
    def is_encrypted(self) -> bool:
        """Whether the ledger is locked with a passphrase of its own."""
        return False

    @property
    def holds_writers_up(self) -> bool:
        """Whether nobody can write while somebody reads."""
        return False

    @abstractmethod
    def wait_until_whole(self) -> None:
        """Wait until the ledger is known to be whole, for what leaves the program."""

    @abstractmethod
    def finish_erasing(self) -> bool:
        """Take away what an erasure left behind where the rows lay; False while it cannot be done."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the ledger."""

    @abstractmethod
    def _writing_desk(self) -> Desk:
        """Give the desk as it stands; UserError `opened_for_reading` where there is none."""

    @abstractmethod
    def _door(self) -> Desk:
        """Give the desk once anything may be written."""

    @abstractmethod
    def _telling(self) -> AbstractContextManager[None]:
        """Run something on the ledger; what is refused comes out as an EnvironmentProblem."""

    @abstractmethod
    def _reading(self) -> AbstractContextManager[None]:
        """Run something that reads, told as `_telling` does."""

    @abstractmethod
    def _writing(self) -> AbstractContextManager[None]:
        """Run something that writes, told as `_telling` does."""

    @abstractmethod
    def _is_broken_link(self, problem: Exception) -> bool:
        """Tell whether the driver refused a row that names another which is not there."""

    @contextmanager
    def reader(self) -> Iterator[SqlReader]:
        """Open one explicit snapshot to read from; `Cancelled` after `close`."""
        self._check_is_open()
        with self._reading(), self._readers.snapshot() as raw:
            raw.execute("select count(*) from file_info").fetchone()  # a snapshot begins with its first look
            yield SqlReader(raw)

    def write(self, command_write: Callable[[Work], Label], initiator: Initiator) -> ChangeSet:
        """Run one command in one transaction: rows → images and units → checks → totals → leaf, touch, op → commit.

        UserError as the command or the checks raise it, EnvironmentProblem as `db.faults` tells it; nothing changed.
        """
        with self._alone():
            desk = self._door()
            try:
                with self._writing():
                    return self._write(desk, command_write, initiator)
            except BaseException:
                self._take_back(desk)
                raise

    def was_saved(self, step: SentStep) -> bool | None:
        """Tell whether a step is in the ledger; None while nobody can say."""
        with self.reader() as reader:
            return is_in(reader.raw, step)

    def merge(self, path: Path, passphrase: str = "", *, progress: Progress = no_progress) -> Merged:
        """Take in a bundle, whole or not at all: one transaction, and no step of its own.

        UserError as `db.bundle.read_bundle` and `db.merging.take_in`, EnvironmentProblem, Cancelled: the file is as it
        was.
        """
        from household_ledger.db.bundle import read_bundle
        from household_ledger.db.merge_door import merge
        from household_ledger.services.collector import collector_at_rest

        with collector_at_rest():
            bundle = read_bundle(path, passphrase, progress=progress)
            return self._merged(partial(merge, progress=progress), bundle, path.name)

    def _merged(self, merge: Callable[..., Merged], bundle: Bundle, name: str) -> Merged:
        with self._alone():
            desk = self._door()
            try:
                with self._writing():
                    return merge(desk, bundle, name, commit=partial(self._commit_merged, desk))
            finally:
                self._take_back(desk)  # after a commit too: what was known of the chain is to be read anew

    def bundle(self, path: Path, passphrase: str = "", *, progress: Progress = no_progress) -> int:
        """Write everything there is into a bundle, sealed with a passphrase; count the steps.

        UserError, EnvironmentProblem as `db.bundle.write_bundle`.
        """
        from household_ledger.db.bundle import write_bundle

        self.wait_until_whole()
        with self.reader() as reader:
            return write_bundle(reader.raw, path, passphrase, progress=progress)

    def undo_label(self, past: Collection[Step] = ()) -> Label | None:
        """Tell what undo would take back, those of `past` left as they are."""
        return self._label(past, redo=False)

    def undo_step(self, past: Collection[Step] = ()) -> Step | None:
        """Name the step undo would take back, those of `past` left as they are."""
        return self._step(past, redo=False)

    def redo_label(self, past: Collection[Step] = ()) -> Label | None:
        """Tell what redo would bring back, those of `past` left as they are."""
        return self._label(past, redo=True)

    def redo_step(self, past: Collection[Step] = ()) -> Step | None:
        """Name the step redo would bring back, those of `past` left as they are."""
        return self._step(past, redo=True)

    def writer(self) -> int:
        """Name who this program is in the journal; UserError `opened_for_reading`."""
        with self._chain() as chain:
            return chain.writer

    def reach(self, past: Collection[Step] = (), *, redo: bool = False) -> Reach | None:
        """Tell what undo (or redo) would touch, past some steps; None when there is nothing to take back."""
        from household_ledger.db.reach import reach_of

        with self._telling(), self._alone():
            desk = self._writing_desk()
            desk.refresh()
            seq = desk.chain.stacks().top(redo=redo, past=desk.chain.own(past))
            return reach_of(desk.raw, Step(desk.chain.writer, seq)) if seq is not None else None

    @contextmanager
    def figures(self) -> Iterator[FigureReader]:
        """Open one explicit snapshot to sum over."""
        from household_ledger.db.figure_queries import FigureQueries

        with self.reader() as reader:
            yield FigureQueries(reader.raw)

    def steps(self) -> int:
        """Count the steps of the file, other programs' too; cheap enough to ask before every figure."""
        self._check_is_open()
        with self._telling():
            return self._watch.steps()

    def check(self) -> CheckReport:
        """Look through the whole file (`db.audit`)."""
        from household_ledger.db.audit import verify_all

        with self.reader() as reader:
            return verify_all(reader.raw)

    def rebuild_totals(self) -> None:
        """Make the kept totals anew from the lines; no step, since nothing a person wrote changes."""
        with self._telling(), self._alone():
            raw = self._door().raw
            raw.execute("begin immediate")
            try:
                rebuild(raw)
                raw.execute("commit")
            except BaseException:
                with suppress(self._failures):
                    raw.execute("rollback")
                raise

    def is_erasing(self) -> bool:
        """Tell whether an erasure is to be finished."""
        from household_ledger.db.erasing import is_unfinished

        with self.reader() as reader:
            return is_unfinished(reader.raw)

    def _alone(self) -> AbstractContextManager[object]:
        """Have the writing desk alone; what may keep one from it for good comes out told."""
        return self._lock

    def _check_is_open(self) -> None:
        """Refuse whoever reads late, from a page about to go: the file opened anew would be left open for good."""
        if self._is_closed:
            raise Cancelled

    def _let_go(self) -> None:
        self._readers.dispose()
        self._watch.close()

    def _write(self, desk: Desk, command_write: Callable[[Work], Label], initiator: Initiator) -> ChangeSet:
        raw = desk.raw
        raw.execute("begin immediate")
        desk.refresh()
        desk.ids.begin_step()
        work = SqlWork(desk, initiator)
        label = self._done(command_write, work)
        changes = settle(raw, work.permission)
        step = desk.chain.append(changes.leaves, label, person=initiator.person, target=work.target, ids=desk.ids)
        if has_merged(raw):
            from household_ledger.db.conflict_list import follow_step

            keys = (key for leaf in changes.leaves for key in leaf.keys)
            follow_step(raw, keys, is_undo=label.code == "undo")
        told = change_set(step, label, changes)
        if work.erased:
            from household_ledger.db.erase_door import take_out

            told = take_out(desk, told, work.erased)
        raw.execute("delete from touched")
        self._commit(desk, told)
        desk.chain.follow()
        return told

    def _commit(self, desk: Desk, told: ChangeSet) -> None:  # noqa: ARG002 -- for who has to look it up
        """Have the step written for good, which will be `told`."""
        desk.raw.execute("commit")

    def _commit_merged(self, desk: Desk, last: SentStep | None) -> None:  # noqa: ARG002 -- as `_commit`
        """Have a merge written for good, whose last step this is."""
        desk.raw.execute("commit")

    def _done(self, command_write: Callable[[Work], Label], work: Work) -> Label:
        """Have a command write; UserError `unknown_record` for what was erased while somebody still looked at it."""
        try:
            return command_write(work)
        except self._failures as problem:
            if not self._is_broken_link(problem):
                raise
            raise UserError("unknown_record") from problem

    def _take_back(self, desk: Desk) -> None:
        desk.books.forget()
        desk.chain.doubt()
        with suppress(self._failures):  # a failed statement may have rolled back already
            desk.raw.execute("rollback")

    def _label(self, past: Collection[Step], *, redo: bool) -> Label | None:
        with self._chain() as chain:
            step = chain.stacks().top(redo=redo, past=chain.own(past))
            return chain.label(step) if step is not None else None

    def _step(self, past: Collection[Step], *, redo: bool) -> Step | None:
        with self._chain() as chain:
            step = chain.stacks().top(redo=redo, past=chain.own(past))
            return Step(chain.writer, step) if step is not None else None

    @contextmanager
    def _chain(self) -> Iterator[Chain]:
        """Give the writer's chain as it stands now."""
        with self._telling(), self._alone():
            desk = self._writing_desk()
            desk.refresh()
            yield desk.chain
