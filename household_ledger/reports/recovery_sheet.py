"""The recovery sheet of an encrypted book: its key on one page, to be typed where nobody knows the passphrase."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from household_ledger.reports.block import Block, Column, Gap, Row
from household_ledger.reports.cards import DOTS, Card
from household_ledger.reports.fitting import fit, fit_amount
from household_ledger.reports.fonts import width_of
from household_ledger.reports.frame import Document
from household_ledger.reports.paper_names import file_name
from household_ledger.reports.pen import Stroke
from household_ledger.reports.printing import About, pdf_of
from household_ledger.reports.sheet import ASCENT, CARD_EDGE, HEADING, HEADLINE, NOTE, Box, TextStyle
from household_ledger.reports.thai_paragraph import Run, ThaiParagraph
from household_ledger.text.dates import format_date
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _, digits, language

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from household_ledger.reports.pen import Pen

KEY = TextStyle(22, is_bold=True)
"""Letters of the key: large, since every one of them counts."""
_SAID = TextStyle(11.5)
_SAID_STRONG = TextStyle(11.5, is_bold=True)
_USUAL_ACROSS = 4
"""Groups in a row, where rows of five or three do not come out even."""
_BOX_HEIGHT, _BETWEEN_ROWS, _BETWEEN_BOXES = 48.0, 9.0, 10.0
_NUMBER_ROOM = 17.0
_LEAST_AIR = 6.0
_FRAME = Stroke(0.75, CARD_EDGE)
_STRONG_FRAME = Stroke(1.6, 0.07)
_STEP_ROOM = 17.0
_NOTE_ROOM = 30.0
"""Height of a line to write on by hand."""
_TAGS = {"th": "th-TH", "en": "en-GB"}


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What stands on the sheet: the book, whose it is, the key in groups as they are typed, the day it was made."""

    book: str
    groups: tuple[str, ...]
    made_on: date
    issued_by: tuple[str, ...] = ()


def recovery_sheet(sheet: RecoverySheet) -> Document:
    """Set the sheet: always one page, the key always in Arabic digits."""
    day = format_date(sheet.made_on, style="era")
    return Document(
        title=_("Recovery sheet"),
        subtitle=_("Opens the book {name}. Made {day}.").format(name=sheet.book, day=day),
        outline=_("Recovery sheet"),
        issued_by=sheet.issued_by,
        made_from=_("Recovery sheet of the book {name} · made {day}").format(name=sheet.book, day=day),
        body=(
            Gap(1),
            ThaiParagraph.of(_("With this sheet the book opens when nobody remembers its passphrase."), HEADLINE),
            Card(KeyGroups(sheet.groups), _("The key: {count} groups").format(count=in_digits(str(len(sheet.groups))))),
            ThaiParagraph.of(
                _("Each group checks itself: a digit typed wrongly is told at once, with the number of its group."),
                NOTE,
            ),
            Row((Card(_using(), _("How to use it")), Card(_keeping(), _("How to keep it"))), gap=10),
            Warned(
                _("There is no other way in"),
                _(
                    "Without the passphrase and without this sheet nobody can open the book: "
                    "not the one who made the program, not a repair shop. What is in it is then lost."
                ),
            ),
            Gap(6),
            Row((Line(_("Who keeps this sheet")), Line(_("Where it lies"))), gap=18),
        ),
        is_one_page=True,
        has_thai_digits=digits() == "thai",
    )


def sheet_pdf(sheet: RecoverySheet, made_at: datetime) -> bytes:
    """Give the sheet as a PDF in memory, in the language of the moment; any thread."""
    return pdf_of([recovery_sheet(sheet)], about_sheet(sheet, made_at))


def sheet_name(sheet: RecoverySheet) -> str:
    """Name the sheet as a file, without its ending."""
    stem = sheet.book.removesuffix(".hldb")
    return file_name(f"{_('Recovery sheet')} {stem}")


def about_sheet(sheet: RecoverySheet, made_at: datetime) -> About:
    """Say in the file what it is; never anything of the key."""
    title = f"{_('Recovery sheet')} {sheet.book}"
    return About(title=title, made_at=made_at, author="", language=_TAGS[language()])


def _using() -> Block:
    return Steps(
        (
            _("Open the book. Where the passphrase is asked for, press “Use the recovery sheet”."),
            _("Type the digits group by group, from left to right, row by row."),
            _("Choose a new passphrase. Then print a new sheet: it is asked for."),
        )
    )


