"""Large buttons to write with: what a household usually writes, and everything else there is to choose."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate
from typing import Final

from household_ledger.domain.category import STANDARD_LIMIT, code_of, fixed_id, standard_categories
from household_ledger.domain.entry import Draft, Entry, Part
from household_ledger.domain.entry_rules import CASH_INCOME, COSTS, SPENDING_WITHOUT_INTEREST
from household_ledger.domain.goal import Goal, running_in
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import ZERO, Money
from household_ledger.domain.pairs import WELFARE_RIGHT, welfare_card
from household_ledger.domain.register import Debt, HouseholdCategory, Occupation, Pocket, usual_pocket, welfare_card_of
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.ports import Reader
from household_ledger.services.views.beginners import BEGINNERS, Beginner, picture_of
from household_ledger.services.views.pictures import pictures_in, unalike
from household_ledger.text.collation import sort_key
from household_ledger.text.i18n import _
from household_ledger.text.labels import category_name
from household_ledger.text.matching import plain
from household_ledger.text.measures import without_measure

HALF_LIFE_DAYS: Final = 60
"""After so many days a use counts half as much."""
LONGEST_AGO: Final = timedelta(days=366)
LEAST_TIMES: Final = 2
MOST_OF_A_CATEGORY: Final = 2
"""A board of nothing but food would hide the rest."""

_K = EntryKind
_ON_CREDIT = frozenset({_K.EXPENSE, _K.COST})
_ORDER = (_K.INCOME, _K.EXPENSE, _K.COST, _K.PRODUCED, _K.RECEIVED, _K.SAVE, _K.REPAY)
_WITH_PART = frozenset(_ORDER[:5])
_MERGED = {_K.COST: _K.EXPENSE, _K.CREDIT: _K.EXPENSE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One button: its words and picture, and everything an entry of it says but day and amount.

    `debt` is the one it is owed on when it is bought on credit, `amount` what it came to the last time. How it looks
    says nothing of what it is: the same button has another picture where another's on its page is the same.
    """

    words: str
    picture: str = field(compare=False)
    others: tuple[str, ...] = field(default=(), compare=False)
    """Further pictures that fit."""
    mark: str = field(default="", compare=False)
    """Letters beside a picture that another button of the page has, too."""
    kind: EntryKind
    category: Id = NO_ID
    pocket: Id = NO_ID
    to_pocket: Id = NO_ID
    occupation: Id = NO_ID
    debt: Id = NO_ID
    member: Id = NO_ID
    goal: Id = NO_ID
    is_by_card: bool = False
    amount: Money = ZERO

    @property
    def pictures(self) -> tuple[str, ...]:
        """Name the pictures that fit, the best first."""
        return self.picture, *self.others

    @property
    def may_be_owed(self) -> bool:
        """Tell whether it can be bought on credit."""
        return self.kind in _ON_CREDIT and not self.is_by_card

    def drafts(self, household: Id, day: date, amount: Money, *, owed_on: Id = NO_ID) -> tuple[Draft, ...]:
        """Say the entry, or the pair, it stands for; with `owed_on` a debt, bought on credit (or paid back)."""
        draft = Draft(
            household=household,
            date=day,
            kind=self.kind,
            amount=amount,
            parts=(Part(self.category, amount),) if self.kind in _WITH_PART else (),
            pocket=self.pocket,
            to_pocket=self.to_pocket,
            debt=owed_on,
            occupation=self.occupation,
            member=self.member,
            goal=self.goal,
            description=self.words,
        )
        if owed_on and self.kind in _ON_CREDIT:
            return (replace(draft, kind=_K.CREDIT, pocket=NO_ID),)
        if self.is_by_card:
            pair = welfare_card(draft, card=self.pocket)
            return pair.second, pair.first
        return (draft,)


def tiles(reader: Reader, household: Id, today: date, *, count: int = 11) -> tuple[Tile, ...]:
    """Give what a household uses most, by how often and how lately, filled up from what beginners need.

    They stand in an order that stays: money in, money out, costs, goods, savings, debts; then by category and words.
    """
    return tiles_by_page(reader, household, today, (count,))[0]


def tiles_by_page(reader: Reader, household: Id, today: date, counts: Sequence[int]) -> tuple[tuple[Tile, ...], ...]:
    """Give the same on pages with room for so many each: the most used first, each page in the order that stays."""
    home = TilesGround(reader, household, today)
    chosen = _most_used(reader, home, sum(counts))
    ends = list(accumulate(counts))
    pages = (chosen[end - count : end] for end, count in zip(ends, counts, strict=True))
    return tuple(told_apart(sorted(page, key=home.place)) for page in pages)


def told_apart(page: Sequence[Tile]) -> tuple[Tile, ...]:
    """Give the buttons of one page looks that tell them apart for who does not read."""
    looks = zip(page, unalike(page), strict=True)
    return tuple(replace(one, picture=picture, mark=mark) for one, (picture, mark) in looks)


