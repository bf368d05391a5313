"""One run of the window: which book is open, what stands in the window, copies, and how it ends."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from household_ledger.errors import Cancelled, EnvironmentProblem, LedgerError, UserError
from household_ledger.settings import THEME, Settings
from household_ledger.text.i18n import _
from household_ledger.text.messages import message
from household_ledger.ui.desk import DAMAGED, UNLOCKED, Desk
from household_ledger.ui.jobs import Jobs
from household_ledger.ui.start.alone import WhenAlone
from household_ledger.ui.start.clock_watch import ClockWatch
from household_ledger.ui.start.copies import Copies
from household_ledger.ui.start.dress import dress
from household_ledger.ui.start.leaving import Leaving, copy_unasked
from household_ledger.ui.start.recent import Recent, identity, is_same
from household_ledger.ui.start.warming import Warming

if TYPE_CHECKING:
    from household_ledger.services.secret import Secret
    from household_ledger.services.server_address import Place
    from household_ledger.ui.frame.window import Window
    from household_ledger.ui.ports import OpenLedger, Shelf
    from household_ledger.ui.start.beginnings import Beginnings
    from household_ledger.ui.start.going_back import GoingBack
    from household_ledger.ui.start.rescue_side import RescueSide
    from household_ledger.ui.start.secret_side import SecretSide
    from household_ledger.ui.start.shared_side import SharedSide
    from household_ledger.ui.start.welcome import Welcome

_AFTER_PAGE = 1500
"""Milliseconds after which nobody waits for the first page any more."""


class Session(QObject):
    """Opens and closes books for the window; nothing acknowledged is lost on any way out."""

    _found_bad = Signal(object, object)  # OpenLedger, EnvironmentProblem

    def __init__(self, application: QApplication, shelf: Shelf, settings: Settings, state_folder: Path) -> None:
        super().__init__()
        self._application = application
        self.shelf = shelf
        self._state_folder = state_folder
        self._recent = Recent(state_folder / "recent.json")
        self.settings = settings
        self.jobs = Jobs()
        self.desk: Desk | None = None
        self.copies: Copies | None = None
        self.window: Window | None = None
        self.welcome: Welcome | None = None
        self._beginnings: Beginnings | None = None
        self._leaving = Leaving()
        self._has_ended = False
        self._secret: SecretSide | None = None
        self._shared: SharedSide | None = None
        self._file: tuple[int, int] | None = None
        """Which file is open, as the disk numbers it: another one may come to lie in its place."""
        self._warming = Warming(self)
        self._dressing, self._telling_unkept, self._giving_up = WhenAlone(self), WhenAlone(self), WhenAlone(self)
        self._dressing.came.connect(self._take_on_colours)
        self._telling_unkept.came.connect(self._tell_unkept)
        self._giving_up.came.connect(self._give_up)
        settings.tell_unkept = self._telling_unkept.ask_later
        self._rescue: RescueSide | None = None
        self._going_back: GoingBack | None = None
        self._bad: tuple[OpenLedger, EnvironmentProblem] | None = None
        self._found_bad.connect(self._on_found_bad, Qt.ConnectionType.QueuedConnection)

    def begin(self, place: Place | None = None) -> None:
        """Open a book, or the last one, or ask."""
        if place is None:
            before = self._recent.places()
            place = before[0] if before else None
        if place is None:
            self.show_welcome()
        elif isinstance(place, Path):
            self.open(place)
        else:
            self.show_welcome()  # a server may take its time to answer
            QTimer.singleShot(0, partial(self.open, place))

    def begin_demo(self, *, anew: bool = False) -> None:
        """Open the made-up provider, making it first where it is missing."""
        self.show_welcome()
        self._make_example(anew=anew)

    def open(self, place: Place, *, months_back: int = 0) -> bool:
        """Open a book in the window; where it cannot be, that is told and whoever sits at another stays there."""
        if self.desk is not None and self.window is not None and is_same(self.desk.opened.place, place):
            self._stop_example()
            if self._file == identity(place) and not self.window.parts.pages.is_in_trouble:
                self.desk.say(_("This book is open already: {name}").format(name=self.desk.opened.name))
                return True
            if not self.window.close():  # nobody can hold a book twice: what lies there now is read anew
                return False
        return self.take(lambda: self._opened(place), months_back, place if isinstance(place, Path) else None)

    def create(self, path: Path) -> None:
        """Make a new book and ask the first questions."""
        is_made = self.take(lambda: self.shelf.create(path))
        if is_made and self.desk is not None and self.desk.household is None:
            from household_ledger.ui.pages.first_household import ask_first_household

            ask_first_household(self.desk, self.window)
            if not self.desk.opened.is_encrypted:
                self.desk.say(_("This book has no passphrase."), "done", about=UNLOCKED)

    def show_welcome(self, trouble: str = "") -> None:
        """Show the ways to begin; the window of a book goes."""
        from household_ledger.ui.start.welcome import Choices, Welcome

        choices = Choices(
            new=_later(self._ask_new),
            open=_later(self._ask_open),
            shared=_later(self._ask_shared),
            demo=_later(self._make_example),
            open_place=_later(self.open),
            is_locked=self.shelf.is_locked,
            settings=_later(self.ask_settings),
            cancel=self._stop_example,
        )
        before = self.welcome
        self.welcome = Welcome(choices, self._recent.places(), trouble)
        self.welcome.resize(1100, 680)
        self.welcome.show()
        if before is not None:
            _let_go(before)

    def ask_settings(self) -> None:
        """Ask for the choices of the program; what changed holds at once."""
        from household_ledger.ui.start.settings_form import ask_settings

        def changed() -> None:
            self.dress()
            if self._secret is not None:
                self._secret.begin()

        ask_settings(self.over(), self.settings, changed, self.show_secret if self.desk is not None else None)

    def show_secret(self) -> None:
        """Show what can be done about the passphrase of the book; a shared one has none, and that is said."""
        if self._is_shared():
            self.shared.tell_no_passphrase()
        else:
            self.secret.show_place()

    def lock(self) -> None:
        """Hide the book until its passphrase is typed."""
        if self._is_shared():
            self.show_secret()
        else:
            self.secret.lock()

    def show_copies(self) -> None:
        """Show the safety copies of the book that is open."""
        self.going_back.show_copies()

    def restore(self, copy: Path, secret: Secret | None = None) -> None:
        """Go back to a safety copy of the book at hand, which its own `secret` may open."""
        self.going_back.restore(copy, secret)

    def dress(self) -> None:
        """Put the chosen language, colours and size of letters into force everywhere."""
        dress(self._application, self.settings)
        if self.window is not None:
            self.window.rebuild()
        elif self.welcome is not None:
            self.show_welcome(self.welcome.trouble)

    def follow_system(self) -> None:
        """Take on the computer's colours where they are wanted; a dialog open now keeps what is typed in it first."""
        if self.settings.text(THEME) == "system":
            self._dressing.ask()

    def _take_on_colours(self) -> None:
        if self.settings.text(THEME) == "system":  # still
            self.dress()

    def tell(self, problem: LedgerError) -> None:
        """Say what went wrong and what to do: in the book's window, else where the choices are."""
        if self.desk is not None and isinstance(problem, UserError | EnvironmentProblem):
            self.desk.tell(problem)
        elif isinstance(problem, UserError | EnvironmentProblem):
            self.tell_words(message(problem))

    def tell_words(self, words: str) -> None:
        """Say a sentence of trouble."""
        if self.desk is not None:
            self.desk.say(words, "trouble")
        elif self.welcome is None or self.welcome.trouble != words:
            self.show_welcome(words)

    def close_book(self) -> bool:
        """Make the copy, close the file, let the window go; False when a person would rather stay."""
        desk = self.desk
        if desk is None:
            return True
        if not self._leaving.is_copied(self.copies, self.over(), finish=self.jobs.finish):
            return False
        if self.desk is not desk:  # the system ended the program while the copy was made
            return True
        desk.close()
        if self._secret is not None:
            self._secret.end()
        self.desk = None
        self.settings.book = ""
        self.settings.unwritten.clear()
        self.copies = None
        return True

    def end_at_once(self) -> None:
        """End without a question: what is acknowledged is kept, with a copy where one can be made."""
        self._has_ended = True
        self.jobs.finish()
        if self.window is not None:
            self.window.keep_state()
        copy_unasked(self.copies)
        if self.desk is not None:
            self.desk.close()
        self.desk, self.copies = None, None
        self._application.exit(0)  # quit would ask every window and dialog first

    def end(self) -> None:
        """Stop what is under way; for the very end."""
        self._warming.stop()
        self.jobs.stop()
        if self._shared is not None:
            self._shared.end()

    def take(self, opening: Callable[[], OpenLedger], months_back: int = 0, lost: Path | None = None) -> bool:
        """Open a book, and only then let the one go that is open; of one that is `lost` a copy is offered."""
        self._stop_example()  # whoever opens a book meanwhile does not want it pushed away
        self._leaving.begin()
        if self.window is not None and not self._may_go(self.window):
            return False
        if self._has_ended:  # while the copy was made
            return False
        try:
            opened = opening()
            if self.window is not None:
                _look_through(opened)
        except Cancelled:  # nobody would type the passphrase
            return False
        except (UserError, EnvironmentProblem) as problem:
            self.tell(problem)
            if lost is not None:
                QTimer.singleShot(0, partial(self.going_back.offer, lost, problem))
            return False
        self.hold(opened, months_back)
        return True

    def hold(self, opened: OpenLedger, months_back: int = 0) -> None:
        """Show a book that was opened, in the place of the one before."""
        self._leaving.let_go(self.window)
        self._recent.note(opened.place)
        self._file = identity(opened.place)
        self.settings.book = opened.book
        self.desk = Desk(opened, self.settings, self.jobs)
        self.desk.turn_to(self.desk.month.plus(-months_back))  # before there is a page that reads it
        self.desk.drafts_folder = self._state_folder / "unsaved"
        self.copies = Copies(self.desk)
        self._show_window(self.desk, self.copies)
        if opened.is_damaged:
            from household_ledger.ui.start.rescuing import shown_words

            self.desk.say(shown_words(), "copies", about=DAMAGED)
            return
        if not isinstance(opened.place, Path):
            self.shared.follow(self.desk)
        ClockWatch(self.desk).look()
        self.watch(opened)
        if self._leaving.untold is not None:
            self.desk.tell(self._leaving.untold)
        self.copies.remind()
        if opened.is_encrypted or self._secret is not None:
            self.secret.begin()
        QTimer.singleShot(_AFTER_PAGE, self, partial(self._care_for, self.desk))

    def _care_for(self, desk: Desk) -> None:
        if desk is self.desk:
            from household_ledger.ui.start.caring import care_for

            care_for(desk, self.window)

    @property
    def beginnings(self) -> Beginnings:
        """Give the ways to begin with a book; loaded when somebody takes one."""
        if self._beginnings is None:
            from household_ledger.ui.start.beginnings import Beginnings

            self._beginnings = Beginnings(self)
        return self._beginnings

    @property
    def rescue(self) -> RescueSide:
        """Give what is done for damaged books and such as lie on sticks; loaded when there is one."""
        if self._rescue is None:
            from household_ledger.ui.start.rescue_side import RescueSide

            self._rescue = RescueSide(self, self.beginnings.tell_not_made)
        return self._rescue

    @property
    def going_back(self) -> GoingBack:
        """Give what is done with safety copies; loaded when somebody asks, or a book is lost."""
        if self._going_back is None:
            from household_ledger.ui.start.going_back import GoingBack

            self._going_back = GoingBack(self)
        return self._going_back

    def _bring_back(self) -> None:
        self.rescue.bring_back()

    def _move(self) -> None:
        self.rescue.move()

    def _ask_shared(self) -> None:
        self.shared.ask()

    @property
    def secret(self) -> SecretSide:
        """Give what is done about passphrases; loaded when somebody has one."""
        if self._secret is None:
            from household_ledger.ui.start.secret_side import SecretSide

            self._secret = SecretSide(self)
        return self._secret

    @property
    def shared(self) -> SharedSide:
        """Give what is done for shared ledgers; loaded when there is one."""
        if self._shared is None:
            from household_ledger.ui.start.shared_side import SharedSide

            self._shared = SharedSide(self)
        return self._shared

    def _is_shared(self) -> bool:
        return self.desk is not None and not isinstance(self.desk.opened.place, Path)

    def _opened(self, place: Place) -> OpenLedger:
        if not isinstance(place, Path):
            return self.shared.opened(place)
        try:
            return self.shelf.open(place)
        except UserError as problem:
            if problem.code != "secret_needed":
                raise
        return self.secret.opened(place)

    def watch(self, opened: OpenLedger) -> None:
        """Have it told when a file just opened turns out not to be whole."""
        opened.when_not_whole(partial(self._found_bad.emit, opened))

    def _may_go(self, window: Window) -> bool:
        return window.may_close() and self._leaving.is_copied(self.copies, window)

    def _show_window(self, desk: Desk, copies: Copies) -> None:
        from household_ledger.ui.frame.actions import FrameActions
        from household_ledger.ui.frame.window import Window

        actions = FrameActions(
            new=self._ask_new,
            open=self._ask_open,
            open_shared=_later(self._ask_shared),
            demo=self._make_example,
            settings=self.ask_settings,
            copy_now=copies.copy_now,
            copies=self.show_copies,
            secret=_later(self.show_secret),
            lock=_later(self.lock),
            dress=self.dress,
            on_close=self._on_window_closed,
            rescue=_later(self._bring_back),
            move=_later(self._move),
        )
        self.window = Window(desk, actions, self._state_folder / "window.json")
        copies.made.connect(self.window.show_copied)
        self.window.show()
        self._warming.begin_later()
        if self.welcome is not None:
            _let_go(self.welcome)
            self.welcome = None

    def _on_found_bad(self, opened: OpenLedger, problem: EnvironmentProblem) -> None:
        """Go back to the choices from a file that is not whole, once no dialog is open any more."""
        self._bad = opened, problem
        self._giving_up.ask()

    def _give_up(self) -> None:
        """Close a book that cannot be worked in, and tell why where the choices are; typed rows have their say."""
        bad, self._bad = self._bad, None
        if bad is None or self.desk is None or self.desk.opened is not bad[0]:
            return
        is_closed = self.window.close() if self.window is not None else self.close_book()
        if not is_closed:
            self.tell(bad[1])
        elif not self.rescue.show_damaged(bad[0].path):
            self.show_welcome(message(bad[1]))
            self.going_back.offer(bad[0].path, bad[1])

    def _tell_unkept(self) -> None:
        """Say that the disk would not keep what was chosen."""
        words = _("Remembered for this time only: the disk would not keep what you chose.")
        if self.desk is not None:
            self.desk.say(words, "problem", about="settings")
        else:
            self.tell_words(words)

    def _on_window_closed(self) -> bool:
        is_closed = self.close_book()
        if is_closed:
            self.window = None
        return is_closed

    def _ask_new(self) -> None:
        self.beginnings.ask_new()

    def _ask_open(self) -> None:
        self.beginnings.ask_open()

    def _make_example(self, *, anew: bool = False) -> None:
        self.beginnings.make_example(anew=anew)

    def _stop_example(self) -> None:
        if self._beginnings is not None:
            self._beginnings.stop_example()

    def over(self) -> QWidget | None:
        """Give the window questions stand over; None before there is any."""
        return self.window if self.window is not None else self.welcome


def _look_through(opened: OpenLedger) -> None:
    """Wait until a book is known to be whole; let go of it and raise the EnvironmentProblem where it is not."""
    try:
        opened.wait_until_whole()
    except EnvironmentProblem:
        opened.close()
        raise


def _later(run: Callable[..., object]) -> Callable[..., None]:
    """Run when the press that asked for it is over: what was pressed goes away meanwhile."""
    return lambda *arguments: QTimer.singleShot(0, partial(run, *arguments))


def _let_go(window: QWidget) -> None:
    """Close a window and delete it a turn later, held until then: without a parent it would be gone at once."""
    window.close()
    QTimer.singleShot(0, window.deleteLater)
