"""The one style sheet of the window, from tokens and the size of letters."""

from __future__ import annotations

from string import Template

from household_ledger.ui.theme.fonts import FAMILIES
from household_ledger.ui.theme.look import BODY, SMALL, px, tokens

_SHEET = Template("""
* { font-family: $families; font-size: ${body}px; color: $ink; outline: 0; }
QWidget#window, QWidget#page, QDialog, QScrollArea, QWidget#page_body { background: $paper; }
QScrollArea { border: 0; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QScrollArea > QWidget > QWidget { background: transparent; }
QToolTip { background: $surface; color: $ink; border: 1px solid $line; padding: 4px 8px; }

QFrame[kind="card"] { background: $surface; border: 1px solid $line; border-radius: 10px; }
QFrame[kind="card"][chosen="true"] { background: $primary_soft; border: 1px solid $primary_line; }
QFrame[kind="card"]:focus { border: 2px solid $primary; }
QLabel[kind="count"] { background: $attention_soft; color: $attention; border-radius: 9px; padding: 0 7px; }
QFrame[kind="line"] { background: transparent; border: 0; border-bottom: 1px solid $line; border-radius: 0; }
QFrame[kind="line"]:hover { background: $hover; }
QFrame[kind="line"]:focus { border: 2px solid $primary; border-radius: 6px; }
QFrame#rail { background: $surface; border: 0; border-right: 1px solid $line; }
QFrame#top_bar { background: $surface; border: 0; border-bottom: 1px solid $line; }
QFrame#status_line { background: $surface; border: 0; border-top: 1px solid $line; }
QFrame#drawer { background: $surface; border: 0; border-left: 1px solid $line; }
QFrame[kind="popup"] { background: $surface; border: 1px solid $line; border-radius: 10px; }
QFrame#hairline { background: $line; border: 0; max-height: 1px; min-height: 1px; }
QFrame[kind="attention"], QFrame[kind="done"] { background: $attention_soft; border: 1px solid $attention_line; border-radius: 8px; }
QFrame[kind="done"] { background: $primary_soft; border-color: $primary_line; }
QFrame#switch { background: $surface; border: 1px solid $line; border-radius: 8px; }
QScrollArea#rail_area, QWidget#rail_pages, QWidget#drawer_body, QScrollArea#history, QScrollArea#help_panel { background: $surface; }
QScrollArea#history:focus, QScrollArea#help_panel:focus { border: 2px solid $primary; }
QSplitter::handle { background: $paper; }
QSplitter::handle:hover { background: $line; }
QFrame#strip { background: $hover; border: 0; }

QPushButton { background: $surface; border: 1px solid $line; border-radius: 8px; padding: ${pad}px ${wide}px; min-height: ${line_height}px; }
QPushButton:hover { background: $hover; }
QPushButton:focus { border: 2px solid $primary; padding: ${pad_in}px ${wide_in}px; }
QPushButton:disabled { color: $ink_3; background: $hover; }
QPushButton[look="primary"] { background: $primary; color: $primary_ink; border: 1px solid $primary; font-weight: 600; }
QPushButton[look="primary"]:focus { border: 2px solid $ink; }
QPushButton[look="primary"]:disabled { background: $line; color: $ink_2; border-color: $line; }
QPushButton[look="link"] { background: transparent; color: $primary; text-decoration: underline; border: 2px solid transparent; border-radius: 4px; padding: 1px 0; min-height: 0; text-align: left; }
QPushButton[look="link"][letters="small"] { font-size: ${small}px; padding: 0; }
QPushButton[look="link"]:focus { border-color: $primary; }
QPushButton[look="link"]:disabled { color: $ink_3; background: transparent; text-decoration: none; }
QPushButton[look="flat"] { background: transparent; border: 1px solid transparent; color: $ink_2; }
QPushButton[look="flat"]:hover { background: $hover; }
QPushButton[look="flat"]:focus { border: 2px solid $primary; }
QPushButton[look="flat"]:disabled { background: transparent; color: $ink_3; }
QPushButton[look="nav"] { background: transparent; border: 1px solid transparent; color: $ink_2; text-align: left; padding: 5px 10px; }
QPushButton[look="nav"]:hover { background: $hover; }
QPushButton[look="nav"]:checked { background: $primary_soft; color: $primary; font-weight: 600; }
QPushButton[look="nav"]:focus { border: 2px solid $primary; padding: 4px 9px; }
QPushButton[look="segment"] { background: transparent; border: 1px solid transparent; color: $ink_2; border-radius: 6px; padding: 4px ${pad2}px; min-height: ${choice_height}px; }
QPushButton[look="segment"]:checked { background: $surface; color: $primary; font-weight: 600; border-color: $line; }
QPushButton[look="segment"]:focus { border: 2px solid $primary; padding: 3px ${pad2_in}px; }
QPushButton[look="chip"] { background: $hover; border: 1px solid transparent; border-radius: ${chip}px; padding: 4px 12px; min-height: ${choice_height}px; color: $ink_2; }
QPushButton[look="chip"]:checked { background: $primary_soft; color: $primary; font-weight: 600; }
QPushButton[look="chip"]:focus { border: 2px solid $primary; padding: 3px 11px; }
QPushButton[look="tile"], QPushButton[look="pad"] { border-radius: 10px; padding: 2px; min-height: 44px; }
QPushButton[look="pad"] { font-size: ${digit}px; font-weight: 600; min-height: ${digit_height}px; }
QPushButton[look="day"] { border-radius: 8px; padding: 1px 4px; min-height: 46px; font-size: ${day}px; }
QPushButton[look="day"][told="true"] { color: $primary; border-color: $primary; font-weight: 600; }
QPushButton[look="day"]:focus { border: 2px solid $primary; padding: 0 3px; background: $primary_soft; font-weight: 600; }
QPushButton[room="finger"] { min-height: 48px; padding: 1px 8px; }
QPushButton[room="finger"]:focus { padding: 0 7px; }
QPushButton[look="tile_word"]:checked { border: 2px solid $debt; color: $debt; font-weight: 600; }
QPushButton[look="tile"]:checked { border: 3px solid $primary; background: $primary_soft; }
QPushButton[look="tile"]:focus, QPushButton[look="pad"]:focus { border: 2px solid $primary; padding: 1px; }
QPushButton[look="tile"]:checked:focus { border: 4px solid $primary; }
QFrame[kind="segments"] { background: $hover; border: 0; border-radius: 8px; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 4px; }
QToolButton:hover { background: $hover; }
QToolButton:focus { border: 2px solid $primary; padding: 3px; }

QLineEdit, QPlainTextEdit, QComboBox, QSpinBox, QAbstractSpinBox { background: $surface; border: 1px solid $line; border-radius: 6px; padding: 2px 8px; min-height: ${field_height}px; selection-background-color: $primary; selection-color: $primary_ink; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { border: 2px solid $primary; padding: 1px 7px; }
QLineEdit[wrong="true"], QComboBox[wrong="true"], QPlainTextEdit[wrong="true"] { border: 1px solid $expense; }
QLineEdit[wrong="true"]:focus, QComboBox[wrong="true"]:focus, QPlainTextEdit[wrong="true"]:focus { border: 2px solid $expense; padding: 1px 7px; }
QLineEdit:disabled, QComboBox:disabled { background: $hover; color: $ink_3; }
QComboBox::drop-down { border: 0; width: 26px; subcontrol-origin: padding; subcontrol-position: center right; }
QComboBox { combobox-popup: 0; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $line; border-radius: 0; padding: 4px; selection-background-color: $primary_soft; selection-color: $ink; }
QComboBox QAbstractItemView:focus { border: 1px solid $line; }
QComboBox QAbstractItemView::item { min-height: ${line_height}px; padding: 3px 8px; border-radius: 6px; }
QComboBox QAbstractItemView::item:selected { background: $primary_soft; color: $primary; }
QCheckBox, QRadioButton { spacing: 8px; padding: 3px 3px 3px 0; border: 2px solid transparent; border-radius: 6px; }
QCheckBox:focus, QRadioButton:focus { border-color: $primary; }

QHeaderView { background: transparent; border: 0; }
QHeaderView::section { background: $surface; color: $ink_2; border: 0; border-bottom: 1px solid $line; padding: 6px 13px; font-size: ${small}px; font-weight: 600; }
QHeaderView::section:first { border-top-left-radius: 8px; }
QHeaderView::section:last { border-top-right-radius: 8px; }
QTableView, QListView, QTreeView { background: $surface; alternate-background-color: $surface; border: 1px solid $line; border-radius: 8px; padding: 1px; gridline-color: $line; selection-background-color: $primary_soft; selection-color: $ink; }
QTableView:focus, QListView:focus { border: 2px solid $primary; padding: 0; }
QTableView::item { border-bottom: 1px solid $line; padding: 2px 10px; }
QListView::item { padding: 5px 10px; border-radius: 6px; }
QListView::item:selected { background: $primary_soft; color: $ink; }

QMenu { background: $surface; border: 1px solid $line; padding: 6px; }
QMenu::item { padding: 6px 22px; border-radius: 6px; }
QMenu::item:selected { background: $primary_soft; }
QMenu::item:disabled { color: $ink_3; }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }
QProgressBar { background: $hover; border: 0; border-radius: 5px; max-height: 10px; min-height: 10px; color: transparent; }
QProgressBar::chunk { background: $primary; border-radius: 5px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: $line; border-radius: 4px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: $ink_3; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: transparent; border: 0; width: 0; height: 0; }
QCalendarWidget QAbstractItemView { selection-background-color: $primary; selection-color: $primary_ink; }
""")


def style_sheet() -> str:
    """Write the sheet for the look in force."""
    shown = tokens()
    names = {name: getattr(shown, name) for name in shown.__dataclass_fields__ if name != "is_dark"}
    sizes = {
        "body": px(BODY),
        "small": px(SMALL),
        "line_height": px(24),
        "field_height": px(30),
        "choice_height": px(26),
        "pad": 5,
        "wide": 16,
        "pad_in": 4,
        "wide_in": 15,
        "pad2": 10,
        "pad2_in": 9,
        "chip": px(13),
        "day": min(px(BODY), 26),  # a month of days is to be seen at once
        "digit": min(px(24), 36),  # on keys as large as fingers already: the whole pad is to be seen
        "digit_height": 40,  # at least: keys take all the height there is
    }
    families = ", ".join(f'"{one}"' for one in FAMILIES)
    return _SHEET.substitute(names | sizes | {"families": families})
