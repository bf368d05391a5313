"""Fields without typing: one of several, yes or no."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from household_ledger.text.matching import distinct
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.check_box import CheckBox
from household_ledger.ui.widgets.choice_box import ChoiceBox
from household_ledger.ui.widgets.fields.field import FieldOf, Given


class ChoiceField(FieldOf[Given | None]):
    """One of several; `choices` are (value, words). Of equal words the later ones are shown as "… (2)"."""

    def __init__(
        self, label: str, *, name: str, choices: Sequence[tuple[Given, str]], hint: str = "", is_needed: bool = False
    ) -> None:
        self._take(choices)
        super().__init__(label, name=name, hint=hint, is_needed=is_needed)

    def value(self) -> Given | None:
        """Give the chosen value; None where there is none to choose."""
        index = self.box.currentIndex()
        return self._values[index] if 0 <= index < len(self._values) else None

    def choices(self) -> list[tuple[Given, str]]:
        """List what there is to choose from."""
        return list(zip(self._values, self._words, strict=True))

    def offer(self, choices: Sequence[tuple[Given, str]]) -> None:
        """Have other choices; the one taken stays where it is still among them, else the first is proposed."""
        taken = self.value()
        self._take(choices)
        self.box.blockSignals(True)  # noqa: FBT003 -- as Qt calls it
        self.box.clear()
        self.box.addItems(self._words)
        self.box.blockSignals(False)  # noqa: FBT003 -- as Qt calls it
        if taken in self._values:
            self.box.setCurrentIndex(self._values.index(taken))
        else:
            self.settle()

    def _make_editor(self) -> QWidget:
        self.box = ChoiceBox()
        self.box.setMinimumHeight(px(36))
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(12)
        self.box.addItems(self._words)
        self.box.currentIndexChanged.connect(self._on_typed)
        return self.box

    def _put(self, value: Given | None) -> None:
        if value in self._values:
            self.box.setCurrentIndex([*self._values].index(value))

    def _typed(self) -> str:
        return self.box.currentText()

    def _state(self) -> object:
        return self.value()

    def _take(self, choices: Sequence[tuple[Given, str]]) -> None:
        self._values = [value for value, _words in choices]
        self._words = distinct(words for _value, words in choices)


class CheckField(FieldOf[bool]):
    """Yes or no."""

    def value(self) -> bool:
        """Tell whether it is checked."""
        return self.box.isChecked()

    def _make_editor(self) -> QWidget:
        self.box = CheckBox(self.label.words())
        self.box.setMinimumHeight(px(36))
        self.label.hide()
        self.box.toggled.connect(self._on_typed)
        return self.box

    def _put(self, value: bool) -> None:  # noqa: FBT001 -- as every field's
        self.box.setChecked(value)

    def _typed(self) -> str:
        return "1" if self.box.isChecked() else "0"
