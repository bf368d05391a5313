"""What becomes of a row that is typed: kept, refused with its reason, left to wait, its names made first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from household_ledger.domain.entry import Draft
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import IN_KIND
from household_ledger.domain.money import LEAST_FAR_SATANG, Money
from household_ledger.domain.period import Month
from household_ledger.services.refusals import MAY_BE_SAVED, SAVED_AFTER_ALL
from household_ledger.services.typed.entry import read_row
from household_ledger.services.typed.reading import DAY_ASKED
from household_ledger.services.typed.row import AMOUNT_ASKED, ReadRow, TypedRow
from household_ledger.services.views.entry_row import EntryRow
from household_ledger.services.views.name_book import NameBook
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside
from household_ledger.text.messages import message
from household_ledger.ui.entry_grid.row.hands import Hands
from household_ledger.ui.entry_grid.row.nothing_days import is_on_marked_day, refused_mark
from household_ledger.ui.entry_grid.row.parts import GridParts
from household_ledger.ui.typing.saving import Outcome

_ASKED = (*DAY_ASKED, AMOUNT_ASKED)
_MOST_READ = 100
"""So many waiting rows are read again with every row kept: nobody feels it."""


class Keeping(QObject):
    """Brings the rows typed in one grid into the ledger."""

    met = Signal(str, str)
    """What it met that wants words and ways on, and of what.

    `names`, `ahead`, `huge`, `elsewhere`, `away`, `marked`, `waiting`, `trouble`.
    """
    kept = Signal(object)
    """The row under the hands is in the ledger: the next is to be laid under them; of one changed, its id and cell."""
    refresh_asked = Signal()
    """The rows that wait are others now."""

    def __init__(self, parts: GridParts, hands: Hands) -> None:
        super().__init__(parts.view)
        self._parts, self._hands = parts, hands
        self._names_asked: tuple[str, ...] = ()
        self._day_asked: date | None = None
        self._day_meant: tuple[Id, date] | None = None
        """Whose day was asked about and meant: the rows that follow on it are kept without a word."""
        self._amount_asked: Money | None = None
        self._drafts_asked: tuple[Draft, ...] = ()
        self._kept_on: date | None = None
        """The day of the row kept last, until the rows were read with it."""
        hands.save_asked.connect(partial(self.save, is_left=True))
        parts.typing.save_asked.connect(self.save)
        parts.typing.changed.connect(self._on_changed)

    def save(self, *, is_left: bool = False) -> bool:
        """Bring the row under the hands into the ledger; where it cannot be, say why at its cells.

        While one that was changed `is_left` for another, the rows stay where they are until the end of the turn.
        """
        parts, at = self._parts, self._hands.at
        if at is None and parts.typing.row.is_blank:
            return False
        if isinstance(at, EntryRow) and not parts.typing.is_changed:
            self._hands.give_up()
            return True
        if not parts.typing.try_it():
            self._offer_names()
            return False
        read, typed = parts.typing.said, parts.typing.row
        is_of_day = isinstance(at, EntryRow) and at.date == read.drafts[0].date
        if (not is_of_day and self._refuses_mark(read)) or self._asks_of_day(read) or self._asks_of_amount(read):
            return False
        outcome = parts.saver.replace(at, read) if isinstance(at, EntryRow) else self._write(typed, read)
        if not outcome.is_done:
            if outcome.code == SAVED_AFTER_ALL and not isinstance(at, EntryRow):
                self._take_up_found(typed, outcome)
            else:
                self.show_outcome(outcome)
            return False
        self._go_on(read.drafts[0].date, is_left=is_left)
        if not is_of_day and is_on_marked_day(parts.desk, read):
            self.met.emit("marked", read.drafts[0].date.isoformat())
        if told := [message(one) for one in read.remarks if one.code not in _ASKED]:
            parts.notice.also(" ".join(told), alone=_("Saved. {remark}"))
        if read.drafts[0].kind in IN_KIND:
            from household_ledger.ui.entry_grid.row.price_offer import offer_price

            offer_price(parts, read)
        return True

    def _refuses_mark(self, read: ReadRow) -> bool:
        words = refused_mark(self._parts.desk, read)
        if words:
            self._parts.notice.say(words, kind="attention")
        return bool(words)

    def _asks_of_day(self, read: ReadRow) -> bool:
        """Ask, once, whether a day far from today is meant; saving once more says that it is."""
        at, day, household = self._hands.at, read.drafts[0].date, read.drafts[0].household
        asked = next((message(one) for one in read.remarks if one.code in DAY_ASKED), "")
        is_as_it_was = isinstance(at, EntryRow) and at.date == day
        if not asked or is_as_it_was or (household, day) == self._day_meant:
            return False
        if day == self._day_asked:
            self._day_meant = (household, day)
            return False
        self._day_asked, self._drafts_asked = day, read.drafts
        self.met.emit("ahead", asked)
        return True

    def _asks_of_amount(self, read: ReadRow) -> bool:
        """Ask, once, whether an amount hardly anybody ever had is meant; saving once more says that it is."""
        at, amount = self._hands.at, read.amount
        asked = next((message(one) for one in read.remarks if one.code == AMOUNT_ASKED), "")
        is_as_it_was = isinstance(at, EntryRow) and amount in (at.money_in, at.money_out)
        if not asked or is_as_it_was or amount == self._amount_asked:
            return False
        self._amount_asked, self._drafts_asked = amount, read.drafts
        self.met.emit("huge", asked)
        return True

    def show_outcome(self, outcome: Outcome) -> None:
        """Say why something could not be done, at its cells or above the strip."""
        is_typing = self._parts.view.editor_row >= 0
        if outcome.problems and is_typing:
            self._parts.typing.refuse(outcome.problems)
        if outcome.is_trouble:
            self.met.emit("trouble", outcome.words)
        elif not outcome.problems or not is_typing:
            self._parts.notice.say(outcome.words, kind="attention")

    def set_aside(self) -> None:
        """Let the new row wait and go on with the next."""
        parts, hands = self._parts, self._hands
        if hands.at is None and not parts.typing.row.is_blank:
            parts.half.set_aside(hands.dated(parts.typing.row), hands.day)
            parts.typing.show(TypedRow())
            self.refresh_asked.emit()
            hands.begin_new()

    def save_waiting(self) -> None:
        """Try again to save the rows that wait, in their order; those that cannot be saved wait on.

        One that is under the hands is saved as it is typed by now.
        """
        parts, hands = self._parts, self._hands
        if parts.book is not None:
            half = parts.half
            if isinstance(hands.at, int):
                hands.stash()
            outcomes = [(row, self._add_waiting(row)) for row in half.waiting]
            half.waiting = [row for row, outcome in outcomes if not outcome.is_done]
            if isinstance(hands.at, int):
                before = [outcome.is_done for _row, outcome in outcomes[: hands.at + 1]]
                hands.at -= before[:-1].count(True)
                if before[-1]:
                    hands.begin_new()
            for outcome in (one for _row, one in outcomes if one.code in MAY_BE_SAVED):
                self.show_outcome(outcome)
        self.refresh_asked.emit()

    def _add_waiting(self, row: TypedRow) -> Outcome:
        outcome = self._write(row, self.read(row))
        if outcome.code == SAVED_AFTER_ALL:
            from household_ledger.ui.entry_grid.row.found_rows import note_found

            note_found(self._parts, row, outcome.ids)
        return outcome

    def _write(self, row: TypedRow, read: ReadRow) -> Outcome:
        """Write a typed row as new; one of which an earlier form is in the book changes that."""
        saver = self._parts.saver
        if self._parts.half.found and read.drafts:
            from household_ledger.ui.entry_grid.row.found_rows import found_row

            was = found_row(self._parts, row)
            if was is not None:
                outcome = saver.replace(was, read)
                return Outcome(is_done=True) if outcome.code == "nothing_changed" else outcome
        return saver.add(read, row.held, of=row.mark)

    def _take_up_found(self, row: TypedRow, outcome: Outcome) -> None:
        """Have the row under the hands change what it turned out to be saved as, where that is in sight.

        Elsewhere it is said, and the next Enter changes it there.
        """
        from household_ledger.ui.entry_grid.row.found_rows import found_row, found_words, note_found

        note_found(self._parts, row, outcome.ids)
        was = found_row(self._parts, row)
        if was is None:
            self.show_outcome(outcome)
            return
        self.refresh_asked.emit()
        if not isinstance(self._hands.at, EntryRow):
            self._parts.notice.say(found_words(was), kind="attention")

    def read(self, row: TypedRow) -> ReadRow:
        """Read a row that waits; an amount hardly anybody ever had waits until somebody looks at the row itself."""
        parts = self._parts
        if parts.book is None:
            return ReadRow()
        last, own = parts.half.last or parts.desk.today, parts.typing.own_price
        read = read_row(row, parts.book, last, parts.desk.today, own_price_of=own)
        if all(abs(one.amount) < LEAST_FAR_SATANG for one in read.drafts):
            return read
        from household_ledger.services.typed.far import huge_among

        asked = huge_among(read.drafts)
        return read if asked is None else replace(read, drafts=(), problems=(asked,))

    def problem_of(self, row: TypedRow) -> str:
        """Say what is wrong with a row that waits; "" for nothing."""
        problems = self.read(row).problems
        return message(problems[0]) if problems else ""

    def _go_on(self, day: date, *, is_left: bool) -> None:
        """Go on after saving: with the next new row, or in the table at the row that was changed."""
        parts, hands = self._parts, self._hands
        was, row, key = hands.at, parts.view.editor_row, hands.key_here()
        parts.notice.close_bar()
        self._names_asked, self._day_asked, self._amount_asked = (), None, None
        half = parts.half
        hands.at = None
        if isinstance(was, EntryRow):
            half.edited = None
            if is_left:
                hands.begin_new("")
                parts.view.stand_at(row, key)
            else:
                self.kept.emit((was.entry.id, key))
            return
        half.last = self._kept_on = day
        if isinstance(was, int):
            half.take_out([was])
        else:
            half.clear_new()
        self.kept.emit(None)
        ready = self._count_ready(half.waiting)
        if Month.of(day) != parts.desk.month:
            self.met.emit("elsewhere", Month.of(day).iso)
        elif ready:
            self.met.emit("waiting", str(ready))

    def _count_ready(self, waiting: Sequence[TypedRow]) -> int:
        """Count the rows that could be saved now; of very many a first few say whether to speak of them all."""
        ready = [row for row in waiting[:_MOST_READ] if self.read(row).drafts]
        return len(waiting) if ready and len(waiting) > _MOST_READ else len(ready)

    def look_again(self) -> None:
        """Say what there is to say once names and rows are read anew."""
        if self._names_asked and self._names_asked != tuple(one.name for one in self._parts.typing.said.new_names):
            self._on_changed()  # the name was made elsewhere, or the row is another household's
        self._say_where()

    def _say_where(self) -> None:
        """Say where the row just kept went: one of an earlier day may be out of sight."""
        parts, day = self._parts, self._kept_on
        self._kept_on = None
        place = parts.source.last_on(day) if day is not None else -1
        if day is not None and place >= 0 and parts.notice.isHidden() and not parts.view.is_in_sight(place):
            self.met.emit("away", day.isoformat())

    def _offer_names(self) -> None:
        """Offer to make what a row names and nobody knows yet; saving once more makes it."""
        parts = self._parts
        said, household = parts.typing.said, parts.desk.household
        asked = tuple(one.name for one in said.new_names)
        if (
            not asked
            or household is None
            or not all(one.is_likely for one in said.new_names)
            or {one.field for one in said.problems} - {one.field for one in said.new_names}
        ):
            return
        if asked != self._names_asked:
            self._names_asked = asked
            self.met.emit("names", beside(*asked))
            return
        self._names_asked = ()
        outcome = parts.saver.make_names(said, household)
        if not outcome.is_done:
            self.show_outcome(outcome)
            return
        with parts.desk.reader() as reader:
            parts.book = NameBook.read(reader, household, today=parts.desk.today)
        parts.typing.know(parts.book)
        self.save()

    def _on_changed(self) -> None:
        """End a question once the row says something else: 8000000 written as 8,000,000 says the same."""
        is_of_draft = self._day_asked is not None or self._amount_asked is not None
        if self._names_asked or (is_of_draft and self._parts.typing.said.drafts != self._drafts_asked):
            self._names_asked, self._day_asked, self._amount_asked = (), None, None
            self._parts.notice.close_bar()
