"""XML of others, read piece by piece: no document type, no entities, bounded depth and text."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from household_ledger.errors import UserError
from household_ledger.services.exchange.reading import limits

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def elements(name: str, content: bytes, wanted: frozenset[str]) -> Iterator[tuple[int, str, Element]]:
    """Give each wanted element when it ends, with its number among them and its path; it is let go of afterwards.

    UserError `import_document_type`, `import_unreadable`, `import_cell_too_long`, `import_too_many_rows`.
    """
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    plain = limits.unpacked(name, content)
    limits.refuse_document_type(name, plain)
    path: list[str] = []
    open_elements: list[Element] = []
    number = 0
    try:
        for event, element in iterparse(io.BytesIO(plain), events=("start", "end"), forbid_dtd=True):
            if event == "start":
                path.append(element.tag)
                open_elements.append(element)
                if len(path) > limits.MOST_DEPTH:
                    raise UserError("import_unreadable", name=name)
                continue
            _check(name, element)
            if element.tag in wanted and not any(tag in wanted for tag in path[:-1]):
                number += 1
                limits.check_row(name, number)
                yield number, "/".join(path), element
            path.pop()
            open_elements.pop()
            if open_elements and not any(tag in wanted for tag in path):
                open_elements[-1].remove(element)
    except DefusedXmlException as problem:
        raise UserError("import_document_type", name=name) from problem
    except (ParseError, ValueError, LookupError, OverflowError) as problem:
        raise UserError("import_unreadable", name=name) from problem


def _check(name: str, element: Element) -> None:
    for text in (element.text, element.tail, *element.attrib.values()):
        if text:
            limits.check_text(name, text)
