"""What a step did, in words: for the undo button, the history, and the line that says it was kept."""

from __future__ import annotations

from collections.abc import Mapping

from household_ledger.domain.changes import Label
from household_ledger.text.filling import fill, told, written
from household_ledger.text.i18n import N_, Counted, _
from household_ledger.text.labels import name_beside

_ONE_ENTRY = {
    "add": N_("Add {kind}: {what} {amount} baht"),
    "change": N_("Change {kind}: {what} {amount} baht"),
    "delete": N_("Delete {kind}: {what} {amount} baht"),
    "restore": N_("Bring back {kind}: {what} {amount} baht"),
}
_ONE_WITHOUT_AMOUNT = {
    "add": N_("Add {kind}: {what}"),
    "change": N_("Change {kind}: {what}"),
    "delete": N_("Delete {kind}: {what}"),
    "restore": N_("Bring back {kind}: {what}"),
}
_ENTRIES = {
    "add": N_("Add entries ({count})"),
    "change": N_("Change entries ({count})"),
    "delete": N_("Delete entries ({count})"),
    "restore": N_("Bring back entries ({count})"),
}
_RECORDS = {
    "add": N_("Add {sort}: {name}"),
    "change": N_("Change {sort}: {name}"),
    "delete": N_("Delete {sort}: {name}"),
}
_MANY_RECORDS = {
    "add": N_("Add {sort} ({count})"),
    "change": N_("Change {sort} ({count})"),
    "delete": N_("Delete {sort} ({count})"),
}
_SENTENCES: Mapping[str, str | Counted] = {
    "close_month": N_("Close {month} of household {household}"),
    "close_months": Counted(
        "Close {count} month of household {household}", "Close {count} months of household {household}"
    ),
    "verify_months": Counted(
        "Verify {count} month of household {household}", "Verify {count} months of household {household}"
    ),
    "reopen_month": N_("Open {month} of household {household} again"),
    "verify_month": N_("Verify {month} of household {household}"),
    "mark_paper_daily": N_("Mark {month} of household {household} as written daily on paper"),
    "unmark_paper_daily": N_("Take back that {month} of household {household} was written daily on paper"),
    "correct_closed": N_("Correct {month} of household {household}, which is closed"),
    "add_goal": N_("Add goal: {name}"),
    "change_goal": N_("Change goal: {name}"),
    "order_goals": N_("Put the goal {name} first"),
    "end_occupation": N_("End occupation: {name}"),
    "resume_occupation": N_("Take up again: {name}"),
    "set_baseline": N_("Keep the baseline: {type}"),
    "remove_baseline": N_("Take away the baseline: {type}"),
    "import_entries": N_("Import {name} ({count})"),
    "import_households": N_("Take in the list {name} ({count})"),
    "ask_days": N_("Nothing happened on {count} days, {first}–{last}"),
    "leave_project": N_("Household {code} {name} left"),
    "come_back": N_("Household {code} {name} is back"),
    "add_recurring": N_("Comes again: {what}"),
    "change_recurring": N_("Change what comes again: {what}"),
    "replace_recurring": N_("Comes on other days: {what}"),
    "stop_recurring": N_("Comes no more: {what}"),
    "save_template": N_("Keep the template {name}"),
    "change_template": N_("Change the template {name}"),
    "merge": Counted("Take in {name} ({count} step)", "Take in {name} ({count} steps)"),
    "salvage": Counted("Bring back {count} record of a damaged book", "Bring back {count} records of a damaged book"),
    "settle_conflict": N_("Settle what was written on two sides: {sort}"),
    "say_the_same": N_("Say they are the same: {sort} {name}"),
    "remove_template": N_("Remove the template {name}"),
    "save_filter": N_("Keep the search {name}"),
    "change_filter": N_("Change the kept search {name}"),
    "remove_filter": N_("Remove the kept search {name}"),
    "attach_photos": Counted("Attach a picture: {what}", "Attach {count} pictures: {what}"),
    "detach_photo": N_("Take off a picture: {what}"),
    "begin_interview": Counted(
        "Ask about {first}–{last}: {count} question", "Ask about {first}–{last}: {count} questions"
    ),
    "answer_nothing": N_("Nothing of it: {what}"),
    "ask_again": N_("Not known after all: {what}"),
    "skip_turn": N_("Pass over {day}: {what}"),
    "erase_household": N_("A household was erased for good"),
    "set_price": N_("Price: {thing} {amount} baht/{unit} from {month}"),
    "set_prices": Counted("Write {count} price", "Write {count} prices"),
    "change_price": N_("Change the price: {thing} {amount} baht/{unit} from {month}"),
    "remove_price": N_("Remove the price: {thing} {amount} baht/{unit} from {month}"),
    "remove_prices": Counted("Remove {count} price", "Remove {count} prices"),
    "record_consents": Counted(
        "Write down what {name} said to {count} purpose", "Write down what {name} said to {count} purposes"
    ),
    "change_consent": N_("Change what {name} said to: {purpose}"),
    "withdraw_consent": N_("{name} took a consent back: {purpose}"),
    "withdraw_consents": Counted("{name} took {count} consent back", "{name} took {count} consents back"),
    "record_visit": N_("Visit to household {code} {name} on {day}"),
    "record_visits": Counted("{count} visit to household {household}", "{count} visits to household {household}"),
    "change_visit": N_("Change the visit to household {code} {name} on {day}"),
    "remove_visit": N_("Remove the visit to household {code} {name} on {day}"),
    "record_training": N_("Lesson on {day}: {name}"),
    "change_training": N_("Change the lesson on {day}: {name}"),
    "say_who_came": N_("Who came on {day}: {name} ({count})"),
    "remove_training": N_("Remove the lesson on {day}: {name}"),
    "write_staircase": N_("Write the stairs of the {audience} ({count})"),
    "mark_stair": N_("Stair {level} is reached {code} {name}"),
    "mark_stairs": Counted(
        "{count} stair is reached by household {household}", "{count} stairs are reached by household {household}"
    ),
    "change_mark": N_("Change the mark of stair {level} {code} {name}"),
    "verify_mark": N_("Verify the mark of stair {level} {code} {name}"),
    "verify_marks": Counted(
        "Verify {count} mark of stairs of household {household}",
        "Verify {count} marks of stairs of household {household}",
    ),
    "fall_back": N_("Fallen back from stair {level} {code} {name}"),
    "name_changes": N_("Name the eight changes"),
    "score_changes": Counted("Keep {count} score of the eight changes", "Keep {count} scores of the eight changes"),
}


