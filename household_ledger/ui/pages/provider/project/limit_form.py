"""One line the project draws for itself asked for: a share, a number, a year, one of two."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from household_ledger.domain.ids import PROJECT
from household_ledger.domain.problem import Problem
from household_ledger.domain.reference import consumer_prices
from household_ledger.domain.register import Project
from household_ledger.domain.thresholds import setting_bounds, thresholds_of, with_setting
from household_ledger.services.commands.register import AddRecords, ReplaceRecord
from household_ledger.text.amounts import format_quantity, parse_quantity
from household_ledger.text.dates import format_year
from household_ledger.text.i18n import _
from household_ledger.text.messages import message
from household_ledger.text.setting_help import bounds_words, crossed_words, setting_decides, usual_words
from household_ledger.text.setting_words import setting_name
from household_ledger.ui.desk import Desk
from household_ledger.ui.widgets.fields import ChoiceField, Field, NumberField
from household_ledger.ui.widgets.fields.lines import ReadField
from household_ledger.ui.widgets.form import FormDialog, NotSavedError

_PERMILLE = "_permille"
_OF_A_TENTH = 100
"""Thousandths of a percent typed that are one thousandth of the whole."""


class ShareField(ReadField[int]):
    """A percentage with at most a tenth, kept in thousandths of the whole; within bounds."""

    def __init__(self, label: str, *, name: str, bounds: tuple[int, int]) -> None:
        self._bounds = bounds
        super().__init__(label, name=name, is_needed=True)

    def _read(self, typed: str) -> int | Problem:
        least, most = self._bounds
        read = parse_quantity(typed.replace("%", ""), field=self.name)
        whole, rest = divmod(read, _OF_A_TENTH) if not isinstance(read, Problem) else (-1, 1)
        if rest or not least <= whole <= most:
            within: dict[str, str | int] = {"least": self._written(least), "most": self._written(most)}
            return Problem("number_out_of_bounds", self.name, within)
        return whole

    def _written(self, value: int) -> str:
        return format_quantity(value * _OF_A_TENTH)


def draw(desk: Desk, key: str, value: int) -> None:
    """Draw a line elsewhere, or as usual, in one step; NotSavedError says why it cannot be."""
    with desk.reader() as reader:
        project = reader.project()
        is_there = reader.record(Project, PROJECT) is not None
    settings, problems = with_setting(project.settings, key, value)
    if problems:
        crossed = problems[0].code == "settings_crossed"
        told = crossed_words(thresholds_of(project), key) if crossed else message(problems[0])
        raise NotSavedError(told)
    now = replace(project, settings=settings)
    if key == "price_year":  # the project's own year says the same; it must not stand behind
        now = replace(now, price_year=value or None, settings=with_setting(project.settings, key, 0)[0])
    if now != project:
        desk.execute(ReplaceRecord(was=project, now=now) if is_there else AddRecords((now,)))


def ask_limit(desk: Desk, parent: QWidget, key: str) -> bool:
    """Ask where a line is drawn; tell whether it was kept."""
    with desk.reader() as reader:
        current = getattr(thresholds_of(reader.project()), key)
    field, value = _field_of(key, current)
    field.show_hint(" · ".join(one for one in (bounds_words(key), _usual(key)) if one))
    form = FormDialog(
        parent, setting_name(key), (field,), save=lambda: draw(desk, key, value()), intro=setting_decides(key)
    )
    form.setObjectName("limit_form")
    return bool(form.exec())


def _field_of(key: str, current: int) -> tuple[Field, Callable[[], int]]:
    """Give the field that suits a setting, and how its value is read."""
    label, bounds = _("Where the line is drawn"), setting_bounds()[key]
    if key == "price_year":
        years = [(year, format_year(year)) for year in sorted(consumer_prices().by_year, reverse=True)]
        return _choice(label, [(0, _("As usual")), *years], current)
    if key == "jpt_social_item":
        return _choice(label, [(2, _("(2) necessary")), (3, _("(3) not necessary"))], current)
    if key.endswith(_PERMILLE):
        share = ShareField(_("Where the line is drawn, in percent"), name="value", bounds=bounds)
        share.show_value(current)
        return share, share.given
    number = NumberField(label, name="value", is_needed=True, minimum=bounds[0], maximum=bounds[1])
    number.show_value(current)
    return number, number.given


def _choice(label: str, choices: list[tuple[int, str]], current: int) -> tuple[Field, Callable[[], int]]:
    made = ChoiceField(label, name="value", choices=choices)
    made.show_value(current)
    return made, lambda: made.value() or 0


def _usual(key: str) -> str:
    if key == "price_year":
        return ""
    return _("usually {usual}").format(usual=usual_words(key))
