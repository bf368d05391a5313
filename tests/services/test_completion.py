"""What is offered while one types: this household's own words by how often and how lately; kinds only when chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from household_ledger.domain.category import fixed_id
from household_ledger.domain.changes import ChangeSet
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.pairs import welfare_card
from household_ledger.services.commands.entries import AddEntries, DeleteEntries, ReplaceEntry
from household_ledger.services.commands.history import Undo
from household_ledger.services.ports import Command, EntryQuery
from household_ledger.services.typed.category_guess import Guesser, category_words
from household_ledger.services.typed.completion import HALF_LIFE_DAYS, Completion, Offers
from household_ledger.services.usual_words import WordsFor
from household_ledger.text.i18n import using
from household_ledger.text.matching import without_tones
from tests.db.drafts import draft
from tests.db.ledgers import Book, Home
from tests.services.made_village import TODAY, Village, made_village

K = EntryKind
_NOT_OFFERED = (K.CASH_COUNT, K.ADJUST, K.OPENING, K.NOTHING)


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Village]:
    with made_village(tmp_path_factory.mktemp("words"), households=2, months=14) as made:
        yield made


def _spent(home: Home, what: str, day: date, satang: int = 5000, code: str = "E01") -> Draft:
    amount = Money(satang)
    return Draft(
        household=home.id,
        date=day,
        kind=K.EXPENSE,
        amount=amount,
        parts=(Part(fixed_id(code), amount),),
        pocket=home.cash,
        description=what,
    )


def _completion(book: Book, home: Home) -> Completion:
    with book.store.reader() as reader:
        return Completion.read(reader, home.id, today=TODAY)


def _words(offers: Offers) -> list[str]:
    return [one.what for one in offers.usual]


def test_what_was_written_lately_goes_before_what_was_written_once_long_ago(book: Book, home: Home) -> None:
    old, new = TODAY - timedelta(days=4 * HALF_LIFE_DAYS), TODAY - timedelta(days=1)
    for _time in range(10):
        book.do(AddEntries((_spent(home, "ขนมครก", old),)))
    book.do(AddEntries((_spent(home, "ขนมจีน", new, 3000),)))

    assert _words(_completion(book, home).offers("ขนม")) == ["ขนมจีน", "ขนมครก"]  # 10 ÷ 16 < 1

    for _time in range(10):
        book.do(AddEntries((_spent(home, "ขนมครก", old),)))
    offers = _completion(book, home).offers("ขนม")

    assert _words(offers) == ["ขนมครก", "ขนมจีน"]  # 20 ÷ 16 > 1
    assert [one.times for one in offers.usual] == [20, 1]


def test_the_beginning_goes_before_a_word_inside_and_tones_may_be_left_out(book: Book, home: Home) -> None:
    for what in ("ขายไข่ 6 แผง", "ไข่เจียว", "ขายผัก", "แกงไก่"):
        book.do(AddEntries((_spent(home, what, TODAY),)))
    completion = _completion(book, home)

    assert _words(completion.offers("ไข่")) == ["ไข่เจียว", "ขายไข่ 6 แผง"]
    assert _words(completion.offers("ไข")) == ["ไข่เจียว", "ขายไข่ 6 แผง"]
    assert _words(completion.offers("ขาย")) == ["ขายไข่ 6 แผง", "ขายผัก"]
    assert _words(completion.offers("ก")) == ["แกงไก่"]
    assert _words(completion.offers("ขายไข่ ๖")) == ["ขายไข่ 6 แผง"]
    assert completion.offers("เรือ") == Offers()
    assert completion.offers("") == Offers()


def test_equal_ones_stand_in_the_order_of_thai_words(book: Book, home: Home) -> None:
    for what in ("ค่าเทอม", "ค่าไฟ", "ค่ากับข้าว", "ค่าแรง"):
        book.do(AddEntries((_spent(home, what, TODAY),)))

    assert _words(_completion(book, home).offers("ค่า")) == ["ค่ากับข้าว", "ค่าเทอม", "ค่าไฟ", "ค่าแรง"]


def test_an_offer_carries_how_it_was_entered_the_last_time(book: Book, home: Home) -> None:
    first = replace(_spent(home, "ปุ๋ยคอก", TODAY - timedelta(days=9), code="C02"), kind=K.COST, occupation=home.rice)
    last = replace(first, date=TODAY, pocket=home.bank, amount=Money(700), parts=(Part(fixed_id("C01"), Money(700)),))
    book.do(AddEntries((first,)))
    (key,) = book.do(AddEntries((last,)))

    (usual,) = _completion(book, home).offers("ปุ๋ย").usual

    assert (usual.category, usual.pocket, usual.occupation, usual.amount) == (2001, home.bank, home.rice, 700)
    assert (usual.times, usual.last_on, usual.row, usual.twin) == (2, TODAY, key, NO_ID)


def test_a_pair_is_offered_once_by_the_half_that_speaks(book: Book, home: Home) -> None:
    pair = welfare_card(_spent(home, "ของแห้ง", TODAY), card=home.cash)
    ids = book.do(AddEntries((pair.second, replace(pair.first, description="สิทธิบัตร")), is_pair=True))
    completion = _completion(book, home)

    (usual,) = completion.offers("ของ").usual

    assert {usual.row, usual.twin} == set(ids)
    assert usual.kind is K.EXPENSE
    assert completion.offers("สิทธิ").usual == ()


@pytest.mark.parametrize(
    ("typed", "kinds"),
    [
        ("ออม", [K.SAVE]),
        ("ถ", [K.WITHDRAW]),
        ("กู้", [K.BORROW]),
        ("ใช้หนี้", [K.REPAY]),
        ("เชื่อ", [K.CREDIT]),
        ("ให้", [K.LEND, K.GIVEN]),
        ("ได้คืน", [K.RETURNED]),
        ("กินเอง", [K.PRODUCED]),
        ("โอน", [K.TRANSFER]),
        ("ออมสิน", [K.SAVE]),
        ("ถอนฟัน", [K.WITHDRAW]),
        ("กินก๋วยเตี๋ยว", []),
        ("ค่าไฟ", []),
    ],
)
def test_a_kind_is_offered_beside_its_word_and_nothing_else(
    book: Book, home: Home, typed: str, kinds: list[EntryKind]
) -> None:
    with using("th"):
        offers = _completion(book, home).offers(typed)

    assert [one.kind for one in offers.kinds] == kinds
    assert offers.usual == ()


def test_thai_words_of_kinds_are_known_in_english_too(book: Book, home: Home) -> None:
    with using("en"):
        completion = _completion(book, home)
        told = [(one.word, one.kind) for typed in ("ออม", "กู้", "saved") for one in completion.offers(typed).kinds]

    assert told == [("ออม", K.SAVE), ("กู้", K.BORROW), ("saved", K.SAVE)]


def test_every_description_of_a_household_is_offered_with_its_count(village: Village) -> None:
    household = village.reader.households()[0].id
    completion = Completion.read(village.reader, household, today=TODAY)
    counted: Counter[str] = Counter()
    seen: set[Id] = set()
    for entry in village.reader.entries(EntryQuery(household=household)):
        if entry.description and entry.kind not in _NOT_OFFERED and (entry.pair not in seen or not entry.pair):
            counted[entry.description] += 1
            seen.add(entry.pair)
    for what, times in counted.items():
        offered = {one.what: one.times for one in completion.offers(what).usual}
        assert offered.get(what, times) == times
    assert sum(what in {one.what for one in completion.offers(what).usual} for what in counted) > 0.95 * len(counted)


def _run(book: Book, command: Command) -> ChangeSet:
    return book.ledger.execute(command)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(deeds=st.lists(st.tuples(st.sampled_from("aacdu"), st.integers(0, 400)), min_size=1, max_size=8))
def test_kept_up_to_date_step_by_step_it_offers_what_a_fresh_one_does(
    book: Book, home: Home, deeds: list[tuple[str, int]]
) -> None:
    completion, ids = _completion(book, home), list[Id]()
    for number, (deed, seed) in enumerate(deeds):
        said = draft(seed, home)
        if deed in "cd" and ids:
            with book.store.reader() as reader:
                was = reader.entry(ids[seed % len(ids)])
            assert was is not None
            if was.is_deleted:
                continue
            words = f"แก้แล้ว {number}"  # each time others: what changes nothing is refused
            again = replace(draft(seed + 1, home, kind=K.EXPENSE), description=words, first_written_on=None)
            changes = _run(book, DeleteEntries((was.id,)) if deed == "d" else ReplaceEntry(was, again))
        elif deed == "u" and ids:
            changes = _run(book, Undo())
        else:
            changes = _run(book, AddEntries((said,)))
            ids += changes.ids
        with book.store.reader() as reader:
            completion.update(reader, changes, today=TODAY)
        fresh = _completion(book, home)
        for typed in ("ข", "ค่า", "ปุ๋ย", "แก้", "ผัก"):
            assert completion.offers(typed) == fresh.offers(typed)


def test_another_household_s_step_changes_nothing(book: Book, home: Home) -> None:
    completion = _completion(book, home)
    book.do(AddEntries((_spent(home, "ขนม", TODAY),)))
    elsewhere = _run(book, AddEntries((_spent(home, "ขนม", TODAY),)))
    with book.store.reader() as reader:
        completion.update(reader, replace(elsewhere, months=frozenset({(1, 202611)})), today=TODAY)

    assert completion.offers("ขนม").usual == ()


def test_words_written_before_are_guessed_as_they_were(book: Book, home: Home) -> None:
    book.do(AddEntries((_spent(home, "ของฝากครู", TODAY, code="E14"),)))
    completion = _completion(book, home)

    guess = completion.guess("ของฝากครู")

    assert guess is not None
    assert (guess.category, guess.because) == (fixed_id("E14"), ("ของฝากครู",))


def test_unknown_words_are_guessed_from_their_pieces_and_say_why(village: Village) -> None:
    guesser = Guesser.read(village.reader)

    def guessed(words: str, among: frozenset[int] | None = None) -> int:
        found = guesser.guess(words, among)
        assert found is not None
        assert all(piece in without_tones(words) for piece in found.because)
        return found.category

    assert guessed("ค่าไฟบ้านยาย") == fixed_id("E08")
    assert guessed("ปุ๋ยยูเรียสองกระสอบ") == fixed_id("C02")
    assert guessed("น้ำมันรถกระบะ") == fixed_id("E16")
    assert guessed("น้ำมันรถกระบะ", frozenset({int(fixed_id("C05"))})) == fixed_id("C05")
    assert guesser.guess("") is None
    assert guesser.guess("12345 !!") is None
    assert guesser.guess("ฏญฌฎฏ") is None


def test_a_file_without_entries_guesses_from_names_of_categories_and_everyday_words(book: Book, home: Home) -> None:
    with book.store.reader() as reader:
        guesser = Guesser.read(reader)

    assert guesser.ranked("ตัดผมแม่")[0] == fixed_id("E12")
    assert guesser.ranked("ข้าวสาร")[0] == fixed_id("E01")
    for words, code in (
        ("ผัก", "E01"),
        ("ขนมหลาน", "E04"),
        ("ซื้อปุ๋ย", "C02"),
        ("ปลา", "E01"),
        ("ค่ารถไปอำเภอ", "E16"),
        ("ถอนฟัน", "E13"),
    ):
        assert guesser.ranked(words)[0] == fixed_id(code), words
    assert home.id


def test_guesses_for_words_nobody_wrote_are_far_better_than_the_commonest_categories(village: Village) -> None:
    """Leave each description out, and those that differ from it in figures only, and guess it from the rest."""
    used = village.reader.words_for()
    names = category_words(())
    by_stem: dict[str, list[WordsFor]] = {}
    for one in used:
        by_stem.setdefault("".join(letter for letter in one.words if not letter.isdigit()), []).append(one)
    commonest = [category for category, _times in Counter(one.category for one in used).most_common(3)]

    first = third = plain_first = plain_third = 0
    for stem, left_out in by_stem.items():
        rest = [(one.words, one.category) for other, ones in by_stem.items() if other != stem for one in ones]
        category = left_out[0].category
        ranked = Guesser((*names, *rest)).ranked(left_out[0].words)
        first += ranked[:1] == [category]
        third += category in ranked[:3]
        plain_first += category == commonest[0]
        plain_third += category in commonest

    assert len(by_stem) > 80
    assert first > 2 * plain_first
    assert third > 2 * plain_third
    assert third > len(by_stem) // 2
