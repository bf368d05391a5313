"""Steps as lines of text, the same in a bundle and where they wait: what was hashed is never spelled anew."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from household_ledger.db.journal import Header, digest_of, dumps, heads_in, is_chained


class DamagedLines(Exception):  # noqa: N818 -- says what it is
    """Lines that are no steps, or steps whose hashes do not hold."""


@dataclass(frozen=True, slots=True)
class CarriedLeaf:
    """A leaf on its way: its JSON text in UTF-8; salt and text are None where it was erased."""

    household: int
    records: int
    salt: bytes | None
    digest: bytes
    text: bytes | None


@dataclass(frozen=True, slots=True)
class CarriedStep:
    """A step on its way, with the hash of its writer's step before it (b"" for the first) and when that life began."""

    header: Header
    hash: bytes
    previous: bytes
    since: str
    leaves: tuple[CarriedLeaf, ...]

    @property
    def key(self) -> tuple[int, int]:
        """Name the step: its writer and number."""
        return self.header[0], self.header[1]

    @property
    def context(self) -> dict[int, tuple[int, bytes]]:
        """Give what the step newly knew of other writers: their last step seen and its hash."""
        return heads_in(self.header[3])


def lines_of(step: CarriedStep) -> Iterator[str]:
    """Write a step: one line for itself, one for each leaf."""
    yield dumps(["step", *step.header, step.hash.hex(), step.previous.hex(), step.since, len(step.leaves)])
    for leaf in step.leaves:
        salt = leaf.salt.hex() if leaf.salt is not None else None
        text = leaf.text.decode() if leaf.text is not None else None
        yield dumps([leaf.household, leaf.records, salt, leaf.digest.hex(), text])


def steps_in(lines: Iterator[str]) -> Iterator[CarriedStep]:
    """Read steps and look whether their digests and hashes hold; DamagedLines."""
    try:
        for line in lines:
            yield _step(json.loads(line), lines)
    except (ValueError, TypeError, KeyError, StopIteration, RecursionError, AttributeError) as problem:
        raise DamagedLines from problem


def _step(cells: list[Any], lines: Iterator[str]) -> CarriedStep:
    word, *header, chained, previous, since, count = cells
    writer, seq, hlc, context, schema, person, label, target = header
    numbers = (writer, seq, hlc, schema, person, count)
    if (
        word != "step"
        or any(type(one) is not int or not 0 <= one < 1 << 63 for one in numbers)
        or not writer
        or not seq
    ):
        raise DamagedLines
    is_said = isinstance(label, str) and isinstance(since, str) and isinstance(context, str | None)
    if not is_said or not (target is None or type(target) is int):
        raise DamagedLines
    step = CarriedStep(
        header=(writer, seq, hlc, context, schema, person, label, target),
        hash=bytes.fromhex(chained),
        previous=bytes.fromhex(previous),
        since=since,
        leaves=tuple([_leaf(json.loads(next(lines))) for _ in range(count)]),
    )
    if not is_chained(step.previous, step.header, [(one.salt, one.digest) for one in step.leaves], step.hash):
        raise DamagedLines
    _ = step.context
    return step


def _leaf(cells: list[Any]) -> CarriedLeaf:
    household, records, salt, digest, text = cells
    leaf = CarriedLeaf(
        household=household,
        records=records,
        salt=bytes.fromhex(salt) if salt is not None else None,
        digest=bytes.fromhex(digest),
        text=text.encode() if text is not None else None,
    )
    if type(household) is not int or type(records) is not int or (leaf.salt is None) != (leaf.text is None):
        raise DamagedLines
    if leaf.salt is not None and leaf.text is not None and digest_of(leaf.salt, leaf.text) != leaf.digest:
        raise DamagedLines
    return leaf
