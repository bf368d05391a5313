"""Has every suggestion its words, with all that it names?"""

import pytest

from household_ledger.domain.money import Money
from household_ledger.domain.suggestion import Advice, Suggestion
from household_ledger.text.i18n import using
from household_ledger.text.suggestions import suggestion_text


@pytest.mark.parametrize("advice", list(Advice))
def test_every_suggestion_is_one_whole_sentence_in_both_languages(advice: Advice) -> None:
    suggestion = Suggestion(advice, codes=("E04", "E20"), amount=Money(123_400), count=7, goal="ตู้เย็น")

    told = set()
    for language in ("th", "en"):
        with using(language):
            told.add(suggestion_text(suggestion))

    assert len(told) == 2
    assert not any("{" in sentence or not sentence for sentence in told)


def test_a_suggestion_names_its_things_in_the_digits_of_the_moment() -> None:
    suggestion = Suggestion(Advice.HALVE, codes=("E04", "E20"), amount=Money(123_400))

    with using("th", "thai"):
        told = suggestion_text(suggestion)

    assert "ขนม น้ำอัดลม กาแฟและหวย สลาก เสี่ยงโชค" in told
    assert "๑,๒๓๔ บาท" in told
