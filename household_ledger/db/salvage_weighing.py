"""What stands of each record of a damaged file: its history where that is known to be whole, else its row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from household_ledger.db.journal import Change
from household_ledger.db.records import BY_CODE, BY_NAME, ENTRY, KINDS
from household_ledger.db.salvage_reading import LeafKey, Remains, StepKey
from household_ledger.db.salvage_rows import is_believable
from household_ledger.db.step import RecordKey
from household_ledger.db.units import Image, emptied
from household_ledger.domain.photo import hashes_of, photos_of


@dataclass(slots=True)
class Weighed:
    """What the new file is to hold, and what it cannot."""

    images: dict[RecordKey, Image]
    gone: set[RecordKey] = field(default_factory=set)
    older: set[RecordKey] = field(default_factory=set)
    lost_photos: int = 0


def weigh(remains: Remains, standing: Mapping[RecordKey, Image], applied: set[StepKey]) -> Weighed:
    """Say what stands of every record anything speaks of.

    `standing` is what the steps brought already, `applied` says which these are. Where the history of a record may
    have a hole, its row is believed; where there is no row, the history as far as it goes.
    """
    weighed = Weighed(dict(standing))
    _fold(remains, weighed.images, applied)
    if remains.has_all_steps:
        _drop_unsound(weighed, standing)
        return weighed
    rows = remains.rows.images
    spoken = {(ENTRY.code, entry, 0) for entry in remains.rows.entries}
    for key in weighed.images.keys() | rows.keys() | remains.touches.keys() | spoken:
        if _is_certain(remains, key, applied):
            continue
        if key in rows:
            weighed.images[key] = rows[key]
        elif key in weighed.images:
            weighed.older.add(key)
        else:
            weighed.gone.add(key)
    _drop_unsound(weighed, standing)
    return weighed


def _is_certain(remains: Remains, key: RecordKey, applied: set[StepKey]) -> bool:
    """Tell whether every step that wrote a record is known with all it wrote."""
    leaves = remains.touches.get(key)
    if not leaves or not remains.has_all_touches:
        return False
    return all(leaf[:2] in applied or _is_there(remains, leaf) for leaf in leaves)


def _is_there(remains: Remains, leaf: LeafKey) -> bool:
    return leaf in remains.leaves and remains.leaves[leaf].text is not None


def _fold(remains: Remains, images: dict[RecordKey, Image], applied: set[StepKey]) -> None:
    """Bring what leaves say that hang on no whole chain: each proves itself, in the order they were written."""
    for leaf in _in_order(remains, applied):
        for change in remains.changes(leaf):
            kind = BY_NAME.get(change.kind)
            if kind is not None and change.after.keys() <= kind.units.keys():
                _add(images, (kind.code, change.id, change.sub), change)


def _add(images: dict[RecordKey, Image], key: RecordKey, change: Change) -> None:
    blank = {name: emptied(unit) for name, unit in BY_CODE[key[0]].units.items()}
    images[key] = {**images.get(key, blank), **change.after}


def _in_order(remains: Remains, applied: set[StepKey]) -> Iterator[LeafKey]:
    """List the leaves not applied by the time of their steps; one whose step is lost follows its writer's last."""
    times: list[tuple[int, LeafKey]] = []
    time, writer = 0, 0
    for leaf in sorted(remains.leaves):
        if leaf[0] != writer:
            time, writer = 0, leaf[0]
        op = remains.ops.get(leaf[:2])
        time = op.header[2] if op is not None else time
        if leaf[:2] not in applied:
            times.append((time, leaf))
    return iter(leaf for _time, leaf in sorted(times))


def _drop_unsound(weighed: Weighed, standing: Mapping[RecordKey, Image]) -> None:
    """Leave out what can be no record, and what hangs on a record that did not come back; list it as gone."""
    there: dict[str, set[int]] = {kind.name: set() for kind in KINDS}
    for key in sorted(weighed.images):
        kind, image = BY_CODE[key[0]], weighed.images[key]
        owners = dict(_references(key, image))
        is_sound = key in standing or is_believable(kind, key[1:], image)
        if is_sound and all(record in there[name] for name, record in owners.items()):
            there[kind.name].add(key[1])
        else:
            del weighed.images[key]
            weighed.gone.add(key)
            weighed.older.discard(key)


def _references(key: RecordKey, image: Image) -> Iterator[tuple[str, int]]:
    """Name the records a record cannot be without."""
    kind = BY_CODE[key[0]]
    cells = {name: number for name, number in zip(kind.key, key[1:], strict=True) if name}
    for name, unit in kind.units.items():
        values = image[name] if unit.is_list else [image[name]]
        cells |= {one.name: value for one, value in zip(unit.columns, values, strict=False)}
    for column, table in kind.references.items():
        if cells.get(column):
            yield table, int(cells[column])


def keep_photos_there(weighed: Weighed, there: set[tuple[int, str]]) -> None:
    """Take the names of lost pictures off their records, and count them."""
    for key, image in weighed.images.items():
        named = hashes_of(image["photos"] or "") if BY_CODE[key[0]].has_photos else ()
        kept = [name for name in named if (owner_of(image), name) in there]
        if len(kept) < len(named):
            weighed.lost_photos += len(named) - len(kept)
            weighed.images[key] = {**image, "photos": photos_of(kept) or None}


def owner_of(image: Image) -> int:
    """Give whose a record is by its image, 0 for the project's."""
    of = image["of"]
    return int((of[0] if isinstance(of, list) else of) or 0)
