"""The queue: whom to see next and why, one row a household."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QPushButton

from household_ledger.domain.follow_up import SILENT_AFTER, VISIT_EVERY, Need, NextStep
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import Grade
from household_ledger.domain.period import Month
from household_ledger.services.views.follow_up import FollowLine, FollowUp, follow_up
from household_ledger.text.amounts import format_number
from household_ledger.text.dates import format_date, format_month
from household_ledger.text.digits import in_digits
from household_ledger.text.follow_words import reason_words, step_words, undated_remedy, undated_words
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside, named
from household_ledger.ui.arrivals import AddHousehold, AskBack
from household_ledger.ui.desk import Desk
from household_ledger.ui.offered import PaletteAction
from household_ledger.ui.pages.provider.follow import part
from household_ledger.ui.pages.provider.follow.part import Deed, TablePart
from household_ledger.ui.paper.orders import VISIT, PaperOrder
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.states import EmptyState
from household_ledger.ui.widgets.table import Cell, Column, Row, Table
from household_ledger.ui.widgets.words import Words

_NONE = "–"


class QueuePart(TablePart[FollowUp]):
    """Answers: who should be seen next."""

    def __init__(self, desk: Desk) -> None:
        nothing = EmptyState(
            "follow",
            _("No household yet"),
            _("Here stands whom to see next, and why: who has not written, who was not visited, which months wait."),
            action=(_("Add the first household"), self._on_begin),
        )
        self.table = _table()
        self._are_sheets_asked = False
        super().__init__(desk, nothing, self.table)
        self.sheets = part.named(button(_("Visit sheets"), self._on_sheets, picture="print"), "visit_sheets")
        self.sheets.setToolTip(_("A sheet to take along to each household that should be visited"))
        self.visit = part.named(button(_("Write a visit"), self._on_visit, look="primary", picture="add"), "new_visit")
        self.rows.addWidget(self.loader, 1)
        self.why = Words("", "small", wraps=True)
        self.why.setObjectName("why_all")
        self.rows.addWidget(self.why)
        self.table.chosen.connect(self._say_why)

    def buttons(self) -> Sequence[QPushButton]:
        """Give the buttons beside the heading."""
        return (self.sheets, self.visit)

    def is_offered(self, one: QPushButton) -> bool:
        """Tell whether there is anybody to visit."""
        has_rows = self.shown is not None and bool(self.shown.lines)
        return has_rows and (one is self.visit or self.paper() is not None)

    def refresh(self) -> None:
        """Read the queue; of a book without households there is none."""
        if self.desk.figures.households():
            super().refresh()
            return
        self.shown = None
        self.why.hide()
        self.loader.setCurrentWidget(self.nothing)
        self.say(_("Whom to see next"))

    def read(self, village: Id | None) -> FollowUp:
        """Read the queue of the month of the desk; any thread."""
        with self.desk.reader() as reader:
            return follow_up(self.desk.figures, reader, self.desk.month, self.desk.today, village)

    def show_read(self, read: FollowUp) -> None:
        """Show the rows in their order, and count who is to be seen."""
        self.table.show_rows([_row(one, read) for one in read.lines])
        self.loader.setCurrentWidget(self.table if read.lines else self.nothing)
        self._say_why(self.table.current_key() or (read.lines[0].household.id if read.lines else None))
        if not read.lines:
            self._say_nobody(read)
            return
        self.say(*_heading(read))
        if self._are_sheets_asked:
            self._on_sheets()

    def _say_why(self, key: object) -> None:
        """Write out every reason of the row one stands at: the row itself says the first, and how many more."""
        line, today = self._line(key), self.desk.today
        why = beside(*(reason_words(one, today) for one in line.reasons)) if line is not None else ""
        self.why.show_words(named(line.household.name, why) if line is not None and why else "")
        self.why.setVisible(bool(why))

    def _say_nobody(self, read: FollowUp) -> None:
        """Say why nobody stands in the queue, and lead to what mends it."""
        if read.undated:
            title, words, begin = undated_words(read.undated), undated_remedy(), _("Open the list of households")
        else:
            title = _("{month}: no household was enrolled yet").format(month=format_month(read.month))
            words, begin = _("Look at another month, or add households."), _("Add a household")
        self.nothing.say(title, words, begin)
        self.say(title)

    def _on_begin(self) -> None:
        is_undated = self.shown is not None and self.shown.undated > 0
        self.desk.go("register", None if is_undated else AddHousehold())

    def paper(self) -> PaperOrder | None:
        """Give a sheet for each household that should be visited; where none should, for each of the queue."""
        if self.shown is None or not self.shown.lines:
            return None
        meant = self.shown.to_visit() or self.shown.lines
        return PaperOrder(kind=VISIT, month=self.shown.month, households=tuple(one.household.id for one in meant))

    def deeds(self, key: object) -> list[Deed]:
        """List what can be done with a household, its next step first."""
        line = self._line(key)
        if line is None:
            return []
        home, desk, month = line.household.id, self.desk, self.desk.month
        close_from = line.known.months_open[0] if line.known.months_open else month
        days = AskBack(month.first, min(month.last, desk.today))
        every: list[tuple[NextStep | None, Deed]] = [
            (NextStep.VISIT, ("visit", _("Write a visit…"), partial(self.write_visit, home))),
            (NextStep.CLOSE, ("close", _("Close a month"), lambda: desk.go("month", household=home, month=close_from))),
            (NextStep.ASK, ("ask", _("Ask about the days"), lambda: desk.go("entry", days, household=home))),
            (None, ("entries", _("Read its entries"), lambda: desk.go("entry", household=home))),
            (None, ("sheet", _("Print its visit sheet"), partial(self._print, (home,)))),
        ]
        next_step = NextStep.VISIT if line.step is NextStep.VERIFY else line.step
        return [deed for _step, deed in sorted(every, key=lambda one: one[0] is not next_step)]

    def palette_actions(self) -> list[PaletteAction]:
        """Offer what the buttons do; of sheets also before the queue is read, as from another page."""
        if self.shown is None and not self.desk.figures.households():
            return []
        if self.shown is not None and not self.shown.lines:
            return []
        return [
            PaletteAction(_("Write a visit"), self._on_visit, also="visit เยี่ยมบ้าน"),
            PaletteAction(_("Visit sheets"), self._on_sheets, also="visit sheet print ใบเยี่ยม"),
        ]

    def help_text(self) -> str:
        """Say by what the queue is ordered."""
        words = _(
            "Who wrote nothing comes first, then who is silent for more than {silent} days, was never visited, or not "
            "for {visit} days; then months that wait to be closed or verified, and days nobody was asked about. "
            "Press a household for its next step; the last column has all that can be done. "
            "The letters are the grades of six months, the last is that of the bar above. "
            "Households only compared with stand below the others and are not counted."
        )
        return in_digits(words.format(silent=format_number(SILENT_AFTER), visit=format_number(VISIT_EVERY)))

    def write_visit(self, household: Id | None = None) -> None:
        """Ask for a visit, to a household where it is known."""
        from household_ledger.ui.pages.provider.follow.visit_form import VisitForm

        VisitForm(self.desk, self, household).exec()

    def _on_visit(self) -> None:
        line = self._line(self.table.current_key())
        self.write_visit(line.household.id if line is not None else None)

    def _on_sheets(self) -> None:
        self._are_sheets_asked = self.shown is None
        order = self.paper()
        if order is not None:
            self.desk.print_asked.emit(order)

    def _print(self, households: tuple[Id, ...]) -> None:
        month = self.shown.month if self.shown is not None else self.desk.month
        self.desk.print_asked.emit(PaperOrder(kind=VISIT, month=month, households=households))

    def _line(self, key: object) -> FollowLine | None:
        lines = self.shown.lines if self.shown is not None else ()
        return next((one for one in lines if one.household.id == key), None)


def _table() -> Table:
    made = Table(
        _("Whom to see next"),
        (
            Column(_("Code"), 76),
            Column(_("Household")),
            Column(_("Why"), is_whole=True),
            Column(_("Last entry"), 80, goes=2),
            Column(_("Last visit"), 88, goes=3),
            Column(_("Not closed"), 84, "right", goes=5),
            Column(_("To verify"), 74, "right", goes=6),
            Column(_("Days"), 66, "right", goes=7),
            Column(in_digits(_("Six months")), 104, goes=4),
            Column(_("Next step"), 104, goes=1),
            Column("", 38),
        ),
    )
    made.setObjectName("follow_queue")
    return made


def _row(line: FollowLine, read: FollowUp) -> Row:
    household, today = line.household, read.today
    name = _("{name} (compared with)").format(name=household.name) if household.is_comparison else household.name
    why = [reason_words(one, today) for one in line.reasons]
    return Row(
        household.id,
        (
            Cell(in_digits(household.code), "ink_3"),
            Cell(name, tip=beside(name, line.village)),
            Cell(_shortly(why) or _("all is well"), "attention" if why else "ink_3", tip="\n".join(why)),
            _since(line.days_since_entry(today), is_late=line.has(Need.NEVER_WRITTEN, Need.SILENT)),
            _since(line.days_since_visit(today), is_late=line.has(Need.NEVER_VISITED, Need.LONG_UNVISITED)),
            _count(len(line.known.months_open), is_late=line.has(Need.MONTHS_OPEN)),
            _count(len(line.known.months_unverified), is_late=False),
            Cell(
                f"{format_number(line.days_recorded)}/{format_number(line.days_in_month)}",
                "attention" if line.has(Need.DAYS_UNKNOWN) else "",
                sort=line.days_recorded,
            ),
            Cell(_letters(line.grades), tip=_letters_told(line.grades, read)),
            Cell(step_words(line.step) if line.step is not None else "", "primary"),
            Cell("⋯", "primary", tip=_("All that can be done")),
        ),
    )


def _shortly(why: Sequence[str]) -> str:
    """Say the most pressing reason, and how many more there are: the columns beside it say which."""
    if len(why) < 2:  # noqa: PLR2004 -- one reason is all
        return "".join(why)
    return _("{reason} and {count} more").format(reason=why[0], count=format_number(len(why) - 1))


def _since(days: int | None, *, is_late: bool) -> Cell:
    """Say how many days ago something was."""
    tone = "attention" if is_late else ""
    if days is None:
        return Cell(_("never"), tone, sort=1 << 20)
    words = ngettext("{count} day", "{count} days", days).format(count=format_number(days))
    return Cell(words if days else _("today"), tone, sort=days)


def _count(number: int, *, is_late: bool) -> Cell:
    tone = "attention" if is_late else ("" if number else "ink_3")
    return Cell(format_number(number) if number else _NONE, tone, sort=number)


def _letters(grades: Sequence[Grade | None]) -> str:
    return " ".join(one.value if one is not None else "·" for one in grades)


def _letters_told(grades: Sequence[Grade | None], read: FollowUp) -> str:
    months = [read.month.plus(place - len(grades) + 1) for place in range(len(grades))]
    return "\n".join(
        named(format_month(month, "short"), grade.value if grade is not None else _NONE)
        for month, grade in zip(months, grades, strict=True)
    )


def _heading(read: FollowUp) -> tuple[str, str]:
    """Say who is to be seen, and what else waits."""
    visits, silent = len(read.to_visit()), len(read.silent())
    told = ngettext("{count} household should be visited", "{count} households should be visited", visits)
    quiet = ngettext(
        "{count} has written nothing for more than {days} days",
        "{count} have written nothing for more than {days} days",
        silent,
    )
    undated = undated_words(read.undated) if read.undated else ""
    if not read.in_need():
        return _("All is well with every household"), beside(undated, _as_of(read))
    title = told.format(count=format_number(visits)) if visits else _("Nobody has to be visited just now")
    days = format_number(SILENT_AFTER)
    title = beside(title, quiet.format(count=format_number(silent), days=days) if silent else "")
    closing, verifying = (_count_with(read, need) for need in (Need.MONTHS_OPEN, Need.UNVERIFIED))
    waiting = (
        (closing, ngettext("{count} has months to close", "{count} have months to close", closing)),
        (verifying, ngettext("{count} has months to verify", "{count} have months to verify", verifying)),
    )
    said = [words.format(count=format_number(count)) for count, words in waiting if count]
    return title, beside(*said, undated, _as_of(read))


def _count_with(read: FollowUp, need: Need) -> int:
    return len([one for one in read.participants if one.has(need)])


def _as_of(read: FollowUp) -> str:
    """Say the day it is of; beside an earlier month, also that those it counts are the households of that month."""
    day = format_date(read.today)
    if read.month == Month.of(read.today):
        return _("as of {day}").format(day=day)
    return _("households of {month}, as of {day}").format(month=format_month(read.month), day=day)
