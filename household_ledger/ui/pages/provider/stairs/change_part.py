"""The eight changes on their page: how each side changed, and who was scored."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from household_ledger.domain.change_eight import Moment
from household_ledger.domain.change_slots import SlotChange
from household_ledger.domain.period import Month
from household_ledger.domain.statistics import Estimate
from household_ledger.services.views.change_eight import ChangeEight, Scored, Whose, change_eight, scored_of
from household_ledger.text.amounts import format_number, format_quantity
from household_ledger.text.digits import in_digits
from household_ledger.text.eight_words import given_later, left_out, of_others, rose_most
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.provider.stairs.change_forms import ask_names, ask_scores
from household_ledger.ui.paper.orders import EIGHT_SIDES, GROUP_OUTCOME, PaperOrder
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.segments import Segments
from household_ledger.ui.widgets.stack import Stack
from household_ledger.ui.widgets.states import EmptyState
from household_ledger.ui.widgets.table import Cell, Column, Row, Table

NONE = "–"
_ROW, _SCORED_HEIGHT = 36, 150
_THOUSAND = 1000


class ChangePart(QWidget):
    """A table of the sides over one of those scored, or the way to begin; `told` says that the heading changes.

    `whose` and `names` are for the page's strip.
    """

    told = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._read = ChangeEight(names={}, scored=(), slots=())
        self.whose = Segments(
            _("Who is scored"),
            ((Whose.PARTICIPANTS.value, _("Participants")), (Whose.STAFF.value, _("Staff"))),
        )
        self.whose.setObjectName("whose")
        self.whose.chosen.connect(lambda _key: self.refresh())
        self.names = button(in_digits(_("Name the sides…")), self.ask_names, picture="edit")
        self.names.setObjectName("names")
        self.sides = _sides_table()
        self.sides.verticalHeader().sectionResized.connect(self._fit_sides)
        self.people = _people_table()
        self.people.pressed.connect(self._on_pressed)
        self.nameless = EmptyState(
            "edit",
            in_digits(_("The eight sides have no names yet")),
            in_digits(_("Change 8 looks at eight sides of life before and after. Their names are your project's own.")),
            action=(in_digits(_("Name the sides…")), self.ask_names),
        )
        self.unscored = EmptyState(
            "compare",
            _("Nobody is scored yet"),
            _("Score a household or a person before the project and after it; the difference stands here."),
            action=(in_digits(_("Score the eight sides")), self.ask_scores),
        )
        self._filled = QWidget()
        filled = QVBoxLayout(self._filled)
        filled.setContentsMargins(0, 0, 0, 0)
        filled.setSpacing(14)
        filled.addWidget(self.sides)
        filled.addWidget(self.people, 1)
        self._stack = Stack()
        for one in (self._filled, self.nameless, self.unscored):
            self._stack.addWidget(one)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(14)
        rows.addWidget(self._stack, 1)

    def refresh(self) -> None:
        """Read names, and scores given up to the month looked at."""
        with self._desk.reader() as reader:
            self._read = change_eight(reader, self.looked_at, until=self._desk.month.last)
        read = self._read
        if not read.used:
            self._stack.setCurrentWidget(self.nameless)
        elif not read.scored:
            self._stack.setCurrentWidget(self.unscored)
        else:
            self._stack.setCurrentWidget(self._filled)
        names = dict(read.used)
        self.sides.show_rows([_side(one, names[one.slot]) for one in read.slots])
        self._fit_sides()
        self.people.show_rows([_person(one, [slot for slot, _name in read.used]) for one in read.scored])
        self.told.emit()

    def _fit_sides(self) -> None:
        """Make the table of the sides as high as its rows: a name written on two lines makes its row higher."""
        head, rows = self.sides.horizontalHeader().sizeHint().height(), self.sides.verticalHeader().length()
        self.sides.setFixedHeight(head + max(px(_ROW), rows) + px(4))

    @property
    def looked_at(self) -> Whose:
        """Tell whose scores are looked at."""
        return Whose(self.whose.current())

    @property
    def can_score(self) -> bool:
        """Tell whether the sides have names, and scores can be given."""
        return bool(self._read.used)

    @property
    def has_scores(self) -> bool:
        """Tell whether anybody is scored."""
        return bool(self._read.scored)

    def paper(self) -> PaperOrder | None:
        """Name the outcome report, opened where it shows the sides; None where it has none of them."""
        if self.looked_at is Whose.STAFF or not any(one.n for one in self._read.slots):
            return None
        month = min(self._desk.month, Month.of(self._desk.today))
        return PaperOrder(kind=GROUP_OUTCOME, month=month, opens_at=EIGHT_SIDES)

    def heading(self) -> tuple[str, str]:
        """Say how many were scored both times, and which side rose for most."""
        read = self._read
        later = given_later(read.later)
        if not read.used:
            return self.nameless.heading.words(), ""
        if not read.scored:
            return self.unscored.heading.words(), later
        words = ngettext(
            "{whole} of {count} is scored before and after in every side",
            "{whole} of {count} are scored before and after in every side",
            len(read.counted),
        )
        title = words.format(whole=format_number(read.whole), count=format_number(len(read.counted)))
        beyond = beside(left_out(read.backwards), of_others(len(read.scored) - len(read.counted)), later)
        rose = rose_most(read.slots, read.names)
        if not rose:
            return title, beside(_("Only what was scored both times is compared"), beyond)
        return title, beside(rose, _("only what was scored both times is compared"), beyond)

    def ask_names(self) -> None:
        """Ask what the sides are called."""
        ask_names(self._desk, self)

    def ask_scores(self) -> None:
        """Ask for the scores of one more."""
        ask_scores(self._desk, self, self.looked_at)

    def _on_pressed(self, key: object) -> None:
        found = next((one for one in self._read.scored if one.key == key), None)
        if found is None:
            return
        with self._desk.reader() as reader:
            whole = scored_of(reader, found.key)  # a score given after the month is no empty field to be written over
        ask_scores(self._desk, self, self.looked_at, whole)


def _sides_table() -> Table:
    made = Table(
        in_digits(_("The eight sides")),
        (
            Column("", 30, "right"),
            Column(_("Side"), wraps=True),
            Column(_("Both times"), 104, "right", goes=1),
            Column(_("Middle before"), 84, "right"),
            Column(_("Middle after"), 84, "right"),
            Column(_("Up"), 56, "right"),
            Column(_("Same"), 60, "right"),
            Column(_("Down"), 56, "right"),
        ),
    )
    made.setObjectName("sides")
    made.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made


def _people_table() -> Table:
    made = Table(
        _("Those who are scored"),
        (
            Column(_("Code"), 78),
            Column(_("Who is scored")),
            Column(_("Sides before"), 84, "right", goes=2),
            Column(_("Sides after"), 84, "right", goes=1),
            Column(_("Up"), 56, "right"),
            Column(_("Same"), 60, "right"),
            Column(_("Down"), 56, "right"),
        ),
    )
    made.setObjectName("scored")
    made.setMinimumHeight(px(_SCORED_HEIGHT))
    return made


def _side(one: SlotChange, name: str) -> Row:
    counts = ((one.up, "income", "▲"), (one.same, "", ""), (one.down, "expense", "▼"))
    return Row(
        one.slot,
        (
            Cell(format_number(one.slot), "ink_3", sort=one.slot),
            Cell(name, tip=name),
            Cell(format_number(one.n), sort=one.n),
            _middle(one.before),
            _middle(one.after),
            *(_count(*each) for each in counts),
        ),
    )


def _middle(one: Estimate) -> Cell:
    if one.value is None:
        why = _("A middle needs at least {least} who were scored both times.").format(least=format_number(one.least))
        return Cell(NONE, "ink_3", sort=-1, tip=why)
    thousandths = int(one.value * _THOUSAND)
    return Cell(format_quantity(thousandths), sort=thousandths)


def _count(number: int, tone: str, sign: str) -> Cell:
    """Write a count with its sign; none is a quiet dash."""
    return Cell(f"{sign} {format_number(number)}".strip(), tone, sort=number) if number else Cell(NONE, "ink_3", sort=0)


def _person(one: Scored, slots: list[int]) -> Row:
    pairs = [pair for slot in slots if (pair := one.pair(slot)) is not None]
    told = [sum(one.score(slot, moment) is not None for slot in slots) for moment in Moment]
    return Row(
        one.key,
        (
            Cell(in_digits(one.code), "ink_3"),
            Cell(one.name, tip=one.name),
            *(Cell(f"{format_number(count)}/{format_number(len(slots))}", sort=count) for count in told),
            _count(sum(after > before for before, after in pairs), "income", "▲"),
            _count(sum(after == before for before, after in pairs), "", ""),
            _count(sum(after < before for before, after in pairs), "expense", "▼"),
        ),
    )
