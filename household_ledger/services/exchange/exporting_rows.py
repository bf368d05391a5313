"""What an entry says as canonical rows: the way back from its lines to the columns (`design/cli.md`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from household_ledger.domain.entry import Entry, Line
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import Account, EntryKind, KnownBy
from household_ledger.domain.money import ZERO, Money
from household_ledger.domain.period import Month
from household_ledger.services.exchange.exporting_labels import Labels
from household_ledger.services.exchange.rows import Row
from household_ledger.services.ports import Reader

_USED = frozenset({Account.SPENDING, Account.COST})
_HELD = frozenset({Account.POCKET, Account.SAVINGS})
_TWO = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the columns that mean different things say of an entry; `parts` are (category, amount, life) of a split."""

    category: str = ""
    amount: Money | None = None
    pocket: str = ""
    to_pocket: str = ""
    debt: str = ""
    principal: Money | None = None
    interest: Money | None = None
    source: str = ""
    party: str = ""
    parts: tuple[tuple[str, Money, int | None], ...] = ()


@dataclass(slots=True)
class RowMaker:
    """Makes the rows of one household's entries."""

    labels: Labels
    reader: Reader
    daily_months: frozenset[int]
    _used_ids: set[int] = field(default_factory=set)

    def rows(self, entry: Entry) -> Iterator[Row]:
        """Give an entry's rows: one, or one for each share of a split."""
        told = _TELLERS[entry.kind](entry, self.labels)
        entry_id, pair = str(self._entry_id(entry)), self._pair(entry)
        for category, amount, life in told.parts or ((told.category, told.amount, None),):
            yield Row(
                date=entry.date,
                household=self.labels.household,
                kind=entry.kind,
                category=category,
                amount=amount,
                pocket=told.pocket,
                to_pocket=told.to_pocket,
                debt=told.debt,
                principal=told.principal,
                interest=told.interest,
                occupation=self.labels.occupations[entry.occupation],
                member=self.labels.members[entry.member],
                quantity=entry.quantity,
                unit=entry.unit,
                unit_price=entry.unit_price,
                note=entry.note,
                known_by=entry.known_by,
                entered_on=self._entered_on(entry),
                entry_id=entry_id,
                source=told.source,
                party=told.party or self.labels.parties[entry.party],
                life_months=life,
                goal=self.labels.goals[entry.goal],
                pair=pair,
                description=entry.description,
            )

    def _entry_id(self, entry: Entry) -> Id:
        """Give the id the entry came in under, so that a file and its copies know it as one (its own when taken)."""
        number = entry.import_id or entry.id
        if number in self._used_ids:
            number = entry.id
        self._used_ids.add(number)
        return number

    def _entered_on(self, entry: Entry) -> date | None:
        """Give the day first written down: of a paper page written daily its entries' own day (`design/data.md`)."""
        written, is_daily = entry.first_written_on, Month.of(entry.date).number in self.daily_months
        if written is None or written <= entry.date or not is_daily or entry.known_by is not KnownBy.PAPER:
            return written
        return entry.date

    def _pair(self, entry: Entry) -> str:
        """Give both halves one word, the same in each copy of the ledger; half a pair is no pair."""
        if not entry.pair:
            return ""
        alive = [half for half in self.reader.entries_of_pair(entry.pair) if not half.is_deleted]
        return str(min(half.import_id or half.id for half in alive)) if len(alive) == _TWO else ""


def _line(entry: Entry, account: Account) -> Line:
    return next(line for line in entry.lines if line.account == account)


def _paid_parts(entry: Entry, labels: Labels) -> tuple[tuple[str, Money, int | None], ...]:
    return tuple(
        (labels.code(line.ref), Money(line.satang), line.life_months or None)
        for line in entry.lines
        if line.account in _USED
    )


def _income(entry: Entry, labels: Labels) -> Told:
    parts = [line for line in entry.lines if line.account == Account.INCOME]
    return Told(
        pocket=labels.pockets[Id(_line(entry, Account.POCKET).ref)],
        parts=tuple((labels.code(line.ref), Money(-line.satang), None) for line in parts),
    )


def _paid(entry: Entry, labels: Labels) -> Told:
    return Told(pocket=labels.pockets[Id(_line(entry, Account.POCKET).ref)], parts=_paid_parts(entry, labels))


def _credit(entry: Entry, labels: Labels) -> Told:
    return Told(debt=labels.debts[Id(_line(entry, Account.DEBT).ref)], parts=_paid_parts(entry, labels))


def _in_kind(entry: Entry, labels: Labels) -> Told:
    earned = _line(entry, Account.INCOME)
    source = ""
    if entry.kind is EntryKind.RECEIVED:
        source = labels.code(earned.ref)
    elif entry.kind is EntryKind.INPUT and earned.occupation != entry.occupation:
        source = labels.occupations[Id(earned.occupation)]
    return Told(source=source, parts=_paid_parts(entry, labels))


