"""Reading a typed row: texts to drafts, every problem in the column it stands in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from household_ledger.domain.day_hours import hours_together
from household_ledger.domain.entry import Draft, Entry
from household_ledger.domain.entry_rules import CASH_INCOME, COSTS, RECEIVED_SOURCES, RULES, SPENDING
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import IN_KIND, EntryKind
from household_ledger.domain.money import ZERO, Money
from household_ledger.domain.pairs import WELFARE_RIGHT, Pair, check_pair
from household_ledger.domain.period import Month
from household_ledger.domain.pricing import value_of, with_value
from household_ledger.domain.problem import Problem
from household_ledger.domain.register import welfare_card_of
from household_ledger.domain.validation import check, day_problems, remarks
from household_ledger.services.typed.cells import Allowed, Cells
from household_ledger.services.typed.measured import measured
from household_ledger.services.typed.names import TypedNames
from household_ledger.services.typed.pairs import Asked, linked
from household_ledger.services.typed.parts import Shares, read_shares
from household_ledger.services.typed.places import Places, read_places
from household_ledger.services.typed.row import ReadRow, TypedRow
from household_ledger.services.typed.who import Who, read_who
from household_ledger.services.typed.worth import OwnPriceOf, Worth, no_own_price, worth_of
from household_ledger.text.amounts import format_amount
from household_ledger.text.dates import parse_date

_K = EntryKind
_OUTWARD = SPENDING | COSTS
INWARD = frozenset(
    (_K.INCOME, _K.WITHDRAW, _K.BORROW, _K.RETURNED, _K.PRODUCED, _K.RECEIVED, _K.ASSET_SELL, _K.OPENING)
)
"""Kinds whose amount stands in รับ; it is read in either column."""
_SIGNED = frozenset((_K.ADJUST, _K.OPENING))
_COLUMNS = {
    "description": "what",
    "household": "date",
    "first_written_on": "date",
    "occupation": "who",
    "member": "who",
    "life_months": "life",
    "kind": "category",
}
"""Where a draft's field is typed, where the cell is not called the same."""
_MEANT = {
    _K.SAVE: ("category", "goal"),
    _K.WITHDRAW: ("category", "goal"),
    _K.BORROW: ("category", "debt"),
    _K.REPAY: ("category", "debt"),
    _K.CREDIT: ("pocket", "debt"),
}
"""A column that says nothing else in rows of a kind may name what has a cell of its own."""
_OF_MONEY = frozenset(("money_in", "money_out", "counted", "category", "paid_now"))
_SOLD = frozenset((_K.INCOME, _K.ASSET_SELL))
_KNOCKED_ON = frozenset(("parts_do_not_sum", "part_without_amount", "category_missing", "amount_missing"))
"""What follows from another problem of the row's money and categories, and is not told beside it."""


NEAR_DAYS = 7
"""A day so far ahead is written without a question: what is agreed for this week."""
_DAYS_OF_MONTH = 30.4375
_DAYS_OF_YEAR = 366
_LONG_AGO = 3
"""Years: what is caught up with lies nearer, and a slip in the year mostly farther."""
_AHEAD = ("date_days_ahead", "date_months_ahead")
_YEARS_AGO = "date_years_ago"
AFTER_LEAVING = "date_after_leaving"
DAY_ASKED = (*_AHEAD, _YEARS_AGO, AFTER_LEAVING)
"""Remarks about the day that are asked once, before the row is kept."""


HoursOf = Callable[[date], Sequence[Entry]]
"""Gives the other rows of hours written of a day."""


def no_hours(_day: date) -> Sequence[Entry]:
    """Give none: where nothing else is looked at."""
    return ()


class _Money(NamedTuple):
    """What is typed of money: the amount, the column it stands in, and the kind รับ or จ่าย makes."""

    amount: Money | None
    column: str
    kind: EntryKind | None
    is_on_credit: bool = False


