"""How a pack is read: the names of its levels, sides and numbers, its methods, and what it does not tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from household_ledger.domain.disclosure import Told
from household_ledger.domain.indicators.result import AMOUNTS, Key, Measure, Unit
from household_ledger.domain.kinds import DEBT_CLASSES, BaselineType
from household_ledger.domain.money import half_up
from household_ledger.domain.statistics import LEAST_TO_COMPARE, LEAST_TO_SUMMARISE, LEAST_TO_TEST, ROUNDS, SEED
from household_ledger.services.evidence.pack import Basis, Cell, EvidencePack, GradeMix, Guess, Held, Level, Side, Who
from household_ledger.text.amounts import NONE, format_amount, format_number, format_percent
from household_ledger.text.counted import households
from household_ledger.text.dates import format_year
from household_ledger.text.digits import in_digits
from household_ledger.text.grade_words import grade_mix
from household_ledger.text.group_words import chance_words
from household_ledger.text.i18n import N_, _
from household_ledger.text.indicator_words import measure_name, measure_value
from household_ledger.text.joined import beside, named
from household_ledger.text.labels import baseline_name, household_words, lender_name
from household_ledger.text.messages import sentence
from household_ledger.text.setting_words import changed_lines

_OVER_HOUSEHOLDS = {
    Key.DEBT_OF_CLASS: N_("owed to lenders of this class"),
    Key.NET_INCOME_PER_MONTH: N_("net income"),
    Key.NET_INCOME_CASH_PER_MONTH: N_("in cash alone"),
    Key.CHANGE_PER_MONTH: N_("real change"),
}
"""Of a household it is the mean of its months; over households there is a middle, and a mean beside it."""
_LEVELS = {
    Level.PROVIDER: N_("for the provider itself"),
    Level.NODE: N_("for the NODE"),
    Level.CENTRAL: N_("for the central team"),
}
_SIDES = {Side.PARTICIPANTS: N_("Participants"), Side.COMPARISON: N_("Comparison households")}
_NUMBERS = {
    "enrolled": N_("Enrolled"),
    "yet_to_start": N_("Yet to start"),
    "left": N_("Left"),
    "without_baseline": N_("Without a baseline"),
    "matched": N_("Matched on months before and after"),
    "increased": N_("Increased"),
    "same": N_("About the same"),
    "decreased": N_("Decreased"),
    "unknown": N_("Cannot be concluded yet"),
    "on_files": N_("Matched on months whose days of writing only a file tells"),
    "recalled": N_("Before known from memory only"),
    "rose": N_("Rose at all"),
    "fell": N_("Fell at all"),
    "stood": N_("Neither rose nor fell"),
}
_ESTIMATES = {
    "median_per_month": N_("Median real change, baht a month"),
    "median_share": N_("Median real change as a share of before"),
    "share_up": N_("Share of the matched whose income rose"),
    "median_with_leavers": N_("The same with those who left and can be compared"),
    "mean_per_month": N_("Mean real change, baht a month"),
    "contribution": N_("From occupations the project supports, baht a month together"),
    "contribution_share": N_("Their part of the change of all matched"),
    "baseline_of_leavers": N_("Median income before of those who left, baht a month"),
    "baseline_of_stayers": N_("Median income before of those who stayed, baht a month"),
    "sign_test": N_("Chance alone, by the sign test"),
    "wilcoxon": N_("Chance alone, by Wilcoxon's test"),
    "difference": N_("Participants' mean change less that of the comparison households, baht a month"),
}
_LEVELS_OF_INCOME = frozenset({"baseline_of_leavers", "baseline_of_stayers"})
"""What was earned: no change, and without a sign."""
_CHANCES = frozenset({"sign_test", "wilcoxon"})
_RATIOS = _CHANCES | {"median_share", "share_up", "contribution_share"}
_LEAST = {
    **dict.fromkeys(_CHANCES, LEAST_TO_TEST),
    **dict.fromkeys(("median_per_month", "median_share", "median_with_leavers"), LEAST_TO_SUMMARISE),
    **dict.fromkeys(("baseline_of_leavers", "baseline_of_stayers"), LEAST_TO_SUMMARISE),
}
"""From how many households on an estimate is made, where it is not `LEAST_TO_COMPARE`."""
_TENTHS = 10


def level_words(level: Level) -> str:
    """Say for whom a pack is."""
    return _(_LEVELS[level])


def side_name(side: Side) -> str:
    """Name a side."""
    return _(_SIDES[side])


def who_words(who: Who | None) -> str:
    """Name whose row it is; all together have their own name."""
    if who is None:
        return _("All together")
    return household_words(who.code, who.name) if who.code else who.name or NONE


def number_name(key: str) -> str:
    """Name a number of `SideChange.numbers`."""
    kind, _line, letter = key.partition("_")
    if kind == "baseline":
        return baseline_name(BaselineType(letter))
    return _(_NUMBERS[key])


def estimate_name(key: str) -> str:
    """Name an estimate of `SideChange.estimates`."""
    return _(_ESTIMATES[key])


def estimate_words(guess: Guess, *, is_exact: bool) -> str:
    """Write an estimate as it is read, with its limits; chance above the provider as what it stays below."""
    if guess.value is None:
        return NONE
    if guess.key in _CHANCES:
        return chance_words(guess.value) if is_exact else _chance_at_most(guess.value)
    if guess.key in _RATIOS:
        return format_percent(guess.value * 100, places=1)
    amount = _satang(guess.value, signed=guess.key not in _LEVELS_OF_INCOME)
    if guess.low is None or guess.high is None:
        return amount
    told = _("{amount} (between {low} and {high} in 95 of 100 draws)")
    return in_digits(told.format(amount=amount, low=_satang(guess.low), high=_satang(guess.high)))


def _chance_at_most(limit: Fraction) -> str:
    if limit == 1:
        return _("more than {percent}").format(percent=format_percent(_TENTHS, places=1))
    return _("at most {percent}").format(percent=format_percent(limit * 100, places=1))


def _satang(value: Fraction, *, signed: bool = True) -> str:
    return format_amount(half_up(value.numerator, value.denominator), signed=signed)


def column_name(key: Key, unit: Unit, *, has_households: bool = False) -> str:
    """Name the column of a measure; over households alone by what it is of them.

    Of a class of lenders the row says which.
    """
    if key in _OVER_HOUSEHOLDS and (key is Key.DEBT_OF_CLASS or not has_households):
        return _(_OVER_HOUSEHOLDS[key])
    return measure_name(Measure(key, None, unit))


def subject_words(of: str) -> str:
    """Say what a row speaks of: a class of lenders, the number of a stair; an occupation as it is called."""
    if of in DEBT_CLASSES:
        return lender_name(of)
    return in_digits(of) if of.isdecimal() else of


def cell_words(cell: Cell | None) -> str:
    """Write a cell's value as it is read; "—" where there is none."""
    if cell is None:
        return NONE
    return measure_value(Measure(cell.key, cell.value, cell.unit, cell.reason, unit_name=cell.unit_name))


