"""The choices of the program itself, in one form: language, digits, light or dark, size of letters, copies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from household_ledger.errors import UserError
from household_ledger.settings import (
    COPIES_FOLDER,
    DIGITS,
    LANGUAGE,
    SHOW_EVERYTHING,
    THEME,
    TYPE_SIZE,
    TYPE_SIZES,
    WRITER,
    Settings,
)
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.fields import CheckField, ChoiceField, Field, TextField
from household_ledger.ui.widgets.form import FormDialog


class FolderField(TextField):
    """A folder, typed or picked."""

    is_wide = True

    def _line(self) -> QHBoxLayout:
        line = super()._line()
        line.setSpacing(8)
        pick = button(_("Choose a folder…"), self._on_pick, picture="folder")
        pick.setObjectName(f"pick_{self.name}")
        pick.setAutoDefault(False)  # Enter in the line saves the form
        line.addWidget(pick)
        return line

    def _on_pick(self) -> None:
        typed = self._typed().strip()
        begin = Path(typed) if typed and _is_folder(typed) else None
        folder = dialogs.pick_folder(self, _("Where should safety copies go?"), begin)
        if folder is not None:
            self._put(str(folder))
            self._on_typed()


def ask_settings(parent: QWidget | None, settings: Settings, on_changed: Callable[[], object]) -> None:
    """Ask for every choice; what was changed holds at once, and of the rest nobody said anything."""
    kinds = (LANGUAGE, DIGITS, THEME, TYPE_SIZE, WRITER, SHOW_EVERYTHING, COPIES_FOLDER)
    fields = _fields()
    for field, kind in zip(fields, kinds, strict=True):
        field.show_value(settings.value(kind))

    def save() -> None:
        folder = str(form[COPIES_FOLDER.key].value())
        if folder and not _is_folder(folder):
            raise UserError("no_such_folder", name=folder)
        for kind in kinds:
            if form[kind.key].is_changed():
                settings.choose(kind, form[kind.key].value())

    form = FormDialog(parent, _("Settings"), fields, save=save)
    if form.exec():
        on_changed()


def _is_folder(name: str) -> bool:
    try:
        return Path(name).is_dir()
    except OSError:  # longer than a name can be, or behind a door that is shut
        return False


def _fields() -> tuple[Field, ...]:
    return (
        ChoiceField(_("Language"), name=LANGUAGE.key, choices=(("th", "ไทย"), ("en", "English"))),
        ChoiceField(_("Digits"), name=DIGITS.key, choices=(("arabic", "1 2 3"), ("thai", "๑ ๒ ๓"))),
        ChoiceField(
            _("Colours"),
            name=THEME.key,
            choices=(("system", _("As the computer")), ("light", _("Light")), ("dark", _("Dark"))),
        ),
        ChoiceField(
            _("Size of letters"), name=TYPE_SIZE.key, choices=[(one, in_digits(f"{one} %")) for one in TYPE_SIZES]
        ),
        ChoiceField(
            _("Who writes here?"),
            name=WRITER.key,
            choices=(
                ("participant", _("We write our own account")),
                ("volunteer", _("A volunteer writes for several homes")),
                ("provider", _("The provider looks after all homes")),
            ),
        ),
        CheckField(_("Show everything, also what only providers need"), name=SHOW_EVERYTHING.key),
        FolderField(
            _("Folder for safety copies"),
            name=COPIES_FOLDER.key,
            longest=1000,
            hint=_("Empty: the folder of your documents. A stick or a second disk is safer."),
        ),
    )
