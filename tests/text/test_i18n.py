"""Does each thread speak the language it was told to?"""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from household_ledger.text import i18n
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import N_, _, digits, language, ngettext, set_language, using


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    set_language("th")


def in_another_thread() -> list[str]:
    heard: list[str] = []
    thread = Thread(target=lambda: heard.extend((language(), digits(), _("Household"))))
    thread.start()
    thread.join()
    return heard


def test_the_program_speaks_thai_unless_told_otherwise() -> None:
    assert (language(), digits(), _("Household")) == ("th", "arabic", "ครัวเรือน")


def test_a_chosen_language_holds_inside_its_block_and_thread_only() -> None:
    with using("en", "thai"):
        assert (language(), digits(), _("Household"), format_number(12)) == ("en", "thai", "Household", "๑๒")
        with using("th"):
            assert (language(), digits()) == ("th", "arabic")
        assert language() == "en"
        assert in_another_thread() == ["th", "arabic", "ครัวเรือน"]

    assert language() == "th"


def test_a_block_that_fails_gives_the_language_back() -> None:
    with pytest.raises(RuntimeError), using("en"):
        raise RuntimeError

    assert language() == "th"


def test_the_language_of_the_process_reaches_every_thread() -> None:
    set_language("en", "thai")

    assert in_another_thread() == ["en", "thai", "Household"]


def test_counted_things_take_the_form_their_language_has() -> None:
    with using("en"):
        assert ngettext("{count} hen", "{count} hens", 1) == "{count} hen"
        assert ngettext("{count} hen", "{count} hens", 0) == "{count} hens"


def test_what_the_catalogue_lacks_stays_as_it_is() -> None:
    assert _("") == ""
    assert _("no such words") == "no such words"
    assert N_("Household") == "Household"


@pytest.mark.parametrize(("name", "figures"), [("de", "arabic"), ("th", "roman")])
def test_a_language_without_a_catalogue_is_refused(name: str, figures: str) -> None:
    with pytest.raises(ValueError, match="Speech"), using(name, figures):
        pass


def test_every_language_has_its_catalogue() -> None:
    for name in i18n.LANGUAGES:
        with using(name):
            assert i18n.ngettext("Household", "Households", 1)
            assert _("Household") == {"th": "ครัวเรือน", "en": "Household"}[name]


def test_a_file_has_one_name_in_thai() -> None:
    catalogue = Path(__file__).parents[2] / "resources" / "i18n" / "th" / "LC_MESSAGES" / "household_ledger.po"
    words = catalogue.read_text(encoding="utf-8")

    assert "ไฟล์" in words
    assert "แฟ้ม" not in words


def test_what_comes_back_has_one_word_in_thai() -> None:
    catalogue = Path(__file__).parents[2] / "resources" / "i18n" / "th" / "LC_MESSAGES" / "household_ledger.po"
    told = catalogue.read_text(encoding="utf-8")
    assert "เอากลับมา" in told
    assert "นำกลับมา" not in told