def mean_words(cell: Cell) -> str:
    """Write a cell's mean as it is read; "—" where it is not told."""
    return measure_value(Measure(cell.key, cell.mean, cell.unit))


def why_words(cell: Cell | Guess) -> str:
    """Say why there is no value; nothing of one that is there."""
    if cell.reason is None:
        return ""
    least = cell.least if isinstance(cell, Cell) else _LEAST.get(cell.key, LEAST_TO_COMPARE)
    why = sentence(cell.reason, {"n": cell.n or 0, "least": least})
    if not isinstance(cell, Cell) or cell.reason != Held.SEE_ROWS.value:
        return in_digits(why)
    return " ".join((why, *(sentence(one.key, {"count": one.value or 0}) for one in cell.without)))


def told_words(told: Told) -> str:
    """Say how many households: exactly, at least so many, or that it is not told."""
    if told.n is not None:
        return format_number(told.n)
    if told.at_least:
        return _("at least {count}").format(count=format_number(told.at_least))
    return NONE


def count_words(count: int | None) -> str:
    """Write a number; "—" for one that is kept back."""
    return NONE if count is None else format_number(count)


def kept_back_words(counts: Iterable[int | None]) -> str:
    """Say what "—" means among some numbers; nothing where none of them is kept back."""
    return f"{NONE} {in_digits(sentence(Held.TOO_FEW.value))}" if any(one is None for one in counts) else ""


def stairs_apart_words(pack: EvidencePack) -> str:
    """Say why the stairs of packs put together are not added up; nothing where they are."""
    return "" if any(one.who is None for one in pack.stairs) else sentence(Held.OTHER_STAIRS)


