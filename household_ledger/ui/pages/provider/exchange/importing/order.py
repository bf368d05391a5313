"""What is to be read, and reading it beside the window: the file looked at, its rows compared, then taken in."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from household_ledger.domain.changes import ChangeSet, Step
from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household
from household_ledger.services.exchange.reading.looking import Looked
from household_ledger.services.exchange.reading.mapping import Mapping
from household_ledger.services.exchange.reading.own import Known, known_of
from household_ledger.services.importing import ImportOutcome
from household_ledger.services.importing_files import FileWish, look_at
from household_ledger.services.importing_preview import Preview, Taking, preview, remembered_of
from household_ledger.services.ports import Command, Progress
from household_ledger.text import counted
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.ui.desk import Desk
from household_ledger.ui.jobs import Job
from household_ledger.ui.pages.provider.run import Run

_TAKING_BACK = ("undo", "revert_step")
EVERYONE = Id(0)
"""The choice of all households a file of this program names."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A file, whose it is, and what was said of it."""

    path: Path
    household: Id
    format: str = ""
    mapping: Mapping = field(default_factory=Mapping)
    is_anew: bool = False
    """What was said of its source before does not count."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What came of looking at a file, and what there is to choose from for its accounts."""

    looked: Looked
    household: Household | None
    known: Known


def look(desk: Desk, wish: Wish, progress: Progress) -> Sight:
    """Look at the file; any thread. UserError where it is nothing to be looked at, EnvironmentProblem, Cancelled."""
    with desk.reader() as reader:
        household = reader.record(Household, wish.household) if wish.household else None
        known = known_of(reader, household.id, household.code) if household else Known()
    said = FileWish(format=wish.format, mapping=wish.mapping, is_anew=wish.is_anew)
    return Sight(look_at(desk.opened.ledger, wish.path, household, said, progress=progress), household, known)


def compare(desk: Desk, sight: Sight, name: str, progress: Progress) -> Preview:
    """Compare the rows with the book; any thread."""
    return preview(desk.opened.ledger, name, sight.looked, sight.household, progress=progress)


class ImportRun(Run):
    """The taking in: a safety copy, then one step; `outcome` is there once it is done."""

    def __init__(self, desk: Desk, taking: Taking) -> None:
        super().__init__(desk)
        self.taking = taking
        self.outcome: ImportOutcome | None = None
        self._step: Step | None = None
        folder = desk.settings.copies_folder()

        def execute(command: Command) -> ChangeSet:
            changes = desk.execute(command)
            self._step = changes.step
            return changes

        def work(progress: Progress) -> ImportOutcome:
            progress(0, 0)
            return taking.run(
                desk.opened.ledger,
                execute,
                progress=progress,
                before=lambda: desk.opened.copy_before_import(folder),
            )

        self.begin(Job(_("Adding the entries"), work, self._on_done, self.fail), writes=True)

    @property
    def last_month(self) -> Month | None:
        """Name the last month something came into."""
        days = [row.date for one in self.taking.preview.rows for row in one.rows]
        return Month.of(max(days)) if days else None

    def is_taken_back(self) -> bool:
        """Tell whether what came in is out again by undo, which takes all of it or none."""
        with self._desk.reader() as reader:
            entry = reader.entry_of_step(self._step) if self._step is not None else None
            last = reader.last_touches((entry.id,)).get(entry.id) if entry is not None and entry.is_deleted else None
        return last is not None and last.label.code in _TAKING_BACK

    def stopped_words(self) -> str:
        """Say that nothing came in."""
        return _("Stopped. Nothing was added.")

    def _is_kept(self) -> bool:
        told = self.taking.preview
        return bool(remembered_of(told.looked, told.household))

    def _on_done(self, outcome: ImportOutcome) -> None:
        self.outcome = outcome
        there = ngettext("{count} was there already", "{count} were there already", outcome.already_there)
        self.more = "\n".join(
            part
            for part in (
                there.format(count=format_number(outcome.already_there)) if outcome.already_there else "",
                made_words(self.taking.preview),
                counted.said_earlier(outcome.said_earlier) if outcome.said_earlier else "",
                _("Undo takes all of it back at once.") if outcome.added else "",
                _("The next file from there is read the same way.") if outcome.added and self._is_kept() else "",
            )
            if part
        )
        words = _("{entries} added from {name}")
        if not outcome.added:
            words = _("Nothing new in {name}: everything is there already")
        self.end(words.format(entries=counted.entries(outcome.added), name=outcome.name))


def made_words(told: Preview) -> str:
    """Say what is made anew because the file names it."""
    if not told.outcome.made:
        return ""
    names = [one.name or one.household for one in told.outcome.made]
    most = 6
    shown = ", ".join(names[:most]) + (" …" if len(names) > most else "")
    return _("Made anew: {names}").format(names=shown)
