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
    LOCK_AFTER,
    LOCK_MINUTES,
    SHOW_EVERYTHING,
    THEME,
    TYPE_SIZE,
    TYPE_SIZES,
    WRITER,
    Setting,
    Settings,
    Value,
)
from household_ledger.text.amounts import format_number
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _
from household_ledger.text.joined import named
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


class LockField(ChoiceField[int]):
    """After how many minutes a book with a passphrase locks, and the way to the passphrase itself."""

    is_wide = True

    def offer_way(self, run: Callable[[], object] | None) -> None:
        """Offer the way, where a book is open."""
        self._way.setVisible(run is not None)
        if run is not None:
            self._way.clicked.connect(lambda _checked=False: run())

    def _line(self) -> QHBoxLayout:
        line = super()._line()
        line.setSpacing(8)
        self._way = button(_("Passphrase of the book…"), picture="lock")
        self._way.setObjectName("secret")
        self._way.setAutoDefault(False)
        line.addWidget(self._way)
        return line


def ask_settings(
    parent: QWidget | None,
    settings: Settings,
    on_changed: Callable[[], object],
    secret: Callable[[], object] | None = None,
) -> None:
    """Ask for every choice; what was changed holds at once, and of the rest nobody said anything.

    `secret` shows what can be done about the passphrase of the open book, once the form is closed.
    """
    asked = _Fields(settings)
    wanted: list[Callable[[], object]] = []

    def save() -> None:
        folder = asked.copies.value()
        if folder and not _is_folder(folder):
            raise UserError("no_such_folder", name=folder)
        for setting, value in asked.changed():
            settings.choose(setting, value)

    form = FormDialog(parent, _("Settings"), asked.all, save=save)

    def leave_for_secret() -> None:
        form.reject()
        if secret is not None and not form.isVisible():
            wanted.append(secret)

    asked.lock_after.offer_way(leave_for_secret if secret is not None else None)
    if form.exec():
        on_changed()
    for one in wanted:
        one()


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
        figures = (("arabic", named(_("Arabic digits"), "1 2 3")), ("thai", named(_("Thai digits"), "๑ ๒ ๓")))
        self.digits = ChoiceField(_("Digits"), name=DIGITS.key, choices=figures)
        self.theme = ChoiceField(_("Colours"), name=THEME.key, choices=themes)
        self.type_size = ChoiceField(_("Size of letters"), name=TYPE_SIZE.key, choices=sizes)
        self.writer = WriterField()
        self.everything = CheckField(everything, name=SHOW_EVERYTHING.key)
        self.copies = FolderField(_("Folder for safety copies"), name=COPIES_FOLDER.key, longest=1000, hint=safer)
        self.lock_after = LockField(
            _("A book with a passphrase locks when nobody is there"), name=LOCK_AFTER.key, choices=_lock_choices()
        )
        looks = (self.language, self.digits, self.theme, self.type_size)
        self.all: tuple[Field, ...] = (*looks, self.writer, self.everything, self.lock_after, self.copies)
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
            (LOCK_AFTER, self.lock_after, self.lock_after.given()),
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
        self.lock_after.show_value(settings.number(LOCK_AFTER))
        self.copies.show_value(settings.text(COPIES_FOLDER))


def _lock_choices() -> list[tuple[int, str]]:
    """List the minutes in their order, and never."""
    words = _("after {count} minutes")
    listed = [(one, words.format(count=format_number(one))) for one in sorted(LOCK_MINUTES) if one]
    return [*listed, (0, _("never by itself"))]
