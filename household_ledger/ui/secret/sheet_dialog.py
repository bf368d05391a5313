"""The recovery sheet before it is put away: looked at, then printed or saved, for which the dialog waits."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QPixmap, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from household_ledger.errors import EnvironmentProblem, LedgerError, UserError
from household_ledger.files import write_whole
from household_ledger.paths import first_folder
from household_ledger.reports.recovery_sheet import RecoverySheet, sheet_name, sheet_pdf
from household_ledger.services.ports import Progress
from household_ledger.text.i18n import _, digits, language, using
from household_ledger.text.messages import message
from household_ledger.ui.jobs import Job, Jobs
from household_ledger.ui.paper import printing
from household_ledger.ui.paper.sheets import Sheets
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.buttons import button, dress
from household_ledger.ui.widgets.words import Words

_PICTURE = QSize(392, 554)
"""An A4 page on the screen, at 100 %."""
_LEAST_PICTURE = 0.6
_SIDE, _AROUND = 330, 150


class SheetDialog(QDialog):
    """Shows the sheet and gives it away; what it shows lies in memory alone until a person saves it."""

    def __init__(
        self, parent: QWidget | None, jobs: Jobs, sheet: RecoverySheet, *, book: Path, made_at: datetime
    ) -> None:
        super().__init__(parent)
        self._jobs, self._sheet, self._book, self._made_at = jobs, sheet, book, made_at
        self._pdf = b""
        self._sheets: Sheets | None = None
        self._run: printing.PrintRun | None = None
        self.is_given = False
        """Whether the sheet was printed or saved."""
        self.setObjectName("recovery_sheet")
        self.setWindowTitle(_("Recovery sheet"))
        self.setAccessibleName(_("Recovery sheet"))
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(24, 20, 24, 18)
        columns.setSpacing(20)
        self.picture = QLabel()
        self.picture.setObjectName("paper")
        self.picture.setAccessibleName(_("The recovery sheet as it will be printed"))
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setFixedSize(self._picture_size())
        columns.addWidget(self.picture)
        columns.addLayout(self._side(), 1)
        self.finished.connect(self._on_finished)
        self._make()

    def reject(self) -> None:
        """Go only once the sheet is printed or saved: later nobody may be able to ask for it."""
        if self.is_given:
            self.accept()
        elif self._pdf:
            self._say(_("Print or save the sheet first. Without it nobody can help when the passphrase is lost."))
            self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Give the keyboard to the next step."""
        super().showEvent(event)
        self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _picture_size(self) -> QSize:
        room = self.screen().availableGeometry().height() - _AROUND
        wanted = px(_PICTURE.height())
        part = min(1.0, max(_LEAST_PICTURE, room / wanted))
        return QSize(int(px(_PICTURE.width()) * part), int(wanted * part))

    def _side(self) -> QVBoxLayout:
        rows = QVBoxLayout()
        rows.setSpacing(10)
        words = (
            _("Whoever loses the passphrase opens the book with this sheet. Put it on paper now."),
            _("Keep it in a closed envelope, in another place than the computer. Show it to nobody who may not read."),
            _("Once the passphrase is changed, this sheet opens the book no more, and a new one is printed."),
        )
        rows.addWidget(Words(_("Put the recovery sheet away"), "title", wraps=True))
        for one in words:
            said = Words(one, wraps=True)
            said.setMinimumWidth(px(_SIDE))
            rows.addWidget(said)
        rows.addStretch(1)
        self.told = Words("", wraps=True)
        self.told.setObjectName("told")
        self.told.hide()
        rows.addWidget(self.told)
        self.print_button = button(_("Print…"), self._on_print, look="primary", picture="print")
        self.save_button = button(_("Save as PDF…"), self._on_save, picture="save")
        self.done_button = button(_("The sheet is put away"), self.accept, picture="check")
        named = (("print", self.print_button), ("save", self.save_button), ("done", self.done_button))
        for name, made in named:
            made.setObjectName(name)
            made.setAutoDefault(False)
            made.setEnabled(False)
            rows.addWidget(made)
        return rows

    def _make(self) -> None:
        sheet, made_at, said = self._sheet, self._made_at, (language(), digits())

        def work(_progress: Progress) -> bytes:
            with using(*said):
                return sheet_pdf(sheet, made_at)

        self._jobs.run(Job(_("Making the paper"), work, self._on_made, self._on_failed))

    def _on_made(self, pdf: bytes) -> None:
        self._pdf, self._sheets = pdf, Sheets(Path(f"{sheet_name(self._sheet)}.pdf"), pdf)
        ratio = self.devicePixelRatioF()
        size = self._sheets.sizes[0]
        drawn = QPixmap.fromImage(self._sheets.picture(0, self.picture.height() * ratio / size.height()))
        drawn.setDevicePixelRatio(ratio)
        self.picture.setPixmap(drawn)
        self.print_button.setEnabled(True)
        self.save_button.setEnabled(True)
        self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_failed(self, problem: LedgerError | None) -> None:
        if isinstance(problem, UserError | EnvironmentProblem):
            self._say(message(problem))
        else:
            self._say(_("Something went wrong inside the program."))
        self.is_given = True  # nothing can be given: nobody is kept here

    def _on_save(self) -> None:
        path = dialogs.save_path(
            self, _("Save the recovery sheet"), first_folder() / f"{sheet_name(self._sheet)}.pdf", (".pdf",)
        )
        if path is None:
            return
        try:
            write_whole(path, self._pdf)
        except EnvironmentProblem as problem:
            self._say(message(problem))
            return
        words = _("Saved: {path}").format(path=path)
        if path.parent.resolve() == self._book.parent.resolve():
            words += "\n" + _("It lies beside the book itself. Print it, then take it away from this computer.")
        elif _is_on_one_disk(path, self._book):
            words += "\n" + _(
                "It lies on the same disk as the book: whoever has the computer has both. Print it, or move it to a"
                " flash drive that is kept elsewhere."
            )
        else:
            self._give(words)
            return
        self._give(words, "attention")

    def _on_print(self) -> None:
        if self._sheets is None or self._run is not None:
            return
        printer = printing.ask_printer(self, sheet_name(self._sheet), len(self._sheets))
        if printer is None:
            return
        self._run = printing.PrintRun(self._jobs, self._sheets, printer)
        self._run.ended.connect(self._on_printed)
        self._say(_("Printing"), "ink_2")
        QTimer.singleShot(0, self._run.begin)

    def _on_printed(self, count: int, problem: object) -> None:
        self._run = None
        if isinstance(problem, EnvironmentProblem):
            self._say(message(problem))
        elif count:
            self._give(_("Given to the printer. Look whether every group can be read."))

    def _give(self, words: str, tone: str = "income") -> None:
        """Take note that the sheet is out of the program, and let the person go on."""
        self.is_given = True
        self._say(words, tone)
        self.done_button.setEnabled(True)
        dress(self.print_button, "plain", "print")
        dress(self.done_button, "primary", "check")
        self.done_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, words: str, tone: str = "attention") -> None:
        self.told.set_tone(tone)
        self.told.show_words(words)
        self.told.show()

    def _on_finished(self) -> None:
        self.picture.clear()
        if self._sheets is not None:
            self._sheets.close()
        self._pdf = b""
        self.deleteLater()


def _is_on_one_disk(one: Path, other: Path) -> bool:
    """Tell whether two files are lost or taken away together; False where nobody can say."""
    try:
        return one.stat().st_dev == other.stat().st_dev
    except OSError:
        return False
