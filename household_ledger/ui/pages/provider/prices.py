"""The village price list: what things are worth, and a new month's prices written in one go."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from household_ledger.domain.changes import ChangeSet
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.period import Month
from household_ledger.domain.register import VillageGroup
from household_ledger.services.pasted_prices import MOST_LINES, pasted_prices
from household_ledger.services.views.price_list import PricedThing, newest_month, priced_things
from household_ledger.text.amounts import format_number
from household_ledger.text.collation import sort_key
from household_ledger.text.dates import format_month
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.page import Page, PaletteAction
from household_ledger.ui.pages.provider.price_form import ask_price
from household_ledger.ui.pages.provider.price_sheet import KeptSheet, PriceSheet
from household_ledger.ui.pages.provider.price_table import PriceTable
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.states import EmptyState

_KINDS = frozenset({"price", "village_group"})


class PricesPage(Page):
    """Answers: what goods are worth in our villages, and since when."""

    about_household = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._things: tuple[PricedThing, ...] = ()
        month = format_month(Month.of(desk.today))
        self.of_list = (
            self._made("add", button(_("Add a price…"), self.add, picture="add")),
            self._made(
                "begin_month",
                button(_("Prices of {month}").format(month=month), self.begin_month, look="primary", picture="edit"),
            ),
        )
        self.of_sheet = (
            self._made("back", button(_("Back to the list"), self._leave_sheet)),
            self._made("save", button(_("Save the prices"), self._save, look="primary", picture="check")),
        )
        self.list = PriceTable(desk)
        self.sheet = PriceSheet(desk, self.area)
        self.sheet.changed.connect(self._say)
        self.sheet.save_asked.connect(self._save)
        self.nothing = EmptyState(
            "basket",
            _("No village price yet"),
            _(
                "Write what one kilo, one egg, one bunch is worth here. Who then writes “2 กก.” of what they grew has"
                " its value at once."
            ),
            action=(_("Write prices"), self.begin_month),
        )
        self.stack = QStackedWidget()
        for one in (self.list, self.sheet, self.nothing):
            self.stack.addWidget(one)
        self.body.addWidget(self.stack, 1)

    def _made(self, name: str, made: QPushButton) -> QPushButton:
        made.setObjectName(name)
        return self.add_button(made)

    def refresh(self) -> None:
        """Read the list; what is typed for a month stays."""
        with self.desk.reader() as reader:
            self._things = priced_things(reader)
            villages = [(one.id, one.name) for one in reader.all(VillageGroup)]
        villages.sort(key=lambda one: sort_key(one[1]))
        self.list.show_things(self._things, villages)
        self.sheet.know(self._things, villages)
        self._turn()

    def is_touched_by(self, changes: ChangeSet) -> bool:
        """Tell that prices and villages change what is shown, and nothing else."""
        return bool(changes.kinds & _KINDS)

    def first_focus(self) -> QWidget | None:
        """Begin in the list, in an empty one at the way to begin, on the sheet at its first price."""
        if self._is_on_sheet():
            return self.sheet.first_focus()
        return self.list.table if self._things else self.nothing.action

    def keep(self) -> object:
        """Keep what is typed for a month, and which village is looked at."""
        return (self._is_on_sheet(), self.sheet.kept(), self.list.villages.village)

    def restore(self, kept: object) -> None:
        """Take it again."""
        if isinstance(kept, tuple):
            is_on_sheet, typed, village = kept
            self.list.choose_village(village)
            if is_on_sheet and isinstance(typed, KeptSheet):
                self.sheet.begin(typed.month, self.list.villages.village)
                self.sheet.restore(typed)
                self._turn(is_on_sheet=True)

    def may_close(self) -> bool:
        """Ask before prices typed and not saved would be lost."""
        if not self._is_on_sheet() or not self.sheet.is_changed():
            return True
        title, lose, stay = _("Prices are typed and not saved"), _("Close without them"), _("Go back to them")
        words = _("They stand on the page of village prices. Closing now loses them.")
        return dialogs.confirm(self.window(), title, words, lose, stay)

    def palette_actions(self) -> list[PaletteAction]:
        """Offer what the buttons do."""
        return [
            PaletteAction(_("Add a price…"), self.add, also="price add ราคา เพิ่ม"),
            PaletteAction(_("This month's prices"), self.begin_month, also="price month ปรับราคา เดือนนี้"),
        ]

    def help_text(self) -> str:
        """Say how the list is used."""
        return "\n".join(
            (
                _("A price holds from its month until a later one. A village's own price goes before that of all."),
                _("Who writes goods without money with how much they were — “ผักบุ้ง 2 กก.” — has their value from here."),
                _("What was written keeps the price it was written at: changing the list changes no entry."),
                _("A list copied from a spreadsheet is pasted with Ctrl+V: thing, unit, price."),
            )
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste a copied list; leave the sheet with Esc."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.key() == Qt.Key.Key_Escape and self._is_on_sheet():
            self._leave_sheet()
        else:
            super().keyPressEvent(event)

    def add(self) -> None:
        """Ask for one price."""
        if ask_price(self.desk, self, village=self.list.villages.village or NO_ID):
            self._after_saving()

    def begin_month(self) -> None:
        """Write a month's prices, each thing with its last one beside it."""
        self.sheet.begin(Month.of(self.desk.today), self.list.villages.village)
        self._turn(is_on_sheet=True)
        first = self.sheet.first_focus()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def paste(self, text: str) -> None:
        """Take a copied list into the month's prices, to be looked through before it is saved."""
        count = len(text.splitlines())
        if count > MOST_LINES:
            words = _("{count} lines are too many to paste at once. Nothing was pasted: copy at most {most}.")
            self.desk.say(words.format(count=format_number(count), most=format_number(MOST_LINES)), "problem")
            return
        found, left = pasted_prices(text)
        if not found:
            self.desk.say(_("Copy three columns first: thing, unit, price."), "problem")
            return
        if not self._is_on_sheet():
            self.begin_month()
        self.sheet.take(found)
        if left:
            count = len(left)
            words = ngettext(
                "{count} line was not understood: {text}", "{count} lines were not understood: {text}", count
            )
            self.desk.say(words.format(count=format_number(count), text=left[0]), "problem")

    def _save(self) -> None:
        """Write what is typed in one step; where something is wrong, stay there."""
        if not self.sheet.is_changed():
            self.desk.say(_("No price is typed yet."), "problem")
        elif (count := self.sheet.save()) is not None:
            self._turn(is_on_sheet=False)
            words = ngettext("{count} price written", "{count} prices written", count)
            self.desk.say(words.format(count=format_number(count)))
            self._after_saving()

    def _after_saving(self) -> None:
        self.refresh()
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_sheet(self) -> None:
        if self.sheet.is_changed() and not dialogs.may_throw_away(self):
            return
        self.sheet.clear()
        self._turn(is_on_sheet=False)
        begins = self.first_focus()
        if begins is not None:
            begins.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_on_sheet(self) -> bool:
        return self.stack.currentWidget() is self.sheet

    def _turn(self, *, is_on_sheet: bool | None = None) -> None:
        """Show the sheet, the list, or that there is nothing yet."""
        on_sheet = self._is_on_sheet() if is_on_sheet is None else is_on_sheet
        self.stack.setCurrentWidget(self.sheet if on_sheet else self.list if self._things else self.nothing)
        self._say()

    def _say(self) -> None:
        """Say the answer, and show the buttons there are now."""
        is_on_sheet = self._is_on_sheet()
        for made in self.of_sheet:
            made.setVisible(is_on_sheet)
        for made in self.of_list:
            made.setVisible(not is_on_sheet and bool(self._things))
        self.say_heading(*(self.sheet.heading() if is_on_sheet else self._heading()))

    def _heading(self) -> tuple[str, str]:
        count, newest = len({(one.now.name, one.now.unit) for one in self._things}), newest_month(self._things)
        if newest is None:
            return _("No village price yet"), ""
        title = ngettext(
            "The village has the price of {count} thing", "The village has the prices of {count} things", count
        )
        old = [one for one in self._things if one.now.from_month < Month.of(self.desk.today).plus(-_OLD).number]
        renewed = _("last written for {month}").format(month=format_month(newest))
        aged = ngettext("{count} is older than a year", "{count} are older than a year", len(old))
        return title.format(count=format_number(count)), beside(
            renewed, *([aged.format(count=format_number(len(old)))] if old else [])
        )


_OLD = 12
"""Months after which a price is said to be old."""
