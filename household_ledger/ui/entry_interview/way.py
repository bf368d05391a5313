"""Asking back as a way of writing: the days since the last visit, one question at a time, each answer kept at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.services.views.far_amounts import is_far, largest_of
from household_ledger.services.views.interview_answers import review
from household_ledger.services.views.interview_question import more_question
from household_ledger.services.views.interview_span import Span
from household_ledger.services.views.tiles import Tile
from household_ledger.text.digits import in_digits, to_arabic
from household_ledger.text.i18n import _
from household_ledger.ui.arrivals import Arrival, AskBack
from household_ledger.ui.board.half import SAME_AMOUNT, Half, typed_of
from household_ledger.ui.board.losing import may_lose_amount
from household_ledger.ui.board.words import far_words
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_interview.asker import Asker
from household_ledger.ui.entry_interview.beginning import Beginning
from household_ledger.ui.entry_interview.days import Choice
from household_ledger.ui.entry_interview.more import MorePanel
from household_ledger.ui.entry_interview.question import QuestionPanel
from household_ledger.ui.entry_interview.review import ReviewPanel
from household_ledger.ui.entry_interview.talk import Talk, as_kept
from household_ledger.ui.entry_interview.words import span_words
from household_ledger.ui.entry_ways import Way
from household_ledger.ui.widgets.stack import Stack

if TYPE_CHECKING:
    from household_ledger.ui.doubts import Doubt

_NOTHING, _SKIP = frozenset("nN\u0e37\u0e4c"), frozenset("sS\u0e2b\u0e06")
"""The keys N and S as a Latin and a Thai keyboard send them."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEPT = "talks", "chosen"


