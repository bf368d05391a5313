"""Change 8 as a pack tells it: how each side changed among the participants scored in it before and after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from household_ledger.domain.change_slots import SlotChange
from household_ledger.domain.disclosure import LEAST_TOLD, Counted, Sum, kept_back
from household_ledger.domain.ids import Id
from household_ledger.services.evidence.pack import EightLine, EightTable
from household_ledger.services.views.change_eight import ChangeEight

_WAYS: Final = ("up", "same", "down")
_SUMS: Final = (Sum("n", _WAYS),)


@dataclass(frozen=True, slots=True)
class ToldElsewhere:
    """What else a pack tells of participants: sets told exactly, those all others lie in, numbers of unknown sets."""

    exact: Collection[frozenset[Id]]
    wholes: Collection[frozenset[Id]]
    numbers: Collection[int]

    def allows(self, ids: frozenset[Id], beside: Iterable[frozenset[Id]]) -> bool:
        """Tell whether the size of a set may stand beside all that is told, and beside further sets."""
        is_near = any(len(whole) - len(ids) < LEAST_TOLD for whole in self.wholes if ids <= whole)
        is_near |= any(abs(number - len(ids)) < LEAST_TOLD for number in self.numbers)
        return not is_near and not any(
            (ids < one or one < ids) and abs(len(ids) - len(one)) < LEAST_TOLD for one in (*self.exact, *beside)
        )


def exact_table(read: ChangeEight) -> EightTable:
    """Tell the provider all there is, as its page and its paper do."""
    return EightTable(who=None, sides=tuple(_exact(one, read.names[one.slot]) for one in read.slots))


def guarded_table(read: ChangeEight, elsewhere: ToldElsewhere) -> EightTable:
    """Count households by side where that gives no few away; what a project calls a side stays with it.

    All else a pack tells comes first: these numbers give way to it, and to those of the sides before.
    """
    told: list[frozenset[Id]] = []
    sides = []
    for slot, _name in read.used:
        sets = _ways(read, slot)
        never = [key for key, ids in sets.items() if not elsewhere.allows(ids, told)]
        hidden = kept_back({key: Counted(len(ids)) for key, ids in sets.items()}, _SUMS, never=never)
        told += [ids for key, ids in sets.items() if key not in hidden]
        n, up, same, down = (None if key in hidden else len(ids) for key, ids in sets.items())
        sides.append(EightLine(slot=slot, n=n, up=up, same=same, down=down))
    return EightTable(who=None, sides=tuple(sides))


def _exact(one: SlotChange, name: str) -> EightLine:
    return EightLine(
        slot=one.slot,
        name=name,
        n=one.n,
        up=one.up,
        same=one.same,
        down=one.down,
        before=one.before.value,
        after=one.after.value,
        scale=one.scale,
    )


def _ways(read: ChangeEight, slot: int) -> dict[str, frozenset[Id]]:
    """Name the households scored in a side both times, each once: which way is that of all its scores together."""
    moved: defaultdict[Id, int] = defaultdict(int)
    for one in read.scored:
        if (pair := one.pair(slot)) is not None:
            before, after = pair
            moved[one.household] += after - before
    return {
        "n": frozenset(moved),
        "up": frozenset(one for one, by in moved.items() if by > 0),
        "same": frozenset(one for one, by in moved.items() if by == 0),
        "down": frozenset(one for one, by in moved.items() if by < 0),
    }
