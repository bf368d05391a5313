"""What is said of the eight sides: whose score rose for most, and who is left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from household_ledger.domain.change_slots import SlotChange
from household_ledger.text.amounts import NONE, format_number, format_quantity
from household_ledger.text.i18n import _, ngettext

_THOUSAND = 1000


def rose_most(slots: Sequence[SlotChange], names: Mapping[int, str]) -> str:
    """Say whose scores rose for most, every side of a tie; "" where none rose for more than one."""
    up = max((one.up for one in slots), default=0)
    best = [one for one in slots if one.up == up]
    if up < 2:  # noqa: PLR2004 -- one is no most
        return ""
    if len(best) == 1:
        words = _("The score of “{name}” rose for most: {up} of {n}")
        return words.format(name=names[best[0].slot], up=format_number(up), n=format_number(best[0].n))
    told = ", ".join(f"“{names[one.slot]}”" for one in best)
    return _("The scores of {names} rose for most: {up} each").format(names=told, up=format_number(up))


def middle_score(value: Fraction | None) -> str:
    """Write a middle of scores; "—" of none."""
    return NONE if value is None else format_quantity(int(value * _THOUSAND))


def left_out(count: int) -> str:
    """Say of how many a side is left out because the score after is the older; "" for none."""
    if not count:
        return ""
    words = ngettext(
        "{count} is left out in a side where the score after is older than that before: check the days",
        "{count} are left out in sides where the score after is older than that before: check the days",
        count,
    )
    return words.format(count=format_number(count))


def of_others(count: int) -> str:
    """Say how many of those scored are of no participant enrolled; "" for none."""
    if not count:
        return ""
    words = ngettext(
        "{count} is of no household enrolled as a participant, and is not counted",
        "{count} are of no household enrolled as a participant, and are not counted",
        count,
    )
    return words.format(count=format_number(count))


def given_later(count: int) -> str:
    """Say how many have scores given after the month looked at, which do not count in it; "" for none."""
    if not count:
        return ""
    words = ngettext(
        "{count} was scored after this month, which is not counted here",
        "{count} were scored after this month, which is not counted here",
        count,
    )
    return words.format(count=format_number(count))
