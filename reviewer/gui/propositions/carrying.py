"""Statements on the clipboard and under the pointer."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData

from reviewer.domain.identifiers import StatementId

_FORMAT = "application/x-reviewer-statements"


def packed(statement_ids: Sequence[StatementId], text: str) -> QMimeData:
    """Statements to be carried, and in words for every other program."""
    data = QMimeData()
    data.setText(text)
    data.setData(_FORMAT, "\n".join(statement_ids).encode())
    return data


def carried(data: QMimeData) -> tuple[StatementId, ...]:
    """The statements that are carried; empty where it is something else."""
    ids = data.data(_FORMAT).toStdString().split("\n")
    return tuple(StatementId(one) for one in ids if one)
