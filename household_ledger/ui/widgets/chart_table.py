"""A chart as a table: every label with its values, for whoever would rather read figures."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from household_ledger.charts.spec import AnyChart, Bars, Columns, Counted, Pairs
from household_ledger.text.amounts import NONE, format_amount
from household_ledger.text.i18n import _
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.table import Cell, Column, Row, Table
from household_ledger.ui.widgets.words import Words

_AMOUNT = 130


class ChartTable(QDialog):
    """Shows what a chart shows, as figures."""

    def __init__(self, chart: AnyChart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finished.connect(self.deleteLater)
        self.setWindowTitle(chart.title)
        self.setAccessibleName(chart.title)
        self.resize(px(640), min(px(560), 640))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 18, 24, 18)
        rows.addWidget(Words(chart.title, "title", wraps=True))
        rows.addWidget(Words(chart.subtitle, "small", wraps=True))
        heads, listed = _read(chart)
        table = Table(chart.title, (Column(""), *(Column(head, _AMOUNT, "right") for head in heads)))
        table.setObjectName("chart_table")
        table.show_rows([Row(number, cells) for number, cells in enumerate(listed)])
        rows.addWidget(table, 1)
        if chart.note:
            rows.addWidget(Words(chart.note, "hint", wraps=True))
        foot = QHBoxLayout()
        foot.addStretch(1)
        close = button(_("Close"), self.accept, look="primary")
        close.setObjectName("close")
        foot.addWidget(close)
        rows.addLayout(foot)


def _read(chart: AnyChart) -> tuple[list[str], list[tuple[Cell, ...]]]:
    if isinstance(chart, Counted):
        return list(chart.heads), [tuple(Cell(one.words, sort=one.number) for one in row) for row in chart.table]
    if isinstance(chart, Bars):
        return [_("Baht")], [(Cell(one.label), _amount(one.value)) for one in chart.bars]
    if isinstance(chart, Pairs):
        heads = [chart.before_name or _("Before"), chart.after_name or _("Now"), _("Changed by")]
        pairs = [*chart.pairs, *chart.below]
        return heads, [
            (Cell(one.label), _amount(one.before), _amount(one.after), _amount(one.change, is_signed=True))
            for one in pairs
        ]
    series = list(chart.series)
    if isinstance(chart, Columns) and chart.net is not None:
        series.append(chart.net)
    heads = [one.name for one in series]
    return heads, [
        (Cell(label), *(_amount(one.values[number]) for one in series)) for number, label in enumerate(chart.labels)
    ]


def _amount(satang: int | None, *, is_signed: bool = False) -> Cell:
    if satang is None:
        return Cell(NONE, "ink_3", sort=-(10**15))
    return Cell(format_amount(satang, signed=is_signed, decimals="never"), sort=satang)