def eight_lines(pack: EvidencePack) -> Iterator[str]:
    """Say beside the sides of Change 8 what they are, and what is kept back or not added up."""
    yield _("Scores people gave by themselves, of those scored both times. They are no income.")
    if pack.level is not Level.PROVIDER:
        yield _(
            "A household counts once a side, by all its scores together. What a project calls its sides stays there."
        )
    if pack.is_rolled_up:
        yield _("Added by the number of the side: whether the projects mean the same by it, their own forms say.")
    if words := kept_back_words(count for table in pack.eight for count in table.counts()):
        yield words
    if eight_is_apart(pack):
        yield sentence(Held.EIGHT_APART)


def eight_is_apart(pack: EvidencePack) -> bool:
    """Tell whether the sides of Change 8 of packs put together are not added up."""
    return bool(pack.eight) and all(one.who is not None for one in pack.eight)


def grades_words(mix: GradeMix, *, is_exact: bool = True) -> str:
    """Write household-months by grade: "A 17 · B 32", or what they are of a hundred: "A 35 % · B 65 %"."""
    if is_exact:
        return grade_mix(mix)
    return beside(*(f"{grade.value} {format_percent(share, words=False)}" for grade, share in mix))


def is_amount(unit: Unit) -> bool:
    """Tell whether a unit is money."""
    return unit in AMOUNTS


def method_lines(pack: EvidencePack) -> Iterator[str]:
    """Say by which rules the pack was reckoned, sentence by sentence."""
    for basis in pack.bases:
        yield from _basis_lines(basis)
    yield _(
        "Income is net of occupation costs. Project money, loans, savings drawn, sold assets and windfalls are never "
        "increased income."
    )
    yield _(
        "Only months of grade A or B count, and only households compared on the same calendar months before and after."
    )
    drawn = _(
        "Intervals: {rounds} draws of households, seed {seed}, 95 of 100. Tests: sign test and Wilcoxon's signed "
        "ranks, both two-sided."
    )
    yield in_digits(drawn.format(rounds=format_number(ROUNDS), seed=str(SEED)))
    yield from privacy_lines(pack)


def privacy_lines(pack: EvidencePack) -> Iterator[str]:
    """Say whom the pack shows, and what it keeps back."""
    if pack.level is Level.PROVIDER:
        yield _("This pack names households. It stays with the provider.")
        return
    counted = _(
        "Counted are only households whose adults agreed to it. No number speaks of fewer than five of them; what "
        "would give such a number away by subtraction is kept back as well, or told as “at least”."
    )
    yield in_digits(counted)
    yield _(
        "Amounts are rounded to whole baht. Alcohol, tobacco, gambling and informal lenders are told only within "
        "larger measures."
    )
    yield _(
        "A pack made anew takes the place of the earlier one of the same month: held against each other, the two can "
        "tell of a single household. Keep only the later."
    )
    yield _(
        "So can packs of successive months, of a household that came or left between them. Give on only the one that "
        "was asked for."
    )


def _basis_lines(basis: Basis) -> Iterator[str]:
    yield _("About the same is within ±{band}. Prices of {year}.").format(
        band=format_percent(Fraction(basis.tau_permille, _TENTHS), places=1, words=False),
        year=format_year(basis.price_year, has_era=True),
    )
    for asked, used in basis.stand_ins:
        yield _("There is no price index for {year}: that of {used} is used.").format(
            year=format_year(asked), used=format_year(used)
        )
    yield from changed_lines(one for one in basis.changed if one.key != "price_year")  # which is said above


def source_lines(pack: EvidencePack) -> Iterator[str]:
    """Say what the pack was made from: whose it is, and the last step of every writer with its hash."""
    for source in pack.sources:
        whose = beside(source.provider, source.project, source.node, source.region, source.province)
        if whose:
            yield whose
        if source.contract or source.funder:
            yield beside(
                named(_("contract"), in_digits(source.contract)) if source.contract else "",
                named(_("funder"), source.funder) if source.funder else "",
            )
        if source.digest:
            yield named(_("digest of its pack"), source.digest)
        yield named(_("steps of the book"), format_number(source.steps))
        for head in source.heads:
            yield f"{head.writer}:{head.seq} {head.hash}"


def left_out_name(level: Level) -> str:
    """Name those without consent: the provider's own pack counts them, no pack above it does."""
    if level is Level.PROVIDER:
        return _("Of these in no pack above the provider, without consent")
    return _("Not counted, without consent")


def people_line(pack: EvidencePack) -> str:
    """Say how many households the pack speaks of."""
    people = pack.all_people
    told = [
        named(_("Participants"), told_words(people.participants)),
        named(_("Comparison households"), told_words(people.comparison)),
    ]
    if people.not_counted:
        told.append(named(left_out_name(pack.level), households(people.not_counted)))
    return beside(*told)
