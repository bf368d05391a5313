"""How a file is written: what was found out, each changeable; what does not apply to its format is not there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from household_ledger.domain.ids import Id
from household_ledger.domain.register import Household
from household_ledger.services.exchange.reading.formats import FORMATS
from household_ledger.services.exchange.reading.looking import Looked
from household_ledger.services.exchange.reading.mapping import Mapping
from household_ledger.text.amounts import format_number
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import N_, _
from household_ledger.text.labels import household_words
from household_ledger.ui.pages.provider.exchange.importing.order import EVERYONE
from household_ledger.ui.widgets.beside import Even
from household_ledger.ui.widgets.cards import Card
from household_ledger.ui.widgets.fields.choices import ChoiceField
from household_ledger.ui.widgets.fields.field import Field

FORMAT_NAMES = {
    "csv": N_("Table of text (CSV)"),
    "xlsx": N_("Excel sheet"),
    "qif": N_("QIF"),
    "ofx": N_("Bank statement (OFX, QFX)"),
    "homebank": N_("HomeBank"),
    "gnucash": N_("GnuCash"),
    "hledger": N_("hledger journal"),
    "beancount": N_("Beancount journal"),
}
_ENCODINGS = {
    "utf-8": N_("UTF-8"),
    "cp874": N_("Thai Windows (TIS-620)"),
    "utf-16": N_("UTF-16"),
    "utf-16-le": N_("UTF-16, low byte first"),
    "utf-16-be": N_("UTF-16, high byte first"),
    "cp1252": N_("Western Windows"),
    "latin-1": N_("Latin 1"),
}
_SEPARATORS = {",": N_("Comma ,"), ";": N_("Semicolon ;"), "\t": N_("Tab"), "|": N_("Bar |")}
_ORDERS = {"dmy": N_("Day, month, year"), "mdy": N_("Month, day, year"), "ymd": N_("Year, month, day")}
_ERAS = {"be": N_("Buddhist era (2569)"), "ce": N_("Common era (2026)")}
_DECIMALS = {".": N_("Point 1,234.50"), ",": N_("Comma 1.234,50")}
_AMOUNTS = {
    "signed": N_("Below zero is out"),
    "spending": N_("All are money out"),
    "income": N_("All are money in"),
}
_TABLES = ("csv", "xlsx")
_APPLIES = {
    "encoding": ("csv", "qif", "ofx", "hledger", "beancount"),
    "separator": ("csv",),
    "sheet": ("xlsx",),
    "header_row": _TABLES,
    "date_order": (*_TABLES, "qif"),
    "era": (*_TABLES, "qif"),
    "decimal": (*_TABLES, "qif", "ofx"),
    "amounts": _TABLES,
}
_ON_OWN = ("encoding", "separator", "sheet")
_LONGEST = 44


class FormCard(Card):
    """The choices; `changed` says that something else is said. A choice not made shows what was found out."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(_("What the file is"))
        self.setObjectName("file_form")
        self.household: ChoiceField[Id] = ChoiceField(_("Whose it is"), name="import_household", choices=[])
        self.format: ChoiceField[str] = ChoiceField(_("Kind of file"), name="import_format", choices=[])
        labels = {
            "encoding": _("Letters"),
            "separator": _("Between the columns"),
            "sheet": _("Sheet"),
            "header_row": _("Row of the heads"),
            "date_order": _("Order of the date"),
            "era": _("Years"),
            "decimal": _("Sign before the satang"),
            "amounts": _("What the amounts are"),
        }
        self.fields: dict[str, ChoiceField[str]] = {
            key: ChoiceField(label, name=f"import_{key}", choices=[]) for key, label in labels.items()
        }
        self._beside = Even(2)
        self._is_showing = False
        self._found: dict[str, str] = {}
        self.body.addWidget(self._beside)
        asked: tuple[Field, ...] = (self.household, self.format, *self.fields.values())
        for one in asked:
            one.setParent(self)  # shown before it has its place, it would be a window
            one.hide()
            one.changed.connect(self._on_changed)

    def offer_households(self, households: Sequence[Household], chosen: Id) -> None:
        """Offer whose the file may be."""
        named = [(one.id, household_words(in_digits(one.code), one.name)) for one in households]
        self._is_showing = True
        self.household.offer([*named, (EVERYONE, _("All that the file names"))])
        self.household.show_value(chosen)
        self._is_showing = False

    def show_looked(self, looked: Looked) -> None:
        """Show what the file was taken for, and what a person said otherwise."""
        self._is_showing = True
        seen, said = looked.survey, looked.mapping
        self.format.offer([(one, _(words)) for one, words in FORMAT_NAMES.items() if one in FORMATS])
        self.format.show_value(seen.format)
        choices: dict[str, list[tuple[str, str]]] = {
            "encoding": [(one, _(words)) for one, words in _ENCODINGS.items()],
            "separator": [(one, _(words)) for one, words in _SEPARATORS.items()],
            "sheet": [(one, one) for one in seen.sheets],
            "header_row": [(str(at), _row_words(at, seen.top)) for at in range(1, len(seen.top) + 1)],
        }
        for key, table in (("date_order", _ORDERS), ("era", _ERAS), ("decimal", _DECIMALS), ("amounts", _AMOUNTS)):
            choices[key] = [(one, _(words)) for one, words in table.items()]
        self._found = _found(looked)
        chosen = {**said.as_json(), "header_row": str(said.header_row or "")}
        for key, one in self.fields.items():
            shown = str(chosen.get(key) or self._found[key])
            known = [value for value, _words in choices[key]]
            one.offer([*([] if shown in known else [("", _open_words(key, looked))]), *choices[key]])
            one.show_value(shown if shown in known else "")
        self._place(looked)
        self._is_showing = False

    def mapping(self, before: Mapping) -> Mapping:
        """Give what is said now; columns named before hold only while the table is cut the same way."""
        told = {**before.as_json(), "header_row": str(before.header_row or "")}
        said: dict[str, Any] = {
            key: value if told.get(key) or value != self._found.get(key, "") else ""
            for key, one in self.fields.items()
            for value in (one.value() or "",)
        }
        header = int(said.pop("header_row") or 0)
        is_same = (header, said["separator"], said["sheet"]) == (before.header_row, before.separator, before.sheet)
        return replace(before, **said, header_row=header, columns=before.columns if is_same else {})

    def _place(self, looked: Looked) -> None:
        """Lay out what applies."""
        seen = looked.survey
        shown: list[ChoiceField[str]] = []
        for key, one in self.fields.items():
            applies = seen.format in _APPLIES[key] and (not seen.is_own or key in _ON_OWN)
            applies = applies and (key != "sheet" or len(seen.sheets) > 1)
            applies = applies and (key != "amounts" or ("amount" in seen.columns and "way" not in seen.columns))
            if applies:
                shown.append(one)
        wanted: list[QWidget] = [self.household, self.format, *shown]
        if self._beside.parts() == wanted:
            return
        for one in self.fields.values():
            if one not in shown:
                one.setParent(self)
                one.hide()
        self._beside.show_parts(wanted)
        for part in wanted:
            part.show()

    def _on_changed(self) -> None:
        if not self._is_showing:
            self.changed.emit()


def _found(looked: Looked) -> dict[str, str]:
    """Give what was found out, as a mapping would say it; "" for what is open."""
    seen = looked.survey
    taken = looked.found.taken if looked.found is not None else {}
    named = [one for one in _ENCODINGS if seen.encoding.lower().startswith(one)]
    return {
        "encoding": max(named, key=len, default=""),
        "separator": seen.separator,
        "sheet": seen.sheet,
        "header_row": str(seen.header_row or ""),
        **{key: taken.get(key, "") for key in ("date_order", "era", "decimal", "amounts")},
    }


def _open_words(key: str, looked: Looked) -> str:
    """Say what is chosen where nothing was found out."""
    if key == "encoding" and looked.survey.encoding:
        return looked.survey.encoding
    if key == "header_row":
        return _("No heads")
    if looked.found is None:
        return _("Choose…")
    return _("By their signs or codes") if key == "amounts" else _("As each is written")


def _row_words(at: int, top: Sequence[Sequence[str]]) -> str:
    """Say a row of the file by its number and what stands in it."""
    cells = [cell for cell in top[at - 1] if cell] if at <= len(top) else []
    words = f"{format_number(at)}: " + " | ".join(cells)
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
