"""Print the whole set: the papers of every household in one run, with progress, and what came of it."""

from __future__ import annotations

from PySide6.QtCore import QTimer

from household_ledger.domain.changes import ChangeSet
from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.files import disk_problem
from household_ledger.settings import PRINT_FOLDER
from household_ledger.text.amounts import format_number
from household_ledger.text.dates import format_month
from household_ledger.text.i18n import _, ngettext
from household_ledger.ui.arrivals import AddHousehold
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.page import Page, PaletteAction
from household_ledger.ui.pages.provider.loading import Loader
from household_ledger.ui.pages.provider.print_choice import BLANK, EACH, Enrolled, PrintChoice, enrolled_of
from household_ledger.ui.pages.provider.run_card import RunCard
from household_ledger.ui.pages.provider.set_run import SetRun
from household_ledger.ui.paper.orders import GROUP_OUTCOME, MONTH, PaperOrder
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.states import EmptyState

_NAMED = 6
"""So many finished files are named; the folder shows the rest."""


class PrintAllPage(Page):
    """Answers: how many pages will it be, and are they ready."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._run: SetRun | None = None
        self.look = self.add_button(button(_("Look first"), self._on_look))
        self.look.setObjectName("look_first")
        self.begin = self.add_button(button(_("Make the papers"), self._on_begin, look="primary", picture="prints"))
        self.begin.setObjectName("begin")
        self.choice = PrintChoice(desk)
        self.choice.changed.connect(self._say_heading)
        self.nothing = EmptyState(
            "prints",
            _("No household yet"),
            _("Here the month pages of all households are printed in one go."),
            action=(_("Add the first household"), lambda: desk.go("register", AddHousehold())),
        )
        self.nobody = EmptyState("calendar", "", _("Look at another month, or add households."))
        self.loader = Loader(desk, self.choice, self.nobody, self.nothing)
        self.body.addWidget(self.loader, 1)
        self.card = RunCard(desk, "print_result")
        self.card.stopped.connect(self._on_stop)
        self.body.addWidget(self.card)
        desk.jobs.progressed.connect(self._on_progress)

    def refresh(self) -> None:
        """Read who is enrolled in the month of the desk."""
        if not self.desk.figures.households():
            self.say_heading(_("Print the whole set"))
            self._show_buttons(is_shown=False)
            self.loader.setCurrentWidget(self.nothing)
            return
        self._let_use()
        month = self.desk.month
        self.loader.load(lambda: enrolled_of(self.desk, month), self._show)

    def is_touched_by(self, changes: ChangeSet) -> bool:
        """Tell that only the register changes what can be printed."""
        return bool(changes.kinds & {"household", "villagegroup"})

    def paper(self) -> PaperOrder | None:
        """Give the whole set as one paper."""
        return self.choice.first_order() if self.choice.count else None

    def palette_actions(self) -> list[PaletteAction]:
        """Offer what the buttons do."""
        if not self.begin.isEnabled():
            return []
        return [
            PaletteAction(_("Make the papers"), self._on_begin, also="print batch pdf พิมพ์ทั้งชุด"),
            PaletteAction(_("Look first"), self._on_look, also="preview ดูก่อนพิมพ์"),
        ]

    def keep(self) -> object:
        """Keep what was chosen, and the papers made or under way."""
        return (self.choice.keep(), self._run)

    def restore(self, kept: object) -> None:
        """Choose the same again; papers under way are shown and can be stopped here from now on."""
        if not isinstance(kept, tuple):
            return
        chosen, run = kept
        self.choice.restore(chosen)
        if isinstance(run, SetRun):
            self._follow(run)

    def may_leave(self) -> bool:
        """Leave freely: papers under way are finished meanwhile."""
        return True

    def help_text(self) -> str:
        """Say how a set is printed."""
        return _(
            "Choose the paper and the households, then make the papers: PDF files in the folder, ready for any "
            "printer. The month is the one in the bar above. Stopping keeps what is finished. "
            "Printing again writes over files of the same name."
        )

    def _show(self, enrolled: Enrolled) -> None:
        self.choice.show_enrolled(enrolled)
        has_rows = bool(enrolled.households)
        self._show_buttons(is_shown=True)
        if not has_rows:
            title = _("{month}: no household was enrolled yet").format(month=format_month(enrolled.month))
            self.nobody.say(title, _("Look at another month, or add households."))
        self.loader.setCurrentWidget(self.choice if has_rows else self.nobody)

    def _say_heading(self) -> None:
        count = self.choice.count
        month = format_month(self.choice.month)
        if not count:
            self.say_heading(_("{month}: nobody is chosen yet").format(month=month), _("Choose households below."))
        else:
            households = ngettext("{count} household", "{count} households", count).format(count=format_number(count))
            words = _("{month}: a page for each of {households}")
            kind = self.choice.kind.current()
            which = self.choice.blank if kind == BLANK else self.choice.written
            if kind == GROUP_OUTCOME:
                words = _("{month}: what came of it, over {households}")
            elif kind not in (EACH, BLANK):
                words = _("{month}: savings of {households}")
            elif which.kind != MONTH:
                month, words = which.words(), _("{month}: for each of {households}")
            self.say_heading(words.format(month=month, households=households))
        self._let_use()

    def _show_buttons(self, *, is_shown: bool) -> None:
        self.look.setVisible(is_shown)
        self.begin.setVisible(is_shown)
        self._let_use()

    def _is_printing(self) -> bool:
        return self._run is not None and self._run.is_under_way

    def _let_use(self) -> None:
        is_free = not self._is_printing() and self.choice.count > 0 and self.choice.month == self.desk.month
        self.look.setEnabled(is_free)
        self.begin.setEnabled(is_free)
        self.choice.setEnabled(not self._is_printing())

    def _on_look(self) -> None:
        order = self.paper()
        if order is not None:
            self.desk.print_asked.emit(order)

    def _on_begin(self) -> None:
        wanted = self.choice.set_order()
        try:
            names = wanted.file_names(self.desk.opened)
            there = [name for name in names if (wanted.folder / name).exists()]
        except (UserError, EnvironmentProblem) as problem:
            self.desk.tell(problem)
            return
        except OSError as problem:
            self.desk.tell(disk_problem(problem, wanted.folder))
            return
        if self._is_printing() or not self._may_write(there):
            return
        self.desk.settings.choose(PRINT_FOLDER, str(wanted.folder))
        self._follow(SetRun(self.desk, wanted))

    def _follow(self, run: SetRun) -> None:
        """Show papers under way and hear of their end, or what came of them while nobody looked."""
        self._run = run
        if not run.is_under_way:
            self._on_ended()
            return
        run.ended.connect(self._on_ended)
        self.card.show_begun(_("Making the papers…"), self.choice.count if run.wanted.is_apart else 0)
        self._bring_into_sight()
        self._let_use()

    def _may_write(self, there: list[str]) -> bool:
        if not there:
            return True
        words = ngettext("{count} file of that name", "{count} files of those names", len(there))
        return dialogs.confirm(
            self,
            _("Write over what was printed before?"),
            words.format(count=format_number(len(there))) + f": {_listed(there)}",
            _("Write over"),
        )

    def _on_progress(self, job: object, done: int, total: int) -> None:
        if self._run is not None and job is self._run.job:
            words = _("{done} of {total} are ready")
            self.card.show_progress(done, total, words.format(done=format_number(done), total=format_number(total)))

    def _on_ended(self) -> None:
        run = self._run
        if run is None:
            return
        named = _listed([one.name for one in run.printed.files]) if run.printed is not None else ""
        if run.is_refused:
            named = _("Files finished before it are kept.") if run.wanted.is_apart else ""
        is_there = run.printed is not None
        folder = run.wanted.folder if is_there or run.wanted.folder.is_dir() else None
        self.card.show_ended(run.told, named, folder=folder, is_refused=run.is_refused, is_there=is_there)
        self._bring_into_sight()
        self._let_use()

    def _bring_into_sight(self) -> None:
        QTimer.singleShot(0, self.card, lambda: self.area.ensureWidgetVisible(self.card))  # once it has its height

    def _on_stop(self) -> None:
        if self._run is not None:
            self._run.job.cancel()
            self.card.show_stopping(_("Stopping after the paper under way…"))


def _listed(names: list[str]) -> str:
    """Name the first few files, and how many more there are."""
    shown = ", ".join(names[:_NAMED])
    more = len(names) - _NAMED
    return shown + (_(" and {count} more").format(count=format_number(more)) if more > 0 else "")
