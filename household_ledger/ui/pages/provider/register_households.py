"""The households of the register as a table: looked for, opened, changed, leaving and coming back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from household_ledger.domain.ids import Id
from household_ledger.domain.register import Household, VillageGroup
from household_ledger.services.commands.households import ComeBack, leaving_reason
from household_ledger.services.views.household_list import HouseholdLine, Shown, household_list
from household_ledger.text.amounts import format_number
from household_ledger.text.collation import sort_key
from household_ledger.text.consent_words import counting_words
from household_ledger.text.dates import format_date
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.text.matching import plain
from household_ledger.text.messages import sentence
from household_ledger.ui.arrivals import ShowConsents
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.provider.household_form import HouseholdForm, ask_leaving
from household_ledger.ui.pages.provider.villages import VillageChoice
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.beside import Beside
from household_ledger.ui.widgets.buttons import clearable
from household_ledger.ui.widgets.choice_box import ChoiceBox
from household_ledger.ui.widgets.table import Cell, Column, Row, Table

_SEARCH_WIDTH, _ROOM, _STRIP = 240, 560, 680
Deed = tuple[str, str, Callable[[], object]]


class HouseholdsPart(QWidget):
    """Shows the lines it is given; `filtered` says that other rows are seen."""

    filtered = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._lines: tuple[HouseholdLine, ...] = ()
        self._wanted: Id | None = None
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setPlaceholderText(_("Find by code, name or village"))
        self.search.setAccessibleName(_("Find by code, name or village"))
        clearable(self.search)
        self.search.setMinimumHeight(px(36))
        self.search.setFixedWidth(px(_SEARCH_WIDTH))
        self.search.textChanged.connect(self._show)
        self.search.returnPressed.connect(self._on_found)
        self.villages = VillageChoice(_ROOM)
        self.villages.chosen.connect(self._show)
        self.kinds = _kinds()
        self.kinds.currentIndexChanged.connect(self._show)
        self.table = Table(
            _("Households"),
            (
                Column(_("Code"), 78),
                Column(_("Household")),
                Column(_("Village"), 136, goes=3),
                Column(_("Began on"), 112, goes=5),
                Column(_("Persons"), 66, "right", goes=4),
                Column(_("Last written"), 176),
                Column(_("Months closed"), 110, "right", goes=2),
                Column(_("Consents"), 124, goes=1),
                Column("", 80),
            ),
        )
        self.table.setObjectName("households")
        self.table.pressed.connect(self._on_pressed)
        self.table.menu_asked.connect(self._on_menu)
        strip = QHBoxLayout()
        strip.setSpacing(14)
        strip.addWidget(self.search)
        strip.addWidget(self.villages)
        strip.addStretch(1)
        sought = Beside(_STRIP)
        sought.add(strip, 1)
        sought.add(self.kinds, 0)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        rows.addWidget(sought)
        rows.addWidget(self.table, 1)

    def show_lines(self, lines: Sequence[HouseholdLine]) -> None:
        """Show the register."""
        self._lines = tuple(lines)
        named = {one.household.group: one.village for one in lines if one.village}
        villages = sorted(named.items(), key=lambda one: sort_key(one[1]))
        self.villages.show_villages(villages if len(villages) > 1 else [])
        self._show()
        self._go_to_wanted()

    def choose(self, household: Id) -> None:
        """Put the keyboard on a household's row, once it is read, whatever was looked for before."""
        self._wanted = household
        self.search.clear()
        self.villages.choose(None)
        self.kinds.setCurrentIndex(0)
        self._show()
        self._go_to_wanted()

    def sight(self) -> tuple[Id | None, int]:
        """Tell which village and which kind of household are looked at."""
        return self.villages.village, self.kinds.currentIndex()

    def shown(self) -> tuple[HouseholdLine, ...]:
        """List the households looked at, in the order of their rows."""
        places = {row.key: place for place, row in enumerate(self.table.rows())}
        found = (one for one in self._lines if one.household.id in places)
        return tuple(sorted(found, key=lambda one: places[one.household.id]))

    def sight_words(self) -> str:
        """Say which households are looked at."""
        searched = self.search.text().strip()
        found = _("found by “{words}”").format(words=searched) if searched else ""
        return beside(self.villages.words(), self.kinds.currentText(), found)

    def look(self, sight: tuple[Id | None, int]) -> None:
        """Look at a village and a kind of household again."""
        village, kind = sight
        self.villages.choose(village)
        self.kinds.setCurrentIndex(kind)

    def _go_to_wanted(self) -> None:
        for place, row in enumerate(self.table.rows()):
            if row.key == self._wanted:
                self._wanted = None
                index = self.table.model().index(place, 0)
                self.table.setCurrentIndex(index)
                self.table.scrollTo(index)
                return

    def deeds(self, household: Household) -> list[Deed]:
        """List what can be done with a household: a name for tests, the words, how."""
        leaving: Deed = ("leave", _("Leaves the project…"), partial(ask_leaving, self._desk, self, household))
        again: Deed = ("leave", _("When and why it left…"), leaving[2])
        if household.left_on is not None:
            leaving = ("come_back", _("Is back in the project"), partial(self._desk.do, ComeBack(household.id)))
        return [
            ("open_book", _("Open its book"), partial(self._open, household.id)),
            ("change", _("Change…"), partial(self._change, household)),
            ("intake", _("What was asked at the start…"), partial(self._intake, household)),
            ("consents", _("Consents"), partial(self._desk.go, "home", ShowConsents(), household=household.id)),
            *([("village", _("Its village…"), partial(self._village, household))] if household.group else []),
            leaving,
            *([again] if household.left_on is not None else []),
            ("history", _("What was changed"), partial(self._desk.show_history, "household", household.id)),
            ("my_data", _("Everything kept about it, on paper…"), partial(self._print_all, household.id)),
            ("my_data_file", _("Everything kept about it, as a file…"), partial(self._save_all, household)),
            ("erase", _("Erase it for good…"), partial(self._erase, household)),
        ]

    def _print_all(self, household: Id) -> None:
        from household_ledger.ui.paper.orders import MY_DATA, PaperOrder

        self._desk.print_asked.emit(PaperOrder(kind=MY_DATA, month=self._desk.month, households=(household,)))

    def _save_all(self, household: Household) -> None:
        from household_ledger.ui.pages.provider.my_data_file import save_my_data

        save_my_data(self._desk, self, household)

    def _erase(self, household: Household) -> None:
        from household_ledger.ui.pages.provider.erasing import ask_erasing

        ask_erasing(self._desk, self, household)

    def _show(self) -> None:
        wanted = plain(self.search.text())
        village, kind = self.villages.village, list(Shown)[max(0, self.kinds.currentIndex())]
        self.table.show_rows(
            [
                self._row(one)
                for one in self._lines
                if kind.shows(one)
                and (village is None or one.household.group == village)
                and wanted in plain(f"{one.household.code} {one.household.name} {one.village}")
            ]
        )
        self.filtered.emit()

    def _row(self, line: HouseholdLine) -> Row:
        one = line.household
        tone = "ink_3" if line.has_left else ""
        compared = _("compared with")
        name = f"{one.name} ({compared})" if one.is_comparison else one.name
        started = one.started_on
        return Row(
            one.id,
            (
                Cell(in_digits(one.code), "ink_3"),
                Cell(name, tone, tip=name),
                Cell(line.village, tone, tip=line.village),
                Cell(format_date(started) if started else _("not said"), tone, sort=str(started or "")),
                Cell(_number(line.members), tone, sort=line.members or 0),
                self._last(line, tone),
                Cell(
                    f"{format_number(line.months_closed)}/{format_number(line.months_closed + line.months_open)}",
                    "attention" if line.is_behind else tone,
                    sort=line.months_open,
                    tip=_open_words(line.months_open),
                ),
                _consent_cell(line),
                Cell(_("Manage"), "primary", tip=_("Change, leave, history")),
            ),
        )

    def _last(self, line: HouseholdLine, tone: str) -> Cell:
        """Say when something was last written, or that and why the household left."""
        left = line.household.left_on
        if left is not None:
            told = _("left {day}").format(day=format_date(left))
            return Cell(told, "ink_3", sort=left.isoformat(), tip=leaving_reason(line.household) or told)
        if line.last_day is None:
            return Cell(_("nothing yet"), "attention", sort="")
        today = self._desk.today
        days = line.days_silent(today) or 0
        ago = ngettext("{count} day ago", "{count} days ago", days).format(count=format_number(days))
        words = f"{format_date(line.last_day, 'day')} · {ago}" if days else _("today")
        return Cell(words, "attention" if line.is_long_silent(today) else tone, sort=line.last_day.isoformat())

    def _on_pressed(self, key: object) -> None:
        household = self._household(key)
        if household is None:
            return
        index = self.table.currentIndex()
        if index.column() == self.table.model().columnCount() - 1:
            self._open_menu(household, self.table.viewport().mapToGlobal(self.table.visualRect(index).bottomLeft()))
        else:
            self._open(household.id)

    def _on_menu(self, row: int, place: QPoint) -> None:
        rows = self.table.rows()
        household = self._household(rows[row].key) if 0 <= row < len(rows) else None
        if household is not None:
            self._open_menu(household, place)

    def _open_menu(self, household: Household, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setObjectName("household_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, words, run in self.deeds(household):
            menu.addAction(words, run).setObjectName(name)
        menu.popup(place)

    def _on_found(self) -> None:
        """Open the only household found; among several go to the first."""
        rows = self.table.rows()
        only = self._household(rows[0].key) if len(rows) == 1 else None
        if only is not None:
            self._open(only.id)
        elif rows:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.table.setCurrentIndex(self.table.model().index(0, 0))

    def _household(self, key: object) -> Household | None:
        return next((one.household for one in self._lines if one.household.id == key), None)

    def _open(self, household: Id) -> None:
        self._desk.go("today", household=household)

    def _change(self, household: Household) -> None:
        HouseholdForm(self._desk, self, household).exec()

    def _intake(self, household: Household) -> None:
        from household_ledger.ui.pages.intake_form import ask_intake

        ask_intake(self._desk, self, household)

    def _village(self, household: Household) -> None:
        from household_ledger.ui.pages.provider.village_form import ask_village

        with self._desk.reader() as reader:
            village = reader.record(VillageGroup, household.group)
        ask_village(self._desk, self, village)


def _kinds() -> ChoiceBox:
    """Make the box that says which households are looked at."""
    words = {
        Shown.ALL: _("Every household"),
        Shown.TAKING_PART: _("Taking part"),
        Shown.COMPARED: _("Only compared with"),
        Shown.LEFT: _("Has left the project"),
        Shown.NOT_COUNTED: _("Consent not complete"),
        Shown.UNASKED_AT_START: _("Not all asked at the start"),
    }
    box = ChoiceBox()
    box.setObjectName("kinds")
    box.setAccessibleName(_("Which households"))
    box.setMinimumHeight(px(36))
    box.addItems([words[one] for one in Shown])
    return box


def _consent_cell(line: HouseholdLine) -> Cell:
    """Say whether a household may be counted; of one that left as well, its months stay in the figures."""
    words, why = counting_words(line.counting), line.counting.why
    whole = words if why is None else sentence(why)
    tone = "income" if why is None else "ink_3" if line.has_left else "attention"
    return Cell(("✓ " if why is None else "! ") + words, tone, tip=whole, sort=words)


def read_lines(desk: Desk) -> tuple[HouseholdLine, ...]:
    """Read the register; any thread."""
    with desk.reader() as reader:
        return household_list(desk.figures, reader, desk.today)


def _number(count: int | None) -> str:
    return format_number(count) if count is not None else "–"


def _open_words(count: int) -> str:
    if not count:
        return _("Every month that is over is closed.")
    words = ngettext("{count} month is over and not closed.", "{count} months are over and not closed.", count)
    return words.format(count=format_number(count))
