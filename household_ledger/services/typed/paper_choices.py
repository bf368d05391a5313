"""What may be written where a monthly page has no column for it: everything else of money in, or of money out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from household_ledger.domain.category import SOLD, fixed_id
from household_ledger.domain.entry_rules import CASH_INCOME, COSTS, SPENDING_WITHOUT_INTEREST
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.pairs import WELFARE_RIGHT
from household_ledger.domain.register import welfare_card_of
from household_ledger.services.ports import Reader
from household_ledger.services.typed.names import CategoryWord, names_of
from household_ledger.services.views.name_book import NameBook
from household_ledger.services.views.paper_month import MonthColumn, Side
from household_ledger.services.views.usual_categories import UsualCategory, UsualSort, usual_categories
from household_ledger.text.joined import beside
from household_ledger.text.matching import NO_MATCH, closeness

_K = EntryKind
_SORTS: Final = {
    Side.IN: (UsualSort.IN,),
    Side.OUT: (UsualSort.SPENDING, UsualSort.COST, UsualSort.DEBT),
    Side.SAVING: (UsualSort.SAVING,),
}
_SALES: Final = frozenset(int(fixed_id(code)) for code in SOLD)


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """One thing an amount may be written for, and the words it is also found by."""

    meant: UsualCategory
    words: str
    other: tuple[str, ...] = ()


def choices_for(
    reader: Reader, household: Id, columns: Sequence[MonthColumn], column: MonthColumn, *, today: date
) -> tuple[PaperChoice, ...]:
    """List what an amount in a column may be for, what is written most first; what has a column stands there."""
    if column.meant:
        return tuple(PaperChoice(one, one.name) for one in column.meant)
    book = NameBook.read(reader, household, today=today)
    words = {one.id: one for one in names_of(book).categories.listed}
    listed = usual_categories(reader, household, today=today)
    known = [one for sort in _SORTS[column.side] for one in listed[sort]]
    usual = sorted(known, key=lambda one: -one.weight)
    has_column = {_key(one) for other in columns for one in other.meant}
    found: dict[tuple[Id, Id, Id], PaperChoice] = {}
    for one in (*usual, *_others(column.side, words.values(), book)):
        if _key(one) not in has_column:
            word = words.get(one.category)
            found.setdefault(_key(one), PaperChoice(one, one.name, word.other if word is not None else ()))
    return tuple(found.values())


def bought_by_card(reader: Reader, household: Id, *, today: date) -> tuple[PaperChoice, ...]:
    """List what a welfare card may have bought."""
    spent = choices_for(reader, household, (), MonthColumn(Side.OUT, ""), today=today)
    return tuple(one for one in spent if one.meant.kind in (_K.EXPENSE, _K.COST))


def matching(choices: Iterable[PaperChoice], typed: str) -> list[PaperChoice]:
    """List the choices that what is typed may mean, the nearest first; all for nothing typed."""
    if not typed.strip():
        return list(choices)
    near = [(_nearness(typed, one), one) for one in choices]
    return [one for rank, one in sorted(near, key=lambda pair: pair[0]) if rank < NO_MATCH]


def _nearness(typed: str, one: PaperChoice) -> int:
    """Rank the household's own words at even, other names at odd places between."""
    own = 2 * closeness(typed, one.words)
    return min((own, *(2 * closeness(typed, word) + 1 for word in one.other)))


def _others(side: Side, words: Iterable[CategoryWord], book: NameBook) -> Iterator[UsualCategory]:
    """Give every category of a side; what work brings or costs once for each work."""
    works = [(one.id, one.name) for one in book.occupations]
    has_card = welfare_card_of(book.pockets) is not None
    for word in words:
        kind, sort = _kind_of(word.standard)
        is_of_side = (kind is _K.INCOME) is (side is Side.IN)
        if kind is None or not is_of_side or word.is_hidden or (word.standard == WELFARE_RIGHT and not has_card):
            continue
        has_work = bool(works) and (kind is _K.COST or int(word.standard) in _SALES)
        for work, name in works if has_work else [(NO_ID, "")]:
            shown = beside(name, word.word) if name and len(works) > 1 else word.word
            yield UsualCategory(sort=sort, kind=kind, category=word.id, occupation=work, name=shown)


def _kind_of(standard: Id) -> tuple[EntryKind | None, UsualSort]:
    if standard in CASH_INCOME:
        return _K.INCOME, UsualSort.IN
    if standard in SPENDING_WITHOUT_INTEREST:
        return _K.EXPENSE, UsualSort.SPENDING
    return (_K.COST if standard in COSTS else None), UsualSort.COST


def _key(one: UsualCategory) -> tuple[Id, Id, Id]:
    return one.category, one.occupation, Id(one.debt or one.pocket)
