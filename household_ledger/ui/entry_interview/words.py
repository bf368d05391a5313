"""The words of asking back: what is asked, over which days, what was answered."""

from __future__ import annotations

from datetime import date

from household_ledger.domain.kinds import EntryKind
from household_ledger.services.views.interview_answers import Told
from household_ledger.services.views.interview_question import Question
from household_ledger.services.views.interview_span import Span
from household_ledger.text.amounts import format_baht, format_number
from household_ledger.text.dates import format_date, format_days, weekday_name
from household_ledger.text.i18n import N_, _, ngettext

_K = EntryKind
_ASKED = {
    _K.INCOME: N_("How much came in?"),
    _K.EXPENSE: N_("How much was spent?"),
    _K.COST: N_("How much was spent for work?"),
    _K.CREDIT: N_("How much was bought on credit?"),
    _K.PRODUCED: N_("Of our own: what was it worth?"),
    _K.RECEIVED: N_("Given to us: what was it worth?"),
    _K.SAVE: N_("How much was put by?"),
    _K.REPAY: N_("How much was paid back?"),
}
_TONES = {
    _K.INCOME: "income",
    _K.PRODUCED: "in_kind",
    _K.RECEIVED: "in_kind",
    _K.SAVE: "saving",
    _K.REPAY: "debt",
    _K.CREDIT: "debt",
}


def span_words(span: Span) -> str:
    """Write the days: "12–21 พ.ย. 2569 (10 วัน)"."""
    count = len(span.days)
    words = ngettext("{days} ({count} day)", "{days} ({count} days)", count)
    return words.format(days=format_days(span.first, span.last), count=format_number(count))


def asked_words(question: Question) -> str:
    """Ask how much it was, by what it is."""
    return _(_ASKED[question.kind])


def tone_of(kind: EntryKind) -> str:
    """Name the colour of a kind."""
    return _TONES.get(kind, "expense")


def day_words(day: date) -> str:
    """Name a day with its weekday: "พฤ. 12 พ.ย."."""
    return _("{weekday}, {day}").format(weekday=weekday_name(day, is_short=True), day=format_date(day, "day"))


def told_words(one: Told, span: Span) -> str:
    """Say an answer: its day, or that it is the sum of the days, and how much."""
    when = (
        _("all {count} days together").format(count=format_number(len(span.days))) if one.is_sum else day_words(one.day)
    )
    return _("{day}: {amount}").format(day=when, amount=format_baht(one.amount))
