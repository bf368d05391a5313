"""What a chart shows, before anyone draws it: the same object feeds screen, PNG, SVG and paper.

Values are satang (None: unknown, a gap); words are already in the reader's language.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from household_ledger.domain.ids import Id
from household_ledger.services.ports import EntryQuery

Behind = tuple[EntryQuery, ...]
"""The entries behind one value: all that any of the queries finds; none where nobody can name them."""


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
    NET = "net"
    WRITTEN = "written"
    NOTHING = "nothing"
    GAP = "gap"
    AHEAD = "ahead"
    GRADE_A = "grade_a"
    GRADE_B = "grade_b"
    GRADE_C = "grade_c"
    GRADE_D = "grade_d"
    UP = "up"
    SAME = "same"
    DOWN = "down"
    REACHED = "reached"
    WAITING = "waiting"
    FALLEN = "fallen"


@dataclass(frozen=True, slots=True)
class Series:
    """A named row of values; `behind` names the entries behind each value, in the same places, or is empty."""

    name: str
    tone: Tone
    values: tuple[int | None, ...]
    behind: tuple[Behind, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """What every chart has.

    `title` says the finding, `subtitle` what is measured and in what, `note` how it was reckoned; `alternative` is the
    whole chart in words, every value, for whoever cannot see it.
    """

    kind: str
    title: str
    alternative: str
    subtitle: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns(Chart):
    """Upright columns side by side per label, with marked labels (deficit months) and a sign of what the mark says.

    `net`, where there is one, is drawn as a point per label.
    """

    labels: tuple[str, ...]
    series: tuple[Series, ...]
    marked: frozenset[int] = frozenset()
    mark_name: str = ""
    net: Series | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """One lying bar: a label, a value, its tone; `group` names the class it stands under."""

    label: str
    value: int
    tone: Tone
    group: str = ""
    behind: Behind = ()


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
    behind_before: Behind = ()
    behind_after: Behind = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs(Chart):
    """Paired lying bars of monthly means (shown in whole baht), and lines of text under them (costs, net).

    `in_kind_name` names the pairs that are goods, where there are any.
    """

    pairs: tuple[Pair, ...]
    below: tuple[Pair, ...] = ()
    before_name: str = ""
    after_name: str = ""
    in_kind_name: str = ""


@dataclass(frozen=True, slots=True)
class Fan:
    """A forecast from the last known point: places on the label axis where target is reached, early, likely and late.

    `late` may lie past the last label; None: at the slower pace the target is never reached.
    """

    start: int
    early: int
    likely: int
    late: int | None
    label: str

    def outline(self, level: int, target: int, last: int) -> tuple[tuple[int, int], ...]:
        """Give the corners (place, satang) of what may happen from a level on, cut off at the last label."""
        begin = (self.start, level)
        if self.late is not None and self.late <= last:
            return (begin, (self.early, target), (self.late, target))
        gained = 0 if self.late is None else (target - level) * (last - self.start) // (self.late - self.start)
        return (begin, (self.early, target), (last, target), (last, level + gained))


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines(Chart):
    """Lines over labels; `target` a level with its name, `fan` a forecast."""

    labels: tuple[str, ...]
    series: tuple[Series, ...]
    target: int | None = None
    target_name: str = ""
    fan: Fan | None = None
    last_label: str = ""


About = Id | date
"""What a mark is of, for a page that can go there: a household, a day."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One small mark among many: what is said of it, the entries behind it, and what it is of."""

    tone: Tone
    told: str
    behind: Behind = ()
    about: About | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One cell of a table: its words, and the number they are sorted by where they are one."""

    words: str
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted(Chart):
    """A chart of days or households, with the table that says the same; `legend` names the tones it shows."""

    heads: tuple[str, ...] = ()
    """Over the columns after the first, which names the row."""
    table: tuple[tuple[Told, ...], ...] = ()
    legend: tuple[tuple[str, Tone], ...] = ()


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """One month: a mark for each of its days (None: nothing can be said of that day), and what it comes to."""

    label: str
    days: tuple[Mark | None, ...]
    amount: str
    is_whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar(Counted):
    """Months under each other, a square a day; `day_names` stand over the days, those in between are blank."""

    months: tuple[CalendarRow, ...]
    day_names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stacks(Counted):
    """Upright columns of counted things, the first series lowest; `totals` stand over the columns."""

    labels: tuple[str, ...]
    series: tuple[Series, ...]
    totals: tuple[int, ...]

    def parts(self, index: int) -> Iterator[tuple[Series, int, int]]:
        """Give the parts of a column upwards, each with where it begins and ends; what counts nothing is no part."""
        low = 0
        for series in self.series:
            if value := series.values[index]:
                yield series, low, low + value
                low += value


@dataclass(frozen=True, slots=True)
class Slope:
    """One line from before to after (satang a month); the label is short enough to stand at its end."""

    label: str
    before: int
    after: int
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Slopes(Counted):
    """Lines from before to after, one each; `middle` is drawn over them all with its amounts at both ends."""

    slopes: tuple[Slope, ...]
    middle: Slope | None
    before_name: str
    after_name: str


@dataclass(frozen=True, slots=True)
class Stair:
    """One stair and the marks that stand on it, those that count first."""

    name: str
    marks: tuple[Mark, ...]
    reached: str
    waiting: str
    at_start: str
    waiting_told: str = ""
    """`waiting` with what it counts, for where there is room."""


@dataclass(frozen=True, slots=True)
class Fall:
    """Some that came down, from one stair (its place among them) to a lower one."""

    start: int
    end: int
    amount: str
    told: str
    amount_told: str = ""
    """`amount` with what it counts, for where there is room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stairs(Counted):
    """Stairs rising to the right, lowest first, each with its dots, and arrows of those that came down."""

    stairs: tuple[Stair, ...]
    falls: tuple[Fall, ...] = ()


PaperChart = Columns | Bars | Pairs | Lines | Stacks | Slopes | Stairs
"""Charts that can be set on a page of ours."""
CountedChart = Calendar | Stacks | Slopes | Stairs
"""Charts of days and households."""
AnyChart = PaperChart | Calendar
