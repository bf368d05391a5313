"""How the parameters of a sentence are written: amounts, counts, days, months and fixed words by their names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime

from household_ledger.domain.kinds import BaselineType, EntryKind
from household_ledger.domain.period import Month
from household_ledger.text.amounts import format_amount, format_number
from household_ledger.text.dates import format_date, format_month
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import N_, Counted, _, ngettext
from household_ledger.text.labels import (
    baseline_name,
    category_name,
    entry_kind_name,
    lender_name,
    record_name,
    savings_form_name,
)

_MANY = 2
_LONGEST_QUOTED = 60
_AMOUNTS = frozenset(("amount", "parts", "satang", "largest"))
_TIMES = frozenset(("first", "last", "since", "until", "month", "day", "date"))
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH = re.compile(r"\d{4}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*")
_SIGNS = {"comma": N_("Comma ,"), "semicolon": N_("Semicolon ;"), "tab": N_("Tab"), "bar": N_("Bar |")}
_ORDERS = {"dmy": N_("Day, month, year"), "mdy": N_("Month, day, year"), "ymd": N_("Year, month, day")}
_WORDS: dict[str, Callable[[str], str]] = {
    "kind": lambda word: _inside(entry_kind_name(EntryKind(word))),
    "type": lambda word: baseline_name(BaselineType(word)),
    "category": category_name,
    "lender": lender_name,
    "form": savings_form_name,
    "sort": lambda word: _inside(record_name(word)),
    "purpose": lambda word: _inside(_purpose(word)),
    "audience": lambda word: _inside(_audience(word)),
    "sign": lambda word: _inside(_(_SIGNS[word])),
    "order": lambda word: _inside(_(_ORDERS[word])),
}


def _purpose(word: str) -> str:
    from household_ledger.domain.consent import Purpose
    from household_ledger.text.evidence_words import purpose_name  # no page waits for it

    return purpose_name(Purpose(word))


def _audience(word: str) -> str:
    from household_ledger.domain.staircase import Audience
    from household_ledger.text.evidence_words import audience_name

    return audience_name(Audience(word))


def _inside(name: str) -> str:
    """Write a name as it stands inside a sentence."""
    return name[:1].lower() + name[1:]


class _Parameters(dict[str, str]):
    """A sentence is told even when one of its parameters was forgotten."""

    def __missing__(self, name: str) -> str:
        return "…"


def told(text: str | Counted, parameters: Mapping[str, str | int]) -> str:
    """Translate an English source text, in the form its count asks for, and fill it."""
    if isinstance(text, str):
        return fill(_(text), parameters)
    count = parameters.get(text.by)
    return fill(ngettext(text.singular, text.plural, count if isinstance(count, int) else _MANY), parameters)


def fill(sentence: str, parameters: Mapping[str, str | int]) -> str:
    """Put the parameters into a translated sentence, each written as its name asks for.

    Whole numbers named amount, parts, satang or largest are money; ISO days and months become those of the language;
    kinds, categories, lenders, forms, sorts of record and how a file was read get their names; `text`, what somebody
    typed or pasted, is quoted on one line and cut; all else stays.
    """
    return sentence.format_map(_Parameters({name: written(name, value) for name, value in parameters.items()}))


def written(name: str, value: str | int) -> str:
    """Write one parameter."""
    if isinstance(value, int):
        return format_amount(value) if name in _AMOUNTS else format_number(value)
    if name == "text":
        return _quoted(value)
    if name in _TIMES:
        return _time(value)
    if name in _WORDS and value:
        try:
            return _WORDS[name](value)
        except (KeyError, ValueError):
            return value
    return value


def _quoted(value: str) -> str:
    line = " ".join(value[: _LONGEST_QUOTED * 10].split())
    return line if len(line) <= _LONGEST_QUOTED else f"{line[:_LONGEST_QUOTED].rstrip()}…"


def _time(value: str) -> str:
    try:
        if _DAY.fullmatch(value):
            return format_date(date.fromisoformat(value))
        if _MONTH.fullmatch(value):
            return format_month(Month.from_iso(value))
        if _MOMENT.fullmatch(value):
            moment = datetime.fromisoformat(value)
            return f"{format_date(moment.date())} {in_digits(f'{moment:%H:%M}')}"
    except ValueError:
        return value
    return value
