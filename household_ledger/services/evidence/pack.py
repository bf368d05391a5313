"""What an evidence pack holds: cells with their n and grades, the change of income, the quality of the books.

The same classes serve all levels. At the provider's a row is a household, exact and by name. Above it a row is a
provider (for the NODE) or a NODE (for the central team), a cell rests on five households at least, and what could give
fewer away is kept back (`domain.disclosure`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction

from household_ledger.domain.disclosure import NOTHING_TOLD, Told
from household_ledger.domain.group_change import Lead
from household_ledger.domain.indicators.result import Indicator, Key, Note, Unit
from household_ledger.domain.kinds import Grade, Verdict
from household_ledger.domain.period import Month
from household_ledger.domain.thresholds import Changed

GradeMix = tuple[tuple[Grade, int], ...]
"""Household-months by grade, best first."""


class Level(StrEnum):
    """Who a pack is for."""

    PROVIDER = "provider"
    NODE = "node"
    CENTRAL = "central"


class Side(StrEnum):
    """Participants, or the households they are compared with: counted apart everywhere."""

    PARTICIPANTS = "participants"
    COMPARISON = "comparison"


class Held(StrEnum):
    """Why a pack does not tell a number it has; the values are sentence codes."""

    TOO_FEW = "evidence_too_few"
    """Fewer than five households, or five and it would give fewer away."""
    SEE_ROWS = "evidence_see_rows"
    """A middle cannot be made of the rows' middles."""
    OTHER_STAIRS = "evidence_other_stairs"
    """Rows have not the same stairs, or a provider's own, whose names are not told."""
    EIGHT_APART = "evidence_eight_apart"
    """Some row's pack was made before packs held Change 8."""


@dataclass(frozen=True, slots=True)
class Number:
    """How many, under a key that says of what; None: kept back, then `at_least` so many (0: nothing may be told)."""

    key: str
    value: int | None
    at_least: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One value: a household's own, or one over `n` households; None for the reason given.

    Over households it is the middle one (`is_middle`), else a share of them, or of their occupations, or what is
    reckoned over all together. `n` is None where only `at_least` so many may be told (0: nothing). `mean` is the
    arithmetic mean, None where it is not told. `grades` are household-months, above the provider about how many of a
    hundred. Amounts are satang.
    """

    key: Key
    value: Fraction | None
    unit: Unit
    n: int | None = 1
    at_least: int = 1
    is_middle: bool = False
    mean: Fraction | None = None
    grades: GradeMix = ()
    reason: str | None = None
    """A sentence code of `n` and `least`."""
    least: int = 1
    unit_name: str = ""
    without: tuple[Number, ...] = ()
    """The provider's alone: why the other households have none, by sentence code."""


