"""The evidence pack made, and packs put together: asked for, worked at beside the window, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from household_ledger.domain.period import Month
from household_ledger.errors import UserError
from household_ledger.files import disk_problem
from household_ledger.paths import documents_folder
from household_ledger.reports.paper_names import file_name, month_figures
from household_ledger.services.evidence.pack import Level
from household_ledger.services.evidence.pack_file import PACK_FILE, read_pack
from household_ledger.services.evidence.packs_found import PacksFound, packs_in
from household_ledger.services.evidence.words import level_words
from household_ledger.services.ports import Progress
from household_ledger.settings import EXPORT_FOLDER
from household_ledger.text import counted
from household_ledger.text.amounts import format_number
from household_ledger.text.dates import format_date, format_month
from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk
from household_ledger.ui.jobs import Job
from household_ledger.ui.pages.provider.run import Run
from household_ledger.ui.pages.provider.run_card import RunCard
from household_ledger.ui.ports import PackWritten
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.fields import ChoiceField
from household_ledger.ui.widgets.form import FormDialog

_PARTS = 8
"""In so many parts the work is told of."""
_LEVELS = (Level.PROVIDER, Level.NODE, Level.CENTRAL)


@dataclass(frozen=True, slots=True)
class PackOrder:
    """What is made, in words for whoever waits, and where it goes."""

    words: str
    folder: Path
    work: Callable[[Progress], PackWritten]


class PackRun(Run):
    """Begun at once; goes on whatever becomes of the page."""

    def __init__(self, desk: Desk, order: PackOrder) -> None:
        super().__init__(desk)
        self.order = order
        self.written: PackWritten | None = None
        """What lies in the folder; None while it is under way, and when nothing came of it."""
        self.begin(Job(order.words, order.work, self._on_done, self.fail))

    def stopped_words(self) -> str:
        """Say that nothing is left of it."""
        return _("Stopped. Nothing was written.")

    def _on_done(self, written: PackWritten) -> None:
        self.written = written
        self.more = f"{written.people}\n{written.folder}"
        words = _("The evidence pack is ready: {files} in {folder}")
        self.end(words.format(files=counted.files(written.files), folder=written.folder.name))


class PackCard(RunCard):
    """Shows the making of a pack; hidden until one is begun."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "pack_result")
        self._job_desk = desk
        self.run: PackRun | None = None
        self.stopped.connect(self._on_stopped)
        desk.jobs.progressed.connect(self._on_progress)

    @property
    def is_under_way(self) -> bool:
        """Tell whether one is being made."""
        return self.run is not None and self.run.is_under_way

    def begin(self, order: PackOrder) -> None:
        """Begin to make a pack."""
        self.follow(PackRun(self._job_desk, order))

    def follow(self, run: PackRun) -> None:
        """Show one under way, or what came of it while nobody looked."""
        self.run = run
        if run.is_under_way:
            run.ended.connect(self._on_ended)
            self.show_begun(run.order.words, _PARTS)
        else:
            self._on_ended()

    def _on_progress(self, job: object, done: int, total: int) -> None:
        if self.run is not None and job is self.run.job:
            words = _("part {done} of {total}").format(done=format_number(done), total=format_number(total))
            self.show_progress(done, total, words)

    def _on_ended(self) -> None:
        run = self.run
        if run is not None:
            folder = run.written.folder if run.written is not None else None
            self.show_ended(
                run.told, run.more, folder=folder, is_refused=run.is_refused, is_there=run.written is not None
            )

    def _on_stopped(self) -> None:
        if self.run is not None:
            self.run.job.cancel()
            self.show_stopping(_("Stopping…"))


def ask_for_pack(desk: Desk, parent: QWidget, begin: Callable[[PackOrder], object]) -> None:
    """Ask for whom the pack is and where it goes, and begin; it speaks of the month looked at, or the last one over."""
    as_of = min(desk.month, Month.of(desk.today).plus(-1))
    level = ChoiceField(_("For whom"), name="level", choices=[(one, level_words(one)) for one in _LEVELS])
    chosen: list[Level] = []
    form = FormDialog(
        parent,
        _("Make the evidence pack"),
        (level,),
        save=lambda: chosen.append(level.value() or Level.PROVIDER),
        save_words=_("Choose the folder…"),
        intro=_(
            "Up to {month}: a workbook, tables for other programs and a file that can be put together with others. "
            "For others than the provider only households that agreed are counted, and never fewer than five together."
        ).format(month=format_month(as_of)),
    )
    form.exec()
    place = _folder(desk, parent) if chosen else None
    if place is None:
        return
    wanted = chosen[0]
    name = file_name(_("Evidence {month} {level}").format(month=month_figures(as_of), level=level_words(wanted)))
    folder, opened = place / name, desk.opened
    if not _may_give_way(parent, folder):
        return
    begin(
        PackOrder(
            _("Gathering evidence"),
            folder,
            lambda progress: opened.write_evidence(folder, wanted, as_of, progress),
        )
    )


def ask_for_roll_up(desk: Desk, parent: QWidget, begin: Callable[[PackOrder], object]) -> None:
    """Ask for the folder packs lie in, and put all of them together in one of its own beside them."""
    place = dialogs.pick_folder(parent, _("In which folder do the packs lie?"), _kept_folder(desk))
    if place is None:
        return
    name = file_name(_("Packs put together"))
    try:
        found = packs_in(place, name)
    except OSError as problem:
        desk.tell(disk_problem(problem, place))
        return
    packs = found.taken
    if not packs:
        desk.tell(found.why or UserError("evidence_no_packs", folder=str(place)))
        return
    words = _("Put {count} packs together, into a folder beside them?").format(count=format_number(len(packs)))
    is_wanted = dialogs.confirm(parent, words, _listed(found), _("Put together"))
    if is_wanted and _may_give_way(parent, place / name):
        desk.settings.choose(EXPORT_FOLDER, str(place))
        opened = desk.opened
        begin(
            PackOrder(
                _("Putting packs together"),
                place / name,
                lambda progress: opened.roll_up_evidence(packs, place / name, progress),
            )
        )


def _may_give_way(parent: QWidget, folder: Path) -> bool:
    """Ask whether a pack made before may give way to the new one; True where none lies there.

    What lies there and is no pack is never written over: who writes says so.
    """
    if not (folder / PACK_FILE).is_file():
        return True
    try:
        made = format_date(read_pack(folder).pack.made_at.astimezone().date())
        words = _("It was made on {day}.").format(day=made)
    except UserError:
        words = ""  # of another version, or changed since
    lost = _("The new one takes its place. To keep the earlier one, go back and choose another folder.")
    title = _("“{name}” is already there. Make it anew?").format(name=folder.name)
    return dialogs.confirm(parent, title, f"{words} {lost}".strip(), _("Make it anew"), _("Keep the earlier one"))


def _listed(found: PacksFound) -> str:
    """Name the packs that are put together, and those that lie there and are not."""
    lines = [one.name for one in found.taken]
    if found.left_out:
        lines += ["", _("Left out, since they name households or were put together before:")]
        lines += [one.name for one in found.left_out]
    return "\n".join(lines)


def _folder(desk: Desk, parent: QWidget) -> Path | None:
    place = dialogs.pick_folder(parent, _("Where should the evidence pack go?"), _kept_folder(desk))
    if place is not None:
        desk.settings.choose(EXPORT_FOLDER, str(place))
    return place


def _kept_folder(desk: Desk) -> Path:
    kept = desk.settings.text(EXPORT_FOLDER)
    return Path(kept) if kept and Path(kept).is_dir() else documents_folder()
