"""The last quarter of a household's entries taken out of a copy of the ledger, and coming back one after the other."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from household_ledger.benchmarks.sizes import Bench
from household_ledger.db.connections import Address, Raw, connect
from household_ledger.db.keys import KEYS
from household_ledger.db.reader import SqlReader
from household_ledger.domain.changes import ChangeSet, Label, Step
from household_ledger.domain.entry import Draft
from household_ledger.domain.entry_rules import CASH_INCOME, COSTS, RULES, SPENDING
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.period import Month
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.entry_filter import EntryFilter, EntryOrder
from household_ledger.services.typed.category_guess import Guesser
from household_ledger.services.typed.completion import Completion
from household_ledger.services.typed.file_words import FileWords
from household_ledger.services.typed.names import names_of
from household_ledger.services.views.name_book import NameBook

_K = EntryKind
_UNNAMED: Final = frozenset((_K.CASH_COUNT, _K.ADJUST, _K.OPENING, _K.NOTHING))
"""Kinds that no words of a household's own are typed for."""
PLAIN: Final = frozenset((_K.INCOME, _K.EXPENSE, _K.COST))
_VISITS_APART: Final = timedelta(days=7)
"""The book is opened anew, and ages are reckoned anew, at each visit."""
_SHOWN: Final = "update entry set deleted=? where household_id=? and (id=? or (pair<>0 and pair=?))"


@dataclass(frozen=True, slots=True)
class Later:
    """An entry about to be typed, and what is known of its household before it."""

    said: Draft
    completion: Completion
    before: date
    """The day of the entry typed before it."""
    among: frozenset[int]
    """The categories the row may name, of its kind and not hidden."""
    is_known: bool
    """Whether its description was written before, with its kind."""

    @property
    def category(self) -> Id:
        """Give the category it was entered with; NO_ID for none."""
        return self.said.parts[0].category if self.said.parts else NO_ID


@contextmanager
def copy_of(bench: Bench) -> Iterator[Raw]:
    """Open a copy of the ledger in which entries may be hidden; nothing of it is kept."""
    path = bench.folder / "later.hldb"
    bench.app.care.rest()
    shutil.copy(bench.path, path)
    raw = connect(Address(path, key=KEYS.of(path)))
    raw.execute("begin immediate")
    try:
        yield raw
    finally:
        raw.execute("rollback")
        raw.close()
        path.unlink()


class TypedAgain:
    """One household's entries with words, in the order of their days: three quarters are known, the rest is typed."""

    def __init__(self, raw: Raw, household: Id, today: date) -> None:
        self._raw, self._household = raw, household
        self._reader = SqlReader(raw)
        keys = self._reader.entry_keys(EntryFilter(households=frozenset((household,))), EntryOrder())
        found = [one for one in self._reader.entries_of([Id(key) for key in keys]) if one.description]
        self._entries = [one for one in found if one.kind not in _UNNAMED]
        self._known = len(self._entries) * 3 // 4
        self._names = names_of(NameBook.read(self._reader, household, today=today)).categories

    @property
    def known(self) -> list[Draft]:
        """List what was written before."""
        return [draft_of(one) for one in self._entries[: self._known]]

    def later(self) -> Iterator[Later]:
        """Give each later entry while it is not there yet; then it is, and is learned from."""
        known, coming = self._entries[: self._known], self._entries[self._known :]
        for one in coming:
            self._show(one.id, one.pair, is_there=False)
        written = {_words_of(draft_of(one)) for one in known}
        before, opened, completion = date.min, date.min, None
        in_file = self._in_file(coming[0].date) if coming else None
        if known:
            before = known[-1].date
        for one in coming:
            if completion is None or one.date - opened >= _VISITS_APART:
                completion, opened = Completion.read(self._reader, self._household, today=one.date), one.date
                completion.in_file = in_file
            said = draft_of(one)
            yield Later(said, completion, before, self._among(said.kind), _words_of(said) in written)
            self._show(one.id, one.pair, is_there=True)
            completion.update(self._reader, _step(self._household, one.date), today=one.date)
            written.add(_words_of(said))
            before = one.date

    def _in_file(self, day: date) -> Guesser:
        """Learn from what every household of the file wrote before a day."""
        self._raw.execute("savepoint file")
        self._raw.execute("update entry set deleted=1 where date>=?", (day.isoformat(),))
        try:
            return FileWords.read(self._reader).guesser
        finally:
            self._raw.execute("rollback to file")
            self._raw.execute("release file")

    def _show(self, entry: Id, pair: Id, *, is_there: bool) -> None:
        self._raw.execute(_SHOWN, (int(not is_there), int(self._household), int(entry), int(pair)))

    def _among(self, kind: EntryKind) -> frozenset[int]:
        allowed = CASH_INCOME | SPENDING | COSTS if kind in PLAIN else RULES[kind].categories
        return frozenset(one.id for one in self._names.listed if one.standard in allowed and not one.is_hidden)


def _words_of(said: Draft) -> tuple[str, EntryKind]:
    return said.description, _K.EXPENSE if said.kind is _K.COST else said.kind


def _step(household: Id, day: date) -> ChangeSet:
    """Say that an entry of a day was written."""
    month = Month(day.year, day.month).number
    return ChangeSet(
        step=Step(0, 0),
        label=Label(""),
        kinds=frozenset(("entry",)),
        households=frozenset((int(household),)),
        months=frozenset(((int(household), month),)),
    )
