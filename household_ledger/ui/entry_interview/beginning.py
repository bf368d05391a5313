"""Keeps the days each household is to be asked about, and says what is wrong with them and how many questions wait."""

from __future__ import annotations

from collections.abc import Callable

from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.services.views.interview_answers import open_questions
from household_ledger.services.views.interview_span import Span, cash_at_start, span_problem, span_since
from household_ledger.text.messages import sentence
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_interview.asker import Asker
from household_ledger.ui.entry_interview.start import StartPanel
from household_ledger.ui.entry_interview.talk import Talk
from household_ledger.ui.reopening import ask_reopen


class Beginning:
    """The panel asking back begins at, and what is chosen there, household by household."""

    def __init__(
        self, desk: Desk, asker: Asker, *, begin: Callable[[], object], resume: Callable[[Span], object]
    ) -> None:
        self._desk, self._asker = desk, asker
        self.chosen: dict[Id, Span] = {}
        self._shown_of: Id | None = None
        self._ready: tuple[object, Talk | None] = (None, None)
        """The questions of the days chosen, and what they were read for."""
        self.panel = StartPanel(desk.today, begin=begin, resume=resume, reopen=self._on_reopen)
        for field in (self.panel.first, self.panel.last):
            field.changed.connect(self._on_days)

    def show(self) -> None:
        """Show the days chosen, else those since the last visit, and what was left open."""
        household = self._desk.household_record()
        if household is None:
            return
        with self._desk.reader() as reader:
            self.panel.show_left(open_questions(reader, household.id), self._desk.today)
            if household.id not in self.chosen or self._shown_of != household.id:
                since = self.chosen.get(household.id) or span_since(reader, household, self._desk.today)
                self._shown_of = household.id
                self.panel.show_span(since or Span(self._desk.today, self._desk.today))
        self._say_days()

    def talk(self) -> Talk | None:
        """Give the questions of the days chosen, where these can be asked about."""
        self._say_days()
        return self._ready[1]

    def end(self, household: Id) -> None:
        """Offer the days since this visit from now on."""
        self.chosen.pop(household, None)
        self._shown_of = None

    def _say_days(self) -> None:
        household, span = self._desk.household_record(), self.panel.value()
        code, counted = "", None
        if household is not None and span is not None:
            with self._desk.reader() as reader:
                counted = cash_at_start(reader, household.id)
                code = span_problem(reader, household, span, self._desk.today)
                about = (household.id, span, reader.heads())
            if code:
                self._ready = None, None
            elif self._ready[0] != about:
                self._ready = about, self._asker.fresh(household, span)
        talk = self._ready[1]
        asked = talk.questions if talk is not None else ()
        is_own = any(one.times for one in asked)
        self.panel.say(span, problem=sentence(code) if code else "", count=len(asked), is_own=is_own)
        is_before = counted is not None and span is not None and span.first < counted.day
        self.panel.warn(counted if is_before and not code else None)
        self.panel.reopen.setVisible(code == "interview_closed")

    def _on_days(self) -> None:
        span = self.panel.value()
        if span is not None and self._desk.household is not None:
            self.chosen[self._desk.household] = span
        self._say_days()

    def _on_reopen(self) -> None:
        """Offer to open the last closed month that is among the days chosen."""
        household, span = self._desk.household, self.panel.value()
        if household is None or span is None:
            return
        with self._desk.reader() as reader:
            closed = {number for _household, number in reader.closed_months([household])}
        months = [month for month in map(Month.of, reversed(span.days)) if month.number in closed]
        if months:
            ask_reopen(self._desk, self.panel, months[0])
