"""Short words that mark an entry of a kind that is not plain money in or out, beside its description."""

from __future__ import annotations

from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.pairs import PairKind
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import N_, _

_KINDS = {
    EntryKind.INCOME: "",
    EntryKind.EXPENSE: "",
    EntryKind.COST: N_("cost"),
    EntryKind.CREDIT: N_("on credit"),
    EntryKind.SAVE: N_("saved"),
    EntryKind.WITHDRAW: N_("withdrawn"),
    EntryKind.BORROW: N_("borrowed"),
    EntryKind.REPAY: N_("debt paid"),
    EntryKind.LEND: N_("lent"),
    EntryKind.RETURNED: N_("paid back to us"),
    EntryKind.PRODUCED: N_("own produce"),
    EntryKind.RECEIVED: N_("free"),
    EntryKind.GIVEN: N_("given"),
    EntryKind.INPUT: N_("used for work"),
    EntryKind.ASSET_BUY: N_("asset"),
    EntryKind.ASSET_SELL: N_("asset sold"),
    EntryKind.TRANSFER: N_("moved"),
    EntryKind.CASH_COUNT: N_("counted"),
    EntryKind.ADJUST: N_("adjusted"),
    EntryKind.OPENING: N_("carried in"),
    EntryKind.HOURS: N_("hours"),
    EntryKind.NOTHING: N_("nothing"),
}
_PAIRS = {
    PairKind.INTEREST_CREDITED: N_("into savings"),
    PairKind.SAVINGS_FEE: N_("out of savings"),
    PairKind.SOLD_ON_CREDIT: N_("sold on credit"),
    PairKind.BOUGHT_ON_INSTALMENTS: N_("instalments"),
    PairKind.INTEREST_TAKEN_OFF: N_("interest kept back"),
    PairKind.WELFARE_CARD: N_("welfare card"),
}


def kind_tag(kind: EntryKind) -> str:
    """Give the tag of a kind, "" for plain income and expense: ออม, เชื่อ, กินเอง."""
    return _(_KINDS[kind]) if _KINDS[kind] else ""


def pair_tag(pair: PairKind) -> str:
    """Give the tag of a linked pair: ขายเชื่อ, เข้าออม."""
    return _(_PAIRS[pair])


def split_tag(parts: int) -> str:
    """Give the tag of an entry with several parts: "แยก 3"."""
    return _("split {count}").format(count=in_digits(str(parts)))
