"""What a household's own paper tells of consents, visits, lessons, stairs and scores."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from household_ledger.domain.change_eight import ChangeLabel, ChangeScore
from household_ledger.domain.consent import Consent
from household_ledger.domain.ids import Id
from household_ledger.domain.photo import hashes_of
from household_ledger.domain.staircase import StairMark
from household_ledger.domain.training import Attendance, Training
from household_ledger.domain.visit import Visit
from household_ledger.services.ports import Reader
from household_ledger.text.amounts import format_number
from household_ledger.text.dates import format_date
from household_ledger.text.i18n import _


@dataclass(frozen=True, slots=True)
class OwnEvidence:
    """Everything of one household, what was taken out too; sessions and the names of changes by their ids."""

    consents: list[Consent]
    visits: list[Visit]
    attendance: list[Attendance]
    marks: list[StairMark]
    scores: list[ChangeScore]
    sessions: dict[Id, Training]
    changes: dict[Id, str]

    @classmethod
    def read(cls, reader: Reader, household: Id) -> OwnEvidence:
        """Read it."""

        def own(kind: type[Any]) -> list[Any]:
            return reader.of_household(kind, household, with_deleted=True)

        return cls(
            consents=own(Consent),
            visits=own(Visit),
            attendance=own(Attendance),
            marks=own(StairMark),
            scores=own(ChangeScore),
            sessions={one.id: one for one in reader.all(Training, with_deleted=True)},
            changes={one.id: one.name for one in reader.all(ChangeLabel, with_deleted=True)},
        )

    def shown(self) -> dict[str, str]:
        """Say what each picture of a visit or mark shows, by its hash."""
        return dict(self._shown())

    def _shown(self) -> Iterator[tuple[str, str]]:
        for visit in self.visits:
            for name in hashes_of(visit.photos):
                yield name, _("Visit on {day}").format(day=format_date(visit.visited_on))
        for mark in self.marks:
            for name in hashes_of(mark.photos):
                yield name, _("Stair {level}").format(level=format_number(mark.level))
