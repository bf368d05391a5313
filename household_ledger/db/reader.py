"""Reading records, entries and history from one snapshot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar, cast

from household_ledger.db.columns import Value, quoted
from household_ledger.db.connections import Raw
from household_ledger.db.entry_lists import OF_THOSE_HERE, EntryLists
from household_ledger.db.history import entry_of_step, last_touches, list_record_steps, list_steps
from household_ledger.db.records import BY_CLASS, BY_NAME, ENTRY, MONTH
from household_ledger.db.rows import read
from household_ledger.domain.changes import HASH_DIGITS, ChainHead, HistoryStep, RecordStep, Step
from household_ledger.domain.entry import Entry
from household_ledger.domain.ids import PROJECT, PROVIDER, Id
from household_ledger.domain.kinds import Account
from household_ledger.domain.money import Money
from household_ledger.domain.register import Household, MonthState, Person, Project, Provider
from household_ledger.services.ports import EntryQuery

if TYPE_CHECKING:
    from household_ledger.domain.changes import HouseholdStep
    from household_ledger.domain.photo import Photo, PhotoFacts
    from household_ledger.services.merging.conflict import Conflict, LateMonth, Life
    from household_ledger.services.merging.doubles import Orphan
    from household_ledger.services.ports import MonthSum

R = TypeVar("R")
_OF_OCCUPATION = "q.occupation=?"
_CHAIN_HEADS = (
    "select o.writer,o.seq,o.hash from op o"
    " join (select writer w,max(seq) s from op group by 1) h on o.writer=h.w and o.seq=h.s order by 1"
)
STEP_COUNT = "select sum((select max(seq) from op where writer=w.id)) from writer w"
"""A writer's steps are numbered without gaps."""

_HELD = "q.account in ('pocket','savings','debt','lent','thing')"
_HELD_LINES = f"from entry r join entry_line q on q.entry_id=r.id where r.household_id=?1 and r.deleted=0 and {_HELD}"
_BALANCES = (
    "select account,ref,sum(satang) from ("
    f"select q.account,q.ref,q.satang from month_total q where q.household_id=?1 and q.month<?2 and {_HELD} union all "
    f"select q.account,q.ref,q.satang {_HELD_LINES} and r.month=?2 and r.date<=?3 and q.satang<>0) held group by 1,2"
)
"""What months before held, from their kept totals: however long the book is, a few rows a month are added up."""
_BALANCES_WRITING = (
    f"select q.account,q.ref,sum(q.satang) {_HELD_LINES} and r.month<=?2 and r.date<=?3 and q.satang<>0 group by 1,2"
)
"""The same in the midst of a step, which brings the totals up to date only at its end."""

_ENTRIES_TO_SETTLE = (
    f"select distinct c.id from conflict c join entry e on e.id=c.id where c.kind={ENTRY.code} and e.household_id=?"
)
_TYPISTS = (
    "select distinct o.person from entry e join touch t on t.kind=? and t.id=e.id and t.sub=0"
    " join op o on o.writer=t.writer and o.seq=t.seq where e.household_id=? and e.month=?"
)


