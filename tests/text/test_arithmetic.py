"""Is a typed calculation reckoned exactly, whatever is typed?"""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from household_ledger.domain.problem import Problem
from household_ledger.text.arithmetic import LONGEST, Result, calculate
from household_ledger.text.digits import to_thai

Sum = tuple[str, Fraction]
"""A calculation as it is written, and its value as the test reckons it while it grows."""

_HUNDREDTHS = st.integers(0, 99_999).map(lambda number: (f"{number // 100}.{number % 100:02}", Fraction(number, 100)))


def _join(pair: tuple[Sum, str, Sum]) -> Sum:
    (left, first), sign, (right, second) = pair
    if sign == "/" and second == 0:
        sign = "-"
    value = {"+": first + second, "-": first - second, "*": first * second}.get(sign)
    return f"({left}) {sign} ({right})", first / second if value is None else value


SUMS = st.recursive(
    _HUNDREDTHS, lambda inner: st.tuples(inner, st.sampled_from("+-*/"), inner).map(_join), max_leaves=5
).filter(lambda made: len(made[0]) <= LONGEST)


@given(SUMS)
def test_a_calculation_with_brackets_is_exact(made: Sum) -> None:
    text, value = made

    for typed in (text, to_thai(text), text.replace("*", "×").replace("/", "÷").replace("-", "−")):
        found = calculate(typed)
        assert isinstance(found, Result)
        assert found.value == value


@given(st.lists(st.tuples(st.sampled_from("+-"), st.lists(st.integers(1, 99), min_size=1, max_size=3)), max_size=6))
def test_products_are_reckoned_before_sums(terms: list[tuple[str, list[int]]]) -> None:
    text, value = "0", Fraction(0)
    for sign, factors in terms:
        product = Fraction(1)
        for factor in factors:
            product *= factor
        text += sign + "*".join(map(str, factors))
        value += product if sign == "+" else -product

    found = calculate(text)

    assert isinstance(found, Result)
    assert found.value == value


@given(st.text(alphabet="0123456789๑๒๓.,+-*/()= ×÷−xกeE_'", max_size=40) | st.text(max_size=40))
def test_nothing_typed_makes_the_reading_fail(typed: str) -> None:
    assert isinstance(calculate(typed), Result | Problem)


def test_a_product_is_told_from_a_plain_number() -> None:
    for typed, has_product in (("1.5", False), ("1+2-3", False), ("2*3", True), ("(1/4)", True)):
        found = calculate(typed)
        assert isinstance(found, Result)
        assert found.has_product is has_product


@pytest.mark.parametrize(
    "typed", ["120\u200b", "\ufeff120", "\u202a120\u202c", "1\u206020", "\u2066100+20\u2069", "100+20="]
)
def test_what_comes_along_unseen_when_pasted_is_no_part_of_an_amount(typed: str) -> None:
    assert calculate(typed) == Result(Fraction(120), has_product=False)
