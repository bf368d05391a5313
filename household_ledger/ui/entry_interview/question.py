"""One question, large and calm: what is asked, what was answered, the pad, the days, and the other ways to answer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from household_ledger.domain.ids import Id
from household_ledger.text.amounts import format_baht, format_number
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside
from household_ledger.ui.board.pad import Pad
from household_ledger.ui.entry_interview.amount_card import AmountCard
from household_ledger.ui.entry_interview.days import DayChips
from household_ledger.ui.entry_interview.days_sheet import DaysSheet
from household_ledger.ui.entry_interview.talk import Answer, Talk
from household_ledger.ui.entry_interview.told_lines import ToldLines
from household_ledger.ui.entry_interview.words import asked_words, told_words, tone_of
from household_ledger.ui.theme.icons import pixmap
from household_ledger.ui.theme.look import has_large_letters, look, px
from household_ledger.ui.widgets.buttons import button, go_in_order, icon_button
from household_ledger.ui.widgets.meter import Meter
from household_ledger.ui.widgets.scrolled import Scrolled
from household_ledger.ui.widgets.stack import Stack
from household_ledger.ui.widgets.words import Words

_PICTURE, _SMALL_PICTURE = 84, 48
_SIDE, _LEAST_SIDE, _SIDE_SHARE = 380, 330, 0.38
_LARGE_SIDE_SHARE = 0.43
_LARGER, _VERY_LARGE = 120, 175
"""Sizes of letters: the days need the height of their heading, the pad that of a second line over it."""
_TARGET = 48
_TALLEST_PAD = 430
_SHORT, _LONG = 22, 40
"""Letters of a question that is written large, and from which on it is written small."""


class QuestionPanel(QWidget):
    """Shows a question; signals carry what a person did, and the way decides.

    Where letters are large, the days come after the amount instead of standing beside it. The ways on stand outside
    what scrolls: they are always in sight.
    """

    keyed = Signal(str)
    """A key of the pad."""
    day_chosen = Signal(object)
    usual_taken = Signal()
    nothing_said = Signal()
    skipped = Signal()
    went_on = Signal()
    went_back = Signal()
    amount_asked = Signal()
    """Somebody wants to say another amount before the day."""
    taken_out = Signal(object)
    """The id of an entry that was told."""

    def __init__(self) -> None:
        super().__init__()
        self._shown_told: object = None
        self._make_parts()
        self._make_ways_on()
        self.sheet: DaysSheet | None = None
        """The days as a page of their own, where letters are large."""
        self.side: QWidget
        if has_large_letters():
            self._lay_one_after_the_other()
        else:
            self._lay_side_by_side()

    def show_question(self, talk: Talk, answer: Answer, *, about: str, remark: str = "") -> None:
        """Show the question of a talk, what stands written for it, and a remark on what was just done."""
        question = talk.question
        if question is None:
            return
        tone = tone_of(question.kind)
        self._picture.setPixmap(pixmap(question.tile.picture, tone, self._picture_size))
        self.what.role = _role(question.what)
        self.what.set_tone("ink")
        self.what.show_words(question.what)
        self.asks.show_words(beside(asked_words(question), about))
        self.usual.setVisible(bool(question.usual))
        usual = _("Usually {amount} (=)") if question.times else _("Due: {amount} (=)")
        self.usual.setText(usual.format(amount=format_baht(question.usual)))
        self.usual.setAccessibleName(self.usual.text())
        self._show_progress(talk)
        self._show_told(talk, answer)
        self.days.show_span(talk.span, is_for_school=question.is_for_school)
        self.days.mark_told({one.day for one in answer.told if not one.is_sum})
        self.which_day.show_words(_("Which day?"))
        self.which_day.set_tone("primary" if talk.is_at_days else "ink_2")
        if self.sheet is not None:
            self.sheet.show_what(question.what, question.tile.picture, tone)
        self._say(talk, answer, remark)
        self._show_ways_on(talk, answer)

    def rest(self, *, is_at_days: bool) -> QWidget:
        """Give the control the keyboard belongs to."""
        return self.days.begin() if is_at_days else self.amount

    def pause(self) -> QWidget:
        """Give where the keyboard waits, so that Enter takes no day nobody meant."""
        return self.sheet.amount if self.sheet is not None and self.sheet.isVisible() else self.amount

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the pad its share of the width."""
        share = _LARGE_SIDE_SHARE if self.sheet is not None else _SIDE_SHARE
        self.side.setFixedWidth(max(_LEAST_SIDE, min(px(_SIDE), int(self.width() * share))))
        super().resizeEvent(event)

    def _make_parts(self) -> None:
        self.back = icon_button("left", _("Back to the question before"), self.went_back.emit)
        self.back.setObjectName("question_back")
        self.back.setMinimumSize(_TARGET, _TARGET)
        self.progress = Words("", "small")
        self.meter = Meter(0, "primary")
        self.meter.setParent(self)
        self.meter.setHidden(has_large_letters())
        self.usual = self._finger(button("", self.usual_taken.emit), "usual")
        self.usual.setAutoDefault(False)
        self.told = ToldLines(self.taken_out.emit)
        self.which_day = Words("", "heading", wraps=True)
        self.which_day.setHidden(look().type_size >= _LARGER)  # the card over the pad asks for it as well
        self.days = DayChips(self.day_chosen.emit)
        self.amount = AmountCard(is_line=look().type_size >= _VERY_LARGE)
        self.pad = Pad()
        self.pad.pressed.connect(self.keyed)
        self.pad.setMaximumHeight(_TALLEST_PAD)

    def _make_ways_on(self) -> None:
        self.nothing = self._finger(button(_("Nothing of it (N)"), self.nothing_said.emit), "answer_nothing")
        self.skip = self._finger(button(_("Skip (S)"), self.skipped.emit), "answer_skip")
        on = button(_("Next question"), self.went_on.emit, look="primary", picture="right")
        self.next = self._finger(on, "next_question")
        change = button(_("Change the amount"), self.amount_asked.emit, picture="left")
        self.change = self._finger(change, "change_amount")

    def _finger(self, made: QPushButton, name: str) -> QPushButton:
        made.setObjectName(name)
        made.setProperty("room", "finger")
        return made

    def _lay_side_by_side(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(14)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self._make_left(), 1)
        left.addWidget(self.which_day)
        left.addWidget(self.days)
        line.addLayout(left, 1)
        self.side = QWidget()
        rows = self._rows_of(self.side)
        answers = QHBoxLayout()
        answers.setSpacing(8)
        answers.addWidget(self.nothing, 1)
        answers.addWidget(self.skip, 1)
        rows.addLayout(answers)
        rows.addWidget(self.next)
        rows.addStretch(1)
        self.change.setParent(self)
        self.change.hide()
        line.addWidget(self.side)

    def _lay_one_after_the_other(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        asked = QWidget()
        line = QHBoxLayout(asked)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(14)
        line.addWidget(self._make_left(), 1)
        keys = QWidget()
        self._rows_of(keys)
        self.side = Scrolled(keys)
        line.addWidget(self.side)
        self.sheet = DaysSheet(self.days)
        self.phases = Stack()
        self.phases.addWidget(asked)
        self.phases.addWidget(self.sheet)
        rows.addWidget(self.phases, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for one, share in ((self.change, 0), (self.nothing, 2), (self.skip, 2), (self.next, 3)):
            foot.addWidget(one, share)
        rows.addLayout(foot)
        self.which_day.setParent(self)

    def _make_left(self) -> Scrolled:
        """Put how far it is, what is asked and what was told into a column; it gives way where there is no room."""
        left = QWidget()
        rows = QVBoxLayout(left)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8 if has_large_letters() else 10)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.back)
        head.addWidget(self.progress)
        if has_large_letters():  # the words say how far it is; beside the usual amount there is no room for a bar
            head.addStretch(1)
            head.addWidget(self.usual)
        else:
            head.addWidget(self.meter, 1)
        rows.addLayout(head)
        rows.addWidget(self._make_card())
        rows.addWidget(self.told, 1)
        return Scrolled(left)

    def _make_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("kind", "card")
        line = QHBoxLayout(card)
        edge = 6 if has_large_letters() else 12
        line.setContentsMargins(18, edge, 18, edge)
        line.setSpacing(16)
        self._picture = QLabel()
        self._picture_size = px(_SMALL_PICTURE if has_large_letters() else _PICTURE)
        self._picture.setFixedSize(self._picture_size, self._picture_size)
        line.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignVCenter)
        rows = QVBoxLayout()
        rows.setSpacing(2)
        self.what = Words("", "title", wraps=True)
        self.what.setObjectName("what")
        self.asks = Words("", tone="ink_2", wraps=True)
        self.asks.setObjectName("asks")
        rows.addWidget(self.what)
        rows.addWidget(self.asks)
        line.addLayout(rows, 1)
        if not has_large_letters():
            line.addWidget(self.usual, 0, Qt.AlignmentFlag.AlignVCenter)
        return card

    def _rows_of(self, side: QWidget) -> QVBoxLayout:
        """Put the amount and the pad into a column, and give it."""
        rows = QVBoxLayout(side)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        rows.addWidget(self.amount)
        rows.addWidget(self.pad, 100)
        return rows

    def _show_ways_on(self, talk: Talk, answer: Answer) -> None:
        """Offer what can be done now; with large letters the days are a step of their own."""
        self.nothing.setText(_("Nothing more (N)") if answer.told else _("Nothing of it (N)"))
        self.nothing.setAccessibleName(self.nothing.text())
        if self.sheet is None:
            self.next.setEnabled(answer.is_there)
            return
        is_typed = bool(talk.typed.amount)
        self.next.setEnabled(answer.is_there or is_typed)
        of_amount = _("Choose the day") if len(talk.span.days) > 1 else _("Write it")
        self.next.setText(of_amount if is_typed else _("Next question"))
        self.next.setAccessibleName(self.next.text())
        self.phases.setCurrentIndex(int(talk.is_at_days))
        self.change.setVisible(talk.is_at_days)
        for one in (self.nothing, self.skip, self.next):
            one.setVisible(not talk.is_at_days)

    def _say(self, talk: Talk, answer: Answer, remark: str) -> None:
        question = talk.question
        amount = _("{amount} baht").format(amount=talk.typed.shown) if talk.typed.typed else "—"
        hint = _("How much?")
        if talk.is_at_days or (talk.typed.typed and self.sheet is None):
            hint = _("Which day was it? Press it, or type its number and Enter.")
        elif answer.told and not talk.typed.typed:
            hint = _("Another amount? Else Enter: next question.")
        elif answer.is_nothing and not talk.typed.typed:
            hint = _("There was nothing of it. Enter: next question.")
        tone = tone_of(question.kind) if question is not None and talk.typed.typed else "ink_3"
        for card in (self.amount, self.sheet.amount if self.sheet is not None else None):
            if card is not None:
                card.say(remark or hint, amount, tone, is_wrong=bool(remark))

    def _show_progress(self, talk: Talk) -> None:
        count = len(talk.questions)
        told = _("Question {number} of {count}")
        self.progress.show_words(told.format(number=format_number(talk.place + 1), count=format_number(count)))
        self.meter.show_permille((talk.place + 1) * 1000 // count)

    def _show_told(self, talk: Talk, answer: Answer) -> None:
        shown = answer, talk.question, talk.span
        if shown == self._shown_told:
            return  # a digit was typed: nothing moves under the eyes
        self._shown_told = shown
        lines: Sequence[tuple[str, Id | None]] = [(told_words(one, talk.span), one.entry) for one in answer.told]
        if answer.is_nothing:
            lines = [(_("There was nothing of it."), None)]
        self.told.show_lines(lines)
        go_in_order([self.usual, *self.told.outs])


def _role(what: str) -> str:
    """Write what is asked for large, smaller where it is long or all letters are large: it stands on a line or two."""
    roles = ("title", "amount", "strong") if has_large_letters() else ("figure", "title", "amount")
    return roles[(len(what) > _SHORT) + (len(what) > _LONG)]