class SqlReader(EntryLists):
    """Implements `services.ports.Reader` on one connection, whose transaction is the snapshot.

    One that reads in the midst of a step (`is_writing`) sees what the step wrote so far.
    """

    def __init__(self, raw: Raw, *, is_writing: bool = False) -> None:
        self.raw = raw
        self._is_writing = is_writing

    def project(self) -> Project:
        """Give the project (an empty one when nothing was said)."""
        return self.record(Project, PROJECT) or Project()

    def provider(self) -> Provider:
        """Give the provider (an empty one when nothing was said)."""
        return self.record(Provider, PROVIDER) or Provider()

    def all(self, kind: type[R], *, with_deleted: bool = False) -> list[R]:
        """List records of a kind, by id."""
        return self._list(kind, "1=1", (), with_deleted=with_deleted)

    def of_household(self, kind: type[R], household: Id, *, with_deleted: bool = False) -> list[R]:
        """List a household's records of a kind, by id."""
        owner = BY_CLASS[kind].household
        return self._list(kind, f"r.{quoted(owner)}=?", (household,), with_deleted=with_deleted)

    def record(self, kind: type[R], record: Id) -> R | None:
        """Give one record, deleted or not."""
        return next(read(self.raw, BY_CLASS[kind], f"where r.{quoted(BY_CLASS[kind].key[0])}=?", (record,)), None)

    def households(self) -> list[Household]:
        """List the households not deleted, in the order of their codes."""
        return list(read(self.raw, BY_CLASS[Household], "where r.deleted=0 order by r.code,r.id"))

    def household_by_code(self, code: str) -> Household | None:
        """Find a household by its code; the first made when several have it."""
        found = read(self.raw, BY_CLASS[Household], "where r.code=? and r.deleted=0 order by r.id limit 1", (code,))
        return next(found, None)

    def month_states(self, household: Id) -> list[MonthState]:
        """List what is known of a household's months; months of which nothing is said are left out."""
        states = read(self.raw, MONTH, "where r.household_id=? order by r.month", (household,))
        return [state for state in states if state != MonthState(household=state.household, month=state.month)]

    def entries(self, query: EntryQuery) -> Iterator[Entry]:
        """Stream entries by household, date, id."""
        where, cells = entry_condition(query)
        return read(self.raw, ENTRY, f"where {where} order by r.household_id,r.month,r.date,r.id", cells)

    def entry(self, entry: Id) -> Entry | None:
        """Give one entry, deleted or not."""
        return self.record(Entry, entry)

    def entries_of_pair(self, pair: Id) -> list[Entry]:
        """Give the entries linked as one pair, deleted or not."""
        return list(read(self.raw, ENTRY, "where r.pair=? and r.pair<>0 order by r.id", (pair,)))

    def photo(self, household: Id, name: str) -> Photo | None:
        """Give a picture of a household by its hash."""
        from household_ledger.db.photos import read_photo

        return read_photo(self.raw, household, name)

    def photos(self, household: Id) -> list[PhotoFacts]:
        """List what is known of a household's pictures, by hash, without reading them."""
        from household_ledger.db.photos import list_photos

        return list_photos(self.raw, household)

    def readings(self, household: Id) -> dict[str, str]:
        """Give what was said of files by their source."""
        from household_ledger.db.reading_memory import readings

        return readings(self.raw, household)

    def conflicts(self) -> list[Conflict]:
        """List what was written differently on two sides of a merge and waits to be settled."""
        from household_ledger.db.settling import list_conflicts

        return list_conflicts(self.raw)

    def late_months(self) -> list[LateMonth]:
        """List the closed months that got entries their closing had not seen."""
        from household_ledger.db.settling import list_late_months

        return list_late_months(self.raw)

    def count_to_settle(self) -> int:
        """Count what is to be settled, closed months that got more entries too."""
        return int((self.raw.execute("select count(*) from conflict").fetchone() or (0,))[0])

    def entries_to_settle(self, household: Id) -> frozenset[Id]:
        """Name the entries of a household that are to be settled."""
        return frozenset(Id(one) for (one,) in self.raw.execute(_ENTRIES_TO_SETTLE, (household,)))

    def lives(self, writers: Iterable[int]) -> dict[int, Life]:
        """Say of some writers which life of the file each is."""
        from household_ledger.db.settling import lives_of

        return lives_of(self.raw, writers)

    def entries_naming(self, kind: type[Any], ids: Iterable[Id]) -> dict[Id, int]:
        """Count the entries that name each of some records."""
        from household_ledger.db.doubles import entries_naming

        return {Id(one): count for one, count in entries_naming(self.raw, BY_CLASS[kind], ids).items()}

    def orphans(self) -> list[Orphan]:
        """List what is out of use and has entries all the same."""
        from household_ledger.db.doubles import orphans
        from household_ledger.services.merging.doubles import Orphan

        found = []
        for kind, record, count in orphans(self.raw):
            said: Any = self.record(kind.record_class, Id(record))
            found.append(Orphan(kind.record_class, Id(getattr(said, "household", record)), said, count))
        return found

    def balances(self, household: Id, day: date) -> dict[tuple[Account, int], Money]:
        """Give what stands in each pocket, savings pocket, debt, loan to others and thing at the end of a day."""
        text = _BALANCES_WRITING if self._is_writing else _BALANCES
        rows = self.raw.execute(text, (household, day.year * 100 + day.month, day.isoformat()))
        return {(Account(account), ref): Money(satang) for account, ref, satang in rows}

    def typists(self, household: Id, month: int) -> frozenset[Id]:
        """Name the persons whose steps touched entries of a household's month (0: a step whose person was not said)."""
        rows = self.raw.execute(_TYPISTS, (ENTRY.code, household, month))
        return self.who_they_are(frozenset(Id(person) for (person,) in rows))

    def who_they_are(self, people: frozenset[Id]) -> frozenset[Id]:
        """Give persons with those who stand for them since: one may have been written down twice."""
        if self.raw.execute("select 1 from person where deleted=1 limit 1").fetchone() is None:
            return people
        from household_ledger.db.joining import who_stands_for

        return people | {Id(one) for one in map(who_stands_for(self.raw, BY_CLASS[Person]), people)}

    def last_step(self) -> Step | None:
        """Name the last step of the file."""
        row = self.raw.execute("select writer,seq from op order by hlc desc,writer desc,seq desc limit 1").fetchone()
        return Step(*row) if row is not None else None

    def chain_heads(self) -> tuple[ChainHead, ...]:
        """Name each writer's last step with its hash."""
        return tuple(ChainHead(Step(writer, seq), head.hex()) for writer, seq, head in self.raw.execute(_CHAIN_HEADS))

    def chained(self, beginning: str) -> ChainHead | None:
        """Find the step whose hash begins with some hexadecimal digits; None for no such step."""
        limits = (bytes.fromhex(beginning.ljust(HASH_DIGITS, end)) for end in "0f")
        row = self.raw.execute("select writer,seq,hash from op where hash between ?1 and ?2", tuple(limits)).fetchone()
        return ChainHead(Step(row[0], row[1]), row[2].hex()) if row is not None else None

    def step_count(self) -> int:
        """Count the steps of the file."""
        row = self.raw.execute(STEP_COUNT).fetchone()
        return int(row[0] or 0) if row is not None else 0

    def history(self, *, limit: int | None = None, household: Id | None = None) -> list[HistoryStep]:
        """List steps, newest first; of one household those that touched what is its own."""
        return list_steps(self.raw, limit, household)

    def entry_of_step(self, step: Step) -> Entry | None:
        """Give one of the entries a step touched, deleted or not."""
        entry = entry_of_step(self.raw, step)
        return None if entry is None else self.entry(entry)

    def last_touches(self, entries: Sequence[Id]) -> dict[Id, HistoryStep]:
        """Give the last step that touched each of these entries."""
        return last_touches(self.raw, entries)

    def household_story(self, household: Id) -> Iterator[HouseholdStep]:
        """Tell what each step did to what is a household's own, the oldest first."""
        from household_ledger.db.household_story import household_story

        return household_story(self.raw, household)

    def month_sums(self, household: Id) -> list[MonthSum]:
        """List the kept sums of a household."""
        from household_ledger.db.household_story import month_sums

        return month_sums(self.raw, household)

    def waiting_steps(self, household: Id) -> list[str]:
        """Give, as the journal has it, what waits of a household until other steps come."""
        from household_ledger.db.household_story import waiting_steps

        return waiting_steps(self.raw, household)

    def record_history(self, kind: str, record: Id, sub: int = 0) -> list[RecordStep]:
        """List what became of one record, newest first; KeyError for a sort there is not."""
        return list_record_steps(self.raw, BY_NAME[kind], (record, sub))

    def _list(self, kind: type[R], where: str, cells: tuple[Value, ...], *, with_deleted: bool) -> list[R]:
        table = BY_CLASS[kind]
        alive = " and r.deleted=0" if table.has_deleted and not with_deleted else ""
        order = ",".join(f"r.{quoted(name)}" for name in table.key if name)
        return cast("list[R]", list(read(self.raw, table, f"where {where}{alive} order by {order}", cells)))


