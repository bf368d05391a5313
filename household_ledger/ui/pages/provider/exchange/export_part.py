"""The book, or some of it, as a file for other programs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from household_ledger.paths import documents_folder
from household_ledger.settings import EXPORT_FOLDER
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.ui.arrivals import AddHousehold
from household_ledger.ui.desk import Desk
from household_ledger.ui.offered import PaletteAction
from household_ledger.ui.pages.provider.exchange.export_choice import Exportable, ExportChoice, exportable
from household_ledger.ui.pages.provider.exchange.export_order import ExportOrder, ExportRun
from household_ledger.ui.pages.provider.exchange.part import Part
from household_ledger.ui.pages.provider.loading import Loader
from household_ledger.ui.pages.provider.run_card import RunCard
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.states import EmptyState


class ExportPart(Part):
    """Answers: what will be in the file, and is it written."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._run: ExportRun | None = None
        self._kept: object = None
        self.begin = button(_("Export…"), self._on_begin, look="primary", picture="save")
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
        self.result = RunCard(desk, "export_result")
        self.result.stopped.connect(self._on_stop)
        self.rows.addWidget(self.loader)
        self.rows.addWidget(self.result)
        desk.jobs.progressed.connect(self._on_progress)

    def buttons(self) -> tuple[QPushButton, ...]:
        """Give the one that begins."""
        return (self.begin,)

    def is_offered(self, _one: QPushButton) -> bool:
        """Offer it where there is something to export."""
        return bool(self.desk.figures.households())

    def refresh(self) -> None:
        """Read whose entries of which months there are."""
        if not self.desk.figures.households():
            self.say(_("Data in and out"))
            self.loader.setCurrentWidget(self.nothing)
            return
        self.loader.load(lambda: exportable(self.desk), self._show)

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
        self.say(title, self.choice.said())
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
            self.result.show_begun(_("Writing {name}…").format(name=run.order.path.name))
            QTimer.singleShot(0, self.result, self._show_result)
            self._let_use()
        else:
            self._on_ended()

    def _on_progress(self, job: object, done: int, total: int) -> None:
        if self._run is not None and job is self._run.job:
            words = ngettext("{done} of {total} household", "{done} of {total} households", total)
            words = words.format(done=format_number(done), total=format_number(total))
            self.result.show_progress(done, total, words)

    def _on_ended(self) -> None:
        run = self._run
        if run is None:
            return
        path, more = run.order.path, run.more
        if run.is_there:
            more = "\n".join(part for part in (str(path), run.more) if part)
        folder = path.parent if run.is_there else None
        self.result.show_ended(run.told, more, folder=folder, is_refused=run.is_refused, is_there=run.is_there)
        QTimer.singleShot(0, self.result, self._show_result)  # once it has its height
        self._let_use()

    def _show_result(self) -> None:
        self.seen_to.emit(self.result)

    def _on_stop(self) -> None:
        if self._run is not None:
            self._run.job.cancel()
            self.result.show_stopping(_("Stopping…"))
