"""Making pictures fit to keep beside the window; each that cannot be is told of, the others are kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from household_ledger.domain.ids import Id
from household_ledger.domain.photo import Photo
from household_ledger.errors import EnvironmentProblem, LedgerError, UserError
from household_ledger.services.photos import fit_photo
from household_ledger.services.ports import Progress
from household_ledger.text.i18n import _
from household_ledger.ui.jobs import Job
from household_ledger.ui.photos.wanted import Wanted

_STEPS = 4


@dataclass(frozen=True, slots=True)
class Made:
    """What became of pictures, each in its place: the picture, or why not."""

    each: tuple[Photo | LedgerError, ...]

    @property
    def photos(self) -> tuple[Photo, ...]:
        """Give those that can be kept."""
        return tuple(one for one in self.each if isinstance(one, Photo))

    @property
    def problems(self) -> tuple[LedgerError, ...]:
        """Say why others cannot."""
        return tuple(one for one in self.each if isinstance(one, LedgerError))


def making(
    wanted: Sequence[Wanted],
    whose: tuple[Id, date],
    on_done: Callable[[Made], object],
    on_failed: Callable[[LedgerError | None], object],
) -> Job[Made]:
    """Give the job that makes pictures fit for a household, taken in on a day; stopped, it gives none."""

    def work(progress: Progress) -> Made:
        each: list[Photo | LedgerError] = []
        for place, one in enumerate(wanted):

            def told(done: int, _total: int, place: int = place) -> None:
                progress(place * _STEPS + done, len(wanted) * _STEPS)

            try:
                each.append(fit_photo(one.source(), *whose, told))
            except (UserError, EnvironmentProblem) as problem:
                each.append(type(problem)(problem.code, **problem.params))
        return Made(tuple(each))

    return Job(_("Making pictures ready"), work, on_done, on_failed)
