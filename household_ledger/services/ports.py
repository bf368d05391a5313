"""What the use cases need of the outside: a store to write through and read from, a clock, progress."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

from household_ledger.domain.changes import (
    ChainHead,
    ChangeSet,
    HistoryStep,
    HouseholdStep,
    Label,
    Reach,
    RecordStep,
    SentStep,
    Step,
    Touched,
)
from household_ledger.domain.entry import Alike, Entry
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import Account, EntryKind, Medium
from household_ledger.domain.money import Money
from household_ledger.domain.record_book import RecordBook
from household_ledger.domain.register import Household, MonthState, Project, Provider
from household_ledger.services.entry_filter import CashMove, CashSums, EntryFilter, EntryOrder
from household_ledger.services.usual_words import WordsFor, WordsUsed

if TYPE_CHECKING:  # no page waits for pictures
    from pathlib import Path

    from household_ledger.domain.photo import Photo, PhotoFacts
    from household_ledger.services.merging.conflict import Conflict, LateMonth, Life
    from household_ledger.services.merging.doubles import Orphan
    from household_ledger.services.merging.outcome import Merged

R = TypeVar("R")
"""A record of the register: any data class of `domain.register`, `domain.goal`, `domain.baseline`."""


class Clock(Protocol):
    """Where today comes from; passed in, never read inside."""

    def now(self) -> datetime:
        """Give the present moment, aware, in UTC."""

    def today(self) -> date:
        """Give the present day where the person is."""


class Progress(Protocol):
    """How a long job tells how far it is, and learns that it should stop."""

    def __call__(self, done: int, total: int, /) -> None:
        """Tell; raises `errors.Cancelled` when a person stopped the job."""


def no_progress(_done: int, _total: int) -> None:
    """Tell nobody."""


def stretch(progress: Progress, first: int, last: int) -> Progress:
    """Let a part of a job tell how far it is as the percents from first to last of the whole, told as of a hundred."""

    def tell(done: int, total: int) -> None:
        progress(first + (last - first) * done // max(total, 1), 100)

    return tell


@dataclass(frozen=True, slots=True)
class Initiator:
    """Who writes: a person of the file (0: not said)."""

    person: Id = NO_ID


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryQuery:
    """Which entries: None or empty means all. Also the query that turns a figure around (drill-down)."""

    household: Id | None = None
    """None: of all that are not taken out of the file."""
    first: date | None = None
    last: date | None = None
    kinds: frozenset[EntryKind] = frozenset()
    account: Account | None = None
    refs: frozenset[int] = frozenset()
    medium: Medium | None = None
    occupation: Id | None = None
    goal: Id | None = None
    is_corrected: bool = False
    """Only those written, changed or deleted after their month was closed."""
    with_deleted: bool = False


class MonthSum(NamedTuple):
    """One kept sum of a household (`data.md`, One grouping feeds all figures)."""

    month: int
    account: str
    ref: int
    occupation: int
    medium: str
    sign: int
    satang: int
    lines: int


class Work(Protocol):
    """One transaction that becomes one undo step. Only handlers (commands' `write`) hold one."""

    initiator: Initiator
    clock: Clock

    def new_id(self) -> Id:
        """Give an id nothing else has or will have."""

    def insert(self, records: Iterable[object]) -> None:
        """Write new register records (any kinds, also `MonthState`, `Goal`, `Baseline`)."""

    def insert_entries(self, entries: Iterable[Entry]) -> None:
        """Write new entries with their lines; streams, so that an import of 137,000 stays small."""

    def insert_alike(self, entries: Iterable[Alike]) -> None:
        """Write new entries that differ from patterns in little, ids given in their order: the rows of an import."""

    def replace(self, record: object, *, was: object | None = None) -> None:
        """Write a register record anew; with `was`, UserError `changed_since` if the row differs from it by now."""

    def replace_entry(self, entry: Entry, *, was: Entry | None = None) -> None:
        """Write an entry anew, as `replace`."""

    def keep_photo(self, photo: Photo) -> None:
        """Keep a picture in the ledger; it stays when the step is taken back, so that it can be brought back."""

    def erase(self, household: Id, searches: Iterable[Id]) -> None:
        """Take a household out of the ledger for good, with the kept searches that name it; nothing brings it back."""

    def keep_reading(self, household: Id, source: str, mapping: str) -> None:
        """Remember what was said of files of a source (JSON), for the next of them; no undo forgets it."""

    def put_month(self, state: MonthState, *, again: frozenset[str] = frozenset()) -> None:
        """Write a month's state; units named in `again` (closed, verified) are journalled though equal."""

    def allow_closed(self, household: Id, month: int) -> None:
        """Let this step touch entries of a closed month: a reopening or a dated correction."""

    def month(self, household: Id, month: int) -> MonthState | None:
        """Read a month's state inside the transaction."""

    def entry(self, entry: Id) -> Entry | None:
        """Read an entry inside the transaction, deleted ones too."""

    def record(self, kind: type[R], record: Id) -> R | None:
        """Read a register record inside the transaction."""

    def book(self, household: Id) -> RecordBook:
        """Give what checking and posting look up of a household; an empty book for an unknown one."""

    def mark_corrected(self, household: Id, month: int, reason: str) -> int:
        """Mark each entry this step changed, which is or was of the month, as corrected today; count them."""

    @property
    def reader(self) -> Reader:
        """Read inside the transaction, this step included (an import looks names up before it makes them)."""

    def revert(self, *, redo: bool, past: Collection[Step] = ()) -> Label:
        """Take back the writer's last step, or the last taking back; those of `past` are left as they are.

        UserError `nothing_to_undo`, `nothing_to_redo`, `changed_since`, `month_closed`.
        """

    def give_back(self, step: Step) -> tuple[Label, list[Id]]:
        """Give the records of one old step their values from before it; give its label, and the entries it wrote.

        UserError `stands_against`, `named_since`, `step_taken_back`, `step_of_month`, `step_erased`, `unknown_step`,
        `month_closed`.
        """

    def settle(self, conflict: Conflict, chosen: Step) -> None:
        """Write which value of what is to be settled stands; UserError `changed_since` where it was settled already."""

    def stand_for(self, kind: type[Any], *, kept: Id, gone: Id) -> None:
        """Have a record named wherever another of its sort was, which is out of use then.

        Of households, what the one had is written into the other; UserError `month_closed` for its closed months.
        """


class Reader(Protocol):
    """Reading of records and entries; anybody may."""

    def project(self) -> Project:
        """Give the project (an empty one when nothing was said)."""

    def provider(self) -> Provider:
        """Give the provider (an empty one when nothing was said)."""

    def all(self, kind: type[R], *, with_deleted: bool = False) -> list[R]:
        """List register records of a kind, by id."""

    def of_household(self, kind: type[R], household: Id, *, with_deleted: bool = False) -> list[R]:
        """List a household's records of a kind, by id."""

    def record(self, kind: type[R], record: Id) -> R | None:
        """Give one register record, deleted or not."""

    def households(self) -> list[Household]:
        """List the households not deleted, in the order of their codes (`text.collation` order is the caller's)."""

    def household_by_code(self, code: str) -> Household | None:
        """Find a household by the code people write."""

    def month_states(self, household: Id) -> list[MonthState]:
        """List what is known of a household's months."""

    def entries(self, query: EntryQuery) -> Iterator[Entry]:
        """Stream entries by household, date, id."""

    def entry(self, entry: Id) -> Entry | None:
        """Give one entry, deleted or not."""

    def entries_of_pair(self, pair: Id) -> list[Entry]:
        """Give the entries linked as one pair, deleted or not."""

    def photo(self, household: Id, name: str) -> Photo | None:
        """Give a picture of a household by its hash."""

    def photos(self, household: Id) -> list[PhotoFacts]:
        """List what is known of a household's pictures, by hash, without reading them."""

    def readings(self, household: Id) -> dict[str, str]:
        """Give what was said (JSON) of files by their source, of this household."""

    def conflicts(self) -> list[Conflict]:
        """List what was written differently on two sides of a merge and waits to be settled."""

    def late_months(self) -> list[LateMonth]:
        """List the closed months that got entries their closing had not seen."""

    def count_to_settle(self) -> int:
        """Count what was written differently on two sides, and the closed months that got more; asked often, cheap."""

    def entries_to_settle(self, household: Id) -> frozenset[Id]:
        """Name the entries of a household that were written differently on two sides; cheap where there are none."""

    def lives(self, writers: Iterable[int]) -> dict[int, Life]:
        """Say of some writers which life of the file each is."""

    def entries_naming(self, kind: type[Any], ids: Iterable[Id]) -> dict[Id, int]:
        """Count the entries that name each of some records; of a village its households, of a person the steps."""

    def orphans(self) -> list[Orphan]:
        """List what is out of use and has entries all the same: one laptop wrote while another took it out."""

    def balances(self, household: Id, day: date) -> dict[tuple[Account, int], Money]:
        """Give what stands in each pocket, savings pocket, debt, loan to others and thing at the end of a day.

        Keys are (account, id); an id without lines up to then has none. Debts are below zero while owed.
        """

    def entry_keys(
        self, wanted: EntryFilter, order: EntryOrder, *, offset: int = 0, limit: int | None = None
    ) -> list[int]:
        """Give the ids of the entries that are rows of a list, in its order; of a linked pair the speaking half."""

    def entry_keys_among(self, wanted: EntryFilter, order: EntryOrder, keys: Iterable[int]) -> list[int]:
        """Give those of some ids that are rows of a list, in its order; nothing else is looked at."""

    def entries_beside(self, pairs: Iterable[int]) -> list[int]:
        """Give the ids of the entries linked by some pairs, deleted or not."""

    def heads(self) -> tuple[Step, ...]:
        """Name the last step of each writer (0: none yet), for `touched_since`."""

    def touched_since(self, heads: Iterable[Step], *, most: int) -> Touched | None:
        """Tell what the steps after these touched, whoever wrote them.

        None for more than `most` records, for what was erased, and where these steps are not the file's (any more).
        """

    def entry_count(self, wanted: EntryFilter) -> int:
        """Count the rows of a list."""

    def cash_sums(self, keys: Iterable[int]) -> CashSums:
        """Add up the cash of entries that are kept and of what is linked to them; each once."""

    def entries_of(self, keys: Sequence[Id]) -> list[Entry]:
        """Give entries by id, deleted or not, in the order asked; unknown ones are left out."""

    def entries_of_pairs(self, pairs: Iterable[Id]) -> list[Entry]:
        """Give both halves of many pairs, deleted or not."""

    def closed_months(self, households: Iterable[Id]) -> frozenset[tuple[int, int]]:
        """Give the closed months of households as (household, month number)."""

    def cash_starts(self, household: Id, months: Iterable[int]) -> dict[int, Money]:
        """Give a household's cash at the start of months (numbers); what is brought forward counts from its day."""

    def cash_moves(self, household: Id, months: Iterable[int]) -> list[CashMove]:
        """Give what each entry of months moved in the spending pockets, by month, day, id."""

    def words_used(self, household: Id, months: Iterable[int] | None = None) -> list[WordsUsed]:
        """Count a household's descriptions by month (numbers; None: all) and kind; a linked pair counts once."""

    def words_for(self, household: Id | None = None) -> list[WordsFor]:
        """Count for which categories descriptions stood, in the file or in one household; own ones as standard."""

    def typists(self, household: Id, month: int) -> frozenset[Id]:
        """Name the persons whose steps touched entries of a household's month (0: a step whose person was not said)."""

    def who_they_are(self, people: frozenset[Id]) -> frozenset[Id]:
        """Give persons with those who stand for them since: who was written down twice was said to be the same."""

    def last_step(self) -> Step | None:
        """Name the last step of the file, for footers and stale panels."""

    def chain_heads(self) -> tuple[ChainHead, ...]:
        """Name the last step of each writer with the hash that chains it to all before, by writer."""

    def chained(self, beginning: str) -> ChainHead | None:
        """Find the step whose hash begins with some hexadecimal digits, as a paper's foot prints them; None: none."""

    def step_count(self) -> int:
        """Count the steps of the file: the "ขั้นที่" printed on paper."""

    def history(self, *, limit: int | None = None, household: Id | None = None) -> list[HistoryStep]:
        """List steps, newest first; of one household those that touched what is its own."""

    def entry_of_step(self, step: Step) -> Entry | None:
        """Give one of the entries a step touched, deleted or not; None where it touched none."""

    def last_touches(self, entries: Sequence[Id]) -> dict[Id, HistoryStep]:
        """Give the last step that touched each of these entries: of a deleted one the step that took it out."""

    def household_story(self, household: Id) -> Iterator[HouseholdStep]:
        """Tell what each step did to what is a household's own, the oldest first."""

    def month_sums(self, household: Id) -> list[MonthSum]:
        """List the kept sums of a household."""

    def waiting_steps(self, household: Id) -> list[str]:
        """Give, as the journal has it, what waits of a household until other steps come."""

    def record_history(self, kind: str, record: Id, sub: int = 0) -> list[RecordStep]:
        """List what became of one record, newest first; none for one that is not there.

        `kind` is the sort as the journal names it (`entry`, `goal`, `month`); a month is (household, 202611). KeyError
        for another sort.
        """


class Store(Protocol):
    """One ledger file (or database) opened."""

    @property
    def name(self) -> str:
        """Name the file for people: its base name."""

    def reader(self) -> AbstractContextManager[Reader]:
        """Open one explicit snapshot to read from."""

    def write(self, command_write: Callable[[Work], Label], initiator: Initiator) -> ChangeSet:
        """Run one command in one transaction: rows → images and units → checks → totals → leaf, touch, op → commit."""

    def was_saved(self, step: SentStep) -> bool | None:
        """Tell whether a step whose answer was lost (`refusals.SavedUnknown`) is there; None: nobody can say."""

    def merge(self, path: Path, passphrase: str = "", *, progress: Progress = no_progress) -> Merged:
        """Take in a bundle (a sealed one with its passphrase) in one transaction, whole or not at all; no step."""

    def undo_label(self, past: Collection[Step] = ()) -> Label | None:
        """Tell what undo would take back; the steps of `past` are left as they are, here and below."""

    def undo_step(self, past: Collection[Step] = ()) -> Step | None:
        """Name the step undo would take back; one taken back and brought back keeps its name."""

    def redo_label(self, past: Collection[Step] = ()) -> Label | None:
        """Tell what redo would bring back."""

    def redo_step(self, past: Collection[Step] = ()) -> Step | None:
        """Name the step redo would bring back, as it was called when it was done."""

    def reach(self, past: Collection[Step] = (), *, redo: bool = False) -> Reach | None:
        """Tell what undo (or redo) would touch; None when there is nothing to take back."""

    def close(self) -> None:
        """Close, so that the file alone is whole."""


class Command(Protocol):
    """One thing to be done to the ledger; `write` is its handler."""

    def write(self, work: Work) -> Label:
        """Validate, write through the work, and say in a label what was done; UserError when it cannot be."""


def first_of(records: Sequence[R]) -> R | None:
    """Give the first record, or None."""
    return records[0] if records else None