def _keeping() -> Block:
    return Steps(
        (
            _("On paper, in a closed envelope, in another place than the computer."),
            _("Not as a photo, not in a chat: whoever has this sheet and the file can read everything."),
            _(
                "Once the passphrase is changed, this sheet opens the book no more. "
                "Keep it only as long as older copies of the book are kept."
            ),
        ),
        is_numbered=False,
    )


@dataclass(frozen=True, slots=True)
class KeyGroups(Block):
    """The groups of a key in rows, each in a frame with its number, read from left to right."""

    groups: Sequence[str]

    def height(self, width: float) -> float:  # noqa: ARG002
        """Give the height of the rows."""
        rows = -(-len(self.groups) // self._across)
        return rows * _BOX_HEIGHT + max(0, rows - 1) * _BETWEEN_ROWS

    def draw(self, pen: Pen, box: Box) -> None:
        """Draw row after row; the last may be shorter."""
        width = (box.width - (self._across - 1) * _BETWEEN_BOXES) / self._across
        for place, group in enumerate(self.groups):
            row, column = divmod(place, self._across)
            x = box.x + column * (width + _BETWEEN_BOXES)
            frame = Box(x, box.y + row * (_BOX_HEIGHT + _BETWEEN_ROWS), width, _BOX_HEIGHT)
            self._draw_group(pen, frame, in_digits(str(place + 1)), group)

    @property
    def _across(self) -> int:
        return next((one for one in (4, 5, 3) if len(self.groups) % one == 0), _USUAL_ACROSS)

    @staticmethod
    def _draw_group(pen: Pen, frame: Box, number: str, group: str) -> None:
        pen.box(frame, stroke=_FRAME, radius=4)
        pen.text(frame.x + _LEAST_AIR, frame.y + _LEAST_AIR + NOTE.size * 0.8, number, NOTE)
        inner = frame.inside(across=_NUMBER_ROOM, down=0)
        written = fit_amount(group, KEY, inner.width)
        baseline = frame.y + frame.height / 2 + written.style.size * 0.36
        pen.text_centred(inner.x + inner.width / 2, baseline, group, written.style)


@dataclass(frozen=True, slots=True)
class Steps(Block):
    """Sentences one under the other, each with its number or a dash before it."""

    sentences: Sequence[str]
    is_numbered: bool = True

    def height(self, width: float) -> float:
        """Give the height of all of them."""
        return self._column().height(width - _STEP_ROOM)

    def draw(self, pen: Pen, box: Box) -> None:
        """Write them, their marks at the left."""
        y = box.y
        inner = box.width - _STEP_ROOM
        for number, paragraph in enumerate(self._paragraphs(), start=1):
            mark = f"{in_digits(str(number))}." if self.is_numbered else "•"
            pen.text(box.x, y + _SAID.size * ASCENT, mark, _SAID_STRONG)
            height = paragraph.height(inner)
            paragraph.draw(pen, Box(box.x + _STEP_ROOM, y, inner, height))
            y += height + _LEAST_AIR

    def _column(self) -> Column:
        return Column(self._paragraphs(), gap=_LEAST_AIR)

    def _paragraphs(self) -> tuple[ThaiParagraph, ...]:
        return tuple(ThaiParagraph((Run(one, _SAID),)) for one in self.sentences)


@dataclass(frozen=True, slots=True)
class Warned(Block):
    """A heading and a sentence in a firm frame: what must not be overlooked."""

    title: str
    words: str

    def height(self, width: float) -> float:
        """Give the height of frame and words."""
        return self._column().height(width - 24) + 18

    def draw(self, pen: Pen, box: Box) -> None:
        """Draw the frame, then the words."""
        pen.box(box, stroke=_STRONG_FRAME, radius=4.5)
        inner = box.inside(across=12, down=9)
        self._column().draw(pen, inner)

    def _column(self) -> Column:
        return Column((ThaiParagraph.of(self.title, HEADLINE), ThaiParagraph.of(self.words, _SAID)), gap=1)


@dataclass(frozen=True, slots=True)
class Line(Block):
    """What is to be written by hand, and a dotted line for it."""

    label: str

    def height(self, width: float) -> float:  # noqa: ARG002
        """Give the height of a line written by hand."""
        return _NOTE_ROOM

    def draw(self, pen: Pen, box: Box) -> None:
        """Write the label and draw the dots after it, on one base line."""
        label = fit(self.label, HEADING, box.width / 2, 1)
        baseline = box.bottom - 5
        pen.text(box.x, baseline, label.lines[0], label.style)
        start = box.x + width_of(label.lines[0], label.style) + 6
        pen.line((start, baseline + 1), (box.right, baseline + 1), DOTS)
