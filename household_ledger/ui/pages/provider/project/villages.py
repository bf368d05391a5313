"""The villages and groups of the provider: where they lie, how many households each has."""

from __future__ import annotations

from collections import Counter

from PySide6.QtWidgets import QVBoxLayout, QWidget

from household_ledger.domain.ids import Id
from household_ledger.domain.price import Price
from household_ledger.domain.register import VillageGroup
from household_ledger.services.commands.register import DeleteRecords
from household_ledger.text.amounts import format_number
from household_ledger.text.collation import sort_key
from household_ledger.text.counted import households
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.provider.project.chosen import ChosenDeeds
from household_ledger.ui.pages.provider.village_form import ask_village
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.stack import Stack
from household_ledger.ui.widgets.states import EmptyState
from household_ledger.ui.widgets.table import Cell, Column, Row, Table

_LEAST_HEIGHT = 240


class VillagesPart(QWidget):
    """A row a village; Enter or a double click changes it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._villages: list[VillageGroup] = []
        self._homes: Counter[Id] = Counter()
        self.table = Table(
            _("Villages"),
            (
                Column(_("Village")),
                Column(_("Subdistrict"), 150),
                Column(_("District"), 150),
                Column(_("Province"), 150),
                Column(_("Postcode"), 100),
                Column(_("Households"), 110, "right"),
            ),
        )
        self.table.setObjectName("village_list")
        self.table.setMinimumHeight(px(_LEAST_HEIGHT))
        self.table.open_on_double_click()
        self.table.pressed.connect(lambda _key: self._change())
        self.deeds = ChosenDeeds(self.table, self._change, self._take_out)
        self.nothing = EmptyState(
            "home",
            _("No village is written down yet"),
            _("Say in which villages the project works; each household then belongs to one of them."),
            action=(_("Add a village"), self.add),
        )
        whole = QWidget()
        inner = QVBoxLayout(whole)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(10)
        inner.addWidget(self.table, 1)
        inner.addWidget(self.deeds)
        self._whole = whole
        self.stack = Stack()
        self.stack.addWidget(whole)
        self.stack.addWidget(self.nothing)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.stack, 1)

    def refresh(self) -> None:
        """Read the villages by name."""
        with self._desk.reader() as reader:
            self._villages = sorted(reader.all(VillageGroup), key=lambda one: sort_key(one.name))
            self._homes = Counter(one.group for one in reader.households())
        self.stack.setCurrentWidget(self._whole if self._villages else self.nothing)
        self.table.show_rows([self._row(one) for one in self._villages])
        self.deeds.look()

    def heading(self) -> tuple[str, str]:
        """Say how many villages there are, and whether a household has none."""
        count = len(self._villages)
        if not count:
            return _("No village is written down yet"), _("Households are looked at, counted and printed by village.")
        title = ngettext("The project works in {count} village", "The project works in {count} villages", count)
        known = {one.id for one in self._villages}
        without = [group for group, homes in self._homes.items() for _home in range(homes) if group not in known]
        told = ngettext("{count} household is in none", "{count} households are in none", len(without))
        homes = households(self._homes.total())
        said = told.format(count=format_number(len(without))) if without else ""
        return title.format(count=format_number(count)), beside(homes, said)

    def has_villages(self) -> bool:
        """Tell whether there is any."""
        return bool(self._villages)

    def add(self) -> None:
        """Ask for one more village."""
        ask_village(self._desk, self, None)

    def _row(self, village: VillageGroup) -> Row:
        homes = self._homes[village.id]
        return Row(
            village.id,
            (
                Cell(village.name, tip=village.name),
                Cell(village.subdistrict, tip=village.subdistrict),
                Cell(village.district, tip=village.district),
                Cell(village.province, tip=village.province),
                Cell(in_digits(village.postcode)),
                Cell(format_number(homes), sort=homes),
            ),
        )

    def _village(self) -> VillageGroup | None:
        key = self.table.current_key()
        return next((one for one in self._villages if one.id == key), None)

    def _change(self) -> None:
        village = self._village()
        if village is not None:
            ask_village(self._desk, self, village)

    def _take_out(self) -> None:
        """Take a village out that nothing names any more."""
        village = self._village()
        if village is None:
            return
        with self._desk.reader() as reader:
            homes = [one for one in reader.households() if one.group == village.id]
            prices = [one for one in reader.all(Price) if one.group == village.id]
        if homes:
            count = len(homes)
            words = ngettext(
                "{count} household is in this village. Put it into another one first.",
                "{count} households are in this village. Put them into another one first.",
                count,
            )
            self._desk.say(words.format(count=format_number(count)), "problem")
        elif prices:
            self._desk.say(
                _("This village has prices of its own. Take them out on the page of prices first."), "problem"
            )
        elif self._desk.do(DeleteRecords(VillageGroup, (village.id,))) is not None:
            self._desk.say(_("Taken out: {what}. Ctrl+Z brings it back.").format(what=village.name))
