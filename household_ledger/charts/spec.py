"""What a chart shows, before anyone draws it: the same object feeds screen, PNG, SVG and paper.

Values are satang (None: unknown, a gap); words are already in the reader's language.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from household_ledger.services.ports import EntryQuery


class Tone(StrEnum):
    """What a mark stands for; the theme gives it colour, grey and hatching."""

    INCOME = "income"
    EXPENSE = "expense"
    SAVING = "saving"
    DEBT = "debt"
    IN_KIND = "in_kind"
    ATTENTION = "attention"
    NECESSARY = "necessary"
    REDUCIBLE = "reducible"
    SOCIAL = "social"
    BEFORE = "before"
    AFTER = "after"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Series:
    """A named row of values; `behind` names the entries behind each value, where there are any."""

    name: str
    tone: Tone
    values: tuple[int | None, ...]
    behind: tuple[EntryQuery | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """What every chart has: a title that says the finding, a text alternative, and a note of how it was reckoned."""

    kind: str
    title: str
    alternative: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns(Chart):
    """Upright columns side by side per label, with marked labels (deficit months) and a sign of what the mark says."""

    labels: tuple[str, ...]
    series: tuple[Series, ...]
    marked: frozenset[int] = frozenset()
    mark_name: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One lying bar: a label, a value, its tone; `group` names the class it stands under."""

    label: str
    value: int
    tone: Tone
    group: str = ""
    behind: EntryQuery | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars(Chart):
    """Lying bars, longest first within their group; `legend` names the tones with their totals."""

    bars: tuple[Bar, ...]
    legend: tuple[tuple[str, Tone, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Before and after of one source, per month; `change` is theirs, reckoned where the figures were."""

    label: str
    before: int
    after: int
    change: int
    tone: Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs(Chart):
    """Paired lying bars, and lines of text under them (costs, net)."""

    pairs: tuple[Pair, ...]
    below: tuple[Pair, ...] = ()
    before_name: str = ""
    after_name: str = ""


@dataclass(frozen=True, slots=True)
class Fan:
    """A forecast from the last known point: places on the label axis where target is reached, early, likely and late."""

    start: int
    early: int
    likely: int
    late: int | None
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines(Chart):
    """Lines over labels; `target` a level with its name, `fan` a forecast."""

    labels: tuple[str, ...]
    series: tuple[Series, ...]
    target: int | None = None
    target_name: str = ""
    fan: Fan | None = None
    last_label: str = ""


AnyChart = Columns | Bars | Pairs | Lines
