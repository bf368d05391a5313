"""Before asking back begins: over which days, and what was asked before and nobody could say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from household_ledger.domain.unanswered import Unanswered
from household_ledger.services.views.interview_span import Counted, Span
from household_ledger.text.amounts import format_baht, format_number
from household_ledger.text.dates import format_date, format_days
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.ui.entry_interview.words import span_words
from household_ledger.ui.theme.look import has_large_letters, px
from household_ledger.ui.widgets.beside import Beside
from household_ledger.ui.widgets.buttons import button, dress
from household_ledger.ui.widgets.cards import Card, clear
from household_ledger.ui.widgets.fields import DateField
from household_ledger.ui.widgets.scrolled import Scrolled
from household_ledger.ui.widgets.states import Medal
from household_ledger.ui.widgets.words import Words

_MEDAL = 72
_FINGER = 48
_MOST_SPANS = 4
_NAMED = 6
"""So many questions are named, the others counted."""


class StartPanel(QWidget):
    """The days large, the way to begin, and beside it what was left open."""

    def __init__(
        self,
        today: date,
        *,
        begin: Callable[[], object],
        resume: Callable[[Span], object],
        reopen: Callable[[], object],
    ) -> None:
        super().__init__()
        self._resume = resume
        self._shown_left: tuple[Sequence[Unanswered], date] | None = None
        self.resume: QPushButton | None = None
        """The way to go on with what was asked up to today, where that was left half way."""
        both = Beside()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(Scrolled(both), 1)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(8)
        """With large letters the ways on stand here, outside what scrolls."""
        both.add(self._make_days(today, begin), 3)
        self.reopen.clicked.connect(lambda _checked=False: reopen())
        self.left = Card(_("Left open"))
        self.left.setObjectName("left_open")
        self._left = self.left.body
        self._left.setSpacing(12)
        both.add(self.left, 2)
        if has_large_letters():
            self._foot.addWidget(self.begin, 1)
            rows.addLayout(self._foot)

    def _make_days(self, today: date, begin: Callable[[], object]) -> Card:
        card = Card()
        rows = card.body
        rows.setSpacing(8)
        rows.addStretch(2)
        if not has_large_letters():
            rows.addWidget(Medal("calendar", _MEDAL), 0, Qt.AlignmentFlag.AlignHCenter)
        self.span = Words("", "figure", tone="primary", wraps=True)
        self.span.setObjectName("span")
        self.why = Words("", tone="ink_2", wraps=True)
        self.counted = Words("", tone="attention", wraps=True)
        self.counted.setObjectName("counted")
        for one in (self.span, self.why, self.counted):
            one.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            rows.addWidget(one)
        line = QHBoxLayout()
        line.setSpacing(12)
        self.first = DateField(_("From"), name="first", today=today)
        self.last = DateField(_("To"), name="last", today=today)
        line.addStretch(1)
        for field in (self.first, self.last):
            field.setFixedWidth(px(200))
            for part in (field.opener, field.editor):
                part.setMinimumHeight(max(_FINGER, px(36)))
            field.opener.setMinimumWidth(_FINGER)
            line.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        line.addStretch(1)
        rows.addLayout(line)
        self.begin = button(_("Begin to ask"), begin, look="primary", picture="right")
        self.begin.setObjectName("begin")
        self.begin.setProperty("room", "finger")
        self.begin.setMinimumWidth(px(220))
        self.reopen = button(_("Open the month again …"), picture="lock")
        self.reopen.setObjectName("reopen")
        self.reopen.setProperty("room", "finger")
        self.reopen.hide()
        rows.addWidget(self.reopen, 0, Qt.AlignmentFlag.AlignHCenter)
        if not has_large_letters():
            rows.addSpacing(6)
            rows.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignHCenter)
        told = _("Each answer is kept at once. What nobody knows is passed over, and stays in sight as a gap.")
        hint = Words(told, "hint", wraps=True)
        hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        rows.addWidget(hint)
        rows.addStretch(3)
        return card

    def value(self) -> Span | None:
        """Give the days chosen; None while one of them cannot be read."""
        first, last = self.first.value(), self.last.value()
        return Span(first, last) if first is not None and last is not None else None

    def show_span(self, span: Span | None) -> None:
        """Put the days into the fields."""
        if span is not None:
            self.first.show_value(span.first)
            self.last.show_value(span.last)

    def say(self, span: Span | None, *, problem: str, count: int, is_own: bool) -> None:
        """Say the days chosen, how many questions there are and whether of its own, or what is wrong with them."""
        readable = span is not None and span.first <= span.last
        self.span.show_words(span_words(span) if span is not None and readable else "—")
        told = ngettext("{count} question", "{count} questions", count).format(count=format_number(count))
        self.why.show_words(problem or beside(told, *([_("in the words of this household")] if is_own else [])))
        self.why.set_tone("expense" if problem else "ink_2")
        self.begin.setEnabled(not problem and span is not None and count > 0)

    def warn(self, counted: Counted | None) -> None:
        """Say, where days before it are asked about, that the cash of the book was counted on a day after them."""
        self.counted.setVisible(counted is not None)
        if counted is not None:
            told = _(
                "⚠ The cash was counted on {day}: {amount}. What was before is in it already: told now, it is added"
                " to the cash once more. Begin on {day}, or correct the balance brought forward afterwards."
            )
            day = format_date(counted.day)
            self.counted.show_words(told.format(day=day, amount=format_baht(counted.amount)))

    def show_left(self, gaps: Sequence[Unanswered], today: date) -> None:
        """Show what was asked and is open still, the latest days first; the keyboard stays where nothing changed."""
        if (gaps, today) == self._shown_left:
            return
        self._shown_left = gaps, today
        for field in (self.first, self.last):
            field.today = today
        clear(self._left)
        if self.resume is not None:
            self._foot.removeWidget(self.resume)
            self.resume.deleteLater()
        self.left.setVisible(bool(gaps))
        count = ngettext("{count} question left open", "{count} questions left open", len(gaps))
        self.left.name(count.format(count=format_number(len(gaps))))
        spans = sorted({Span(one.first, one.last) for one in gaps}, key=lambda one: (one.last, one.first), reverse=True)
        is_unfinished = bool(spans) and spans[0].last == today
        dress(self.begin, "plain" if is_unfinished else "primary", "right")
        self.resume = None
        for number, span in enumerate(spans[:_MOST_SPANS]):
            same = [one.what for one in gaps if (one.first, one.last) == (span.first, span.last)]
            self._left.addLayout(self._left_line(number, span, same, is_next=is_unfinished and not number))
        self._left.addStretch(1)
        self._let_resume()

    def _let_resume(self) -> None:
        """Let the way to go on be seen at once: the keyboard may be sent there in this turn."""
        if self.resume is not None:
            self.resume.show()

    def _left_line(self, number: int, span: Span, what: Sequence[str], *, is_next: bool) -> QVBoxLayout:
        rows = QVBoxLayout()
        rows.setSpacing(2)
        rows.addWidget(Words(format_days(span.first, span.last), "strong"))
        others = len(what) - _NAMED
        more = _("and {count} more").format(count=format_number(others))
        named = beside(*what[:_NAMED], *([more] if others > 0 else []))
        rows.addWidget(Words(named, "small", wraps=True))
        told = ngettext("Ask this one now", "Ask these {count} now", len(what)).format(count=format_number(len(what)))
        ask = button(told, partial(self._resume, span), look="primary" if is_next else "plain", picture="right")
        ask.setObjectName(f"resume_{number}")
        ask.setProperty("room", "finger")
        ask.setMinimumWidth(px(180))
        if is_next:
            self.resume = ask
        if is_next and has_large_letters():
            self._foot.addWidget(ask, 1)
        else:
            rows.addWidget(ask, 0, Qt.AlignmentFlag.AlignLeft)
        return rows
