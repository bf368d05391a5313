"""What is taken along to a household: what is known of it, what waits, and what its book says there is in cash."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from household_ledger.domain.household_size import household_size
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import PocketKind
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household, Member, Person, VillageGroup
from household_ledger.domain.unanswered import Unanswered
from household_ledger.domain.visit import CountedCash, Visit
from household_ledger.services.figures.figures import Figures
from household_ledger.services.ports import Reader
from household_ledger.services.views.gaps import Askable, gaps
from household_ledger.services.views.interview_answers import open_questions
from household_ledger.services.views.month_page import Letterhead, Origin, letterhead_of
from household_ledger.services.views.pocket_balances import pocket_balances
from household_ledger.services.views.visits import Visiting, WhyNot, cash_of_book, counted_cash, months_offered


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitSheet:
    """One household's sheet for a visit, as things stand on the day it is printed; months are oldest first."""

    household: Household
    group: VillageGroup | None
    members: int | None
    letterhead: Letterhead
    origin: Origin
    month: Month
    """The month whose days are asked about and whose page is read together."""
    last_entry: date | None
    last_visit: date | None
    last_visitor: str
    last_counted: CountedCash | None
    """What the last visit counted beside the book; None where it counted nothing."""
    last_note: str
    """What was found and agreed then."""
    has_month_over: bool
    """Whether any month of the household's is over: before that none can be closed."""
    months_open: tuple[Month, ...]
    months_unverified: tuple[Month, ...]
    cash: Money | None
    """Notes and coins by the book; None without a pocket of them."""
    in_pockets: tuple[tuple[str, Money], ...]
    """The pockets `cash` lies in, where there are several: their names, and what is in each."""
    unknown_days: tuple[date, ...]
    """Days of the month nobody was asked about; none where it is closed."""
    questions: tuple[Unanswered, ...]
    """What was asked before and nobody could say yet."""


def visit_sheet(figures: Figures, reader: Reader, household: Household, month: Month, *, origin: Origin) -> VisitSheet:
    """Gather one household's sheet; works for one that has written nothing yet."""
    today = origin.printed_on
    visits = [one for one in reader.of_household(Visit, household.id) if one.visited_on <= today]
    last = max(visits, key=lambda one: (one.visited_on, one.id), default=None)
    visitor = reader.record(Person, last.visitor) if last is not None else None
    first = figures.first_month(household.id)
    offers = months_offered(figures, reader, Visiting(household, NO_ID, today))
    open_days = gaps(reader, household, month, today)
    held = [one for one in pocket_balances(reader, household.id, today) if one.pocket.kind is PocketKind.CASH]
    return VisitSheet(
        household=household,
        group=reader.record(VillageGroup, household.group) if household.group != NO_ID else None,
        members=household_size(reader.of_household(Member, household.id), Month.of(today)).members,
        letterhead=letterhead_of(reader),
        origin=origin,
        month=month,
        last_entry=figures.written_days().get(int(household.id), (None, None))[1],
        last_visit=last.visited_on if last is not None else None,
        last_visitor=visitor.name if visitor is not None else "",
        last_counted=counted_cash(reader, last) if last is not None else None,
        last_note=last.note if last is not None else "",
        has_month_over=first is not None and first < Month.of(today),
        months_open=tuple(one.month for one in offers if one.why_not is WhyNot.NOT_CLOSED),
        months_unverified=tuple(one.month for one in offers if one.why_not is None),
        cash=cash_of_book(reader, household.id, today),
        in_pockets=tuple((one.pocket.name, one.amount) for one in held) if len(held) > 1 else (),
        unknown_days=tuple(one.day for one in open_days.days) if open_days.askable is Askable.OPEN else (),
        questions=open_questions(reader, household.id),
    )
