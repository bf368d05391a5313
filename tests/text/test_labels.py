"""Has every fixed word of the ledger its name in both languages?"""

import re
from enum import StrEnum
from typing import get_type_hints

import pytest

from household_ledger.domain import kinds
from household_ledger.domain.category import standard_categories
from household_ledger.domain.changes import Label
from household_ledger.domain.kinds import DEBT_CLASSES, SAVINGS_FORMS, THING_FORMS, Grade, Need
from household_ledger.text import labels
from household_ledger.text.i18n import using
from household_ledger.text.labels import household_words
from household_ledger.text.messages import label_text

THAI = re.compile("[ก-๙]")
NAMERS = {
    next(iter(hints.values())): namer
    for namer in vars(labels).values()
    if callable(namer) and getattr(namer, "__module__", "") == labels.__name__
    for hints in [{name: hint for name, hint in get_type_hints(namer).items() if name != "return"}]
    if issubclass(next(iter(hints.values())), StrEnum)
}
WORDS = [
    kind
    for kind in vars(kinds).values()
    if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum
]


@pytest.mark.parametrize("words", WORDS, ids=lambda words: words.__name__)
def test_every_word_has_a_thai_and_an_english_name(words: type[StrEnum]) -> None:
    name_of = NAMERS[words]

    for word in words:
        with using("th"):
            assert THAI.search(name_of(word)), word
        with using("en"):
            assert name_of(word)
            assert not THAI.search(name_of(word)), word


def test_names_tell_words_apart() -> None:
    for words, name_of in NAMERS.items():
        if words is not Grade:
            for language in ("th", "en"):
                with using(language):
                    assert len({name_of(word) for word in words}) == len(words)


def test_a_household_reads_words_for_grades_and_never_a_judgement() -> None:
    with using("th"):
        assert [labels.grade_words(grade) for grade in Grade] == ["ข้อมูลครบดี", "ข้อมูลครบดี", "พอใช้", "ยังขาด"]
        assert labels.need_name(Need.REDUCIBLE) == "ลดได้"


def test_lenders_forms_and_categories_are_named_by_their_codes() -> None:
    for language in ("th", "en"):
        with using(language):
            assert all(labels.lender_name(code) for code in (*DEBT_CLASSES, "D07"))
            assert all(labels.savings_form_name(code) for code in (*SAVINGS_FORMS, *THING_FORMS))
            assert all(labels.category_name(code) != code for code in standard_categories())
            assert labels.category_name("E01.1") == "E01.1"
            names = {labels.record_name(one) for one in ("VillageGroup", "villagegroup", "village_group")}
            assert len(names) == 1
            assert "village_group" not in names
            assert labels.record_name("Unheard") == "Unheard"


@pytest.mark.parametrize(
    ("code", "name", "told"),
    [("H1", "บ้านสม", "H1 บ้านสม"), ("H1", "H1", "H1"), ("H1", " h1 ", "H1"), ("H1", "", "H1"), ("", "บ้านสม", "บ้านสม")],
)
def test_a_household_is_named_once(code: str, name: str, told: str) -> None:
    assert household_words(code, name) == told
    with using("en"):
        left = label_text(Label("leave_project", (("code", code), ("name", name))))
    assert left == f"Household {told} left"


def test_months_and_prices_that_were_lost_have_a_thai_name() -> None:
    with using("th"):
        assert [labels.record_name(sort) for sort in ("month", "price")] == ["เดือน", "ราคา"]