@dataclass(frozen=True, slots=True)
class Who:
    """Whose row it is: a household's code and name, or the name of a provider or NODE (its code then blank)."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The cells of one household, provider or NODE, or (`who` None) of all of a side together.

    `of` is what the row speaks of where an indicator has several (an occupation, a lender class); `months` how many
    months a household's row rests on.
    """

    who: Who | None
    side: Side
    of: str = ""
    months: int = 0
    verdict: Verdict | None = None
    left_out: str = ""
    """Why a household is listed and not averaged, a sentence code."""
    reasons: tuple[str, ...] = ()
    """Why a household has no value, or what its verdict rests on: sentence codes."""
    cells: tuple[Cell, ...]

    def cell(self, key: Key) -> Cell | None:
        """Give the cell of a column; None: the measure is not asked of this row."""
        return next((one for one in self.cells if one.key is key), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One indicator: its rows, the sides' totals, and what must be said beside."""

    indicator: Indicator
    columns: tuple[Key, ...]
    rows: tuple[Row, ...]
    totals: tuple[Row, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """An estimate over n households: its value and, where there is one, the limits 95 of 100 draws lie between."""

    key: str
    value: Fraction | None
    low: Fraction | None = None
    high: Fraction | None = None
    n: int | None = None
    at_least: int = 0
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SideChange:
    """How the income of one side changed (M3, M4): numbers of households, estimates, the months' grades.

    Keys of `numbers`: enrolled, yet_to_start, left, baseline_A to baseline_D, without_baseline, matched, increased,
    same, decreased, unknown, on_files (of the matched: when months were written only a file of rows tells); at the
    provider's also recalled, rose, fell, stood. Of `estimates` (satang a month unless said): median_per_month,
    median_share (ratio), share_up (ratio), median_with_leavers, mean_per_month, contribution, contribution_share
    (ratio), baseline_of_leavers, baseline_of_stayers, sign_test, wilcoxon (chance; above the provider the next of
    0.1, 1, 5, 10 percent it stays below).
    """

    who: Who | None
    side: Side
    lead: Lead | None
    """What comes first; None where that would tell what is kept back."""
    numbers: tuple[Number, ...]
    estimates: tuple[Guess, ...]
    verdict: Verdict | None = None
    """Which way its middle went; None where that is kept back, or several rows are together."""
    reasons: tuple[Number, ...] = ()
    """Why verdicts are unknown, households by sentence code; the provider's alone."""
    hindrances: tuple[Number, ...] = ()
    """What kept months out, months by sentence code; the provider's alone."""
    grades: GradeMix = ()
    """Of the months compared; the provider's alone (M3 has them above it)."""

    def number(self, key: str) -> int | None:
        """Give one number, None where it is kept back or not there."""
        return next((one.value for one in self.numbers if one.key == key), None)

    def told(self, key: str) -> Told:
        """Give one number as exactly as it is told."""
        found = next((one for one in self.numbers if one.key == key), None)
        return Told(found.value, found.at_least) if found is not None else NOTHING_TOLD

    def estimate(self, key: str) -> Guess | None:
        """Give one estimate, None where the pack has none of it."""
        return next((one for one in self.estimates if one.key == key), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeTable:
    """The change of income: the sides' rows above the provider, the sides together, and their difference (M18)."""

    rows: tuple[SideChange, ...]
    totals: tuple[SideChange, ...]
    differences: tuple[tuple[Who | None, Guess], ...]
    """M18 of each row above the provider, and (None) of all; satang a month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """How many households a pack speaks of; `not_counted` are without consent to be evidence, None: four at most.

    The provider's own pack counts them all the same, among its participants and comparison households; none above does.
    """

    who: Who | None
    participants: Told
    comparison: Told
    not_counted: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """The household-months of the twelve months by grade; None: kept back."""

    who: Who | None
    side: Side
    months: tuple[tuple[Grade, int | None], ...]

    @property
    def kept_back(self) -> frozenset[Grade]:
        """Name the grades whose months are kept back."""
        return frozenset(grade for grade, months in self.months if months is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class StairLine:
    """One stair: how many stand there by verified evidence, wait for it, and stood there at the start."""

    level: int
    name: str
    at_start: int | None
    verified: int | None
    waiting: int | None
    fallen: int | None = None
    """How many stand lower now than this stair, which they had reached."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StairTable:
    """Participants on the stairs, lowest first; `nowhere` are on none, now and at the start."""

    who: Who | None
    stairs: tuple[StairLine, ...]
    nowhere: int | None
    nowhere_at_start: int | None

    def counts(self) -> tuple[int | None, ...]:
        """Give all its numbers."""
        of_stairs = (n for one in self.stairs for n in (one.at_start, one.verified, one.waiting, one.fallen))
        return (self.nowhere, self.nowhere_at_start, *of_stairs)


@dataclass(frozen=True, slots=True, kw_only=True)
class EightLine:
    """One side of Change 8 among those scored before and after: how many, and how many rose, stayed, fell.

    At the provider's they are as scored, with the side's name, both medians (None of fewer than three) and the scale.
    Above it they are households, each once, and there is nothing else.
    """

    slot: int
    name: str = ""
    n: int | None
    up: int | None
    same: int | None
    down: int | None
    before: Fraction | None = None
    after: Fraction | None = None
    scale: int | None = None

    @property
    def counts(self) -> tuple[int | None, ...]:
        """Give its numbers."""
        return self.n, self.up, self.same, self.down


@dataclass(frozen=True, slots=True, kw_only=True)
class EightTable:
    """The sides of Change 8 a project uses, of its participants enrolled, as scored up to the month's end."""

    who: Who | None
    sides: tuple[EightLine, ...]

    def counts(self) -> tuple[int | None, ...]:
        """Give all its numbers."""
        return tuple(count for one in self.sides for count in one.counts)


@dataclass(frozen=True, slots=True)
class Head:
    """The last step of one writer and the hash that chains it to all before: 64 hexadecimal digits."""

    writer: int
    seq: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a pack was made from: the project, its provider, the state of the ledger; a roll-up has several."""

    project: str
    contract: str
    funder: str
    starts_on: date | None
    ends_on: date | None
    provider: str
    node: str
    region: str
    province: str
    steps: int
    heads: tuple[Head, ...]
    digest: str = ""
    """Of a roll-up: the digest of the pack it came from."""

    def without_provider(self) -> Source:
        """Give it as the central team sees it: by its NODE alone."""
        return replace(self, provider="", project="", contract="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """By which definitions: the band of "about the same", the price year (CE), what a project drew elsewhere."""

    tau_permille: int
    price_year: int
    changed: tuple[Changed, ...]
    stand_ins: tuple[tuple[int, int], ...]
    """Years the price tables lack, and those that served (CE)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidencePack:
    """The evidence of one project up to a month, for one level; `rolled_up` from packs or made from a ledger."""

    level: Level
    as_of: Month
    made_at: datetime
    is_rolled_up: bool
    sources: tuple[Source, ...]
    bases: tuple[Basis, ...]
    """One, but where packs that were rolled up do not agree."""
    people: tuple[People, ...]
    """Rows above the provider, then (`who` None) all together."""
    quality: tuple[Quality, ...]
    tables: tuple[Table, ...]
    change: ChangeTable
    stairs: tuple[StairTable, ...] = ()
    eight: tuple[EightTable, ...] = ()
    """None of a row whose pack was made before packs held Change 8."""

    def table(self, indicator: Indicator) -> Table | None:
        """Give the table of an indicator; M4 and M18 of all are in `change`."""
        return next((one for one in self.tables if one.indicator is indicator), None)

    @property
    def all_people(self) -> People:
        """Give the numbers of all together."""
        return next(one for one in self.people if one.who is None)
