"""What must be read with a finding: of how many enrolled it speaks, how many left, and how the others fared."""

from __future__ import annotations

from fractions import Fraction

from household_ledger.domain.disclosure import Told
from household_ledger.domain.money import half_up
from household_ledger.services.evidence.pack import EvidencePack, Guess, Held, Level, Side
from household_ledger.services.evidence.words import (
    estimate_name,
    estimate_words,
    grades_words,
    kept_back_words,
    told_words,
    why_words,
)
from household_ledger.text.amounts import NONE, THOUSANDTHS, format_quantity
from household_ledger.text.i18n import _
from household_ledger.text.joined import named

_TENTHS = 10


def standing_lines(pack: EvidencePack) -> tuple[str, ...]:
    """Say it in sentences, the reason last where a number is kept back; nothing of packs put together."""
    sides = {one.side: one for one in pack.change.totals}
    ours = sides[Side.PARTICIPANTS]
    if pack.is_rolled_up or ours.lead is None:
        return ()
    enrolled, matched, left = (ours.told(key) for key in ("enrolled", "matched", "left"))
    whole = _("Compared before and after: {matched} of {enrolled} enrolled. Left: {left}.").format(
        matched=told_words(matched), enrolled=told_words(enrolled), left=told_words(left)
    )
    difference = next(one for who, one in pack.change.differences if who is None)
    beside = named(estimate_name(difference.key), _difference(pack, difference))
    if ours.grades and matched.n:
        months = Fraction(sum(months for _grade, months in ours.grades), 2 * matched.n)
        tenths = half_up(months.numerator * _TENTHS, months.denominator)
        compared = _("A household has {months} months before and as many now, on average ({grades}).").format(
            months=format_quantity(tenths * THOUSANDTHS // _TENTHS), grades=grades_words(ours.grades)
        )
        whole = f"{whole} {compared}"
    is_kept_back = left.n is None or difference.reason == Held.TOO_FEW.value
    return (whole, beside, kept_back_words([None])) if is_kept_back else (whole, beside)


def both_words(pack: EvidencePack) -> str:
    """Say over how many households of each side their means are: "15 and 5"."""
    means = [one.estimate("mean_per_month") for one in pack.change.totals]
    ours, others = (told_words(Told(one.n, one.at_least)) if one is not None else NONE for one in means)
    return _("{ours} and {others}").format(ours=ours, others=others)


def _difference(pack: EvidencePack, guess: Guess) -> str:
    if guess.value is None:
        return NONE if guess.reason == Held.TOO_FEW.value else why_words(guess)
    told = estimate_words(guess, is_exact=pack.level is Level.PROVIDER)
    return _("{amount}, {households} households").format(amount=told, households=both_words(pack))
