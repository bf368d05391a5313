"""The month: what came in, went out, was put by and is owed; a year of months; and closing it when it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from household_ledger.charts.jpt_words import item_name, jpt_headline, jpt_months, jpt_title
from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.ids import Id
from household_ledger.domain.jpt import Item
from household_ledger.domain.kinds import Account
from household_ledger.domain.money import ZERO
from household_ledger.domain.period import Month
from household_ledger.domain.quality import Hindrance
from household_ledger.domain.register import Household, HouseholdCategory, Occupation
from household_ledger.domain.thresholds import DEFAULTS, thresholds_of
from household_ledger.domain.unanswered import Unanswered
from household_ledger.services.figures.drill import behind
from household_ledger.services.figures.drill_jpt import behind_item
from household_ledger.services.ports import EntryQuery
from household_ledger.services.views.day_page import short_days
from household_ledger.services.views.gaps import unasked_days
from household_ledger.services.views.interview_answers import open_questions
from household_ledger.services.views.month_page import MonthPage as MonthContent
from household_ledger.services.views.month_page import month_page, origin_of
from household_ledger.services.views.month_state import (
    MonthStanding,
    Outside,
    TimeOutside,
    corrected_in,
    month_standing,
    outside_of,
)
from household_ledger.services.views.pocket_balances import late_beginnings
from household_ledger.services.views.year_totals import year_totals
from household_ledger.text.amounts import format_number
from household_ledger.text.dates import format_date, format_month, named_days
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.text.labels import grade_words
from household_ledger.text.left_open import left_open_words
from household_ledger.text.quality_words import CashGap, quality_lines
from household_ledger.ui.arrivals import CountCash, WriteOn
from household_ledger.ui.desk import Desk
from household_ledger.ui.late_beginnings import late_banners
from household_ledger.ui.pages.first_household import ask_first_household
from household_ledger.ui.pages.household.left_open import ask_left_open
from household_ledger.ui.pages.household.month.closing import (
    ask_to_close,
    ask_to_reopen,
    ask_to_verify,
    closed_words,
    corrected_words,
)
from household_ledger.ui.pages.household.month.days import YearOfDays
from household_ledger.ui.pages.household.month.jpt import JptSight
from household_ledger.ui.pages.household.month.whole import MonthWhole
from household_ledger.ui.pages.household.month.words import answer, year_answer
from household_ledger.ui.pages.household.month.year import fill_year, year_table
from household_ledger.ui.pages.page import Page, PaletteAction
from household_ledger.ui.paper.orders import JPT, MONTH, YEAR, PaperOrder
from household_ledger.ui.widgets.buttons import button, dress
from household_ledger.ui.widgets.cards import clear
from household_ledger.ui.widgets.in_sight import bring_to_sight
from household_ledger.ui.widgets.segments import Segments
from household_ledger.ui.widgets.stack import Stack
from household_ledger.ui.widgets.states import Banner, EmptyState
from household_ledger.ui.widgets.words import Words

_MONTH, _YEAR, _DAYS, _JPT = "month", "year", "days", "jpt"


class MonthPage(Page):
    """Answers: did the month leave something, why, and can it be closed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        sights = ((_MONTH, _("Month")), (_YEAR, _("Year")), (_DAYS, _("Days")), (_JPT, in_digits(_("Items 22–23"))))
        self.sight = Segments(_("How much to look at"), sights)
        self.sight.chosen.connect(lambda _key: self.refresh())
        self._buttons.addWidget(self.sight)
        self.print = self.add_button(button(_("Print the month's page"), self._on_print, picture="print"))
        self.print.setObjectName("print_month")
        self._hold_print_width()
        closing = button(_("Close the month"), self._on_close, look="primary", picture="lock")
        self.close_month = self.add_button(closing, may_go=True)
        self.close_month.setObjectName("close_month")
        writing = button(_("Write entries"), self._on_write, look="primary", picture="entry")
        self.write = self.add_button(writing, may_go=True)
        self.write.setObjectName("write_entries")
        self.why = button(_("See why"), self._on_why, look="link")
        self.why.setObjectName("see_why")
        self.why.setProperty("letters", "small")
        self.about.insertWidget(1, self.why)
        self.reasons = Words("", "small", wraps=True)
        self.reasons.setObjectName("reasons")
        self.count_again = button(_("Count cash"), lambda: desk.go("entry", CountCash()), look="link", picture="count")
        self.count_again.setObjectName("count_again")
        self.look_at_cash = button(_("Look at what moved the cash"), self._on_cash, look="link")
        self.look_at_cash.setObjectName("look_at_cash")
        self.why_not = QWidget()
        self.why_not.hide()
        self._cash_since: date | None = None
        self._lay_reasons()
        self.body.addWidget(self.why_not)
        self.state = QVBoxLayout()
        self.body.addLayout(self.state)
        self.stack = Stack()
        self.body.addWidget(self.stack, 1)
        self.whole = MonthWhole(desk, self._show_behind)
        self.year = year_table()
        self.year.pressed.connect(self._on_month)
        self.days = YearOfDays(desk)
        self.jpt = JptSight(self._show_behind_item)
        for one in (self.whole, self.year, self.days, self.jpt):
            self.stack.addWidget(one)
        self._nothing: EmptyState | None = None
        self._thresholds = DEFAULTS

    def refresh(self) -> None:
        """Read the month, the year before it, and how it was recorded."""
        with self.desk.reader() as reader:
            household = reader.record(Household, self.desk.household) if self.desk.household is not None else None
            self._clear(is_somebody=household is not None)
            if household is None:
                self._show_nobody()
                return
            origin = origin_of(reader, self.desk.opened.name, self.desk.today)
            content = month_page(self.desk.figures, reader, household, self.desk.month, origin=origin)
            categories = reader.of_household(HouseholdCategory, household.id, with_deleted=True)
            month = self.desk.month
            entries = reader.entries(EntryQuery(household=household.id, first=month.first, last=month.last))
            short = sorted(short_days(reader, household.id, month, entries))
            late = late_beginnings(reader, household.id)
            standing = month_standing(reader, household.id, month)
            unknown = unasked_days(reader, household, month, self.desk.today)
            left_open = open_questions(reader, household.id, month.first, month.last)
            self._thresholds = thresholds_of(reader.project())
        outside = None
        if not content.now.is_written:
            outside = outside_of(content, self.desk.figures.enrolled(household.id), self.desk.today)
        if outside is not None:
            self._show_time_outside(content, outside)
            return
        self._offer_next_step(content.now)
        self.print.setText(_print_names().get(self.sight.current(), _("Print the month's page")))
        if self.sight.current() == _YEAR:
            self._show_year(content.year)
        elif self.sight.current() == _DAYS:
            self._show_days(household.id)
        elif self.sight.current() == _JPT:
            self._show_jpt(household.id)
        else:
            self._show_state(standing, short)
            for banner in late_banners(self.desk, late, month):
                self.state.addWidget(banner)
            self._show_gaps(unknown, is_closed=standing.is_closed)
            self._show_left_open(left_open, is_closed=standing.is_closed)
            self.stack.setCurrentWidget(self.whole)
            self._say_answer(content)
            self.whole.show_month(content, categories)

    def _clear(self, *, is_somebody: bool) -> None:
        shown: tuple[QWidget, ...] = (self.print, self.why, self.sight)
        for one in shown:
            one.setVisible(is_somebody)
        hidden: tuple[QWidget, ...] = (self.close_month, self.write, self.why_not)
        for one in hidden:
            one.hide()
        clear(self.state)

    def _show_nobody(self) -> None:
        told = _("Add a household first; then its months stand here.")
        begin = (_("Add the first household"), partial(ask_first_household, self.desk, self))
        self._show_nothing(_("No household yet"), told, begin)

    def _hold_print_width(self) -> None:
        """Keep the button as wide whatever it prints: the sights beside it stay under the hand that chooses them."""
        widths = []
        for name in (*_print_names().values(), _("Print the month's page")):
            self.print.setText(name)
            widths.append(self.print.sizeHint().width())
        self.print.setMinimumWidth(max(widths))

    def palette_actions(self) -> list[PaletteAction]:
        """Offer what can be done with the month as it is."""
        if self.desk.household is None:
            return []
        offered = [
            PaletteAction(_("Print the month's page"), partial(self._print, MONTH), also="print พิมพ์"),
            PaletteAction(_("Print the year"), partial(self._print, YEAR), also="print พิมพ์ ทั้งปี"),
            PaletteAction(_("Print basic needs items 22–23"), partial(self._print, JPT), also="jpt print พิมพ์ จปฐ"),
        ]
        with self.desk.reader() as reader:
            standing = month_standing(reader, self.desk.household, self.desk.month)
        if standing.is_closed:
            offered.append(PaletteAction(_("Open the month again"), self._on_reopen, also="reopen เปิดเดือน"))
            if standing.may_be_verified:
                offered.append(PaletteAction(_("Verify the month"), self._on_verify, also="verify ตรวจสอบ"))
            offered.append(PaletteAction(_("What became of the month"), self._on_history, also="history ประวัติ"))
        elif self._is_begun():
            offered.append(PaletteAction(_("Close the month"), self._on_close, also="close ปิดเดือน"))
        return offered

    def paper(self) -> PaperOrder | None:
        """Name the household's month, its year or items 22–23 as the document of this page: what is looked at."""
        if self.desk.household is None:
            return None
        kind = {_YEAR: YEAR, _JPT: JPT}.get(self.sight.current(), MONTH)
        return PaperOrder(kind=kind, month=self.desk.month, households=(self.desk.household,))

    def help_text(self) -> str:
        """Say how the page is read and what closing means."""
        return _(
            "Press a figure or a bar to see the entries behind it. A closed month changes no more by mistake: "
            "it is corrected with a reason, or opened again with a reason, and both stay in the history."
        )

    def keep(self) -> object:
        """Give how much is looked at."""
        return self.sight.current()

    def restore(self, kept: object) -> None:
        """Look at as much as before."""
        if kept in (_YEAR, _DAYS, _JPT):
            self.sight.choose(str(kept))

    def _say_answer(self, content: MonthContent) -> None:
        now, quality = content.now, content.now.quality
        told = ngettext(
            "{words} · written {days} of {all} day", "{words} · written {days} of {all} days", quality.days_in_month
        ).format(
            words=grade_words(quality.grade),
            days=format_number(quality.days_recorded),
            all=format_number(quality.days_in_month),
        )
        earlier = [one for one in content.year if one.month < now.month]
        self.say_heading(answer(now, content.last, earlier), told)
        gap = CashGap(now.cash.unexplained or ZERO, now.cash.flow, content.cash.since)
        reasons = quality_lines(quality, self._thresholds, gap)
        if now.is_closed and Hindrance.NOT_COUNTED in {*quality.reasons, *quality.to_good}:
            reasons += (_("This month is over; from now on, count the cash once before a month ends."),)
        self.reasons.show_words("\n".join(reasons))
        self.why.setVisible(bool(reasons))
        self._cash_since = content.cash.since
        codes = {*quality.reasons, *quality.to_good}
        is_open = not now.is_closed and self._is_begun()
        self.count_again.setVisible(is_open and bool(codes & {Hindrance.UNEXPLAINED, Hindrance.NOT_COUNTED}))
        self.look_at_cash.setVisible(Hindrance.UNEXPLAINED in codes)

    def _show_nothing(self, title: str, words: str, action: tuple[str, Callable[[], object]]) -> None:
        """Say what will be here and offer the one way to begin."""
        if self._nothing is not None:
            self.stack.removeWidget(self._nothing)
            self._nothing.hide()
            self._nothing.deleteLater()
        self._nothing = EmptyState("month", title, words, action=action)
        self._nothing.setObjectName("nothing")
        self.stack.addWidget(self._nothing)
        self.stack.setCurrentWidget(self._nothing)
        self.say_heading(title)
        for one in (self.why, self.sight, self.print):
            one.hide()

    def _show_time_outside(self, content: MonthContent, outside: TimeOutside) -> None:
        """Tell a month before the book begins, one after it ended, one still to come, and a book still empty."""
        title = answer(content.now, content.last)
        if outside.go_on is None:
            words = _("Write what comes in and what goes out; the month adds itself up.")
            self._show_nothing(title, words, (_("Write entries"), self._on_write))
            return
        name = format_month(outside.go_on)
        words = _("This month is still to come.")
        if outside.why is Outside.BEFORE:
            words = _("The book of this household begins in {month}.").format(month=name)
        elif content.household.left_on is not None and outside.why is Outside.LEFT:
            words = _("This household left the project on {day}.").format(day=format_date(content.household.left_on))
        to_month = _("Go to {month}").format(month=name)
        self._show_nothing(title, words, (to_month, partial(self.desk.turn_to, outside.go_on)))

    def _show_year(self, months: Sequence[MonthFigures]) -> None:
        totals = year_totals(months)
        self.say_heading(
            year_answer(totals, months[0].month, months[-1].month), _("Press a month to look at it. Amounts in baht.")
        )
        self.why.hide()
        fill_year(self.year, months, totals)
        self.stack.setCurrentWidget(self.year)

    def _show_days(self, household: Id) -> None:
        chart = self.days.show_days(household, self.desk.month)
        self.say_heading(chart.title, chart.subtitle)
        self.why.hide()
        self.stack.setCurrentWidget(self.days)

    def _show_jpt(self, household: Id) -> None:
        found = self.desk.figures.jpt(household, self.desk.month)
        self.say_heading(jpt_headline(found), beside(jpt_title(found), jpt_months(found)))
        self.why.hide()
        self.jpt.show_jpt(found)
        self.stack.setCurrentWidget(self.jpt)

    def _show_behind_item(self, item: Item) -> None:
        """Show the entries of the months counted behind a line of items 22–23."""
        if self.desk.household is None:
            return
        place = self.desk.figures.place(self.desk.household, self.desk.month)
        with self.desk.reader() as reader:
            occupations = reader.of_household(Occupation, self.desk.household, with_deleted=True)
        found = self.desk.figures.jpt(self.desk.household, self.desk.month)
        self.desk.show_entries(item_name(item), behind_item(place, found, item, occupations))

    def _show_state(self, standing: MonthStanding, short: Sequence[date]) -> None:
        """Say that the month is closed or corrected, or that an income was probably forgotten."""
        if standing.is_closed:
            action = (_("Open the month again"), self._on_reopen)
            banner = Banner(closed_words(standing), picture="lock", kind="done", action=action)
            if standing.may_be_verified:
                banner.add_action(_("Verify the month"), self._on_verify).setObjectName("verify_month")
            if not standing.is_corrected:
                self._add_history(banner)
            self.state.addWidget(banner)
        if standing.is_corrected:
            look_at = (_("See what was corrected"), self._on_corrected)
            corrected = Banner(corrected_words(standing.state), picture="edit", kind="done", action=look_at)
            self._add_history(corrected)
            self.state.addWidget(corrected)
        if short:
            told = _("Cash is below zero in the book on {days}: an income was probably not written down.")
            look = (_("Look at that day"), partial(self.desk.go, "entry", WriteOn(short[0], is_to_look=True)))
            self.state.addWidget(Banner(told.format(days=named_days(short)), action=look))

    def _show_gaps(self, unknown: Sequence[date], *, is_closed: bool) -> None:
        """Say which days are missing and offer to ask about them all; of a closed month nothing can be added."""
        if not unknown or is_closed:
            return
        told = ngettext("⚠ {count} day not known yet: {days}", "⚠ {count} days not known yet: {days}", len(unknown))
        words = told.format(count=format_number(len(unknown)), days=named_days(unknown)).removeprefix("⚠ ")
        banner = Banner(words)
        banner.add_action(_("Ask about them"), self._on_ask).setObjectName("ask_gaps")
        self.state.addWidget(banner)

    def _show_left_open(self, left_open: Sequence[Unanswered], *, is_closed: bool) -> None:
        """Name what was asked and nobody could say: it is not in the sums, and no zero either."""
        if left_open:
            banner = Banner(left_open_words(left_open))
            if not is_closed:
                ask = banner.add_action(_("Ask it now"), partial(ask_left_open, self.desk, left_open))
                ask.setObjectName("ask_back")
            self.state.addWidget(banner)

    def _add_history(self, banner: Banner) -> None:
        banner.add_action(_("What became of the month"), self._on_history).setObjectName("month_history")

    def _offer_next_step(self, now: MonthFigures) -> None:
        """Offer to write where nothing is written, to close what is not closed; before its end not as the next step."""
        self.write.setVisible(not now.is_written and not now.is_closed)
        self.close_month.setVisible(now.is_written and not now.is_closed and self._is_begun())
        dress(self.close_month, "primary" if now.month.is_over(self.desk.today) else "plain", "lock")

    def _is_begun(self) -> bool:
        """Tell whether the month is not still to come: of such a one something may be written, but nobody closes it."""
        return self.desk.month <= Month.of(self.desk.today)

    def _show_behind(self, name: str, keys: Sequence[str]) -> None:
        if self.desk.household is None:
            return
        place = self.desk.figures.place(self.desk.household, self.desk.month)
        queries = [one for key in keys for one in behind(place, key)]
        self.desk.show_entries(beside(name, format_month(self.desk.month)), queries)

    def _on_month(self, month: object) -> None:
        if isinstance(month, Month):
            self.sight.choose(_MONTH)
            if month == self.desk.month:
                self.refresh()
            else:
                self.desk.turn_to(month)

    def _on_write(self) -> None:
        month = self.desk.month
        self.desk.go("entry", WriteOn(self.desk.today if month == Month.of(self.desk.today) else month.first))

    def _on_ask(self) -> None:
        self.desk.days_asked.emit()

    def _on_why(self) -> None:
        self.why_not.setVisible(not self.why_not.isVisible())
        bring_to_sight(self.area, lambda: self.why_not if self.why_not.isVisible() else None)

    def _on_cash(self) -> None:
        """Show what moved the money to spend since the count before, or in the month."""
        household, month = self.desk.household, self.desk.month
        if household is not None:
            first = self._cash_since + timedelta(days=1) if self._cash_since is not None else month.first
            query = EntryQuery(household=household, first=first, last=month.last, account=Account.POCKET)
            self.desk.show_entries(beside(_("Look at what moved the cash"), format_month(month)), (query,))

    def _lay_reasons(self) -> None:
        """Put the reasons above the ways on from them."""
        rows, ways = QVBoxLayout(self.why_not), QHBoxLayout()
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.reasons)
        for one in (self.count_again, self.look_at_cash):
            ways.addWidget(one)
        ways.addStretch(1)
        rows.addLayout(ways)

    def _on_print(self) -> None:
        order = self.paper()
        if order is not None:
            self.desk.print_asked.emit(order)

    def _print(self, kind: str) -> None:
        order = self.paper()
        if order is not None:
            self.desk.print_asked.emit(replace(order, kind=kind))

    def _on_close(self) -> None:
        household = self.desk.household_record()
        if household is not None:
            ask_to_close(self.desk, self, household, self.desk.month)

    def _on_verify(self) -> None:
        if self.desk.household is not None:
            ask_to_verify(self.desk, self, self.desk.household, self.desk.month)

    def _on_corrected(self) -> None:
        if self.desk.household is not None:
            title = _("Corrected in {month}").format(month=format_month(self.desk.month))
            self.desk.show_entries(title, (corrected_in(self.desk.household, self.desk.month),))

    def _on_history(self) -> None:
        if self.desk.household is not None:
            self.desk.show_history("month", self.desk.household, self.desk.month.number)

    def _on_reopen(self) -> None:
        if self.desk.household is not None:
            ask_to_reopen(self.desk, self, self.desk.household, self.desk.month)


def _print_names() -> dict[str, str]:
    """Name what the sights print that are not the month's own page."""
    return {_YEAR: _("Print the year"), _JPT: in_digits(_("Print items 22–23"))}
