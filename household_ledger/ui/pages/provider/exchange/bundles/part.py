"""Books of several computers: sent from here, taken in here, and what differs settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.paths import documents_folder
from household_ledger.services.merging.outcome import BUNDLE
from household_ledger.services.views.conflict_words import ToSettle, things_to_settle
from household_ledger.services.views.conflicts import LateLine, conflict_page
from household_ledger.services.views.doubles import DoublesPage, doubles_page
from household_ledger.settings import BUNDLE_FOLDER
from household_ledger.text.amounts import format_number
from household_ledger.text.calendar_words import BUDDHIST_ERA
from household_ledger.text.i18n import _, language, ngettext
from household_ledger.text.joined import beside
from household_ledger.ui.arrivals import Arrival, Settle, TakeIn
from household_ledger.ui.desk import Desk
from household_ledger.ui.offered import PaletteAction
from household_ledger.ui.pages.provider.erasing import ErasedDialog
from household_ledger.ui.pages.provider.exchange.bundles.asking import SendForm, ask_passphrase
from household_ledger.ui.pages.provider.exchange.bundles.doubles_card import DoublesCard
from household_ledger.ui.pages.provider.exchange.bundles.late_card import LateCard
from household_ledger.ui.pages.provider.exchange.bundles.runs import SendRun, TakeRun
from household_ledger.ui.pages.provider.exchange.bundles.settle_card import SettleCard
from household_ledger.ui.pages.provider.exchange.bundles.settling import Settler
from household_ledger.ui.pages.provider.exchange.part import Part
from household_ledger.ui.pages.provider.loading import Loader
from household_ledger.ui.pages.provider.run_card import RunCard
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.states import EmptyState
from household_ledger.ui.widgets.waiting import Waiting


@dataclass(frozen=True, slots=True)
class _Open:
    """All that waits for a person."""

    things: tuple[ToSettle, ...]
    late: tuple[LateLine, ...]
    doubles: DoublesPage

    @property
    def count(self) -> int:
        """Count it."""
        return len(self.things) + len(self.late) + len(self.doubles.doubles) + len(self.doubles.orphans)


class MergePart(Part):
    """Answers: how much waits to be settled, and did what was sent or taken in arrive."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._run: SendRun | TakeRun | None = None
        self._passphrases: dict[Path, str] = {}
        self._sought: Id | None = None
        self.send = button(_("Send to another computer…"), self.ask_to_send, picture="save")
        self.send.setObjectName("send_bundle")
        self.take_in = button(_("Take in from another computer…"), self.ask_to_take, look="primary", picture="swap")
        self.take_in.setObjectName("take_bundle")
        self.result = RunCard(desk, "bundle_result")
        self.result.stopped.connect(self._on_stop)
        self.nothing = EmptyState(
            "swap",
            _("Write on several computers, keep one book"),
            _(
                "Send the book to a stick, take it in on the other computer, and the other way round. Files may also "
                "be dropped anywhere on this window. What two people wrote differently is shown here to be settled."
            ),
        )
        self.settle, self.late, self.doubles = SettleCard(), LateCard(desk), DoublesCard(desk)
        self.settler = Settler(desk, self, self.refresh)
        self.settle.settled.connect(self.settler.settle)
        self.settle.anew.connect(self.settler.write_anew)
        self.settle.history.connect(self.settler.show_history)
        self.lists = QWidget()
        rows = QVBoxLayout(self.lists)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(14)
        for one in (self.settle, self.late, self.doubles):
            rows.addWidget(one)
        rows.addStretch(1)
        self.loader = Loader(desk, self.lists, self.nothing)
        self.rows.addWidget(self.result)
        self.rows.addWidget(self.loader)
        desk.jobs.progressed.connect(self._on_progress)
        self.say(_("One book from several computers"), _lead())

    def buttons(self) -> Sequence[QPushButton]:
        """Give sending and taking in."""
        return (self.send, self.take_in)

    def refresh(self) -> None:
        """Read what waits to be settled."""
        self.loader.load(self._read, self._show)

    def is_meant(self, wish: Arrival) -> bool:
        """Take files that were dropped, and what is gone to from an entry."""
        return isinstance(wish, TakeIn | Settle)

    def arrive(self, wish: Arrival) -> None:
        """Take files in, or stand at what is to be settled of an entry."""
        if isinstance(wish, TakeIn):
            self.take(wish.bundles)
        elif isinstance(wish, Settle):
            self._sought = wish.entry

    def palette_actions(self) -> list[PaletteAction]:
        """Offer what the buttons do."""
        also = "bundle merge sync usb stick ส่ง รับ รวมสมุด แฟลชไดรฟ์ ซิงก์"
        return [
            PaletteAction(_("Send to another computer…"), self.ask_to_send, also=also),
            PaletteAction(_("Take in from another computer…"), self.ask_to_take, also=also),
        ]

    def keep(self) -> object:
        """Keep what is under way, or came of it."""
        return self._run

    def restore(self, kept: object) -> None:
        """Show it again."""
        if isinstance(kept, SendRun | TakeRun):
            self._follow(kept)

    def first_focus(self) -> QWidget | None:
        """Begin at what is to be settled, else at taking in."""
        has_list = self.loader.currentWidget() is self.lists and self.settle.isVisibleTo(self)
        return self.settle.table if has_list else self.take_in

    def help_text(self) -> str:
        """Say how books come together."""
        return _(
            "Each computer keeps the whole book. Send yours on a stick, take in theirs: whatever the order, and "
            "however often, nothing comes twice and nothing is lost. Where two wrote the same thing differently, both "
            "stay until somebody says here which is right. Choose several with Shift or by dragging, and answer them "
            "together."
        )

    # Sending ---------------------------------------------------------------------------------------------------------

    def ask_to_send(self) -> None:
        """Ask whether it is sealed and where it goes, and write the file."""
        if self._is_working():
            return
        form = SendForm(self, is_locked=self.desk.opened.is_encrypted)
        if not form.exec():
            return
        kept = self.desk.settings.text(BUNDLE_FOLDER)
        folder = Path(kept) if kept and Path(kept).is_dir() else documents_folder()
        day = self.desk.today
        year = day.year + BUDDHIST_ERA if language() == "th" else day.year
        suggested = folder / f"{Path(self.desk.opened.name).stem} {year}-{day:%m-%d}{BUNDLE}"
        path = dialogs.save_path(self, _("Where should the file go?"), suggested, (BUNDLE,))
        if path is not None:
            self.desk.settings.choose(BUNDLE_FOLDER, str(path.parent))
            self._follow(SendRun(self.desk, path, form.passphrase))

    # Taking in -------------------------------------------------------------------------------------------------------

    def ask_to_take(self) -> None:
        """Ask which files, and take them in."""
        if not self._is_working():
            chosen = dialogs.open_paths(self, _("Which files came from other computers?"), (BUNDLE,))
            if chosen:
                self.take(chosen)

    def take(self, bundles: Sequence[Path]) -> None:
        """Take files in, in the order of their names; of sealed ones the passphrase is asked for."""
        if self._is_working():
            return
        wanted = sorted(dict.fromkeys(bundles), key=lambda one: one.name)
        for one in wanted:
            if self.desk.opened.is_sealed(one) and one not in self._passphrases:
                said = self._passphrase_of(one, is_again=False)
                if said is None:
                    wanted = [other for other in wanted if other != one]
                else:
                    self._passphrases[one] = said
        if wanted:
            run = TakeRun(self.desk, wanted, self._passphrases)
            self._follow(run)
            Waiting(self.window(), run.job, self.desk.jobs)

    def _passphrase_of(self, bundle: Path, *, is_again: bool) -> str | None:
        """Ask for a passphrase; one said for a file beside it is tried first."""
        known = next((said for other, said in self._passphrases.items() if other != bundle), None)
        return known if known and not is_again else ask_passphrase(self, bundle.name, is_again=is_again)

    def _ask_again(self, locked: Sequence[Path]) -> None:
        """Let a passphrase that did not open a file be typed anew."""
        opened = []
        for one in locked:
            said = self._passphrase_of(one, is_again=True)
            self._passphrases.pop(one, None)
            if said is not None:
                self._passphrases[one] = said
                opened.append(one)
        if opened:
            self.take(opened)
        else:
            self._passphrases.clear()

    # Showing ---------------------------------------------------------------------------------------------------------

    def _read(self) -> _Open:
        with self.desk.reader() as reader:
            return _Open(things_to_settle(reader), conflict_page(reader).late, doubles_page(reader))

    def _show(self, there: _Open) -> None:
        doubles = there.doubles
        self.settle.setVisible(bool(there.things))
        self.late.setVisible(bool(there.late))
        self.doubles.setVisible(bool(doubles.doubles or doubles.orphans))
        self.settle.show_things(there.things)
        self.late.show_months(there.late)
        self.doubles.show_doubles(doubles)
        self.loader.setCurrentWidget(self.lists if there.count else self.nothing)
        if isinstance(self._run, TakeRun):
            self._run.show_left(len(there.things), len(there.late))
            self.result.show_more(self._run.more)
        if not there.count:
            self.say(_("Nothing waits to be settled"), _lead())
        else:
            words = ngettext("{count} thing waits to be settled", "{count} things wait to be settled", there.count)
            self.say(words.format(count=format_number(there.count)), _explained(there))
        if self._sought is not None:
            sought, self._sought = self._sought, None
            if there.things:
                self.settle.look_for(sought)
            else:
                self.take_in.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_working(self) -> bool:
        return self._run is not None and self._run.is_under_way

    def _follow(self, run: SendRun | TakeRun) -> None:
        self._run = run
        if not run.is_under_way:
            self._on_ended()
            return
        run.ended.connect(self._on_ended)
        if isinstance(run, SendRun):
            self.result.show_begun(_("Writing {name}…").format(name=run.path.name))
        else:
            self.result.hide()  # the dialog over the window tells how far it is
        self._let_use()
        QTimer.singleShot(0, self.result, self._show_result)

    def _on_progress(self, job: object, done: int, total: int) -> None:
        if isinstance(self._run, SendRun) and job is self._run.job:
            words = _("{done} of {total}").format(done=format_number(done), total=format_number(total))
            self.result.show_progress(done, total, words if total else "")

    def _on_ended(self) -> None:
        run = self._run
        if run is None:
            return
        is_sent = isinstance(run, SendRun) and run.is_there
        folder = run.path.parent if isinstance(run, SendRun) and run.is_there else None
        self.result.show_ended(run.told, run.more, folder=folder, is_refused=run.is_refused, is_there=is_sent)
        self._let_use()
        QTimer.singleShot(0, self.result, self._show_result)
        if isinstance(run, TakeRun):
            self._sought = NO_ID if self.isVisible() else None  # the keyboard goes to what is to be done next
            self.refresh()
            if still := run.took.still:
                run.took.still = None
                if (drafts := self.desk.drafts()) is not None:
                    drafts.forget(run.took.erased)
                ErasedDialog(self.desk, self.window(), still).open()
            if locked := run.took.locked:
                run.took.locked = []
                QTimer.singleShot(0, self, lambda: self._ask_again(locked))
            else:
                self._passphrases.clear()  # they were said for these files

    def _let_use(self) -> None:
        for one in (self.send, self.take_in):
            one.setEnabled(not self._is_working())

    def _show_result(self) -> None:
        self.seen_to.emit(self.result)

    def _on_stop(self) -> None:
        if self._run is not None:
            self._run.job.cancel()
            self.result.show_stopping(_("Stopping…"))


def _explained(there: _Open) -> str:
    """Say what of it is what, where it is not all of one sort."""
    doubles = len(there.doubles.doubles) + len(there.doubles.orphans)
    counts = (
        (_("written differently {count}"), len(there.things)),
        (_("closed months with more entries {count}"), len(there.late)),
        (_("there twice or out of use {count}"), doubles),
    )
    told = [words.format(count=format_number(count)) for words, count in counts if count]
    return beside(*told) if len(told) > 1 else _lead()


def _lead() -> str:
    """Say what is done here: without a line of its own the heading, and all below it, would stand higher."""
    return _("Send the book, take in those of others, settle what differs")
