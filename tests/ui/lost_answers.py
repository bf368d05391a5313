"""Saves the machine refuses or never answers, in a file as on a server: what a test does when nobody knows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from household_ledger.db.store import SqlStore
from household_ledger.domain.category import fixed_id
from household_ledger.domain.changes import ChangeSet, Label, SentStep, Step
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.register import Pocket
from household_ledger.errors import EnvironmentProblem
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.drafts import Drafts
from household_ledger.services.ledger import Ledger
from household_ledger.services.ports import Command, Initiator
from household_ledger.services.refusals import SavedUnknown
from household_ledger.ui.desk import Desk

IS_SAVED = True
BOTH = pytest.mark.parametrize("is_saved", [True, False])
Lose = Callable[[bool], None]


def gone(*_said: object, **_more: object) -> None:
    """Answer as a server that is away."""
    raise EnvironmentProblem("server_gone", name="ledger")


def spending(desk: Desk, what: str, satang: int) -> AddEntries:
    """Say what was spent."""
    assert desk.household is not None
    with desk.reader() as reader:
        cash = reader.of_household(Pocket, desk.household)[0].id
    amount = Money(satang)
    draft = Draft(
        household=desk.household,
        date=desk.today,
        kind=EntryKind.EXPENSE,
        amount=amount,
        description=what,
        parts=(Part(fixed_id("E01"), amount),),
        pocket=cash,
    )
    return AddEntries((draft,))


@pytest.fixture
def lose(monkeypatch: pytest.MonkeyPatch) -> Lose:
    """Give what loses the answer to the next save."""
    usual = Ledger.execute

    def lose_next(is_saved: bool) -> None:  # noqa: FBT001 -- the one thing there is to say
        def execute(ledger: Ledger, command: Command, initiator: Initiator) -> ChangeSet:
            monkeypatch.setattr(Ledger, "execute", usual)
            if not is_saved:
                nothing = ChangeSet(Step(1, 1), Label(""), frozenset(), frozenset(), frozenset())
                raise SavedUnknown(SentStep(1, 1, b""), nothing, name="ledger", server="office")
            with monkeypatch.context() as deaf:
                deaf.setattr(ledger, "_listeners", [])  # nobody is told
                changes = usual(ledger, command, initiator)
            raise SavedUnknown(_sent(ledger, changes.step), changes, name="ledger", server="office")

        monkeypatch.setattr(Ledger, "execute", execute)

    return lose_next


def server_back(desk: Desk) -> None:
    """Look after what nobody knows of, and come back, as the window does once its server answers."""
    desk.look_after_doubts()
    desk.come_back()


def drafted(desk: Desk) -> list[tuple[str, int]]:
    """List the rows of the draft file: words, and how many satang."""
    assert desk.drafts_folder is not None
    rows = Drafts(desk.drafts_folder, desk.opened.book).rows
    return [(one.row[0].description, int(one.row[0].amount)) for one in rows]


def _sent(ledger: Ledger, step: Step) -> SentStep:
    assert isinstance(ledger.store, SqlStore)
    with ledger.store.reader() as reader:
        wanted = (step.writer, step.seq)
        (found,) = reader.raw.execute("select hash from op where writer=? and seq=?", wanted).fetchall()
    return SentStep(*wanted, bytes(found[0]))
