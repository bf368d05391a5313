"""The print preview: any paper looked at before it is printed, saved or sent on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from household_ledger.domain.ids import NO_ID
from household_ledger.errors import Cancelled, EnvironmentProblem, LedgerError, UserError
from household_ledger.files import write_whole
from household_ledger.paths import first_folder
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, digits, ngettext
from household_ledger.text.joined import beside
from household_ledger.text.messages import message
from household_ledger.ui.desk import Desk
from household_ledger.ui.jobs import Job
from household_ledger.ui.paper import printing
from household_ledger.ui.paper.blank_choice import BlankChoice
from household_ledger.ui.paper.making import Paper, make_paper
from household_ledger.ui.paper.orders import EACH_HOUSEHOLD, SUMMARY, PaperOrder
from household_ledger.ui.paper.preview_parts import Stage, page_bar
from household_ledger.ui.paper.view import PaperView
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.cards import hairline
from household_ledger.ui.widgets.check_box import CheckBox
from household_ledger.ui.widgets.segments import Segments
from household_ledger.ui.widgets.words import Words

_WIDTH, _HEIGHT, _SIDE = 1160, 720, 264
_REFUSED = (UserError, EnvironmentProblem)


class PaperPreview(QDialog):
    """One order as paper: made beside the window, shown, and given on as PDF or to a printer."""

    def __init__(self, desk: Desk, order: PaperOrder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._order = desk, order
        self._paper: Paper | None = None
        self._job: Job[Paper] | None = None
        self._run: printing.PrintRun | None = None
        self._is_closed = False
        self._wanted: Callable[[], None] | None = None
        """What was asked for while the paper is still being made."""
        self.setObjectName("paper_preview")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.view = PaperView(desk.jobs)
        self.view.setObjectName("sheets")
        self.stage = Stage(self.view, stop=self._stop, again=self._make)
        self.bar = page_bar(self.view)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.bar)
        left.addWidget(self.stage, 1)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addLayout(left, 1)
        columns.addWidget(self._side())
        self._connect_keys()
        self.resize(px(_WIDTH), px(_HEIGHT))
        self._stay_on_screen()
        self._make()

    def done(self, result: int) -> None:
        """Stop what is under way and let the paper go."""
        self._is_closed = True
        self._stop()
        self.view.show_sheets(None)
        if self._paper is not None and self._run is None:
            self._paper.sheets.close()
        super().done(result)

    def _stay_on_screen(self) -> None:
        room = self.screen().availableGeometry().size()
        self.resize(min(self.width(), room.width()), min(self.height(), room.height()))

    def _side(self) -> QFrame:
        """Make what can be chosen and done, beside the sheets."""
        side = QFrame()
        side.setObjectName("drawer")
        side.setFixedWidth(px(_SIDE))
        rows = QVBoxLayout(side)
        rows.setContentsMargins(18, 16, 18, 16)
        rows.setSpacing(8)
        self.title = Words("", "strong", wraps=True)
        self.told = Words("", "small", wraps=True)
        self.digits = Segments(_("Digits"), (("arabic", "1 2 3"), ("thai", "๑ ๒ ๓")), digits())
        self.digits.setObjectName("digits")
        self.digits.chosen.connect(lambda _digits: self._make())
        self.signing = CheckBox(_("A column to sign in"))
        self.signing.setObjectName("signature_column")
        self.signing.setChecked(self._order.has_signature_column)
        self.signing.setVisible(self._order.kind == SUMMARY)
        self.signing.toggled.connect(lambda _is_on: self._make())
        self.papers = self._papers()
        digits_words = Words(_("Digits"), "small")
        for one in (self.title, self.told, hairline(), self.papers, digits_words, self.digits, self.signing):
            rows.addWidget(one)
        rows.addStretch(1)
        self._add_buttons(rows)
        return side

    def _papers(self) -> BlankChoice:
        """Offer the other papers of the one household this one is of."""
        order = self._order
        made = BlankChoice(EACH_HOUSEHOLD, order.month)
        is_of_one = len(order.households) == 1 and NO_ID not in order.households
        made.setVisible(order.kind in EACH_HOUSEHOLD and is_of_one)
        if order.kind in EACH_HOUSEHOLD:
            made.choose(order)
        made.changed.connect(self._make)
        return made

    def _add_buttons(self, rows: QVBoxLayout) -> None:
        made = (
            ("print", button(_("Print…"), self._on_print, look="primary", picture="print")),
            ("save_pdf", button(_("Save as PDF…"), self._on_save, picture="file")),
            ("open_outside", button(_("Open in another program"), self._on_open)),
            ("close", button(_("Close"), self.reject, look="flat")),
        )
        self.buttons = [one for _name, one in made]
        for name, one in made:
            one.setObjectName(name)
            one.setAutoDefault(False)
            rows.addWidget(one)

    def _connect_keys(self) -> None:
        keys = {
            "Ctrl+P": lambda: self._when_made(self._on_print),
            "Ctrl+S": lambda: self._when_made(self._on_save),
            "Ctrl++": self.view.zoom_in,
            "Ctrl+=": self.view.zoom_in,
            "Ctrl+-": self.view.zoom_out,
            "Ctrl+0": self.view.fit_width,
            "PgDown": lambda: self.view.go_to(self.view.page + 1),
            "PgUp": lambda: self.view.go_to(self.view.page - 1),
        }
        for key, run in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(run)

    # Making -----------------------------------------------------------------------------------------------------------

    def _make(self) -> None:
        """Make the paper as it is chosen now."""
        if self._job is not None:
            self._job.cancel()
        order = replace(self._order, has_signature_column=self.signing.isChecked())
        if not self.papers.isHidden():
            order = self.papers.ordered(order)
        chosen, opened = self.digits.current(), self._desk.opened
        job = Job(
            _("Making the paper"),
            lambda progress: make_paper(opened, (order,), digits=chosen, progress=progress),
            lambda paper: self._on_made(job, paper),
            lambda problem: self._on_not_made(job, problem),
        )
        self._job = job
        self._let_use(is_ready=False)
        self.stage.wait(job, self._desk.jobs)
        self._desk.jobs.run(job)

    def _on_made(self, job: Job[Paper], paper: Paper) -> None:
        if self._is_closed or job is not self._job:
            paper.sheets.close()
            return
        before, self._paper, self._job = self._paper, paper, None
        self.view.show_sheets(paper.sheets)
        if before is not None:
            before.sheets.close()
        self.setWindowTitle(paper.title)
        self.setAccessibleName(paper.title)
        self.view.setAccessibleName(paper.title)
        self.title.show_words(paper.title)
        pages = ngettext("{count} page", "{count} pages", len(paper.sheets))
        step = _("Made from step {step} of the book").format(step=format_number(paper.step))
        self.told.show_words(beside(pages.format(count=format_number(len(paper.sheets))), step))
        self.stage.show_view()
        if before is None and self._order.opens_at:
            self.view.go_to(paper.sheets.page_of(_(self._order.opens_at)) or 0)
        self._let_use(is_ready=True)
        if not self._is_choosing():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self._do_wanted)

    def _is_choosing(self) -> bool:
        """Tell whether the keyboard is at what can be chosen, to go on choosing."""
        at = cast("QWidget | None", self.focusWidget())
        return at is not None and any(one.isAncestorOf(at) for one in (self.papers, self.digits))

    def _when_made(self, do: Callable[[], None]) -> None:
        """Do something with the paper, once it is there."""
        self._wanted = do
        self._do_wanted()

    def _do_wanted(self) -> None:
        if self._job is None and not self._is_closed and self._wanted is not None:
            do, self._wanted = self._wanted, None
            do()

    def _on_not_made(self, job: Job[Paper], problem: LedgerError | None) -> None:
        if self._is_closed or job is not self._job:
            return
        self._job = self._wanted = None
        if isinstance(problem, Cancelled):
            self.reject()
            return
        told = message(problem) if problem is not None else _("Something went wrong inside the program.")
        self.stage.show_trouble(told)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
        if self._run is not None:
            self._run.stop()

    def _let_use(self, *, is_ready: bool) -> None:
        for one in (*self.buttons[:-1], self.bar):
            one.setEnabled(is_ready)

    def _let_choose(self, *, is_free: bool) -> None:
        for one in (self.papers, self.digits, self.signing):
            one.setEnabled(is_free)

    # Giving on --------------------------------------------------------------------------------------------------------

    def _on_save(self) -> None:
        self._saved()

    def _saved(self) -> Path | None:
        """Save it where a person wants it; None where that was not said or could not be."""
        if self._paper is None:
            return None
        path = dialogs.save_path(self, _("Save as PDF"), first_folder() / self._paper.name, (".pdf",))
        if path is None:
            return None
        try:
            write_whole(path, self._paper.content)
        except _REFUSED as problem:
            self._say(message(problem), is_trouble=True)
            return None
        self._say(_("Saved: {path}").format(path=path))
        return path

    def _on_open(self) -> None:
        """Open it outside; of a locked book only from where a person puts it, for that file anybody can read."""
        if self._paper is None:
            return
        try:
            path = self._saved() if self._desk.opened.is_encrypted else self._paper.laid_aside()
        except EnvironmentProblem as problem:
            self._say(message(problem), is_trouble=True)
            return
        if path is not None and not dialogs.open_in_system(path):
            self._say(_("This computer has no program to show a PDF. Save it and take it along."), is_trouble=True)

    def _on_print(self) -> None:
        if self._paper is None or self._run is not None:
            return
        printer = printing.ask_printer(self, Path(self._paper.name).stem, len(self._paper.sheets))
        if printer is None:
            return
        self._run = printing.PrintRun(self._desk.jobs, self._paper.sheets, printer)
        self._run.progressed.connect(self.stage.show_printing)
        self._run.ended.connect(partial(self._on_printed, self._paper, printer.outputFileName()))
        self._let_use(is_ready=False)
        self._let_choose(is_free=False)  # the paper made anew would let go of the one whose pages are being printed
        QTimer.singleShot(0, self._run.begin)

    def _on_printed(self, paper: Paper, file: str, count: int, problem: object) -> None:
        """Say what reached the printer, or the `file` that was chosen in its place."""
        self._run = None
        if self._is_closed:
            paper.sheets.close()
            return
        self.stage.show_view()
        self._let_use(is_ready=True)
        self._let_choose(is_free=True)
        if isinstance(problem, EnvironmentProblem):
            self._say(message(problem), is_trouble=True)
        elif file:
            self._say(_("Saved: {path}").format(path=file))
        else:
            told = ngettext("{count} page given to the printer", "{count} pages given to the printer", count)
            self._say(told.format(count=format_number(count)))

    def _say(self, words: str, *, is_trouble: bool = False) -> None:
        self.stage.say(words, is_trouble=is_trouble)


def show_preview(desk: Desk, order: PaperOrder, parent: QWidget | None) -> PaperPreview:
    """Open the preview of a paper over the window."""
    preview = PaperPreview(desk, order, parent)
    preview.open()
    return preview
