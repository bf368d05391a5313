"""What every household is asked, where its own questions do not ask for it already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from household_ledger.domain.category import fixed_id
from household_ledger.domain.kinds import EntryKind, PocketKind
from household_ledger.domain.register import Debt, Member
from household_ledger.services.ports import EntryQuery, Reader
from household_ledger.services.views.beginners import first_incomes
from household_ledger.services.views.interview_question import Question, plain_tile, question_of, repaying, saving_in
from household_ledger.services.views.name_book import Names
from household_ledger.services.views.tiles import LONGEST_AGO, TilesGround
from household_ledger.text.i18n import _

ELDER: Final = 60
_K = EntryKind
_FOOD, _WAGES, _ALLOWANCES = ("E01", "E02"), ("I07", "I08"), ("I11", "I12", "I13", "I15")


def musts(reader: Reader, home: TilesGround, asked: Sequence[Question]) -> list[Question]:
    """Give what everybody is asked, where the household's own questions do not ask for it already."""
    beginners = {(one.kind, home.standard(one.category)): one for one in home.beginners()}
    codes = {(one.tile.kind, home.standard(one.tile.category)) for one in asked}
    found = [*_selling(reader, home, asked)]
    codes |= {(one.tile.kind, home.standard(one.tile.category)) for one in found}
    for kind, among in ((_K.EXPENSE, _FOOD), (_K.INCOME, _WAGES), (_K.INCOME, _ALLOWANCES)):
        tile = beginners.get((kind, fixed_id(among[0])))
        is_asked = any((kind, fixed_id(code)) in codes for code in among)
        is_fitting = among is not _ALLOWANCES or _has_elder(reader, home)
        if tile is not None and not is_asked and is_fitting:
            found.append(Question(tile=tile))
    if not any(one.kind is _K.SAVE for one in asked):
        found += _saving(home)
    repaid = {one.owed_on for one in asked if one.kind is _K.REPAY}
    owing = _owing(reader, home) if home.cash else ()
    found += [repaying(one, home) for one in owing if one.id not in repaid]
    return found


def _has_elder(reader: Reader, home: TilesGround) -> bool:
    """Tell whether somebody old enough for the allowance lives here; True where nobody's year of birth is known."""
    years = [one.birth_year for one in reader.of_household(Member, home.household) if one.birth_year]
    return not years or home.today.year - min(years) >= ELDER


def _selling(reader: Reader, home: TilesGround, asked: Sequence[Question]) -> Iterator[Question]:
    """Ask what each work brought in where no question does: what it brought in last, else its sales."""
    told = {one.tile.occupation for one in asked if one.kind is _K.INCOME}
    first, last = home.today - LONGEST_AGO, home.today
    incomes = EntryQuery(household=home.household, first=first, last=last, kinds=frozenset({_K.INCOME}))
    brought = {one.occupation: one for one in reader.entries(incomes) if not one.pair and one.occupation not in told}
    names = Names.read(reader, home.household)
    for work in home.works:
        if work.id in told or not home.cash:
            continue
        last_one = question_of([brought[work.id]], home, names) if work.id in brought else None
        words, code = _("Sales: {work}").format(work=work.name), first_incomes(work.sector)[0]
        sales = plain_tile(home, words, _K.INCOME, fixed_id(code))
        yield last_one or Question(tile=replace(sales, occupation=work.id))


def _saving(home: TilesGround) -> list[Question]:
    known = [one for one in home.beginners() if one.kind is _K.SAVE]
    into = [one for one in home.pockets if one.kind is PocketKind.SAVINGS]
    if not known and into and home.cash:
        known = [saving_in(into[0], home)]
    return [Question(tile=one) for one in known[:1]]


def _owing(reader: Reader, home: TilesGround) -> list[Debt]:
    """List the debts something is still owed on."""
    standing = {ref for (_account, ref), amount in reader.balances(home.household, home.today).items() if amount < 0}
    return [one for one in home.debts if one.id in standing]
