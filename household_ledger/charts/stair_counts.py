"""The staircase of an evidence pack: numbers alone, those kept back as "—"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from household_ledger.charts.spec import Stair, Stairs, Told, Tone
from household_ledger.text.amounts import NONE, format_number
from household_ledger.text.i18n import _
from household_ledger.text.joined import named

if TYPE_CHECKING:
    from household_ledger.services.evidence.pack import StairLine, StairTable


def stair_counts(table: StairTable) -> Stairs:
    """Show how many stand on each stair by verified evidence, how many wait, how many stood there at the start."""
    return Stairs(
        kind="staircase",
        title=_("Participants by stair: only verified evidence counts"),
        alternative="; ".join(named(_label(one), _count(one.verified)) for one in table.stairs),
        stairs=tuple(_stair(one) for one in table.stairs),
        heads=(
            _("Evidence verified"),
            _("Waiting for verification"),
            _("Stood there at the start"),
            _("Came down from it"),
        ),
        table=(
            *(_cells(_label(one), one.verified, one.waiting, one.at_start, one.fallen) for one in table.stairs),
            (Told(_("On no stair yet")), _told(table.nowhere), Told(""), _told(table.nowhere_at_start), Told("")),
        ),
        legend=((_("evidence verified"), Tone.REACHED), (_("waits to be verified, does not count yet"), Tone.WAITING)),
    )


def _label(stair: StairLine) -> str:
    return f"{format_number(stair.level)} {stair.name}"


def _stair(stair: StairLine) -> Stair:
    start = _("at the start {count}").format(count=_count(stair.at_start))
    return Stair(
        name=_label(stair),
        marks=(),
        reached=_count(stair.verified),
        waiting=f"+{format_number(stair.waiting)}" if stair.waiting else "",
        at_start=start if stair.at_start != 0 else "",
    )


def _count(number: int | None) -> str:
    return NONE if number is None else format_number(number)


def _told(number: int | None) -> Told:
    return Told(_count(number), number)


def _cells(label: str, *numbers: int | None) -> tuple[Told, ...]:
    return (Told(label), *map(_told, numbers))
