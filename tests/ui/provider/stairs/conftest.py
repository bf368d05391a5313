"""The made-up village before anybody was marked or scored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest

from household_ledger.app.at_hand import LedgerAtHand
from household_ledger.domain.change_eight import ChangeLabel, ChangeScore
from household_ledger.domain.changes import Label
from household_ledger.domain.period import Month
from household_ledger.domain.staircase import Stair, StairMark
from household_ledger.services.ports import Work
from household_ledger.settings import Settings
from household_ledger.ui.desk import Desk
from household_ledger.ui.jobs import Jobs


@dataclass(frozen=True)
class _PutAway:
    """Take out every stair, mark, name and score."""

    def write(self, work: Work) -> Label:
        kinds: tuple[type[Any], ...] = (Stair, StairMark, ChangeLabel, ChangeScore)
        for kind in kinds:
            for one in work.reader.all(kind):
                work.replace(replace(one, is_deleted=True), was=one)
        return Label("name_changes")


@pytest.fixture
def desk(opened_demo: LedgerAtHand, settings: Settings, jobs: Jobs) -> Desk:
    """Give the made-up provider in October 2026, with nobody on a stair by a mark and nobody scored."""
    made = Desk(opened_demo, settings, jobs)
    made.look_at(opened_demo.figures.households()[0].id)
    made.turn_to(Month(2026, 10))
    made.execute(_PutAway())
    return made
