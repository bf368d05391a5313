"""Names as people type them: which record or category of a household is meant, and how each is written back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Protocol

from household_ledger.domain.category import STANDARD_LIMIT, standard_categories
from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import Id
from household_ledger.domain.register import Member, Occupation, Party
from household_ledger.services.typed.leading_words import without_leading
from household_ledger.services.views.name_book import NameBook
from household_ledger.text.labels import category_name
from household_ledger.text.matching import Finder, closeness, distinct, plain

_AND = " · "


class Record(Protocol):
    """A record with a name."""

    @property
    def id(self) -> Id:
        """Its id."""

    @property
    def name(self) -> str:
        """Its name."""


class RecordNames:
    """The records one cell may name; of equal names the later ones are written "… (2)".

    Those that are `over` are found by their whole word only: it stands in rows that are changed.
    """

    def __init__(self, records: Sequence[Record], over: Sequence[Record] = ()) -> None:
        known = [*records, *over]
        words = dict(zip((one.id for one in known), distinct(one.name for one in known), strict=True))
        self._words = {one.id: words[one.id] for one in records}
        self._over = {one.id: words[one.id] for one in over}
        self._finder = Finder((word, key) for key, word in self._words.items())

    def word(self, record: Id) -> str:
        """Write a record's name so that it is found again; "" for one that may not be named."""
        return self._words.get(record) or self._over.get(record, "")

    def find(self, typed: str) -> list[Id]:
        """Give the records nearest to what was typed."""
        return [key for key, word in self._over.items() if plain(word) == plain(typed)] or self._finder.find(typed)

    @property
    def words(self) -> Mapping[Id, str]:
        """Give the word of every record that is in use."""
        return self._words


@dataclass(frozen=True, slots=True)
class CategoryWord:
    """A category as a household knows it: its own word, what else it is found by, its standard code's id."""

    id: Id
    standard: Id
    word: str
    other: tuple[str, ...]
    code: str
    is_hidden: bool


class CategoryNames:
    """A household's categories by words; those it hid are offered nowhere but still read."""

    def __init__(self, book: NameBook) -> None:
        said = {one.code: one for one in book.categories}
        listed = []
        for code, standard in standard_categories().items():
            own = said.get(code)
            word = (own.name if own is not None else "") or category_name(code)
            is_hidden = own is not None and own.is_hidden
            names = (standard.name_th, standard.name_en)
            listed.append(CategoryWord(standard.id, standard.id, word, names, code, is_hidden))
        for one in book.categories:
            if one.code != one.under:
                standard_id = standard_categories()[one.under].id
                listed.append(CategoryWord(one.id, standard_id, one.name or one.code, (), one.code, one.is_hidden))
        self.listed = tuple(listed)
        self._by_id = {one.id: one for one in listed}

    def get(self, category: Id) -> CategoryWord | None:
        """Give what is known of a category; None for one that may not be named."""
        return self._by_id.get(category)

    def find(self, typed: str, allowed: frozenset[int], *, has_own: bool = True) -> list[CategoryWord]:
        """Give the categories, of the standard ones allowed and those below them, nearest to what was typed.

        The household's own words go before the standard names, what it did not hide before what it hid. A code after
        the words, "อื่น ๆ E28.1", tells two of one name apart. Where nothing is found, what is put before a name (ค่าโทร
        for โทรศัพท์) is left out.
        """
        known = [one for one in self.listed if one.standard in allowed and (has_own or one.id < STANDARD_LIMIT)]
        exact = [one for one in known if plain(typed) in (plain(one.code), plain(f"{one.word} {one.code}"))]
        if exact:
            return exact
        found = _nearest(typed, known)
        bare = "" if found else without_leading(typed)
        return _nearest(bare, known) if bare else found

    def word(self, category: Id, allowed: frozenset[int]) -> str:
        """Write a category so that it is found again among those allowed."""
        one = self._by_id.get(category)
        if one is None:
            return ""
        return one.word if self.find(one.word, allowed) == [one] else f"{one.word} {one.code}"


_NOT = 99


def _nearest(typed: str, known: Iterable[CategoryWord]) -> list[CategoryWord]:
    near = [(min(_nearness(typed, one)), one.is_hidden, one) for one in known]
    best = min(((rank, is_hidden) for rank, is_hidden, _one in near), default=(_NOT, False))
    return [one for rank, is_hidden, one in near if (rank, is_hidden) == best and rank < _NOT]


def _nearness(typed: str, one: CategoryWord) -> Iterable[int]:
    """Rank the household's word at even, other names at odd places between."""
    yield min(2 * closeness(typed, one.word), _NOT)
    for other in one.other:
        if other != one.word:
            yield min(2 * closeness(typed, other) + 1, _NOT)


class TypedNames:
    """Everything a row may name, of one household."""

    def __init__(self, book: NameBook) -> None:
        self.book = book

    @cached_property
    def categories(self) -> CategoryNames:
        """Categories."""
        return CategoryNames(self.book)

    @cached_property
    def pockets(self) -> RecordNames:
        """Pockets to spend from, then those that hold savings."""
        return RecordNames([*self.book.pockets, *self.book.savings])

    @cached_property
    def debts(self) -> RecordNames:
        """Debts."""
        return RecordNames(self.book.debts)

    @cached_property
    def parties(self) -> RecordNames:
        """Buyers, shops, persons."""
        return RecordNames(self.book.parties, self.book.over[Party])

    @cached_property
    def goals(self) -> RecordNames:
        """Goals."""
        return RecordNames(self.book.goals, self.book.over[Goal])

    @cached_property
    def occupations(self) -> RecordNames:
        """Occupations."""
        return RecordNames(self.book.occupations, self.book.over[Occupation])

    @cached_property
    def people(self) -> RecordNames:
        """Occupations and members: who a row is about."""
        over = [*self.book.over[Occupation], *self.book.over[Member]]
        return RecordNames([*self.book.occupations, *self.book.members], over)

    def who(self, occupation: Id, member: Id) -> str:
        """Write who a row is about."""
        return _AND.join(word for word in (self.people.word(occupation), self.people.word(member)) if word)

    def who_of(self, typed: str) -> list[str]:
        """Cut what was typed about whom into names; a name may itself hold the sign between two."""
        if len(self.people.find(typed)) == 1 or len(self.parties.find(typed)) == 1:
            return [typed]
        return [piece for piece in typed.split(_AND.strip()) if piece.strip()]


@lru_cache(maxsize=8)
def names_of(book: NameBook) -> TypedNames:
    """Give what a book's names are found by; made once for each book."""
    return TypedNames(book)
