"""Where the project draws its lines: what each decides, what is usual, and which are drawn elsewhere."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from household_ledger.domain.register import Project
from household_ledger.domain.thresholds import (
    DEFAULTS,
    changed_from_default,
    read_thresholds,
    setting_bounds,
    thresholds_of,
)
from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import named
from household_ledger.text.messages import message
from household_ledger.text.setting_help import PRESETS, bounds_words, setting_decides, usual_words
from household_ledger.text.setting_words import setting_name, setting_value
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.provider.project.limit_form import ask_limit, draw
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.beside import Beside
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.cards import Card, clear
from household_ledger.ui.widgets.form import NotSavedError
from household_ledger.ui.widgets.states import Banner
from household_ledger.ui.widgets.table import Cell, Column, Row, Table
from household_ledger.ui.widgets.words import Words

_LEAST_HEIGHT = 260


class LimitsPart(QWidget):
    """A row a setting; what the one chosen decides stands beside, with the way to draw it elsewhere."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._project = Project()
        self._warning: Banner | None = None
        self.table = Table(
            _("Lines the project draws"),
            (Column(_("What")), Column(_("Now"), 120, "right"), Column(_("Usually"), 120, "right"), Column("", 130)),
        )
        self.table.setObjectName("limits")
        self.table.setMinimumHeight(px(_LEAST_HEIGHT))
        self.table.open_on_double_click()
        self.table.pressed.connect(lambda _key: self._change())
        self.table.chosen.connect(lambda _key: self._tell())
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(10)
        both = Beside()
        both.add(self.table, 3)
        both.add(self._card(), 2)
        self._rows.addWidget(both, 1)
        prices = QHBoxLayout()
        self.prices = button(_("Village prices…"), lambda: desk.go("prices"), look="link")
        self.prices.setObjectName("to_prices")
        prices.addWidget(Words(_("What goods are worth in the villages is written on a page of its own:"), "small"))
        prices.addWidget(self.prices)
        prices.addStretch(1)
        self._rows.addLayout(prices)

    def _card(self) -> Card:
        self.card = Card(" ")
        self.decides, self.bounds = Words("", wraps=True), Words("", "small", wraps=True)
        self.change = button(_("Draw it elsewhere…"), self._change, picture="edit")
        self.change.setObjectName("change_limit")
        self._presets = QVBoxLayout()
        self._presets.setSpacing(8)
        for one in (self.decides, self.bounds):
            self.card.body.addWidget(one)
        self.card.body.addSpacing(6)
        self.card.body.addWidget(self.change)
        self.card.body.addLayout(self._presets)
        self.card.body.addStretch(1)
        return self.card

    def refresh(self) -> None:
        """Read the settings."""
        with self._desk.reader() as reader:
            self._project = reader.project()
        thresholds, changed = thresholds_of(self._project), self._changed()
        self.table.show_rows(
            [
                Row(
                    key,
                    (
                        Cell(setting_name(key), tip=setting_decides(key)),
                        Cell(setting_value(key, getattr(thresholds, key)), is_strong=key in changed),
                        Cell(usual_words(key), "ink_2"),
                        Cell(_("drawn elsewhere") if key in changed else "", "attention"),
                    ),
                )
                for key in setting_bounds()
            ]
        )
        if self.table.current_key() is None:
            self.table.setCurrentIndex(self.table.model().index(0, 0))
        self._warn()
        self._tell()

    def heading(self) -> tuple[str, str]:
        """Say how many lines are drawn elsewhere than usual."""
        count = len(self._changed())
        if not count:
            return _("Every line is drawn as usual"), _("What is drawn elsewhere is printed beside the figures.")
        words = ngettext(
            "{count} line is drawn elsewhere than usual", "{count} lines are drawn elsewhere than usual", count
        )
        return words.format(count=format_number(count)), _("Each is printed beside the figures it touches.")

    def choose(self, key: str) -> None:
        """Stand at a setting."""
        keys = [row.key for row in self.table.rows()]
        if key in keys:
            self.table.setCurrentIndex(self.table.model().index(keys.index(key), 0))

    def _changed(self) -> set[str]:
        return {one.key for one in changed_from_default(thresholds_of(self._project))}

    def _warn(self) -> None:
        """Say what of the settings in the file cannot be used."""
        if self._warning is not None:
            self._rows.removeWidget(self._warning)
            self._warning.hide()
            self._warning.deleteLater()
            self._warning = None
        _thresholds, problems = read_thresholds(self._project.settings)
        if problems:
            told = dict.fromkeys(
                named(setting_name(one.field), message(one)) if one.field in setting_bounds() else message(one)
                for one in problems
            )
            self._warning = Banner(" ".join(told))
            self._warning.setObjectName("settings_wrong")
            self._rows.insertWidget(0, self._warning)

    def _key(self) -> str:
        return str(self.table.current_key() or "")

    def _tell(self) -> None:
        """Tell of the setting chosen."""
        key = self._key()
        if not key:
            return
        self.card.name(setting_name(key))
        self.decides.show_words(setting_decides(key))
        bounds = bounds_words(key)
        self.bounds.show_words(bounds)
        self.bounds.setVisible(bool(bounds))
        clear(self._presets)
        now = getattr(thresholds_of(self._project), key)
        usual = getattr(DEFAULTS, key)
        ways = [
            (_("As usual: {value}"), usual, "as_usual"),
            *((_(words), value, "preset") for words, value in PRESETS.get(key, ())),
        ]
        for words, value, name in ways:
            if value != now:
                made = button(words.format(value=setting_value(key, value)), partial(self._draw, key, value))
                made.setObjectName(name)
                self._presets.addWidget(made)

    def _change(self) -> None:
        key = self._key()
        if key:
            ask_limit(self._desk, self, key)

    def _draw(self, key: str, value: int) -> None:
        """Draw a line where a button says."""
        try:
            draw(self._desk, key, value)
        except NotSavedError as told:
            self._desk.say(str(told), "problem")
        except (UserError, EnvironmentProblem) as problem:
            self._desk.tell(problem)
