"""Whose paper it is and what it was made from, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from household_ledger.text.amounts import format_number
from household_ledger.text.dates import format_date
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.text.labels import household_words, name_beside

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from household_ledger.domain.changes import ChainHead
    from household_ledger.domain.register import Household, VillageGroup
    from household_ledger.services.views.month_page import Letterhead, Origin

SHOWN_OF_HASH = 16
"""So many of the 64 digits stand in a foot."""


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


def household_line(household: Household, members: int | None, group: VillageGroup | None) -> str:
    """Name a household by code and name, its number of persons and its village; what is not known is left out."""
    code = household.code
    parts = [household_words(_("No. {code}").format(code=in_digits(code)), name_beside(code, household.name))]
    if members:
        parts.append(ngettext("{count} person", "{count} persons", members).format(count=format_number(members)))
    if group is not None:
        parts.append(group.name)
    return beside(*parts)


def chain_words(heads: Sequence[ChainHead]) -> str:
    """Say in a foot where the chain of the book stands: the beginning of its last hash."""
    return _("chain {hash}").format(hash=heads[-1].hash[:SHOWN_OF_HASH]) if heads else ""


def chain_lines(heads: Iterable[ChainHead]) -> tuple[str, ...]:
    """Name the last step of each writer with its whole hash."""
    return tuple(f"{one.step.writer}:{one.step.seq} {one.hash}" for one in heads)
