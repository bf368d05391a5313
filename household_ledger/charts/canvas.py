"""A sheet to draw a chart on, in inches from the lower left, in our typeface and colours; pyplot is never touched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from household_ledger.charts.spec import About, Behind, Mark, Tone
from household_ledger.charts.theme import Theme
from household_ledger.charts.typeface import drawable, width_of

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.patches import Patch

Side = Literal["left", "center", "right"]
_BELOW, _MARKS, _ABOVE, _WORDS = 1.0, 2.0, 3.0, 4.0
_FROM_EDGE = 0.24
"""How far words keep from the edge of the sheet, in inches: a page may trim a tenth of one."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the sheet, in inches."""

    left: float
    bottom: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Give the right edge."""
        return self.left + self.width

    @property
    def top(self) -> float:
        """Give the upper edge."""
        return self.bottom + self.height


@dataclass(frozen=True, slots=True)
class Type:
    """How words are set."""

    points: float
    color: str
    weight: str = "normal"
    is_on_marks: bool = False
    """Words that may lie over marks get a rim of the ground's colour."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line is drawn: points wide, dashed as matplotlib says it."""

    color: str
    points: float
    dash: tuple[float, ...] = ()
    is_above: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a value stands on the sheet, in parts of its width and height, the entries behind it, and what it is of."""

    box: Box
    told: str
    behind: Behind
    about: About | None = None


@dataclass(slots=True)
class Sheet:
    """One figure being drawn."""

    figure: Figure
    theme: Theme
    width: float
    height: float
    spots: list[Spot] = field(default_factory=list)

    @classmethod
    def of(cls, theme: Theme, width: float, height: float) -> Sheet:
        """Take a new sheet of a size in inches."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        figure = Figure(figsize=(width, height), facecolor=theme.surface)
        FigureCanvasAgg(figure)
        return cls(figure, theme, width, height)

    def write(self, at: tuple[float, float], words: str, look: Type, side: Side = "left") -> None:
        """Write one line at a base line; `side` says which end of the words stands there."""
        from matplotlib.patheffects import withStroke

        rim = [withStroke(linewidth=2.5, foreground=self.theme.surface)] if look.is_on_marks else None
        self.figure.text(
            at[0] / self.width,
            at[1] / self.height,
            drawable(words),
            ha=side,
            va="baseline",
            fontsize=look.points,
            color=look.color,
            weight=look.weight,
            parse_math=False,
            path_effects=rim,
            zorder=_WORDS,
        )

    def mark(self, box: Box, tone: Tone, *, rounding: float = 0.03) -> None:
        """Draw a bar, column or square in the manner of its tone: full, hollow or hatched."""
        if box.width > 0 and box.height > 0:
            self._dress(self._rounded(self._inside_rim(box, tone), rounding), tone)

    def marks(self, boxes: Sequence[Box], tone: Tone, *, rounding: float = 0.03) -> None:
        """Draw many marks of one size as one: a year of days would else take three times as long."""
        if not boxes:
            return
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path
        from matplotlib.transforms import Affine2D

        first = boxes[0]
        outline = self._rounded(self._inside_rim(first, tone), rounding).get_path()
        moves = [Affine2D().translate(box.left - first.left, box.bottom - first.bottom) for box in boxes]
        every = Path.make_compound_path(*(outline.transformed(one) for one in moves))
        self._dress(PathPatch(every, transform=self.figure.dpi_scale_trans), tone)

    def _inside_rim(self, box: Box, tone: Tone) -> Box:
        """Give the box whose outline, if the tone has one, stays inside."""
        inset = self.theme.rim_points / 144 if tone in self.theme.hollow else 0.0
        return Box(box.left + inset, box.bottom + inset, box.width - 2 * inset, box.height - 2 * inset)

    def _dress(self, patch: Patch, tone: Tone) -> None:
        theme = self.theme
        is_hollow = tone in theme.hollow
        patch.set_facecolor(theme.fills.get(tone, theme.surface) if is_hollow else theme.tones[tone])
        patch.set_edgecolor(theme.tones[tone] if is_hollow else theme.hatched(tone))
        patch.set_linewidth(theme.rim_points if is_hollow else 0)
        patch.set_hatch(theme.hatches.get(tone, ""))
        patch.set_zorder(_MARKS)
        self.figure.add_artist(patch)

    def ground(self, box: Box, *, rounding: float = 0.03) -> None:
        """Draw the pale track a bar lies in."""
        if self.theme.track and box.width > 0 and box.height > 0:
            patch = self._rounded(box, rounding)
            patch.set_facecolor(self.theme.track)
            patch.set_linewidth(0)
            patch.set_zorder(_BELOW)
            self.figure.add_artist(patch)

    def plate(self, box: Box) -> None:
        """Lay a small piece of the ground over marks, for words to stand on."""
        patch = self._rounded(box, 0.03)
        patch.set_facecolor(self.theme.surface)
        patch.set_linewidth(0)
        patch.set_zorder(_ABOVE)
        self.figure.add_artist(patch)

    def _rounded(self, box: Box, rounding: float) -> Patch:
        from matplotlib.patches import FancyBboxPatch

        corner = min(rounding, max(box.width, 0.001) / 2.01, max(box.height, 0.001) / 2.01)
        return FancyBboxPatch(
            (box.left, box.bottom),
            max(box.width, 0.001),
            max(box.height, 0.001),
            boxstyle=f"round,pad=0,rounding_size={corner}",
            transform=self.figure.dpi_scale_trans,
        )

    def line(self, points: Sequence[tuple[float, float]], stroke: Stroke) -> None:
        """Draw through points."""
        from matplotlib.lines import Line2D

        drawn = Line2D(
            [x for x, _y in points],
            [y for _x, y in points],
            color=stroke.color,
            linewidth=stroke.points,
            linestyle=(0, stroke.dash) if stroke.dash else "-",
            solid_joinstyle="round",
            solid_capstyle="round",
            dash_capstyle="round",
            transform=self.figure.dpi_scale_trans,
            zorder=_ABOVE if stroke.is_above else _BELOW + 0.5,
        )
        self.figure.add_artist(drawn)

    def area(self, points: Sequence[tuple[float, float]], color: str, alpha: float = 0.16) -> None:
        """Fill a shape palely, under everything."""
        from matplotlib.patches import Polygon

        shape = Polygon(list(points), closed=True, facecolor=color, alpha=alpha, linewidth=0)
        shape.set_transform(self.figure.dpi_scale_trans)
        shape.set_zorder(_BELOW)
        self.figure.add_artist(shape)

    def dot(self, at: tuple[float, float], radius: float, color: str) -> None:
        """Draw a point with a rim of the ground's colour."""
        from matplotlib.patches import Circle

        circle = Circle(at, radius, facecolor=color, edgecolor=self.theme.surface, linewidth=1.0)
        circle.set_transform(self.figure.dpi_scale_trans)
        circle.set_zorder(_ABOVE + 0.2)
        self.figure.add_artist(circle)

    def point(self, at: tuple[float, float], color: str, radius: float = 0.016) -> None:
        """Draw a small plain point: a place where nothing stands yet."""
        from matplotlib.patches import Circle

        circle = Circle(at, radius, facecolor=color, linewidth=0)
        circle.set_transform(self.figure.dpi_scale_trans)
        circle.set_zorder(_MARKS)
        self.figure.add_artist(circle)

    def ring(self, at: tuple[float, float], radius: float, color: str) -> None:
        """Draw a dashed ring: what waits and does not count yet."""
        from matplotlib.patches import Circle

        points = max(0.6, min(1.0, radius * 16))
        circle = Circle(at, radius - points / 144, facecolor="none", edgecolor=color, linewidth=points)
        circle.set_linestyle((0, (2.0, 1.4)))
        circle.set_transform(self.figure.dpi_scale_trans)
        circle.set_zorder(_ABOVE + 0.2)
        self.figure.add_artist(circle)

    def triangle(self, at: tuple[float, float], size: float, color: str, *, is_down: bool = False) -> None:
        """Draw a triangle around a point, its tip up or down."""
        from matplotlib.patches import Polygon

        x, y = at
        tip = -size / 2 if is_down else size / 2
        corners = [(x - size / 2, y - tip * 0.8), (x + size / 2, y - tip * 0.8), (x, y + tip)]
        shape = Polygon(corners, closed=True, facecolor=color, edgecolor=self.theme.surface, linewidth=0.6)
        shape.set_transform(self.figure.dpi_scale_trans)
        shape.set_zorder(_ABOVE)
        self.figure.add_artist(shape)

    def fall_mark(self, at: tuple[float, float], size: float, color: str) -> None:
        """Draw a small arrow down to the left around a point."""
        x, y = at
        tip, half = (x - size / 2, y - size / 2), size * 0.55
        self.line([(x + size / 2, y + size / 2), tip], Stroke(color, 1.3))
        self.line([(tip[0] + half, tip[1]), tip, (tip[0], tip[1] + half)], Stroke(color, 1.3))

    def short_mark(self, tip: tuple[float, float], size: float) -> None:
        """Draw the ▼ of a month that fell short, its tip at a point."""
        from matplotlib.patches import Polygon

        x, y = tip
        corners = [(x - size / 2, y + size * 0.86), (x + size / 2, y + size * 0.86), (x, y)]
        shape = Polygon(corners, closed=True, facecolor=self.theme.tones[Tone.ATTENTION], linewidth=0)
        shape.set_transform(self.figure.dpi_scale_trans)
        shape.set_zorder(_ABOVE)
        self.figure.add_artist(shape)

    def remember(self, box: Box, told: str, behind: Behind, about: About | None = None) -> None:
        """Keep where a value stands, for whoever points at it."""
        part = Box(box.left / self.width, box.bottom / self.height, box.width / self.width, box.height / self.height)
        self.spots.append(Spot(part, told, behind, about))

    def remember_mark(self, box: Box, mark: Mark) -> None:
        """Keep where a mark stands."""
        self.remember(box, mark.told, mark.behind, mark.about)

    def clamp(self, x: float, words: str, look: Type) -> float:
        """Move the middle of words so far that they stay on the sheet."""
        half = width_of(words, look.points, look.weight) / 2 + _FROM_EDGE
        return max(half, min(self.width - half, x))
