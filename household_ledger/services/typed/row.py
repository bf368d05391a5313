"""A row of the grid as a person types it, and what reading it gives."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, NamedTuple

from household_ledger.domain.entry import Draft
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind, KnownBy, PocketKind
from household_ledger.domain.money import Money
from household_ledger.domain.problem import Problem
from household_ledger.domain.register import Debt, Party, Pocket
from household_ledger.services.typed.worth import Worth
from household_ledger.text.labels import pocket_kind_name
from household_ledger.text.matching import plain

if TYPE_CHECKING:  # no row waits for pictures
    from household_ledger.domain.photo import Photo


class TypedPart(NamedTuple):
    """One share of a split as typed; `life` in months, for tools."""

    category: str
    amount: str
    life: str = ""


@dataclass(eq=False, slots=True)
class HeldPhoto:
    """A picture put on a row that is not kept yet; the same thing wherever the row goes meanwhile.

    `photo` comes once it is made ready; if the row is kept before that, `entry` says whose it will be. `is_gone`: it
    could not be made ready, or was not wanted after all.
    """

    photo: Photo | None = None
    entry: Id = NO_ID
    is_gone: bool = False


@dataclass(eq=False, slots=True)
class RowMark:
    """Which typed row it is: the same thing wherever the row goes meanwhile, and whatever is changed in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedRow:
    """A row with its texts as a person typed them. Without a kind, รับ or จ่าย decides.

    Besides a paper form's columns: `to_pocket` (save: the savings; withdraw, transfer: where it goes; for income into
    and spending from savings: the pocket it goes through), `debt`, `principal`, `interest`, `party`, `goal`,
    `quantity` (hours too), `unit`, `unit_price`, `source`, `counted`, `paid_now` (of a sale on credit or a purchase on
    instalments), `life` (months, of a tool). A sale on credit is kind `credit` with an amount in รับ (before there is
    one, with `is_on_credit`), or `asset_sell` with `is_on_credit`.
    """

    date: str = ""
    what: str = ""
    category: str = ""
    money_in: str = ""
    money_out: str = ""
    pocket: str = ""
    who: str = ""
    note: str = ""
    kind: EntryKind | None = None
    parts: tuple[TypedPart, ...] = ()
    to_pocket: str = ""
    debt: str = ""
    principal: str = ""
    interest: str = ""
    party: str = ""
    goal: str = ""
    quantity: str = ""
    unit: str = ""
    unit_price: str = ""
    source: str = ""
    counted: str = ""
    paid_now: str = ""
    life: str = ""
    known_by: KnownBy | None = None
    is_on_credit: bool = False
    is_alone: bool = False
    """A row that was kept as one entry stays one, where a new one would be a linked pair."""
    is_kept: bool = False
    """A row that is being changed may go on naming what is out of use since it was kept."""
    photos: tuple[HeldPhoto, ...] = ()
    """Pictures that wait to be kept with it."""
    mark: RowMark | None = field(default=None, compare=False)
    """What tells it from a row of the same texts, once it lay under the hands; a row made of it is another."""

    @property
    def is_sold_on_credit(self) -> bool:
        """Tell whether a row of kind `credit` was sold, not bought: by its amount, before there is one as chosen."""
        is_in, is_out = bool(self.money_in.strip()), bool(self.money_out.strip())
        return self.kind is EntryKind.CREDIT and (is_in if is_in or is_out else self.is_on_credit)

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing is typed but, maybe, the date."""
        named = (one.name for one in fields(self) if one.name not in _BESIDE)
        return self.kind is None and not self.held and not any(getattr(self, name) for name in named)

    @property
    def held(self) -> tuple[HeldPhoto, ...]:
        """Give the pictures that wait with it and can be had."""
        return tuple(one for one in self.photos if not one.is_gone)


_BESIDE = frozenset({"date", "kind", "known_by", "is_kept", "photos", "mark"})
"""Of a row that says nothing by themselves, or are asked apart."""


class NewName(NamedTuple):
    """A name nobody knows yet, typed where a record is named: to be made first, if the person says so.

    `form` is the class or form it would have (`domain.kinds`); "" of a pocket to spend from.
    """

    field: str
    kind: type[Debt | Party | Pocket]
    name: str
    form: str = ""

    @property
    def is_likely(self) -> bool:
        """Tell whether it can be a name at all, and is not an amount typed in the wrong cell."""
        return any(letter.isalpha() for letter in self.name)

    @property
    def is_card(self) -> bool:
        """Tell whether it is the welfare card by its own name, whose right is no money to spend otherwise."""
        is_spent = self.kind is Pocket and not self.form
        return is_spent and plain(self.name) == plain(pocket_kind_name(PocketKind.CARD))

    @property
    def is_certain(self) -> bool:
        """Tell whether it may be made without a question: a person, of whose name nothing hangs, or the one card."""
        return self.kind is Party or self.is_card

    def record(self, household: Id) -> Debt | Party | Pocket:
        """Give the record to add (id 0)."""
        if self.kind is Debt:
            return Debt(id=NO_ID, household=household, name=self.name, debt_class=self.form)
        if self.kind is Party:
            return Party(id=NO_ID, household=household, name=self.name)
        plainly = PocketKind.CARD if self.is_card else PocketKind.BANK
        kind = PocketKind.SAVINGS if self.form else plainly
        return Pocket(id=NO_ID, household=household, name=self.name, kind=kind, category=self.form)


AMOUNT_ASKED = "amount_huge"
"""The remark to be said before a row is kept: hardly any household ever had so much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """What a typed row says: its drafts when nothing is wrong, else problems, each in the column it stands in.

    Two drafts are a linked pair, the one that speaks for both first. `kind` is what the row is so far; `amount` what
    it is about (for goods from quantity and price too); `rest` what the parts leave of it; `taken` what blank cells
    were read as, by column. Columns of a split are `part_0_category`, `part_0_amount` …
    """

    kind: EntryKind | None = None
    drafts: tuple[Draft, ...] = ()
    problems: tuple[Problem, ...] = ()
    new_names: tuple[NewName, ...] = ()
    taken: tuple[tuple[str, str], ...] = ()
    amount: Money | None = None
    rest: Money | None = None
    remarks: tuple[Problem, ...] = ()
    """What deserves a second look and is kept all the same (a cost that no occupation's book will show)."""
    worth: Worth | None = None
    """What is known of the price of goods whose quantity was said, and neither price nor value; it is taken."""

    @property
    def is_pair(self) -> bool:
        """Tell whether the row is kept as a linked pair."""
        return len(self.drafts) == 2  # noqa: PLR2004 -- a pair
