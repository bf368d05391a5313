"""A ledger written as a Data Package, with its households' codes or without anything that names them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from household_ledger.domain.period import Month
from household_ledger.services.evidence.consenting import counted_households
from household_ledger.services.evidence.folder import holds_only, look_at_place, write_folder
from household_ledger.services.ports import Progress, no_progress
from household_ledger.text.i18n import _

if TYPE_CHECKING:
    from household_ledger.app.opening import Application

_FIRST = Month(2000, 1)


def write_data_package(
    app: Application,
    folder: Path,
    *,
    is_pseudonymous: bool = False,
    span: tuple[Month | None, Month | None] = (None, None),
    progress: Progress = no_progress,
) -> int:
    """Write households, months and indicators into a folder of their own; gives the number of households.

    Pseudonymous: only those that may be counted above the provider. UserError `evidence_folder_taken`,
    `evidence_package_too_few`; EnvironmentProblem as `files.write_whole`; Cancelled.
    """
    from household_ledger.services.evidence.ledger_package import Names, ledger_tables
    from household_ledger.services.exchange.data_package import About, package_files

    progress(0, 1)
    look_at_place(folder, is_package)
    today = app.clock.today()
    last = span[1] or Month.of(today).plus(-1)
    with app.snapshot(is_long=True) as (reader, figures):
        names = Names(is_pseudonymous, counted_households(reader, today))
        begun = min((Month.of(first) for first, _last in figures.written_days().values()), default=_FIRST)
        tables = ledger_tables(figures, reader, names, (span[0] or begun, last), progress)
    about = About(
        name=f"household-ledger-{last.iso}",
        title=_("Households, their months and their indicators"),
        description=_("Amounts in satang. Under pseudonyms made for this package alone.")
        if is_pseudonymous
        else _("Amounts in satang. It names households and stays with the provider."),
        created=app.clock.now(),
    )
    write_folder(folder, package_files(about, tables), is_package)
    return len(tables[0].rows)


def is_package(folder: Path) -> bool:
    """Tell whether a folder holds a package of this sort and nothing else, which a newer one may replace."""
    from household_ledger.services.exchange.data_package import DESCRIPTION, places_of_package

    places = places_of_package(folder)
    if not places or not holds_only(folder, places):
        return False
    return b'"household-ledger-' in (folder / DESCRIPTION).read_bytes()[:200]
