"""Long words shrink, wrap, and end in … at last; amounts are never cut."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from household_ledger.reports.fitting import fit, fit_amount, fit_name
from household_ledger.reports.fonts import width_of
from household_ledger.reports.sheet import BODY
from tests.reports.paper_samples import ENDLESS_NAME, LONG_NAME, NAMES


def test_what_fits_stays_as_it_is() -> None:
    fitted = fit(NAMES[0], BODY, 200)

    assert (fitted.lines, fitted.style) == ((NAMES[0],), BODY)


def test_a_little_too_long_shrinks_a_little() -> None:
    width = width_of(NAMES[3], BODY) * 0.93

    fitted = fit(NAMES[3], BODY, width)

    assert fitted.lines == (NAMES[3],)
    assert BODY.size * 0.9 < fitted.style.size < BODY.size
    assert width_of(NAMES[3], fitted.style) <= width + 0.01


def test_longer_takes_two_lines_and_longer_still_ends_in_dots() -> None:
    width = width_of(LONG_NAME, BODY) * 0.5

    two, cut = fit(LONG_NAME, BODY, width), fit(ENDLESS_NAME, BODY, width)

    assert len(two.lines) == len(cut.lines) == 2
    assert "".join("".join(two.lines).split()) == "".join(LONG_NAME.split())
    assert cut.lines[-1].endswith("…")
    assert "".join(ENDLESS_NAME.split()).startswith("".join("".join(cut.lines)[:-1].split()))


@given(st.sampled_from([LONG_NAME, ENDLESS_NAME, *NAMES]), st.floats(20, 400), st.integers(1, 3))
def test_fitted_words_never_pass_their_width_or_lines(text: str, width: float, most_lines: int) -> None:
    fitted = fit(text, BODY, width, most_lines)

    assert len(fitted.lines) <= most_lines
    assert all(width_of(line, fitted.style) <= width + 0.05 for line in fitted.lines)
    assert fitted.style.size >= BODY.size * 0.85


@given(st.integers(0, 10**18), st.floats(5, 100))
def test_an_amount_is_whole_however_little_room_it_has(amount: int, width: float) -> None:
    fitted = fit_amount(f"{amount:,}", BODY, width)

    assert fitted.lines == (f"{amount:,}",)
    assert width_of(fitted.lines[0], fitted.style) <= width + 0.05


def test_what_is_cut_has_no_space_that_was_not_there() -> None:
    text = "หมู่บ้านโนนสูงกลุ่มออมทรัพย์เพื่อการผลิตบ้านโนนสูงเหนือครัวเรือนที่สิบสอง"

    for lines in (1, 2, 3):
        fitted = fit(text, BODY, 90, lines)
        assert len(fitted.lines) == lines
        assert "".join(fitted.lines).endswith("…")
        assert text.startswith("".join(fitted.lines).removesuffix("…"))


def test_a_name_ends_its_line_before_the_surname_and_never_inside_it() -> None:
    name = "นางบุญมา ใจงาม"
    width = width_of("นางบุญมา ใจ", BODY) + 1

    assert fit(name, BODY, width).lines != ("นางบุญมา", "ใจงาม"), "as other words it would be cut in the surname"
    assert fit_name(name, BODY, width).lines == ("นางบุญมา", "ใจงาม")


@given(st.sampled_from([*NAMES, LONG_NAME, ENDLESS_NAME]), st.floats(30, 300))
def test_a_name_takes_the_room_it_is_given_and_no_more_lines_than_it_may(name: str, width: float) -> None:
    fitted = fit_name(name, BODY, width)

    assert len(fitted.lines) <= 2
    assert all(width_of(line, fitted.style) <= width + 0.01 for line in fitted.lines)
