"""The pieces a page is put together from: each knows how high it is, draws itself, and may be cut where a page ends."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING

from household_ledger.reports.sheet import Box

if TYPE_CHECKING:
    from household_ledger.reports.pen import Pen

GAP = 8.25
"""Between one piece and the next."""
CLOSE = 0.01
"""Less than this (points) is no difference."""


class Block(ABC):
    """Something drawn on a page."""

    __slots__ = ()

    @abstractmethod
    def height(self, width: float) -> float:
        """Give the height (points) it needs at a width."""

    @abstractmethod
    def draw(self, pen: Pen, box: Box) -> None:
        """Draw into a box at least as high as asked for."""

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:  # noqa: ARG002
        """Cut into what fits into the room and the rest; None when it cannot be cut there."""
        return None

    def stretches(self) -> bool:
        """Tell whether it likes to take the room that is left on a page."""
        return False

    def divides(self) -> bool:
        """Tell whether it only stands between others: where a page is cut it is left out."""
        return False

    def grows(self) -> bool:
        """Tell whether it fills a box higher than it needs, without asking a page for more room."""
        return self.stretches()


@dataclass(frozen=True, slots=True)
class Gap(Block):
    """White space of a height."""

    points: float

    def height(self, width: float) -> float:  # noqa: ARG002
        """Give its height at any width."""
        return self.points

    def draw(self, pen: Pen, box: Box) -> None:
        """Draw nothing."""


@dataclass(frozen=True, slots=True)
class Column(Block):
    """Blocks one under the other; those that grow share what is left of the box."""

    blocks: tuple[Block, ...]
    gap: float = GAP

    def height(self, width: float) -> float:
        """Add up the heights and the gaps between."""
        return sum(block.height(width) for block in self.blocks) + self.gap * max(0, len(self.blocks) - 1)

    def draw(self, pen: Pen, box: Box) -> None:
        """Draw from the top."""
        growing = len([block for block in self.blocks if block.grows()])
        share = max(0.0, box.height - self.height(box.width)) / growing if growing else 0.0
        y = box.y
        for block in self.blocks:
            height = block.height(box.width) + (share if block.grows() else 0.0)
            block.draw(pen, Box(box.x, y, box.width, height))
            y += height + self.gap

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Cut between blocks, or inside the one that passes the room."""
        used = 0.0
        for index, block in enumerate(self.blocks):
            height = block.height(width)
            if used + height > room + CLOSE:
                return self._cut(index, width, room - used)
            used += height + self.gap
        return None

    def _cut(self, index: int, width: float, room: float) -> tuple[Block, Block] | None:
        before, block, after = self.blocks[:index], self.blocks[index], self.blocks[index + 1 :]
        parts = block.split(width, room)
        if parts is not None:
            return Column((*before, parts[0]), self.gap), Column((parts[1], *after), self.gap)
        if not before:
            return None
        rest = after if block.divides() else (block, *after)
        kept = before[:-1] if len(before) > 1 and before[-1].divides() else before
        return Column(kept, self.gap), Column(rest, self.gap)

    def stretches(self) -> bool:
        """Stretch when one of its blocks does."""
        return any(block.stretches() for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Together(Column):
    """Blocks one under the other that no end of a page comes between."""

    def split(self, width: float, room: float) -> None:
        """Cut nowhere."""


@dataclass(frozen=True, slots=True)
class Row(Block):
    """Blocks side by side, equally high; `shares` of the width, equal when not given."""

    blocks: tuple[Block, ...]
    shares: tuple[float, ...] = ()
    gap: float = GAP

    def height(self, width: float) -> float:
        """Give the height of the highest."""
        widths = self._widths(width)
        return max(block.height(each) for block, each in zip(self.blocks, widths, strict=True))

    def draw(self, pen: Pen, box: Box) -> None:
        """Draw from the left, all with the whole height."""
        x = box.x
        for block, width in zip(self.blocks, self._widths(box.width), strict=True):
            block.draw(pen, Box(x, box.y, width, box.height))
            x += width + self.gap

    def stretches(self) -> bool:
        """Stretch when one of its blocks does."""
        return any(block.stretches() for block in self.blocks)

    def _widths(self, width: float) -> list[float]:
        shares = self.shares or (1.0,) * len(self.blocks)
        room = width - self.gap * (len(self.blocks) - 1)
        return [room * share / sum(shares) for share in shares]


@dataclass(frozen=True, slots=True)
class Smaller(Block):
    """A block drawn to scale, so that it fits where it would not."""

    block: Block
    scale: float

    def height(self, width: float) -> float:
        """Give the height after scaling; the block itself is set wider by as much."""
        return self.block.height(width / self.scale) * self.scale

    def draw(self, pen: Pen, box: Box) -> None:
        """Draw the block to scale from the upper left corner."""
        with pen.scaled(box.x, box.y, self.scale):
            self.block.draw(pen, Box(box.x, box.y, box.width / self.scale, box.height / self.scale))

    def stretches(self) -> bool:
        """Stretch when the block does."""
        return self.block.stretches()


_LEAST_SCALE = 0.05
_SCALE_STEP = 0.98


def fitted(block: Block, width: float, room: float) -> Block:
    """Give the block as it is, or just as much smaller as it must be to be no higher than the room."""
    scale, shown = 1.0, block
    while shown.height(width) > room + CLOSE and scale > _LEAST_SCALE:
        scale *= _SCALE_STEP
        shown = Smaller(block, scale)
    return shown
