"""One entry, or one linked pair, as a line of words: what the columns of the paper form would say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from household_ledger.domain.entry import Draft, Entry, Part
from household_ledger.domain.kinds import IN_KIND, Account, EntryKind
from household_ledger.domain.money import ZERO, Money
from household_ledger.domain.pairs import PairKind
from household_ledger.services.entry_drafts import amount_of, draft_of, parts_of, signed_amount_of
from household_ledger.services.views.name_book import Names
from household_ledger.text.amounts import format_amount, format_quantity
from household_ledger.text.entry_tags import kind_tag, pair_tag, split_tag
from household_ledger.text.i18n import _
from household_ledger.text.labels import entry_kind_name

__all__ = ["TONES", "EntryRow", "amount_of", "pair_kind", "row_of"]

_K = EntryKind
TONES: Mapping[EntryKind, str] = {
    **dict.fromkeys(EntryKind, "ink_2"),
    _K.INCOME: "income",
    **dict.fromkeys((_K.EXPENSE, _K.COST), "expense"),
    **dict.fromkeys((_K.SAVE, _K.WITHDRAW, _K.ASSET_BUY, _K.ASSET_SELL), "saving"),
    **dict.fromkeys((_K.CREDIT, _K.BORROW, _K.REPAY, _K.LEND, _K.RETURNED), "debt"),
    **dict.fromkeys(IN_KIND, "in_kind"),
}
"""The token an entry's amount is written in."""
_IN = frozenset(
    (_K.INCOME, _K.WITHDRAW, _K.BORROW, _K.RETURNED, _K.ASSET_SELL, _K.PRODUCED, _K.RECEIVED, _K.CASH_COUNT)
)
_BY_SIGN = frozenset((_K.ADJUST, _K.OPENING))
_SIGNS = {
    **dict.fromkeys(IN_KIND, "≈"),
    **dict.fromkeys((_K.SAVE, _K.WITHDRAW, _K.TRANSFER), "→"),
    _K.CREDIT: "◔",
    _K.CASH_COUNT: "=",
}
_PAIR_SIGNS = {
    PairKind.INTEREST_CREDITED: "→",
    PairKind.SAVINGS_FEE: "→",
    PairKind.SOLD_ON_CREDIT: "◔",
    PairKind.BOUGHT_ON_INSTALMENTS: "◔",
}
PAIRS: Mapping[tuple[EntryKind, EntryKind], PairKind] = {
    (_K.INCOME, _K.SAVE): PairKind.INTEREST_CREDITED,
    (_K.EXPENSE, _K.WITHDRAW): PairKind.SAVINGS_FEE,
    (_K.INCOME, _K.LEND): PairKind.SOLD_ON_CREDIT,
    (_K.ASSET_SELL, _K.LEND): PairKind.SOLD_ON_CREDIT,
    (_K.ASSET_BUY, _K.BORROW): PairKind.BOUGHT_ON_INSTALMENTS,
    (_K.BORROW, _K.EXPENSE): PairKind.INTEREST_TAKEN_OFF,
    (_K.EXPENSE, _K.INCOME): PairKind.WELFARE_CARD,
    (_K.COST, _K.INCOME): PairKind.WELFARE_CARD,
}
"""By the half that speaks for both (`entry_filter.SPEAKS_FIRST`) and the other."""
_ON_POCKET = frozenset((Account.POCKET, Account.SAVINGS))
_BETWEEN = " → "
_AND = " · "
_NO_POCKET = "—"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """An entry, or a linked pair, as one line of words.

    `tone` is a token's name; `balance` is the cash of all spending pockets after this row within its month, in satang
    (None where rows are not one household's in the order of their days); `note` leads with quantity and price, or with
    what of a repayment was interest.
    """

    entry: Entry
    twin: Entry | None = None
    what: str = ""
    categories: str = ""
    parts: int = 0
    money_in: Money | None = None
    money_out: Money | None = None
    sign: str = ""
    tone: str = "ink_2"
    pocket: str = ""
    who: str = ""
    note: str = ""
    tag: str = ""
    interest: Money | None = None
    """What of a repayment was interest, where some of it was."""
    balance: Money | None = None
    is_closed: bool = False
    is_to_settle: bool = False
    """Whether two computers wrote it differently and nobody has settled it."""

    @property
    def date(self) -> dt.date:
        """Give the day."""
        return self.entry.date

    @property
    def is_corrected(self) -> bool:
        """Tell whether it was written, changed or deleted after its month was closed."""
        return any(one.corrected_on is not None for one in self.entries)

    @property
    def photos(self) -> int:
        """Count its pictures, of both halves of a pair."""
        return sum(len(one.photos.split()) for one in self.entries)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Give the entry, or both halves of the pair."""
        return (self.entry,) if self.twin is None else (self.entry, self.twin)


def pair_kind(entry: Entry, twin: Entry | None) -> PairKind | None:
    """Tell which statement a linked pair makes, its speaking half first; None for a single entry."""
    return PAIRS.get((entry.kind, twin.kind)) if twin is not None else None


def row_of(
    entry: Entry, twin: Entry | None, names: Names, *, balance: Money | None = None, is_closed: bool = False
) -> EntryRow:
    """Put an entry (and the other half of its pair) into words of the household, in the language of the moment."""
    kind = entry.kind
    pair = pair_kind(entry, twin)
    parts = parts_of(entry)
    amount = amount_of(entry)
    categories = _categories(entry, parts, names)
    is_in = kind in _IN or (kind in _BY_SIGN and signed_amount_of(entry) >= 0)
    is_money = kind not in (_K.HOURS, _K.NOTHING)
    said = _divided(entry)
    return EntryRow(
        entry=entry,
        twin=twin,
        what=entry.description or _unnamed(kind, categories),
        categories=categories,
        parts=len(parts),
        money_in=amount if is_in and is_money else None,
        money_out=amount if not is_in and is_money else None,
        sign=_sign(entry, pair),
        tone=TONES[kind],
        pocket=_pocket(entry, twin, names),
        who=_joined((names.name(entry.occupation), names.name(entry.member), names.name(entry.party))),
        note=_joined((_measure(entry), _division_words(said), entry.note)),
        tag=_tag(kind, pair, len(parts)),
        interest=said.interest if said is not None else None,
        balance=balance,
        is_closed=is_closed,
    )


def _unnamed(kind: EntryKind, categories: str) -> str:
    is_plain = kind in (_K.INCOME, _K.EXPENSE, _K.COST, _K.CREDIT)
    return (categories if is_plain else "") or entry_kind_name(kind)


def _categories(entry: Entry, parts: Sequence[Part], names: Names) -> str:
    """Name the categories; what has none is named by its goal, its debt."""
    if len(parts) == 1:
        return names.category(entry.household, parts[0].category)
    if parts:
        return _joined(dict.fromkeys(names.category(entry.household, part.category) for part in parts))
    if entry.goal:
        return names.name(entry.goal)
    return _joined(names.name(line.ref) for line in entry.lines if line.account is Account.DEBT)


def _sign(entry: Entry, pair: PairKind | None) -> str:
    if pair in _PAIR_SIGNS:
        return _PAIR_SIGNS[pair]
    if entry.kind is _K.OPENING:
        account = next((line.account for line in entry.lines), Account.POCKET)
        return {Account.SAVINGS: "→", Account.DEBT: "◔"}.get(account, "")
    return _SIGNS.get(entry.kind, "")


def _tag(kind: EntryKind, pair: PairKind | None, parts: int) -> str:
    return _joined((pair_tag(pair) if pair is not None else kind_tag(kind), split_tag(parts) if parts > 1 else ""))


def _pocket(entry: Entry, twin: Entry | None, names: Names) -> str:
    kind = entry.kind
    if kind is _K.CREDIT:
        return _joined(names.name(line.ref) for line in entry.lines if line.account is Account.DEBT)
    if kind is _K.CASH_COUNT:
        return names.name(entry.counted_pocket)
    if kind in IN_KIND:
        return _NO_POCKET
    lines = [line for line in entry.lines if line.account in _ON_POCKET]
    if kind is _K.TRANSFER:
        return _BETWEEN.join(names.name(line.ref) for line in reversed(lines))
    both = [*lines, *(line for line in twin.lines if line.account in _ON_POCKET)] if twin is not None else lines
    savings = [line for line in both if line.account is Account.SAVINGS]
    return _joined(dict.fromkeys(names.name(line.ref) for line in savings or lines))


def _measure(entry: Entry) -> str:
    """Say how much of what at which price: "2 กก. × 20"."""
    if entry.quantity is None:
        return ""
    unit = entry.unit or (_("h") if entry.kind is _K.HOURS else "")
    measure = f"{format_quantity(entry.quantity)} {unit}".strip()
    return f"{measure} × {format_amount(entry.unit_price)}" if entry.unit_price is not None else measure


def _divided(entry: Entry) -> Draft | None:
    """Say again what a repayment says, where some of it was interest."""
    said = draft_of(entry) if entry.kind is _K.REPAY else None
    return said if said is not None and said.interest else None


def _division_words(said: Draft | None) -> str:
    """Say how a repayment was divided: "ต้น 471.70 ดอก 28.30"."""
    if said is None or said.interest is None:
        return ""
    principal, interest = format_amount(said.principal or ZERO), format_amount(said.interest)
    return _("principal {principal} interest {interest}").format(principal=principal, interest=interest)


def _joined(words: Iterable[str]) -> str:
    return _AND.join(word for word in words if word)
