"""The fields of a rule's days: how often, which day, moved off weekends or not, until when; said in words meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.period import MONTHS_A_YEAR
from household_ledger.domain.record_rules import MAX_EVERY, MAX_TIMES
from household_ledger.domain.recurrence import LAST, as_on, days_ahead
from household_ledger.domain.recurring import ASKED, Recurring, Recurs, WeekendShift, settled
from household_ledger.text.amounts import format_number
from household_ledger.text.calendar_words import month_name, weekday_name
from household_ledger.text.dates import format_date, named_days_of_months
from household_ledger.text.i18n import _, language, ngettext
from household_ledger.text.joined import beside
from household_ledger.text.rhythm_words import rule_words
from household_ledger.ui.widgets.fields import ChoiceField, DateField, Field, NumberField

_SHOWN_DAYS: Final = 3
_DAYS_A_WEEK, _DAYS_A_MONTH = 7, 31
NEVER, BY_DAY, BY_TIMES = "never", "day", "times"
_OF_DAYS: Final = ("weekday", "nth", "day", "month")
_OF_END: Final = {NEVER: "", BY_DAY: "ends_on", BY_TIMES: "times"}


class RhythmFields:
    """Asks by which rule something comes again."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._is_following = False
        self.rhythm = ChoiceField[Recurs](_("When it comes again"), name="rhythm", choices=_rhythms())
        self.weekday = ChoiceField[int](_("Weekday"), name="weekday", choices=_weekdays())
        self.nth = ChoiceField[int](_("Which one of the month"), name="nth", choices=_places())
        self.day = NumberField(_("Day of the month"), name="day", is_needed=True, minimum=1, maximum=_DAYS_A_MONTH)
        self.month = ChoiceField[int](_("Month of the year"), name="month", choices=_months())
        self.every = NumberField(_("Each so many months"), name="every", is_needed=True, minimum=1, maximum=MAX_EVERY)
        self.weekend = ChoiceField[WeekendShift](_("On a Saturday or Sunday"), name="weekend", choices=_weekends())
        self.starts_on = DateField(_("Begins on"), name="starts_on", today=today, is_needed=True)
        self.until = ChoiceField[str](_("How long"), name="until", choices=_untils())
        self.ends_on = DateField(_("Last day"), name="ends_on", today=today, is_needed=True)
        self.times = NumberField(_("How many times in all"), name="times", is_needed=True, minimum=1, maximum=MAX_TIMES)
        self.all: tuple[Field, ...] = (
            *(self.rhythm, self.day, self.weekday, self.nth, self.month, self.every),
            *(self.starts_on, self.weekend, self.until, self.ends_on, self.times),
        )
        self.starts_on.changed.connect(self._follow)
        self.rhythm.changed.connect(self._name_every)

    def show_first(self, first: date) -> None:
        """Propose the like of a day, each month from then on; the days follow the first one until they are chosen."""
        self._is_following = True
        self.show(as_on(_rule_from(first, Recurs.MONTH_DAY)))

    def show(self, rule: Recurring) -> None:
        """Show a rule; what its rhythm does not ask for is proposed by its first day."""
        first = as_on(replace(rule, rhythm=Recurs.MONTH_WEEKDAY, nth=0))
        asked = ASKED[rule.rhythm]
        self.rhythm.show_value(rule.rhythm)
        self.weekday.show_value(rule.weekday if "weekday" in asked else first.weekday)
        self.nth.show_value(rule.nth if "nth" in asked else first.nth)
        self.day.show_value(rule.day if "day" in asked else rule.starts_on.day)
        self.month.show_value(rule.month if "month" in asked else rule.starts_on.month)
        self.every.show_value(rule.every)
        self.weekend.show_value(rule.weekend)
        self.starts_on.show_value(rule.starts_on)
        self.until.show_value(BY_TIMES if rule.times else BY_DAY if rule.ends_on else NEVER)
        self.ends_on.show_value(rule.ends_on)
        self.times.show_value(rule.times or None)

    def hidden(self) -> set[str]:
        """Name the fields that are not asked now."""
        asked = {*ASKED[self.rhythm.given()], _OF_END[self.until.given()]}
        return {*_OF_DAYS, "ends_on", "times"} - asked

    def rule(self, before: Recurring) -> Recurring | None:
        """Give a rule with the days that are typed; None while they cannot be read."""
        hidden, until, is_kept = self.hidden(), self.until.given(), not self.until.is_changed()
        needed = [one for one in self.all if one.name not in hidden and one.name != "weekend"]
        if any(one.value() is None for one in needed):
            return None
        return settled(
            replace(
                before,
                rhythm=self.rhythm.given(),
                every=self.every.given(),
                day=self.day.value() or 0,
                weekday=self.weekday.given(),
                nth=self.nth.given(),
                month=self.month.given(),
                weekend=self.weekend.given(),
                starts_on=self.starts_on.given(),
                ends_on=self.ends_on.given() if until == BY_DAY else before.ends_on if is_kept else None,
                times=self.times.given() if until == BY_TIMES else before.times if is_kept else 0,
            )
        )

    def tell(self, rule: Recurring | None, after: date, asked: Sequence[date] = ()) -> None:
        """Say the rule in words, the days `asked` about at once and its next days after a day below the choice."""
        if rule is None:
            self.rhythm.show_hint("")
            return
        days = days_ahead(rule, after, _SHOWN_DAYS)
        told = _("next: {days}").format(days=", ".join(format_date(day) for day in days)) if days else ""
        self.rhythm.show_hint(beside(rule_words(rule), _asked_words(asked), told))

    def _name_every(self) -> None:
        """Ask of weeks or years where it comes by them."""
        asked = {Recurs.WEEK: _("Each so many weeks"), Recurs.YEAR: _("Each so many years")}
        words = asked.get(self.rhythm.given(), _("Each so many months"))
        self.every.label.show_words(words)
        self.every.editor.setAccessibleName(words)

    def _follow(self) -> None:
        """Let each day be the like of the first one, while nobody chose another."""
        first = self.starts_on.value()
        if first is None or not self._is_following:
            return
        like = as_on(_rule_from(first, Recurs.MONTH_WEEKDAY))
        proposed = (
            (self.weekday, like.weekday),
            (self.nth, like.nth),
            (self.day, first.day),
            (self.month, first.month),
        )
        for field, value in proposed:
            if not field.is_changed():
                field.show_value(value)


