"""What a project's settings decide, in a sentence each, and within which bounds they may be drawn."""

from __future__ import annotations

from household_ledger.domain.thresholds import DEFAULTS, Thresholds, setting_bounds
from household_ledger.text.i18n import N_, _
from household_ledger.text.messages import sentence
from household_ledger.text.setting_words import setting_name, setting_value

_DECIDES = {
    "tau_permille": N_(
        "Where real income changed by less than this, it is told as about the same. The Community Development "
        "Department uses 3 %."
    ),
    "price_year": N_("Amounts of several years are compared in the prices of this one."),
    "matched_months": N_("Before and after are compared only where so many calendar months are good on both sides."),
    "coverage_a_permille": N_("So much of a month's days must be written down for grade A."),
    "coverage_b_permille": N_("So much of a month's days must be written down for grade B."),
    "coverage_c_permille": N_("So much of a month's days must be written down for grade C; with less it is D."),
    "unexplained_a_permille": N_(
        "So much of the money that moved may be unexplained when cash is counted, for grade A."
    ),
    "unexplained_b_permille": N_(
        "So much of the money that moved may be unexplained when cash is counted, for grade B."
    ),
    "lag_a_days": N_("Half of a month's entries are written down within so many days, for grade A."),
    "lag_b_days": N_("Half of a month's entries are written down within so many days, for grade B."),
    "other_permille": N_("When “other” spending passes this part of all spending, the month says so."),
    "minimum_wage_baht": N_(
        "What an hour of work brings is held against an eighth of this. 0: the lowest wage of the table, of the year."
    ),
    "jpt_income_baht": N_(
        "What the basic minimum needs survey asks of a person's income in a year. 0: by the table, which knows "
        "2560–2564."
    ),
    "jpt_social_item": N_("On which line of item 22.2 of the survey social spending stands: 2 necessary, 3 not."),
    "deadweight_permille": N_(
        "So much of the gain would have come without the project too; set apart from the cost of each baht."
    ),
}
PRESETS = {"tau_permille": ((N_("Community Development Department: {value}"), 30),)}
"""What others draw: words with the value, and the value."""
_FAMILIES = (
    ("coverage_a_permille", "coverage_b_permille", "coverage_c_permille"),
    ("unexplained_a_permille", "unexplained_b_permille"),
    ("lag_a_days", "lag_b_days"),
)
_WITHOUT_BOUNDS = frozenset({"price_year", "jpt_social_item"})


def setting_decides(key: str) -> str:
    """Say what a setting decides; nothing of one there are no words for."""
    return _(_DECIDES[key]) if key in _DECIDES else ""


def bounds_words(key: str) -> str:
    """Say between what a setting may be drawn; nothing where a list offers what there is."""
    if key in _WITHOUT_BOUNDS:
        return ""
    least, most = setting_bounds()[key]
    return _("From {least} to {most}").format(least=_plain(key, least), most=_plain(key, most))


def crossed_words(thresholds: Thresholds, key: str) -> str:
    """Say why a setting cannot be drawn there beside those it belongs with, and where these stand."""
    family = next((one for one in _FAMILIES if key in one), (key,))
    stand = [f"{setting_name(one)} {setting_value(one, getattr(thresholds, one))}" for one in family if one != key]
    told = sentence("settings_crossed")
    return _("{why} Now: {others}.").format(why=told, others=" · ".join(stand)) if stand else told


def usual_words(key: str) -> str:
    """Say what a setting is unless a project draws it elsewhere."""
    return setting_value(key, getattr(DEFAULTS, key))


def _plain(key: str, value: int) -> str:
    """Write a bound; 0 as such, where as a value it would mean that the table decides."""
    return setting_value(key, value) if value else "0"
