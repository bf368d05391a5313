"""One thing a household is asked for, and questions made of what it wrote, saves and owes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from statistics import median_low
from typing import Final

from household_ledger.domain.category import STANDARD_LIMIT, code_of, fixed_id
from household_ledger.domain.entry import Entry
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kept_rows import Row
from household_ledger.domain.kinds import EntryKind, KnownBy
from household_ledger.domain.money import ZERO, Money
from household_ledger.domain.register import Debt, Pocket
from household_ledger.domain.unanswered import Unanswered
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.views.beginners import picture_of
from household_ledger.services.views.due import DueTurn
from household_ledger.services.views.interview_answers import words_about
from household_ledger.services.views.interview_span import Span
from household_ledger.services.views.name_book import Names
from household_ledger.services.views.tiles import Tile, TilesGround, as_before
from household_ledger.text.matching import plain

_K = EntryKind
_SCHOOL_MONEY: Final = "E15"
_SCHOOL: Final = ("ไปโรงเรียน", "ไปรร", "to school")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing that is asked for, as the button `tile` writes it, owed on the debt `owed_on` (or paid back on it).

    `usual` is what it usually comes to, in satang (0: not known), `last_on` when it was written last; `turns` are
    what comes again and falls due within the days; `id` is the record it was asked with (0: not asked yet).
    """

    tile: Tile
    owed_on: Id = NO_ID
    usual: Money = ZERO
    times: int = 0
    last_on: date | None = None
    turns: tuple[DueTurn, ...] = ()
    id: Id = NO_ID

    @property
    def what(self) -> str:
        """Name what is asked for, in the words of the household."""
        return self.tile.words

    @property
    def kind(self) -> EntryKind:
        """Give the kind of an answer."""
        return _K.CREDIT if self.owed_on and self.tile.kind is not _K.REPAY else self.tile.kind

    @property
    def is_for_school(self) -> bool:
        """Tell whether it is money children take to school: there are no such days at the end of a week."""
        said = plain(self.what)
        return self.tile.category == fixed_id(_SCHOOL_MONEY) or any(one in said for one in _SCHOOL)

    def record(self, household: Id, span: Span) -> Unanswered:
        """Give it as it is kept while nobody has answered it."""
        return Unanswered(
            id=self.id,
            household=household,
            first=span.first,
            last=span.last,
            what=self.what,
            kind=self.kind,
            category=self.tile.category,
            occupation=self.tile.occupation,
        )

    def row(self, household: Id, day: date, amount: Money, *, is_sum: bool = False) -> Row:
        """Give the entry, or the pair, of an answer: remembered; a sum of several days says that it is one."""
        known_by = KnownBy.SUMMARY if is_sum else KnownBy.REMEMBERED
        drafts = self.tile.drafts(household, day, amount, owed_on=self.owed_on)
        return tuple(replace(one, known_by=known_by) for one in drafts)


def more_question(tile: Tile) -> Question:
    """Ask about something more, that a button names."""
    return Question(tile=tile, usual=tile.amount)


def question_of(same: Sequence[Entry], home: TilesGround, names: Names) -> Question | None:
    """Ask for what some entries say alike, the last of them last; None where no button could write it."""
    last = same[-1]
    tile = as_before(last, home)
    if tile is None:
        return None
    is_owed = last.kind in (_K.CREDIT, _K.REPAY)
    if is_owed and not tile.debt:
        return None
    return Question(
        tile=replace(tile, words=words_about(last, names)),
        owed_on=tile.debt if is_owed else NO_ID,
        usual=Money(median_low(int(draft_of(one).amount) for one in same)),
        times=len(same),
        last_on=last.date,
    )


def saving_in(pocket: Pocket, home: TilesGround) -> Tile:
    """Give the button that puts money into savings, for the goal kept there."""
    return replace(plain_tile(home, pocket.name, _K.SAVE), to_pocket=pocket.id, goal=home.goal(pocket.id))


def repaying(debt: Debt, home: TilesGround) -> Question:
    """Ask what was paid back on a debt."""
    return Question(tile=replace(plain_tile(home, debt.name, _K.REPAY), debt=debt.id), owed_on=debt.id)


def plain_tile(home: TilesGround, words: str, kind: EntryKind, category: Id = NO_ID) -> Tile:
    """Give the button of a kind and category, with cash where money moves."""
    plain_code = {_K.SAVE: "S01", _K.REPAY: "D01", _K.CREDIT: "D04"}.get(kind, "E01")
    standard = home.standard(category)
    code = code_of(standard) if 0 < standard < STANDARD_LIMIT else plain_code
    pocket = NO_ID if kind in (_K.PRODUCED, _K.RECEIVED) else home.cash
    return Tile(words=words, picture=picture_of(code), kind=kind, category=category, pocket=pocket)
