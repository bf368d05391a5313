"""Forms of consent: what the adults of a household answered to each purpose, an answer put right, one taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QGridLayout, QWidget

from household_ledger.domain.consent import SHEET_VERSION, Consent, Purpose
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.services.commands.consents import ChangeConsent, RecordConsents, WithdrawConsents
from household_ledger.services.views.consent_page import HouseholdConsents, PersonConsents
from household_ledger.text.consent_words import answer_words
from household_ledger.text.evidence_words import purpose_name
from household_ledger.text.i18n import _
from household_ledger.text.joined import named
from household_ledger.text.messages import sentence
from household_ledger.ui.desk import Desk
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.choice_box import ChoiceBox
from household_ledger.ui.widgets.fields import CheckField, ChoiceField, DateField, Field, TextField
from household_ledger.ui.widgets.fields.field import FieldOf
from household_ledger.ui.widgets.form import FormDialog, NotSavedError
from household_ledger.ui.widgets.words import Words

_ANSWERS: tuple[bool | None, ...] = (None, True, False)


class AnswersField(FieldOf[dict[Purpose, bool]]):
    """One person's answers, a box for each purpose; where nothing new is answered, what stands is shown."""

    is_wide = True

    def __init__(self, person: PersonConsents, *, name: str) -> None:
        self._person = person
        self._boxes: dict[Purpose, ChoiceBox] = {}
        super().__init__(person.member.name, name=name)

    @property
    def member(self) -> Id:
        """Name whose answers they are."""
        return self._person.member.id

    def value(self) -> dict[Purpose, bool]:
        """Give what was answered anew, by purpose."""
        said = {purpose: _ANSWERS[box.currentIndex()] for purpose, box in self._boxes.items()}
        return {purpose: answer for purpose, answer in said.items() if answer is not None}

    def _make_editor(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        for column, purpose in enumerate(Purpose):
            box = ChoiceBox()
            box.setMinimumHeight(px(36))
            box.setMinimumContentsLength(8)
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            stands = answer_words(self._person.answers[purpose])
            box.addItems([stands, _("Agrees"), _("Refuses")])
            box.setObjectName(f"{self.name}_{purpose.value}")
            box.setAccessibleName(named(self._person.member.name, purpose_name(purpose)))
            box.setToolTip(stands)
            box.currentIndexChanged.connect(self._on_typed)
            words = Words(purpose_name(purpose), "hint", wraps=True)
            words.setBuddy(box)
            grid.addWidget(words, 0, column)
            grid.addWidget(box, 1, column)
            grid.setColumnStretch(column, 1)
            self._boxes[purpose] = box
        holder.setFocusProxy(self._boxes[Purpose.RECORD])
        return holder

    def _put(self, value: dict[Purpose, bool]) -> None:
        for purpose, box in self._boxes.items():
            box.setCurrentIndex(_ANSWERS.index(value.get(purpose)))

    def _typed(self) -> str:
        return ",".join(str(box.currentIndex()) for box in self._boxes.values())


class _Asking:
    """When, by which sheet and before whom somebody answered."""

    def __init__(self, today: date) -> None:
        two = _("A thumb-print needs two witnesses.")
        whose = _("Of everybody answered here; write down apart who signs otherwise.")
        self.day = DateField(_("Asked on"), name="asked_on", today=today, is_needed=True)
        self.version = TextField(_("Version of the sheet"), name="version", is_needed=True, longest=30)
        self.is_thumb_print = CheckField(_("Signed by thumb-print"), name="is_thumb_print", hint=whose)
        self.witness = TextField(_("Witness"), name="witness", longest=100)
        self.second = TextField(_("Second witness"), name="second_witness", longest=100, hint=two)

    def show(self, consent: Consent) -> None:
        """Show how it was asked."""
        self.day.show_value(consent.asked_on)
        self.version.show_value(consent.version)
        self.is_thumb_print.show_value(consent.is_thumb_print)
        self.witness.show_value(consent.witness)
        self.second.show_value(consent.second_witness)

    def consent(self, before: Consent) -> Consent:
        """Make an answer of what is typed."""
        return replace(
            before,
            asked_on=self.day.given(),
            version=self.version.value(),
            is_thumb_print=self.is_thumb_print.value(),
            witness=self.witness.value(),
            second_witness=self.second.value(),
        )


def ask_consents(desk: Desk, parent: QWidget | None, household: Id, consents: HouseholdConsents) -> bool:
    """Ask what the people of a household answered; True when it was kept."""
    asking = _Asking(desk.today)
    asking.day.show_value(desk.today)
    asking.version.show_value(SHEET_VERSION)
    fields = [AnswersField(one, name=f"person_{int(one.member.id)}") for one in consents.people]

    def save() -> None:
        made = _answered(household, fields, asking)
        for one in made:
            if consents.answered_on(one.member, one.purpose, one.asked_on) is not None:
                raise NotSavedError(sentence("consent_of_the_day", {"day": one.asked_on.isoformat()}))
        desk.execute(RecordConsents(made))

    form = FormDialog(
        parent,
        _("What was answered"),
        (asking.day, asking.version, *fields, asking.is_thumb_print, asking.witness, asking.second),
        save=save,
        intro=_("Each adult answers for themselves, each purpose apart. Where nothing is chosen, nothing changes."),
    )
    form.setObjectName("consent_form")
    if fields:
        fields[0].setFocus()
    return bool(form.exec())


def change_answer(desk: Desk, parent: QWidget | None, consent: Consent, name: str) -> bool:
    """Put an answer right that was written wrongly; True when it was kept."""
    asking = _Asking(desk.today)
    said = ChoiceField[bool](_("Answer"), name="is_given", choices=((True, _("Agrees")), (False, _("Refuses"))))
    back = DateField(_("Taken back on"), name="withdrawn_on", today=desk.today, hint=_("Empty: it still stands"))
    note = TextField(_("Note"), name="note", longest=300)
    said.show_value(consent.is_given)
    back.show_value(consent.withdrawn_on)
    note.show_value(consent.note)
    asking.show(consent)

    def save() -> None:
        now = replace(
            asking.consent(consent), is_given=bool(said.value()), withdrawn_on=back.value(), note=note.value()
        )
        if now != consent:
            desk.execute(ChangeConsent(was=consent, now=now))

    form = FormDialog(
        parent,
        named(name, purpose_name(consent.purpose)),
        (said, asking.day, asking.version, back, asking.is_thumb_print, asking.witness, asking.second, note),
        save=save,
    )
    form.setObjectName("answer_form")
    return bool(form.exec())


def take_back(desk: Desk, parent: QWidget | None, people: Sequence[PersonConsents], chosen: Id = NO_ID) -> bool:
    """Ask who takes back what, and since when; True when it was kept. `people` have something that holds."""
    whose = ChoiceField[Id](_("Who"), name="member", choices=[(one.member.id, one.member.name) for one in people])
    what = ChoiceField[Purpose | None](_("What"), name="purpose", choices=())
    day = DateField(_("Taken back on"), name="withdrawn_on", today=desk.today, is_needed=True)
    day.show_value(desk.today)

    def held() -> tuple[Consent, ...]:
        return next((one.holding() for one in people if one.member.id == whose.value()), ())

    def offer() -> None:
        what.offer([(None, _("Everything")), *((one.purpose, purpose_name(one.purpose)) for one in held())])

    def save() -> None:
        wanted = what.value()
        ids = tuple(one.id for one in held() if wanted is None or one.purpose is wanted)
        desk.execute(WithdrawConsents(ids, day.given()))

    whose.changed.connect(offer)
    if chosen in dict(whose.choices()):
        whose.show_value(chosen)
    offer()
    fields: tuple[Field, ...] = (whose, what, day)
    why = _("From that day it holds no more. What was answered before stays in the book, with who wrote this.")
    form = FormDialog(
        parent, _("Somebody takes a consent back"), fields, save=save, save_words=_("Took it back"), intro=why
    )
    form.setObjectName("take_back_form")
    return bool(form.exec())


def _answered(household: Id, fields: Sequence[AnswersField], asking: _Asking) -> tuple[Consent, ...]:
    made = []
    for field in fields:
        for purpose, is_given in field.value().items():
            plain = Consent(
                id=NO_ID,
                household=household,
                member=field.member,
                purpose=purpose,
                asked_on=asking.day.given(),
                is_given=is_given,
            )
            made.append(asking.consent(plain))
    return tuple(made)
