"""What keeps an entry from being kept: every problem of a draft, each with the field it stands in (product §1)."""

from __future__ import annotations

from datetime import date
from operator import attrgetter
from typing import Final, Protocol

from household_ledger.domain.category import INTEREST, STANDARD_LIMIT, TOOLS, fixed_id, standard_codes
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.entry_rules import COSTS, RECEIVED_SOURCES, RULES, Side, Sign
from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind, KnownBy
from household_ledger.domain.money import LARGEST_SATANG, LIMIT_SATANG, Money
from household_ledger.domain.posting import Book
from household_ledger.domain.pricing import price_fits, value_of
from household_ledger.domain.problem import Problem
from household_ledger.domain.register import Debt, Household, HouseholdCategory, Member, Occupation, Party, Pocket

FIRST_DAY: Final = date(1990, 1, 1)
MAX_QUANTITY: Final = 10**12
"""A thousand million units, in thousandths."""
MAX_HOURS: Final = 10_000_000
"""Ten thousand hours, in thousandths: a family's year in one summary row."""
HOURS_OF_A_DAY: Final = 24_000
MAX_LIFE_MONTHS: Final = 600
MAX_DESCRIPTION: Final = 300
MAX_NOTE: Final = 5_000
MAX_UNIT: Final = 60

_INTEREST = fixed_id(INTEREST)
_TOOLS = fixed_id(TOOLS)
_STANDARD = frozenset(standard_codes())
_BARRED = {kind: attrgetter(*rule.barred) for kind, rule in RULES.items()}
_RECORDS = (("occupation", Occupation), ("member", Member), ("party", Party), ("goal", Goal), ("debt", Debt))


class EntryBook(Book, Protocol):
    """What checking must know: posting's book, whose a record is, and the last day an entry may carry."""

    last_day: date
    """The furthest day ahead (today + 366 days)."""

    def owner(self, kind: type, record: Id) -> Id | None:
        """Give the household a record of `domain.register` (or a `Goal`) belongs to; a `Household` belongs to itself.

        None when no such record may be named.
        """

    def ended(self, occupation: Id) -> date | None:
        """Give the last day an entry naming the occupation may carry; None while it goes on."""


def check(draft: Draft, book: EntryBook) -> list[Problem]:
    """List all problems of a draft; none means `domain.posting` may post it once it is complete.

    Complete is: in-kind values filled (`pricing.with_value`), repayments divided (`debt_interest.divide`). Both may
    still be open here, as they are while a person types. Nothing is refused that a household can truly have lived: see
    `remarks`.
    """
    one = _Check(draft, book)
    one.run()
    return one.problems


def remarks(draft: Draft, book: EntryBook) -> list[Problem]:
    """List what deserves a second look but is kept all the same.

    That is a cost that no occupation's book will show, a price of one that does not come to the amount (a discount, or
    one of the two was changed alone), and hours of more than a day in an entry that is no summary and names nobody:
    several people may truly have worked them. (Of one person they are refused.)
    """
    if draft.kind is EntryKind.HOURS:
        return [Problem("hours_over_a_day", "quantity")] if _is_over_a_day(draft) else []
    found = _price_remarks(draft)
    if not draft.occupation and any(_standard(part.category, book) in COSTS for part in draft.parts):
        found.append(Problem("cost_without_occupation", "occupation"))
    return found


def division_problems(amount: Money, principal: Money | None, interest: Money | None) -> list[Problem]:
    """List what is wrong with a repayment as somebody took it apart (both None: nobody did)."""
    if principal is None and interest is None:
        return []
    if (interest or 0) > amount > 0:  # the rest would be below zero: one sentence for both
        return [Problem("interest_above_payment", "interest")]
    parts = (("principal", principal or 0), ("interest", interest or 0))
    found = [Problem("amount_negative", name) for name, part in parts if part < 0]
    both = int((principal or 0) + (interest or 0))
    if both != amount:
        found.append(Problem("repayment_does_not_sum", "amount", {"parts": both, "amount": int(amount)}))
    return found


def day_problems(day: date, last: date, name: str = "date") -> list[Problem]:
    """Tell of a day before 1990, or after the `last` an entry may carry."""
    if day < FIRST_DAY:
        return [Problem("date_too_early", name, {"first": FIRST_DAY.isoformat()})]
    return [Problem("date_too_late", name, {"last": last.isoformat()})] if day > last else []


def _is_over_a_day(draft: Draft) -> bool:
    return (draft.quantity or 0) > HOURS_OF_A_DAY and draft.known_by is not KnownBy.SUMMARY


def _price_remarks(draft: Draft) -> list[Problem]:
    """Tell that quantity × price comes to another amount than was written."""
    if not draft.quantity or draft.unit_price is None or not draft.amount:
        return []
    if price_fits(draft.quantity, draft.unit_price, draft.amount):
        return []
    value = value_of(draft.quantity, draft.unit_price)
    return [Problem("price_off_amount", "unit_price", {"parts": int(value), "amount": abs(int(draft.amount))})]


