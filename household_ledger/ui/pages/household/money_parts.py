"""What the pages of savings, debts and occupations share: a mark, a closed month, the day offered, typing watched."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from household_ledger.domain.entry import Draft
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import PocketKind
from household_ledger.domain.period import Month
from household_ledger.domain.problem import Problem
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.views.month_days import day_to_offer
from household_ledger.services.views.pocket_balances import PocketBalance, pocket_balances
from household_ledger.text.amounts import format_amount
from household_ledger.text.dates import format_month
from household_ledger.text.i18n import _
from household_ledger.text.messages import message
from household_ledger.ui.desk import Desk
from household_ledger.ui.theme.icons import pixmap
from household_ledger.ui.theme.look import color, px
from household_ledger.ui.widgets.form import FormDialog
from household_ledger.ui.widgets.words import Words


class Mark(QFrame):
    """A few words on a soft ground: done this month, main occupation."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setObjectName("mark")
        self.stand_on(is_soft=False)
        line = QHBoxLayout(self)
        line.setContentsMargins(px(10), 1, px(10), 1)
        line.addWidget(Words(words, "small", tone="primary"))

    def stand_on(self, *, is_soft: bool) -> None:
        """Be seen on a card, also on one that is chosen and as soft as the mark itself."""
        ground = color("surface" if is_soft else "primary_soft").name()
        self.setStyleSheet(f"QFrame#mark {{ background: {ground}; border-radius: {px(11)}px; border: 0; }}")


class ClosedNote(QWidget):
    """Says beside a page's subtitle that its month is closed."""

    def __init__(self) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        lock = QLabel()
        lock.setPixmap(pixmap("lock", "ink_3", px(14)))
        self.said = Words("", "small")
        line.addWidget(lock)
        line.addWidget(self.said)
        self.hide()

    def show_month(self, month: Month, *, is_closed: bool) -> None:
        """Say it of a month, or nothing of an open one."""
        self.said.show_words(_("{month} is closed").format(month=format_month(month)))
        self.setVisible(is_closed)


class Newcomer:
    """Finds what a form added when the ledger's change has reached the page: only then is there something to show."""

    def __init__(self) -> None:
        self._before: frozenset[Id] | None = None

    def ask(self, known: Iterable[Id], form: Callable[[], bool]) -> None:
        """Open a form that may add to what is known."""
        self._before = frozenset(known)
        if not form():
            self._before = None

    def come(self, known: Iterable[Id]) -> Id | None:
        """Give what was added, once."""
        before = self._before
        new = next((one for one in known if one not in before), None) if before is not None else None
        if new is not None:
            self._before = None
        return new


def proposed_day(desk: Desk) -> date:
    """Give the day to offer in the month looked at."""
    is_closed = desk.household is not None and desk.figures.month(desk.household, desk.month).is_closed
    return day_to_offer(desk.month, desk.today, is_closed=is_closed)


def write_entry(desk: Desk, draft: Draft) -> None:
    """Write one entry; one of another month than the one looked at does not show here, so it is told."""
    desk.execute(AddEntries((draft,)))
    say_where_kept(desk, draft.date)


def say_where_kept(desk: Desk, day: date) -> None:
    """Tell in which month something was saved where that is not the one looked at."""
    month = Month.of(day)
    if month != desk.month:
        desk.say(_("Saved in {month}.").format(month=format_month(month)), about="kept")


def pocket_choices(balances: Sequence[PocketBalance], *, is_savings: bool) -> list[tuple[Id, str]]:
    """Name pockets to choose from, each with what is in it."""
    return [
        (
            one.pocket.id,
            _("{name} (holds {amount})").format(name=one.pocket.name, amount=format_amount(one.amount)),
        )
        for one in balances
        if (one.pocket.kind is PocketKind.SAVINGS) == is_savings
    ]


def spending_choices(desk: Desk, household: Id) -> list[tuple[Id, str]]:
    """Name the pockets of a household that are not for savings, each with what is in it today."""
    with desk.reader() as reader:
        return pocket_choices(pocket_balances(reader, household, desk.today), is_savings=False)


def watch(form: FormDialog, names: Collection[str], problems: Callable[[], Sequence[Problem]]) -> None:
    """Show at some fields, while anything is typed, what does not go together with the others."""
    shown: set[str] = set()

    def look() -> None:
        found = {one.field: message(one) for one in reversed(problems())}
        for name in names:
            if name in found or name in shown:
                form[name].show_problem(found.get(name, ""))
        shown.clear()
        shown.update(set(found) & set(names))

    for one in form.fields():
        one.changed.connect(look)