def _asked_words(days: Sequence[date]) -> str:
    if not days:
        return ""
    words = ngettext("{count} time asked at once: {days}", "{count} times asked at once: {days}", len(days))
    return words.format(count=format_number(len(days)), days=named_days_of_months(days))


def _rule_from(first: date, rhythm: Recurs) -> Recurring:
    return Recurring(id=NO_ID, household=NO_ID, rows="", rhythm=rhythm, starts_on=first)


def _rhythms() -> list[tuple[Recurs, str]]:
    return [
        (Recurs.MONTH_DAY, _("Every month, on a day")),
        (Recurs.MONTH_END, _("Every month, on the last day")),
        (Recurs.MONTH_WEEKDAY, _("Every month, on a weekday")),
        (Recurs.WEEK, _("Every week, on a weekday")),
        (Recurs.YEAR, _("Every year, on a day")),
    ]


def _weekdays() -> list[tuple[int, str]]:
    return [(number, weekday_name(number, language=language(), is_short=False)) for number in range(_DAYS_A_WEEK)]


def _places() -> list[tuple[int, str]]:
    return [
        (1, _("the first")),
        (2, _("the second")),
        (3, _("the third")),
        (4, _("the fourth")),
        (LAST, _("the last")),
    ]


def _months() -> list[tuple[int, str]]:
    names = (month_name(number, language=language(), is_short=False) for number in range(1, MONTHS_A_YEAR + 1))
    return list(enumerate(names, start=1))


def _weekends() -> list[tuple[WeekendShift, str]]:
    return [
        (WeekendShift.STAY, _("it stays on that day")),
        (WeekendShift.BEFORE, _("on the Friday before")),
        (WeekendShift.AFTER, _("on the Monday after")),
    ]


def _untils() -> list[tuple[str, str]]:
    return [
        (NEVER, _("until it is stopped")),
        (BY_DAY, _("until a day")),
        (BY_TIMES, _("so many times")),
    ]