def _standard(category: Id, book: EntryBook) -> int:
    """Give the standard code's fixed id, or 0 for a category nobody knows."""
    if category < STANDARD_LIMIT:
        return category if category in _STANDARD else 0
    return book.standard(category) if book.owner(HouseholdCategory, category) is not None else 0


class _Check:
    """One draft being checked; it runs for each imported row, so the plain case takes few steps and no allocation."""

    __slots__ = ("book", "draft", "problems", "rule")

    def __init__(self, draft: Draft, book: EntryBook) -> None:
        self.draft = draft
        self.book = book
        self.rule = RULES[draft.kind]
        self.problems: list[Problem] = []

    def run(self) -> None:
        draft = self.draft
        if self.book.owner(Household, draft.household) is None:
            self.tell("household_unknown", "household")
        self.day(draft.date, "date")
        if draft.first_written_on is not None:
            self.day(draft.first_written_on, "first_written_on")
        self.asked()
        if draft.quantity is not None or draft.unit_price is not None or draft.description or draft.note or draft.unit:
            self.measures()
        if draft.kind in _SPECIAL:
            _SPECIAL[draft.kind](self)
        if draft.goal and draft.kind is EntryKind.OPENING:  # a goal says itself what it began with
            self.tell_kind("not_for_kind", "goal")
        if any(_BARRED[draft.kind](draft)):
            for name in self.rule.barred:
                if getattr(draft, name):
                    self.tell_kind("not_for_kind", name)

    def asked(self) -> None:
        """Check what the kind asks for."""
        draft, rule = self.draft, self.rule
        if rule.sign is not Sign.ABOVE_ZERO or not 0 < draft.amount < LIMIT_SATANG:
            self.amount()
        if rule.categories:
            self.parts()
        if rule.pocket is not None:
            self.pockets()
        if rule.needs or draft.occupation or draft.member or draft.party or draft.goal or draft.debt:
            self.records()

    def tell(self, code: str, name: str, **params: str | int) -> None:
        self.problems.append(Problem(code, name, params))

    def tell_kind(self, code: str, name: str) -> None:
        self.tell(code, name, kind=self.draft.kind.value)

    def day(self, day: date, name: str) -> None:
        if not FIRST_DAY <= day <= self.book.last_day:
            self.problems += day_problems(day, self.book.last_day, name)

    def amount(self) -> None:
        amount, sign = self.draft.amount, self.rule.sign
        if not -LIMIT_SATANG < amount < LIMIT_SATANG:
            self.tell("amount_too_large", "amount", largest=LARGEST_SATANG)
        elif amount and sign is Sign.NONE:
            self.tell_kind("not_for_kind", "amount")
        elif amount < 0 and sign in (Sign.ABOVE_ZERO, Sign.NOT_NEGATIVE):
            self.tell("amount_negative", "amount")
        elif not amount and sign in (Sign.ABOVE_ZERO, Sign.NOT_ZERO) and not self.has_price():
            self.tell("amount_missing", "amount")

    def has_price(self) -> bool:
        """Tell whether an in-kind value will come from quantity and price (`pricing.with_value`)."""
        draft = self.draft
        if not self.rule.is_in_kind or len(draft.parts) != 1 or draft.parts[0].amount:
            return False
        return bool(
            draft.quantity and draft.unit_price and 0 < value_of(draft.quantity, draft.unit_price) < LIMIT_SATANG
        )

    def parts(self) -> None:
        draft, rule = self.draft, self.rule
        if not draft.parts or len(draft.parts) > rule.max_parts:
            if draft.parts:
                self.tell("too_many_parts", "parts", most=rule.max_parts)
            else:
                self.tell("category_missing", "category")
            return
        added, has_own = 0, not rule.own
        for part in draft.parts:
            category, amount = part.category, int(part.amount)
            standard = category if category < STANDARD_LIMIT else _standard(category, self.book)
            if amount <= 0 or part.life_months or category >= STANDARD_LIMIT or standard not in rule.categories:
                self.part(part, _standard(category, self.book))
            added += amount
            has_own = has_own or standard in rule.own
        if added != draft.amount:
            self.tell("parts_do_not_sum", "amount", parts=added, amount=int(draft.amount))
        if not has_own and not any(problem.field == "category" for problem in self.problems):
            self.tell_kind("category_not_for_kind", "category")

    def part(self, part: Part, standard: int) -> None:
        """Say what is wrong with one share that does not look plain."""
        is_own = part.category >= STANDARD_LIMIT
        if not standard:
            self.tell("category_unknown", "category")
        elif standard not in self.rule.categories or (is_own and self.rule.max_parts == 1):
            self.tell_kind("category_not_for_kind", "category")
        elif is_own and self.book.owner(HouseholdCategory, part.category) != self.draft.household:
            self.tell("of_another_household", "category")
        if part.amount < 0 or (part.amount == 0 and self.draft.amount):
            self.tell("part_without_amount", "parts")
        if part.life_months and standard != _TOOLS:
            self.tell("life_only_for_tools", "life_months")
        elif not 0 <= part.life_months <= MAX_LIFE_MONTHS:
            self.tell("life_out_of_range", "life_months", most=MAX_LIFE_MONTHS)

    def pockets(self) -> None:
        draft, rule = self.draft, self.rule
        known = self.pocket("pocket", draft.pocket, rule.pocket)
        if rule.to_pocket is None:
            return
        known = self.pocket("to_pocket", draft.to_pocket, rule.to_pocket) and known
        if not known or draft.kind is not EntryKind.TRANSFER:
            return
        if draft.pocket == draft.to_pocket:
            self.tell("same_pocket", "to_pocket")
        elif self.book.is_savings(draft.pocket) != self.book.is_savings(draft.to_pocket):
            self.tell("transfer_crosses", "to_pocket")

    def pocket(self, name: str, pocket: Id, side: Side | None) -> bool:
        owner = self.book.owner(Pocket, pocket)
        if owner is None or owner != self.draft.household:
            self.stranger(name, "pocket", pocket, owner)
            return False
        is_savings = self.book.is_savings(pocket)
        if is_savings and side is Side.SPENDING:
            self.tell("pocket_must_be_spending", name)
        elif side is Side.SAVINGS and not is_savings:
            self.tell("pocket_must_be_savings", name)
        return True

    def stranger(self, name: str, what: str, record: Id, owner: Id | None) -> None:
        """Say that a record is not named, not known, or somebody else's."""
        if record == NO_ID:
            self.tell(f"{what}_missing", name)
        elif owner is None:
            self.tell(f"{what}_unknown", name)
        else:
            self.tell("of_another_household", name)

    def records(self) -> None:
        for name, kind in _RECORDS:
            record: Id = getattr(self.draft, name)
            if record or name in self.rule.needs:
                owner = self.book.owner(kind, record) if record else None
                if owner is None or owner != self.draft.household:
                    self.stranger(name, name, record, owner)
        if self.draft.occupation:
            self.until(self.draft.occupation, "occupation")

    def until(self, occupation: Id, name: str) -> None:
        """Say that an occupation was over by the day of the entry."""
        ended = self.book.ended(occupation)
        if ended is not None and ended < self.draft.date:
            self.tell("occupation_ended", name, day=ended.isoformat())

    def measures(self) -> None:
        """Check quantity, price and the lengths of texts."""
        draft = self.draft
        if draft.quantity is not None and not 0 < draft.quantity <= MAX_QUANTITY:
            self.tell("quantity_out_of_range", "quantity")
        if draft.unit_price is not None and not 0 <= draft.unit_price < LIMIT_SATANG:
            self.tell("unit_price_out_of_range", "unit_price")
        if len(draft.description) > MAX_DESCRIPTION:
            self.tell("text_too_long", "description", most=MAX_DESCRIPTION)
        if len(draft.note) > MAX_NOTE:
            self.tell("text_too_long", "note", most=MAX_NOTE)
        if len(draft.unit) > MAX_UNIT:
            self.tell("text_too_long", "unit", most=MAX_UNIT)

    def expense(self) -> None:
        """Interest is paid with `repay`; alone only as half of the pair that takes it off a new loan."""
        draft = self.draft
        if draft.pair == NO_ID and any(_standard(part.category, self.book) == _INTEREST for part in draft.parts):
            self.tell("interest_needs_debt", "category")

    def repay(self) -> None:
        draft = self.draft
        self.problems += division_problems(draft.amount, draft.principal, draft.interest)

    def received(self) -> None:
        """Hold the source to an income code; blank is I21."""
        source = self.draft.source
        if source and _standard(source, self.book) not in RECEIVED_SOURCES:
            self.tell("source_not_income", "source")
        elif source >= STANDARD_LIMIT and self.book.owner(HouseholdCategory, source) != self.draft.household:
            self.tell("of_another_household", "source")

    def input(self) -> None:
        """Hold the source to an occupation of the household; blank is the using one."""
        source = self.draft.source
        owner = self.book.owner(Occupation, source) if source else self.draft.household
        if owner is None or owner != self.draft.household:
            self.stranger("source", "occupation", source, owner)
        elif source:
            self.until(source, "source")

    def opening(self) -> None:
        """Ask for a pocket or a debt, not both; what is owed is no negative amount."""
        draft = self.draft
        if draft.pocket and draft.debt:
            self.tell("opening_of_two", "debt")
        elif not draft.debt:
            self.pocket("pocket", draft.pocket, Side.EITHER)
        elif draft.amount < 0:
            self.tell("amount_negative", "amount")

    def hours(self) -> None:
        quantity = self.draft.quantity
        if quantity is None:
            self.tell("hours_missing", "quantity")
        elif quantity > MAX_HOURS:
            self.tell("quantity_out_of_range", "quantity")
        elif self.draft.member and _is_over_a_day(self.draft):
            self.tell("hours_of_one_over_a_day", "quantity")


_SPECIAL = {
    EntryKind.EXPENSE: _Check.expense,
    EntryKind.REPAY: _Check.repay,
    EntryKind.RECEIVED: _Check.received,
    EntryKind.INPUT: _Check.input,
    EntryKind.OPENING: _Check.opening,
    EntryKind.HOURS: _Check.hours,
}
