"""The small language a stair's rule is written in: read, written again, and held against what is known.

`lessons >= 4 and entries >= 1`, `income = up and (reserve = up or debt_service = down)`, `good_households >= 70%`,
`helps_others`. `and` binds before `or`. What is not known stays unknown: neither met nor not met.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final, NamedTuple

from household_ledger.domain.problem import Problem
from household_ledger.domain.stair_measures import Found, Scale, StairMeasure, Trend, measures_of, scale_of
from household_ledger.domain.staircase import Audience

DEEPEST: Final = 10
"""So many brackets may stand inside each other."""
LONGEST_NUMBER: Final = 9
_WHOLE = 100
_TOKEN = re.compile(r"(?P<sign>>=|<=|[≥≤><=()])|(?P<number>\d+(?:\s*%)?)|(?P<word>[^\s\d≥≤><=()][^\s≥≤><=()]*)")
_SPELLED = {"≥": ">=", "≤": "<="}
_OWN: Final[Mapping[str, str]] = {}
_FLAGS = {"yes": Fraction(1), "no": Fraction(0)}


class Comparison(StrEnum):
    """How a measure is held against what is wanted."""

    AT_LEAST = ">="
    AT_MOST = "<="
    MORE = ">"
    LESS = "<"
    IS = "="


@dataclass(frozen=True, slots=True)
class Clause:
    """One condition; a flag is wanted as 1 or 0, a share as a part of 1."""

    measure: StairMeasure
    comparison: Comparison
    wanted: Fraction | Trend


@dataclass(frozen=True, slots=True)
class Every:
    """All of these."""

    parts: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """One of these, or more."""

    parts: tuple[Rule, ...]


Rule = Clause | Every | Either


@dataclass(frozen=True, slots=True)
class ClauseFinding:
    """A condition and what is known: met, not met, or (None) not to be told."""

    clause: Clause
    found: Found
    is_met: bool | None

    @property
    def measure(self) -> StairMeasure:
        """Name what is measured."""
        return self.clause.measure

    @property
    def wanted(self) -> Fraction | Trend:
        """Give what is wanted of it."""
        return self.clause.wanted

    @property
    def value(self) -> Fraction | Trend | None:
        """Give what was found; None where it is not known exactly."""
        return self.found.trend or self.found.value

    @property
    def reason(self) -> str | None:
        """Give the sentence code of why it cannot be told."""
        return self.found.reason if self.is_met is None else None


def read_rule(text: str, audience: Audience, words: Mapping[str, str] = _OWN) -> Rule | Problem | None:
    """Read a rule; None where there is none, else what is wrong and at which letter (`place`, from 1).

    `words` are other words, in small letters, that may stand for those of the language.
    """
    if not text.strip():
        return None
    try:
        return _Reading(text, audience, words).whole()
    except _Wrong as wrong:
        return Problem(wrong.code, "test", {"place": wrong.place, "text": wrong.text})


def spelled(text: str, words: Mapping[str, str]) -> str:
    """Write a rule, whole or not, with other words for some; all else stays as it was written."""

    def other(found: re.Match[str]) -> str:
        return words.get(found.group().lower(), found.group()) if found.lastgroup == "word" else found.group()

    return _TOKEN.sub(other, text)


def write_rule(rule: Rule | None) -> str:
    """Write a rule so that reading it gives the same again; "" for none."""
    if rule is None:
        return ""
    if isinstance(rule, Clause):
        return _clause_text(rule)
    if isinstance(rule, Either):
        return " or ".join(map(write_rule, rule.parts))
    return " and ".join(f"({write_rule(one)})" if isinstance(one, Either) else write_rule(one) for one in rule.parts)


def hold(rule: Rule, known: Callable[[StairMeasure], Found]) -> tuple[bool | None, tuple[ClauseFinding, ...]]:
    """Hold a rule against what is known: whether it is met (None: cannot be told), and each condition in its order."""
    if isinstance(rule, Clause):
        found = known(rule.measure)
        is_met = _compare(rule, found)
        return is_met, (ClauseFinding(rule, found, is_met),)
    parts = [hold(one, known) for one in rule.parts]
    findings = tuple(finding for _met, of_part in parts for finding in of_part)
    decisive = isinstance(rule, Either)
    states = [is_met for is_met, _findings in parts]
    if decisive in states:
        return decisive, findings
    return (None if None in states else not decisive), findings


def clauses_of(rule: Rule | None) -> Iterator[Clause]:
    """Walk through the conditions of a rule."""
    if isinstance(rule, Clause):
        yield rule
    elif rule is not None:
        for one in rule.parts:
            yield from clauses_of(one)


def _compare(clause: Clause, found: Found) -> bool | None:
    wanted = clause.wanted
    if isinstance(wanted, Trend):
        return None if found.trend is None else found.trend is wanted
    least, most = found.least, found.most
    if least is None or most is None:
        return None
    if clause.comparison is Comparison.IS and least < most:
        return None if least <= wanted <= most else False
    at_least = _holds(clause.comparison, least, wanted)
    return at_least if at_least is _holds(clause.comparison, most, wanted) else None


def _holds(comparison: Comparison, value: Fraction, wanted: Fraction) -> bool:
    return {
        Comparison.AT_LEAST: value >= wanted,
        Comparison.AT_MOST: value <= wanted,
        Comparison.MORE: value > wanted,
        Comparison.LESS: value < wanted,
        Comparison.IS: value == wanted,
    }[comparison]


def _clause_text(clause: Clause) -> str:
    wanted, scale = clause.wanted, scale_of(clause.measure)
    if isinstance(wanted, Trend):
        return f"{clause.measure} = {wanted}"
    if scale is Scale.YES_NO:
        return clause.measure.value if wanted else f"{clause.measure} = no"
    number = f"{int(wanted * _WHOLE)}%" if scale is Scale.SHARE else f"{int(wanted)}"
    return f"{clause.measure} {clause.comparison} {number}"


class _Wrong(Exception):  # noqa: N818 -- never leaves this module
    def __init__(self, code: str, token: _Token) -> None:
        super().__init__(code)
        self.code, self.place, self.text = code, token.place, token.text


class _Token(NamedTuple):
    sort: str
    """`sign`, `number`, `word` or, after the last, `end`."""
    text: str
    place: int
    meant: str
    """The word of the language it stands for, in small letters; the text itself of a sign or a number."""


class _Reading:
    """Reads one text from left to right."""

    def __init__(self, text: str, audience: Audience, words: Mapping[str, str]) -> None:
        self._tokens = [
            _Token(str(one.lastgroup), said, one.start() + 1, words.get(said.lower(), said.lower()))
            for one in _TOKEN.finditer(text)
            for said in (one.group(),)
        ]
        self._tokens.append(_Token("end", "", len(text.rstrip()) + 1, ""))
        self._at = 0
        self._depth = 0
        self._audience = audience

    def whole(self) -> Rule:
        rule = self._either()
        if self._next.sort != "end":
            raise _Wrong("stair_rule_bracket" if self._next.text == ")" else "stair_rule_join", self._next)
        return rule

    @property
    def _next(self) -> _Token:
        return self._tokens[self._at]

    def _take(self) -> _Token:
        token = self._next
        self._at += 1
        return token

    def _is_word(self, word: str) -> bool:
        return self._next.sort == "word" and self._next.meant == word

    def _either(self) -> Rule:
        parts = [self._every()]
        while self._is_word("or"):
            self._take()
            parts.append(self._every())
        flat = [inner for one in parts for inner in (one.parts if isinstance(one, Either) else (one,))]
        return flat[0] if len(flat) == 1 else Either(tuple(flat))

    def _every(self) -> Rule:
        parts = [self._one()]
        while self._is_word("and"):
            self._take()
            parts.append(self._one())
        flat = [inner for one in parts for inner in (one.parts if isinstance(one, Every) else (one,))]
        return flat[0] if len(flat) == 1 else Every(tuple(flat))

    def _one(self) -> Rule:
        if self._next.text != "(":
            return self._clause()
        opened = self._take()
        self._depth += 1
        if self._depth > DEEPEST:
            raise _Wrong("stair_rule_deep", opened)
        rule = self._either()
        if self._next.text != ")":
            raise _Wrong("stair_rule_bracket" if self._next.sort == "end" else "stair_rule_join", self._next)
        self._take()
        self._depth -= 1
        return rule

    def _clause(self) -> Clause:
        token = self._take()
        if token.sort == "end":
            raise _Wrong("stair_rule_ends", token)
        word = token.meant
        if token.sort != "word" or word not in set(StairMeasure):
            raise _Wrong("stair_rule_measure", token)
        measure = StairMeasure(word)
        if measure not in measures_of(self._audience):
            raise _Wrong("stair_rule_audience", token)
        scale = scale_of(measure)
        if scale is Scale.YES_NO:
            return Clause(measure, Comparison.IS, self._flag())
        if scale is Scale.TREND:
            return Clause(measure, Comparison.IS, self._trend())
        sign = self._take()
        comparison = _SPELLED.get(sign.text, sign.text)
        if comparison not in set(Comparison):
            raise _Wrong("stair_rule_comparison", sign)
        return Clause(measure, Comparison(comparison), self._number(scale))

    def _flag(self) -> Fraction:
        """Read yes or no; a measure that stands alone is wanted."""
        if self._next.text != "=":
            if self._next.sort == "sign" and self._next.text not in "()":
                raise _Wrong("stair_rule_flag", self._next)
            return Fraction(1)
        self._take()
        said = self._take()
        if said.meant not in _FLAGS:
            raise _Wrong("stair_rule_flag", said)
        return _FLAGS[said.meant]

    def _trend(self) -> Trend:
        sign = self._take()
        if sign.text != "=":
            raise _Wrong("stair_rule_trend", sign)
        said = self._take()
        if said.meant not in set(Trend):
            raise _Wrong("stair_rule_trend", said)
        return Trend(said.meant)

    def _number(self, scale: Scale) -> Fraction:
        said = self._take()
        code = "stair_rule_percent" if scale is Scale.SHARE else "stair_rule_number"
        digits = said.text.removesuffix("%").rstrip()
        if said.sort != "number" or len(digits) > LONGEST_NUMBER or said.text.endswith("%") != (scale is Scale.SHARE):
            raise _Wrong(code, said)
        number = Fraction(int(digits))
        if scale is Scale.SHARE and number > _WHOLE:
            raise _Wrong(code, said)
        return number / _WHOLE if scale is Scale.SHARE else number
