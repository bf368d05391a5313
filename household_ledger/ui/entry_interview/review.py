"""At the end of asking back: everything said with its sums, what there was nothing of, and what stays a gap."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from household_ledger.domain.kinds import Account, EntryKind, Medium
from household_ledger.services.ports import EntryQuery
from household_ledger.services.views.interview_answers import Review, ReviewLine
from household_ledger.services.views.interview_span import Span
from household_ledger.text.amounts import format_amount, format_number
from household_ledger.text.dates import named_days_of_months
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.text.labels import entry_kind_name
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_interview.words import span_words, tone_of
from household_ledger.ui.theme.icons import pixmap
from household_ledger.ui.theme.look import has_large_letters, px
from household_ledger.ui.widgets.beside import Beside, Even
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.cards import Card, FigureCard, clear
from household_ledger.ui.widgets.scrolled import Scrolled
from household_ledger.ui.widgets.words import Words


class ReviewPanel(QWidget):
    """The sheet of answers, and the way to end."""

    def __init__(
        self, desk: Desk, *, end: Callable[[], object], back: Callable[[], object], ask_days: Callable[[], object]
    ) -> None:
        super().__init__()
        self._desk = desk
        self._review: Review | None = None
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(12)
        figures, both = self._make_figures(), Beside()
        self.lines, self.rest = Card(_("Written")), Card(_("Not written"))
        self._lines, self._rest = self.lines.body, self.rest.body
        both.add(self.lines, 3)
        both.add(self.rest, 2)
        sheet = QWidget()
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        (inside if has_large_letters() else rows).addWidget(figures)
        inside.addWidget(both, 1)
        self.area = Scrolled(sheet)
        self.area.setObjectName("review_sheet")
        self.area.setAccessibleName(_("What was said"))
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        rows.addWidget(self.area, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self.back = self._finger(button(_("Back to the questions"), back, picture="left"), "review_back")
        self.ask_days = self._finger(button(_("Ask about days of nothing"), ask_days, picture="calendar"), "ask_days")
        self.end = self._finger(button(_("That was all"), end, look="primary", picture="check"), "review_end")
        foot.addWidget(self.back)
        foot.addStretch(1)
        if has_large_letters():
            inside.addWidget(self.ask_days)  # three do not stand in one line
        else:
            foot.addWidget(self.ask_days)
        foot.addWidget(self.end)
        rows.addLayout(foot)

    def show_review(self, review: Review) -> None:
        """Show what stands written and what does not."""
        self._review = review
        come_to = review.come_to
        for card, amount in (
            (self.money_in, come_to.money_in),
            (self.money_out, come_to.money_out),
            (self.saved, come_to.deposits),
        ):
            card.show_figure(format_amount(amount), _("in cash"))
        clear(self._lines)
        for one in review.lines:
            self._lines.addWidget(_line(one))
        if not review.lines:
            self._lines.addWidget(Words(_("Nothing is written of these days."), "small", wraps=True))
        self._lines.addStretch(1)
        self._show_rest(review)

    def unknown(self) -> tuple[date, ...]:
        """Give the days nobody knows of."""
        return self._review.unknown if self._review is not None else ()

    def _show_rest(self, review: Review) -> None:
        clear(self._rest)
        gaps = [one.what for one in review.gaps]
        told = ngettext("{count} question left open: a gap", "{count} questions left open: gaps", len(gaps))
        self._paragraph(told.format(count=format_number(len(gaps))), gaps, "attention")
        self._paragraph(_("Nothing of it"), review.nothing, "ink_2")
        unknown = ngettext("{count} day nobody knows of", "{count} days nobody knows of", len(review.unknown))
        days = [named_days_of_months(review.unknown)] if review.unknown else []
        self._paragraph(unknown.format(count=format_number(len(review.unknown))), days, "attention")
        self.ask_days.setVisible(bool(review.unknown))
        if not (gaps or review.nothing or review.unknown):
            self._rest.addWidget(Words(_("Everything asked for is answered."), "small", wraps=True))
        self._rest.addStretch(1)

    def _paragraph(self, heading: str, words: Sequence[str], tone: str) -> None:
        if words:
            sign = "⚠ " if tone == "attention" else ""
            self._rest.addWidget(Words(sign + heading, "strong", tone=tone, wraps=True))
            self._rest.addWidget(Words(beside(*words), wraps=True))

    def _make_figures(self) -> Even:
        self.money_in = FigureCard(_("In"), "income", partial(self._behind, _("In"), (Account.INCOME,)))
        out = (Account.SPENDING, Account.COST)
        self.money_out = FigureCard(_("Out"), "expense", partial(self._behind, _("Out"), out))
        self.saved = FigureCard(_("Saved"), "saving", partial(self._behind, _("Saved"), (Account.SAVINGS,)))
        row = Even()
        for name, one in (("money_in", self.money_in), ("money_out", self.money_out), ("saved", self.saved)):
            one.setObjectName(name)
            row.add(one)
        return row

    def _behind(self, name: str, accounts: Sequence[Account]) -> None:
        review = self._review
        if review is None:
            return
        queries = [
            EntryQuery(
                household=self._desk.household,
                first=review.first,
                last=review.last,
                kinds=frozenset({EntryKind.SAVE}) if account is Account.SAVINGS else frozenset(),
                account=account,
                medium=Medium.CASH,
            )
            for account in accounts
        ]
        self._desk.show_entries(beside(name, span_words(Span(review.first, review.last))), queries)

    def _finger(self, made: QPushButton, name: str) -> QPushButton:
        made.setObjectName(name)
        made.setProperty("room", "finger")
        return made


def _line(one: ReviewLine) -> QWidget:
    line = QWidget()
    cells = QHBoxLayout(line)
    cells.setContentsMargins(0, 2, 0, 2)
    cells.setSpacing(10)
    tone = tone_of(one.kind)
    sign = QLabel()
    sign.setPixmap(pixmap("add" if one.kind is EntryKind.INCOME else "remove", tone, px(14)))
    cells.addWidget(sign)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Words(one.what, wraps=True))
    times = ngettext("{count} time", "{count} times", one.times).format(count=format_number(one.times))
    words.addWidget(Words(beside(entry_kind_name(one.kind), times), "hint", wraps=True))
    cells.addLayout(words, 1)
    cells.addWidget(Words(format_amount(one.amount), "strong", tone=tone), 0, Qt.AlignmentFlag.AlignTop)
    return line
