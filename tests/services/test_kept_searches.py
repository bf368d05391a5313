"""Which kept searches a book is offered, and how they are told."""

from __future__ import annotations

from datetime import date

from household_ledger.domain.category import fixed_id
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.saved_filter import SavedFilter
from household_ledger.services.commands.filters import SaveFilter
from household_ledger.services.entry_filter import EntryFilter
from household_ledger.services.entry_filter_text import to_text
from household_ledger.services.sought import Sought, Span
from household_ledger.services.views.kept_searches import kept_searches, sought_words
from household_ledger.services.views.name_book import Names
from household_ledger.text.i18n import using
from tests.db.ledgers import Book, Home, add_home


def keep(book: Book, name: str, sought: Sought) -> None:
    book.do(SaveFilter(SavedFilter(id=NO_ID, name=name, text=to_text(sought))))


def offered(book: Book, household: Id, *, has_others: bool = True) -> list[str]:
    with book.store.reader() as reader:
        return [one.saved.name for one in kept_searches(reader, household, has_others=has_others)]


def test_what_names_ones_own_is_offered_in_that_book_only(book: Book, home: Home) -> None:
    other = add_home(book, "002")
    keep(book, "ข้าว", Sought(wanted=EntryFilter(category=fixed_id("E01"))))
    keep(book, "ก กระเป๋า", Sought(wanted=EntryFilter(pocket=home.cash)))
    keep(book, "ค คน", Sought(wanted=EntryFilter(member=other.member)))
    keep(book, "ผัก", Sought(wanted=EntryFilter(category=home.vegetables)))
    keep(book, "ม ไม่มี", Sought(wanted=EntryFilter(occupation=Id(12345))))

    assert offered(book, home.id) == ["ก กระเป๋า", "ข้าว", "ผัก"]
    assert offered(book, other.id) == ["ข้าว", "ค คน"]


def test_a_search_through_every_household_is_for_those_who_may_look_there(book: Book, home: Home) -> None:
    keep(book, "ทุกบ้าน", Sought(is_everywhere=True, wanted=EntryFilter(text="ไข่")))

    assert (offered(book, home.id), offered(book, home.id, has_others=False)) == (["ทุกบ้าน"], [])


def test_a_search_is_told_in_words(book: Book, home: Home) -> None:
    with book.store.reader() as reader, using("en"):
        names = Names.read(reader, home.id)

        def told(span: Span = Span.MONTH, **wanted: object) -> str:
            return sought_words(Sought(span=span, wanted=EntryFilter(**wanted)), names, home.id)  # type: ignore[arg-type]

        assert told() == told(Span.ALL) == told(text="ไข่") == ""
        assert told(least=Money(5000), most=Money(20_000)) == "50–200 baht"
        assert told(least=Money(5000), most=Money(5000)) == "50 baht"
        assert (told(least=Money(5000)), told(most=Money(5050))) == ("50 baht or more", "50.50 baht or less")
        assert told(Span.THREE_MONTHS, kinds=frozenset({EntryKind.SAVE})) == "This month and the two before · Saving"
        assert told(tones=frozenset({"expense"}), pocket=home.cash, is_corrected=True) == (
            f"All spending and costs · {names.name(home.cash)} · corrected after closing"
        )
        assert told(Span.DAYS, first=date(2026, 10, 5)) == "from 5 Oct 2026"
