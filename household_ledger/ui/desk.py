"""What lies on the table: the opened ledger, whose household and which month is looked at, and who is typing."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from household_ledger.domain.changes import ChangeSet, Label, Step
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household, Person
from household_ledger.errors import EnvironmentProblem, LedgerError, UserError
from household_ledger.services.figures.figures import Figures
from household_ledger.services.ledger import Listener
from household_ledger.services.ports import Command, EntryQuery, Initiator, Reader
from household_ledger.services.refusals import AWAY
from household_ledger.settings import Settings
from household_ledger.text.i18n import _
from household_ledger.text.messages import message
from household_ledger.ui.arrivals import Arrival
from household_ledger.ui.jobs import Jobs
from household_ledger.ui.ports import OpenLedger

if TYPE_CHECKING:
    from pathlib import Path

    from household_ledger.services.drafts import Drafts
    from household_ledger.services.views.evidence_walk import Stop
    from household_ledger.ui.asking import Askings
    from household_ledger.ui.coming_back import CameBack
    from household_ledger.ui.doubts import Doubt
    from household_ledger.ui.file_guesses import FileGuesses
    from household_ledger.ui.refused import Refused


PLACE = "place"
"""What a notice is about that offers to move the book to this computer."""
UNLOCKED = "unlocked"
"""What a notice is about that offers one for the book."""
SERVER = "server"
"""What the notice is about that stands while the server of a shared ledger does not answer."""
UNSAVED = "unsaved"
"""What a notice is about that offers rows that stand nowhere in the window and are not saved."""
OTHERS = "others"
"""What others wrote into a shared ledger: the code of such changes, and what notices of them are about."""
UNDO = "undo"
"""What notices of undo and redo are about."""
DAMAGED = "damaged"
"""What the notice that stands over a damaged book is about."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence for the person; `kind` is `done`, `problem` (can be mended), `trouble` (the machine's) or `copies`.

    The last is about safety copies and stands, with the way to them, until `Desk.unsay`.
    """

    words: str
    kind: str = "done"
    about: str = ""
    """What it is about, where a newer word on it takes the place of an older one."""


@dataclass(frozen=True, slots=True)
class Looked:
    """Entries to be shown in the drawer: what they stand behind, and the queries that find them."""

    title: str
    queries: Sequence[EntryQuery]


@dataclass(frozen=True, slots=True)
class Walk:
    """A way down in the drawer, from a figure of the group at a month: whose it is, their months, their entries.

    `begin` writes the first stop in the language of the moment.
    """

    begin: Callable[[], Stop]
    as_of: Month

    @property
    def stop(self) -> Stop:
        """What stands behind the figure: whose it is."""
        return self.begin()


@dataclass(frozen=True, slots=True)
class Sight:
    """What is looked at: whose account (None in a file without households), and which month."""

    household: Id | None
    month: Month


class Desk(QObject):
    """Shared by the frame and every page; lives in the window's thread.

    `changed` comes once at the end of an event-loop turn with all ChangeSets of the turn; `said` carries a Notice for
    the bar of messages; the `…_asked` signals are answered by the frame.
    """

    changed = Signal(object)  # tuple[ChangeSet, ...]
    moved = Signal()
    """Another household is looked at, or another month, or both: told once."""
    person_changed = Signal()
    not_saved = Signal()
    """The machine refused a step; the next `changed` says that writing goes on."""
    look_asked = Signal()
    """What others did is to be looked for now."""
    server_asked = Signal()
    """Whether the server of a shared ledger is back is to be looked for now, and told in any case."""
    back = Signal()
    """The machine keeps again what it refused: what stands typed may be saved once more."""
    found_saved = Signal(object)  # household_ledger.ui.doubts.Doubt
    """Something of which nobody knew whether it was saved was: where it was typed it is done; `forget_doubt` then."""
    closing = Signal()
    """The book is about to close: who keeps time for it stops."""
    steps_changed = Signal()
    """Another step than before is the one undo, or redo, would take."""
    said = Signal(object)  # Notice
    unsaid = Signal(str)  # what notices that stand were about: it is well again
    page_asked = Signal(str, object, object)  # key of a page, Arrival or None, Sight
    entries_asked = Signal(object)  # Looked
    walk_asked = Signal(object)  # Walk
    history_asked = Signal(str, object)  # kind of record ("entry", "month" …), (id, sub)
    asking_told = Signal()  # an asking about days was left to write entries, or is over
    days_asked = Signal()  # the days of the month nobody knows of
    print_asked = Signal(object)  # household_ledger.ui.paper.orders.PaperOrder
    _stepped = Signal(object)  # ChangeSet

    def __init__(self, opened: OpenLedger, settings: Settings, jobs: Jobs) -> None:
        super().__init__()
        self.opened = opened
        self.settings = settings
        self.jobs = jobs
        self._asking: Askings | None = None
        self._guesses: FileGuesses | None = None
        self.drafts_folder: Path | None = None
        """Where rows the machine refuses are kept through a crash; nowhere where nobody said so."""
        self._refused: Refused | None = None
        self._sight = Sight(None, Month.of(opened.clock.today()))
        self._person: Id = NO_ID
        self._waiting: list[ChangeSet] = []
        self._listeners: list[Listener] = []
        self._is_closed = False
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._on_turn_end)
        self._stepped.connect(self._on_step)
        self.subscribe(self._stepped.emit)

    def subscribe(self, listener: Listener) -> None:
        """Have a listener told of every step once it is committed, in whatever thread wrote it."""
        self._listeners.append(listener)
        self.opened.ledger.subscribe(listener)

    def take_again(self, opened: OpenLedger) -> None:
        """Go on with the same book opened anew; what lies on the desk stays as it is."""
        self.opened = opened
        for listener in self._listeners:
            opened.ledger.subscribe(listener)

    @property
    def figures(self) -> Figures:
        """The figures; safe from any thread."""
        return self.opened.figures

    @property
    def today(self) -> date:
        """The present day."""
        return self.opened.clock.today()

    @property
    def guesses(self) -> FileGuesses:
        """What words stood for in the whole file, once it is read; nothing is until somebody wants it."""
        if self._guesses is None:
            from household_ledger.ui.file_guesses import FileGuesses

            self._guesses = FileGuesses(self.reader, self.jobs, self)
            self.changed.connect(self._guesses.hear)
        return self._guesses

    def reader(self) -> AbstractContextManager[Reader]:
        """Open one snapshot to read from."""
        return self.opened.reader()

    @property
    def household(self) -> Id | None:
        """Whose account is looked at; None in a file without households."""
        return self._sight.household

    def household_record(self) -> Household | None:
        """Read the household looked at."""
        if self.household is None:
            return None
        with self.reader() as reader:
            return reader.record(Household, self.household)

    def look_at(self, household: Id | None) -> None:
        """Look at another household."""
        self.stand(Sight(household, self.month))

    @property
    def month(self) -> Month:
        """Which month is looked at."""
        return self._sight.month

    def turn_to(self, month: Month) -> None:
        """Look at another month."""
        self.stand(Sight(self.household, month))

    @property
    def sight(self) -> Sight:
        """Household and month looked at."""
        return self._sight

    def stand(self, sight: Sight) -> None:
        """Look at a household and a month at once."""
        if sight != self._sight:
            self._sight = sight
            self.moved.emit()

    def last_month(self) -> Month:
        """Read which month is the last to look at: the present one, or where the household wrote something ahead."""
        now = Month.of(self.today)
        if self.household is None:
            return now
        with self.reader() as reader:
            ahead = reader.entries(EntryQuery(household=self.household, first=now.plus(1).first))
            return max((Month.of(one.date) for one in ahead), default=now)

    @property
    def asking(self) -> Askings:
        """What was answered about days and is not saved yet; loaded when somebody asks."""
        if self._asking is None:
            from household_ledger.ui.asking import Askings

            self._asking = Askings(self.asking_told.emit)
        return self._asking

    @property
    def is_asking(self) -> bool:
        """Tell whether an asking about days waits anywhere."""
        return self._asking is not None and self._asking.is_any()

    @property
    def person(self) -> Id:
        """Who is typing (0: not said)."""
        return self._person

    def let_type(self, person: Id) -> None:
        """Say who is typing from now on."""
        if person != self._person:
            self._person = person
            self.person_changed.emit()

    def take_first(self) -> None:
        """Look at the first household and let the only person of the file type, where nothing was chosen yet."""
        if self.household is None:
            households = self.figures.households()
            self.look_at(households[0].id if households else None)
        if self._person == NO_ID:
            with self.reader() as reader:
                people = reader.all(Person)
            if len(people) == 1:
                self.let_type(people[0].id)

    def execute(self, command: Command, *, of: Hashable = None) -> ChangeSet:
        """Do one thing through the door as whoever is typing; raises what the door raises (`InvalidEntry` too).

        `of` is where it was typed (a row, a line of a page, a question): tried again from there, it takes the place of
        the draft kept of it. None: only of the same rows.
        """
        try:
            changes = self._refused.settled(command, of) if self._refused is not None else None
            if changes is None:
                changes = self.opened.ledger.execute(command, Initiator(self._person))
                if self._refused is not None:
                    self._refused.written(command)
        except EnvironmentProblem as problem:
            self.refused.keep(command, of, problem)
            self.not_saved.emit()
            raise
        if self._refused is not None:
            self._refused.saved(command, of)
        return changes

    @property
    def refused(self) -> Refused:
        """What the machine refused of this book; loaded when there is any, or somebody asks for drafts."""
        if self._refused is None:
            from household_ledger.ui.refused import Refused

            self._refused = Refused(lambda: self.opened, lambda: self.drafts_folder)
        return self._refused

    def forget_doubt(self, doubt: Doubt) -> None:
        """Ask after it no more: where it was typed it is gone."""
        self.refused.forget(doubt)

    def give_up(self, of: Hashable) -> None:
        """Note that a row refused there stands there no more: only its draft holds it."""
        self.refused.give_up(of)

    def look_after_doubts(self) -> bool:
        """Look what became of saves whose answer was lost; tell whether `come_back` has any to tell. Any thread."""
        return self._refused is not None and self._refused.look()

    def drafts(self) -> Drafts | None:
        """Give the rows of this book that could not be saved, here or in earlier runs; read when somebody asks."""
        return self.refused.drafts()

    def do(self, command: Command, *, of: Hashable = None) -> ChangeSet | None:
        """Do one thing; when it cannot be done, say why in the bar of messages and give None."""
        try:
            return self.execute(command, of=of)
        except UserError as problem:
            self.tell(problem)
        except EnvironmentProblem as problem:
            self.say(self.refused.words(problem), "trouble")
        return None

    def hear(self, changes: ChangeSet) -> None:
        """Take what somebody else wrote, to be told like any other change at the end of the turn."""
        self.opened.ledger.hear()
        self._on_step(changes)

    def come_back(self) -> CameBack:
        """Tell that the machine keeps again what it refused, and that everything may be other than it is shown.

        What turned out to be saved is told first: nobody writes it once more then.
        """
        before, saved = self.refused.rows(), 0
        for doubt in self.refused.found():
            saved += not doubt.rows  # the rows are counted by their drafts
            self.found_saved.emit(doubt)
        self.back.emit()
        self._read_all_anew()
        return self.refused.came_back(before=before, saved=saved)

    def undo(self) -> bool:
        """Take back the last step made here; what stands in its way is said (False), and the step before comes next."""
        return self._step_back(redo=False)

    def redo(self) -> bool:
        """Bring back what undo took, with the same said."""
        return self._step_back(redo=True)

    def _step_back(self, *, redo: bool) -> bool:
        ledger = self.opened.ledger
        label = ledger.redo_label() if redo else ledger.undo_label()
        if label is None:
            return False
        from household_ledger.services.commands.history import IN_THE_WAY, Redo, Undo

        try:
            self.execute(Redo(ledger.passed) if redo else Undo(ledger.passed))
        except UserError as problem:
            if problem.code not in IN_THE_WAY:
                self.tell(problem)
                return False
            from household_ledger.text.taking_back import not_taken_back, once_more

            before = ledger.pass_over(redo=redo)
            words = f"{not_taken_back(label, problem, redo=redo)} {once_more(before, redo=redo)}"
            self.say(words, "problem", about=UNDO)
            self.steps_changed.emit()
            self.look_asked.emit()  # what others did is to be seen beside it
        except EnvironmentProblem as problem:
            self.say(self.refused.words(problem), "trouble")
        else:
            return True
        return False

    def say(self, words: str, kind: str = "done", *, about: str = "") -> None:
        """Show one sentence in the bar of messages, in place of the one before it that is about the same."""
        self.said.emit(Notice(words, kind, about))

    def unsay(self, about: str) -> None:
        """Take away what was said and stands until it is well again."""
        self.unsaid.emit(about)

    def tell(self, problem: UserError | EnvironmentProblem) -> None:
        """Show what went wrong and what to do; of a server that is away it is looked for at once."""
        if problem.code in AWAY:
            self.say(message(problem), "trouble", about=SERVER)
            self.server_asked.emit()
            return
        self.say(message(problem), "problem" if isinstance(problem, UserError) else "trouble")

    def tell_failed(self, problem: LedgerError | None) -> None:
        """Show why a job came to nothing, as `Job.on_failed` has it; of one that was stopped nothing is said."""
        if isinstance(problem, UserError | EnvironmentProblem):
            self.tell(problem)
        elif problem is None:
            self.say(_("Something went wrong inside the program."), "trouble")

    def go(
        self, page: str, wish: Arrival | None = None, *, household: Id | None = None, month: Month | None = None
    ) -> None:
        """Ask for a page by its key, and of another household or month with it; the wish reaches `Page.arrive`.

        Nothing is moved unless the page shown may be left, and only the page asked for is read.
        """
        sight = Sight(household if household is not None else self.household, month or self.month)
        self.page_asked.emit(page, wish, sight)

    def show_entries(self, title: str, queries: Sequence[EntryQuery]) -> None:
        """Show the entries behind a figure in the drawer."""
        self.entries_asked.emit(Looked(title, tuple(queries)))

    def walk(self, begin: Callable[[], Stop], as_of: Month) -> None:
        """Show in the drawer whose a figure of the group is, and the way down to months, entries and pictures."""
        self.walk_asked.emit(Walk(begin, as_of))

    def show_history(self, kind: str, record: Id, sub: int = 0) -> None:
        """Show what became of a record in the drawer: `entry` and its id; `month`, household id and 202611."""
        self.history_asked.emit(kind, (record, sub))

    def close(self) -> None:
        """Close the book; nobody is told of its last steps any more: whoever shows them would ask a closed book."""
        self._is_closed = True
        self.closing.emit()
        if self._guesses is not None:
            self._guesses.stop()
        self.opened.close()

    def _read_all_anew(self) -> None:
        self.hear(ChangeSet(Step(0, 0), Label(OTHERS), frozenset({"household", "person"}), frozenset(), frozenset()))

    def _on_step(self, changes: ChangeSet) -> None:
        """Note a step, in the window's thread whichever thread wrote it."""
        self._waiting.append(changes)
        self._turn.start()

    def _on_turn_end(self) -> None:
        waiting, self._waiting = tuple(self._waiting), []
        if waiting and not self._is_closed:
            self.changed.emit(waiting)