class Reading:
    """One row being read."""

    def __init__(
        self,
        typed: TypedRow,
        names: TypedNames,
        reference: date,
        *,
        hours_of: HoursOf = no_hours,
        own_price_of: OwnPriceOf = no_own_price,
    ) -> None:
        self.hours_of, self.own_price_of = hours_of, own_price_of
        self.worth: Worth | None = None
        self.column_of = dict(_COLUMNS)
        said, typed = typed, measured(typed)
        if typed.kind in _MEANT:
            column, field = _MEANT[typed.kind]
            if getattr(typed, column) and not getattr(typed, field):
                typed = replace(typed, **{field: getattr(typed, column), column: ""})
                self.column_of[field] = column
        self.typed = typed
        self.cells = Cells(typed, names)
        if typed.quantity and not said.quantity.strip():
            self.cells.taken += [("quantity", typed.quantity), ("unit", typed.unit)]
        self.reference = reference
        self.day_remarks: tuple[Problem, ...] = ()

    def read(self) -> ReadRow:
        """Give what the row says."""
        cells, day, money = self.cells, self._day(), self._money()
        who = read_who(cells, money.kind, is_on_credit=money.is_on_credit)
        shares = read_shares(cells, self._allowed(money.kind, who), money.amount)
        if money.kind is None:
            cells.forgive("name_ambiguous", "category")  # the amount's column is still to tell which it is
            cells.wrong("amount_missing", money.column)
            return self._result(None, (), shares)
        self._check_strangers(money)
        draft = self._draft(day, money, shares, who)
        places = read_places(cells, draft.kind)
        draft = self._priced(replace(draft, pocket=places.pocket, to_pocket=places.to_pocket, debt=places.debt), money)
        if self._is_right_alone(draft):
            cells.wrong("card_right_alone", "category")
        drafts = linked(draft, cells.book, self._asked(money, places)) or (draft,)
        self._judge(drafts, money.column)
        return self._result(draft.kind, drafts, shares)

    def _day(self) -> date:
        text = self.cells.text("date")
        read = parse_date(text, self.reference) if text else self.reference
        if isinstance(read, Problem):
            self.cells.problems.append(read)
            return self.reference
        problems = day_problems(read, self.cells.book.last_day)
        self.cells.problems += problems
        if not problems:
            far = _far(read, self.cells.book.today, self.reference) if text else ()
            self.day_remarks = (*_after_leaving(read, self.cells.book.left_on), *far)
        return read

    def _money(self) -> _Money:
        """Read the amount and the kind it makes: typing in รับ or จ่าย decides where no kind was chosen."""
        cells, kind = self.cells, self.typed.kind
        if kind is _K.CASH_COUNT and cells.text("counted"):
            return _Money(cells.amount("counted"), "counted", kind)
        is_in, is_out = bool(cells.text("money_in")), bool(cells.text("money_out"))
        if is_in and is_out:
            cells.wrong("both_in_and_out", "money_out")
        is_sale = self.typed.is_sold_on_credit and not is_out
        is_inward = is_in if is_in or is_out else is_sale or kind in INWARD
        column = "money_in" if is_inward else "money_out"
        amount = cells.amount(column)
        if kind in _SIGNED and not is_inward and amount is not None and not cells.text("debt"):
            amount = -amount
        if is_sale:
            return _Money(amount, column, _K.INCOME, is_on_credit=True)
        if kind is None:
            kind = (_K.INCOME if is_inward else _K.EXPENSE) if is_in or is_out else self._kind_of_parts()
        is_on_credit = kind in _SOLD and (self.typed.is_on_credit or bool(cells.text("paid_now")))
        return _Money(amount, "money_in" if kind in INWARD and not is_out else column, kind, is_on_credit)

    def _kind_of_parts(self) -> EntryKind | None:
        """Tell from the first part of a split without a total whether it was earned or spent."""
        first = next((part for part in self.typed.parts if part.category.strip() and part.amount.strip()), None)
        if first is None:
            return None
        found = self.cells.names.categories.find(first.category, CASH_INCOME | _OUTWARD)
        return _K.INCOME if found and found[0].standard in CASH_INCOME else _K.EXPENSE

    def _allowed(self, kind: EntryKind | None, who: Who) -> Allowed:
        chosen = self.typed.kind
        if kind is None:
            return Allowed(CASH_INCOME | _OUTWARD, CASH_INCOME)
        own = COSTS if chosen is _K.COST or (who.occupation and chosen is not _K.EXPENSE) else SPENDING
        if chosen is None:
            is_out = kind is _K.EXPENSE
            return Allowed(_OUTWARD, own, CASH_INCOME) if is_out else Allowed(RULES[kind].categories, own, _OUTWARD)
        return Allowed(RULES[kind].categories, own)

    def _check_strangers(self, money: _Money) -> None:
        """Tell of what is typed but belongs to rows of other kinds."""
        kind = money.kind
        if kind is None:
            return
        strangers = [] if RULES[kind].categories else ["category", "life"]
        strangers += [] if kind is _K.CASH_COUNT else ["counted"]
        strangers += [] if kind is _K.ASSET_BUY or money.is_on_credit else ["paid_now"]
        strangers += [] if kind in (_K.RECEIVED, _K.INPUT) else ["source"]
        for field in strangers:
            if self.cells.text(field):
                self.cells.wrong("not_for_kind", field, kind=kind.value)
        if self.typed.parts and not RULES[kind].categories:
            self.cells.wrong("not_for_kind", "part_0_category", kind=kind.value)

    def _draft(self, day: date, money: _Money, shares: Shares, who: Who) -> Draft:
        cells, kind = self.cells, money.kind or _K.EXPENSE
        if self.typed.kind is None and shares.parts and self._is_cost(shares.parts[0].category):
            kind = _K.COST if kind is _K.EXPENSE else kind
        amount, principal, interest = self._repaid(kind, shares.amount)
        return Draft(
            household=cells.book.household,
            date=day,
            kind=kind,
            amount=amount or ZERO,
            parts=shares.parts,
            principal=principal,
            interest=interest,
            occupation=who.occupation,
            source=self._source(kind),
            member=who.member,
            party=who.party,
            goal=cells.record("goal", cells.names.goals, "goal_unknown"),
            quantity=cells.quantity(),
            unit=cells.text("unit"),
            unit_price=cells.amount("unit_price"),
            description=cells.text("what"),
            note=cells.text("note"),
            known_by=self.typed.known_by,
        )

    def _priced(self, draft: Draft, money: _Money) -> Draft:
        """Give goods of which only the quantity was said the price that is known; what was said always wins."""
        is_said = bool(self.cells.text(money.column) or self.cells.text("unit_price"))
        if draft.kind not in IN_KIND or not draft.quantity or is_said or len(draft.parts) > 1:
            return draft
        words = draft.description
        if not words:
            return draft
        self.worth = found = worth_of(self.cells.book.prices, words, draft.unit, draft.date, self.own_price_of)
        if found.price is None:
            return draft
        priced = replace(draft, unit_price=found.price, unit=draft.unit or found.unit)
        taken = [("unit_price", format_amount(found.price)), ("unit", "" if draft.unit else found.unit)]
        self.cells.taken += [one for one in taken if one[1]]
        return priced

    def _is_right_alone(self, draft: Draft) -> bool:
        """Tell whether the right on a welfare card is written without what it bought.

        That is, into no pocket that was said, or onto the card: a right that is not used is no income, and never cash.
        What was kept so (read from a file that has its two halves apart) may be changed.
        """
        if draft.kind is not _K.INCOME:
            return False
        card = welfare_card_of(self.cells.book.pockets)
        if self.cells.text("pocket") and (card is None or draft.pocket != card.id or self.typed.is_kept):
            return False
        words = [self.cells.names.categories.get(one.category) for one in draft.parts]
        return any(one is not None and one.standard == WELFARE_RIGHT for one in words)

    def _is_cost(self, category: Id) -> bool:
        word = self.cells.names.categories.get(category)
        return word is not None and word.standard in COSTS

    def _repaid(self, kind: EntryKind, amount: Money | None) -> tuple[Money | None, Money | None, Money | None]:
        """Give amount, principal and interest; of a repayment the one that is blank from the other two."""
        principal, interest = self.cells.amount("principal"), self.cells.amount("interest")
        if kind is not _K.REPAY:
            return amount, principal, interest or None
        if amount is None and (principal is not None or interest is not None):
            amount = (principal or ZERO) + (interest or ZERO)
        elif amount is not None and interest is None and principal is not None and principal <= amount:
            interest = amount - principal
        elif amount is not None and principal is None and interest is not None and interest <= amount:
            principal = amount - interest
        return amount, principal, interest

    def _source(self, kind: EntryKind) -> Id:
        cells, text = self.cells, self.cells.text("source")
        if kind is _K.INPUT:
            return cells.record("source", cells.names.occupations, "occupation_unknown")
        return cells.category(text, "source", Allowed(RECEIVED_SOURCES)) if kind is _K.RECEIVED else NO_ID

    def _asked(self, money: _Money, places: Places) -> Asked:
        paid_now = self.cells.amount("paid_now") or ZERO
        if money.amount is not None and paid_now >= money.amount > 0:
            self.cells.wrong("paid_now_too_much", "paid_now")
        if self.cells.text("paid_now") and money.kind is _K.ASSET_BUY and not self.cells.text("debt"):
            self.cells.wrong("debt_missing", "debt")
        return Asked(
            through=places.through,
            paid_now=paid_now,
            is_on_credit=money.is_on_credit,
            is_alone=self.typed.is_alone,
        )

    def _judge(self, drafts: Sequence[Draft], column: str) -> None:
        """Let `domain.validation` say what is wrong, each problem once and in its column."""
        cells = self.cells
        is_pair = len(drafts) > 1
        book = cells.book.ever if self.typed.is_kept else cells.book
        found = check_pair(Pair(drafts[0], drafts[1]), book) if is_pair else check(drafts[0], book)
        is_money_wrong = any(one.field in _OF_MONEY or one.field.startswith("part_") for one in cells.problems)
        is_part_wrong = any(one.field.startswith("part_") and one.field.endswith("_category") for one in cells.problems)
        has_worth = drafts[0].kind in IN_KIND and bool(_worth_so_far(drafts[0]))
        for problem in found:
            if is_part_wrong and problem.field == "category":
                continue  # it is of the part that is told already
            if has_worth and problem.code == "amount_missing":
                continue  # it comes by itself once the category is said
            field = self._column(problem.field, column)
            is_told = any(self.column_of.get(one.field, one.field) == field for one in cells.problems)
            if not is_told and not (is_money_wrong and problem.code in _KNOCKED_ON):
                cells.problems.append(Problem(problem.code, field, problem.params))

    def _column(self, field: str, amount_column: str) -> str:
        if field in ("amount", "parts"):
            return amount_column
        if field == "category" and self.typed.parts:
            return "part_0_category"
        return self.column_of.get(field, field)

    def _remarks(self, drafts: Sequence[Draft]) -> tuple[Problem, ...]:
        found = [remark for draft in drafts for remark in remarks(draft, self.cells.book)]
        if not found and len(drafts) == 1 and drafts[0].kind is _K.HOURS:
            found = hours_together(drafts[0], self.hours_of(drafts[0].date))
        return tuple(replace(one, field=self.column_of.get(one.field, one.field)) for one in found)

    def _result(self, kind: EntryKind | None, drafts: tuple[Draft, ...], shares: Shares) -> ReadRow:
        cells = self.cells
        problems = [replace(one, field=self.column_of.get(one.field, one.field)) for one in cells.problems]
        names = [one._replace(field=self.column_of.get(one.field, one.field)) for one in cells.new_names]
        amount = _worth_so_far(drafts[0]) if drafts else shares.amount
        if drafts and amount and not drafts[0].amount and kind in IN_KIND:
            cells.taken.append(("money_in" if kind in INWARD else "money_out", format_amount(amount)))
        return ReadRow(
            kind=kind,
            drafts=() if problems else drafts,
            problems=tuple(problems),
            new_names=tuple(names),
            taken=tuple((self.column_of.get(field, field), word) for field, word in cells.taken),
            amount=amount,
            rest=shares.rest,
            remarks=(*self.day_remarks, *(self._remarks(drafts) if not problems else ())),
            worth=self.worth,
        )


