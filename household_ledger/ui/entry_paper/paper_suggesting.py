"""What is offered in the lines of a daily page: the words of the household, the page's own numbers, remarks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject

from household_ledger.domain.kinds import SHOP_CREDIT, EntryKind
from household_ledger.services.typed.names import names_of
from household_ledger.services.typed.paper_columns import IN, OUT, SAVING
from household_ledger.services.typed.paper_line import PaperGround, PaperLine
from household_ledger.services.typed.paper_meant import numbered
from household_ledger.services.typed.paper_writing import habit_of, taken_line
from household_ledger.services.typed.row import TypedRow
from household_ledger.services.views.paper_numbers import SIGNS, as_number, is_numeric
from household_ledger.services.views.usual_categories import UsualCategory
from household_ledger.text.digits import in_digits
from household_ledger.text.entry_tags import kind_tag
from household_ledger.text.i18n import _
from household_ledger.text.matching import NO_MATCH, closeness, plain
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_paper.line_columns import SORTS
from household_ledger.ui.typing.offer import Offer
from household_ledger.ui.typing.suggesting import Suggester

_CHOICES = frozenset({"number", "note"})


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark that says how a thing was got."""

    words: str


class PaperSuggester(Suggester):
    """Offers for the line at hand: `show_line` says which, before anything is asked."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(desk, parent)
        self._ground: PaperGround | None = None
        self._line = PaperLine()
        self._known: tuple[tuple[str, str], tuple[TypedRow | None, bool]] | None = None

    def show_line(self, line: PaperLine, ground: PaperGround) -> None:
        """Offer for a line as it is typed now."""
        self._line, self._ground = line, ground

    def forget(self) -> None:
        """Ask anew what words stand for: something was written."""
        self._known = None

    def has_list(self, name: str) -> bool:
        """Tell whether anything is ever offered in a cell."""
        return name == "what" or name in _CHOICES

    def is_choice(self, name: str) -> bool:
        """Tell whether a cell takes one of several names."""
        return name in _CHOICES

    def offers(self, name: str, row: TypedRow, *, everything: bool = False) -> list[Offer]:
        """Give what a cell may become from what is typed in it, best first; `everything` whatever is typed."""
        if name == "number":
            return self._numbers("" if everything else self._line.number.strip())
        if name == "note":
            return self._remarks("" if everything else self._line.note.strip())
        row = replace(row, what=self._line.what)
        offers = super().offers("what", row, everything=everything)
        return [one for one in offers if not (one.is_kind or one.is_looked_at)]  # a template is rows of the grid

    def is_meant(self, typed: str, offers: Sequence[Offer]) -> bool:
        """Tell whether the first offer may be taken by Tab without going to it.

        Of numbers only: the paper's own words stand as they are typed, unless somebody goes to others.
        """
        from household_ledger.services.typed.completion import Usual

        if not offers or isinstance(offers[0].value, Usual | Remark):
            return False
        value = offers[0].value
        if isinstance(value, UsualCategory) and is_numeric(typed):
            return value.number == as_number(typed)
        if value is None or isinstance(value, UsualCategory):
            named = value.name if isinstance(value, UsualCategory) else offers[0].words
            return plain(named).startswith(plain(typed))
        return super().is_meant(typed, offers)

    def keys(self, name: str) -> tuple[tuple[str, str], ...]:
        """Say which keys do what in the list."""
        if name == "number":
            return super().keys(name)
        return (("↓", _("choose")), ("Tab", _("take")), ("Esc", _("close")))

    def may_go_on(self, typed: str) -> bool:
        """Tell whether a number half typed may still become one."""
        return is_numeric(typed) and bool(self._begun(typed))

    def known(self, line: PaperLine) -> tuple[TypedRow | None, bool]:
        """Give what a line without a number is taken for, and whether that is a guess.

        The row of the very same words this household wrote last; else a category its words speak for.
        """
        key = (line.what.strip(), line.column)
        if not key[0]:
            return None, False
        if self._known is None or self._known[0] != key:
            self._known = key, self._find(line)
        return self._known[1]

    def filled(self, line: PaperLine, offer: Offer) -> PaperLine:
        """Fill a line as an offered description was written the last time."""
        from household_ledger.services.typed.completion import Usual

        last = self._last(offer.value) if isinstance(offer.value, Usual) else None
        if last is None or self._ground is None:
            return replace(line, what=offer.words)
        return taken_line(line, last, self._ground.usual, self._ground.book)

    def _find(self, line: PaperLine) -> tuple[TypedRow | None, bool]:
        from household_ledger.services.typed.completion import Usual

        for one in Suggester.offers(self, "what", TypedRow(what=line.what)):
            if isinstance(one.value, Usual) and plain(one.words) == plain(line.what):
                last = self._last(one.value)
                habit = habit_of(last, line) if last is not None else None
                if habit is not None:
                    return habit, False
        if line.column == SAVING:
            return None, False
        asked = TypedRow(
            what=line.what,
            money_in="1" if line.column == IN else "",
            money_out="1" if line.column == OUT else "",
        )
        word = self.guess(asked)
        return (TypedRow(category=word), True) if word else (None, False)

    def _numbers(self, typed: str) -> list[Offer]:
        """List the page's numbers; by a number begun and by words also every other category, savings and debts."""
        usual = self._ground.usual if self._ground is not None else ()
        if not typed:
            return [_number_offer(one) for one in usual]
        if is_numeric(typed):
            return self._begun(typed)
        numbered = [(closeness(typed, one.name), one.number, _number_offer(one)) for one in usual]
        asked = TypedRow(category=typed, money_in=self._line.money_in, money_out=self._line.money_out)
        others = [one for one in super().offers("category", asked) if one.value is None]
        names = {one.name for one in usual}
        more = [one for one in (*others, *self._places()) if one.words not in names]
        found = [one[2] for one in sorted(numbered, key=lambda one: one[:2]) if one[0] < NO_MATCH]
        return [*found, *(one for one in more if closeness(typed, one.words) < NO_MATCH)]

    def _begun(self, typed: str) -> list[Offer]:
        """List what a number may become: that very one, then the page's own, then all others in their order."""
        if self._ground is None:
            return []
        ground, begun = self._ground, as_number(typed) or as_number(typed.strip().rstrip(SIGNS)) + "-"
        known = numbered(ground.book, ground.usual, ground.month)
        found = [one for one in known if one.number.startswith(begun)]
        return [_number_offer(one) for one in sorted(found, key=lambda one: one.number != begun)]

    def _places(self) -> list[Offer]:
        """List savings and debts the page has no number for."""
        if self._ground is None:
            return []
        names = names_of(self._ground.book)
        savings = [Offer(names.pockets.word(one.id), _("Saving")) for one in self._ground.book.savings]
        return [*savings, *(Offer(word, _("Out (debt)")) for word in names.debts.words.values())]

    def _remarks(self, typed: str) -> list[Offer]:
        """List the words under remarks that say how a thing was got."""
        if self._ground is None:
            return []
        on_credit, names = kind_tag(EntryKind.CREDIT), names_of(self._ground.book)
        shops = [names.debts.word(one.id) for one in self._ground.book.debts if one.debt_class == SHOP_CREDIT]
        if not shops:
            shops = [_("the shop")]  # nobody wrote whose: it is kept as owed to a shop all the same
        listed = [_remark(f"{on_credit} {one}", _("pay later")) for one in shops]
        listed.append(_remark(kind_tag(EntryKind.PRODUCED), _("not cash")))
        listed.append(_remark(_("got it free"), _("not cash")))
        listed.append(_remark(_("card"), _("paid with the welfare card")))
        return [one for one in listed if not typed or closeness(typed, one.words) < NO_MATCH]


def _remark(words: str, detail: str) -> Offer:
    return Offer(words, detail, Remark(words))


def _number_offer(usual: UsualCategory) -> Offer:
    return Offer(f"{in_digits(usual.number)}  {usual.name}", _(SORTS[usual.sort]), usual)
