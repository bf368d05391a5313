"""What is offered while a row is typed: descriptions written before, kinds, names that may stand in a cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer

from household_ledger.domain.changes import ChangeSet
from household_ledger.domain.entry import Entry
from household_ledger.domain.entry_rules import CASH_INCOME, RECEIVED_SOURCES
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import IN_KIND, EntryKind
from household_ledger.errors import Cancelled, EnvironmentProblem
from household_ledger.services.entry_filter import SPEAKS_FIRST, SPEAKS_LAST
from household_ledger.services.typed.entry import typed_of
from household_ledger.services.typed.goals import goals_meant, with_goal
from household_ledger.services.typed.leading_words import without_leading
from household_ledger.services.typed.measured import priced_anew
from household_ledger.services.typed.names import CategoryNames, names_of
from household_ledger.services.typed.row import TypedRow
from household_ledger.services.views.name_book import NameBook
from household_ledger.settings import PARTICIPANT, SHOW_EVERYTHING, WRITER
from household_ledger.text.i18n import _
from household_ledger.text.matching import NO_MATCH, closeness, plain, without_tones
from household_ledger.ui.desk import Desk
from household_ledger.ui.typing.kinds import (
    CHOICES,
    SPLITS,
    KindChoice,
    amount_column,
    choice_of,
    first_empty,
    kind_words,
    with_kind,
)
from household_ledger.ui.typing.name_offers import EMPTY, OTHER_COLUMN, NameOffers, allowed_categories
from household_ledger.ui.typing.offer import Offer, making_words, ranked, usual_words
from household_ledger.ui.typing.typed_texts import texts_of, with_texts

if TYPE_CHECKING:  # what knows the household's habits is loaded once the page is there
    from household_ledger.services.typed.completion import Completion, Usual
    from household_ledger.services.typed.worth import OwnPrice
    from household_ledger.ui.typing.template_offers import TemplateOffers

KINDS = "kind"
_DEEDS = {"count": "count", "nothing": "nothing"}
_MOST_OFFERS = 60
_IDLE = 250
"""Milliseconds without a new row before what is offered is learned anew."""
_CHOICES = frozenset({"category", "pocket", "who", "to_pocket", "debt", "party", "goal", "source"})


@dataclass(frozen=True, slots=True)
class Taken:
    """What taking an offer comes to: another row and the cell one goes on at, or a deed of the grid."""

    row: TypedRow
    cell: str = ""
    deed: str = ""


class Suggester:
    """Offers for the cells of one household's rows; told by `learn` what there is to offer."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """`parent` is what it offers for: with it goes the timer, which would keep everything here alive."""
        self._desk = desk
        self._book: NameBook | None = None
        self._completion: Completion | None = None
        self._changes: list[ChangeSet] = []
        self._rows: dict[Id, TypedRow] = {}
        self._templates: TemplateOffers | None = None
        self._own_prices: dict[tuple[str, str], OwnPrice | None] = {}
        self._idle = QTimer(parent)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE)
        self._idle.timeout.connect(self._learn)

    def look_at(self, book: NameBook) -> None:
        """Offer the names of a household; what it usually writes is learned when nobody is typing, or when asked."""
        self._book = book
        self._rows.clear()
        self._templates = None
        self._own_prices.clear()
        self._idle.start()

    def take_changes(self, changes: Sequence[ChangeSet]) -> None:
        """Hear of steps: what a household wrote is offered from then on."""
        self._changes += changes
        self._templates = None
        self._own_prices.clear()
        self._idle.start()

    def _learn(self) -> Completion | None:
        """Bring what is offered up to date."""
        from household_ledger.services.typed.completion import Completion

        self._idle.stop()
        book, changes = self._book, self._changes
        if book is None:
            return None
        known = self._completion if self._completion and self._completion.household == book.household else None
        try:
            if known is None:
                with self._desk.reader() as reader:
                    known = Completion.read(reader, book.household, today=self._desk.today)
            elif changes:
                with self._desk.reader() as reader:
                    for one in changes:
                        known.update(reader, one, today=self._desk.today)
        except (EnvironmentProblem, Cancelled):  # the book was closed while nobody was typing
            return known  # offers are a help: what is wrong with the book is told by the page that reads it
        guesses = self._desk.guesses
        guesses.begin()
        known.in_file = guesses.guesser
        self._completion, self._changes = known, []
        return known

    def own_price(self, words: str, unit: str) -> OwnPrice | None:
        """Give what the household itself wrote one of a thing for, the last time."""
        from household_ledger.services.typed.own_price import own_price

        completion, asked = self._learn(), (words, unit)
        if completion is not None and asked not in self._own_prices:
            with self._desk.reader() as reader:
                self._own_prices[asked] = own_price(reader, completion, words, unit)
        return self._own_prices.get(asked)

    def has_list(self, name: str) -> bool:
        """Tell whether anything is ever offered in a cell."""
        return self.is_choice(name) or name == "what"

    def is_choice(self, name: str) -> bool:
        """Tell whether a cell takes one of several names."""
        return name in _CHOICES or name.endswith("_category")

    def may_split(self, row: TypedRow) -> bool:
        """Tell whether a row may have parts."""
        return row.kind in SPLITS

    def offers(self, name: str, row: TypedRow, *, everything: bool = False) -> list[Offer]:
        """Give what a cell may become from what is typed in it, best first; `everything` whatever is typed."""
        if self._book is None:
            return []
        if name == "what":
            return self._descriptions(row, self._book)
        typed = "" if everything else _typed_in(name, row)
        offers = self._named(self._book).of(name, row)
        if typed:
            beyond = self._named(self._book).beyond(row) if name == "category" else []
            words = [typed, *([without_leading(typed)] if _is_category(name) else [])]
            found = ([*ranked(one, offers), *ranked(one, beyond)] for one in words if one)
            offers = next((some for some in found if some), []) or self._meant(name, row, offers)
        elif name == "category":
            offers = self._guessed(row, offers)
        return offers[:_MOST_OFFERS]

    def _meant(self, name: str, row: TypedRow, offers: Sequence[Offer]) -> list[Offer]:
        """Offer the category that what is typed in its cell is usually written for: ค่ามือถือ."""
        typed = replace(row, what=_typed_in(name, row))
        words = self.guess(typed) if _is_category(name) and name != "source" else ""
        asked = self._asked(typed) if words else None
        if asked is None:
            return []
        is_alike = not asked.completion.is_known(typed.what, asked.among)
        detail = _("guessed from the words")
        return [replace(one, detail=detail, is_alike=is_alike) for one in offers if one.words == words]

    def guess(self, row: TypedRow) -> str:
        """Give the category guessed for a description; "" for none, or where what is known is no more than alike."""
        asked = self._asked(row)
        guess = asked.completion.guess(row.what, asked.among) if asked is not None else None
        return asked.names.word(guess.category, asked.allowed) if asked is not None and guess is not None else ""

    def _asked(self, row: TypedRow) -> _Asked | None:
        """Say what a category is guessed from; None where no words are typed."""
        completion = self._learn()
        if self._book is None or completion is None or not row.what.strip():
            return None
        allowed = allowed_categories(row)
        names = names_of(self._book).categories
        among = frozenset(one.id for one in names.listed if one.standard in allowed and not one.is_hidden)
        return _Asked(completion, names, allowed, among)

    def amount_after(self, row: TypedRow) -> str:
        """Name the column the amount stands in by a row's category; "" where one is typed, or both are as likely."""
        if self._book is None or row.money_in.strip() or row.money_out.strip():
            return ""
        standard = {one.standard for one in names_of(self._book).categories.listed if one.word == row.category}
        if not standard:
            return ""
        return "money_in" if standard <= CASH_INCOME else "money_out"

    def is_meant(self, typed: str, offers: Sequence[Offer]) -> bool:
        """Tell whether the first offer may be taken by Tab without going to it.

        A kind only when its word is whole, or what is typed can mean no other (กู้กองทุน, ขายที่ดิน).
        A description only when it goes on as it was begun, else it is another's.
        Goods never: who goes on with Tab to write what was paid for them bought them; nor what merely resembles
        what was typed.
        """
        from household_ledger.services.typed.completion import KindWord, Usual
        from household_ledger.ui.typing.goods_offer import OwnGoods
        from household_ledger.ui.typing.template_offers import OfferedTemplate

        if not offers or offers[0].is_alike:
            return False
        first, begun = offers[0], typed.strip()
        if first.is_kind:
            is_said = isinstance(first.value, KindWord) and first.value.is_sure
            return is_said or (first.words == begun and not isinstance(first.value, OwnGoods))
        return not isinstance(first.value, Usual | OfferedTemplate) or without_tones(first.words).startswith(
            without_tones(begun)
        )

    def keys(self, name: str) -> tuple[tuple[str, str], ...]:
        """Say which keys do what in the list."""
        if name == "what":
            return (("Tab", _("take the whole row")), ("↓", _("choose")), ("Enter", _("save")))
        if name == KINDS:
            return (("↑ ↓", _("choose")), ("Enter", _("take")), ("Esc", _("close")))
        return (("Tab", _("take")), ("↓", _("choose")), ("Esc", _("close")))

    def kinds(self, sought: str) -> list[Offer]:
        """List the kinds a row may be made, those a typed word finds."""
        settings = self._desk.settings
        is_plain = settings.text(WRITER) == PARTICIPANT and not settings.is_on(SHOW_EVERYTHING)
        shown = [one for one in CHOICES if not (one.is_rare and is_plain)]
        offers = [Offer(_(one.words), _(one.detail) if one.detail else "", one) for one in shown]
        if not sought.strip():
            return offers
        found = zip(offers, shown, strict=True)
        return [offer for offer, one in found if closeness(sought, kind_words(offer.words, one)) < NO_MATCH]

    def preview(self, offer: Offer, row: TypedRow) -> dict[str, str]:
        """Say what taking an offer would write into the empty cells."""
        from household_ledger.services.typed.completion import Usual
        from household_ledger.ui.typing.goods_offer import OwnGoods
        from household_ledger.ui.typing.template_offers import OfferedTemplate

        value = offer.value
        made = value.filled if isinstance(value, OfferedTemplate | OwnGoods) else None
        made = self._filled(value, row) if isinstance(value, Usual) else made
        if made is None:
            return {}
        typed, filled = texts_of(row), texts_of(made)
        return {name: words for name, words in filled.items() if words and not typed[name]}

    def take(self, offer: Offer, name: str, row: TypedRow) -> Taken:
        """Make of a row what an offer says."""
        from household_ledger.services.typed.completion import KindWord, Usual
        from household_ledger.ui.typing.goods_offer import OwnGoods
        from household_ledger.ui.typing.template_offers import OfferedTemplate

        value = offer.value
        if isinstance(value, OfferedTemplate | OwnGoods):
            return Taken(value.filled, value.cell) if value.filled is not None else Taken(row, deed=value.deed)
        if isinstance(value, Usual):
            filled = self._filled(value, row)
            if filled.kind is EntryKind.SAVE and self._has_newer_goal(value):
                filled = self.with_goal(filled)
            is_measured = filled.kind in IN_KIND and bool(filled.quantity)
            cell = "part_0_amount" if filled.parts else "quantity" if is_measured else amount_column(filled)
            return Taken(filled, cell)
        if isinstance(value, KindWord):
            choice = choice_of(value.kind)
            made = self.with_goal(with_kind(row, choice))
            if value.source != NO_ID and self._book is not None:
                source = names_of(self._book).categories.word(value.source, RECEIVED_SOURCES)
                made = replace(made, source=made.source or source)
            return Taken(made, first_empty(row, choice, value.word))
        if isinstance(value, KindChoice):
            if value.name in _DEEDS:
                return Taken(row, deed=_DEEDS[value.name])
            placed = self.with_goal(self._placed(with_kind(row, value), value))
            return Taken(placed, first_empty(row, value))
        if name.startswith("part_"):
            number = int(name.split("_")[1])
            parts = list(row.parts)
            parts[number] = parts[number]._replace(category=offer.words)
            changed = replace(row, parts=tuple(parts))
        else:
            changed = with_texts(row, {name: "" if value == EMPTY else offer.words})
        if value == OTHER_COLUMN:
            changed = replace(changed, money_in=row.money_out, money_out=row.money_in)
        return Taken(self.with_goal(changed, before=row) if name == "to_pocket" else changed)

    def with_goal(self, row: TypedRow, *, before: TypedRow | None = None) -> TypedRow:
        """Name the one goal that money put by can be for; `before` is the row before its pocket was changed."""
        return with_goal(row, self._book, before=before) if self._book is not None else row

    def has_several_goals(self, row: TypedRow) -> bool:
        """Tell whether money put by may be for more goals than one, and none is named."""
        return self._book is not None and not row.goal.strip() and len(goals_meant(row, self._book)) > 1

    def _has_newer_goal(self, usual: Usual) -> bool:
        """Tell whether a goal began after a description was used last: that row could not name it."""
        goals = self._book.goals if self._book is not None else []
        return any(one.started_on is not None and one.started_on > usual.last_on for one in goals)

    def _descriptions(self, row: TypedRow, book: NameBook) -> list[Offer]:
        from household_ledger.ui.typing.goods_offer import own_goods

        typed = row.what
        completion = self._learn() if typed.strip() else None
        if completion is None:
            return []
        found = completion.offers(typed)
        usual = [Offer(one.what, usual_words(one, self._word(one.occupation)), one) for one in found.usual]
        kinds = [Offer(one.word, making_words(one.kind), one, is_kind=True) for one in found.kinds]
        is_written_before = any(plain(one.what) == plain(typed) for one in found.usual)
        is_kind_meant = any(one.words == typed.strip() for one in kinds) or (
            not is_written_before and any(one.is_meant for one in found.kinds)
        )
        offers = self._offered_templates().among(usual, row, book)
        listed = [*kinds, *offers] if is_kind_meant else [*offers, *kinds]
        return [*listed, *own_goods(row, book, completion, self._last)]

    def _offered_templates(self) -> TemplateOffers:
        from household_ledger.ui.typing.template_offers import TemplateOffers

        if self._templates is None:
            self._templates = TemplateOffers(self._desk)
        return self._templates

    def _word(self, record: Id) -> str:
        return self._book.names.name(record) if self._book is not None and record != NO_ID else ""

    def _filled(self, usual: Usual, row: TypedRow) -> TypedRow:
        """Fill a row as it was written the last time; what is typed already stays."""
        last = self._last(usual)
        if last is None:
            return replace(row, what=usual.what)
        before, typed = texts_of(last), texts_of(row)
        texts = {name: typed[name] or before[name] for name in before}
        if row.money_in or row.money_out:
            texts |= {"money_in": row.money_in, "money_out": row.money_out}
        filled = with_texts(row, texts | {"what": usual.what, "note": row.note, "date": row.date})
        kind = row.kind or (last.kind if last.kind not in (EntryKind.INCOME, EntryKind.EXPENSE) else None)
        filled = replace(filled, kind=kind, parts=row.parts or last.parts, is_on_credit=last.is_on_credit)
        return filled if row.money_in or row.money_out else priced_anew(filled)

    def _last(self, usual: Usual) -> TypedRow | None:
        if usual.row not in self._rows:
            with self._desk.reader() as reader:
                entry = reader.entry(usual.row)
                halves = reader.entries_of_pair(entry.pair) if entry is not None and entry.pair else []
            if entry is None or self._book is None:
                return None
            halves = sorted((one for one in halves if not one.is_deleted), key=_speaks) or [entry]
            twin = halves[1] if len(halves) == 2 else None  # noqa: PLR2004 -- a pair
            self._rows[usual.row] = typed_of(halves[0], twin, self._book)
        return self._rows[usual.row]

    def _named(self, book: NameBook) -> NameOffers:
        return NameOffers(book, self._desk.today)

    def _placed(self, row: TypedRow, choice: KindChoice) -> TypedRow:
        return self._named(self._book).placed(row, choice) if self._book is not None else row

    def _guessed(self, row: TypedRow, offers: list[Offer]) -> list[Offer]:
        """Bring the category guessed for the description to the front, then those its words are like."""
        asked, guess = self._asked(row), self.guess(row)
        if asked is None:
            return offers
        likely = [asked.names.word(one, asked.allowed) for one in asked.completion.likely(row.what, asked.among)]
        front = [one for words in likely for one in offers if one.words == words]
        named = [replace(one, detail=_("guessed from the words")) if one.words == guess else one for one in front]
        return [*named, *(one for one in offers if one not in front)]


class _Asked(NamedTuple):
    """What a category is guessed from, and those it may be."""

    completion: Completion
    names: CategoryNames
    allowed: frozenset[int]
    among: frozenset[int]


def _speaks(half: Entry) -> tuple[int, Id]:
    """Put the half of a pair that speaks for both first."""
    return SPEAKS_FIRST.get(half.kind, SPEAKS_LAST), half.id


def _is_category(name: str) -> bool:
    return name in ("category", "source") or name.endswith("_category")


def _typed_in(name: str, row: TypedRow) -> str:
    if name.startswith("part_"):
        return row.parts[int(name.split("_")[1])].category
    return str(getattr(row, name))
