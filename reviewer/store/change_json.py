"""Changes as the journal keeps them: ``[{"after", "before", "record"}, …]``."""

from collections.abc import Iterable

import msgspec

from reviewer.domain.changes import Change, Record
from reviewer.store.canonical import decode, encode
from reviewer.store.records import BY_NAME, table_of


class _Written(msgspec.Struct):
    """One change in JSON; ``record`` names the class of both sides."""

    record: str
    before: dict[str, object] | None
    after: dict[str, object] | None


def write_changes(changes: Iterable[Change]) -> str:
    """Write changes as canonical JSON."""
    return encode([_write(change) for change in changes])


def read_changes(text: str) -> tuple[Change, ...]:
    """Read what ``write_changes`` wrote.

    Raises:
        msgspec.ValidationError: A record is not what it says it is.
        KeyError: A class of record is unknown.
    """
    return tuple(_read(item) for item in decode(text, list[_Written]))


def _write(change: Change) -> dict[str, object]:
    record = change.before or change.after
    name = table_of(record).name if record else ""
    return {"record": name, "before": change.before, "after": change.after}


def _read(item: _Written) -> Change:
    kind = BY_NAME[item.record].record
    return Change(before=_record(item.before, kind), after=_record(item.after, kind))


def _record(fields: dict[str, object] | None, kind: type[Record]) -> Record | None:
    return None if fields is None else msgspec.convert(fields, kind)
