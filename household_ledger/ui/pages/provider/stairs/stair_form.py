"""The form of one stair: what it is called, when it is reached, and what shows that."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from household_ledger.domain.problem import Problem
from household_ledger.domain.stair_measures import Scale, StairMeasure, measures_of, scale_of
from household_ledger.domain.staircase import Audience, Source, Stair
from household_ledger.text.evidence_words import source_name
from household_ledger.text.i18n import _
from household_ledger.text.messages import message
from household_ledger.text.stair_rule_words import kept_rule, read_typed_rule, shown_rule
from household_ledger.text.stair_words import measure_words, rule_words
from household_ledger.ui.widgets.fields import ChoiceField, NoteField, TextField
from household_ledger.ui.widgets.form import FormDialog

_BEGUN = {Scale.NUMBER: "{word} >= 1", Scale.SHARE: "{word} >= 50%", Scale.TREND: "{word} = up", Scale.YES_NO: "{word}"}
"""How a condition of a measure begins, to be changed."""


class RuleField(NoteField):
    """When a stair is reached, in the small language, in Thai words too; what is read is told while it is typed."""

    is_wide = True

    def __init__(self, label: str, *, name: str, audience: Audience) -> None:
        self._audience = audience
        super().__init__(label, name=name)

    def value(self) -> str:
        """Give the rule as it is kept, whatever words it was typed in."""
        return kept_rule(super().value())

    def tell(self) -> None:
        """Say below what is read."""
        read = read_typed_rule(self._typed().strip(), self._audience)
        if read is None:
            self.show_hint(_("Without a rule a person says that it is reached, and what shows it."))
        elif not isinstance(read, Problem):
            self.show_hint(_("Reached when {rule}").format(rule=rule_words(read)))

    def join(self, condition: str) -> None:
        """Add one more condition to what stands here."""
        there = self.value()
        self._put(f"{there} and {condition}" if there else condition)

    def _put(self, value: str) -> None:
        super()._put(shown_rule(value))

    def _wrong(self) -> str:
        read = read_typed_rule(self._typed().strip(), self._audience)
        return message(read) if isinstance(read, Problem) else ""


def ask_stair(parent: QWidget, stair: Stair) -> Stair | None:
    """Ask for a stair, new (without a name) or known; None where nobody said it. Nothing is written yet."""
    name = TextField(_("Name of the stair"), name="name", is_needed=True, longest=100)
    source = ChoiceField(_("What shows it"), name="source", choices=[(one, source_name(one)) for one in Source])
    rule = RuleField(_("When it is reached"), name="test", audience=stair.audience)
    measure = _measures(stair.audience)
    baseline = TextField(_("Where it stood before"), name="baseline")
    target = TextField(_("Target"), name="target")
    note = NoteField(_("Note"), name="note")
    name.show_value(stair.name)
    source.show_value(stair.source)
    rule.show_value(stair.test)
    baseline.show_value(stair.baseline)
    target.show_value(stair.target)
    note.show_value(stair.note)
    rule.changed.connect(rule.tell)
    rule.tell()
    measure.changed.connect(partial(_on_measure, measure, rule))
    made: list[Stair] = []

    def save() -> None:
        now = replace(
            stair,
            name=name.value(),
            source=source.given(),
            test=rule.value(),
            baseline=baseline.value(),
            target=target.value(),
            note=note.value(),
        )
        made.append(now)

    form = FormDialog(
        parent,
        stair.name or _("Add a stair"),
        (name, rule, measure, source, baseline, target, note),
        save=save,
        save_words=_("Take it over"),
    )
    form.setObjectName("stair_form")
    rule.changed.connect(form.make_room)
    return made[0] if form.exec() and made else None


def _measures(audience: Audience) -> ChoiceField[StairMeasure | None]:
    listed: list[tuple[StairMeasure | None, str]] = [(None, _("Choose what to hold it by…"))]
    listed += [(one, measure_words(one)) for one in measures_of(audience)]
    hint = _("What is chosen here is added to the rule above, to be changed there.")
    return ChoiceField(_("Add a condition"), name="measure", choices=listed, hint=hint)


def _on_measure(measure: ChoiceField[StairMeasure | None], rule: RuleField) -> None:
    chosen = measure.value()
    if chosen is not None:
        rule.join(_BEGUN[scale_of(chosen)].format(word=chosen.value))
        measure.show_value(None)
