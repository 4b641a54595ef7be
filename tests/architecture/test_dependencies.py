"""The versions that are allowed are those that work."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QObject


def test_calls_without_a_result_do_not_use_none_up() -> None:
    """PySide6 6.12.0 on Python 3.11 ended the process after some 5,000 of them."""
    receiver = QObject()
    for number in range(20_000):
        receiver.blockSignals(number % 2 == 0)
        receiver.setObjectName("receiver")
    assert receiver.objectName() == "receiver"


@pytest.mark.parametrize("package", ["PySide6_Essentials", "shiboken6"])
def test_the_release_that_ends_the_process_is_not_pinned(
    root: Path, package: str
) -> None:
    pins = (root / "packaging/constraints.txt").read_text(encoding="utf-8")
    pinned = re.search(rf"^{package}==6\.(\d+)", pins, re.MULTILINE)
    assert pinned is not None
    assert 8 <= int(pinned[1]) < 12
