"""What a row of each kind is made of on screen: its cells, where its amount stands, the words it is chosen by."""

from __future__ import annotations

from dataclasses import dataclass, replace

from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.pairs import PairKind
from household_ledger.services.typed.row import TypedRow
from household_ledger.text.entry_tags import kind_tag, pair_tag
from household_ledger.text.i18n import N_, _
from household_ledger.text.labels import entry_kind_name
from household_ledger.ui.typing.columns import TYPED, Shape

K = EntryKind
FURTHER = {
    "to_pocket": (N_("Into pocket"), False),
    "debt": (N_("Debt"), False),
    "principal": (N_("Principal"), True),
    "interest": (N_("Interest"), True),
    "party": (N_("Whom"), False),
    "goal": (N_("Goal"), False),
    "quantity": (N_("How much"), True),
    "unit": (N_("Unit"), False),
    "unit_price": (N_("Price of one"), True),
    "source": (N_("Where it came from"), False),
    "counted": (N_("Counted"), True),
    "paid_now": (N_("Paid now"), True),
    "life": (N_("Months it will serve"), True),
}
"""Cells below the row: their labels, and whether they hold a number."""
_MEASURE = ("quantity", "unit", "unit_price")
_FURTHER_OF: dict[EntryKind, tuple[str, ...]] = {
    K.SAVE: ("to_pocket", "goal"),
    K.WITHDRAW: ("to_pocket", "goal"),
    K.TRANSFER: ("to_pocket",),
    K.BORROW: ("debt", "interest"),
    K.REPAY: ("debt", "principal", "interest"),
    K.LEND: ("party",),
    K.RETURNED: ("party",),
    K.PRODUCED: _MEASURE,
    K.RECEIVED: (*_MEASURE, "source"),
    K.GIVEN: _MEASURE,
    K.INPUT: (*_MEASURE, "source"),
    K.CASH_COUNT: ("counted",),
    K.OPENING: ("debt",),
    K.HOURS: ("quantity",),
}
_IN = frozenset({K.INCOME, K.WITHDRAW, K.BORROW, K.RETURNED, K.PRODUCED, K.RECEIVED, K.ASSET_SELL})
_BOTH = frozenset({K.ADJUST, K.OPENING, K.CREDIT})
_NONE = frozenset({K.CASH_COUNT, K.HOURS, K.NOTHING})
_CATEGORY = frozenset(
    {K.INCOME, K.EXPENSE, K.COST, K.CREDIT, K.PRODUCED, K.RECEIVED, K.GIVEN, K.INPUT, K.ASSET_BUY, K.ASSET_SELL}
)
_WITHOUT_POCKET = frozenset({K.CREDIT, K.PRODUCED, K.RECEIVED, K.GIVEN, K.INPUT, K.HOURS, K.NOTHING})
SPLITS = frozenset({None, K.INCOME, K.EXPENSE, K.COST, K.CREDIT, K.PRODUCED, K.RECEIVED, K.GIVEN, K.INPUT})
"""Kinds that may be split over categories."""


@dataclass(frozen=True, slots=True)
class KindChoice:
    """One line of the list of kinds: its words, the kind, the cells it is told apart by, words it is found by."""

    name: str
    words: str
    kind: EntryKind
    detail: str = ""
    column: str = ""
    """Where its amount goes, for a kind that may stand in both."""
    is_on_credit: bool = False
    pocket: str = ""
    """Which pocket it is of: `savings`, or `card`."""
    also: str = ""
    """Other words it is found by."""
    is_rare: bool = False
    """Hidden from a household until it asks for everything (product §15)."""


CHOICES = (
    KindChoice("income", N_("Income"), K.INCOME),
    KindChoice("expense", N_("Expense"), K.EXPENSE),
    KindChoice("cost", N_("Occupation cost"), K.COST),
    KindChoice("credit", N_("Buy on credit"), K.CREDIT, N_("pay later"), column="money_out"),
    KindChoice(
        "sold_on_credit", N_("Sold on credit"), K.CREDIT, N_("they pay later"), column="money_in", is_on_credit=True
    ),
    KindChoice("save", N_("Put money by"), K.SAVE, N_("into savings"), also=N_("save deposit keep")),
    KindChoice("withdraw", N_("Withdraw savings"), K.WITHDRAW, N_("out of savings"), also=N_("take out")),
    KindChoice("transfer", N_("Move between pockets"), K.TRANSFER, also=N_("transfer put into the bank")),
    KindChoice("borrow", N_("Borrow"), K.BORROW, also=N_("loan lent to us")),
    KindChoice("repay", N_("Repay a debt"), K.REPAY, N_("principal and interest"), also=N_("pay back instalment")),
    KindChoice("lend", N_("Lend"), K.LEND),
    KindChoice("returned", N_("Got back what was lent"), K.RETURNED),
    KindChoice(
        "produced", N_("Own produce eaten or used"), K.PRODUCED, N_("not cash"), also=N_("home grown made ourselves")
    ),
    KindChoice("received", N_("Goods received free"), K.RECEIVED, N_("not cash"), also=N_("gift donation given to us")),
    KindChoice("given", N_("Own produce given away"), K.GIVEN, N_("not cash"), is_rare=True),
    KindChoice("input", N_("Own produce used for work"), K.INPUT, N_("not cash"), is_rare=True),
    KindChoice("card", N_("Bought with the welfare card"), K.EXPENSE, N_("the right and the spending"), pocket="card"),
    KindChoice("interest", N_("Interest added to savings"), K.INCOME, N_("into savings"), pocket="savings"),
    KindChoice("fee", N_("Fee taken from savings"), K.EXPENSE, N_("out of savings"), pocket="savings"),
    KindChoice("asset_buy", N_("Buy gold, animals, land, a vehicle"), K.ASSET_BUY),
    KindChoice("instalments", N_("Buy the same on instalments"), K.ASSET_BUY, N_("pay later"), is_on_credit=True),
    KindChoice("asset_sell", N_("Sell gold, animals, land, a vehicle"), K.ASSET_SELL),
    KindChoice("asset_on_credit", N_("Sell the same on credit"), K.ASSET_SELL, N_("they pay later"), is_on_credit=True),
    KindChoice("hours", N_("Hours worked"), K.HOURS, N_("no money"), also=N_("labour work time")),
    KindChoice("opening", N_("Balance brought forward"), K.OPENING),
    KindChoice("adjust", N_("Make the book agree with the cash"), K.ADJUST),
    KindChoice("count", N_("Cash count"), K.CASH_COUNT, "F4"),
    KindChoice("nothing", N_("Nothing today"), K.NOTHING, "F7"),
)


