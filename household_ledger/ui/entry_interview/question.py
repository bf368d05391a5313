"""One question, large and calm: what is asked, what was answered, the pad, the days, and the other ways to answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from household_ledger.domain.ids import Id
from household_ledger.text.amounts import format_baht, format_number
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside, named
from household_ledger.ui.board.pad import Pad
from household_ledger.ui.entry_interview.days import Choice, DayChips
from household_ledger.ui.entry_interview.talk import Answer, Talk
from household_ledger.ui.entry_interview.words import asked_words, told_words, tone_of
from household_ledger.ui.theme.icons import pixmap
from household_ledger.ui.theme.look import has_large_letters, px
from household_ledger.ui.widgets.buttons import button, go_in_order, icon_button
from household_ledger.ui.widgets.cards import clear
from household_ledger.ui.widgets.in_sight import bring_to_sight
from household_ledger.ui.widgets.meter import Meter
from household_ledger.ui.widgets.words import Words

_PICTURE, _SMALL_PICTURE = 84, 48
_SIDE, _LEAST_SIDE, _SIDE_SHARE = 380, 330, 0.38
_TARGET = 48
_TALLEST_PAD = 430
_SHORT, _LONG = 22, 40
"""Letters of a question that is written large, and from which on it is written small."""


class AmountCard(QFrame):
    """What is typed so far; the keyboard rests here while an amount is typed."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("amount_card")
        self.setProperty("kind", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(14, 4, 14, 6)
        rows.setSpacing(0)
        self.hint = Words("", "small", wraps=True)
        self.hint.setObjectName("say")
        self.amount = Words("", "amount" if has_large_letters() else "figure")
        self.amount.setObjectName("amount")
        rows.addWidget(self.hint)
        rows.addWidget(self.amount)

    def say(self, hint: str, amount: str, tone: str, *, is_wrong: bool) -> None:
        """Say what is to be done, and what is typed."""
        self.hint.show_words(hint)
        self.hint.set_tone("expense" if is_wrong else "ink_2")
        self.amount.show_words(amount)
        self.amount.set_tone(tone)
        self.setAccessibleName(named(hint, amount))


class QuestionPanel(QWidget):
    """Shows a question; signals carry what a person did, and the way decides."""

    keyed = Signal(str)
    """A key of the pad."""
    day_chosen = Signal(object)
    usual_taken = Signal()
    nothing_said = Signal()
    skipped = Signal()
    went_on = Signal()
    went_back = Signal()
    taken_out = Signal(object)
    """The id of an entry that was told."""

    def __init__(self) -> None:
        super().__init__()
        self._shown_told: object = None
        self._outs: list[QWidget] = []
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(14)
        line.addLayout(self._make_left(), 1)
        self.side = QWidget()
        line.addWidget(self.side)
        self._make_side()

    def _make_left(self) -> QVBoxLayout:
        rows = QVBoxLayout()
        rows.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(12)
        self.back = icon_button("left", _("Back to the question before"), self.went_back.emit)
        self.back.setObjectName("question_back")
        self.back.setMinimumSize(_TARGET, _TARGET)
        self.progress = Words("", "small")
        self.meter = Meter(0, "primary")
        self.usual = button("", self.usual_taken.emit)
        self.usual.setObjectName("usual")
        self.usual.setProperty("room", "finger")
        self.usual.setAutoDefault(False)
        head.addWidget(self.back)
        head.addWidget(self.progress)
        head.addWidget(self.meter, 1)
        if has_large_letters():
            head.addWidget(self.usual)
        rows.addLayout(head)
        rows.addWidget(self._make_card())
        self._told = QVBoxLayout()
        self._told.setContentsMargins(0, 0, 6, 0)
        self._told.setSpacing(4)
        inside = QWidget()
        inside.setLayout(self._told)
        self.told_area = QScrollArea()
        self.told_area.setWidget(inside)
        self.told_area.setWidgetResizable(True)
        self.told_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.told_area.setMinimumHeight(_TARGET)
        rows.addWidget(self.told_area, 1)
        self.which_day = Words("", "heading", wraps=True)
        rows.addWidget(self.which_day)
        self.days = DayChips(self._on_day)
        rows.addWidget(self.days)
        return rows

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

    def _make_side(self) -> None:
        rows = QVBoxLayout(self.side)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        self.amount = AmountCard()
        rows.addWidget(self.amount)
        self.pad = Pad()
        self.pad.pressed.connect(self.keyed)
        self.pad.setMaximumHeight(_TALLEST_PAD)
        rows.addWidget(self.pad, 100)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self.nothing = self._answer(_("Nothing of it (N)"), self.nothing_said.emit, "answer_nothing")
        self.skip = self._answer(_("Skip (S)"), self.skipped.emit, "answer_skip")
        foot.addWidget(self.nothing, 1)
        foot.addWidget(self.skip, 1)
        rows.addLayout(foot)
        self.next = button(_("Next question"), self.went_on.emit, look="primary", picture="right")
        self.next.setObjectName("next_question")
        self.next.setProperty("room", "finger")
        rows.addWidget(self.next)
        rows.addStretch(1)

    def _answer(self, words: str, run: Callable[[], object], name: str) -> QPushButton:
        made = button(words, run)
        made.setObjectName(name)
        made.setProperty("room", "finger")
        return made

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
        self.days.show_span(talk.span)
        self.days.mark_told({one.day for one in answer.told if not one.is_sum})
        self.which_day.setVisible(not has_large_letters())
        self.which_day.show_words(_("Which day?"))
        self.which_day.set_tone("primary" if talk.is_at_days else "ink_2")
        self._say(talk, answer, remark)
        self.nothing.setText(_("Nothing more (N)") if answer.told else _("Nothing of it (N)"))
        self.nothing.setAccessibleName(self.nothing.text())
        self.next.setEnabled(answer.is_there)

    def rest(self, *, is_at_days: bool) -> QWidget:
        """Give the control the keyboard belongs to."""
        return self.days.begin() if is_at_days else self.amount

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the pad its share of the width."""
        self.side.setFixedWidth(max(_LEAST_SIDE, min(px(_SIDE), int(self.width() * _SIDE_SHARE))))
        super().resizeEvent(event)

    def _say(self, talk: Talk, answer: Answer, remark: str) -> None:
        question = talk.question
        amount = _("{amount} baht").format(amount=talk.typed.shown) if talk.typed.typed else "—"
        hint = _("How much?")
        if talk.is_at_days or talk.typed.typed:
            hint = _("Which day was it? Press it, or type its number and Enter.")
        elif answer.told:
            hint = _("Another amount? Else Enter: next question.")
        elif answer.is_nothing:
            hint = _("There was nothing of it. Enter: next question.")
        tone = tone_of(question.kind) if question is not None and talk.typed.typed else "ink_3"
        self.amount.say(remark or hint, amount, tone, is_wrong=bool(remark))

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
        clear(self._told)
        self._outs = []
        lines: Sequence[tuple[str, Id | None]] = [(told_words(one, talk.span), one.entry) for one in answer.told]
        if answer.is_nothing:
            lines = [(_("There was nothing of it."), None)]
        for number, (words, entry) in enumerate(lines):
            self._told.addWidget(self._told_line(number, words, entry))
        self._told.addStretch(1)
        go_in_order([self.usual, *self._outs])
        if lines:
            last = f"told_{len(lines) - 1}"
            bring_to_sight(self.told_area, lambda: self.told_area.findChild(QFrame, last))

    def _told_line(self, number: int, words: str, entry: Id | None) -> QFrame:
        line = QFrame()
        line.setProperty("kind", "line")
        line.setObjectName(f"told_{number}")
        cells = QHBoxLayout(line)
        cells.setContentsMargins(8, 0, 4, 0)
        sign = QLabel()
        sign.setPixmap(pixmap("check", "primary", px(18)))
        cells.addWidget(sign)
        cells.addWidget(Words(words, "strong"), 1)
        if entry is not None:
            out = icon_button("close", named(_("Take it out"), words), partial(self.taken_out.emit, entry))
            out.setObjectName(f"take_out_{number}")
            out.setMinimumSize(_TARGET, _TARGET)
            self._outs.append(out)
            cells.addWidget(out)
        return line

    def _on_day(self, choice: Choice) -> None:
        self.day_chosen.emit(choice)


def _role(what: str) -> str:
    """Write what is asked for large, smaller where it is long or all letters are large: it stands on a line or two."""
    roles = ("title", "amount", "strong") if has_large_letters() else ("figure", "title", "amount")
    return roles[(len(what) > _SHORT) + (len(what) > _LONG)]