_ABOUT_A_STEP = {
    "undo": (N_("Undo: {what}"), "of"),
    "redo": (N_("Redo: {what}"), "of"),
    "revert_step": (N_("Take back alone: {what}"), "step"),
}
"""Steps about another step: their words, and the parameter that names what that one did."""


def label_text(label: Label) -> str:
    """Say what a step did: "เพิ่มรายจ่าย ค่าอาหาร 120 บาท", "ย้อน: …"; a step of a later version by its code."""
    parameters = dict(label.params)
    if label.code in _ABOUT_A_STEP:
        words, name = _ABOUT_A_STEP[label.code]
        return _(words).format(what=label_text(_inner(parameters, name)))
    if label.code in _SENTENCES:
        code, called = str(parameters.get("code", "")), parameters.get("name")
        if isinstance(called, str):
            parameters["name"] = name_beside(code, called)
        if "what" in parameters:
            parameters["what"] = _what(parameters)
        return " ".join(told(_SENTENCES[label.code], parameters).split())
    verb, _gap, thing = label.code.partition("_")
    if verb in _RECORDS and thing == "records":
        sentences = _RECORDS if parameters.get("count", 1) == 1 and parameters.get("name") else _MANY_RECORDS
        return fill(_(sentences[verb]), parameters)
    if verb in _ENTRIES and thing == "entries":
        return fill(_(_ENTRIES[verb]), parameters)
    if verb in _ONE_ENTRY and "kind" in parameters:
        return _one_entry(verb, parameters)
    return _("A change ({code})").format(code=label.code) if label.code else _("A change")


def _inner(parameters: dict[str, str | int], name: str) -> Label:
    """Give the label of the step that one is about; of one about another, that stands after a stroke."""
    code, _stroke, last = str(parameters.pop(name, "")).partition("/")
    if last and code in _ABOUT_A_STEP:
        parameters[_ABOUT_A_STEP[code][1]] = last
    return Label(code, tuple(parameters.items()))


def _what(parameters: Mapping[str, str | int]) -> str:
    """Name what was written: in the words of the person, else its category, else its kind."""
    named = (str(parameters.get("what", "")), written("category", parameters.get("category", "")))
    return next((one for one in named if one), written("kind", parameters.get("kind", "")))


def _one_entry(verb: str, parameters: Mapping[str, str | int]) -> str:
    what = parameters.get("what") or written("category", parameters.get("category", ""))
    sentence = _(_ONE_ENTRY[verb] if parameters.get("amount") else _ONE_WITHOUT_AMOUNT[verb])
    return " ".join(fill(sentence, {**parameters, "what": what}).split()).removesuffix(":")
