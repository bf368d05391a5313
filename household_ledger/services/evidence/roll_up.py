"""Packs of providers put together for their NODE, and those of NODEs for the central team: a row each, and totals.

Totals are made of what the rows tell and of nothing else: a row that keeps a number back keeps the total back, so that
no difference of the two gives it away. A middle cannot be made of middles; the mean is, where the rows say it with n.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from household_ledger.domain.staircase import Audience
from household_ledger.errors import UserError
from household_ledger.services.evidence.pack import (
    ChangeTable,
    EightTable,
    EvidencePack,
    Level,
    People,
    Quality,
    Row,
    Side,
    SideChange,
    StairTable,
    Table,
    Who,
)
from household_ledger.services.evidence.pack_file import ReadPack
from household_ledger.services.evidence.totals import (
    eight_together,
    people_together,
    quality_together,
    row_together,
    side_together,
    stairs_together,
)
from household_ledger.text.joined import beside
from household_ledger.text.stair_words import own_name


def roll_up(read: Sequence[ReadPack]) -> EvidencePack:
    """Put packs together: the same one whatever order they are given in.

    UserError `evidence_packs_none`, `evidence_pack_of_provider`, `evidence_pack_of_all`, `evidence_packs_mixed`,
    `evidence_packs_other_month`, `evidence_packs_other_node`, `evidence_pack_twice`,
    `evidence_pack_same_name`.
    """
    packs = [one.pack for one in sorted(read, key=lambda one: (_whose(one.pack), one.digest))]
    _check(read)
    level = Level.CENTRAL if packs[0].is_rolled_up else packs[0].level
    named = [_Member(pack, level) for pack in packs]
    digests = {id(one.pack): one.digest for one in read}
    sources = [replace(source, digest=digests[id(pack)]) for pack in packs for source in pack.sources]
    return EvidencePack(
        level=level,
        as_of=packs[0].as_of,
        made_at=max(pack.made_at for pack in packs),
        is_rolled_up=True,
        sources=tuple(one.without_provider() if level is Level.CENTRAL else one for one in sources),
        bases=tuple(dict.fromkeys(basis for pack in packs for basis in pack.bases)),
        people=_people(named),
        quality=_quality(named),
        tables=_tables(named),
        change=_change(named),
        stairs=_stairs(named),
        eight=_eight(named),
    )


def _whose(pack: EvidencePack) -> tuple[tuple[str, str], ...]:
    """Name whose pack it is: of a provider with its NODE, of a NODE alone; nobody who wrote no name is another."""
    source = pack.sources[0]
    is_node = pack.is_rolled_up or pack.level is Level.CENTRAL
    name = source.node if is_node else source.provider
    return ((source.node, "" if is_node else name),) if name else ()


def why_never(one: ReadPack) -> UserError | None:
    """Say why a pack is none to be put together, whatever lies beside it; None of one that may be."""
    if one.pack.level is Level.PROVIDER:
        return UserError("evidence_pack_of_provider", name=one.name)
    if one.pack.level is Level.CENTRAL and one.pack.is_rolled_up:
        return UserError("evidence_pack_of_all", name=one.name)
    return None


def _check(read: Sequence[ReadPack]) -> None:
    if not read:
        raise UserError("evidence_packs_none")
    first = read[0].pack
    for one in read:
        pack = one.pack
        if (problem := why_never(one)) is not None:
            raise problem
        if (pack.level, pack.is_rolled_up) != (first.level, first.is_rolled_up):
            raise UserError("evidence_packs_mixed", name=one.name, other=read[0].name)
        if pack.as_of != first.as_of:
            raise UserError("evidence_packs_other_month", name=one.name, other=read[0].name)
        if pack.level is Level.NODE and not pack.is_rolled_up and pack.sources[0].node != first.sources[0].node:
            raise UserError("evidence_packs_other_node", name=one.name, other=read[0].name)
    _check_apart(read)


def _check_apart(read: Sequence[ReadPack]) -> None:
    """Refuse two packs of one ledger, or under one name."""
    met: dict[object, int] = {}
    for place, one in enumerate(read):
        for mark in (one.digest, *_writers(one.pack)):
            if (known := met.setdefault(mark, place)) != place:
                raise UserError("evidence_pack_twice", name=one.name, other=read[known].name)
        for whose in _whose(one.pack):
            if (known := met.setdefault(whose, place)) != place:
                name = beside(*reversed(whose))
                raise UserError("evidence_pack_same_name", name=one.name, other=read[known].name, whose=name)


def _writers(pack: EvidencePack) -> set[tuple[str, int]]:
    """Name the writers of the ledgers behind a pack: two packs with one of them are of the same ledger."""
    return {("writer", head.writer) for source in pack.sources for head in source.heads}


class _Member:
    """A pack as the roll-up has it: its rows, or (of a NODE's roll-up) its totals as the NODE's row."""

    def __init__(self, pack: EvidencePack, level: Level) -> None:
        self.pack = pack
        self._node = Who("", pack.sources[0].node) if pack.is_rolled_up and level is Level.CENTRAL else None

    def rows(self, table: Table) -> list[Row]:
        """Give its rows of an indicator."""
        if self._node is None:
            return list(table.rows)
        return [replace(one, who=self._node) for one in table.totals]

    def changes(self) -> list[SideChange]:
        """Give its sides' changes."""
        if self._node is None:
            return list(self.pack.change.rows)
        return [replace(one, who=self._node) for one in self.pack.change.totals]

    def people(self) -> People:
        """Give its numbers of households."""
        return replace(self.pack.all_people, who=self._node or self._own)

    def quality(self) -> list[Quality]:
        """Give its months by grade."""
        return [replace(one, who=self._node or self._own) for one in self.pack.quality if one.who is None]

    def stairs(self) -> list[StairTable]:
        """Give its staircase, the stairs called as in the language of the moment."""
        return [
            replace(
                one,
                who=self._node or self._own,
                stairs=tuple(replace(stair, name=own_name(Audience.PARTICIPANT, stair.name)) for stair in one.stairs),
            )
            for one in self.pack.stairs
            if one.who is None
        ]

    def eight(self) -> list[EightTable]:
        """Give its sides of Change 8; none of a pack made before packs held them."""
        return [replace(one, who=self._node or self._own) for one in self.pack.eight if one.who is None]

    @property
    def _own(self) -> Who | None:
        return next((one.who for one in self.pack.people if one.who is not None), None)


def _people(members: Iterable[_Member]) -> tuple[People, ...]:
    rows = [one.people() for one in members]
    return (*rows, people_together(rows))


def _quality(members: Sequence[_Member]) -> tuple[Quality, ...]:
    rows = [row for one in members for row in one.quality()]
    totals = [quality_together(side, [row for row in rows if row.side is side]) for side in Side]
    return (*rows, *totals)


def _stairs(members: Sequence[_Member]) -> tuple[StairTable, ...]:
    """Give the rows, and their sum where each has stairs: a NODE of unlike stairs has none, and is in no sum."""
    found = [one.stairs() for one in members]
    rows = [row for each in found for row in each]
    return (*rows, *(stairs_together(rows) if all(found) else ()))


def _eight(members: Sequence[_Member]) -> tuple[EightTable, ...]:
    """Give the rows, and their sum where every pack holds the sides."""
    found = [one.eight() for one in members]
    rows = [row for each in found for row in each]
    return (*rows, eight_together(rows)) if all(found) else tuple(rows)


def _tables(members: Sequence[_Member]) -> tuple[Table, ...]:
    indicators = dict.fromkeys(table.indicator for one in members for table in one.pack.tables)
    return tuple(
        _table([(one, table) for one in members for table in one.pack.tables if table.indicator is indicator])
        for indicator in indicators
    )


def _table(found: Sequence[tuple[_Member, Table]]) -> Table:
    rows = [row for member, table in found for row in member.rows(table)]
    kinds = dict.fromkeys((row.side, row.of) for row in rows)
    totals = [
        row_together(side, of, [row for row in rows if (row.side, row.of) == (side, of)])
        for side, of in sorted(kinds, key=lambda kind: (list(Side).index(kind[0]), kind[1]))
    ]
    met = {cell.key for row in rows for cell in row.cells}
    first = found[0][1]
    return Table(
        indicator=first.indicator,
        columns=tuple(dict.fromkeys(key for _one, table in found for key in table.columns if key in met)),
        rows=tuple(rows),
        totals=tuple(totals),
        notes=tuple(dict.fromkeys(note for _one, table in found for note in table.notes)),
    )


def _change(members: Sequence[_Member]) -> ChangeTable:
    rows = [row for one in members for row in one.changes()]
    totals, difference = side_together(rows)
    differences = [
        (row.who, guess)
        for one in members
        for row in one.changes()[:1]
        for who, guess in one.pack.change.differences
        if who is None
    ]
    return ChangeTable(rows=tuple(rows), totals=totals, differences=(*differences, (None, difference)))