def entry_condition(query: EntryQuery) -> tuple[str, tuple[Value, ...]]:
    """Turn a query into a condition on a table of entries called r, and its cells."""
    parts = ["1=1"] if query.with_deleted else ["r.deleted=0"]
    cells: list[Value] = []
    if query.household is not None:
        parts.append("r.household_id=?")
        cells.append(int(query.household))
    elif not query.with_deleted:
        parts.append(OF_THOSE_HERE)
    if query.first is not None:
        parts.append("r.month>=? and r.date>=?")
        cells += [query.first.year * 100 + query.first.month, query.first.isoformat()]
    if query.last is not None:
        parts.append("r.month<=? and r.date<=?")
        cells += [query.last.year * 100 + query.last.month, query.last.isoformat()]
    if query.kinds:
        parts.append(f"r.kind in ({','.join('?' * len(query.kinds))})")
        cells += sorted(str(kind) for kind in query.kinds)
    if query.goal is not None:
        parts.append("r.goal_id=?")
        cells.append(int(query.goal))
    if query.is_corrected:
        parts.append("r.corrected_on is not null")
    lines, line_cells = _line_condition(query)
    if lines:
        has_line = f"exists (select 1 from entry_line q where q.entry_id=r.id and {lines})"
        if lines == _OF_OCCUPATION:  # hours have no lines
            has_line = f"(r.occupation_id=? or {has_line})"
            line_cells *= 2
        parts.append(has_line)
    return " and ".join(parts), (*cells, *line_cells)


def _line_condition(query: EntryQuery) -> tuple[str, list[Value]]:
    parts: list[str] = []
    cells: list[Value] = []
    if query.account is not None:
        parts.append("q.account=?")
        cells.append(str(query.account))
    if query.refs:
        parts.append(f"q.ref in ({','.join('?' * len(query.refs))})")
        cells += sorted(query.refs)
    if query.medium is not None:
        parts.append("q.medium=?")
        cells.append(str(query.medium))
    if query.occupation is not None:
        parts.append(_OF_OCCUPATION)
        cells.append(int(query.occupation))
    return " and ".join(parts), cells
