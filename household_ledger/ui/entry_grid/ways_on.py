"""What the grid met while somebody typed, said above the strip with the ways on there are."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.period import Month
from household_ledger.services.typed.row import TypedRow
from household_ledger.text.amounts import format_number
from household_ledger.text.dates import format_date, format_month
from household_ledger.text.i18n import _, ngettext
from household_ledger.ui.entry_grid.foot import Way
from household_ledger.ui.entry_grid.grid import EntryGrid
from household_ledger.ui.entry_grid.row.nothing_days import take_mark_out
from household_ledger.ui.entry_grid.taking_back import taking_back_last
from household_ledger.ui.typing.kinds import amount_column

_EMPTIED = "bring_back_typed"
_WRITTEN_OVER = "undo_written_over"


class WaysOn:
    """Says it in the notice of one grid."""

    def __init__(self, grid: EntryGrid) -> None:
        self.grid = grid
        grid.met.connect(self.announce)
        self._refused: TypedRow | None = None
        """What stood in the row when the machine would not keep something; None once it kept again."""
        self._written_over: TypedRow | None = None
        """What stands in the row since something typed there was written over; None once it is something else."""
        self._locked = ""
        """What was said of a month that is closed."""
        grid.looked.connect(self._on_looked)
        grid.typing.emptied.connect(self.offer_emptied)
        grid.typing.changed.connect(self.end_offer)

    def announce(self, what: str, of: str) -> None:
        """Say what the grid met, with the ways on there are."""
        grid = self.grid
        ways: list[Way]
        if what == "names":
            words = _("“{name}” is not in this household's book yet.").format(name=of)
            grid.notice.say(words, [("make_names", _("Make it and save (Enter)"), grid.keeping.save)], kind="attention")
        elif what == "ahead":
            ways = [
                ("save_ahead", _("Save all the same (Enter)"), grid.keeping.save),
                ("mend_day", _("Change the day"), self._to_day),
            ]
            grid.notice.say(of, ways, kind="attention")
        elif what == "huge":
            ways = [
                ("save_huge", _("Save all the same (Enter)"), grid.keeping.save),
                ("mend_amount", _("Change the amount"), self._to_amount),
            ]
            grid.notice.say(of, ways, kind="attention")
        elif what == "elsewhere":
            month = Month.from_iso(of)
            words = _("Saved in {month}.").format(month=format_month(month))
            grid.notice.say(words, [("go_month", _("Go to that month"), partial(self._go_to, month))])
        elif what == "away":
            day = date.fromisoformat(of)
            words = _("Written on {date}.").format(date=format_date(day, "day"))
            grid.notice.say(words, [("show_kept", _("Look at it"), partial(self._look_at, day))])
        elif what == "marked":
            day = date.fromisoformat(of)
            words = _("{date} was marked “nothing today” before.").format(date=format_date(day, "day"))
            grid.notice.say(words, [("take_mark_out", _("Take “nothing today” out"), partial(self.unmark, day))])
        elif what == "waiting":
            told = ngettext("{count} row is not saved yet.", "{count} rows are not saved yet.", int(of))
            ways = [("save_waiting", _("Save now"), self._retry)]
            grid.notice.say(told.format(count=format_number(int(of))), ways, kind="attention")
        elif what in ("locked", "lost"):
            self._say_of_others(of)
        else:
            self._refused = grid.typing.row
            ways = [
                ("retry", _("Try again"), self._retry),
                ("set_aside", _("Let it wait and type on"), self._set_aside),
                ("export_typed", _("Keep as a file …"), self._export),
            ]
            grid.notice.say(of, ways, kind="attention")

    def _say_of_others(self, lost: str) -> None:
        """Say that the month is closed, or what became of the kept row under the hands (`lost`), which others wrote."""
        grid = self.grid
        if not lost:
            self._locked = _("This month is closed. Correct it with a reason, or open it again.")
            grid.notice.say(self._locked, kind="attention")
            return
        ways: list[Way] = [
            ("keep_lost", _("Keep it as a new row (Enter)"), grid.keeping.save),
            ("let_lost_go", _("Let it go (Esc)"), grid.hands.give_up),
        ]
        is_alone = grid.parts.half.lost_at(grid.hands.at) is not None
        grid.notice.say(lost, ways if is_alone else (), kind="attention")

    def go_on(self) -> None:
        """Save what was refused, now that the machine keeps again; a row somebody is at since is theirs to save."""
        refused, self._refused = self._refused, None
        if refused == self.grid.typing.row:
            self._retry()

    def _on_looked(self) -> None:
        """Say no more that a month is closed once it is open again."""
        notice = self.grid.notice
        if self._locked and not self.grid.parts.is_locked and notice.words.words() == self._locked:
            notice.close_bar()

    def _to_day(self) -> None:
        self.grid.notice.close_bar()
        self.grid.typing.go("date")
        self.grid.view.editor.cells["date"].selectAll()

    def _to_amount(self) -> None:
        self.grid.notice.close_bar()
        cell = amount_column(self.grid.typing.row)
        self.grid.typing.go(cell)
        self.grid.view.editor.cells[cell].selectAll()

    def _go_to(self, month: Month) -> None:
        if self.grid.hands.leave_row():
            self.grid.desk.turn_to(month)

    def _look_at(self, day: date) -> None:
        grid = self.grid
        if grid.hands.leave_row():
            grid.notice.close_bar()
            grid.view.stand_at(grid.source.last_on(day), "what")

    def unmark(self, day: date) -> None:
        """Take out that nothing happened on a day."""
        grid = self.grid
        outcome = take_mark_out(grid.desk, grid.parts.saver, grid.desk.household or NO_ID, day)
        if outcome.is_done:
            words = _("Taken out: “nothing today” of {date}.").format(date=format_date(day, "day"))
            grid.notice.say(words, [("undo_mark", _("Bring back"), taking_back_last(grid))])
        else:
            grid.keeping.show_outcome(outcome)

    def _retry(self) -> None:
        self.grid.notice.close_bar()
        if self.grid.parts.half.waiting:
            self.grid.keeping.save_waiting()
        if self.grid.hands.at is not None or not self.grid.typing.row.is_blank:
            self.grid.keeping.save()

    def _set_aside(self) -> None:
        words = self.grid.notice.words.words()
        self.grid.keeping.set_aside()
        self.announce("trouble", words)

    def _export(self) -> None:
        from household_ledger.ui.entry_grid.row.rescue import export_typed

        saved = export_typed(self.grid, self.grid.waiting_rows())
        if isinstance(saved, Path):
            self.grid.notice.say(_("Kept in {name}. It can be pasted in later.").format(name=saved.name))
        elif saved:
            self.announce("trouble", saved)

    def offer_emptied(self, row: TypedRow) -> None:
        """Offer a row given up with Esc again: the key also closes lists, and is pressed once too often."""
        place = (self.grid.desk.household, self.grid.hands.at)
        self.grid.parts.half.given_up = row if self.grid.hands.at is None else None

        def refill() -> None:
            self.grid.notice.close_bar()
            self.grid.parts.half.given_up = None
            if place == (self.grid.desk.household, self.grid.hands.at) and not self.grid.typing.is_changed:
                self.grid.typing.bring_back(row)

        self.grid.notice.say(_("What was typed is gone."), [(_EMPTIED, _("Bring back"), refill)])

    def offer_written_over(self, row: TypedRow) -> None:
        """Offer what was typed before another row was written over it; `row` is what stands there now."""
        typing, notice = self.grid.typing, self.grid.notice
        self._written_over = row

        def take_back() -> None:
            notice.close_bar()
            if typing.row == row:
                typing.take_back(redo=False)

        notice.say(_("What was typed is written over."), [(_WRITTEN_OVER, _("Bring back (Ctrl+Z)"), take_back)])

    def offer_again(self) -> None:
        """Offer it on a grid built anew, too."""
        row = self.grid.parts.half.given_up
        if row is not None:
            self.offer_emptied(row)

    def tell_waiting(self) -> None:
        """Say of the household come back to how many of its rows are not saved."""
        waiting = self.grid.parts.halves.of(self.grid.desk.household or NO_ID).waiting
        if waiting:
            self.announce("waiting", str(len(waiting)))

    def end_offer(self) -> None:
        """Offer it no more once something else is typed."""
        notice = self.grid.notice
        if self._written_over not in (None, self.grid.typing.row):
            self._written_over = None
            if notice.findChild(QWidget, _WRITTEN_OVER) is not None:
                notice.close_bar()
        given_up = self.grid.parts.half.given_up
        if self.grid.typing.is_changed and given_up is not None:
            self.grid.parts.half.given_up = None
            if given_up.mark is not self.grid.typing.row.mark:
                self.grid.desk.give_up(given_up.mark)
        if self.grid.typing.is_changed and notice.findChild(QWidget, _EMPTIED) is not None:
            notice.close_bar()
