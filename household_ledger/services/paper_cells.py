"""What a cell of a monthly page or of a sheet of hours says as an entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Draft, Entry, Part
from household_ledger.domain.goal import Goal, running_in
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind, KnownBy
from household_ledger.domain.money import Money
from household_ledger.domain.pairs import WELFARE_RIGHT, welfare_card
from household_ledger.domain.pricing import price_fits
from household_ledger.domain.register import HouseholdCategory, Pocket, usual_pocket, welfare_card_of
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.ports import Reader
from household_ledger.services.views.blank_page import HoursColumn
from household_ledger.services.views.usual_categories import UsualCategory

_K = EntryKind


def amount_said(meant: UsualCategory, household: Id, day: date, amount: Money, *, cash: Id) -> Draft:
    """Say an amount written under a category, paid from (or into) the `cash` pocket; NO_ID is told by the door."""
    return Draft(
        household=household,
        date=day,
        kind=meant.kind,
        amount=amount,
        parts=(Part(meant.category, amount),) if meant.kind not in (_K.SAVE, _K.REPAY) else (),
        pocket=cash,
        to_pocket=meant.pocket if meant.kind is _K.SAVE else NO_ID,
        debt=meant.debt,
        occupation=meant.occupation,
        known_by=KnownBy.PAPER,
    )


def card_said(meant: UsualCategory, household: Id, day: date, amount: Money, *, card: Id) -> tuple[Draft, Draft]:
    """Say what a welfare card bought: the spending, and the right that paid for it."""
    pair = welfare_card(amount_said(meant, household, day, amount, cash=card), card=card)
    return pair.second, pair.first


def card_for(meant: UsualCategory, reader: Reader, household: Id) -> Id:
    """Name the card whose right a category is, of which it is to be said what it bought; NO_ID for any other."""
    own = reader.record(HouseholdCategory, meant.category)
    standard = fixed_id(own.under) if own is not None else meant.category
    card = welfare_card_of(reader.of_household(Pocket, household))
    return card.id if meant.kind is _K.INCOME and standard == WELFARE_RIGHT and card is not None else NO_ID


def amount_said_anew(entry: Entry, amount: Money) -> Draft:
    """Say an entry of one share again with another amount; a repayment is divided by the debt's rule as it is now.

    How much it was stays; the price of one, which the page has no place for, only where it comes to the amount.
    """
    said = draft_of(entry)
    parts = tuple(replace(one, amount=amount) for one in said.parts)
    price = said.unit_price
    if price is not None and said.quantity and not price_fits(said.quantity, price, amount):
        price = None
    return replace(said, amount=amount, parts=parts, principal=None, interest=None, unit_price=price)


def for_its_goal(draft: Draft, reader: Reader, today: date) -> Draft:
    """Name the goal money is put by for, where its pocket keeps just one that is running."""
    goals = running_in(reader.of_household(Goal, draft.household), draft.to_pocket, today)
    return replace(draft, goal=goals[0].id) if draft.kind is _K.SAVE and len(goals) == 1 else draft


def hours_said(column: HoursColumn, household: Id, day: date, hours: int) -> Draft:
    """Say the hours (in thousandths) one person worked at one work on a day."""
    return Draft(
        household=household,
        date=day,
        kind=_K.HOURS,
        occupation=column.occupation,
        member=column.member,
        quantity=hours,
        known_by=KnownBy.PAPER,
    )


def hours_said_anew(entry: Entry, hours: int) -> Draft:
    """Say a row of hours again with another number of them."""
    return replace(draft_of(entry), quantity=hours)


def usual_cash(reader: Reader, household: Id) -> Id:
    """Name the pocket money written on paper comes from; NO_ID is told by the door."""
    usual = usual_pocket(reader.of_household(Pocket, household))
    return usual.id if usual is not None else NO_ID
