"""A spreadsheet file opened to read its cells, or refused: nothing of what is wrong with it comes out otherwise."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from household_ledger.errors import UserError
from household_ledger.services.exchange.reading.limits import BROKEN_ZIP, check_parts

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook


@contextmanager
def open_workbook(name: str, content: bytes) -> Iterator[Workbook]:
    """Open a workbook whose parts were unpacked once within bounds, for as long as its cells are read.

    UserError `import_unreadable`, `import_bomb`, `import_document_type`; what the reader of cells refuses passes.
    """
    from xml.etree.ElementTree import ParseError

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    check_parts(name, content)
    broken = (*BROKEN_ZIP, InvalidFileException, ParseError, ArithmeticError, AttributeError, LookupError, TypeError)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and checks it does not know, which say nothing of the cells
            with closing(load_workbook(io.BytesIO(content), read_only=True, data_only=True)) as book:
                yield book
    except broken as problem:
        raise UserError("import_unreadable", name=name) from problem
