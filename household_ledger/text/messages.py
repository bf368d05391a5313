"""The sentence for everything that can be wrong: one table, code to English source, Thai in the catalogue."""

from __future__ import annotations

import json
from collections.abc import Mapping

from household_ledger.domain.changes import Label
from household_ledger.domain.problem import Problem
from household_ledger.errors import LedgerError
from household_ledger.text.filling import told
from household_ledger.text.i18n import _
from household_ledger.text.steps import label_text

__all__ = ["label_text", "message", "sentence"]


def message(trouble: LedgerError | Problem) -> str:
    """Say what is wrong and what to do, in the language of the moment; an unknown code is at least named."""
    return sentence(trouble.code, trouble.params)


def sentence(code: str, parameters: Mapping[str, str | int] | None = None) -> str:
    """Give the sentence of a code: a problem's, or a reason's (`grade_coverage`, `goal_no_target`)."""
    parameters = parameters or {}
    if code == "invalid_entry" and "problem" in parameters:
        return sentence(str(parameters["problem"]), parameters)
    if code == "check_found":
        from household_ledger.text.findings import finding_text  # words nobody needs until a file is looked through

        parameters = {**parameters, "first": finding_text(str(parameters.get("first", "")))}
    if code == "stands_against":
        parameters = {"what": _step_words(str(parameters.get("what", "")))}
    if code == "import_columns_read":
        from household_ledger.text.file_columns import columns_words

        parameters = {"columns": columns_words(str(parameters.get("columns", "")))}
    from household_ledger.text.all_sentences import SENTENCES  # ten tables nobody needs until something is wrong

    known = SENTENCES.get(code)
    if known is None:
        return _("This did not work ({code}).").format(code=code)
    return told(known, parameters)


def _step_words(label: str) -> str:
    """Say what a step did of which the journal's label is given: its code and parameters as JSON; other words stay."""
    if not label.startswith("["):
        return label
    try:
        code, params = json.loads(label)
        named = () if isinstance(params, str) else tuple((name, value) for name, value in params)  # of what was erased
    except (ValueError, TypeError):  # somebody changed it: then it says nothing
        code, named = "", ()
    return label_text(Label(code, named))
