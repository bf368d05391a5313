"""Tables as Apache Parquet files; the only place that knows what writes them (decision 20)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import BinaryIO, Final

Value = str | int | float | bool | date | None
_GROUP_ROWS: Final = 100_000


class Kind(Enum):
    """What a column holds, by the name Arrow has for it."""

    WORDS = "string"
    WHOLE = "int64"
    NUMBER = "float64"
    DAY = "date32"
    YES_NO = "bool"


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its name and what it holds."""

    name: str
    kind: Kind


def write_parquet(file: BinaryIO, columns: Sequence[Column], rows: Sequence[Sequence[Value]]) -> None:
    """Write rows, each with a value (or None) for every column, in their order."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema([(one.name, pa.type_for_alias(one.kind.value)) for one in columns])
    cells = zip(*rows, strict=True) if rows else ((),) * len(columns)
    arrays = [pa.array(values, type=field.type) for values, field in zip(cells, schema, strict=True)]
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), file, row_group_size=_GROUP_ROWS)
