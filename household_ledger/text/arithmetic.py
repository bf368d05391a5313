"""What a typed calculation comes to, exactly: + − × ÷ and brackets over decimal numbers, never `eval`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from household_ledger.domain.problem import Problem
from household_ledger.text.clean import seen
from household_ledger.text.digits import to_arabic

LONGEST = 100
DEEPEST = 20
_MOST_DECIMALS = 6

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("−–—‐‑－﹣", "-"),
        **dict.fromkeys("×✕✖xX＊∗", "*"),
        **dict.fromkeys("÷／∕", "/"),
        **dict.fromkeys("\u00a0\u202f\u2009", " "),
        **dict(zip("＋（），．", "+(),.", strict=True)),
    }
)
_TOKEN = re.compile(r"\s*(?:(?P<number>[0-9.,]+)|(?P<sign>[-+*/()]))")
_NUMBER = re.compile(rf"(?:[0-9]+|[0-9]{{1,3}}(?:,[0-9]{{3}})+)?(?:\.[0-9]{{0,{_MOST_DECIMALS}}})?")


@dataclass(frozen=True, slots=True)
class Result:
    """An exact value, and whether × or ÷ stood in it (a product may have to be rounded, a plain number may not)."""

    value: Fraction
    has_product: bool


class _Wrong(Exception):  # noqa: N818 -- carries a problem out of the depth of the brackets
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def calculate(text: str) -> Result | Problem:
    """Reckon a typed calculation; `×` and `÷` before `+` and `−`, equals from left to right.

    Digits may be Thai, Arabic or mixed; commas only between groups of three; = before or behind says nothing.
    Problems: `amount_empty`, `amount_too_long`, `amount_not_understood`, `amount_commas`, `amount_by_zero`.
    """
    shown = to_arabic(seen(text)).translate(_SIGNS).strip().removeprefix("=").removesuffix("=")
    if not shown:
        return Problem("amount_empty")
    if len(shown) > LONGEST:
        return Problem("amount_too_long", params={"most": LONGEST})
    try:
        reader = _Reader(_tokens(shown))
        value = reader.sum()
        reader.expect_end()
    except _Wrong as wrong:
        return Problem(wrong.code, params={"text": text.strip()})
    return Result(value, reader.has_product)


def _tokens(text: str) -> list[str]:
    tokens, place = [], 0
    text = text.rstrip()
    while place < len(text):
        found = _TOKEN.match(text, place)
        if found is None:
            raise _Wrong("amount_not_understood")
        tokens.append(found["number"] or found["sign"])
        place = found.end()
    return tokens


class _Reader:
    """Reads the tokens from left to right, one method a level of precedence."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.place = 0
        self.depth = 0
        self.has_product = False

    def next(self) -> str:
        return self.tokens[self.place] if self.place < len(self.tokens) else ""

    def take(self) -> str:
        token = self.next()
        self.place += 1
        return token

    def expect_end(self) -> None:
        if self.next():
            raise _Wrong("amount_not_understood")

    def sum(self) -> Fraction:
        value = self.product()
        while self.next() in ("+", "-"):
            value = value + self.product() if self.take() == "+" else value - self.product()
        return value

    def product(self) -> Fraction:
        value = self.factor()
        while self.next() in ("*", "/"):
            self.has_product = True
            if self.take() == "*":
                value *= self.factor()
                continue
            divisor = self.factor()
            if not divisor:
                raise _Wrong("amount_by_zero")
            value /= divisor
        return value

    def factor(self) -> Fraction:
        if self.next() in ("-", "+"):
            return -self.atom() if self.take() == "-" else self.atom()
        return self.atom()

    def atom(self) -> Fraction:
        if self.next() != "(":
            return _number(self.take())
        self.take()
        self.depth += 1
        value = self.sum() if self.depth <= DEEPEST else Fraction(0)
        if self.take() != ")":
            raise _Wrong("amount_not_understood")
        self.depth -= 1
        return value


def _number(token: str) -> Fraction:
    if not _NUMBER.fullmatch(token):
        raise _Wrong("amount_commas" if "," in token and token.strip(",") else "amount_not_understood")
    digits = token.replace(",", "").rstrip(".")
    if not digits:
        raise _Wrong("amount_not_understood")
    return Fraction(digits)
