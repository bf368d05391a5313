"""Sentences about indicators: why one is undefined, and what must be said beside it."""

from __future__ import annotations

from household_ledger.text.i18n import N_

SENTENCES = {
    "indicator_household_left": N_("The household left before; it is listed and not counted in."),
    "indicator_nothing_such": N_("The household has nothing of the kind."),
    "indicator_no_valid_months": N_("No month of these twelve is recorded well enough (grade A or B)."),
    "indicator_members_unknown": N_("How many lived in the house is not known for every month."),
    "indicator_not_told_by_recall": N_("What was told from memory does not say it by occupation."),
    "indicator_no_rise": N_("Income did not rise, so there is no rise to have a part of."),
    "indicator_no_income": N_("No income was recorded."),
    "indicator_no_gross": N_("The work has brought nothing in yet."),
    "indicator_no_occupation": N_("Nothing was recorded for any occupation."),
    "indicator_no_quantity": N_("No sale says how much was sold. Write quantities with sales."),
    "indicator_several_units": N_("Sales are written in several units. Write them in one."),
    "indicator_price_below_cost": N_("One unit costs as much as it sells for or more: no quantity covers the cost."),
    "indicator_cycle_not_valid": N_("Not every month of this cycle is recorded well enough (grade A or B)."),
    "indicator_no_hours": N_("No working hours were recorded."),
    "indicator_no_project_start": N_("Neither the household nor the project has a start date."),
    "indicator_no_new_occupation": N_("No occupation was started since the project began."),
    "indicator_too_young": N_("The occupation is not old enough yet."),
    "indicator_months_not_valid": N_("The three months looked at are not all recorded well enough (grade A or B)."),
    "indicator_income_not_positive": N_("What is left of income after costs is not above zero."),
    "indicator_too_few_months": N_("Too few months are recorded well enough."),
    "indicator_no_necessary": N_("No necessary spending in money was recorded."),
    "indicator_no_spending": N_("No spending was recorded."),
    "indicator_no_debt": N_("There is no debt."),
    "indicator_no_food": N_("No food was recorded."),
    "indicator_no_province": N_("The province is missing or not known. Enter it for the household."),
    "indicator_no_jpt_threshold": N_("There is no threshold for this year. Set it for the project."),
    "indicator_no_households": N_("No household was enrolled in these months."),
    "indicator_no_lag": N_("It is not known when the entries were written down."),
    "indicator_no_costs": N_("No cost of the project is written. Enter the costs of the project first."),
    "indicator_costs_of_all": N_("The costs are of the whole project: ask for all households."),
    "indicator_nobody_newly": N_("No household is newly verified on this stair or above."),
    "indicator_too_few_matched": N_("Fewer than five households have months to match before and after."),
    "indicator_no_gain": N_("The households together gained nothing to hold the cost against."),
    "indicator_too_few_households": N_("Fewer than three households are on the staircase."),
    "indicator_costs_of_the_time": N_(
        "Costs are of the whole project and at the prices of their time; the gain is real, of matched households only."
    ),
    "indicator_verified_only": N_("Only verified evidence counts for a stair; who has left is not counted."),
    "indicator_gain_not_shown": N_(
        "The gain these costs are held against is not shown beyond chance and the band of “about the same”."
    ),
    "indicator_net_of_cost": N_("Income is net of occupation costs."),
    "indicator_gross_of_cost": N_("Income for the basic minimum needs survey is gross of occupation costs."),
    "indicator_prices_stand_in": N_("There is no price index for {year} yet: that of {used} is used."),
    "indicator_sales_without_quantity": N_("Some sales say no quantity: price and break-even rest on those that do."),
    "indicator_own_labour_unpaid": N_("Own and family labour is not taken off as a cost."),
    "indicator_lowest_wage": N_("The wage is the lowest minimum wage of all provinces. The project can set its own."),
    "indicator_wage_stand_in": N_("There is no minimum wage for {year} in the table: that of {used} is used."),
    "indicator_service_high": N_("Repayment takes more than a third of income."),
    "indicator_service_high_net": N_("More than a third, even without shop credit and debt rolled over."),
    "indicator_annualised": N_("A year is twelve times the monthly mean of the months used."),
    "indicator_without_rent": N_(
        "The official measure also counts the rent an own house would cost, so this looks poorer than it is."
    ),
    "indicator_line_of_region": N_("The line of the region is the kingdom's by the ratio of 2017, an approximation."),
    "indicator_line_stand_in": N_("There is no poverty line for {year} yet: that of {used} is used."),
}
"""Every code with its English sentence; `{year}` and `{used}` are years as they are written."""