def shape_of(typed: TypedRow) -> Shape:
    """Say which cells a typed row has: those of its kind, and any other that something is typed in."""
    kind = typed.kind
    of_kind = _further(typed)
    further = [name for name in FURTHER if name in of_kind or getattr(typed, name)]
    return Shape(
        columns=_columns(kind),
        further=tuple((name, _(FURTHER[name][0]), FURTHER[name][1]) for name in further),
        parts=len(typed.parts),
        amount=amount_column(typed),
        kind=_word(typed),
    )


def choice_of(kind: EntryKind) -> KindChoice:
    """Give the first line of the list that makes a row one of a kind."""
    return next(one for one in CHOICES if one.kind is kind)


def kind_words(words: str, choice: KindChoice) -> str:
    """Give all words a kind is found by, those it is shown with among them."""
    also = _(choice.also) if choice.also else ""
    return " ".join((words, kind_tag(choice.kind), entry_kind_name(choice.kind), also))


def amount_column(typed: TypedRow) -> str:
    """Name the column a row's amount stands in."""
    if typed.kind is None or typed.kind in _BOTH:
        return "money_in" if typed.money_in.strip() or typed.is_sold_on_credit else "money_out"
    return "money_in" if typed.kind in _IN else "money_out"


def with_kind(typed: TypedRow, choice: KindChoice) -> TypedRow:
    """Make a row one of another kind; what was typed as its amount goes where the kind has it."""
    changed = replace(typed, kind=choice.kind, is_on_credit=choice.is_on_credit)
    amount = typed.money_in or typed.money_out
    column = choice.column or ("" if choice.kind in _BOTH else amount_column(changed))
    if not amount or not column:
        return changed
    is_in = column == "money_in"
    return replace(changed, money_in=amount if is_in else "", money_out="" if is_in else amount)


def first_empty(typed: TypedRow, choice: KindChoice, word: str = "") -> str:
    """Name the cell one goes on at after choosing a kind: what it was where the kind does not say, else how much.

    `word` is the one the kind was called by: of a kind with categories (เชื่อ, กินเอง) it does not say what it was.
    """
    if choice.kind is K.HOURS:
        return "quantity"
    if choice.kind in _CATEGORY and typed.what.strip() in ("", word):
        return "what"
    return choice.column or amount_column(with_kind(typed, choice))


def _word(typed: TypedRow) -> str:
    """Name the kind as the row will say it once it is kept."""
    kind = typed.kind
    if kind is None:
        return ""
    if typed.is_sold_on_credit or (typed.is_on_credit and kind in (K.INCOME, K.ASSET_SELL)):
        return pair_tag(PairKind.SOLD_ON_CREDIT)
    if typed.is_on_credit and kind is K.ASSET_BUY:
        return pair_tag(PairKind.BOUGHT_ON_INSTALMENTS)
    return kind_tag(kind) or entry_kind_name(kind)


def _further(typed: TypedRow) -> tuple[str, ...]:
    kind = typed.kind
    if kind is K.CREDIT:
        return ("party", "paid_now") if typed.is_sold_on_credit else ("debt",)
    if kind in (K.INCOME, K.ASSET_SELL):
        return ("party", "paid_now") if typed.is_on_credit else ()
    if kind is K.ASSET_BUY:
        return ("debt", "paid_now") if typed.is_on_credit else ()
    return _FURTHER_OF.get(kind, ()) if kind is not None else ()


def _columns(kind: EntryKind | None) -> frozenset[str]:
    shown = set(TYPED)
    if kind is None:
        return frozenset(shown)
    if kind not in _BOTH:
        shown -= {"money_out"} if kind in _IN else {"money_in"}
    if kind in _NONE:
        shown -= {"money_in", "money_out"}
    if kind not in _CATEGORY:
        shown -= {"category"}
    if kind in _WITHOUT_POCKET:
        shown -= {"pocket"}
    return frozenset(shown)
