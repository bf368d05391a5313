"""Data in and out: the book as a file for other programs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from household_ledger.domain.changes import ChangeSet
from household_ledger.paths import documents_folder
from household_ledger.settings import EXPORT_FOLDER
from household_ledger.text.i18n import _
from household_ledger.ui.arrivals import AddHousehold
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.page import Page, PaletteAction
from household_ledger.ui.pages.provider.exchange.export_choice import Exportable, ExportChoice, exportable
from household_ledger.ui.pages.provider.exchange.export_order import ExportOrder, ExportRun
from household_ledger.ui.pages.provider.exchange.export_result import ExportResult
from household_ledger.ui.pages.provider.loading import Loader
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.states import EmptyState


class ExchangePage(Page):
    """Answers: what will be in the file, and is it written."""

    about_household = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._run: ExportRun | None = None
        self._kept: object = None
        self.begin = self.add_button(button(_("Export…"), self._on_begin, look="primary", picture="save"))
        self.begin.setObjectName("export")
        self.choice = ExportChoice()
        self.choice.changed.connect(self._say_heading)
        self.nothing = EmptyState(
            "swap",
            _("No household yet"),
            _("Here the entries of all households become a file for other programs."),
            action=(_("Add the first household"), lambda: desk.go("register", AddHousehold())),
        )
        self.loader = Loader(desk, self.choice, self.nothing)
        self.result = ExportResult(desk)
        self.result.stopped.connect(self._on_stop)
        self.body.addWidget(self.loader)
        self.body.addWidget(self.result)
        self.body.addStretch(1)
        desk.jobs.progressed.connect(self._on_progress)

    def refresh(self) -> None:
        """Read whose entries of which months there are."""
        if not self.desk.figures.households():
            self.say_heading(_("Data in and out"))
            self.begin.hide()
            self.loader.setCurrentWidget(self.nothing)
            return
        self.begin.show()
        self.loader.load(lambda: exportable(self.desk), self._show)

    def is_touched_by(self, changes: ChangeSet) -> bool:  # noqa: ARG002 -- a step may bring a month there was not
        """Tell that every step may change what there is to export."""
        return True

    def palette_actions(self) -> list[PaletteAction]:
        """Offer what the button does."""
        if not self.begin.isEnabled() or self.begin.isHidden():
            return []
        also = "export xlsx excel csv json qif hledger beancount ส่งออก"
        return [PaletteAction(_("Export to a file…"), self._on_begin, also=also)]

    def keep(self) -> object:
        """Keep what was chosen, and the file written or under way."""
        return (self.choice.keep(), self._run)

    def restore(self, kept: object) -> None:
        """Choose the same again; a file under way is shown and can be stopped here from now on."""
        if not isinstance(kept, tuple):
            return
        self._kept, run = kept
        self.choice.restore(self._kept)
        if isinstance(run, ExportRun):
            self._follow(run)

    def may_leave(self) -> bool:
        """Leave freely: a file under way is finished meanwhile."""
        return True

    def first_focus(self) -> QWidget | None:
        """Begin at the format."""
        return self.choice.format.editor if self.loader.currentWidget() is self.choice else None

    def help_text(self) -> str:
        """Say what the formats are for."""
        return _(
            "Excel is for looking and reckoning, CSV for reading back into this program, the others for the programs "
            "they are named after. Only what is chosen above is written, and the book itself stays as it is. "
            "Stopping leaves no file."
        )

    def _show(self, there: Exportable) -> None:
        self.choice.offer(there)
        if self._kept is not None:
            kept, self._kept = self._kept, None
            self.choice.restore(kept)
        self.loader.setCurrentWidget(self.choice)
        self._say_heading()

    def _say_heading(self) -> None:
        title = _("Export as {format}").format(format=_(self.choice.chosen_format.name))
        self.say_heading(title, self.choice.said())
        self._let_use()

    def _is_writing(self) -> bool:
        return self._run is not None and self._run.is_under_way

    def _let_use(self) -> None:
        self.begin.setEnabled(not self._is_writing())
        self.choice.setEnabled(not self._is_writing())

    def _on_begin(self) -> None:
        if self._is_writing():
            return
        kept = self.desk.settings.text(EXPORT_FOLDER)
        folder = Path(kept) if kept and Path(kept).is_dir() else documents_folder()
        chosen = self.choice.chosen_format
        suggested = folder / self.choice.file_name(Path(self.desk.opened.name).stem)
        path = dialogs.save_path(self, _("Where should the file go?"), suggested, chosen.endings[:1])
        if path is None:
            return
        self.desk.settings.choose(EXPORT_FOLDER, str(path.parent))
        self._follow(ExportRun(self.desk, ExportOrder(chosen.key, self.choice.scope, path)))

    def _follow(self, run: ExportRun) -> None:
        """Show a file under way and hear of its end, or what came of it while nobody looked."""
        self._run = run
        if run.is_under_way:
            run.ended.connect(self._on_ended)
            self.result.show_begun(run.order.path)
            QTimer.singleShot(0, self.result, self._show_result)
            self._let_use()
        else:
            self._on_ended()

    def _on_progress(self, job: object, done: int, total: int) -> None:
        if self._run is not None and job is self._run.job:
            self.result.show_progress(done, total)

    def _on_ended(self) -> None:
        if self._run is not None:
            self.result.show_ended(self._run)
            QTimer.singleShot(0, self.result, self._show_result)  # once it has its height
            self._let_use()

    def _show_result(self) -> None:
        self.area.ensureWidgetVisible(self.result)

    def _on_stop(self) -> None:
        if self._run is not None:
            self._run.job.cancel()
