"""Sentences about entries that do not go together, and reasons for grades, goals and comparisons."""

from __future__ import annotations

from household_ledger.text.i18n import N_

SENTENCES = {
    "household_unknown": N_("This household is not in the file."),
    "date_too_early": N_("The date is before {first}. Check the year."),
    "date_too_late": N_("The date is after {last}. Check the year."),
    "date_days_ahead": N_("That is {days} days ahead. Is the day right?"),
    "date_months_ahead": N_("That is about {months} months ahead. Are month and year right?"),
    "date_years_ago": N_("That is {years} years ago. Is the day right?"),
    "date_after_leaving": N_("This household left the project on {day}. Is the day right?"),
    "amount_missing": N_("Say how much."),
    "amount_negative": N_("The amount must not be below zero."),
    "amount_too_large": N_("The amount is too large: the largest is {largest} baht. Check the digits."),
    "amount_far": N_("{amount} baht: is that right? It was {largest} at most."),
    "amount_huge": N_("{amount} baht: is that right?"),
    "category_missing": N_("Choose a category."),
    "category_unknown": N_("This category is not known."),
    "category_not_for_kind": N_("This category does not go with this kind of entry."),
    "card_right_alone": N_(
        "The welfare card is no cash. Write what it bought under Out, paid with the card: the right is counted with it."
    ),
    "category_comes_in": N_("“{text}” is money in: move the amount to In, or press F3."),
    "category_goes_out": N_("“{text}” is money out: move the amount to Out, or press F3."),
    "interest_needs_debt": N_("Enter interest as a repayment of its debt."),
    "too_many_parts": N_("One entry has at most {most} parts."),
    "part_without_amount": N_("Each part needs its amount."),
    "parts_do_not_sum": N_("The parts do not add up to the amount."),
    "life_only_for_tools": N_("Only tools (C07) have a life in months."),
    "life_out_of_range": N_("The life must be 1 to {most} months."),
    "pocket_missing": N_("Choose a pocket."),
    "pocket_unknown": N_("This pocket is not known."),
    "pocket_must_be_spending": N_("Choose a pocket to spend from, not savings."),
    "pocket_must_be_savings": N_("Choose a savings pocket."),
    "same_pocket": N_("Choose two different pockets."),
    "transfer_crosses": N_("Between spending and savings, use save or withdraw."),
    "debt_missing": N_("Choose the debt."),
    "debt_unknown": N_("This debt is not known."),
    "party_missing": N_("Say who."),
    "party_unknown": N_("This person or shop is not known."),
    "occupation_missing": N_("Choose the occupation."),
    "occupation_ended": N_("This occupation ended on {day}. Choose another one, or say that it went on."),
    "occupation_unknown": N_("This occupation is not known."),
    "member_unknown": N_("This member is not known."),
    "goal_unknown": N_("This goal is not known."),
    "of_another_household": N_("This belongs to another household."),
    "source_not_income": N_("Say where it came from with an income category."),
    "repayment_does_not_sum": N_("Principal and interest do not add up to the amount."),
    "recurring_without_rows": N_("Say what comes again."),
    "template_without_rows": N_("Choose at least one row for it."),
    "template_there": N_("There is a template “{name}” already. Choose another name."),
    "template_gone": N_("“{template}” names {names}, which is out of use. Keep it anew from rows as they are now."),
    "filter_there": N_("A search is kept as “{name}” already. Choose another name."),
    "filter_not_understood": N_("This kept search cannot be read. Remove it, and keep it anew."),
    "recurring_never": N_("No day lies between the first and the last day. Check both."),
    "recurring_starts_too_soon": N_("It is answered up to this day. Choose a later one to begin with."),
    "recurring_answered": N_("Some of its days are answered already. Stop it, and make another one for other days."),
    "turn_not_due": N_("This does not fall due on that day."),
    "turn_answered": N_("This was confirmed or passed over already."),
    "opening_of_two": N_("Choose a pocket or a debt, not both."),
    "hours_missing": N_("Say how many hours."),
    "quantity_out_of_range": N_("Check the quantity."),
    "unit_price_out_of_range": N_("Check the price."),
    "text_too_long": N_("The text is longer than {most} letters."),
    "not_for_kind": N_("This kind of entry leaves this blank."),
    "pair_not_together": N_("Both entries of a pair are of one household and one day."),
    "pair_makes_no_sense": N_("These two entries do not make a pair."),
    "price_off_amount": N_("Quantity times price comes to {parts} baht, but {amount} is written."),
    "hours_over_a_day": N_("More than 24 hours: of several people or several days?"),
    "hours_together_over_a_day": N_("With what is written already: {hours} hours on one day. Is the day right?"),
    "hours_of_one_over_a_day": N_("Nobody works more than 24 hours in a day. Write each day, or mark it as a summary."),
    "cost_without_occupation": N_("Without an occupation this cost stands in no occupation's book."),
    "settings_unreadable": N_("The project settings cannot be read; the usual ones are used."),
    "setting_unknown": N_("This setting is not known."),
    "setting_out_of_range": N_("The setting must be between {least} and {most}."),
    "settings_crossed": N_("A better grade must not be easier to reach than a worse one."),
    "grade_coverage": N_("Recorded on too few days."),
    "grade_unexplained": N_("Too much cash does not match the count."),
    "grade_not_counted": N_("Cash was not counted this month."),
    "grade_gap_without_flow": N_("The count differs though no cash moved."),
    "grade_lag": N_("Entries were written down late."),
    "grade_lag_unknown": N_("It is not known when entries were written down."),
    "grade_not_verified": N_("Not yet seen by a verifier."),
    "grade_paper_not_seen": N_("The verifier has not seen the paper page."),
    "grade_summary_only": N_("Entered only as a summary."),
    "goal_ended": N_("This goal has ended."),
    "goal_reached": N_("The goal is reached."),
    "goal_no_target": N_("The goal has no target amount."),
    "goal_too_few_spending_months": N_("Fewer than three good months of spending are known yet."),
    "goal_debt_unknown": N_("It is not known what the debt was at the start."),
    "goal_too_few_months": N_("Fewer than three full months of saving are known yet."),
    "goal_no_pace": N_("Nothing was put by in the last months."),
    "goal_too_far": N_("At this pace it would take more than a hundred years."),
    "goal_no_date": N_("The goal has no date."),
    "comparison_no_start": N_("The household has no start date."),
    "comparison_no_baseline": N_("There is nothing from before the project to compare with."),
    "comparison_before_not_good": N_("No month written down before the project is good enough to compare with."),
    "comparison_too_few_matched": N_("Fewer months than needed are good enough both before and after."),
    "comparison_recall_unmatched": N_(
        "The months of the ledger that go with what was remembered are not all there yet."
    ),
    "recall_lenders_above_debts": N_(
        "What is owed to the lenders is together {amount} baht more than the debts altogether. Mend one of them."
    ),
    "recall_forms_above_savings": N_(
        "The forms of savings are together {amount} baht more than the savings altogether. Mend one of them."
    ),
    "recall_cost_without_work": N_(
        "Work cost {amount} baht, but nothing is written that it brought. Ask what was sold, earned or grown."
    ),
    "recall_spent_above_income": N_(
        "{amount} baht more was spent than came in. Ask about loans, savings drawn, and income that was forgotten."
    ),
    "recall_eaten_above_produced": N_(
        "Goods for {amount} baht more were used than were grown or received. Ask where they came from."
    ),
    "recall_month_above_year": N_(
        "{source}: the month alone is {amount} baht more than the whole year it lies in. Ask which of both is right."
    ),
    "recall_hours_above_time": N_(
        "{hours} hours of work more are told than the people of the home had, day and night. Mend the hours."
    ),
    "comparison_recall_only": N_("Before the project is known only from memory."),
    "comparison_partly_asked": N_("Not all of it was asked of the time before, so a difference would say nothing."),
    "comparison_sensitivity_run": N_("Months of grade C are included, so this is only a trial."),
    "comparison_before_not_positive": N_("Income before the project was not above zero."),
    "comparison_members_disagree": N_("The members changed, and the total and the amount per person do not agree."),
    "comparison_members_changed": N_("The members changed; the total and the amount per person agree."),
    "comparison_one_month_decides": N_("One month alone decides this: without it the answer would be another."),
    "comparison_costs_not_compared": N_(
        "In months that are not compared lie costs, or goods the project gave, that would take this away."
    ),
    "comparison_costs_come_before": N_(
        "The time held against bore costs, or goods the project gave, of what was only sold since: as much as makes "
        "the difference."
    ),
    "comparison_weaker_months": N_(
        "With the months that are less well kept (grade C) counted too, it would not be so: the good months are only "
        "part of it."
    ),
    "comparison_given_things": N_(
        "What the project gave went into things to keep, such as animals: sold as income, they make the difference."
    ),
    "comparison_season_not_compared": N_(
        "Income of a season may only have come in another month: the months compared do not hold the whole season."
    ),
    "comparison_prices_not_known": N_(
        "How far prices rose is not known yet for the last year; were it as much as in the steepest of ten years, "
        "the answer would be another."
    ),
    "comparison_cash_not_written": N_(
        "In the time held against, cash was found that nobody had written down: as much as makes the difference."
    ),
    "comparison_goods_not_written": N_(
        "In the time held against, no goods were written down at all: what was grown and eaten may only be written now."
    ),
    "comparison_written_late": N_(
        "As much as makes the difference was only written down long after its day: nobody can tell any more."
    ),
    "comparison_goods_decide": N_("Counted in cash alone it would not be a rise."),
    "comparison_costs_decide": N_("It would not be a rise had work not cost less than before."),
    "comparison_things_kept": N_(
        "As much as makes it a rise went into animals, gold, land or vehicles. "
        "What was sold of them as income is a cost."
    ),
    "comparison_relief_decides": N_("Without state relief it would not be a rise."),
    "comparison_not_paid_yet": N_(
        "As much as makes it a rise is still owed to the household: sold and not paid, or lent."
    ),
    "comparison_rests_on_a_file": N_(
        "When the months compared were written down is only what an imported file says: nobody saw it."
    ),
    "comparison_members_unknown": N_("The number of members is not known in some months."),
    "jpt_few_months": N_("Not all twelve months are written and over: the sums are those of the months there are."),
    "jpt_members_unknown": N_("The number of members is not known in some months."),
    "jpt_no_threshold": N_("The project has not set what the survey asks of a person's income in this year."),
}
