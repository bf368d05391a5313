"""Sentences about consents, visits, lessons, stairs, the eight changes, and where a household is found."""

from __future__ import annotations

from household_ledger.text.i18n import N_

SENTENCES = {
    "side_twice": N_("Two sides have this name. Give each its own, or leave one empty."),
    "day_to_come": N_("{day} is still to come. Write it when it has happened, or check the day."),
    "person_unknown": N_("This person is not in the file. Add the name to its people first."),
    "postcode_wrong": N_("“{text}” is no postcode. Write its five digits, or leave it empty."),
    "phone_wrong": N_("“{text}” is no telephone number. Write its digits, or leave it empty."),
    "intake_wrong": N_("The answer to “{text}” cannot be kept. Write it in at most 500 letters, or yes or no."),
    "say_which_member": N_("Choose who was asked."),
    "sheet_version_missing": N_("Say which version of the consent sheet it was."),
    "thumb_print_witnesses": N_("A thumb-print needs the names of two witnesses."),
    "nothing_to_withdraw": N_("This was refused, so there is nothing to take back."),
    "consent_withdrawn": N_("This consent was taken back on {day} already."),
    "say_who_visited": N_("Say who visited."),
    "counted_not_checked": N_("An amount is counted here: mark that cash was counted, or take the amount out."),
    "visitor_is_another": N_(
        "Months are verified by the person who looked. Choose the visitor as who writes, or leave the months out."
    ),
    "visit_says_nothing": N_(
        "Say what was checked, or in a few words what was seen and agreed: a visit that says nothing counts as none."
    ),
    "scored_backwards": N_(
        "The score after the project is of {day}, that before it of {since}: the second comes later. Check both days."
    ),
    "visit_month_not_over": N_("{month} was not over on {day}. A visit verifies months that were over on its day."),
    "visit_cash_alone": N_(
        "Counted cash tells nothing of {month}. Compare receipts or read the page together, or leave this month out."
    ),
    "lesson_unknown": N_("Lessons have the numbers 1 to {most}. Write them with a comma between."),
    "pictures_too_many": N_("At most {most} pictures go here. Choose fewer, or take some off first."),
    "staircase_of_another": N_("A household has the participants' staircase, the provider its own. Choose the other."),
    "stair_without_evidence": N_("Say what shows it: what was measured, a picture, or the name of a paper."),
    "stair_unknown": N_("The staircase has no such stair. Choose one of its own."),
    "stair_marked": N_("This stair is reached since {day} already."),
    "stair_marked_later": N_(
        "This stair is marked as reached on {day}. To say that it was reached earlier, change the day of that mark."
    ),
    "stair_fallen_later": N_(
        "This stair was held from {since} and fallen back from on {day}. Mark it anew with a day from then on."
    ),
    "stair_fallen": N_("This stair was fallen back from on {day}. Mark it anew when it is reached again."),
    "stair_has_marks": N_("Stair {level} is reached by somebody, so it stays in its place. Change its words only."),
    "stair_rule_measure": N_(
        "At letter {place} of the rule, “{text}” is no measure. Choose one of the measures beside, as “days”."
    ),
    "stair_rule_audience": N_(
        "At letter {place} of the rule, “{text}” is a measure of the other staircase. Choose one of those beside."
    ),
    "stair_rule_comparison": N_(
        "At letter {place} of the rule, a comparison is missing. Write >=, <=, >, < or = and then a number."
    ),
    "stair_rule_number": N_("At letter {place} of the rule, a whole number is missing. Write it in digits, as 60."),
    "stair_rule_percent": N_("At letter {place} of the rule, percent are missing. Write 0% to 100%, as 90%."),
    "stair_rule_trend": N_(
        "At letter {place} of the rule, write = up, = same or = down: this measure is held against before the start."
    ),
    "stair_rule_flag": N_("At letter {place} of the rule, write = yes or = no, or let the measure stand alone."),
    "stair_rule_join": N_("At letter {place} of the rule, before “{text}”: join two conditions by “and” or “or”."),
    "stair_rule_bracket": N_("At letter {place} of the rule, a bracket has no partner. Add one, or take it out."),
    "stair_rule_ends": N_("The rule ends where a condition is missing. Add one, or take the last word out."),
    "stair_rule_deep": N_("At letter {place} of the rule, too many brackets stand inside each other. Make it simpler."),
    "stair_by_a_person": N_("No ledger tells this. Mark the stair, and say what shows it."),
    "stair_months_not_valid": N_("Not every month that counts is recorded well enough (grade A or B)."),
    "stair_no_start": N_("Neither the household nor the project has a start date."),
    "stair_nothing_matched": N_("No months before the start can be held against months after it."),
    "stair_no_stair_below": N_("There is no stair below this one."),
    "stair_no_stair_of_work": N_(
        "No stair of the participants asks for sales of supported work (supported_sold) in its rule."
    ),
    "stair_no_households": N_("No household is on the staircase yet."),
    "mark_own": N_("Whoever wrote this mark cannot verify it. Another person must."),
    "score_of_whom": N_("Say whose score it is: a household's, or a person's."),
}