class InterviewWay(Way):
    """Which days, then the questions, anything else, and the sheet of what was said."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._talks: dict[Id, Talk] = {}
        self._shown_of: Id = NO_ID
        self._sure: tuple[str, Money] | None = None
        """An amount far from the usual that was asked about, and of what."""
        self._asker = Asker(desk)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        self.stack = Stack()
        rows.addWidget(self.stack)
        self._beginning = Beginning(desk, self._asker, begin=self._on_begin, resume=self._on_resume)
        self.start = self._beginning.panel
        self.asking = QuestionPanel()
        self.more = MorePanel(self._on_more, end=self._forth, back=self._back)
        self.review = ReviewPanel(desk, end=self._on_end, back=self._on_again, ask_days=self._on_ask_days)
        for one in (self.start, self.asking, self.more, self.review):
            self.stack.addWidget(one)
        self.asking.keyed.connect(self._on_key)
        self.asking.day_chosen.connect(self._on_day)
        self.asking.usual_taken.connect(self._on_usual)
        self.asking.nothing_said.connect(self._on_nothing)
        self.asking.skipped.connect(self._on_skip)
        self.asking.went_on.connect(self._on_enter)
        self.asking.went_back.connect(self._back)
        self.asking.taken_out.connect(self._on_take_out)
        desk.found_saved.connect(self._on_found_saved)
        self.asking.amount_asked.connect(lambda: self._put(replace(self._talk(), is_at_days=False)))

    @property
    def talk(self) -> Talk | None:
        """Give the asking that goes on with the household looked at."""
        return self._talks.get(self.desk.household or NO_ID)

    def heading(self) -> str:
        """Say which days are asked about, and how far it is."""
        talk = self.talk
        if talk is None:
            return _("What happened since the last visit?")
        if talk.is_at_more:
            return _("Anything else? {days}").format(days=span_words(talk.span))
        if talk.question is None:
            return _("What was said: {days}").format(days=span_words(talk.span))
        return _("Asking about {days}").format(days=span_words(talk.span))

    def refresh(self) -> None:
        """Read everything anew; an asking that was taken back (undone) is asked again."""
        household = self.desk.household
        if household is None:
            return
        at = QApplication.focusWidget()
        is_here = at is not None and self.isAncestorOf(at)
        if self.talk is not None:
            with self.desk.reader() as reader:
                self._talks[household] = as_kept(reader, household, self._talks[household])
        self._show()
        is_another, self._shown_of = household != self._shown_of, household
        if is_here and (is_another or not (at is not None and at.isVisible())):
            self._rest()  # another household has another way on; Qt would put the keyboard above what is seen

    def takes(self, wish: Arrival) -> bool:
        """Take up what was left open; anything else is done in the table."""
        return isinstance(wish, AskBack)

    def arrive(self, wish: Arrival) -> None:
        """Take up the questions left open of some days, or begin where none are named; no amount is lost by it."""
        is_half_typed = self.talk is not None and self._is_half_typed()
        if not is_half_typed and isinstance(wish, AskBack) and wish.first is not None and wish.last is not None:
            self._on_resume(Span(wish.first, wish.last))
        self._rest()

    def first_focus(self) -> QWidget | None:
        """Begin at the way on."""
        talk = self.talk
        if talk is None:
            begins = self.start.resume or self.start.begin
            return begins if begins.isEnabled() else self.start.first.editor
        if talk.question is not None:
            return self.asking.rest(is_at_days=talk.is_at_days)
        return self.more.end if talk.is_at_more else self.review.end

    def hear(self, event: QKeyEvent) -> bool:
        """Type the amount and answer by keys, wherever the keyboard is."""
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        talk = self.talk
        if talk is None:
            return False
        if event.key() == Qt.Key.Key_Backspace and not talk.typed.typed:
            self._back()
            return True
        if talk.question is None:
            return False
        return self._hear_days(event) if talk.is_at_days else self._hear_amount(event, talk)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take keys before the page scrolls by them."""
        if not self.hear(event):
            super().keyPressEvent(event)

    def keep(self) -> object:
        """Give how far the asking is with every household, and the days chosen."""
        return dict(self._talks), dict(self._beginning.chosen)

    def restore(self, kept: object) -> None:
        """Go on where it was."""
        if isinstance(kept, tuple) and len(kept) == len(_KEPT):
            self._talks, self._beginning.chosen = dict(kept[0]), dict(kept[1])
            self.refresh()

    def may_close(self) -> bool:
        """Ask before an amount that is typed and not written would be lost; answers are kept already."""
        return not any(one.typed.typed for one in self._talks.values()) or may_lose_amount(self.window())

    def help_text(self) -> str:
        """Say how asking back is done."""
        return "\n".join(
            (
                _("Ask, type the amount, press Enter, then the day. Several times: the next amount and its day."),
                _("N: there was nothing of it. S: nobody knows; it stays in sight as a gap and is asked again."),
                _("Each answer is kept at once. You can leave at any time and go on later."),
            )
        )

    def _hear_days(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Escape):
            self._put(replace(self._talk(), is_at_days=False))
            return True
        days = self.asking.days
        if event.key() in _ENTER and not days.refused:
            days.begin().setFocus()
            return True
        is_heard = event.key() in _ENTER or days.hear(event)
        if days.refused:
            told = _("Day {number} is none of these days: {days}. Type another number, or press the day.")
            self._show(told.format(number=in_digits(days.refused), days=span_words(self._talk().span)))
            self.asking.pause().setFocus()  # Enter must not take a day nobody meant
        return is_heard

    def _hear_amount(self, event: QKeyEvent, talk: Talk) -> bool:
        key, text = event.key(), to_arabic(event.text())
        deeds = ((_NOTHING, self._on_nothing), (_SKIP, self._on_skip), (SAME_AMOUNT, self._on_usual))
        if len(text) == 1 and (text.isdigit() or text == "."):
            self._on_key(text)
        elif key == Qt.Key.Key_Backspace:
            self._on_key("back")
        elif key == Qt.Key.Key_Escape:
            self._put(replace(talk, typed=Half()))
        elif key in _ENTER:
            self._on_enter()
        elif key == Qt.Key.Key_Left and not talk.typed.typed:
            self._back()
        elif key == Qt.Key.Key_Right and not talk.typed.typed:
            self._on_enter()
        elif text:
            run = next((run for letters, run in deeds if text in letters), None)
            if run is None:
                return False
            run()
        else:
            return False
        return True

    def _talk(self) -> Talk:
        return self._talks[self.desk.household or NO_ID]

    def _put(self, talk: Talk | None, remark: str = "") -> None:
        """Go on with another state of the talk; None: the door refused, and everything stays."""
        if talk is not None:  # else nothing is read: what refused may be a server that is away
            self._asker.leave_behind(self.talk, talk)
            self._talks[self.desk.household or NO_ID] = talk
            self._show(remark)
        self._rest()

    def _rest(self) -> None:
        begins = self.first_focus()
        if begins is not None:
            begins.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, remark: str = "") -> None:
        talk = self.talk
        if talk is None:
            self._beginning.show()
            self.stack.setCurrentWidget(self.start)
        elif talk.question is not None:
            with self.desk.reader() as reader:
                answer, about = self._asker.answer(reader, talk), self._asker.about(reader, talk.question)
            self.asking.show_question(talk, answer, about=about, remark=remark)
            self.stack.setCurrentWidget(self.asking)
        elif talk.is_at_more:
            self._show_more(talk)
        else:
            self._show_review(talk)
        self.heading_changed.emit()

    def _show_more(self, talk: Talk) -> None:
        self.more.show_tiles(*self._asker.more(talk))
        self.stack.setCurrentWidget(self.more)

    def _show_review(self, talk: Talk) -> None:
        household = self.desk.household_record()
        if household is not None:
            with self.desk.reader() as reader:
                self.review.show_review(review(reader, household, talk.span.first, talk.span.last, self.desk.today))
        self.stack.setCurrentWidget(self.review)

    def _on_begin(self) -> None:
        talk = self._beginning.talk()
        if talk is not None:
            self._put(talk)

    def _on_resume(self, span: Span) -> None:
        household = self.desk.household_record()
        if household is not None:
            self._put(self._asker.resumed(household, span))

    def _on_key(self, key: str) -> None:
        talk = self._talk()
        self._put(replace(talk, typed=talk.typed.with_key(key), is_at_days=False))

    def _on_usual(self) -> None:
        """Take the usual amount, because a person said so."""
        talk = self._talk()
        if talk.question is not None and talk.question.usual:
            typed = typed_of(talk.question.usual)
            self._put(replace(talk, typed=Half(typed=typed), is_at_days=False))

    def _on_enter(self) -> None:
        """Take the amount that is typed, or go on where the question is answered."""
        talk = self._talk()
        with self.desk.reader() as reader:
            answer = self._asker.answer(reader, talk)
        if talk.typed.amount:
            if self._asks_whether_meant(talk):
                return
            if len(talk.span.days) == 1:
                self._on_day(talk.span.first)
            else:
                self._put(replace(talk, is_at_days=True))
        elif talk.typed.typed:
            self._put(talk, _("Nothing of it is said with N, not with 0."))
        elif answer.is_there:
            self._forth()
        else:
            self._put(talk, _("Type how much, or say “nothing of it” (N) or “skip” (S)."))

    def _on_day(self, choice: Choice) -> None:
        talk = self._talk()
        if not talk.typed.amount:
            self._put(replace(talk, is_at_days=False), _("First how much, then the day."))
            return
        if self._asks_whether_meant(talk):
            self.asking.days.chip(choice).setFocus()
            return
        amount = talk.typed.amount
        tried = replace(talk, typed=talk.typed.tried_as(amount, choice))
        self._asker.leave_behind(talk, tried)
        talk = self._talks[self.desk.household or NO_ID] = tried
        self._put(self._asker.tell(talk, choice, amount))

    def _asks_whether_meant(self, talk: Talk) -> bool:
        """Ask once about an amount far from the usual; the same press again keeps it."""
        question, amount = talk.question, talk.typed.amount
        household = self.desk.household
        if question is None or household is None or self._sure == (question.what, amount):
            return False
        with self.desk.reader() as reader:
            largest = largest_of(reader, household, question.kind, question.what, self.desk.today)
        if not is_far(amount, max(largest, question.usual)):
            return False
        self._put(talk, far_words(amount, largest))
        self._sure = question.what, amount
        return True

    def _on_found_saved(self, doubt: Doubt) -> None:
        if self._asker.found(doubt, self._talks):
            self.refresh()

    def _on_nothing(self) -> None:
        if not self._is_half_typed():
            self._put(self._asker.nothing(self._talk()))

    def _on_skip(self) -> None:
        if not self._is_half_typed():
            self._put(self._asker.skip(self._talk()))

    def _is_half_typed(self) -> bool:
        """Stay where an amount is typed that has no day yet: going on would lose it."""
        talk = self._talk()
        if talk.question is None or not talk.typed.amount:
            return False
        told = _("{amount} baht is typed and has no day yet. Choose the day, or take it back.")
        self._put(talk, told.format(amount=talk.typed.shown))
        return True

    def _on_ask_days(self) -> None:
        """Ask about the days nobody knows of, in the month of the last of them."""
        unknown = self.review.unknown()
        if unknown:
            self.desk.turn_to(Month.of(unknown[-1]))
            self.desk.days_asked.emit()

    def _on_take_out(self, entry: Id) -> None:
        self._asker.take_out(self._talk(), entry)
        self.refresh()
        self._rest()

    def _on_more(self, tile: Tile) -> None:
        self.more.turn()
        self._put(self._talk().with_more(more_question(tile)))

    def _on_end(self) -> None:
        """End the asking; everything is kept already."""
        household = self.desk.household or NO_ID
        self._talks.pop(household, None)
        self._beginning.end(household)
        self.desk.say(_("Everything that was said is kept."))
        self._show()
        self._rest()

    def _on_again(self) -> None:
        """Go back to the first question nobody could answer, else to the first."""
        talk = self._talk()
        self._put(talk.at(self._asker.first_open(talk)))

    def _forth(self) -> None:
        talk = self._talk()
        self._put(talk.at(talk.place + 1))

    def _back(self) -> None:
        """Go a question back; from the first one, back to the days."""
        talk = self._talk()
        if self._is_half_typed():
            return
        question = talk.question
        if question is not None and talk.place >= talk.asked and question.id == NO_ID:
            self._put(talk.without(talk.place))
        elif talk.place:
            self._put(talk.at(talk.place - 1))
        else:
            self._talks.pop(self.desk.household or NO_ID)
            self._show()
            self._rest()
