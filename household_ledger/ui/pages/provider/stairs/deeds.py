"""What is done with marks, from a household's stairs and from the queue alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtWidgets import QWidget

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.register import Person
from household_ledger.domain.staircase import Audience, StairMark
from household_ledger.domain.stairs_reached import Finding
from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.services.commands.stairs import VerifyMark
from household_ledger.services.views.stair_steps import StairStep
from household_ledger.text.collation import sort_key
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside, named
from household_ledger.text.messages import message
from household_ledger.text.stair_words import found_words, measure_words
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.provider.stairs.mark_forms import ask_fall, ask_mark
from household_ledger.ui.pages.provider.stairs.words import stair_name
from household_ledger.ui.photos.shown_album import ShownAlbum
from household_ledger.ui.photos.viewer import PhotoViewer
from household_ledger.ui.widgets.fields import ChoiceField
from household_ledger.ui.widgets.form import FormDialog

WHO = frozenset({"say_who", "mark_own", "verifier_role", "verifier_twice"})
"""Refusals another person at the keyboard mends."""
_LONGEST = 300


class Refuse(Protocol):
    """Shows why something was not done ("": it was), and whether another person at the keyboard could do it."""

    def __call__(self, words: str, /, *, can_another: bool) -> object:
        """Show it."""


class MarkDeeds:
    """Of one dialog."""

    def __init__(self, desk: Desk, parent: QWidget, refuse: Refuse) -> None:
        self._desk, self._parent, self._refuse = desk, parent, refuse

    def mark(self, audience: Audience, household: Id, step: StairStep) -> bool:
        """Ask what shows that a stair is reached; what the book says by the last day that counts is proposed."""
        proposed = StairMark(
            id=NO_ID,
            household=household,
            audience=audience,
            level=step.stair.level,
            reached_on=step.day,
            value=shown_words(step.finding),
        )
        self._refuse("", can_another=False)
        return ask_mark(self._desk, self._parent, step.stair, proposed)

    def change(self, step: StairStep) -> bool:
        """Ask what shows a stair anew."""
        self._refuse("", can_another=False)
        mark = step.changeable
        return mark is not None and ask_mark(self._desk, self._parent, step.stair, mark)

    def fall(self, step: StairStep) -> bool:
        """Ask since when a stair is held no more."""
        self._refuse("", can_another=False)
        return step.mark is not None and ask_fall(self._desk, self._parent, step.stair, step.mark)

    def verify(self, step: StairStep) -> bool:
        """Say that whoever types looked at what shows a stair; False, told, where that may not be."""
        if step.mark is None:
            return False
        try:
            self._desk.execute(VerifyMark(step.mark.id))
        except (UserError, EnvironmentProblem) as problem:
            self._refuse(message(problem), can_another=problem.code in WHO)
            return False
        self._refuse("", can_another=False)
        return True

    def look(self, step: StairStep, mark: StairMark) -> None:
        """Show the pictures of a mark."""
        why_fixed = _("Pictures are added and taken off with “Change what shows it…”.")
        title = stair_name(step.stair)
        album = ShownAlbum(self._desk, mark.household, mark.photos, title=title, why_fixed=why_fixed)
        PhotoViewer(self._parent, album).open()

    def ask_who(self) -> None:
        """Ask who is typing from now on."""
        with self._desk.reader() as reader:
            people: Sequence[Person] = sorted(reader.all(Person), key=lambda one: sort_key(one.name))
        who = ChoiceField(_("Name"), name="person", choices=[(one.id, one.name) for one in people], is_needed=True)
        who.show_value(self._desk.person)
        form = FormDialog(
            self._parent,
            _("Who is typing?"),
            (who,),
            save=lambda: self._desk.let_type(who.given()),
            save_words=_("Go on as this person"),
            intro=_("Whoever verifies must be another person than who wrote it."),
        )
        form.setObjectName("who_form")
        if form.exec():
            self._refuse("", can_another=False)


def shown_words(finding: Finding) -> str:
    """Say what the book shows of the conditions that are met, to be kept with a mark."""
    met = [one for one in finding.clauses if one.is_met]
    told = beside(*(named(measure_words(one.measure), found_words(one)) for one in met))
    return told if len(told) <= _LONGEST else ""
