"""An entry as it would be typed, so that it can be edited: every text reads back to what it stands for."""

from __future__ import annotations

from household_ledger.domain.category import RECEIVED_FREE, fixed_id
from household_ledger.domain.entry import Entry
from household_ledger.domain.entry_rules import CASH_INCOME, COSTS, RECEIVED_SOURCES, RULES, SPENDING
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import IN_KIND, Account, EntryKind, InterestRule, PocketKind
from household_ledger.domain.money import Money
from household_ledger.domain.pairs import PairKind
from household_ledger.domain.posting import TOOL_LIFE_MONTHS
from household_ledger.services.entry_row import amount_of, category_lines, pair_kind
from household_ledger.services.typed_names import TypedNames
from household_ledger.services.typed_reading import INWARD
from household_ledger.services.typed_row import TypedPart, TypedRow
from household_ledger.text.amounts import format_amount, format_quantity
from household_ledger.text.dates import format_date

_K = EntryKind
_PLAIN = frozenset((_K.INCOME, _K.EXPENSE, _K.COST))
_ON_POCKET = frozenset((Account.POCKET, Account.SAVINGS))
_BETWEEN = frozenset((_K.SAVE, _K.WITHDRAW, _K.TRANSFER))


class Writing:
    """One entry, or linked pair, being written as a typed row."""

    def __init__(self, entry: Entry, twin: Entry | None, names: TypedNames) -> None:
        self.entry = entry
        self.twin = twin
        self.pair = pair_kind(entry, twin)
        self.names = names

    def row(self) -> TypedRow:
        """Give the row."""
        entry, names = self.entry, self.names
        amount = self._amount()
        is_inward = entry.kind in INWARD if entry.kind not in (_K.ADJUST, _K.OPENING) else amount >= 0
        shown = "" if entry.kind in (_K.CASH_COUNT, _K.HOURS, _K.NOTHING) else format_amount(abs(amount))
        pocket, to_pocket = self._pockets()
        principal, interest = self._divided()
        category, parts, life = self._categories()
        return TypedRow(
            date=format_date(entry.date),
            what=entry.description,
            category=category,
            money_in=shown if is_inward else "",
            money_out="" if is_inward else shown,
            pocket=names.pockets.word(pocket),
            who=names.who(entry.occupation, entry.member),
            note=entry.note,
            kind=self._kind(),
            parts=parts,
            to_pocket=names.pockets.word(to_pocket),
            debt=names.debts.word(self._debt()),
            principal=principal,
            interest=interest,
            party=names.parties.word(entry.party),
            goal=names.goals.word(entry.goal or (self.twin.goal if self.twin is not None else NO_ID)),
            quantity=format_quantity(entry.quantity) if entry.quantity is not None else "",
            unit=entry.unit,
            unit_price=format_amount(entry.unit_price) if entry.unit_price is not None else "",
            source=self._source(),
            counted=format_amount(entry.counted) if entry.counted is not None else "",
            paid_now=self._paid_now(),
            life=life,
            known_by=entry.known_by,
            is_on_credit=self.pair is PairKind.SOLD_ON_CREDIT,
            is_alone=self.twin is None and self._is_of_card(pocket),
        )

    def _amount(self) -> Money:
        """Give the amount, signed where its sign says something."""
        if self.entry.kind in (_K.ADJUST, _K.OPENING):
            return Money(
                next((line.satang for line in self.entry.lines if line.account in _ON_POCKET), self._carried())
            )
        return amount_of(self.entry)

    def _carried(self) -> int:
        return -next((line.satang for line in self.entry.lines if line.account is Account.DEBT), 0)

    def _kind(self) -> EntryKind | None:
        """Leave the kind to the columns where they make the same of it."""
        kind = self.entry.kind
        if kind not in _PLAIN or self.pair is PairKind.SOLD_ON_CREDIT:
            return kind
        if kind is _K.INCOME:
            return None
        first = next((category for category, _satang, _life in category_lines(self.entry)), NO_ID)
        return None if (self._standard(first) in COSTS) == (kind is _K.COST) else kind

    def _standard(self, category: int) -> int:
        word = self.names.categories.get(Id(category))
        return word.standard if word is not None else category

    def _pockets(self) -> tuple[Id, Id]:
        """Give pocket and to_pocket as they are typed."""
        entry = self.entry
        if entry.kind is _K.CASH_COUNT:
            return entry.counted_pocket, NO_ID
        pocket, to_pocket = _moved(entry)
        if self.pair is PairKind.INTEREST_CREDITED and self.twin is not None:
            return _moved(self.twin)[1], self._if_unusual(pocket)
        if self.pair is PairKind.SAVINGS_FEE and self.twin is not None:
            return _moved(self.twin)[0], self._if_unusual(pocket)
        return pocket, to_pocket

    def _if_unusual(self, pocket: Id) -> Id:
        usual = self.names.book.default_pocket
        return NO_ID if usual is not None and usual.id == pocket else pocket

    def _is_of_card(self, pocket: Id) -> bool:
        is_spent = self.entry.kind in (_K.EXPENSE, _K.COST)
        return is_spent and any(one.id == pocket and one.kind is PocketKind.CARD for one in self.names.book.pockets)

    def _debt(self) -> Id:
        lines = [*self.entry.lines, *(self.twin.lines if self.twin is not None else ())]
        return next((Id(line.ref) for line in lines if line.account is Account.DEBT), NO_ID)

    def _divided(self) -> tuple[str, str]:
        """Write how a repayment was divided, unless its debt bears no interest; and interest kept back from a loan."""
        if self.pair is PairKind.INTEREST_TAKEN_OFF and self.twin is not None:
            return "", format_amount(amount_of(self.twin))
        if self.entry.kind is not _K.REPAY:
            return "", ""
        principal = next((line.satang for line in self.entry.lines if line.account is Account.DEBT), 0)
        interest = amount_of(self.entry) - principal
        bears = {one.id for one in self.names.book.debts if one.rule is not InterestRule.NONE}
        if not interest and self._debt() not in bears:
            return "", ""
        return format_amount(principal), format_amount(interest)

    def _categories(self) -> tuple[str, tuple[TypedPart, ...], str]:
        """Write the one category and its life in months, or the parts."""
        parts = [
            TypedPart(
                self._word(category), format_amount(satang), str(life) if life not in (0, TOOL_LIFE_MONTHS) else ""
            )
            for category, satang, life in category_lines(self.entry)
        ]
        if len(parts) == 1:
            return parts[0].category, (), parts[0].life
        return "", tuple(parts), ""

    def _word(self, category: int) -> str:
        kind = self.entry.kind
        is_spent = kind in (_K.EXPENSE, _K.COST) and self._kind() is None
        allowed = SPENDING | COSTS if is_spent else CASH_INCOME if kind is _K.INCOME else RULES[kind].categories
        return self.names.categories.word(Id(category), allowed)

    def _source(self) -> str:
        """Write where goods came from, unless that is what is meant when nothing is said."""
        kind = self.entry.kind
        line = next((line for line in self.entry.lines if line.account is Account.INCOME), None)
        if line is None or kind not in IN_KIND:
            return ""
        if kind is _K.INPUT:
            return self.names.occupations.word(Id(line.occupation)) if line.occupation != self.entry.occupation else ""
        if kind is not _K.RECEIVED or line.ref == fixed_id(RECEIVED_FREE):
            return ""
        return self.names.categories.word(Id(line.ref), RECEIVED_SOURCES)

    def _paid_now(self) -> str:
        if self.twin is None or self.pair not in (PairKind.SOLD_ON_CREDIT, PairKind.BOUGHT_ON_INSTALMENTS):
            return ""
        paid = amount_of(self.entry) - amount_of(self.twin)
        return format_amount(paid) if paid else ""


def _moved(entry: Entry) -> tuple[Id, Id]:
    """Give where an entry's money came from and, between two pockets, went; else the one pocket it names."""
    lines = [line for line in entry.lines if line.account in _ON_POCKET]
    if entry.kind not in _BETWEEN:
        return (Id(lines[0].ref) if lines else NO_ID), NO_ID
    out = next((line.ref for line in lines if line.satang < 0), NO_ID)
    into = next((line.ref for line in lines if line.satang > 0), NO_ID)
    return Id(out), Id(into)
