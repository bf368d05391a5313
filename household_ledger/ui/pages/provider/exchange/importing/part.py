"""A file of another program, step by step: chosen, read as a person says, looked at row by row, taken in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QPushButton, QWidget

from household_ledger.domain.changes import ChangeSet
from household_ledger.errors import Cancelled, LedgerError
from household_ledger.services.exchange.reading.mapping import Mapping, mapping_of
from household_ledger.services.importing_preview import Fate, Preview, Taking
from household_ledger.text.amounts import format_number
from household_ledger.text.collation import sort_key
from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk
from household_ledger.ui.jobs import AnyJob, Job
from household_ledger.ui.offered import PaletteAction
from household_ledger.ui.pages.provider.exchange.importing import headings
from household_ledger.ui.pages.provider.exchange.importing.choosing import ChoosePane, file_in
from household_ledger.ui.pages.provider.exchange.importing.order import (
    EVERYONE,
    ImportRun,
    Sight,
    Wish,
    compare,
    look,
)
from household_ledger.ui.pages.provider.exchange.importing.reading_pane import ReadingPane
from household_ledger.ui.pages.provider.exchange.importing.rows import RowsPane
from household_ledger.ui.pages.provider.exchange.importing.said import said_here
from household_ledger.ui.pages.provider.exchange.importing.saving import save_left_out
from household_ledger.ui.pages.provider.exchange.part import Part
from household_ledger.ui.pages.provider.loading import while_there
from household_ledger.ui.pages.provider.run_card import RunCard
from household_ledger.ui.widgets.buttons import button

CHOOSE, READ, ROWS, DONE = "choose", "read", "rows", "done"
_PATIENCE = 250
"""Milliseconds before reading is said to be under way."""


class ImportPart(Part):
    """Answers: what will come of this file, and did it come in."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._stage = CHOOSE
        self._wish: Wish | None = None
        self._sight: Sight | None = None
        self._job: AnyJob | None = None
        self._run: ImportRun | None = None
        self._is_taken_back = False
        self.setAcceptDrops(True)
        self.back = button(_("Back"), self._on_back, picture="left")
        self.back.setObjectName("import_back")
        self.next = button(_("Look at the rows"), self._on_next, look="primary")
        self.next.setObjectName("import_next")
        self.choose = ChoosePane()
        self.choose.chosen.connect(self.take_file)
        self.reading = ReadingPane()
        self.reading.changed.connect(self._on_said)
        self.reading.forgotten.connect(self._on_forgotten)
        self.reading.register_asked.connect(self._on_register)
        self.listed: RowsPane | None = None
        self.result = RunCard(desk, "import_result")
        self.result.stopped.connect(self._on_stop)
        self.save_bad = button(_("Save the rows to mend…"), self._on_save_bad, picture="file")
        self.save_bad.setObjectName("save_bad_after")
        for one in (self.choose, self.reading, self.result):
            self.rows.addWidget(one)
        self.rows.addWidget(self.save_bad, 0, Qt.AlignmentFlag.AlignLeft)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE)
        self._patience.timeout.connect(self._show_reading)
        desk.jobs.progressed.connect(self._on_progress)
        self._show(CHOOSE)

    def buttons(self) -> tuple[QPushButton, ...]:
        """Give the way back and the one next step."""
        return (self.back, self.next)

    def is_offered(self, one: QPushButton) -> bool:
        """Offer both from the first file on."""
        if self._stage == CHOOSE or (self._run is not None and self._run.is_under_way):
            return False
        return one is self.back or self._stage != DONE or (self._has_come_in() and not self._is_taken_back)

    def refresh(self) -> None:
        """Show it as it stands: what others write meanwhile is compared again when the rows are asked for."""
        if self._stage == DONE and self._has_come_in():
            self._show_end()
        self._say()

    def is_touched_by(self, _changes: ChangeSet) -> bool:
        """Tell that no step changes what a file says; what came in may be taken back."""
        return self._stage == DONE and self._has_come_in()

    def palette_actions(self) -> list[PaletteAction]:
        """Offer what the button in the middle does."""
        also = "import csv excel xlsx qif ofx homebank gnucash hledger beancount นำเข้า อ่านไฟล์ ธนาคาร statement"
        return [PaletteAction(_("Import a file…"), self._on_again, also=also)]

    def keep(self) -> object:
        """Keep the file and what was said of it, and what is under way."""
        return (self._wish, self._stage, self._run)

    def restore(self, kept: object) -> None:
        """Look at the same file again; what is under way is shown, and can be stopped, here from now on."""
        if not isinstance(kept, tuple):
            return
        wish, stage, run = kept
        if isinstance(run, ImportRun) and stage == DONE:
            self._wish = wish
            self._follow(run)
        elif isinstance(wish, Wish) and stage != CHOOSE:
            self._look(wish)

    def first_focus(self) -> QWidget | None:
        """Begin at the file, else at the next step."""
        return self.choose.state.action if self._stage == CHOOSE else self.next

    def help_text(self) -> str:
        """Say how a file comes in."""
        return _(
            "Choose a file or drop it here. What it was taken for stands above, and every choice shows at once in the "
            "first rows. Rows that are there already are left alone, wrong ones stay out and can be saved as a file. "
            "All that comes in is one step: undo takes it back whole."
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file, while nothing is being added."""
        if file_in(event.mimeData()) is not None and not self._is_adding():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at the file dropped."""
        path = file_in(event.mimeData())
        if path is not None and not self._is_adding():
            event.acceptProposedAction()
            self.take_file(path)

    def take_file(self, path: Path) -> None:
        """Look at a file, for the household on the desk."""
        self._sight = None
        self._look(Wish(path, self.desk.household or EVERYONE))

    def _look(self, wish: Wish) -> None:
        """Read the file beside the window; only the last look counts."""
        self._cancel()
        self._wish = wish
        desk = self.desk

        def done(sight: Sight) -> None:
            if job is self._job:
                self._on_looked(sight)

        job = Job(
            _("Reading {name}…").format(name=wish.path.name),
            lambda progress: look(desk, wish, progress),
            while_there(self, done),
            while_there(self, lambda problem: self._on_not_looked(job, problem)),
        )
        self._job = job
        self.next.setEnabled(False)
        self._patience.start()
        desk.jobs.run(job)

    def _on_looked(self, sight: Sight) -> None:
        self._end_job()
        self._sight = sight
        wish = self._wish
        if wish is not None and sight.looked.is_remembered:
            self._wish = replace(wish, mapping=sight.looked.mapping)
        households = sorted(self.desk.figures.households(), key=lambda one: (sort_key(one.code), one.id))
        self.reading.show_sight(sight, households)
        self._show(READ)

    def _on_not_looked(self, job: AnyJob, problem: LedgerError | None) -> None:
        if job is not self._job:
            return
        self._end_job()
        if isinstance(problem, Cancelled):
            self._show(READ if self._sight is not None else CHOOSE)
            return
        words = _("Something went wrong inside the program.")
        if problem is not None:
            words = said_here(problem.code, problem.params)
        self.choose.say(words)
        self._show(CHOOSE)

    def _on_said(self) -> None:
        """Read again as a person says now."""
        if self._wish is None or self._sight is None:
            return
        wish = replace(self._wish, household=self.reading.household())
        if self.reading.kind() != self._sight.looked.survey.format:
            self._look(replace(wish, format=self.reading.kind(), mapping=Mapping()))
            return
        try:
            mapping = self.reading.mapping(self._sight)
            mapping = mapping_of(mapping.as_json())
        except LedgerError as problem:
            self.reading.say(said_here(problem.code, problem.params))
            return
        self._look(replace(wish, mapping=mapping))

    def _on_forgotten(self) -> None:
        if self._wish is not None:
            self._look(replace(self._wish, mapping=Mapping(), is_anew=True))

    def _on_register(self) -> None:
        from household_ledger.ui.pages.provider.register_import import read_list

        if self._wish is not None:
            read_list(self.desk, self, self._wish.path)

    def _compare(self) -> None:
        sight, wish = self._sight, self._wish
        if sight is None or wish is None or sight.looked.found is None:
            return
        self._cancel()
        desk = self.desk

        def done(told: Preview) -> None:
            if job is self._job:
                self._end_job()
                self._list(told)

        job = Job(
            _("Comparing with the book…"),
            lambda progress: compare(desk, sight, wish.path.name, progress),
            while_there(self, done),
            while_there(self, lambda problem: self._on_not_compared(job, problem)),
        )
        self._job = job
        self.next.setEnabled(False)
        self._patience.start()
        desk.jobs.run(job)

    def _on_not_compared(self, job: AnyJob, problem: LedgerError | None) -> None:
        if job is self._job:
            self._end_job()
            self._show(READ)
            self.desk.tell_failed(problem)

    def _list(self, told: Preview) -> None:
        self._let_go_of_rows()
        self.listed = RowsPane(told)
        self.listed.asked_changed.connect(self._say)
        self.listed.save_asked.connect(self._on_save_bad)
        self.rows.insertWidget(self.rows.indexOf(self.result), self.listed)
        self._show(ROWS)
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_in(self) -> None:
        if self.listed is not None and not self._is_adding():
            taking = Taking(self.listed.told, with_asked=self.listed.with_asked.value())
            self._follow(ImportRun(self.desk, taking))

    def _follow(self, run: ImportRun) -> None:
        self._run = run
        self._stage = DONE
        if run.is_under_way:
            run.ended.connect(self._on_ended)
            self.result.show_begun(_("Adding {name}…").format(name=run.taking.preview.name))
            self._show(DONE)
        else:
            self._on_ended()

    def _on_ended(self) -> None:
        run = self._run
        if run is None:
            return
        self._show_end()
        self._show(DONE)
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_end(self) -> None:
        """Show what came of it, or that it was taken back since."""
        run = self._run
        if run is None:
            return
        self._is_taken_back = run.is_taken_back()
        told, more = (headings.taken_back(run), "") if self._is_taken_back else (run.told, run.more)
        self.result.show_ended(told, more, folder=None, is_refused=run.is_refused, is_there=False)
        self.result.open.hide()

    def _on_progress(self, job: object, done: int, total: int) -> None:
        is_mine = job is self._job or (self._run is not None and self._run.is_under_way and job is self._run.job)
        if is_mine and total:
            words = _("{done} of {total}").format(done=format_number(done), total=format_number(total))
            self.result.show_progress(done, total, words)

    def _on_stop(self) -> None:
        self.result.show_stopping(_("Stopping…"))
        if self._run is not None and self._run.is_under_way:
            self._run.job.cancel()
        elif self._job is not None:
            self._job.cancel()

    def _on_back(self) -> None:
        self._cancel()
        if self._stage == ROWS or (self._stage == DONE and not self._has_come_in()):
            self._show(READ if self._sight is not None else CHOOSE)
        else:
            self._on_again()

    def _on_again(self) -> None:
        """Begin with another file."""
        if self._is_adding():
            return
        self._cancel()
        self.choose.say("")
        self._wish = self._sight = self._run = None
        self._let_go_of_rows()
        self._show(CHOOSE)
        self.choose.ask()

    def _on_next(self) -> None:
        if self._stage == READ:
            self._compare()
        elif self._stage == ROWS:
            self._take_in()
        elif self._run is not None and self._wish is not None:
            household = self._run.taking.preview.household
            self.desk.go("entry", household=household.id if household else None, month=self._run.last_month)

    def _on_save_bad(self) -> None:
        told = self.listed.told if self.listed is not None else self._run.taking.preview if self._run else None
        if told is not None and self._wish is not None:
            save_left_out(self.desk, self, told, self._wish.path)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._end_job()

    def _end_job(self) -> None:
        self._job = None
        self._patience.stop()
        if not self._is_adding():
            self.result.hide()
        self.next.setEnabled(True)

    def _show_reading(self) -> None:
        if self._job is not None:
            self.result.show_begun(self._job.title)
            self.seen_to.emit(self.result)

    def _let_go_of_rows(self) -> None:
        if self.listed is not None:
            self.listed.hide()
            self.listed.deleteLater()
            self.listed = None

    def _is_adding(self) -> bool:
        return self._run is not None and self._run.is_under_way

    def _has_come_in(self) -> bool:
        return self._run is not None and self._run.outcome is not None

    def _show(self, stage: str) -> None:
        self._stage = stage
        if stage not in (ROWS, DONE):
            self._let_go_of_rows()
        self.choose.setVisible(stage == CHOOSE)
        self.reading.setVisible(stage == READ)
        if self.listed is not None:
            self.listed.setVisible(stage == ROWS)
        self.result.setVisible(stage == DONE)
        bad = self._run.taking.preview.counts[Fate.BAD] if self._run is not None else 0
        self.save_bad.setVisible(stage == DONE and bad > 0 and not self._is_adding())
        self._say()

    def _say(self) -> None:
        """Say the step's answer, and the next step on its button."""
        name = self._wish.path.name if self._wish is not None else ""
        said = headings.of_choosing()
        if self._stage == READ:
            said = headings.of_reading(name, self._sight.looked.found if self._sight is not None else None)
        elif self._stage == ROWS and self.listed is not None:
            said = headings.of_rows(Taking(self.listed.told, with_asked=self.listed.with_asked.value()))
        elif self._stage == DONE and self._run is not None:
            said = headings.of_end(self._run, name, is_taken_back=self._is_taken_back)
        self.next.setText(said.next)
        self.next.setAccessibleName(said.next)
        self.next.setEnabled(said.may_go_on and self._job is None)
        back = _("Another file…") if self._stage == DONE and self._has_come_in() else _("Back")
        self.back.setText(back)
        self.back.setAccessibleName(back)
        self.say(said.title, said.subtitle)