def _most_used(reader: Reader, home: TilesGround, count: int) -> list[Tile]:
    usual, others = _usual(reader, home), list(home.beginners())
    saving = next((one for one in (*usual, *others) if one.kind is _K.SAVE), None)
    spending = next((one for one in (*usual, *others) if one.kind is _K.EXPENSE), None)
    always = (saving, _earning(reader, home, (*usual, *others)), spending)
    chosen = [one for one in always if one is not None][:count]  # these always have their place
    of_category = Counter((one.kind, home.standard(one.category)) for one in chosen)
    for one in (*usual, *others):
        key = (one.kind, home.standard(one.category))
        most = MOST_OF_A_CATEGORY if one.amount else 1
        if len(chosen) < count and of_category[key] < most and one not in chosen:
            of_category[key] += 1
            chosen.append(one)
    return chosen


def _earning(reader: Reader, home: TilesGround, among: Sequence[Tile]) -> Tile | None:
    """Give the button of what comes in most, where anything ever did."""
    used = reader.words_used(home.household)
    is_earning = any(one.kind is _K.INCOME for one in used)
    return next((one for one in among if one.kind is _K.INCOME), None) if is_earning else None


def all_tiles(reader: Reader, household: Id, today: date) -> tuple[Tile, ...]:
    """Give a button for everything: the beginner's ones, then every other category the household did not hide."""
    home = TilesGround(reader, household, today)
    known = list(home.beginners(is_all=True))
    taken = {(one.kind, one.category) for one in known}
    others = [one for one in home.categories() if (one.kind, one.category) not in taken]
    return tuple(sorted([*known, *others], key=home.place))


def owed_debts(reader: Reader, household: Id) -> tuple[Debt, ...]:
    """List the debts something may be owed on, or paid back."""
    return tuple(reader.of_household(Debt, household))


class TilesGround:
    """What a household has: pockets, work, debts, and its own words for categories."""

    def __init__(self, reader: Reader, household: Id, today: date) -> None:
        self.household, self.today = household, today
        self.pockets = reader.of_household(Pocket, household)
        self.works = [one for one in reader.of_household(Occupation, household) if not one.is_over(today)]
        self.debts = owed_debts(reader, household)
        self.goals = reader.of_household(Goal, household)
        self._own = reader.of_household(HouseholdCategory, household)
        self._under = {one.id: fixed_id(one.under) for one in self._own}
        self._said = {one.code: one for one in self._own}

    @cached_property
    def cash(self) -> Id:
        """Give the pocket money comes from unless it is said."""
        usual = usual_pocket(self.pockets)
        return usual.id if usual is not None else NO_ID

    def goal(self, into: Id, before: Id = NO_ID) -> Id:
        """Give the goal savings into a pocket are for: the one they were for before, else the only one running."""
        running = [one.id for one in running_in(self.goals, into, self.today)]
        if before in running:
            return before
        return running[0] if len(running) == 1 else NO_ID

    def standard(self, category: Id) -> Id:
        """Give the standard category an own one stands under."""
        return self._under.get(category, category)

    def place(self, tile: Tile) -> tuple[int, int, str]:
        """Give where a tile stands on its board."""
        return _ORDER.index(tile.kind), self.standard(tile.category), sort_key(tile.words)

    def is_right_alone(self, kind: EntryKind, category: Id) -> bool:
        """Tell whether it would write the right on a welfare card without what it bought."""
        return kind is _K.INCOME and self.standard(category) == WELFARE_RIGHT

    def knows(self, pocket: Id) -> bool:
        """Tell whether a pocket is in use here."""
        return any(one.id == pocket for one in self.pockets)

    def work(self, sectors: Iterable[object]) -> Id:
        """Give the work of some sectors a button is for: the main one, else the first."""
        fitting = [one for one in self.works if one.sector in set(sectors)]
        return min(fitting, key=lambda one: (not one.is_main, one.id)).id if fitting else NO_ID

    def beginners(self, *, is_all: bool = False) -> Iterator[Tile]:
        """Give the beginner's buttons that this household can use, those of its work; all of them when asked."""
        for one in BEGINNERS:
            said = self._said.get(one.code)
            is_fitting = is_all or not one.sectors or bool(self.work(one.sectors))
            made = self._beginner(one) if is_fitting and (said is None or not said.is_hidden) else None
            if made is not None:
                yield made

    def _beginner(self, one: Beginner) -> Tile | None:
        tile = Tile(words=_(one.words), picture=picture_of(one.code), kind=one.kind, occupation=self.work(one.sectors))
        if one.kind is _K.SAVE:
            into = next((pocket.id for pocket in self.pockets if pocket.category == one.category), NO_ID)
            saved = replace(tile, pocket=self.cash, to_pocket=into, goal=self.goal(into))
            return saved if into and self.cash else None
        if one.kind is _K.REPAY:
            return replace(tile, pocket=self.cash) if self.debts and self.cash else None
        sector = next((work.sector for work in self.works if work.id == tile.occupation), None)
        tile = replace(tile, category=fixed_id(one.category_of(sector)))
        if one.code == "I14":
            card = welfare_card_of(self.pockets)
            return replace(tile, pocket=card.id, is_by_card=True) if card is not None else None
        if one.kind is _K.PRODUCED:
            return tile
        return replace(tile, pocket=self.cash) if self.cash else None

    def categories(self) -> Iterator[Tile]:
        """Give a button for every category that is not hidden, own ones among them."""
        for code, category in standard_categories().items():
            kind = kind_of(category.id)
            said = self._said.get(code)
            is_shown = self.cash and (said is None or not said.is_hidden)
            if kind is not None and is_shown and not self.is_right_alone(kind, category.id):
                words = said.name if said is not None and said.name else category_name(code)
                yield self._category(words, code, kind, category.id)
        for own in self._own:
            kind = kind_of(fixed_id(own.under))
            is_shown = self.cash and own.code != own.under and not own.is_hidden
            if kind is not None and is_shown and not self.is_right_alone(kind, own.id):
                yield self._category(own.name, own.under, kind, own.id)

    def _category(self, words: str, code: str, kind: EntryKind, category: Id) -> Tile:
        work = self.work({one.sector for one in self.works}) if kind is _K.COST else NO_ID
        told = () if category < STANDARD_LIMIT else pictures_in(words)
        first, *others = dict.fromkeys((*told, picture_of(code)))
        return Tile(
            words=words,
            picture=first,
            others=tuple(others),
            kind=kind,
            category=category,
            pocket=self.cash,
            occupation=work,
        )


