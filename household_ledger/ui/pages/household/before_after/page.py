"""Before and after: what truly changed in a household's income, by which definition, and what it rests on."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from household_ledger.charts.before_after import before_after_chart
from household_ledger.charts.before_after_words import (
    basis_words,
    counted_words,
    few_months_words,
    finding,
    not_counted,
)
from household_ledger.charts.recall_words import awaited_words, not_asked_words, recall_aside_words
from household_ledger.domain.baseline import Baseline
from household_ledger.domain.comparison import STANDARD, Amounts, Change, Comparison, Definition, Reason
from household_ledger.domain.comparison_terms import Scope, rounded
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import Verdict
from household_ledger.domain.money import half_up
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household, HouseholdCategory
from household_ledger.services.commands.households import ChangeHousehold
from household_ledger.services.views.recalled import recalled_of
from household_ledger.settings import SHOW_EVERYTHING
from household_ledger.text.amounts import NONE, each_rounded, format_amount, format_percent
from household_ledger.text.hindrance_words import hindrance_lines
from household_ledger.text.i18n import _
from household_ledger.text.labels import verdict_words
from household_ledger.text.messages import sentence
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.first_household import ask_first_household
from household_ledger.ui.pages.household.before_after.baseline_form import ask_baseline
from household_ledger.ui.pages.household.before_after.baseline_words import told_before
from household_ledger.ui.pages.household.before_after.recalled_card import RecalledCard
from household_ledger.ui.pages.page import Page, PaletteAction
from household_ledger.ui.paper.orders import BEFORE_AFTER, BLANK_BASELINE, PaperOrder
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.beside import Beside
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.cards import Card
from household_ledger.ui.widgets.chart_card import ChartCard
from household_ledger.ui.widgets.fields import DateField
from household_ledger.ui.widgets.form import FormDialog
from household_ledger.ui.widgets.segments import Segments
from household_ledger.ui.widgets.states import Banner, EmptyState
from household_ledger.ui.widgets.words import Words

_TONES = {Verdict.UP: "income", Verdict.DOWN: "expense", Verdict.SAME: "ink_2", Verdict.UNKNOWN: "attention"}
_SIGNS = {Verdict.UP: "▲", Verdict.DOWN: "▼", Verdict.SAME: "▬", Verdict.UNKNOWN: "?"}
_LEAST = 640
"""The width at 100 % that chart and words need beside each other."""
_DEFINITIONS = 720
"""The width at 100 % that the choices of a definition need in one row."""
_COMPARED = 560
"""The height at 100 % that a comparison keeps where something stands below it."""
_NOTHING_TO_COMPARE = frozenset({Reason.NO_START, Reason.NO_BASELINE})


class BeforeAfterPage(Page):
    """Answers: has net income risen, by how much a month, because of what, and may that be said."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._definition: Definition = STANDARD
        self.add_baseline = self.add_button(button(_("What it was before"), self._on_baseline, picture="edit"))
        self.add_baseline.setObjectName("baseline")
        self.interview = self.add_button(button(_("Interview"), self._on_interview, picture="print"))
        self.interview.setObjectName("print_interview")
        self.print = self.add_button(button(_("Print this page"), self._on_print, picture="print"))
        self.print.setObjectName("print_before_after")
        self._holder = QVBoxLayout()
        self.body.addLayout(self._holder)
        self._shown: QWidget | None = None

    def refresh(self) -> None:
        """Compare up to the month looked at."""
        household = self.desk.household_record()
        if household is None:
            self.say_heading(_("Before and after"))
            self._show(
                EmptyState(
                    "compare",
                    _("No household yet"),
                    _("Add a household first; then this page compares."),
                    action=(_("Add the first household"), lambda: ask_first_household(self.desk, self)),
                )
            )
            self.add_baseline.hide()
            self.print.hide()
            return
        self.add_baseline.show()
        self.print.show()
        comparison = self.desk.figures.comparison(household.id, self._as_of(), self._definition)
        self.say_heading(finding(comparison), basis_words(comparison) if comparison.amounts else "")
        has_baseline = comparison.amounts is not None or bool(self._baselines(household.id))
        self.add_baseline.setText(_("Change what it was before") if has_baseline else _("What it was before"))
        amounts = comparison.amounts
        shown = self._compared(comparison, amounts, household.id) if amounts else self._nothing(comparison, household)
        self._show(self._with_recalled(shown, household.id, recall_aside_words(comparison.basis)))

    def palette_actions(self) -> list[PaletteAction]:
        """Offer the baseline and the paper."""
        offered = [PaletteAction(_("What it was before"), self._on_baseline, also="baseline ข้อมูลฐาน")]
        if self.desk.household is not None:
            offered.append(PaletteAction(_("Print the before–after page"), self._on_print, also="print พิมพ์"))
            offered.append(
                PaletteAction(
                    _("Print the interview sheet of this household"),
                    self._on_interview,
                    also="print interview พิมพ์ สัมภาษณ์",
                )
            )
        offered.append(
            PaletteAction(
                _("Print an interview sheet with a line for the name"),
                lambda: self._print_interview(NO_ID),
                also="print interview พิมพ์ สัมภาษณ์",
            )
        )
        return offered

    def paper(self) -> PaperOrder | None:
        """Name the before–after page as the document of this page."""
        if self.desk.household is None:
            return None
        return PaperOrder(kind=BEFORE_AFTER, month=self._as_of(), households=(self.desk.household,))

    def _as_of(self) -> Month:
        """Compare up to the month looked at, or the last that is over: one still running has no whole month to hold."""
        return min(self.desk.month, Month.of(self.desk.today).plus(-1))

    def help_text(self) -> str:
        """Say how the page is read."""
        return _(
            "The pale bar is a month before the project, the full bar a month now, of the same calendar months. "
            "Project money, loans, savings drawn and things sold are never counted as income. "
            "Press a bar to see the entries behind it."
        )

    @property
    def _is_everything(self) -> bool:
        return self.desk.settings.is_on(SHOW_EVERYTHING)

    def _show(self, widget: QWidget) -> None:
        if self._shown is not None:
            self._holder.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = widget
        self._holder.addWidget(widget)

    def _nothing(self, comparison: Comparison, household: Household) -> QWidget:
        """Say why nothing can be compared yet and offer what mends it."""
        baselines = self._baselines(household.id)
        told = [told_before(one) for one in baselines]
        reasons = [sentence(reason.value) for reason in comparison.reasons]
        awaited = [one for one in (awaited_words(comparison),) if one]
        why = "\n".join([*told, *reasons, *awaited, *hindrance_lines(comparison.hindrances)])
        title = _("What it was before is written down") if told else _("Nothing can be compared yet")
        first = comparison.reasons[0] if comparison.reasons else Reason.NO_BASELINE
        if first is Reason.NO_START:
            action = (_("Say when the project began"), lambda: self._ask_start(household))
        elif first in _NOTHING_TO_COMPARE or not baselines:
            action = (_("Write what it was before"), self._on_baseline)
        else:
            action = (_("Go on writing"), lambda: self.desk.go("entry"))
        shown = EmptyState("compare", title, why, action=action)
        if shown.action is not None:
            shown.action.setObjectName("mend")
        return shown

    def _with_recalled(self, shown: QWidget, household: Id, aside: str) -> QWidget:
        """Put below it what was told of the time before, line by line; `aside`: that the comparison does not use it."""
        with self.desk.reader() as reader:
            told = recalled_of(reader, household)
        if not told:
            return shown
        holder = QWidget()
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(14)
        if not isinstance(shown, EmptyState):
            shown.setMinimumHeight(px(_COMPARED))
        rows.addWidget(shown)
        if aside:
            rows.addWidget(Words(aside, "small", wraps=True))
        for one in told:
            rows.addWidget(RecalledCard(one))
        rows.addStretch(1)
        return holder

    def _compared(self, comparison: Comparison, amounts: Amounts, household: Id) -> QWidget:
        holder = QWidget()
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(14)
        if comparison.verdict is Verdict.UNKNOWN and comparison.reasons:
            rows.addWidget(Banner(sentence(comparison.reasons[0].value)))
        if self._is_everything:
            rows.addWidget(self._definitions())
        columns = Beside(_LEAST)
        columns.add(self._chart(comparison, household), 5)
        columns.add(self._side(comparison, amounts), 3)
        rows.addWidget(columns, 1)
        return holder

    def _chart(self, comparison: Comparison, household: Id) -> Card:
        with self.desk.reader() as reader:
            categories = reader.of_household(HouseholdCategory, household, with_deleted=True)
        card = ChartCard(self.desk, "before_after_chart", left_out=("subtitle", "note"))
        chart = before_after_chart(comparison, categories, is_for_household=not self._is_everything)
        card.show_chart(chart, chart.subtitle)  # what the chart finds is the heading of the page
        return card

    def _side(self, comparison: Comparison, amounts: Amounts) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(14)
        verdict = Card(_("What may be said"))
        said = Words(f"{_SIGNS[comparison.verdict]} {verdict_words(comparison.verdict)}", "amount")
        said.set_tone(_TONES[comparison.verdict])
        said.setObjectName("verdict")
        verdict.body.addWidget(said)
        for reason in comparison.reasons:
            verdict.body.addWidget(Words(sentence(reason.value), "small", wraps=True))
        if few := few_months_words(comparison):
            verdict.body.addWidget(Words(few, "small", tone="attention", wraps=True))
        if not_asked := not_asked_words(comparison):
            verdict.body.addWidget(Words(not_asked, "small", tone="attention", wraps=True))
        side.addWidget(verdict)
        counted = Card(_("How it is counted"))
        counted.body.addWidget(
            Words(
                counted_words(comparison.definition, is_for_household=not self._is_everything),
                "small",
                tone="ink",
                wraps=True,
            )
        )
        outside = not_counted(comparison, amounts)
        if outside:
            counted.body.addWidget(Words(outside, "small", wraps=True))
        counted.body.addWidget(Words(each_rounded(), "small", wraps=True))
        side.addWidget(counted)
        share = amounts.contribution_share
        if amounts.contribution is not None:
            supported = Card(_("From occupations the project supports"))
            supported.body.addWidget(Words(_percent(share), "figure", tone="income" if share is not None else ""))
            if share is None:
                supported.body.addWidget(Words(sentence("indicator_no_rise"), "small", wraps=True))
            if share is not None and share > 1:
                words = _("More than all of the rise: the rest together fell.")
                supported.body.addWidget(Words(words, "small", wraps=True))
            supported.body.addWidget(
                Words(_("{amount} baht a month").format(amount=_monthly(amounts.contribution)), "small")
            )
            side.addWidget(supported)
        side.addWidget(self._per_person(comparison, amounts))
        side.addStretch(1)
        return side

    def _per_person(self, comparison: Comparison, amounts: Amounts) -> Card:
        card = Card(_("For each person"))
        each = amounts.per_person
        if each is None or comparison.is_partly_asked:
            why = "comparison_partly_asked" if comparison.is_partly_asked else Reason.MEMBERS_UNKNOWN.value
            card.body.addWidget(Words(NONE, "amount"))
            card.body.addWidget(Words(sentence(why), "small", wraps=True))
            return card
        now = format_amount(rounded(each.after_per_month), decimals="never")
        card.body.addWidget(Words(_("{amount} baht a month").format(amount=now), "amount"))
        card.body.addWidget(Words(_("{change} from before").format(change=_monthly(each)), "small"))
        if self._is_everything and amounts.per_adult_equivalent is not None:
            adult = _monthly(amounts.per_adult_equivalent)
            card.body.addWidget(Words(_("For each adult equivalent: {change}").format(change=adult), "small"))
        return card

    def _definitions(self) -> QWidget:
        """Let other definitions be looked at; the verdict always speaks of the standard one."""
        net = Segments(
            _("Costs"),
            (("net", _("Less costs")), ("gross", _("Before costs"))),
            "net" if self._definition.is_net else "gross",
        )
        scope = Segments(
            _("Which income"),
            ((Scope.ALL.value, _("All")), (Scope.CASH.value, _("Cash only")), (Scope.IN_KIND.value, _("Goods only"))),
            self._definition.scope.value,
        )
        real = Segments(
            _("Prices"),
            (("real", _("Prices of one year")), ("nominal", _("Money of the time"))),
            "real" if self._definition.is_real else "nominal",
        )
        net.chosen.connect(lambda key: self._define(replace(self._definition, is_net=key == "net")))
        scope.chosen.connect(lambda key: self._define(replace(self._definition, scope=Scope(key))))
        real.chosen.connect(lambda key: self._define(replace(self._definition, is_real=key == "real")))
        shown = Beside(_DEFINITIONS)
        for parts, share in (((net, scope), 0), ((real,), 1)):
            row = QHBoxLayout()
            for one in parts:
                row.addWidget(one)
            row.addStretch(1)
            shown.add(row, share)
        return shown

    def _define(self, definition: Definition) -> None:
        self._definition = definition
        self.refresh()

    def _baselines(self, household: Id) -> list[Baseline]:
        with self.desk.reader() as reader:
            return reader.of_household(Baseline, household)

    def _on_print(self) -> None:
        order = self.paper()
        if order is not None:
            self.desk.print_asked.emit(order)

    def _on_interview(self) -> None:
        """Print the sheet for this household, or, where there is none yet, one with a line for its name."""
        self._print_interview(self.desk.household or NO_ID)

    def _print_interview(self, household: Id) -> None:
        self.desk.print_asked.emit(PaperOrder(kind=BLANK_BASELINE, month=self.desk.month, households=(household,)))

    def _on_baseline(self) -> None:
        household = self.desk.household_record()
        if household is None:
            return
        if household.started_on is None:
            self._ask_start(household)
            household = self.desk.household_record()
        if household is not None and household.started_on is not None:
            ask_baseline(self.desk, household, self)

    def _ask_start(self, household: Household) -> None:
        field = DateField(_("The project began on"), name="started_on", today=self.desk.today, is_needed=True)
        form = FormDialog(
            self,
            _("When did the project begin for this household?"),
            (field,),
            save=lambda: self.desk.execute(
                ChangeHousehold(was=household, now=replace(household, started_on=field.given()))
            ),
            intro=_("What was before that day is compared with what came after it."),
        )
        form.exec()


def _monthly(change: Change) -> str:
    return format_amount(rounded(change.per_month), signed=True, decimals="never")


def _percent(share: object) -> str:
    from fractions import Fraction

    if not isinstance(share, Fraction):
        return NONE
    whole = share * 100
    return format_percent(half_up(whole.numerator, whole.denominator))
