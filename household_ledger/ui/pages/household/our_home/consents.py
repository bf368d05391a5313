"""What the adults of a home agreed to: where each stands with each purpose, and every answer there was."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout

from household_ledger.domain.consent import Consent, Purpose
from household_ledger.domain.consenting import Answer, Standing, WhyNotCounted
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.services.views.consent_page import HouseholdConsents
from household_ledger.text.consent_words import answer_words, standing_words
from household_ledger.text.dates import format_date
from household_ledger.text.evidence_words import purpose_name
from household_ledger.text.i18n import _
from household_ledger.text.messages import sentence
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.consent_forms import ask_consents, change_answer, take_back
from household_ledger.ui.pages.household.our_home.parts import ListPart, change_and_delete
from household_ledger.ui.paper.orders import CONSENT, PaperOrder
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.states import EmptyState
from household_ledger.ui.widgets.table import Cell, Column, Row, Table
from household_ledger.ui.widgets.words import Words

_TONES = {Standing.GIVEN: "income", Standing.REFUSED: "expense", Standing.WITHDRAWN: "expense"}
_SIGNS = {Standing.GIVEN: "✓ ", Standing.REFUSED: "✗ ", Standing.WITHDRAWN: "✗ "}
_PURPOSE_WIDTH = 188


class ConsentsPart(ListPart):
    """A row a person, a column a purpose; every answer below, Enter puts one right."""

    def __init__(self, desk: Desk, to_people: Callable[[], object]) -> None:
        """`to_people` shows who lives here."""
        people = Table(
            _("Who agreed to what"),
            (Column(_("Name")), *(Column(purpose_name(one), _PURPOSE_WIDTH) for one in Purpose)),
        )
        super().__init__(desk, people, "consents")
        self.said = Words("", "small", wraps=True)
        self.said.setObjectName("counting")
        self.nothing = EmptyState(
            "people",
            _("Nobody of age is written down"),
            _("Consent is asked of each adult. Say first who lives here."),
            action=(_("Who lives here"), to_people),
        )
        self.answers = Table(
            _("Every answer"),
            (
                Column(_("Asked on"), 120),
                Column(_("Name")),
                Column(_("For what"), 190),
                Column(_("Answer"), 190),
                Column(_("Version of the sheet"), 140),
                Column(_("Witness"), 170),
            ),
        )
        self.answers.setObjectName("answers")
        self.answers.setMinimumHeight(px(120))
        self.answers.open_on_double_click()
        self.answers.pressed.connect(self._change_answer)
        self.back = button(_("Takes back…"), self._take_back, look="flat", picture="undo")
        self.back.setObjectName("take_back")
        self.sheet = button(_("The sheet to sign…"), self._print, look="flat", picture="print")
        self.sheet.setObjectName("consent_sheet")
        under = QHBoxLayout()
        under.addWidget(self.back)
        under.addWidget(self.sheet)
        under.addStretch(1)
        self.answered = Words(_("Every answer"), "small", tone="ink_2")
        self.rows.addWidget(self.said)
        self.rows.addWidget(self.table, 1)
        self.rows.addWidget(self.nothing, 1)
        self.rows.addLayout(under)
        self.rows.addWidget(self.answered)
        self.rows.addWidget(self.answers, 1)
        self.rows.addLayout(change_and_delete(self.answers, self._change_answer, None))
        self._consents: HouseholdConsents | None = None

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nobody to ask."""
        return self._consents is None or not self._consents.people

    def refresh(self) -> None:
        """Read and show the answers."""
        self._consents = shown = self._read()
        people, answers = (shown.people, shown.answers) if shown is not None else ((), ())
        self.table.setVisible(bool(people))
        self.nothing.setVisible(not people)
        self.table.show_rows(
            [
                Row(
                    one.member.id,
                    (
                        Cell(one.member.name, "" if one.is_asked else "ink_3", tip=one.member.name),
                        *(_standing_cell(one.answers[purpose]) for purpose in Purpose),
                    ),
                )
                for one in people
            ]
        )
        for one in (self.answered, self.answers):
            one.setVisible(bool(answers))
        self.answers.show_rows([_answer_row(consent, name) for consent, name in answers])
        self.back.setVisible(any(one.holding() for one in people))
        self._say(shown)

    def add(self) -> None:
        """Ask what was answered."""
        household = self._desk.household
        if household is not None and self._consents is not None and self._consents.people:
            ask_consents(self._desk, self, household, self._consents)

    def _read(self) -> HouseholdConsents | None:
        if self._desk.household is None:
            return None
        with self._desk.reader() as reader:
            return HouseholdConsents.read(reader, self._desk.household, self._desk.today)

    def _say(self, shown: HouseholdConsents | None) -> None:
        why = shown.counting.why if shown is not None else WhyNotCounted.NO_ADULT
        self.said.setVisible(shown is not None and bool(shown.people))
        may = _("Every adult agreed: the household is counted, without its name, above the provider.")
        self.said.show_words(may if why is None else sentence(why))
        self.said.set_tone("income" if why is None else "attention")

    def _print(self) -> None:
        if self._desk.household is not None:
            order = PaperOrder(kind=CONSENT, month=self._desk.month, households=(self._desk.household,))
            self._desk.print_asked.emit(order)

    def _change(self, key: object) -> None:  # noqa: ARG002 -- the sheet is one for all who live here
        self.add()

    def _take_back(self) -> None:
        holding = [one for one in self._consents.people if one.holding()] if self._consents is not None else []
        key = self.table.current_key()
        if holding:
            take_back(self._desk, self, holding, Id(key) if isinstance(key, int) else NO_ID)

    def _change_answer(self, key: object) -> None:
        listed = self._consents.answers if self._consents is not None else ()
        found = next(((consent, name) for consent, name in listed if consent.id == key), None)
        if found is not None:
            change_answer(self._desk, self, *found)


def _standing_cell(answer: Answer) -> Cell:
    words = _SIGNS.get(answer.standing, "") + answer_words(answer)
    return Cell(words, _TONES.get(answer.standing, "attention"), tip=words, sort=answer.standing.value)


def _answer_row(consent: Consent, name: str) -> Row:
    said = standing_words(Standing.GIVEN if consent.is_given else Standing.REFUSED)
    if consent.withdrawn_on is not None:
        said = f"{said} · {standing_words(Standing.WITHDRAWN)} {format_date(consent.withdrawn_on)}"
    witnesses = ", ".join(one for one in (consent.witness, consent.second_witness) if one)
    return Row(
        consent.id,
        (
            Cell(format_date(consent.asked_on), sort=consent.asked_on.isoformat()),
            Cell(name, tip=name),
            Cell(purpose_name(consent.purpose), "ink_2"),
            Cell(said, tip=said),
            Cell(consent.version, "ink_2"),
            Cell(witnesses, "ink_2", tip=witnesses),
        ),
    )
