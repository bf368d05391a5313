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
    Setting,
    Settings,
    Value,
)
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.fields import CheckField, ChoiceField, Field, TextField
from household_ledger.ui.widgets.form import FormDialog
from household_ledger.ui.widgets.writer_field import WriterField


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
    asked = _Fields(settings)

    def save() -> None:
        folder = asked.copies.value()
        if folder and not _is_folder(folder):
            raise UserError("no_such_folder", name=folder)
        for setting, value in asked.changed():
            settings.choose(setting, value)

    if FormDialog(parent, _("Settings"), asked.all, save=save).exec():
        on_changed()


def _is_folder(name: str) -> bool:
    try:
        return Path(name).is_dir()
    except OSError:  # longer than a name can be, or behind a door that is shut
        return False


class _Fields:
    """What can be chosen of the program, as it is chosen now."""

    def __init__(self, settings: Settings) -> None:
        themes = (("system", _("As the computer")), ("light", _("Light")), ("dark", _("Dark")))
        sizes = [(one, in_digits(f"{one} %")) for one in TYPE_SIZES]
        everything = _("Show everything, also what only providers need")
        safer = _("Empty: the folder of your documents. A stick or a second disk is safer.")
        self.language = ChoiceField(_("Language"), name=LANGUAGE.key, choices=(("th", "ไทย"), ("en", "English")))
        self.digits = ChoiceField(_("Digits"), name=DIGITS.key, choices=(("arabic", "1 2 3"), ("thai", "๑ ๒ ๓")))
        self.theme = ChoiceField(_("Colours"), name=THEME.key, choices=themes)
        self.type_size = ChoiceField(_("Size of letters"), name=TYPE_SIZE.key, choices=sizes)
        self.writer = WriterField()
        self.everything = CheckField(everything, name=SHOW_EVERYTHING.key)
        self.copies = FolderField(_("Folder for safety copies"), name=COPIES_FOLDER.key, longest=1000, hint=safer)
        looks = (self.language, self.digits, self.theme, self.type_size)
        self.all: tuple[Field, ...] = (*looks, self.writer, self.everything, self.copies)
        self._show(settings)

    def changed(self) -> list[tuple[Setting, Value]]:
        """List what was chosen otherwise."""
        chosen: tuple[tuple[Setting, Field, Value], ...] = (
            (LANGUAGE, self.language, self.language.given()),
            (DIGITS, self.digits, self.digits.given()),
            (THEME, self.theme, self.theme.given()),
            (TYPE_SIZE, self.type_size, self.type_size.given()),
            (WRITER, self.writer, self.writer.given()),
            (SHOW_EVERYTHING, self.everything, self.everything.value()),
            (COPIES_FOLDER, self.copies, self.copies.value()),
        )
        return [(setting, value) for setting, field, value in chosen if field.is_changed()]

    def _show(self, settings: Settings) -> None:
        self.language.show_value(settings.text(LANGUAGE))
        self.digits.show_value(settings.text(DIGITS))
        self.theme.show_value(settings.text(THEME))
        self.type_size.show_value(settings.number(TYPE_SIZE))
        self.writer.show_value(settings.text(WRITER))
        self.everything.show_value(settings.is_on(SHOW_EVERYTHING))
        self.copies.show_value(settings.text(COPIES_FOLDER))