def _worth_so_far(draft: Draft) -> Money:
    """Give what a draft is about; of goods also before their category is said."""
    if draft.kind in IN_KIND and not draft.amount and not draft.parts and draft.quantity and draft.unit_price:
        return value_of(draft.quantity, draft.unit_price)
    return with_value(draft).amount


def _far(day: date, today: date, reference: date) -> tuple[Problem, ...]:
    """Tell of a day too far ahead to have been lived, or of other years: mostly the year or the month is a slip.

    A day of the month the row stands in is near: somebody went there.
    """
    days = (day - today).days
    if days <= NEAR_DAYS:
        years = -days // _DAYS_OF_YEAR
        is_near = years < _LONG_AGO or Month.of(day) == Month.of(reference)
        return () if is_near else (Problem(_YEARS_AGO, "date", {"years": years}),)
    if days < 2 * _DAYS_OF_MONTH:
        return (Problem(_AHEAD[0], "date", {"days": days}),)
    return (Problem(_AHEAD[1], "date", {"months": round(days / _DAYS_OF_MONTH)}),)


def _after_leaving(day: date, left_on: date | None) -> tuple[Problem, ...]:
    """Tell of a day after the household left: its book may go on, but mostly another household or day is meant."""
    if left_on is None or day <= left_on:
        return ()
    return (Problem(AFTER_LEAVING, "date", {"day": left_on.isoformat()}),)
