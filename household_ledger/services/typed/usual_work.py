"""Which work a cost or a sale was of that says none: as the household wrote the same words, or the same category."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from household_ledger.domain.entry import Draft
from household_ledger.domain.entry_rules import COSTS, SALES
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.services.entry_drafts import parts_of
from household_ledger.services.ports import EntryQuery, Reader
from household_ledger.services.typed.entry import read_row
from household_ledger.services.typed.row import ReadRow, TypedRow
from household_ledger.services.views.name_book import NameBook
from household_ledger.text.joined import beside
from household_ledger.text.matching import plain

_KINDS: Final = frozenset((EntryKind.COST, EntryKind.INCOME))
_DAYS_BACK: Final = timedelta(days=366)
_LEAST: Final = 2
"""Written so often, and of one work each time, it is a habit."""


@dataclass(frozen=True, slots=True)
class WorkGuess:
    """The work something is likely of (NO_ID: that cannot be told); `is_sure` where the same words always were."""

    occupation: Id = NO_ID
    is_sure: bool = False


@dataclass(frozen=True, slots=True)
class Worked:
    """A row as it was typed, or with the work added that it likely was of.

    `is_asked`: somebody has to look at it first. `is_by_habit`: the work was added and is sure.
    """

    typed: TypedRow
    read: ReadRow
    is_asked: bool = False
    is_by_habit: bool = False


class UsualWork:
    """What a household wrote of its works in the year before today."""

    def __init__(self, book: NameBook) -> None:
        self._book = book
        self._offered = {one.id for one in book.occupations}
        self._of_words: defaultdict[tuple[EntryKind, str], Counter[Id]] = defaultdict(Counter)
        self._of_category: defaultdict[Id, Counter[Id]] = defaultdict(Counter)

    @classmethod
    def read(cls, reader: Reader, book: NameBook) -> UsualWork:
        """Read the costs and sales of the book's household."""
        made = cls(book)
        if not book.occupations:
            return made
        query = EntryQuery(household=book.household, kinds=_KINDS, first=book.today - _DAYS_BACK, last=book.today)
        for entry in reader.entries(query):
            made._of_words[entry.kind, plain(entry.description)][entry.occupation] += 1
            for part in parts_of(entry):
                made._of_category[part.category][entry.occupation] += 1
        return made

    def asks(self, drafts: Sequence[Draft]) -> bool:
        """Tell whether a row is a cost or a sale of no work, in a household that has some."""
        return bool(self._offered) and any(
            not one.occupation
            and one.kind in _KINDS
            and any(self._book.standard(part.category) in COSTS | SALES for part in one.parts)
            for one in drafts
        )

    def guess(self, draft: Draft, day: date) -> WorkGuess:
        """Guess the work of a day: surely from the same words, likely from the category."""
        found = self._habit(self._of_words.get((draft.kind, plain(draft.description)), Counter()), day)
        if found:
            return WorkGuess(found, is_sure=True)
        likely = {self._habit(self._of_category[part.category], day) for part in draft.parts}
        return WorkGuess(likely.pop() if len(likely) == 1 else NO_ID)

    def _habit(self, uses: Counter[Id], day: date) -> Id:
        """Give the one work all uses were of, where it goes on that day still."""
        if len(uses) != 1 or uses.total() < _LEAST:
            return NO_ID
        (work,) = uses
        ended = self._book.ended(work)
        return work if work in self._offered and (ended is None or day <= ended) else NO_ID


def with_work(typed: TypedRow, read: ReadRow, usual: UsualWork, book: NameBook) -> Worked:
    """Give a row of a cost or sale the work it was of, where it says none; rows that say it stay."""
    if not usual.asks(read.drafts):
        return Worked(typed, read)
    draft = read.drafts[0]
    guess = usual.guess(draft, draft.date)
    names = (book.names.name(guess.occupation), typed.who.strip())
    said = replace(typed, who=beside(*names))
    again = read_row(said, book, draft.date, book.today) if guess.occupation else read
    if not guess.occupation or not again.drafts:
        return Worked(typed, read, is_asked=True)
    return Worked(said, again, is_asked=not guess.is_sure, is_by_habit=guess.is_sure)
