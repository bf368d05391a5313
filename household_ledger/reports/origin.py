"""Whose paper it is and what it was made from, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from household_ledger.text.amounts import format_number
from household_ledger.text.dates import format_date
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _

if TYPE_CHECKING:
    from household_ledger.services.views.month_page import Letterhead, Origin


def issued_by(letterhead: Letterhead) -> tuple[str, ...]:
    """Name the provider, then the project with its contract number; what is not known is left out."""
    project = letterhead.project
    contract = _("contract no. {number}").format(number=in_digits(project.contract)) if project.contract else ""
    return tuple(line for line in (letterhead.provider.name, " ".join(filter(None, (project.name, contract)))) if line)


def made_from(origin: Origin) -> str:
    """Say which file, which step of it, and on which day it was printed."""
    return _("From the book {name} · step {step} · printed {day}").format(
        name=origin.file_name,
        step=format_number(origin.step_count),
        day=format_date(origin.printed_on, style="medium"),
    )
