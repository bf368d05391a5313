"""The forms of the eight changes: what the eight are called, and the scores of one household or person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from household_ledger.domain.change_eight import HIGHEST_SCORE, SLOTS, ChangeScore, Moment, scale_of
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.problem import Problem
from household_ledger.domain.register import Member, Person
from household_ledger.services.commands.changes import NameChanges, ScoreChanges
from household_ledger.services.commands.register import refuse
from household_ledger.services.views.change_eight import Scored, Whose, highest_of_others, names_of, scored_of
from household_ledger.text.amounts import format_number
from household_ledger.text.collation import sort_key
from household_ledger.text.digits import in_digits
from household_ledger.text.evidence_words import moment_name
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.ui.desk import Desk
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.dialogs import confirm
from household_ledger.ui.widgets.fields import ChoiceField, DateField, Field, NumberField, TextField
from household_ledger.ui.widgets.form import FormDialog, NotSavedError
from household_ledger.ui.widgets.words import metrics

_LONGEST_NAME = 230
"""Pixels at 100 % of the name of a side above its score; the tooltip says the whole."""


def ask_names(desk: Desk, parent: QWidget) -> bool:
    """Ask what the eight are called; tell whether it was said."""
    with desk.reader() as reader:
        known = names_of(reader)
        given = Counter(one.slot for one in reader.all(ChangeScore))
    fields = [
        TextField(_("Side {number}").format(number=format_number(slot)), name=f"slot_{slot}", longest=100)
        for slot in SLOTS
    ]
    for slot, one in zip(SLOTS, fields, strict=True):
        one.show_value(known.get(slot, ""))

    def save() -> None:
        names = tuple(one.value() for one in fields)
        refuse([Problem("side_twice", one.name) for one in fields if one.value() and names.count(one.value()) > 1])
        if names != tuple(known.get(slot, "") for slot in SLOTS):
            desk.execute(NameChanges(names))

    form = FormDialog(
        parent,
        in_digits(_("What are the eight sides called?")),
        fields,
        save=save,
        intro=_("Write them as your project's own form does. A side left empty is not used."),
    )
    form.setObjectName("names_form")
    for slot, one in zip(SLOTS, fields, strict=True):
        if known.get(slot) and given[slot]:
            one.changed.connect(partial(_say_what_stands, one, known[slot], given[slot]))
    return bool(form.exec())


def _say_what_stands(field: TextField, was: str, count: int) -> None:
    """Say of a side under another name, or none, what becomes of the scores given under its own."""
    now = field.value()
    if now == was:
        field.show_hint("")
        return
    if now:
        words = ngettext(
            "{count} score was given as “{was}”, and stands under this name now. For another side take an empty line.",
            "{count} scores were given as “{was}”, and stand under this name now. For another side take an empty line.",
            count,
        )
    else:
        words = ngettext(
            "{count} score was given as “{was}”: it is kept, and not shown while the side has no name.",
            "{count} scores were given as “{was}”: they are kept, and not shown while the side has no name.",
            count,
        )
    field.show_hint(words.format(count=format_number(count), was=was), is_doubt=True)


def ask_scores(desk: Desk, parent: QWidget, whose: Whose, scored: Scored | None = None) -> bool:
    """Ask for the scores of one who is scored already, or of another; tell whether anything was kept."""
    asked = _Scores(desk, whose, scored)
    title = in_digits(_("Score the eight sides")) if scored is None else beside(scored.code, scored.name)
    form = FormDialog(
        parent,
        title,
        asked.all(),
        save=asked.save,
        intro=_("Score as your form does, of 5, 10 or 100. Leave empty what nobody scored."),
    )
    form.setObjectName("scores_form")
    asked.watch(form)
    return bool(form.exec())


class _Scores:
    """Who is scored, and each side before and after."""

    def __init__(self, desk: Desk, whose: Whose, scored: Scored | None) -> None:
        self._desk, self._whose, self._scored = desk, whose, scored or Scored()
        self._parent: QWidget | None = None
        with desk.reader() as reader:
            names = self._names = names_of(reader)
            people = sorted(reader.all(Person), key=lambda one: sort_key(one.name))
            homes = reader.households()
        self._who: tuple[ChoiceField[Id], ...] = ()
        if scored is None and whose is Whose.STAFF:
            staff = [(one.id, one.name) for one in people]
            self._who = (ChoiceField(_("Who is scored"), name="person", choices=staff, is_needed=True),)
            self._who[0].is_wide = True  # else each score before would stand beside that after of another side
        elif scored is None:
            listed = [(one.id, beside(one.code, one.name)) for one in homes]
            home = ChoiceField(_("Household"), name="household", choices=listed, is_needed=True)
            home.show_value(desk.household or NO_ID)
            self._who = (home, ChoiceField(_("Who is scored"), name="member", choices=self._members(home.value())))
        self._days = {moment: self._day(moment) for moment in Moment}
        self._numbers: dict[tuple[int, Moment], NumberField] = {
            (slot, moment): self._number(slot, names[slot], moment)
            for slot in SLOTS
            if names.get(slot)
            for moment in Moment
        }
        self._read()

    def all(self) -> Sequence[Field]:
        """List the fields in their order."""
        return (*self._who, *self._days.values(), *self._numbers.values())

    def watch(self, form: FormDialog) -> None:
        """Show what is kept of whoever is chosen; ask over the form."""
        self._parent = form
        if not self._who:
            return
        first, last = self._who[0], self._who[-1]
        if first is not last:
            first.changed.connect(partial(self._on_household, form))
        last.changed.connect(self._read)

    def save(self) -> None:
        """Keep what was typed of them."""
        scores = [one for key in self._numbers if (one := self._score(*key)) is not None]
        self._ask_of_scale([one for one in scores if not one.is_deleted])
        if scores:
            self._desk.execute(ScoreChanges(tuple(scores)))

    def _ask_of_scale(self, scores: Sequence[ChangeScore]) -> None:
        """Ask before a score of another scale than those kept is put among them; NotSavedError where it is none."""
        with self._desk.reader() as reader:
            others = highest_of_others(reader, self._scored.key)
        for one in scores:
            scale = scale_of(others.get(one.slot, HIGHEST_SCORE))
            if one.score <= scale:
                continue
            words = _(
                "All other scores of “{name}” are of {scale} at most, this one is {score}. Only scores of one scale "
                "can be compared."
            ).format(name=self._names[one.slot], scale=format_number(scale), score=format_number(one.score))
            if not confirm(
                self._parent, _("Is it of the same scale?"), words, _("Same scale: keep it"), _("Keep typing")
            ):
                self._numbers[one.slot, one.moment].show_hint(words, is_doubt=True)
                raise NotSavedError(words)
            return

    def _score(self, slot: int, moment: Moment) -> ChangeScore | None:
        """Give what is to be kept of one side; None where it stands so already."""
        number, day = self._numbers[slot, moment].value(), self._days[moment].given()
        kept = self._scored.scores.get((slot, moment))
        if number is None:
            return replace(kept, is_deleted=True) if kept is not None else None
        if kept is not None and kept.score == number:
            is_mended = day != kept.scored_on == self._scored_on(moment) and not self._is_scored_anew(moment)
            return replace(kept, scored_on=day) if is_mended else None
        return ChangeScore(
            id=NO_ID,
            household=self._scored.household,
            member=self._scored.member,
            person=self._scored.person,
            slot=slot,
            moment=moment,
            score=number,
            scored_on=day,
            scored_by=self._desk.person,
            note=kept.note if kept is not None else "",
        )

    def _is_scored_anew(self, moment: Moment) -> bool:
        """Tell whether a score was given or changed: then the day is that of these alone, else another is mended."""
        typed = ((slot, one.value()) for (slot, at), one in self._numbers.items() if at is moment)
        return any(score not in (None, self._scored.score(slot, moment)) for slot, score in typed)

    def _on_household(self, form: FormDialog) -> None:
        home, member = self._who
        member.offer(self._members(home.value()))
        member.show_value(NO_ID)
        self._read()
        form.make_room()

    def _members(self, household: Id | None) -> list[tuple[Id, str]]:
        whole = [(NO_ID, _("The whole household"))]
        if household is None:
            return whole
        with self._desk.reader() as reader:
            members = reader.of_household(Member, household)
        return [*whole, *((one.id, one.name) for one in members)]

    def _read(self) -> None:
        """Show what is kept of whoever is scored; what was typed of another is not carried over."""
        if self._who:
            with self._desk.reader() as reader:
                self._scored = scored_of(reader, self._key())
        for (slot, moment), one in self._numbers.items():
            one.show_value(self._scored.score(slot, moment))
        for moment, day in self._days.items():
            day.show_value(self._scored_on(moment))

    def _key(self) -> tuple[Id, Id, Id]:
        if self._whose is Whose.STAFF:
            return NO_ID, NO_ID, self._who[0].value() or NO_ID
        home, member = self._who
        return home.value() or NO_ID, member.value() or NO_ID, NO_ID

    def _scored_on(self, moment: Moment) -> date:
        days = [one.scored_on for (_slot, at), one in self._scored.scores.items() if at is moment]
        return max(days, default=self._desk.today)

    def _day(self, moment: Moment) -> DateField:
        label = _("{moment}: scored on").format(moment=moment_name(moment))
        return DateField(label, name=f"{moment.value}_on", today=self._desk.today, is_needed=True)

    def _number(self, slot: int, name: str, moment: Moment) -> NumberField:
        whole = f"{format_number(slot)} {name}"
        shown = metrics("small").elidedText(whole, Qt.TextElideMode.ElideRight, px(_LONGEST_NAME))
        field = NumberField(beside(shown, moment_name(moment)), name=f"{moment.value}_{slot}", maximum=HIGHEST_SCORE)
        field.setToolTip(whole if shown != whole else "")
        field.editor.setAccessibleName(beside(whole, moment_name(moment)))
        return field
