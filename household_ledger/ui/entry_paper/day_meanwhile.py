"""Lines of a daily page that others write on while somebody types on them: nothing typed is lost, nothing of theirs."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from household_ledger.domain.entry import PAPER_PAGE
from household_ledger.services.typed.paper_columns import AMOUNTS, CELLS
from household_ledger.services.typed.paper_line import PaperLine
from household_ledger.services.views.entry_row import EntryRow
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _
from household_ledger.ui.entry_paper.day_pages import Pages

_MONEY = frozenset({"number", *AMOUNTS})
"""What it is of and how much: one thing, as in the ledger."""
_GROUPS = (_MONEY, *(frozenset({name}) for name in CELLS if name not in _MONEY))


def follow_others(pages: Pages, rows: Mapping[int, EntryRow], kept_at: Callable[[int], PaperLine]) -> None:
    """Put what is typed together with what is kept on its lines by now; note in `pages.met` what is to be said."""
    for place in list(pages.lines):
        if place in pages.found:
            _follow_found(pages, place, rows, kept_at)
            continue
        was_row, was = pages.begun.get(place, (None, PaperLine()))
        now_row, now = rows.get(place), kept_at(place)
        if (was_row and was_row.entries) == (now_row and now_row.entries):
            continue
        pages.begun[place] = now_row, now
        if now_row is None:
            pages.beside.discard(place)
            pages.met[place] = _("This line was taken out meanwhile. What you typed is still here: Enter keeps it.")
        elif was_row is None or place in pages.beside:
            pages.beside.add(place)
            words = _(
                "Somebody wrote on this line meanwhile: “{line}”. What you typed is still here: Enter keeps it on a"
                " line of its own, Esc lets it go."
            )
            pages.met[place] = words.format(line=_short(now))
        else:
            _put_together(pages, place, was, now)


def _follow_found(pages: Pages, place: int, rows: Mapping[int, EntryRow], kept_at: Callable[[int], PaperLine]) -> None:
    """Let go of a line that turned out to be kept; what was typed on it since is a change of that."""
    typed, sent = pages.lines[place], pages.sent.pop(place)
    pages.found.discard(place)
    if typed == sent.typed:
        pages.let_go(place)
        return
    pages.begun[place] = rows.get(place), kept_at(place)
    if sent.place == place:
        pages.lines[place] = kept_at(place).with_texts(typed.texts)
        pages.met.pop(place, None)
        pages.beside.discard(place)
    else:  # it stays where the hands are
        pages.elsewhere[place] = sent
        words = _(
            "What you typed before is kept on line {line} of sheet {page}. Enter changes it to what stands here now,"
            " Esc leaves it."
        )
        page, number = divmod(sent.place, PAPER_PAGE)
        pages.met[place] = words.format(line=format_number(number), page=format_number(page))


def _put_together(pages: Pages, place: int, was: PaperLine, now: PaperLine) -> None:
    """Take over what only they changed; where both changed the same, what is typed stands and theirs is told."""
    typed, is_clash = pages.lines[place].texts, False
    for names in _GROUPS:
        before, mine, theirs = ({name: texts[name] for name in names} for texts in (was.texts, typed, now.texts))
        if mine == before:
            typed |= theirs
        elif theirs not in (before, mine):
            is_clash = True
    if typed == now.texts:
        pages.let_go(place)
        return
    pages.lines[place] = now.with_texts(typed)
    pages.met.pop(place, None)
    if is_clash:
        words = _("This line was changed meanwhile, to “{line}”. What you typed is still here: Enter keeps it.")
        pages.met[place] = words.format(line=_short(now))


def _short(line: PaperLine) -> str:
    return " ".join(one for one in (line.what, line.number, line.money_in or line.money_out or line.saving) if one)
