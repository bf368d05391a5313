"""One transaction that becomes one step: what a command's handler writes through."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any, TypeVar, cast

from household_ledger.db.columns import quoted
from household_ledger.db.conflicts import LATE, units_in_conflict
from household_ledger.db.journal import dumps
from household_ledger.db.reader import SqlReader
from household_ledger.db.records import BY_CLASS, ENTRY, KINDS, MONTH, RecordKind
from household_ledger.db.rows import child_cells, insert_many, key_of, pour, read, where_key
from household_ledger.db.step import Permission
from household_ledger.db.units import write_children
from household_ledger.db.writing_desk import Desk
from household_ledger.domain.changes import Label, Step
from household_ledger.domain.entry import Alike, Entry
from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.domain.record_book import RecordBook
from household_ledger.domain.register import MonthState
from household_ledger.errors import UserError
from household_ledger.services.ports import Initiator

if TYPE_CHECKING:
    from household_ledger.db.alike import AlikeWriter
    from household_ledger.domain.photo import Photo
    from household_ledger.services.merging.conflict import Conflict

R = TypeVar("R")
_CORRECTED = (
    "select e.id,e.month,cast(substr(t.before->>'date',1,4)||substr(t.before->>'date',6,2) as integer)"
    " from touched t join entry e on e.id=t.id and e.household_id=? join entry_image v on v.id=t.id"
    " where t.kind=? and (t.before is null or t.before<>v.image)"
)


class SqlWork:
    """Implements `services.ports.Work` on the writing connection, inside its transaction."""

    def __init__(self, desk: Desk, initiator: Initiator) -> None:
        self.clock = desk.clock
        self.initiator = initiator
        self.permission = Permission()
        self.erased: set[int] = set()
        """Households whose content goes once the step is written."""
        self.target: int | None = None
        """The step this one takes back or brings back."""
        self.reader = SqlReader(desk.raw, is_writing=True)
        self._raw = desk.raw
        self._ids = desk.ids
        self._chain = desk.chain
        self._books = desk.books
        self._alike: AlikeWriter | None = None

    def new_id(self) -> Id:
        """Give an id nothing else has or will have."""
        return self._ids.new()

    def book(self, household: Id) -> RecordBook:
        """Give what checking and posting look up of a household; kept between steps."""
        return self._books.of(household, self.reader, self.clock.today())

    def insert(self, records: Iterable[object]) -> None:
        """Write new register records of any kinds, in an order that references allow."""
        by_kind: dict[str, list[object]] = defaultdict(list)
        for record in records:
            by_kind[BY_CLASS[type(record)].name].append(record)
        for kind in KINDS:
            if kind.name in by_kind:
                self._insert(kind, by_kind[kind.name])

    def _insert(self, kind: RecordKind, records: list[object]) -> None:
        if kind is ENTRY:
            self.insert_entries(cast("list[Entry]", records))
            return
        pour(self._raw, kind.into, [kind.row(record) for record in records])
        if kind.child is not None:
            for record in records:
                write_children(self._raw, kind.child, [(key_of(kind, record)[0], child_cells(kind, record))])
        self._books.learn(records)

    def insert_entries(self, entries: Iterable[Entry]) -> None:
        """Write new entries with their lines, in chunks."""
        for _chunk in insert_many(self._raw, iter(entries)):
            pass

    def insert_alike(self, entries: Iterable[Alike]) -> None:
        """Write new entries that differ from patterns in little, in chunks, giving them ids in their order."""
        if self._alike is None:
            from household_ledger.db.alike import AlikeWriter  # rows that repeat themselves come with imports

            self._alike = AlikeWriter(self._raw, self._ids)
        self._alike.write(entries)

    def replace(self, record: object, *, was: object | None = None) -> None:
        """Write a record anew; UserError `unknown_record`, or `changed_since` when it is no longer what it `was`."""
        kind = BY_CLASS[type(record)]
        key = key_of(kind, record)
        now = self._stored(kind, key)
        if now is None:
            raise UserError("unknown_record")
        if was is not None and now != was:
            raise UserError("changed_since")
        self._write(kind, key, record)
        self._books.learn([record])

    def replace_entry(self, entry: Entry, *, was: Entry | None = None) -> None:
        """Write an entry anew, as `replace`."""
        self.replace(entry, was=was)

    def keep_photo(self, photo: Photo) -> None:
        """Keep a picture in the ledger, outside the journal: its hash stands there, in the entry that names it."""
        from household_ledger.db.photos import keep_photo

        keep_photo(self._raw, photo)

    def erase(self, household: Id, searches: Iterable[Id]) -> None:
        """Take a household out for good with the kept searches that name it: what is left of it is written now.

        With it go those said to be the same: what they had is in it, and its sums are theirs.
        """
        from household_ledger.db.erasing import month_sums
        from household_ledger.db.joining import joined_into
        from household_ledger.domain.erasure import sums_text
        from household_ledger.domain.register import Erasure

        left = sums_text(month_sums(self._raw, household))
        named = dumps(sorted(int(one) for one in searches))
        today, also = self.clock.today(), sorted(joined_into(self._raw, household))
        self.insert([Erasure(id=household, erased_on=today, sums=left, searches=named)])
        self.insert([Erasure(id=Id(one), erased_on=today) for one in also])
        self.erased.update((household, *also))

    def keep_reading(self, household: Id, source: str, mapping: str) -> None:
        """Remember what was said of a source's files, outside the journal: it is no entry, and no undo forgets it."""
        from household_ledger.db.reading_memory import keep_reading

        keep_reading(self._raw, household, (source, mapping), self.clock.today())

    def put_month(self, state: MonthState, *, again: frozenset[str] = frozenset()) -> None:
        """Write a month's state; units named in `again` (closed, verified …) are journalled though equal."""
        key = key_of(MONTH, state)
        if LATE in units_in_conflict(self._raw, MONTH.code, *key):
            if "verified" in again:
                raise UserError("month_late", month=Month.from_number(state.month).iso)
            if again:  # what was verified before more entries came does not come back with this
                again |= {"verified"}
        if self._stored(MONTH, key) is None:
            pour(self._raw, MONTH.into, [MONTH.row(state)])
        else:
            self._write(MONTH, key, state)
        if again:
            self.permission.again.setdefault((MONTH.code, *key), set()).update(again)

    def allow_closed(self, household: Id, month: int) -> None:
        """Let this step touch entries of a closed month: a reopening or a dated correction."""
        self.permission.closed.add((int(household), month))

    def month(self, household: Id, month: int) -> MonthState | None:
        """Read a month's state inside the transaction."""
        found = self._stored(MONTH, (int(household), month))
        return cast("MonthState | None", found)

    def entry(self, entry: Id) -> Entry | None:
        """Read an entry inside the transaction, deleted ones too."""
        return self.reader.entry(entry)

    def record(self, kind: type[R], record: Id) -> R | None:
        """Read a register record inside the transaction."""
        return self.reader.record(kind, record)

    def mark_corrected(self, household: Id, month: int, reason: str) -> int:
        """Mark each entry this step changed, which is or was of the month, as corrected today; count them."""
        rows = self._raw.execute(_CORRECTED, (household, ENTRY.code)).fetchall()
        chosen = [entry for entry, now, was in rows if month in (now, was)]
        today = self.clock.today().isoformat()
        self._raw.executemany(
            "update entry set corrected_on=?,correction_reason=? where id=?",
            [(today, reason, entry) for entry in chosen],
        )
        return len(chosen)

    def revert(self, *, redo: bool, past: Collection[Step] = ()) -> Label:
        """Take back the writer's last step, or the last taking back; those of `past` are left as they are.

        UserError `nothing_to_undo`, `nothing_to_redo`, `changed_since`, and `month_closed` when the door looks at it.
        """
        stacks = self._chain.stacks()
        step = stacks.top(redo=redo, past=self._chain.own(past))
        if step is None:
            raise UserError("nothing_to_redo" if redo else "nothing_to_undo")
        self.target = step
        self.permission.is_revert = True
        self._books.forget()
        from household_ledger.db.revert import revert_step

        label = revert_step(self._raw, self._chain.writer, (step, stacks.last[step]), self.permission)
        return Label("redo" if redo else "undo", (("of", label.code), *label.params))

    def give_back(self, step: Step) -> tuple[Label, list[Id]]:
        """Give the records of one old step, whoever's, their values from before it; its label, and entries it wrote.

        UserError as `db.revert_old.revert_old_step`.
        """
        self._books.forget()
        from household_ledger.db.revert_old import revert_old_step

        return revert_old_step(self._raw, step, self.permission)

    def settle(self, conflict: Conflict, chosen: Step) -> None:
        """Write which value of what is to be settled stands; UserError `changed_since` where it was settled already."""
        self._books.forget()
        from household_ledger.db.settling import settle_unit

        settle_unit(self._raw, conflict, chosen, self.permission)

    def stand_for(self, kind: type[Any], *, kept: Id, gone: Id) -> None:
        """Have a record named wherever another of its sort was, or have it what that household has; `month_closed`."""
        self._books.forget()
        from household_ledger.db.joining import stand_for

        stand_for(self._raw, BY_CLASS[kind], kept=kept, gone=gone, permission=self.permission)

    def _stored(self, kind: RecordKind, key: tuple[int, int]) -> object | None:
        where, cells = where_key(kind, key)
        return next(read(self._raw, kind, where, cells), None)

    def _write(self, kind: RecordKind, key: tuple[int, int], record: object) -> None:
        row = kind.row(record)
        where, keys = where_key(kind, key)
        cells = (row[place] for place in kind.free_places)
        self._raw.execute(f"update {quoted(kind.name)} as r set {kind.assigned} {where}", (*cells, *keys))
        if kind.child is not None:
            write_children(self._raw, kind.child, [(key[0], child_cells(kind, record))])
