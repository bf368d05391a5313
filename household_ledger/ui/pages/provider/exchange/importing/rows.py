"""Rows of a file: the first ones as they are read, and all of them with what becomes of each, a page at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from household_ledger.services.exchange.reading.looking import Looked
from household_ledger.services.importing_preview import Fate, Preview, as_read
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.messages import message
from household_ledger.ui.pages.provider.exchange.importing.order import made_words
from household_ledger.ui.pages.provider.exchange.importing.said import (
    TONES,
    columns_of_rows,
    columns_of_sample,
    fate_words,
    said_here,
    sample_row,
    shown_row,
)
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.cards import Card
from household_ledger.ui.widgets.fields.choices import CheckField
from household_ledger.ui.widgets.segments import Segments
from household_ledger.ui.widgets.states import Banner
from household_ledger.ui.widgets.table import Table
from household_ledger.ui.widgets.words import Words

A_PAGE = 200
_SAMPLE = 12
_SAID = ("import_balance_differs", "import_balances_unchecked", "import_bank_savings", "import_opening_left_out")
"""What was found out that a person should know before the rows come in."""
_SAMPLE_HEIGHT, _HEIGHT = 300, 430
_FATES = {"all": tuple(Fate), "new": (Fate.NEW,), "there": (Fate.THERE,), "asked": (Fate.ASKED,), "bad": (Fate.BAD,)}


class SampleCard(Card):
    """The first rows as they are read now, or why they cannot be."""

    def __init__(self) -> None:
        super().__init__(_("The first rows, as they are read"))
        self.setObjectName("file_sample")
        self.refusal = Banner("")
        self.refusal.setObjectName("ask")
        self.said = Words("", "small", wraps=True)
        self.table = Table(_("The first rows, as they are read"), columns_of_sample())
        self.table.setObjectName("sample_rows")
        self.table.setMinimumHeight(px(_SAMPLE_HEIGHT))
        for one in (self.refusal, self.said, self.table):
            self.body.addWidget(one)

    def show_looked(self, looked: Looked) -> None:
        """Show them."""
        is_read = looked.found is not None
        self.table.setVisible(is_read)
        self.said.setVisible(is_read)
        self.refusal.setVisible(not is_read)
        if looked.found is None:
            code, params = looked.refusal or ("import_unreadable", {})
            self.refusal.words.show_words(said_here(code, params))
            self.table.show_rows([])
            return
        rows = as_read(looked, _SAMPLE)
        self.table.show_rows([sample_row(one) for one in rows])
        left_out = len([one for one in looked.found.said if one.code == "import_line_left_out"])
        told = [_("Nothing in the file is an entry.")] if not rows else []
        if left_out:
            words = ngettext(
                "{count} row is a sum or a balance and is left out",
                "{count} rows are sums or balances and are left out",
                left_out,
            )
            told.append(words.format(count=format_number(left_out)))
        told += [message(one) for one in looked.found.said if one.code in _SAID]
        self.said.show_words("\n".join(told))
        self.said.setVisible(bool(told))


class RowsPane(QWidget):
    """All rows with what becomes of each; `asked_changed` says that those taken out before come back, or not."""

    asked_changed = Signal()
    save_asked = Signal()

    def __init__(self, told: Preview) -> None:
        super().__init__()
        self.told = told
        self._place = 0
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        self.made = Words(made_words(told), "small", wraps=True)
        count = told.counts[Fate.ASKED]
        words = ngettext(
            "{count} entry of the file was here once and was deleted. Bring it back too",
            "{count} entries of the file were here once and were deleted. Bring them back too",
            count,
        )
        self.with_asked = CheckField(words.format(count=format_number(count)), name="with_asked")
        self.with_asked.changed.connect(self.asked_changed)
        self.sight = self._segments()
        self.table = Table(_("Rows of the file"), columns_of_rows(_("What becomes of it")))
        self.table.setObjectName("import_rows")
        self.table.setMinimumHeight(px(_HEIGHT))
        rows.addWidget(self.made)
        rows.addWidget(self.with_asked)
        rows.addLayout(self._strip())
        rows.addWidget(self.table, 1)
        self.made.setVisible(bool(told.outcome.made))
        self.with_asked.setVisible(count > 0)
        self.save.setVisible(bool(told.counts[Fate.BAD]))
        self._show()

    def _segments(self) -> Segments:
        counts = {key: len(self.told.of(*fates)) for key, fates in _FATES.items()}
        words = {
            "all": _("All rows {count}"),
            "new": _("New {count}"),
            "there": _("There already {count}"),
            "asked": _("Deleted before {count}"),
            "bad": _("To mend {count}"),
        }
        shown = [(key, told.format(count=format_number(counts[key]))) for key, told in words.items()]
        shown = [one for one in shown if counts[one[0]] or one[0] == "all"]
        made = Segments(_("Which rows"), shown, "all")
        made.setObjectName("which_rows")
        made.chosen.connect(lambda _key: self._turn_to(0))
        return made

    def _strip(self) -> QHBoxLayout:
        self.before = button(
            _("Earlier rows"), lambda: self._turn_to(self._place - A_PAGE), look="flat", picture="left"
        )
        self.after = button(_("Later rows"), lambda: self._turn_to(self._place + A_PAGE), look="flat", picture="right")
        self.where = Words("", "small")
        self.save = button(_("Save the rows to mend…"), self.save_asked.emit, picture="file")
        for name, one in (("rows_before", self.before), ("rows_after", self.after), ("save_bad", self.save)):
            one.setObjectName(name)
        strip = QHBoxLayout()
        strip.setSpacing(8)
        strip.addWidget(self.sight)
        strip.addStretch(1)
        for widget in (self.before, self.where, self.after, self.save):
            strip.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        return strip

    def _turn_to(self, place: int) -> None:
        self._place = max(0, place)
        self._show()

    def _show(self) -> None:
        rows = self.told.of(*_FATES[self.sight.current() or "all"])
        shown = rows[self._place : self._place + A_PAGE]
        self.table.show_rows([shown_row(one, fate_words(one), TONES[one.fate]) for one in shown])
        words = _("{first}–{last} of {count}")
        self.where.show_words(
            words.format(
                first=format_number(self._place + 1),
                last=format_number(self._place + len(shown)),
                count=format_number(len(rows)),
            )
        )
        is_long = len(rows) > A_PAGE
        for one in (self.before, self.where, self.after):
            one.setVisible(is_long)
        self.before.setEnabled(self._place > 0)
        self.after.setEnabled(self._place + A_PAGE < len(rows))
