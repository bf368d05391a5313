"""The form that asks under which name something is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from household_ledger.text.i18n import _
from household_ledger.ui.widgets.fields import Field, TextField
from household_ledger.ui.widgets.form import FormDialog

_LONGEST = 60


class NameForm(FormDialog):
    """Asks for a name, and for what the `further` fields ask; the name there is can be typed over."""

    def __init__(  # noqa: PLR0913 -- a form, and what its name was
        self,
        parent: QWidget,
        title: str,
        name: str,
        save: Callable[[str], object],
        *,
        intro: str = "",
        further: Sequence[Field] = (),
    ) -> None:
        self.name = TextField(_("By the name"), name="name", is_needed=True, longest=_LONGEST)
        self.name.show_value(name[:_LONGEST])
        super().__init__(parent, title, [self.name, *further], save=lambda: save(self.name.value()), intro=intro)
        self.setObjectName("name_form")
        self.name.line.selectAll()


def ask_name(parent: QWidget, title: str, name: str, save: Callable[[str], object], *, intro: str = "") -> bool:
    """Ask, and save under the name; True when it was saved."""
    return bool(NameForm(parent, title, name, save, intro=intro).exec())