def _save_or_withdraw(entry: Entry, labels: Labels) -> Told:
    spending, savings = Id(_line(entry, Account.POCKET).ref), Id(_line(entry, Account.SAVINGS).ref)
    names = labels.pockets[spending], labels.pockets[savings]
    pocket, to_pocket = names if entry.kind is EntryKind.SAVE else names[::-1]
    amount = Money(abs(_line(entry, Account.POCKET).satang))
    return Told(category=labels.forms[savings], amount=amount, pocket=pocket, to_pocket=to_pocket)


def _borrow(entry: Entry, labels: Labels) -> Told:
    pocket, debt = _line(entry, Account.POCKET), Id(_line(entry, Account.DEBT).ref)
    return Told(
        category=labels.classes[debt],
        amount=Money(pocket.satang),
        pocket=labels.pockets[Id(pocket.ref)],
        debt=labels.debts[debt],
    )


def _repay(entry: Entry, labels: Labels) -> Told:
    principal, pocket = _line(entry, Account.DEBT), _line(entry, Account.POCKET)
    amount = Money(-pocket.satang)
    return Told(
        category=labels.classes[Id(principal.ref)],
        amount=amount,
        pocket=labels.pockets[Id(pocket.ref)],
        debt=labels.debts[Id(principal.ref)],
        principal=Money(principal.satang),
        interest=amount - principal.satang,
    )


def _lent(entry: Entry, labels: Labels) -> Told:
    pocket, lent = _line(entry, Account.POCKET), _line(entry, Account.LENT)
    name = labels.parties[Id(lent.ref)]
    return Told(amount=Money(abs(pocket.satang)), pocket=labels.pockets[Id(pocket.ref)], party=name)


def _thing(entry: Entry, labels: Labels) -> Told:
    pocket, thing = _line(entry, Account.POCKET), _line(entry, Account.THING)
    parts = ((labels.code(thing.ref), Money(abs(thing.satang)), None),)
    return Told(pocket=labels.pockets[Id(pocket.ref)], parts=parts)


def _transfer(entry: Entry, labels: Labels) -> Told:
    """Carry the form of the savings pocket the money goes to, so that it is known for savings."""
    into, out_of = sorted((line for line in entry.lines if line.account in _HELD), key=lambda line: -line.satang)
    return Told(
        category=labels.forms[Id(into.ref)],
        amount=Money(into.satang),
        pocket=labels.pockets[Id(out_of.ref)],
        to_pocket=labels.pockets[Id(into.ref)],
    )


def _opening(entry: Entry, labels: Labels) -> Told:
    line = next(line for line in entry.lines if line.account != Account.OPENING)
    if line.account == Account.DEBT:
        debt = Id(line.ref)
        return Told(category=labels.classes[debt], amount=Money(-line.satang), debt=labels.debts[debt])
    pocket = Id(line.ref)
    return Told(category=labels.forms[pocket], amount=Money(line.satang), pocket=labels.pockets[pocket])


def _adjust(entry: Entry, labels: Labels) -> Told:
    line = _line(entry, Account.POCKET)
    return Told(amount=Money(line.satang), pocket=labels.pockets[Id(line.ref)])


def _count(entry: Entry, labels: Labels) -> Told:
    return Told(amount=entry.counted or ZERO, pocket=labels.pockets[entry.counted_pocket])


def _bare(_entry: Entry, _labels: Labels) -> Told:
    return Told()


_TELLERS: dict[EntryKind, Callable[[Entry, Labels], Told]] = {
    EntryKind.INCOME: _income,
    EntryKind.EXPENSE: _paid,
    EntryKind.COST: _paid,
    EntryKind.CREDIT: _credit,
    EntryKind.SAVE: _save_or_withdraw,
    EntryKind.WITHDRAW: _save_or_withdraw,
    EntryKind.BORROW: _borrow,
    EntryKind.REPAY: _repay,
    EntryKind.LEND: _lent,
    EntryKind.RETURNED: _lent,
    EntryKind.PRODUCED: _in_kind,
    EntryKind.RECEIVED: _in_kind,
    EntryKind.GIVEN: _in_kind,
    EntryKind.INPUT: _in_kind,
    EntryKind.ASSET_BUY: _thing,
    EntryKind.ASSET_SELL: _thing,
    EntryKind.TRANSFER: _transfer,
    EntryKind.CASH_COUNT: _count,
    EntryKind.ADJUST: _adjust,
    EntryKind.OPENING: _opening,
    EntryKind.HOURS: _bare,
    EntryKind.NOTHING: _bare,
}
