"""An entry as it would be typed, so that it can be edited: every text reads back to what it stands for."""

from __future__ import annotations

from dataclasses import replace

from household_ledger.domain.entry import Draft, Entry
from household_ledger.domain.entry_rules import CASH_INCOME, COSTS, RECEIVED_SOURCES, RULES, SPENDING
from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind, InterestRule, PocketKind
from household_ledger.domain.money import Money
from household_ledger.domain.pairs import PairKind
from household_ledger.domain.posting import TOOL_LIFE_MONTHS
from household_ledger.domain.register import Member, Occupation, Party
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.typed.names import TypedNames
from household_ledger.services.typed.reading import INWARD
from household_ledger.services.typed.row import TypedPart, TypedRow
from household_ledger.services.views.entry_row import pair_kind
from household_ledger.services.views.name_book import NameBook
from household_ledger.text.amounts import format_amount, format_quantity
from household_ledger.text.dates import format_date

_K = EntryKind
_PLAIN = frozenset((_K.INCOME, _K.EXPENSE, _K.COST))
_SIGNED = frozenset((_K.ADJUST, _K.OPENING))
_WITHOUT_AMOUNT = frozenset((_K.CASH_COUNT, _K.HOURS, _K.NOTHING))
_USUAL_LIVES = frozenset((0, TOOL_LIFE_MONTHS))


class Writing:
    """One entry, or linked pair, being written as a typed row."""

    def __init__(self, entry: Entry, twin: Entry | None, names: TypedNames, *, is_kept: bool) -> None:
        said, other = draft_of(entry), draft_of(twin) if twin is not None else None
        self.said = said if is_kept else _in_use(said, names.book)
        self.other = other if is_kept or other is None else _in_use(other, names.book)
        self.is_kept = is_kept
        self.counted = entry.counted
        self.pair = pair_kind(entry, twin)
        self.names = names

    def row(self) -> TypedRow:
        """Give the row."""
        said, names = self.said, self.names
        is_inward = said.kind in INWARD if said.kind not in _SIGNED else said.amount >= 0
        shown = "" if said.kind in _WITHOUT_AMOUNT else format_amount(abs(said.amount))
        pocket, to_pocket = self._pockets()
        principal, interest = self._divided()
        category, parts, life = self._categories()
        return TypedRow(
            date=format_date(said.date),
            what=said.description,
            category=category,
            money_in=shown if is_inward else "",
            money_out="" if is_inward else shown,
            pocket=names.pockets.word(pocket),
            who=names.who(said.occupation, said.member),
            note=said.note,
            kind=self._kind(),
            parts=parts,
            to_pocket=names.pockets.word(to_pocket),
            debt=names.debts.word(self._debt()),
            principal=principal,
            interest=interest,
            party=names.parties.word(said.party),
            goal=names.goals.word(said.goal or (self.other.goal if self.other is not None else NO_ID)),
            quantity=format_quantity(said.quantity) if said.quantity is not None else "",
            unit=said.unit,
            unit_price=_written(said.unit_price),
            source=self._source(),
            counted=_written(self.counted),
            paid_now=self._paid_now(),
            life=life,
            known_by=said.known_by,
            is_on_credit=self.pair is PairKind.SOLD_ON_CREDIT,
            is_alone=self.other is None and self._is_of_card(pocket),
            is_kept=self.is_kept,
        )

    def _kind(self) -> EntryKind | None:
        """Leave the kind to the columns where they make the same of it."""
        kind, parts = self.said.kind, self.said.parts
        if kind not in _PLAIN or self.pair is PairKind.SOLD_ON_CREDIT:
            return kind
        if kind is _K.INCOME:
            return None
        is_cost = bool(parts) and self._standard(parts[0].category) in COSTS
        return None if is_cost == (kind is _K.COST) else kind

    def _standard(self, category: Id) -> int:
        word = self.names.categories.get(category)
        return word.standard if word is not None else category

    def _pockets(self) -> tuple[Id, Id]:
        """Give pocket and to_pocket as they are typed; of a pair in savings the savings and what it went through."""
        said, other = self.said, self.other
        if self.pair is PairKind.INTEREST_CREDITED and other is not None:
            return other.to_pocket, self._if_unusual(said.pocket)
        if self.pair is PairKind.SAVINGS_FEE and other is not None:
            return other.pocket, self._if_unusual(said.pocket)
        return said.pocket, said.to_pocket

    def _if_unusual(self, pocket: Id) -> Id:
        usual = self.names.book.default_pocket
        return NO_ID if usual is not None and usual.id == pocket else pocket

    def _is_of_card(self, pocket: Id) -> bool:
        is_spent = self.said.kind in (_K.EXPENSE, _K.COST)
        return is_spent and any(one.id == pocket and one.kind is PocketKind.CARD for one in self.names.book.pockets)

    def _debt(self) -> Id:
        return self.said.debt or (self.other.debt if self.other is not None else NO_ID)

    def _divided(self) -> tuple[str, str]:
        """Write how a repayment was divided, unless its debt bears no interest; and interest kept back from a loan."""
        if self.pair is PairKind.INTEREST_TAKEN_OFF and self.other is not None:
            return "", _written(self.other.amount)
        bears = {one.id for one in self.names.book.debts if one.rule is not InterestRule.NONE}
        if not self.said.interest and self.said.debt not in bears:
            return "", ""
        return _written(self.said.principal), _written(self.said.interest)

    def _categories(self) -> tuple[str, tuple[TypedPart, ...], str]:
        """Write the one category and its life in months, or the parts."""
        parts = [
            TypedPart(
                self._word(part.category),
                _written(part.amount),
                "" if part.life_months in _USUAL_LIVES else str(part.life_months),
            )
            for part in self.said.parts
        ]
        if len(parts) == 1:
            return parts[0].category, (), parts[0].life
        return "", tuple(parts), ""

    def _word(self, category: Id) -> str:
        kind = self.said.kind
        is_spent = kind in (_K.EXPENSE, _K.COST) and self._kind() is None
        allowed = SPENDING | COSTS if is_spent else CASH_INCOME if kind is _K.INCOME else RULES[kind].categories
        return self.names.categories.word(category, allowed)

    def _source(self) -> str:
        source = self.said.source
        if not source:
            return ""
        if self.said.kind is _K.INPUT:
            return self.names.occupations.word(source)
        return self.names.categories.word(source, RECEIVED_SOURCES)

    def _paid_now(self) -> str:
        if self.other is None or self.pair not in (PairKind.SOLD_ON_CREDIT, PairKind.BOUGHT_ON_INSTALMENTS):
            return ""
        paid = self.said.amount - self.other.amount
        return _written(paid) if paid else ""


def _in_use(said: Draft, book: NameBook) -> Draft:
    """Name nothing that is out of use, or was over by the day of the row."""

    def known(kind: type, record: Id) -> Id:
        ended = book.ended(record)
        is_over = ended is not None and ended < said.date
        return record if book.owner(kind, record) is not None and not is_over else NO_ID

    return replace(
        said,
        occupation=known(Occupation, said.occupation),
        source=known(Occupation, said.source) if said.kind is _K.INPUT else said.source,
        member=known(Member, said.member),
        party=known(Party, said.party),
        goal=known(Goal, said.goal),
    )


def _written(amount: Money | None) -> str:
    return format_amount(amount) if amount is not None else ""