def kind_of(category: Id) -> EntryKind | None:
    """Give the kind that writes money into a standard category; None for what follows from something else."""
    for kind, among in ((_K.INCOME, CASH_INCOME), (_K.EXPENSE, SPENDING_WITHOUT_INTEREST), (_K.COST, COSTS)):
        if category in among:
            return kind
    return None


def _usual(reader: Reader, home: TilesGround) -> list[Tile]:
    """Give what a household wrote often and lately, the most used first; "ขายไข่ 5 แผง" and "… 7 แผง" are one."""
    weights, times = defaultdict[tuple[str, EntryKind], float](float), Counter[tuple[str, EntryKind]]()
    last: dict[tuple[str, EntryKind], tuple[date, Id]] = {}
    for used in reader.words_used(home.household):
        age = home.today - used.last_on
        if not plain(used.words) or age > LONGEST_AGO:
            continue
        key = (plain(without_measure(used.words)), _MERGED.get(used.kind, used.kind))
        weights[key] += used.times * 2 ** (-max(0, age.days) / HALF_LIFE_DAYS)
        times[key] += used.times
        last[key] = max(last.get(key, (date.min, NO_ID)), (used.last_on, used.last))
    ranked = sorted((key for key in weights if times[key] >= LEAST_TIMES), key=lambda key: (-weights[key], key))
    entries = reader.entries_of([last[key][1] for key in ranked])
    found = (made for entry in entries if (made := as_before(entry, home)) is not None)
    return [replace(one, words=without_measure(one.words)) for one in found]


def as_before(entry: Entry, home: TilesGround) -> Tile | None:
    """Make the button that writes an entry again; None for what a button cannot say (splits, pairs, other kinds)."""
    return None if entry.pair else tile_of(draft_of(entry), home)


def tile_of(said: Draft, home: TilesGround) -> Tile | None:
    """Make the button that says again what a draft says; None for what a button cannot say (splits, other kinds)."""
    category = said.parts[0].category if len(said.parts) == 1 else NO_ID
    kind = said.kind
    if kind is _K.CREDIT and category:
        kind = kind_of(home.standard(category)) or kind
    if kind not in _ORDER or (kind in _WITH_PART and not category) or home.is_right_alone(kind, category):
        return None
    if kind is _K.SAVE and not home.knows(said.to_pocket):
        return None
    has_pocket = kind not in (_K.PRODUCED, _K.RECEIVED)
    pocket = said.pocket if home.knows(said.pocket) else home.cash
    if (has_pocket and not pocket) or (kind is _K.REPAY and not home.debts):
        return None
    picture, *others = _pictures(said, home.standard(category))
    return Tile(
        words=said.description,
        picture=picture,
        others=tuple(others),
        kind=kind,
        category=category,
        pocket=pocket if has_pocket else NO_ID,
        to_pocket=said.to_pocket,
        occupation=said.occupation if any(one.id == said.occupation for one in home.works) else NO_ID,
        debt=said.debt if any(one.id == said.debt for one in home.debts) else NO_ID,
        member=said.member,
        goal=home.goal(said.to_pocket, said.goal) if kind is _K.SAVE else NO_ID,
        amount=said.amount,
    )


def _pictures(said: Draft, standard: Id) -> tuple[str, ...]:
    """Name the pictures of what its words tell, then of its category; a debt paid back looks like one first."""
    own = {_K.SAVE: "S01", _K.REPAY: "D01", _K.PRODUCED: "I20"}
    if said.kind in own:
        of_category = picture_of(own[said.kind])
    else:
        of_category = picture_of(code_of(standard)) if 0 < standard < STANDARD_LIMIT else "coin_out"
    told = pictures_in(said.description)
    return tuple(dict.fromkeys((of_category, *told) if said.kind is _K.REPAY else (*told, of_category)))
