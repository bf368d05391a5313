"""What the outcome report of a group shows: its change, what can be shown already, its households by code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from household_ledger.domain.changes import ChainHead
from household_ledger.domain.first_year import FirstYear
from household_ledger.domain.grade_months import GradeTable
from household_ledger.domain.group_change import GroupChange, Ids
from household_ledger.domain.ids import Id
from household_ledger.domain.period import MONTHS_A_YEAR, Month
from household_ledger.domain.register import Household, VillageGroup
from household_ledger.domain.thresholds import Thresholds, thresholds_of
from household_ledger.services.figures.figures import Figures
from household_ledger.services.ports import Reader
from household_ledger.services.views.change_eight import ChangeEight, Whose, change_eight
from household_ledger.services.views.month_page import Letterhead, Origin, letterhead_of
from household_ledger.services.views.savings_page import village_of
from household_ledger.text.digits import in_digits


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomePage:
    """A group up to a month; `group` is None for everybody. `grades` are the participants' months of a year."""

    change: GroupChange
    first_year: FirstYear
    grades: GradeTable
    households: Mapping[Id, Household]
    group: VillageGroup | None
    letterhead: Letterhead
    origin: Origin
    thresholds: Thresholds
    eight: ChangeEight
    """The eight sides of the participants enrolled, as scored up to the month's end."""
    heads: tuple[ChainHead, ...]
    """The last step of each writer, by which anybody can tell whether the book changed since."""

    @property
    def codes(self) -> dict[Id, str]:
        """Give what households are called by in a chart: their codes, in the digits of the moment."""
        return {one: in_digits(home.code) for one, home in self.households.items()}

    @property
    def baselines(self) -> Ids:
        """Name the participants with any baseline, kept or remembered."""
        without = frozenset(self.change.participants.without_baseline)
        return tuple(one for one in self.change.participants.enrolled if one not in without)


def outcome_page(figures: Figures, reader: Reader, as_of: Month, group: Id | None, *, origin: Origin) -> OutcomePage:
    """Gather the report; works where nobody has begun too."""
    letterhead = letterhead_of(reader)
    change = figures.group_change(as_of, group)
    grades = figures.grade_months(as_of.plus(1 - MONTHS_A_YEAR), as_of, group)
    return OutcomePage(
        change=change,
        first_year=figures.first_year(as_of, group),
        grades=grades.among(change.participants.enrolled),
        households={one.id: one for one in figures.households()},
        group=village_of(reader, group) if group is not None else None,
        letterhead=letterhead,
        origin=origin,
        thresholds=thresholds_of(letterhead.project),
        eight=change_eight(
            reader, Whose.PARTICIPANTS, until=as_of.last, households=frozenset(change.participants.enrolled)
        ),
        heads=reader.chain_heads(),
    )
