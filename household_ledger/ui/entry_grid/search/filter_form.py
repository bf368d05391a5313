"""The form for what a search asks besides words: kinds, category, names, amounts, days, pictures, corrections."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QWidget

from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.register import Member, Occupation
from household_ledger.services.entry_filter import EntryFilter
from household_ledger.services.sought import Sought, Span
from household_ledger.services.typed.names import CategoryNames
from household_ledger.services.views.kept_searches import SPANS, TONE_WORDS
from household_ledger.services.views.name_book import NameBook
from household_ledger.text.i18n import _
from household_ledger.text.labels import entry_kind_name
from household_ledger.ui.widgets.fields import AmountField, CheckField, ChoiceField, DateField, Field
from household_ledger.ui.widgets.form import FormDialog, NotSavedError

Kinds = tuple[frozenset[str], frozenset[EntryKind]]
_ANY: Kinds = (frozenset(), frozenset())


class FilterForm(FormDialog):
    """Asks what to look for in the book whose names `book` knows; `sought` gives it once it was saved."""

    def __init__(self, parent: QWidget, book: NameBook, sought: Sought) -> None:
        wanted = sought.wanted
        self._before = self.sought = sought
        self.kinds = ChoiceField[Kinds](_("Kind"), name="kinds", choices=_kinds((wanted.tones, wanted.kinds)))
        words = [(one.id, one.word) for one in CategoryNames(book).listed if not one.is_hidden]
        self.category = _chosen(_("Category"), "category", words, wanted.category, book)
        pockets = [(one.id, one.name) for one in (*book.pockets, *book.savings)]
        self.pocket = _chosen(_("Pocket"), "pocket", pockets, wanted.pocket, book)
        work = [(one.id, one.name) for one in (*book.occupations, *book.over[Occupation])]
        self.occupation = _chosen(_("Occupation"), "occupation", work, wanted.occupation, book)
        people = [(one.id, one.name) for one in (*book.members, *book.over[Member])]
        self.member = _chosen(_("Member"), "member", people, wanted.member, book)
        spans = [(span, _(told)) for span, told in SPANS.items()]
        self.span = ChoiceField[Span](_("How far to look"), name="span", choices=spans)
        self.least = AmountField(_("From so many baht"), name="least")
        self.most = AmountField(_("To so many baht"), name="most")
        self.first = DateField(_("From the day"), name="first", today=book.today)
        self.last = DateField(_("To the day"), name="last", today=book.today)
        self.has_photo = CheckField(_("Only with a picture"), name="has_photo")
        self.is_corrected = CheckField(_("Only corrected after closing"), name="is_corrected")
        self.kinds.show_value((wanted.tones, wanted.kinds))
        self.span.show_value(sought.span)
        for field in (self.category, self.pocket, self.occupation, self.member):
            field.show_value(getattr(wanted, field.name))
        for amount in (self.least, self.most):
            amount.show_value(getattr(wanted, amount.name))
        for day in (self.first, self.last):
            day.show_value(getattr(wanted, day.name))
        for check in (self.has_photo, self.is_corrected):
            check.show_value(getattr(wanted, check.name))
        asked: list[Field] = [self.kinds, self.category, self.pocket, self.occupation, self.member, self.span]
        asked.extend((self.least, self.most, self.first, self.last, self.has_photo, self.is_corrected))
        super().__init__(parent, _("Look for"), asked, save=self._take, save_words=_("Look"))
        self.setObjectName("filter_form")
        self.span.changed.connect(self._show_days)
        self._show_days()

    def reject(self) -> None:
        """Close; nothing of the book is lost by it, so nobody is asked."""
        QDialog.reject(self)

    def _show_days(self) -> None:
        """Ask for days only where they are looked through."""
        is_asked = self.span.value() is Span.DAYS
        self.leave_out(() if is_asked else ("first", "last"))

    def _take(self) -> None:
        tones, kinds = self.kinds.value() or _ANY
        span = self.span.value() or Span.MONTH
        is_of_days = span is Span.DAYS
        first, last = (self.first.value(), self.last.value()) if is_of_days else (None, None)
        least, most = self.least.value(), self.most.value()
        if first is not None and last is not None and last < first:
            raise NotSavedError(_("The last day lies before the first. Change one of them."))
        if least is not None and most is not None and most < least:
            raise NotSavedError(_("The larger amount comes second. Change one of them."))
        if is_of_days and first is None and last is None:
            raise NotSavedError(_("Say from which day, or to which."))
        before = self._before
        self.sought = Sought(
            span=span,
            is_everywhere=before.is_everywhere,
            wanted=EntryFilter(
                tones=tones,
                kinds=kinds,
                category=self.category.value(),
                pocket=self.pocket.value(),
                occupation=self.occupation.value(),
                member=self.member.value(),
                first=first,
                last=last,
                least=least,
                most=most,
                has_photo=self.has_photo.value(),
                is_corrected=self.is_corrected.value(),
                text=before.wanted.text,
                is_deleted=before.wanted.is_deleted,
            ),
        )


def _chosen(
    label: str, name: str, choices: Sequence[tuple[Id, str]], now: Id | None, book: NameBook
) -> ChoiceField[Id | None]:
    """List what is in use, and what is asked for now: hidden or out of use, it is looked for all the same."""
    listed: list[tuple[Id | None, str]] = [(None, _("any")), *choices]
    if now is not None and now not in dict(listed):
        listed.append((now, book.names.name(now) or book.names.category(book.household, now)))
    return ChoiceField(label, name=name, choices=listed)


def _kinds(now: Kinds) -> list[tuple[Kinds, str]]:
    """List kinds taken together, then each alone; what is asked for now is among them."""
    found: list[tuple[Kinds, str]] = [(_ANY, _("any"))]
    found += [((frozenset({tone}), frozenset()), _(words)) for tone, words in TONE_WORDS.items()]
    found += [((frozenset(), frozenset({kind})), entry_kind_name(kind)) for kind in EntryKind]
    return found if now in [one for one, _words in found] else [*found, (now, _("several kinds"))]
