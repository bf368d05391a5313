"""What the whole file's descriptions stood for helps every household guess, and tells nobody whose words they were."""

from __future__ import annotations

from datetime import date

import pytest

from household_ledger.domain.category import STANDARD_LIMIT, fixed_id
from household_ledger.domain.changes import ChangeSet, Label, Step
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.register import HouseholdCategory
from household_ledger.errors import Cancelled
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.register import AddRecords
from household_ledger.services.typed.completion import Completion
from household_ledger.services.typed.file_words import FileWords, is_read_anew
from household_ledger.text.matching import without_tones
from tests.db.ledgers import Book, Home, add_home

TODAY = date(2026, 11, 21)
WORDS = "ซะลาเปาปลาบึกยายแม้น"
"""Letters that stand in no everyday word: nothing is guessed from them but by who wrote them."""


def spend(book: Book, home: Home, words: str, code: str = "E12") -> None:
    amount = Money(40_00)
    book.do(
        AddEntries(
            (
                Draft(
                    household=home.id,
                    date=TODAY,
                    kind=EntryKind.EXPENSE,
                    description=words,
                    amount=amount,
                    parts=(Part(fixed_id(code), amount),),
                    pocket=home.cash,
                ),
            )
        )
    )


@pytest.fixture
def other(book: Book) -> Home:
    """Give another household that wrote words nobody else has."""
    other = add_home(book, "002")
    for _time in range(3):
        spend(book, other, WORDS)
    return other


def completion(book: Book, home: Home, words: FileWords | None = None) -> Completion:
    with book.store.reader() as reader:
        made = Completion.read(reader, home.id, today=TODAY)
    made.in_file = words.guesser if words is not None else None
    return made


def read(book: Book) -> FileWords:
    with book.store.reader() as reader:
        return FileWords.read(reader)


def test_a_household_guesses_what_another_one_of_the_file_taught(book: Book, home: Home, other: Home) -> None:
    assert other.id != home.id
    assert completion(book, home).guess(f"{WORDS} เล็ก") is None

    guess = completion(book, home, read(book)).guess(f"{WORDS} เล็ก")

    assert guess is not None
    assert guess.category == fixed_id("E12")


def test_no_words_of_another_household_are_ever_shown(book: Book, home: Home, other: Home) -> None:
    """Whatever is typed: nothing is offered that this household did not write, and only its own letters are told."""
    spend(book, home, "กับข้าว", "E01")
    known = completion(book, home, read(book))

    for end in range(1, len(WORDS) + 1):
        typed = WORDS[:end]
        assert all(one.what == "กับข้าว" for one in known.offers(typed).usual)
        guess = known.guess(typed)
        if guess is not None:
            assert all(piece in without_tones(typed) for piece in guess.because), "only pieces of what was typed"
    assert [one.what for one in completion(book, other, read(book)).offers(WORDS[:3]).usual] == [WORDS]


def test_categories_of_another_households_own_are_never_guessed(book: Book, home: Home, other: Home) -> None:
    book.do(AddRecords((HouseholdCategory(id=NO_ID, household=other.id, code="E12.1", under="E12", name="ของลับ"),)))
    with book.store.reader() as reader:
        (own,) = [one.id for one in reader.of_household(HouseholdCategory, other.id) if one.code == "E12.1"]
    amount = Money(5_00)
    draft = Draft(
        household=other.id,
        date=TODAY,
        kind=EntryKind.EXPENSE,
        description="ฮวกฮวกฮวก",
        amount=amount,
        parts=(Part(own, amount),),
        pocket=other.cash,
    )
    book.do(AddEntries((draft,)))

    known = completion(book, home, read(book))

    assert known.likely("ฮวกฮวกฮวก")[:1] == [fixed_id("E12")]
    assert all(one < STANDARD_LIMIT for one in known.likely("ฮวกฮวกฮวก ของลับ", limit=50))


def test_a_household_goes_by_its_own_habit_before_the_files(book: Book, home: Home, other: Home) -> None:
    spend(book, home, WORDS, "E20")

    guess = completion(book, home, read(book)).guess(WORDS)

    assert guess is not None
    assert guess.category == fixed_id("E20")
    assert other.id != home.id


def test_what_is_written_later_is_learned_without_reading_everything_again(book: Book, home: Home, other: Home) -> None:
    words = read(book)
    assert completion(book, home, words).guess("ฮวกฮวกฮวก") is None
    spend(book, other, "ฮวกฮวกฮวก", "E13")
    with book.store.reader() as reader:
        assert words.unknown_of(reader, (home.id,)) == []
        found = words.unknown_of(reader, (other.id,))
    assert found == [("ฮวกฮวกฮวก", fixed_id("E13"))]

    words.learn(found)

    guess = completion(book, home, words).guess("ฮวกฮวกฮวก")
    assert guess is not None
    assert guess.category == fixed_id("E13")


@pytest.mark.parametrize(
    ("kinds", "households", "is_anew"),
    [
        ({"entry"}, {1}, False),
        ({"entry"}, {1, 2, 3}, False),
        ({"entry"}, {1, 2, 3, 4}, True),
        ({"entry"}, set(), True),
        ({"household"}, {1}, True),
        ({"household_category"}, {1}, True),
    ],
)
def test_everything_is_read_anew_after_steps_on_households_or_on_many(
    kinds: set[str], households: set[int], *, is_anew: bool
) -> None:
    told = ChangeSet(Step(1, 1), Label(""), frozenset(kinds), frozenset(households), frozenset())

    assert is_read_anew([told]) is is_anew


def test_reading_stops_when_it_is_told_to(book: Book, other: Home) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    assert other.id
    with book.store.reader() as reader, pytest.raises(Cancelled):
        FileWords.read(reader, stop)
