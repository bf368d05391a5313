"""Eyes for tests: what is clipped, unnamed, untranslated or out of the keyboard's reach on a page."""

from __future__ import annotations

import gettext
import re
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QTableView,
    QWidget,
)

from household_ledger.text.wrap import strip_zwsp
from household_ledger.ui.entry_paper.cells_head import ColumnHead
from household_ledger.ui.typing.cell import CellEdit

_ENGLISH = re.compile(r"[A-Za-z]{3,}")
_THAI = re.compile(r"[ก-๙]")
_ALLOWED_IN_THAI = re.compile(
    r"Ctrl|Alt|Shift|Enter|Tab|Esc|PDF|CSV|XLSX|PNG|SVG|English|hldb|demo|F[0-9]+|NODE|Del|Home|End|Page( Down| Up)?",
    re.IGNORECASE,
)
_SLACK = 2
_OUT_OF_SIGHT = 250
"""So many cells of a page may be passed that are scrolled out of sight."""
_CATALOGUE = Path(__file__).resolve().parents[2] / "household_ledger" / "i18n" / "th" / "LC_MESSAGES"


class _LayoutEar(QObject):
    """Counts the layouts asked for anywhere."""

    count = 0

    def eventFilter(self, _of: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        self.count += event.type() is QEvent.Type.LayoutRequest
        return False


def layouts_at_rest(turns: int = 60) -> int:
    """Count the layouts asked for when late ones have had their turns: one that asks for the next never ends."""
    application, ear = QApplication.instance(), _LayoutEar()
    assert application is not None
    for turn in range(2 * turns):
        if turn == turns:
            application.installEventFilter(ear)
        QTest.qWait(1)
    application.removeEventFilter(ear)
    return ear.count


def shown(root: QWidget, kind: type[QWidget] = QWidget) -> list[QWidget]:
    """List the widgets of a kind that are really seen."""
    return [one for one in root.findChildren(kind) if one.isVisibleTo(root) and not one.visibleRegion().isEmpty()]


def words_of(widget: QWidget) -> str:
    """Give the words a widget shows."""
    if isinstance(widget, QLabel | QAbstractButton):
        return strip_zwsp(widget.text()).replace("&", "")
    if isinstance(widget, QComboBox):
        return widget.currentText()
    return ""


def clipped(root: QWidget) -> list[str]:
    """Name the labels and buttons whose words do not fit, and heads of tables that are cut."""
    found = []
    for one in shown(root):
        words = words_of(one)
        metrics = one.fontMetrics()
        if isinstance(one, QLabel) and words and not one.text().startswith("<"):
            if one.wordWrap():
                if one.heightForWidth(one.width()) > one.height() + _SLACK:
                    found.append(f"label too low: {words!r}")
            elif metrics.horizontalAdvance(words) > one.contentsRect().width() + _SLACK and not words.endswith("…"):
                found.append(f"label too narrow: {words!r}")
        elif isinstance(one, QAbstractButton) and words:
            room = one.width() - (one.iconSize().width() if not one.icon().isNull() else 0)
            if max(map(metrics.horizontalAdvance, words.splitlines())) > room:
                found.append(f"button too narrow: {words!r}")
        if isinstance(one, QLabel | QAbstractButton) and words and one.height() < metrics.height() - _SLACK:
            found.append(f"too low for its letters: {words!r}")
        if isinstance(one, QTableView):
            found += _cut_heads(one)
    return found


def overlapping(root: QWidget) -> list[str]:
    """Name pairs of labels and buttons of one parent that lie on each other."""
    found = []
    kinds = (QLabel, QAbstractButton, QLineEdit)
    by_parent: dict[QWidget, list[tuple[QWidget, QRect]]] = {}
    for one in shown(root):
        parent = one.parentWidget()
        if isinstance(one, kinds) and parent is not None and (words_of(one) or isinstance(one, QLineEdit)):
            by_parent.setdefault(parent, []).append((one, one.geometry()))
    for listed in by_parent.values():
        for number, (one, place) in enumerate(listed):
            for other, other_place in listed[number + 1 :]:
                common = place.intersected(other_place)
                if common.width() > _SLACK and common.height() > _SLACK:
                    found.append(f"{words_of(one)!r} lies on {words_of(other)!r}")
    return found


def unnamed(root: QWidget) -> list[str]:
    """Name the controls a screen reader would have nothing to say of."""
    return [
        f"{type(one).__name__} {one.objectName()}"
        for one in _controls(root)
        if not (one.accessibleName() or words_of(one)).strip()
    ]


def untranslated(root: QWidget, language: str, data: str = "") -> list[str]:
    """Name shown words of the other language; `data` holds names that are data and may be anything."""
    found = []
    for one in shown(root):
        for words in {strip_zwsp(told) for told in (words_of(one), one.toolTip(), one.accessibleName())}:
            if not words or words in data:
                continue
            if language == "th" and _ENGLISH.search(_ALLOWED_IN_THAI.sub("", words)) and not _THAI.search(words):
                found.append(words)
            if language == "en" and words in _thai_words():
                found.append(words)
    return found


def unreachable(root: QWidget) -> list[str]:
    """Press Tab round once and name the controls it never came to."""
    root.activateWindow()
    wanted = {
        one for one in _controls(root) if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None
    }
    first = next(iter(wanted), None)
    if first is None:
        return []
    first.setFocus(Qt.FocusReason.TabFocusReason)
    reached: set[QWidget] = set()
    for _step in range(4 * len(wanted) + _OUT_OF_SIGHT):
        focused = QApplication.focusWidget()
        if focused is None:
            break
        reached.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    return [f"{type(one).__name__} {one.objectName()} {words_of(one)}" for one in wanted - reached]


def small_targets(root: QWidget) -> list[str]:
    """Name buttons and fields lower than a finger or a shaky mouse needs; links stand in lines, cells in rows."""
    return [
        f"{type(one).__name__} {one.objectName()} {words_of(one)!r} {one.height()} px"
        for one in _controls(root)
        if isinstance(one, QAbstractButton | QLineEdit | QComboBox) and one.height() < _least(one)
    ]


def _least(one: QWidget) -> int:
    if one.property("look") == "link":
        return 24
    return 32 if isinstance(one, CellEdit) else 36


def _controls(root: QWidget) -> list[QWidget]:
    return [
        one
        for one in shown(root)
        if one.focusPolicy() != Qt.FocusPolicy.NoFocus
        and one.isEnabled()
        and not isinstance(one.parentWidget(), QAbstractScrollArea)
        and one.objectName() not in ("qt_spinbox_lineedit", "qt_scrollarea_viewport")
    ]


def _cut_heads(table: QTableView) -> list[str]:
    head, model, found = table.horizontalHeader(), table.model(), []
    if not head.isVisible() or isinstance(head, ColumnHead):  # which breaks its words, and is whole in its tooltip
        return []
    for section in range(model.columnCount()):
        words = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
        if head.isSectionHidden(section) or "\n" in words:
            continue
        if head.fontMetrics().horizontalAdvance(words) > head.sectionSize(section):
            found.append(f"head too narrow: {words!r}")
    return found


@lru_cache(maxsize=1)
def _thai_words() -> frozenset[str]:
    with (_CATALOGUE / "household_ledger.mo").open("rb") as compiled:
        catalogue = gettext.GNUTranslations(compiled)
    words: dict[object, str] = catalogue._catalog  # type: ignore[attr-defined] # the only way to list them
    return frozenset(one for one in words.values() if _THAI.search(one) and "{" not in one)


def corner(widget: QWidget) -> QPoint:
    """Give a point inside the upper left of a widget."""
    return QPoint(4, 4) + widget.rect().topLeft()
